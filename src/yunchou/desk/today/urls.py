"""Addresses of Today."""

from django.urls import path

from yunchou.desk.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("today/judging/", views.today_judging, name="today_judging"),
    path("today/readmissions/", views.today_readmissions, name="today_readmissions"),
    path("hidden-moves/", views.hidden_moves, name="hidden_moves"),
]
