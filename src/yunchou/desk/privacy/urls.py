"""Addresses of what concerns personal information."""

from django.urls import path

from yunchou.desk.privacy import audit_views, paper_views, request_views, transfer_views, views

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("privacy/register/", views.privacy_register, name="privacy_register"),
    path("privacy/requests/new/", request_views.privacy_request_new, name="privacy_request_new"),
    path("privacy/requests/<int:pk>/", request_views.privacy_request, name="privacy_request"),
    path("privacy/requests/<int:pk>/asker/", request_views.privacy_request_asker, name="privacy_request_asker"),
    path("privacy/people/<int:pk>/request/", request_views.privacy_person_request, name="privacy_person_request"),
    path("privacy/people/<int:pk>/", views.privacy_person, name="privacy_person"),
    path("privacy/people/<int:pk>/file/", views.privacy_file, name="privacy_file"),
    path("privacy/people/<int:pk>/called/", views.privacy_called, name="privacy_called"),
    path("privacy/people/<int:pk>/erasure/", views.privacy_erasure, name="privacy_erasure"),
    path("privacy/incident/", views.privacy_incident, name="privacy_incident"),
    path("privacy/incident/export/", views.privacy_incident_export, name="privacy_incident_export"),
    path("privacy/audit/", audit_views.privacy_audit, name="privacy_audit"),
    path("privacy/audit/report/", audit_views.privacy_audit_report, name="privacy_audit_report"),
    path("privacy/notices/", paper_views.privacy_notices, name="privacy_notices"),
    path("privacy/notices/told.xlsx", paper_views.privacy_notices_export, name="privacy_notices_export"),
    path("privacy/assessments/", paper_views.assessments, name="assessments"),
    path("privacy/assessments/new/", paper_views.assessment_new, name="assessment_new"),
    path("privacy/assessments/<int:pk>/", paper_views.assessment, name="assessment"),
    path("privacy/assessments/<int:pk>/assessment.docx", paper_views.assessment_file, name="assessment_file"),
    path("privacy/abroad/", transfer_views.transfer_list, name="transfers"),
    path("privacy/abroad/new/", transfer_views.transfer_new, name="transfer_new"),
    path("privacy/abroad/<int:pk>/", transfer_views.transfer, name="transfer"),
    path("privacy/people/<int:pk>/abroad/<int:transfer>/", transfer_views.transfer_consent, name="transfer_consent"),
    path("contacts/<int:pk>/withdrawal/", views.person_withdrawal, name="person_withdrawal"),
    path("contacts/<int:pk>/basis/", views.person_basis, name="person_basis"),
]
