"""The closed lists of a prepared meeting and of the choices we offer."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Term


class Item(Term):
    """What has to be ready before a meeting (P102 to P105). Each is a fact of the playbook's meeting by that name."""

    TIME_AGREED = "time_agreed", "会议时间", "Time agreed"
    ROOM = "room", "会议场地", "Room"
    PROJECTOR = "projector", "投影仪", "Projector"
    POINTER = "pointer", "激光笔", "Pointer"
    ONLINE_FALLBACK = "online_fallback", "线上备用方案", "Online fallback"
    AGENDA = "agenda", "交流内容", "Agenda and questions"
    DECK = "deck", "PPT方案", "Slides"
    PRESENTER_INTRODUCED = "presenter_introduced", "讲解人介绍", "Introduction of the presenter"


class Step(Term):
    """How far a customer goes with us: the grades of a choice that is not either-or (P98)."""

    PILOT = "pilot", "试点", "Pilot"
    PHASE = "phase", "分期", "In phases"
    COEXIST = "coexist", "并行共存", "Side by side with what they have"
    FULL = "full", "全量", "All at once"
