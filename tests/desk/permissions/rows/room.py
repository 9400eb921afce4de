"""The room as it was, and what has happened since a page was opened."""

from tests.desk.permissions.row import SEES_ALL, SEES_DEALS, Row, deal, foreign_deal

ROWS = [
    Row("opportunity_then", allowed=SEES_DEALS, ours=deal, theirs=foreign_deal, allowed_theirs=SEES_ALL),
    Row(
        "opportunity_news",
        allowed=SEES_DEALS,
        status=204,
        ours=deal,
        theirs=foreign_deal,
        allowed_theirs=SEES_ALL,
        query="?after=0",
    ),
]
