"""The page of the day, for everybody who is signed in."""

from tests.desk.permissions.row import SEES_DEALS, Row

ROWS = [
    Row("today"),
    Row("hidden_moves", allowed=SEES_DEALS),
]
