"""The address that a monitor asks."""

from django.urls import path

from yunchou.desk.metrics import views

urlpatterns = [path("health/metrics", views.metrics, name="health_metrics")]
