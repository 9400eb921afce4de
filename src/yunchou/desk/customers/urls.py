"""Addresses of customers, their people, the key-account verdict, the watch-list and the segments."""

from django.urls import path

from yunchou.desk.customers.views import companies, contacts, judging, segments, watchlist

urlpatterns = [
    path("customers/", companies.customers, name="customers"),
    path("customers/new/", companies.customer_new, name="customer_new"),
    path("customers/names/", companies.customer_names, name="customer_names"),
    path("customers/<int:pk>/", companies.customer, name="customer"),
    path("customers/<int:pk>/edit/", companies.customer_edit, name="customer_edit"),
    path("customers/<int:pk>/owner/", companies.customer_owner, name="customer_owner"),
    path("customers/<int:pk>/contacts/new/", contacts.contact_new, name="contact_new"),
    path("customers/<int:pk>/key-account/", judging.key_account, name="key_account"),
    path("customers/<int:pk>/key-account/judgement/", judging.key_account_judgement, name="key_account_judgement"),
    path("contacts/<int:pk>/edit/", contacts.contact_edit, name="contact_edit"),
    path("contacts/<int:pk>/leaving/", contacts.contact_leaving, name="contact_leaving"),
    path("key-account-reviews/<int:pk>/", judging.key_account_review, name="key_account_review"),
    path("key-account-reviews/<int:pk>/sign-off/", judging.key_account_sign_off, name="key_account_sign_off"),
    path("watchlist/", watchlist.watchlist, name="watchlist"),
    path("watchlist/new/", watchlist.watchlist_new, name="watchlist_new"),
    path("watchlist/<int:pk>/", watchlist.watchlist_entry, name="watchlist_entry"),
    path("watchlist/<int:pk>/edit/", watchlist.watchlist_edit, name="watchlist_edit"),
    path("watchlist/<int:pk>/dismissal/", watchlist.watchlist_dismissal, name="watchlist_dismissal"),
    path("watchlist/<int:pk>/return/", watchlist.watchlist_return, name="watchlist_return"),
    path("watchlist/<int:pk>/customer/", watchlist.watchlist_customer, name="watchlist_customer"),
    path("segments/", segments.segments, name="segments"),
    path("segments/new/", segments.segment_new, name="segment_new"),
    path("segments/<int:pk>/", segments.segment_edit, name="segment_edit"),
]
