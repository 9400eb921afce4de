"""Addresses of receivables and bank receipts."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.path_views import Path
from yunchou.desk.receivables import (
    amendment_views,
    cash_views,
    collection_views,
    day_views,
    red_views,
    refund_views,
    statement_views,
    views,
)
from yunchou.desk.receivables.operations import PAYMENT_STEP
from yunchou.desk.receivables.screens import PAGES

PAYMENT = Path(PAYMENT_STEP, "payment", "receivables", _("Step of the payment path"))

urlpatterns = [
    path("opportunities/<int:pk>/receivables/", views.receivables, name="receivables"),
    path("opportunities/<int:pk>/receivables/letter.docx", collection_views.payment_letter, name="payment_letter"),
    path("opportunities/<int:pk>/receivables/win/", views.receivables_win, name="receivables_win"),
    path("opportunities/<int:pk>/receivables/new/", views.instalment_new, name="instalment_new"),
    *PAGES.urls("opportunities/<int:pk>/receivables/"),
    path("opportunities/<int:pk>/receivables/periods/", views.instalment_periods, name="instalment_periods"),
    path("opportunities/<int:pk>/receivables/shares/", views.instalment_shares, name="instalment_shares"),
    path("instalments/<int:pk>/", views.instalment_edit, name="instalment_edit"),
    path("instalments/<int:pk>/day/", day_views.instalment_day, name="instalment_day"),
    path("instalments/<int:pk>/removal/", views.instalment_remove, name="instalment_remove"),
    path("instalments/<int:pk>/invoices/new/", views.invoice_new, name="invoice_new"),
    path("opportunities/<int:pk>/amendments/new/", amendment_views.amendment_new, name="amendment_new"),
    path("leave/<int:pk>/amendment/", amendment_views.amendment_decide, name="amendment_decide"),
    path(
        "opportunities/<int:pk>/contract/amendments/<int:number>/adoption/",
        amendment_views.amendment_adopt,
        name="amendment_adopt",
    ),
    path("invoices/<int:pk>/red-letter/", red_views.invoice_red, name="invoice_red"),
    path("invoices/<int:pk>/exchange/", red_views.invoice_exchange, name="invoice_exchange"),
    path("collections/", collection_views.collections, name="collections"),
    path("collections/board/", collection_views.collections_board, name="collections_board"),
    path("collections/ageing/", collection_views.collections_ageing, name="collections_ageing"),
    path("collections/owed.xlsx", collection_views.collections_export, name="collections_export"),
    path("receipts/", cash_views.bank_receipts, name="bank_receipts"),
    path("receipts/new/", cash_views.bank_receipt_payer, name="bank_receipt_payer"),
    path("customers/<int:pk>/receipts/new/", cash_views.bank_receipt_new, name="bank_receipt_new"),
    path("receipts/<int:pk>/", cash_views.bank_receipt, name="bank_receipt"),
    path("receipts/<int:pk>/allocations/", cash_views.bank_receipt_allocate, name="bank_receipt_allocate"),
    path("receipts/<int:pk>/refunds/", refund_views.bank_receipt_refund, name="bank_receipt_refund"),
    path("receipts/<int:pk>/refunds/<int:number>/withdrawal/", refund_views.refund_withdraw, name="refund_withdraw"),
    path(
        "receipts/<int:pk>/allocations/<int:number>/removal/",
        refund_views.bank_receipt_release,
        name="bank_receipt_release",
    ),
    path("receipts/<int:pk>/withdrawal/", cash_views.bank_receipt_withdraw, name="bank_receipt_withdraw"),
    path("statements/<int:pk>/", statement_views.bank_statement, name="bank_statement"),
    path("statements/<int:pk>/certain/", statement_views.bank_statement_certain, name="bank_statement_certain"),
    path("statements/lines/<int:pk>/", statement_views.statement_line, name="statement_line"),
    path("statements/lines/<int:pk>/proposal/", statement_views.statement_line_accept, name="statement_line_accept"),
    path("statements/lines/<int:pk>/aside/", statement_views.statement_line_aside, name="statement_line_aside"),
    path("statements/lines/<int:pk>/again/", statement_views.statement_line_again, name="statement_line_again"),
    path(
        "statements/lines/<int:pk>/customers/<int:customer>/",
        statement_views.statement_line_shares,
        name="statement_line_shares",
    ),
    *PAYMENT.addresses(),
]
