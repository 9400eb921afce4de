"""Columns that hold one value of a closed list."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from yunchou.desk.opportunities.models import StandingChange
from yunchou.playbook.pipeline.stages import Standing


def test_a_row_knows_without_the_database_what_is_not_of_its_list() -> None:
    StandingChange(standing=Standing.LOST).validate_constraints()
    StandingChange(standing="lost").validate_constraints()
    with pytest.raises(ValidationError, match="change_standing_known"):
        StandingChange(standing="gone").validate_constraints()
    StandingChange(standing="gone").validate_constraints(exclude={"standing"})
