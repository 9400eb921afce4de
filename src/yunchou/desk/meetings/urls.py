"""Addresses of this feature. The page of one meeting is in `cockpit.urls`."""

from django.urls import path

from yunchou.desk.meetings import feed_views, reason_views, views
from yunchou.desk.meetings.screens import PAGES, REASONS

ROOT = "opportunities/<int:pk>/meetings/"
REASON_ROOT = "opportunities/<int:pk>/reasons/"
ONE = f"{ROOT}<int:plan>/"

urlpatterns = [
    path("calendar/", feed_views.calendar_feed, name="calendar_feed"),
    path("calendar/address/", feed_views.calendar_feed_address, name="calendar_feed_address"),
    path("calendar/removal/", feed_views.calendar_feed_removal, name="calendar_feed_removal"),
    path("calendar/<slug:secret>.ics", feed_views.calendar_file, name="calendar_file"),
    path(ROOT, views.meetings, name="meetings"),
    path(f"{ONE}items/<slug:item>/", views.meeting_item, name="meeting_item"),
    path(f"{ONE}invited/<int:attendee>/", views.meeting_invitation, name="meeting_invitation"),
    path(f"{ONE}questions/", views.meeting_question, name="meeting_question"),
    path(f"{ONE}held/", views.meeting_held, name="meeting_held"),
    path(f"{ONE}pack/", views.meeting_pack, name="meeting_pack"),
    path(f"{ONE}pack.docx", views.meeting_pack_file, name="meeting_pack_file"),
    path(f"{ONE}pack.pdf", views.meeting_pack_pdf, name="meeting_pack_pdf"),
    path(f"{ONE}slides.pptx", views.meeting_slides, name="meeting_slides"),
    path(f"{ONE}meeting.ics", views.meeting_calendar, name="meeting_calendar"),
    path(REASON_ROOT, reason_views.reasons, name="reasons"),
    path(f"{REASON_ROOT}<int:page>/", reason_views.reason_page, name="reason_page"),
    path(f"{REASON_ROOT}<int:page>/page.docx", reason_views.reason_file, name="reason_file"),
    *PAGES.urls(ROOT),
    *REASONS.urls(REASON_ROOT),
]
