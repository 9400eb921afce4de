"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.budget_season import views

urlpatterns = [
    path("budget-season/", views.budget_season, name="budget_season"),
    path("budget-season/<int:pk>/", views.budget_campaign, name="budget_campaign"),
    path("budget-season/<int:pk>/beginning/", views.budget_campaign_begin, name="budget_campaign_begin"),
    path("budget-season/tasks/<int:pk>/", views.budget_task, name="budget_task"),
    path("budget-season/tasks/<int:pk>/done/", views.budget_task_done, name="budget_task_done"),
    path("opportunities/<int:pk>/return.xlsx", views.budget_return_file, name="budget_return_file"),
    path("opportunities/<int:pk>/application.docx", views.budget_application_file, name="budget_application_file"),
]
