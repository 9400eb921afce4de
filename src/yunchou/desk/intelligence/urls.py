"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.intelligence import views

urlpatterns = [
    path("opportunities/<int:pk>/confidences/", views.compartment, name="compartment"),
    path("opportunities/<int:pk>/confidences/<int:grant>/", views.compartment_access, name="compartment_access"),
    path("opportunities/<int:pk>/sources/<uuid:source>/name/", views.source_name, name="source_name"),
]
