"""Addresses of contracts."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts import views
from yunchou.desk.contracts.operations import SIGNING_STEP
from yunchou.desk.contracts.path_views import Path

SIGNING = Path(SIGNING_STEP, "signing", "contract", _("Step of the signing path"))

urlpatterns = [
    path("opportunities/<int:pk>/contract/", views.contract, name="contract"),
    path("opportunities/<int:pk>/contract/edit/", views.contract_edit, name="contract_edit"),
    path("opportunities/<int:pk>/contract/signature/", views.contract_sign, name="contract_sign"),
    *SIGNING.addresses(),
]
