"""How well the labelled notes are read. The held-back part was written before the grammar, for scoring only."""

import pytest

from tests.desk.capture.labelled import notes
from tests.desk.capture.scoring import score

PARTS = ("seen", "held_back")


@pytest.fixture(scope="module", params=PARTS)
def result(request):
    return score(request.param)


def test_there_are_many_notes_and_a_fair_part_is_held_back():
    seen, held_back = (notes(part) for part in PARTS)
    assert len(seen) + len(held_back) >= 220
    assert len({note.text for note in [*seen, *held_back]}) == len(seen) + len(held_back)
    assert len(held_back) >= 70


def test_what_is_proposed_is_right_and_most_is_found():
    parts = [score(part) for part in PARTS]
    right = sum(part.right.total() for part in parts)
    assert right / sum(part.proposed.total() for part in parts) >= 0.9
    assert right / sum(part.wanted.total() for part in parts) >= 0.8


def test_notes_that_were_not_looked_at_are_read_nearly_as_well(result):
    """Two of the held-back files are strangers' notes at first sight, whose recall docs/capture.md tells."""
    assert result.precision() >= 0.85, "\n".join(result.faults)
    assert result.recall() >= 0.78, "\n".join(result.faults)


def test_nobody_is_met_who_was_only_spoken_of(result):
    assert result.wrong_meetings == []


def test_a_note_is_read_within_milliseconds(result):
    assert result.median_ms < 50


def test_what_may_not_be_recorded_is_blocked_and_little_else(result):
    """Four notes in a hundred at most are blocked wrongly or not blocked, all of them counted in docs/capture.md."""
    assert len(result.block_errors) <= 0.04 * len(result.milliseconds), result.block_errors
