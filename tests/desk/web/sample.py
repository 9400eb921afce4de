"""Pages that exist only in tests: every component once, and every way to fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils import timezone

from yunchou.desk.config.urls import handler400, handler403, handler404, handler500  # noqa: F401
from yunchou.desk.config.urls import urlpatterns as real
from yunchou.desk.errors import Conflict, FieldDifference, Invalid, NotThere, Refused
from yunchou.desk.identity.permit import permit, public
from yunchou.desk.identity.roles import May
from yunchou.desk.terms import choices
from yunchou.desk.web import errors
from yunchou.desk.web.fields import AnswerField, DayField, MoneyField
from yunchou.desk.web.lists import Sorting, page_of
from yunchou.playbook.kernel.advice import Advice, Role, Severity
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.pipeline.stages import Stage, Standing

PAGES = Path(__file__).parent / "pages"
SORTS = {"name": ("name",), "amount": ("amount",)}


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="客户名称", max_length=20, help_text="营业执照上的全称")
    amount = MoneyField(label="金额", required=False)
    due = DayField(label="预计签约", required=False)
    approved = AnswerField(label="预算已批准", help_text="不知道就选不知道")
    stage = forms.ChoiceField(label="阶段", choices=choices(Stage))
    note = forms.CharField(label="备注", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    public = forms.BooleanField(label="公开招标", required=False)


class FilterForm(forms.Form):
    """Filters of the sample list."""

    q = forms.CharField(label="名称", required=False)
    stage = forms.ChoiceField(label="阶段", required=False, choices=[("", "全部"), *choices(Stage)])


@dataclass(frozen=True)
class Deal:
    """A row of the sample list."""

    pk: int
    name: str
    stage: Stage
    standing: Standing
    amount: Decimal | None
    seats: int
    due: date | None
    budget: Answer


def deals() -> list[Deal]:
    """Sixty deals, among them a long name and values nobody knows."""
    names = (
        "江海银行客服坐席扩容",
        "联讯运营商外包呼叫中心二期",
        "海珠鱼饲料集团全国售后热线与经销商服务平台一体化建设项目",
    )
    found = []
    for n in range(60):
        amount = None if n % 7 == 3 else Decimal(n * 137_000 + 90_000)
        standing = list(Standing)[n % 5] if n % 3 == 0 else Standing.OPEN
        due = None if n % 5 == 4 else timezone.localdate() + timedelta(days=n * 9)
        stage, budget = list(Stage)[n % 9], list(Answer)[n % 3]
        found.append(Deal(n + 1, f"{names[n % 3]} {n + 1}", stage, standing, amount, n * 40 + 60, due, budget))
    return found


def finding() -> Finding:
    """A verdict with a fact, something unknown and a phrase."""
    reason = Reason(
        "budget.state",
        Words("预算状态", "Budget state"),
        Words("听说有", "Rumoured"),
        "2027 年坐席费",
        "周宁拜访",
        Grade.parse("C3"),
        timezone.localdate() - timedelta(days=12),
    )
    return Finding(
        Answer.UNKNOWN,
        say("预算还没有着落：只是听说，没有批准", "The budget is not settled: heard of, not approved"),
        (30, 31),
        (reason,),
        (Unknown("budget.approver", Words("谁批预算", "Who approves the budget")),),
    )


def move() -> Advice:
    """A move with who and by when."""
    return Advice(
        say("本周问清谁批预算、什么时候批", "Ask this week who approves the budget and when"),
        Severity.URGENT,
        finding().reasons,
        finding().unknowns,
        Role.OWNER,
        timezone.localdate() + timedelta(days=3),
        rule="no_budget_no_opportunity",
        title=Words("没有预算，商机不成立", "No budget, no opportunity"),
        phrases=(32,),
    )


@permit(May.SIGNED_IN)
def everything(request: HttpRequest) -> HttpResponse:
    """Every component once."""
    form = SampleForm(request.POST or None)
    sorting = Sorting.read(request.GET, SORTS, "name")
    context = {
        "form": form,
        "filters": FilterForm(request.GET),
        "sorting": sorting,
        "page": page_of(deals(), request.GET, size=12),
        "finding": finding(),
        "move": move(),
        "stage": Stage.SOLUTION_DESIGN,
        "overridden": [Stage.QUALIFICATION],
        "board": [(stage, [d for d in deals() if d.stage is stage][:3]) for stage in Stage],
        "amount": Decimal("3200000"),
        "at": timezone.now() - timedelta(hours=3),
        "tabs": [{"label": "全部", "url": "?", "current": True, "count": 60}, {"label": "我的", "url": "?mine=1"}],
        "entries": [
            {"text": "过了阶段：判断商机", "who": "陈晓", "at": timezone.now() - timedelta(days=2), "icon": "flag"},
            {"text": "金额改为 ¥320万", "who": "林峰", "at": timezone.now(), "detail": "客户增加 80 个坐席"},
        ],
    }
    if request.POST and form.is_valid():
        return HttpResponse("taken", content_type="text/plain")
    return show(request, "everything.html", context, status=422 if request.POST else 200)


@permit(May.SIGNED_IN)
def failing(request: HttpRequest, kind: str) -> HttpResponse:
    """Fails in the way that is asked for."""
    failures = {
        "refused": Refused("这不是您的商机。"),
        "absent": NotThere("secret reason"),
        "conflict": Conflict("别人已改动了这里。", [FieldDifference("金额", Decimal("3200000"), Decimal("3000000"))]),
        "invalid": Invalid({"amount": "金额不能为负。"}),
        "broken": ZeroDivisionError("secret reason"),
    }
    if kind in failures:
        raise failures[kind]
    return errors.too_many(request, retry_after=90)


@permit(May.SIGNED_IN)
def moved(_request: HttpRequest, pk: int) -> HttpResponse:
    """A card may move anywhere but to the last column."""
    if _request.POST["stage"] == Stage.COLLECTION:
        raise Refused("还没有签合同，不能进入收款。")
    return HttpResponse(f'<li class="board-card" id="deal-{pk}" data-move-url="/sample/move/{pk}">moved {pk}</li>')


@public
def plain(request: HttpRequest) -> HttpResponse:
    """A page for people who are not signed in."""
    return show(request, "plain.html", {"form": SampleForm()})


def show(request: HttpRequest, name: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """Render a template that lies beside this file."""
    template = engines["django"].from_string((PAGES / name).read_text("utf-8"))
    return HttpResponse(template.render(context, request), status=status)


urlpatterns = [
    path("sample/", everything),
    path("sample/plain", plain),
    path("sample/move/<int:pk>", moved),
    path("sample/fails/<kind>", failing),
    *real,
]
