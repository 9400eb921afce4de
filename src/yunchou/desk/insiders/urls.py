"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.insiders import views

ROOT = "opportunities/<int:pk>/insiders/"

urlpatterns = [
    path(ROOT, views.insiders, name="insiders"),
    path(f"{ROOT}new/", views.insider_new, name="insider_new"),
    path(f"{ROOT}map/", views.insider_map, name="insider_map"),
    path(f"{ROOT}<uuid:source>/", views.insider, name="insider"),
    path(f"{ROOT}<uuid:source>/evidence/", views.insider_evidence, name="insider_evidence"),
    path(f"{ROOT}<uuid:source>/needs/", views.insider_need, name="insider_need"),
    path(f"{ROOT}evidence/<int:row>/", views.insider_evidence_correction, name="insider_evidence_correction"),
    path(f"{ROOT}evidence/<int:row>/removal/", views.insider_evidence_removal, name="insider_evidence_removal"),
    path(f"{ROOT}needs/<int:row>/removal/", views.insider_need_removal, name="insider_need_removal"),
]
