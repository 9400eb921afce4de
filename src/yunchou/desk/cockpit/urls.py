"""Addresses of the cockpit."""

from django.urls import path

from yunchou.desk.cockpit import meeting_views, pace_views, past_views, resource_views, rhythm_views, views, visit_views

urlpatterns = [
    path("opportunities/<int:pk>/", views.opportunity, name="opportunity"),
    path("opportunities/<int:pk>/stage/", views.stage, name="opportunity_stage"),
    path("opportunities/<int:pk>/answers/<slug:criterion>/", views.answer, name="opportunity_answer"),
    path("rhythm/", rhythm_views.rhythm, name="rhythm"),
    path("opportunities/<int:pk>/pace/", pace_views.pace, name="pace"),
    path("opportunities/<int:pk>/pace/decision/", pace_views.pace_decision, name="pace_decision"),
    path("opportunities/<int:pk>/pace/pause/", pace_views.pace_pause, name="pace_pause"),
    path("opportunities/<int:pk>/moves/", views.moves, name="opportunity_moves"),
    path("opportunities/<int:pk>/moves/<int:decision>/", views.move, name="opportunity_move"),
    path("opportunities/<int:pk>/then/", past_views.opportunity_then, name="opportunity_then"),
    path("opportunities/<int:pk>/news/", past_views.opportunity_news, name="opportunity_news"),
    path("opportunities/<int:pk>/meetings/<int:plan>/", meeting_views.meeting, name="meeting"),
    path("opportunities/<int:pk>/meetings/contacts/<int:contact>/after/", visit_views.after_visit, name="after_visit"),
    path(
        "opportunities/<int:pk>/meetings/contacts/<int:contact>/after/message/",
        visit_views.after_visit_message,
        name="after_visit_message",
    ),
    path("opportunities/<int:pk>/resources/", resource_views.resources, name="resources"),
    path("opportunities/<int:pk>/resources/pursuit/", resource_views.pursuit, name="pursuit"),
    path("opportunities/<int:pk>/rivals/", views.rivals, name="rivals"),
    path("opportunities/<int:pk>/claims/", views.claims, name="claims"),
    path("opportunities/<int:pk>/claims/<int:claim>/witnesses/", views.claim_witnesses, name="claim_witnesses"),
]
