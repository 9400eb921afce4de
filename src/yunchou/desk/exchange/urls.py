"""Addresses of imports."""

from django.urls import path

from yunchou.desk.exchange import statement_views, views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/<int:pk>/", views.import_page, name="import"),
    path("imports/<int:pk>/trial/", views.import_trial, name="import_trial"),
    path("imports/<int:pk>/rows/", views.import_rows, name="import_rows"),
    path("imports/<int:pk>/problems/", views.import_problems, name="import_problems"),
    path("statements/", statement_views.bank_statements, name="bank_statements"),
]
