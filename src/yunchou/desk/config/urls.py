"""Every address of the desk. A view that states no permission is refused."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("yunchou.desk.colleagues.account_urls")),
    path("account/", include("allauth.urls")),
    path("", include("yunchou.desk.web.urls")),
    path("", include("yunchou.desk.colleagues.urls")),
    path("", include("yunchou.desk.jobs.urls")),
    path("", include("yunchou.desk.alerts.urls")),
    path("", include("yunchou.desk.customers.urls")),
    path("", include("yunchou.desk.opportunities.urls")),
    path("", include("yunchou.desk.stakeholders.urls")),
    path("", include("yunchou.desk.intelligence.urls")),
    path("", include("yunchou.desk.qualification.urls")),
    path("", include("yunchou.desk.competitors.urls")),
    path("", include("yunchou.desk.insiders.urls")),
    path("", include("yunchou.desk.approvals.urls")),
    path("", include("yunchou.desk.contracts.urls")),
    path("", include("yunchou.desk.negotiation.urls")),
    path("", include("yunchou.desk.receivables.urls")),
    path("", include("yunchou.desk.resources.urls")),
    path("", include("yunchou.desk.meetings.urls")),
    path("", include("yunchou.desk.tempo.urls")),
    path("", include("yunchou.desk.conduct.urls")),
    path("", include("yunchou.desk.retention.urls")),
    path("", include("yunchou.desk.cockpit.urls")),
    path("", include("yunchou.desk.outlook.urls")),
    path("", include("yunchou.desk.handover.urls")),
    path("", include("yunchou.desk.capture.urls")),
    path("", include("yunchou.desk.today.urls")),
    path("", include("yunchou.desk.budget_season.urls")),
    path("", include("yunchou.desk.weekly.urls")),
    path("", include("yunchou.desk.notices.urls")),
    path("", include("yunchou.desk.search.urls")),
    path("", include("yunchou.desk.exchange.urls")),
    path("", include("yunchou.desk.privacy.urls")),
    path("", include("yunchou.desk.metrics.urls")),
]

handler400 = "yunchou.desk.web.errors.bad_request"
handler403 = "yunchou.desk.web.errors.forbidden"
handler404 = "yunchou.desk.web.errors.not_found"
# Allauth asks for this one when somebody tries too often.
handler429 = "yunchou.desk.web.errors.too_many"
handler500 = "yunchou.desk.web.errors.server_error"
