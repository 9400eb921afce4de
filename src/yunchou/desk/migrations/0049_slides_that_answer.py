"""Slides are matched with concerns by their version; what was tapped so far was tapped for the slides named now."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def looked_at(apps: Any, _schema: Any) -> None:
    """Who said yes or no looked at the slides that the meeting names."""
    plans = apps.get_model("desk", "MeetingPlan").objects.filter(pk=OuterRef("meeting"))
    said = apps.get_model("desk", "MeetingAttendee").objects.exclude(deck_fits="unknown")
    said.update(deck_looked_at=Subquery(plans.values("deck")[:1]))


class Migration(migrations.Migration):
    dependencies = [("desk", "0048_a_day_moved_by_an_amendment")]

    operations = [
        migrations.AddField(
            model_name="concern",
            name="answered_in",
            field=models.CharField(blank=True, max_length=120, verbose_name="slides that answer it"),
        ),
        migrations.AddField(
            model_name="meetingattendee",
            name="deck_looked_at",
            field=models.CharField(blank=True, max_length=120, verbose_name="slides that were looked at"),
        ),
        migrations.RunPython(looked_at, migrations.RunPython.noop),
    ]
