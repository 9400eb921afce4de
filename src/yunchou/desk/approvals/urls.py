"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.approvals import views

urlpatterns = [
    path("leave/", views.approvals, name="approvals"),
    path("leave/<int:pk>/withdrawal/", views.approval_take_back, name="approval_take_back"),
    path("leave/stand-ins/new/", views.stand_in_new, name="stand_in_new"),
    path("leave/stand-ins/<int:pk>/end/", views.stand_in_end, name="stand_in_end"),
]
