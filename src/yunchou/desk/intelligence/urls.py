"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.intelligence import views

urlpatterns = [
    path("opportunities/<int:pk>/sources/<uuid:source>/name/", views.source_name, name="source_name"),
]
