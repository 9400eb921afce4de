"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.outlook import room_views, views

urlpatterns = [
    path("forecast/", views.forecast, name="forecast"),
    path("forecast/forecast.xlsx", views.forecast_export, name="forecast_export"),
    path("forecast/past/sharing/", views.forecast_share, name="forecast_share"),
    path("forecast/targets/new/", views.target_new, name="target_new"),
    path("room/", room_views.managers_room, name="managers_room"),
    path("room/room.xlsx", room_views.managers_room_export, name="managers_room_export"),
]
