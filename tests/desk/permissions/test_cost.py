"""What a signed-in page costs before it does anything of its own."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast


@pytest.mark.parametrize("who", ["owner", "manager", "administrator", "reader", "compliance"])
def test_a_page_of_the_shell_takes_at_most_six_queries(
    cast: Cast, as_user: type[Client], who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = as_user(getattr(cast, who))
    browser.get(reverse("preferences"))
    with django_assert_max_num_queries(6):
        assert browser.get(reverse("preferences")).status_code == 200
