"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.qualification import views
from yunchou.desk.qualification.screens import PAGES

ROOT = "opportunities/<int:pk>/qualification/"

urlpatterns = [
    path(ROOT, views.qualification, name="qualification"),
    path(f"{ROOT}need/", views.need_summary, name="need_summary"),
    *PAGES.urls(ROOT),
]
