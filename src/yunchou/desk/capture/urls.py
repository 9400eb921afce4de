"""Addresses of capture."""

from django.urls import path

from yunchou.desk.capture import views

urlpatterns = [
    path("capture/", views.capture, name="capture"),
    path("capture/proposals/", views.capture_proposals, name="capture_proposals"),
    path("capture/offline/", views.capture_offline, name="capture_offline"),
    path("capture/drafts/", views.capture_drafts, name="capture_drafts"),
    path("capture/notes/", views.capture_notes, name="capture_notes"),
    path("capture/notes/<slug:pk>/", views.captured, name="captured"),
    path("capture/notes/<slug:pk>/text/", views.captured_text, name="captured_text"),
    path("capture/notes/<slug:pk>/removal/", views.capture_draft_removal, name="capture_draft_removal"),
]
