"""Change what is known of existing customers, and open the deals that grow out of them."""

from yunchou.desk.retention.operations.harvests import open_expansion, open_renewal
from yunchou.desk.retention.operations.introductions import (
    note_job_change,
    note_referral,
    thank,
)
from yunchou.desk.retention.operations.keeping import (
    Reported,
    Used,
    keep_tickets,
    keep_usage,
    note_care,
    note_usage,
)
from yunchou.desk.retention.operations.references import note_consent, use_reference
from yunchou.desk.retention.operations.watching import note_health

__all__ = [
    "Reported",
    "Used",
    "keep_tickets",
    "keep_usage",
    "note_care",
    "note_consent",
    "note_health",
    "note_job_change",
    "note_referral",
    "note_usage",
    "open_expansion",
    "open_renewal",
    "thank",
    "use_reference",
]
