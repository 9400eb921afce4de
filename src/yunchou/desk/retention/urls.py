"""Addresses of the customers we already have."""

from django.urls import path

from yunchou.desk.retention import introduction_views as introductions
from yunchou.desk.retention import views

urlpatterns = [
    path("retention/", views.retention, name="retention"),
    path("retention/renewals/", views.renewal_calendar, name="renewals"),
    path("retention/growth/", views.growth, name="growth"),
    path("retention/references/", views.reference_list, name="references"),
    path("retention/referrals/", introductions.referral_list, name="referrals"),
    path("retention/ledger/", views.value_ledger, name="ledger"),
    path("retention/accounts.xlsx", views.retention_export, name="retention_export"),
    path("customers/<int:pk>/care/", views.customer_care, name="customer_care"),
    path("customers/<int:pk>/care/new/", views.care_new, name="care_new"),
    path("customers/<int:pk>/usage/new/", views.usage_new, name="usage_new"),
    path("customers/<int:pk>/consents/new/", views.consent_new, name="consent_new"),
    path("customers/<int:pk>/expansion/", views.expansion_open, name="expansion_open"),
    path("consents/<int:pk>/uses/new/", views.reference_use_new, name="reference_use_new"),
    path("customers/<int:pk>/referrals/new/", introductions.referral_new, name="referral_new"),
    path("referrals/<int:pk>/thanks/", introductions.referral_thanks, name="referral_thanks"),
    path("contacts/<int:pk>/job-change/", introductions.job_change, name="job_change"),
    path("opportunities/<int:pk>/renewal/", views.renewal_open, name="renewal_open"),
]
