"""What offers said of their leave goes to approvals, the one place where leave is asked for and given."""

from decimal import Decimal

from django.db import migrations


def ask(apps, _schema_editor):
    offers, approvals = apps.get_model("desk", "Offer"), apps.get_model("desk", "Approval")
    for offer in offers.objects.exclude(needs="").filter(leave=None).select_related("opportunity").iterator():
        offer.leave = approvals.objects.create(
            opportunity=offer.opportunity,
            matter="offer",
            what=f"{offer.opportunity.currency} {Decimal(offer.amount):,.2f}",
            needs=offer.needs,
            asked_by_id=offer.asked_by_id,
            asked_at=offer.asked_at,
            waits_since=offer.asked_at,
            approved=offer.approved,
            decided_by_id=offer.decided_by_id,
            decided_at=offer.decided_at,
            answer=offer.answer,
            version=offer.version,
        )
        offer.save(update_fields=["leave"])


class Migration(migrations.Migration):
    dependencies = [("desk", "0032_approvals")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
