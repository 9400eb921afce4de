"""Bring a file in: upload, map, try, import, fetch the rows that were refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.exchange import operations, queries
from yunchou.desk.exchange.forms import MappingForm, UploadForm, VersionForm
from yunchou.desk.exchange.guessing import samples
from yunchou.desk.exchange.kinds import KINDS, Kind
from yunchou.desk.exchange.workbook import error_workbook
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.files import EXCEL, as_file
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.lists import page_of

if TYPE_CHECKING:
    from yunchou.desk.exchange.models import ImportBatch


def _kinds(request: SignedInRequest) -> list[Kind]:
    return [kind for kind in KINDS.values() if operations.may_import(request.user, kind)]


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.IMPORT)
def imports(request: SignedInRequest) -> HttpResponse:
    """My imports, and the place to upload a file."""
    form = UploadForm(request.POST or None, request.FILES or None, kinds=_kinds(request))
    if request.method == "POST" and form.is_valid():
        file, kind = form.cleaned_data["file"], form.cleaned_data["kind"]
        try:
            batch = operations.upload(file.file, file.name, kind=kind, actor=request.user, at=timezone.now())
            return redirect("import", batch.pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "page": page_of(queries.mine(request.user), request.GET)}
    return render(request, "exchange/imports.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.IMPORT)
def import_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """One import: its mapping before, its progress while, its outcome after."""
    batch = queries.fetch(request.user, pk)
    if request.method != "POST":
        return _page(request, batch)
    form = _mapping_form(request, batch, request.POST)
    if form.is_valid():
        try:
            operations.choose(
                batch,
                kind=form.cleaned_data["kind"],
                mapping=form.mapping(),
                seen_version=form.cleaned_data["version"],
                actor=request.user,
                at=timezone.now(),
            )
            return redirect("import", pk)
        except Invalid as reason:
            put_back(form, reason)
    return _page(request, batch, form=form, status=422)


@require_POST
@permit(May.IMPORT)
def import_trial(request: SignedInRequest, pk: int) -> HttpResponse:
    """Try the import without writing."""
    batch = queries.fetch(request.user, pk)
    seen = VersionForm(request.POST)
    mapping = _mapping_form(request, batch, None)
    if seen.is_valid():
        try:
            version = seen.cleaned_data["version"]
            operations.dry_run(batch, seen_version=version, actor=request.user, at=timezone.now())
            return redirect("import", pk)
        except Invalid as reason:
            return _page(request, batch, form=mapping, problem=str(reason), status=422)
    return redirect("import", pk)


@require_POST
@permit(May.IMPORT)
def import_rows(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the next stretch of rows; the page asks again until all are taken."""
    batch = queries.fetch(request.user, pk)
    try:
        batch = operations.go_on(batch, actor=request.user, at=timezone.now())
    except Invalid as reason:
        return _page(request, batch, problem=str(reason), status=422)
    if request.headers.get("HX-Request"):
        return render(request, "exchange/import.html#progress", _context(batch))
    return redirect("import", pk)


@require_safe
@permit(May.IMPORT)
def import_problems(request: SignedInRequest, pk: int) -> HttpResponse:
    """The refused rows with their reasons, as a workbook."""
    batch = queries.fetch(request.user, pk)
    content = error_workbook(operations.table_of(batch), queries.problems(batch))
    return as_file(content, f"yunchou-import-{batch.pk}", EXCEL)


def _mapping_form(request: SignedInRequest, batch: ImportBatch, data: object) -> MappingForm:
    table = operations.table_of(batch)
    kind = KINDS[batch.kind]
    initial = {f"column-{name}": header for name, header in batch.mapping.items()}
    initial |= {"kind": batch.kind, "version": batch.version}
    return MappingForm(data, kinds=_kinds(request), kind=kind, headers=table.headers, initial=initial)


def _context(batch: ImportBatch) -> dict[str, object]:
    problems = queries.problems(batch)
    return {
        "batch": batch,
        "kind": KINDS[batch.kind],
        "problems": problems[:20],
        "problem_count": problems.count(),
    }


def _page(
    request: SignedInRequest,
    batch: ImportBatch,
    *,
    form: MappingForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = _context(batch) | {"problem": problem}
    if batch.state in operations.CHANGEABLE:
        table = operations.table_of(batch)
        form = form or _mapping_form(request, batch, None)
        context["form"] = form
        context["rows"] = [
            (column, box, samples(table, batch.mapping[column.name]) if column.name in batch.mapping else [])
            for column, box in form.column_rows()
        ]
    return render(request, "exchange/import.html", context, status=status)
