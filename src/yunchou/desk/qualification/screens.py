"""What can be written on the page, one line per kind of row: address, operations, form, section, headings."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.opportunities.row_pages import RowPages, Screen
from yunchou.desk.qualification import forms, operations

SCREENS = (
    Screen("needs", operations.NEED, forms.NeedForm, "need", _("New requirement"), _("Requirement")),
    Screen("gaps", operations.GAP_REQUEST, forms.GapForm, "need", _("Ask whether it can be developed"),
           _("Question to development"), ("need",)),
    Screen("endorsements", operations.ENDORSEMENT, forms.EndorsementForm, "need", _("New endorsement"),
           _("Endorsement"), ("side",)),
    Screen("budgets", operations.BUDGET_FACT, forms.BudgetForm, "budget", _("New budget fact"), _("Budget fact")),
    Screen("plan", operations.PLAN_STEP, forms.PlanStepForm, "time", _("Step of the time plan"),
           _("Step of the time plan"), ("step",)),
    Screen("steps", operations.DECISION_STEP, forms.DecisionStepForm, "decision", _("New decision step"),
           _("Decision step")),
)  # fmt: skip
PAGES = RowPages("qualification", SCREENS)
