"""Every address of the desk. A view that states no permission is refused."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
]
