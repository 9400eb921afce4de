"""Addresses of deals. The deal's overview and its stage belong to the cockpit, which judges the gate."""

from django.urls import path

from yunchou.desk.opportunities.views import board, deals, pipeline, team

urlpatterns = [
    path("opportunities/", pipeline.opportunities, name="opportunities"),
    path("opportunities/views/", pipeline.saved_views, name="saved_views"),
    path("opportunities/views/<int:pk>/", pipeline.saved_view, name="saved_view"),
    path("opportunities/board/", board.board, name="board"),
    path("opportunities/board/totals/", board.board_totals, name="board_totals"),
    path("opportunities/board/<slug:stage>/", board.board_column, name="board_column"),
    path("opportunities/new/", deals.opportunity_new, name="opportunity_new"),
    path("opportunities/<int:pk>/edit/", deals.opportunity_edit, name="opportunity_edit"),
    path("opportunities/<int:pk>/standing/", deals.opportunity_standing, name="opportunity_standing"),
    path("opportunities/<int:pk>/timeline/", deals.opportunity_timeline, name="opportunity_timeline"),
    path("opportunities/<int:pk>/team/", team.opportunity_team, name="opportunity_team"),
    path("opportunities/<int:pk>/team/members/", team.opportunity_members, name="opportunity_members"),
    path("opportunities/<int:pk>/team/members/<int:user>/", team.opportunity_member, name="opportunity_member"),
    path("opportunities/<int:pk>/owner/", team.opportunity_owner, name="opportunity_owner"),
    path("opportunities/<int:pk>/compartment/", team.opportunity_compartment, name="opportunity_compartment"),
]
