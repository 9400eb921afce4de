"""The page of the day, for everybody who is signed in."""

from tests.desk.permissions.row import SEES_DEALS, Row

ROWS = [
    Row("today"),
    Row("today_judging", "POST"),
    # Nothing is quieted here, so that there is nothing to let in: who may ask is told so.
    Row("today_readmissions", "POST", data=lambda _w: {"rule": "x", "key": "y"}, allowed=SEES_DEALS, status=404),
    Row("hidden_moves", allowed=SEES_DEALS),
]
