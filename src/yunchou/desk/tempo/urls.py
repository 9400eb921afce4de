"""Addresses of this feature. The page itself and what rests on the advice belong to the cockpit, which judges."""

from django.urls import path

from yunchou.desk.tempo import views
from yunchou.desk.tempo.screens import PAGES

ROOT = "opportunities/<int:pk>/pace/"

urlpatterns = [
    path(f"{ROOT}tender/", views.tender, name="pace_tender"),
    path(f"{ROOT}plays/", views.plays, name="pace_plays"),
    path(f"{ROOT}plays/<int:play>/", views.play, name="pace_play"),
    path(f"{ROOT}replan/", views.replan, name="pace_replan"),
    path(f"{ROOT}replan/<int:replan>/agreement/", views.agreement, name="pace_agreement"),
    path(f"{ROOT}steps/<int:step>/done/", views.step_done, name="pace_step_done"),
    *PAGES.urls(ROOT),
]
