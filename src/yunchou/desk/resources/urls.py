"""Addresses of this feature. The page itself and decisions about the pursuit are in `cockpit.urls`."""

from django.urls import path

from yunchou.desk.resources import views
from yunchou.desk.resources.screens import PAGES

ROOT = "opportunities/<int:pk>/resources/"

urlpatterns = [
    path("asks/", views.my_asks, name="my_asks"),
    path("asks/<int:ask>/answer/", views.ask_answer, name="ask_answer"),
    path("presenters/", views.presenters, name="presenters"),
    path("presenters/<int:user>/", views.presenter, name="presenter"),
    path(f"{ROOT}asks/<int:ask>/done/", views.ask_settled, name="ask_settled"),
    *PAGES.urls(ROOT),
]
