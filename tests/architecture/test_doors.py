"""Every address of the desk states who may come in."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from yunchou.desk.identity.permit import PUBLIC, public
from yunchou.desk.identity.policy import LIBRARY_VIEWS
from yunchou.desk.identity.roles import May


def routes(patterns, prefix="") -> Iterator[tuple[str, URLPattern]]:
    """Every route with its full name; one without a name goes by its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes(pattern.url_patterns, space)
        else:
            yield f"{prefix}{pattern.name or pattern.pattern}", pattern


def is_ours(pattern):
    return pattern.callback.__module__.startswith("yunchou.")


def permission_of(name, pattern):
    return getattr(pattern.callback, "permission", None) or (None if is_ours(pattern) else LIBRARY_VIEWS.get(name))


def silent(patterns):
    """Our routes that state no permission. Those of libraries are refused unless `LIBRARY_VIEWS` names them."""
    return [name for name, pattern in routes(patterns) if is_ours(pattern) and permission_of(name, pattern) is None]


def page(_request):
    return HttpResponse()


@public
def open_page(_request):
    return HttpResponse()


def test_every_view_of_ours_states_its_permission():
    page.__module__ = open_page.__module__ = "yunchou.desk.example.views"
    assert silent([path("a", page, name="a"), path("b", open_page, name="b")]) == ["a"]
    assert silent(get_resolver().url_patterns) == []


def test_a_stated_permission_is_one_of_the_table():
    stated = {permission_of(name, pattern) for name, pattern in routes(get_resolver().url_patterns)} - {None}
    assert stated <= {PUBLIC, *May}


def test_every_route_has_a_name_of_its_own():
    ours = [name for name, pattern in routes(get_resolver().url_patterns) if is_ours(pattern)]
    assert [name for name in ours if "/" in name or not name] == []
    assert sorted({name for name in ours if ours.count(name) > 1}) == []
