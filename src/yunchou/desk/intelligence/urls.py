"""Addresses of this feature; the page of claims itself is composed by the cockpit."""

from django.urls import path

from yunchou.desk.intelligence import opening_views, views
from yunchou.desk.intelligence.screens import PAGES

CLAIMS = "opportunities/<int:pk>/claims/"

urlpatterns = [
    path("opportunities/<int:pk>/confidences/", views.compartment, name="compartment"),
    path("opportunities/<int:pk>/confidences/<int:grant>/", views.compartment_access, name="compartment_access"),
    path("opportunities/<int:pk>/confidences/opening/", opening_views.opening_new, name="opening_new"),
    path("break-glass/", opening_views.openings, name="openings"),
    path("break-glass/<int:pk>/", opening_views.opening_decision, name="opening_decision"),
    path("opportunities/<int:pk>/sources/<uuid:source>/name/", views.source_name, name="source_name"),
    path("opportunities/<int:pk>/sources/<uuid:source>/rating/", views.source_rating, name="source_rating"),
    path(f"{CLAIMS}<int:claim>/outcome/", views.claim_outcome, name="claim_outcome"),
    *PAGES.urls(CLAIMS),
]
