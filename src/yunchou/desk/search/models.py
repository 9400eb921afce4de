"""What can be found: the tokens of each company, person and deal, by the key of the thing itself.

Nothing but tokens is kept. Names are read from the things, through their access, when something is found.
"""

from __future__ import annotations

from django.db import models

from yunchou.desk.search.index import TokenIndex


class CompanyTokens(models.Model):
    """The tokens of one customer."""

    id = models.BigIntegerField(primary_key=True)
    tokens = models.TextField()

    class Meta:
        indexes = [TokenIndex(fields=["tokens"], name="company_tokens")]


class ContactTokens(models.Model):
    """The tokens of one person at a customer."""

    id = models.BigIntegerField(primary_key=True)
    tokens = models.TextField()

    class Meta:
        indexes = [TokenIndex(fields=["tokens"], name="contact_tokens")]


class OpportunityTokens(models.Model):
    """The tokens of one deal."""

    id = models.BigIntegerField(primary_key=True)
    tokens = models.TextField()

    class Meta:
        indexes = [TokenIndex(fields=["tokens"], name="opportunity_tokens")]
