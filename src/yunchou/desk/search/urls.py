"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.search import views

urlpatterns = [path("search", views.search, name="search")]
