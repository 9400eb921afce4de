"""Addresses of this feature; the page of a deal's rivals itself is composed by the cockpit."""

from django.urls import path

from yunchou.desk.competitors import views
from yunchou.desk.competitors.screens import PAGES

urlpatterns = [
    path("rivals/", views.companies, name="rival_companies"),
    path("rivals/<int:pk>/", views.company, name="rival_company"),
    path("rivals/<int:pk>/edit/", views.company_edit, name="rival_company_edit"),
    *PAGES.urls("opportunities/<int:pk>/rivals/"),
]
