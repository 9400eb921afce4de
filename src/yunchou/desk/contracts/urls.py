"""Addresses of contracts."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts import amendment_views, template_views, text_views, views
from yunchou.desk.contracts.operations import SIGNING_STEP
from yunchou.desk.contracts.path_views import Path
from yunchou.desk.contracts.screens import PAGES

SIGNING = Path(SIGNING_STEP, "signing", "contract", _("Step of the signing path"))

HERE = "opportunities/<int:pk>/contract/"
HOUSE = "contract-templates/"

urlpatterns = [
    path(HERE, views.contract, name="contract"),
    path(f"{HERE}edit/", views.contract_edit, name="contract_edit"),
    path(f"{HERE}draft/", text_views.contract_draft, name="contract_draft"),
    path(f"{HERE}texts/new/", text_views.contract_text_new, name="contract_text_new"),
    path(f"{HERE}texts/returned/", text_views.contract_text_returned, name="contract_text_returned"),
    path(f"{HERE}texts/compare/", text_views.contract_compare, name="contract_compare"),
    path(f"{HERE}texts/<int:number>/", text_views.contract_text, name="contract_text"),
    path(f"{HERE}texts/<int:number>/text.docx", text_views.contract_text_file, name="contract_text_file"),
    path(f"{HERE}texts/<int:number>/review/", text_views.contract_text_review, name="contract_text_review"),
    path("leave/<int:pk>/contract/", text_views.contract_review, name="contract_review"),
    path(f"{HERE}files/new/", text_views.contract_file_new, name="contract_file_new"),
    path(f"{HERE}files/<int:file>/", text_views.contract_file, name="contract_file"),
    path(f"{HERE}amendments/<int:number>/drop/", amendment_views.amendment_drop, name="amendment_drop"),
    *PAGES.urls(HERE),
    path(HOUSE, template_views.contract_templates, name="contract_templates"),
    path(f"{HOUSE}new/", template_views.contract_template_new, name="contract_template_new"),
    path(f"{HOUSE}<int:pk>/", template_views.contract_template, name="contract_template"),
    path(f"{HOUSE}<int:pk>/edit/", template_views.contract_template_edit, name="contract_template_edit"),
    path(f"{HOUSE}<int:pk>/retirement/", template_views.contract_template_retire, name="contract_template_retire"),
    *SIGNING.addresses(),
]
