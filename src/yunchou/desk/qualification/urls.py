"""Addresses of this feature."""

from django.urls import path

from yunchou.desk.qualification import views

ROOT = "opportunities/<int:pk>/qualification/"

urlpatterns = [
    path(ROOT, views.qualification, name="qualification"),
    path(f"{ROOT}need/", views.need_summary, name="need_summary"),
    path(f"{ROOT}<slug:slug>/new/", views.row_new, name="qualification_row_new"),
    path(f"{ROOT}<slug:slug>/<int:row>/", views.row, name="qualification_row"),
    path(f"{ROOT}<slug:slug>/<int:row>/place/", views.row_place, name="qualification_row_place"),
    path(f"{ROOT}<slug:slug>/<int:row>/removal/", views.row_removal, name="qualification_row_removal"),
]
