"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.negotiation import signing_views, views
from yunchou.desk.negotiation.screens import PAGES

ROOT = "opportunities/<int:pk>/negotiation/"

urlpatterns = [
    path(ROOT, views.negotiation, name="negotiation"),
    path(f"{ROOT}plan/", views.negotiation_plan, name="negotiation_plan"),
    path(f"{ROOT}plan.docx", views.negotiation_paper, name="negotiation_paper"),
    path(f"{ROOT}offers/new/", views.offer_new, name="offer_new"),
    path("leave/<int:pk>/price/", views.offer_decide, name="offer_decide"),
    path("opportunities/<int:pk>/contract/signature/", signing_views.contract_sign, name="contract_sign"),
    *PAGES.urls(ROOT),
]
