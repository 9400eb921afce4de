"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.stakeholders import views
from yunchou.desk.stakeholders.screens import PAGES

ROOT = "opportunities/<int:pk>/people/"

urlpatterns = [
    path(ROOT, views.people, name="people"),
    path(f"{ROOT}places/", views.people_places, name="people_places"),
    path(f"{ROOT}layout/", views.people_layout, name="people_layout"),
    path(f"{ROOT}<slug:card>/", views.people_person, name="people_person"),
    *PAGES.urls(ROOT),
]
