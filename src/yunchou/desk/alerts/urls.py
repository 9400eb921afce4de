"""Addresses of alerts."""

from django.urls import path

from yunchou.desk.alerts import views

urlpatterns = [
    path("alerts/", views.alerts, name="alerts"),
    path("alerts/<int:pk>/", views.alert, name="alert"),
    path("alerts/<int:pk>/answer/", views.alert_answer, name="alert_answer"),
    path("alerts/<int:pk>/settlement/", views.alert_settlement, name="alert_settlement"),
]
