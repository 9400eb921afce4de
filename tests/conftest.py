"""What all tests share. The data folder of a run is made in `tests/settings.py`, before Django is set up."""
