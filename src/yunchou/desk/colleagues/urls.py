"""Addresses of users, teams, one's own settings, and the logs."""

from django.urls import path

from yunchou.desk.colleagues.views import logs, own, teams, users

urlpatterns = [
    path("setup/", own.setup, name="setup"),
    path("preferences/", own.preferences, name="preferences"),
    path("users/", users.users, name="users"),
    path("users/new/", users.user_new, name="user_new"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/edit/", users.user_edit, name="user_edit"),
    path("users/<int:pk>/roles/", users.user_roles, name="user_roles"),
    path("users/<int:pk>/access/", users.user_access, name="user_access"),
    path("users/<int:pk>/link/", users.user_link, name="user_link"),
    path("users/<int:pk>/factors/", users.user_factors, name="user_factors"),
    path("users/<int:pk>/sessions/", users.user_sessions, name="user_sessions"),
    path("sign-in-rules/", users.sign_in_rules, name="sign_in_rules"),
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.team_new, name="team_new"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/removal/", teams.team_removal, name="team_removal"),
    path("access-log/", logs.access_log, name="access_log"),
    path("journal/", logs.journal, name="journal"),
    path("journal/verification/", logs.journal_verification, name="journal_verification"),
]
