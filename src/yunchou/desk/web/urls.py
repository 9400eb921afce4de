"""Addresses of the shell itself."""

from django.urls import path

from yunchou.desk.web import views

urlpatterns = [
    path("language", views.language, name="language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
