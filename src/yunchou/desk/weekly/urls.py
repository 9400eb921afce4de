"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.weekly import views

urlpatterns = [
    path("weekly/", views.weekly, name="weekly"),
    path("weekly/handing-in/", views.weekly_handing_in, name="weekly_handing_in"),
    path("weekly/reports/", views.weekly_reports, name="weekly_reports"),
    path("weekly/reports/<int:pk>/", views.weekly_report, name="weekly_report"),
    path("weekly/reports/<int:pk>/report.docx", views.weekly_file, name="weekly_file"),
]
