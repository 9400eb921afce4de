"""Addresses of Today."""

from django.urls import path

from yunchou.desk.today import views

urlpatterns = [
    path("", views.today, name="today"),
    path("hidden-moves/", views.hidden_moves, name="hidden_moves"),
]
