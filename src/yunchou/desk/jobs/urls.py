"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.jobs import views

urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<int:pk>/retry/", views.job_retry, name="job_retry"),
    path("jobs/<int:pk>/removal/", views.job_removal, name="job_removal"),
]
