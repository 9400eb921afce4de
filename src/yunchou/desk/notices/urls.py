"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.notices import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/reading/", views.notices_reading, name="notices_reading"),
    path("notices/<int:pk>/reading/", views.notice_reading, name="notice_reading"),
    path("notices/settings/", views.notice_settings, name="notice_settings"),
    path("notices/devices/", views.device, name="push_device"),
    path("notices/devices/<int:pk>/removal/", views.device_removal, name="push_device_removal"),
    path("notices/robot/", views.robot, name="robot"),
    path("notices/robot/removal/", views.robot_removal, name="robot_removal"),
]
