"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.outlook import views

urlpatterns = [
    path("forecast/", views.forecast, name="forecast"),
    path("forecast/forecast.xlsx", views.forecast_export, name="forecast_export"),
    path("forecast/targets/new/", views.target_new, name="target_new"),
]
