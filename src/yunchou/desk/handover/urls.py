"""Addresses of handing over."""

from django.urls import path

from yunchou.desk.handover import views

urlpatterns = [
    path("handover/", views.handovers, name="handovers"),
    path("handover/<int:pk>/", views.handover, name="handover"),
    path("handover/<int:pk>/file/", views.handover_file, name="handover_file"),
]
