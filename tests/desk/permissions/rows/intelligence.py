"""Who may read the confidences of a deal, and who did: its keeper's alone."""

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import Row, World, deal, foreign_deal
from yunchou.desk.identity.models import CompartmentGrant
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity

KEEPER = frozenset({Role.SELLER})
NOT_ON_THEIRS = frozenset({Role.PRESALES, Role.LEADER, Role.READ_ONLY})


def granted(on: Opportunity, world: World) -> dict[str, Any]:
    """An access of the executive's to this deal's compartment."""
    new = {"reason": "共同拜访", "granted_by": on.owner, "granted_at": AT}
    access, _made = CompartmentGrant.objects.get_or_create(
        compartment=on.compartment, user=world.cast.executive, defaults=new
    )
    return {"pk": on.pk, "grant": access.pk}


def letting_in(world: World) -> dict[str, Any]:
    return {"user": world.cast.executive.pk, "reason": "共同拜访"}


ROWS = [
    Row("compartment", ours=deal, theirs=foreign_deal, allowed=KEEPER, unseen=NOT_ON_THEIRS),
    Row("compartment", "POST", ours=deal, theirs=foreign_deal, allowed=KEEPER, unseen=NOT_ON_THEIRS, data=letting_in),
    Row(
        "compartment_access",
        "POST",
        ours=lambda w: granted(w.cast.deal, w),
        theirs=lambda w: granted(w.foreign_deal, w),
        allowed=KEEPER,
        unseen=NOT_ON_THEIRS,
    ),
]
