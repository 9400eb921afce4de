"""Addresses of the shell itself."""

from django.urls import path

from yunchou.desk.web import views

urlpatterns = [
    path("language", views.language, name="language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("service-worker.js", views.service_worker, name="service_worker"),
]
