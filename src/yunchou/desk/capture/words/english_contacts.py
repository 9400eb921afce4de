"""How sellers say in English that they were in touch with somebody. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.reading import PEOPLE, PERSON

_LIST = rf"(?P<who>{PEOPLE})"
_WITH = r"(?:with|w/)"
_OCCASION = (
    r"(?:meeting|call|chat|lunch|dinner|coffee|drinks|breakfast|session|workshop|sync|review|catch[- ]?up|check[- ]?in|"
    r"1:1|one-on-one|demo|kick[- ]?off|walkthrough|beers?|tea|visit|interview|standup|conversation|word)"
)
# As `contacts.WAYS`: a way, its pattern, and the manner where the words fix it.
ENGLISH_WAYS: tuple[tuple[str, re.Pattern[str], ContactKind | None], ...] = (
    (
        "english",
        re.compile(
            rf"(?<!get to )(?<!to )(?<!will )\b(?:caught|cornered|met(?: up)?(?: {_WITH})?|saw|visited|"
            rf"(?:ran|bumped) into|"
            rf"(?:dropped|stopped|popped) (?:in|by)(?: on| to see)|(?:had |have |grabbed |did |got )?(?:a |an )?"
            rf"(?:\w+ )?{_OCCASION} (?:Ⓓ‥* |on the phone |over \w+ )?(?:{_WITH}|for)|(?:had|spent|got|grabbed) (?:half an hour|an hour|\w+ minutes|\w+ mins|\d+ ?min\w*|some time|five|a moment) {_WITH}|spoke (?:to|{_WITH})|talked (?:to|{_WITH})|"
            rf"caught up {_WITH}|(?:on[- ]?site|in the office|at their \w+) {_WITH}|"
            rf"sat (?:down )?{_WITH}|presented (?:\w+ ){{0,3}}to|demoed (?:\w+ ){{0,3}}(?:to|for)|pitched to|"
            rf"(?:walked|took|showed|hosted|toured))\s(?:the )?{_LIST}",
            re.I,
        ),
        None,
    ),
    (
        "english_call",
        re.compile(
            rf"(?<!to )(?<!will )\b(?:call(?:ed)?(?: {_WITH})?|phoned|rang|(?:zoom(?:ed)?|teams|webex|skype|"
            rf"google meet|"
            rf"vc|video|phone)(?: call| meeting)?(?: {_WITH})|(?:had|got) .{{0,12}}(?:on the phone|on the line)"
            rf"(?: {_WITH})?|(?:got |had )?(?:a |another )?(?:quick )?(?:phone )?call from)\s{_LIST}",
            re.I,
        ),
        None,
    ),
    (
        "english_us",
        re.compile(
            rf"{_LIST}\s(?:just |then |also |finally )?(?:called|phoned|rang|emailed|texted|messaged|visited|pinged|"
            rf"slacked|whatsapped|met|hosted|joined|showed|took|wrote to|got back to|replied to)\s(?:me|us)\b",
            re.I,
        ),
        None,
    ),
    (
        "english_us",
        re.compile(
            rf"{_LIST}(?: (?:from|at|of) (?:the )?[A-Z]?\w+)?\s(?:just |then |also )?(?:called|phoned|rang|"
            rf"emailed|texted|replied|wrote|pinged)"
            rf"(?: back)?(?=$| (?:to|with|today|saying|asking|this|about|back|at|on|in|from|before|after|"
            rf"around|again|twice|over)\b| ?Ⓓ)",
            re.I,
        ),
        None,
    ),
    (
        "english_us",
        re.compile(
            rf"{_LIST}[^Ⓟ,]{{0,12}}?\b(?:told|asked|warned|assured|promised|informed|reminded)\s(?:me|"
            rf"us)\b[^Ⓟ,]{{0,12}}?"
            rf"(?:over|on|by|via|in) (?:the )?(?:phone|call|zoom|teams|e-?mail|wechat|whatsapp|lunch|dinner|coffee)",
            re.I,
        ),
        None,
    ),
    (
        "english_mail",
        re.compile(
            rf"\b(?:emailed|texted|messaged|wrote to|pinged|(?:got |had )?(?:an? |another )?(?:email|text|message|note|"
            rf"whatsapp|wechat|reply) from|heard back from|"
            rf"(?:per|from|in)(?= Ⓟ‥*'s (?:e-?mail|mail|message|text|note)))\s{_LIST}",
            re.I,
        ),
        ContactKind.MESSAGE,
    ),
    (
        "english_mail",
        re.compile(rf"{_LIST}'s (?:e-?mail|mail|message|text|note|reply)(?=$| ?Ⓓ| says?| said| confirms?)", re.I),
        ContactKind.MESSAGE,
    ),
    (
        "english_presided",
        re.compile(
            rf"(?P<who>{PERSON}(?: and {PERSON})?) (?:ran|chaired|led|opened|kicked off) the "
            rf"(?:meeting|session|call|workshop|review|demo)",
            re.I,
        ),
        ContactKind.MEETING,
    ),
    (
        "english_ahead",
        re.compile(
            rf"\b(?:seeing|meeting(?: up)?(?: {_WITH})?|visiting|(?:will|'ll|going to|gonna|to) (?:meet|see|visit|call|"
            rf"host|speak|talk|present|demo|sit down)(?: up)?(?: to| {_WITH}| for)?|(?:booked|scheduled|set up|"
            rf"arranged) "
            rf"(?:\w+ ){{0,3}}{_WITH})\s{_LIST}",
            re.I,
        ),
        None,
    ),
)
ENGLISH_COMING = re.compile(
    rf"(?P<who>{PEOPLE}) (?:is|are|'s|will be) (?:coming|visiting|flying in|dropping by|stopping by|joining us)", re.I
)
ENGLISH_HOSTED = re.compile(
    rf"(?P<who>{PERSON})[^Ⓟ,]{{0,14}}?\b(?:came (?:by|over|in|to (?:our|see us))|visited (?:our|us)|dropped by our|"
    rf"toured our)",
    re.I,
)
