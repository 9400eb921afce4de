from django.urls import path

from yunchou.desk.conduct.screens import PAGES
from yunchou.desk.conduct.views import board, deals, own

ROOT = "opportunities/<int:pk>/conduct/"
PLAN = f"{ROOT}hospitality/<int:plan>/"

urlpatterns = [
    path(ROOT, deals.conduct, name="conduct"),
    path(f"{ROOT}hospitality/new/", deals.hospitality_new, name="hospitality_new"),
    path(f"{PLAN}decision/", deals.hospitality_decision, name="hospitality_decision"),
    path(f"{PLAN}giving/", deals.hospitality_giving, name="hospitality_giving"),
    path(f"{PLAN}cancellation/", deals.hospitality_cancel, name="hospitality_cancel"),
    *PAGES.urls(ROOT),
    path("approvals/", deals.hospitality_approvals, name="hospitality_approvals"),
    path("compliance/", board.compliance, name="compliance"),
    path("compliance/register.xlsx", board.compliance_export, name="compliance_export"),
    path("compliance/introducers/<int:pk>/", board.screening, name="screening"),
    path("compliance/conflicts/<int:pk>/", board.conflict_outcome, name="conflict_outcome"),
    path("compliance/<slug:part>/", board.compliance_part, name="compliance_part"),
    path("declarations/", own.conflict_declarations, name="conflict_declarations"),
]
