"""Faults that take minutes: kill -9, full disks, moved clocks, a power cut; what was acknowledged must be there after.

Run with `bin/torture`; the results of the last run are in docs/reliability.md. Not collected by pytest.
"""
