"""Find people: full names, surname and title, nicknames, pinyin and initials, names that only sound alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pypinyin import lazy_pinyin

from yunchou.desk.capture.contract.terms import Doubt
from yunchou.desk.capture.language.words import WordEdges, is_word, looks_like_a_name, sound
from yunchou.desk.capture.naming import wording as say
from yunchou.desk.capture.naming.known import Known, KnownPerson
from yunchou.desk.capture.naming.mentions import Person, Side
from yunchou.desk.capture.naming.titles import (
    DEPARTMENT,
    GIVEN,
    PROFESSIONS,
    SHORT,
    SURNAME,
    SURNAMES,
    TITLE,
    TITLE_BEFORE_NAME,
    WEAK,
    agrees,
)

_WEEKDAY = re.compile(r"周[一二三四五六日天末](?![\u4e00-\u9fff]?(?:总|经理|主任|工|老师))")


class PeopleFinder:
    """Finds the people of one note."""

    def __init__(self, text: str, known: Known, edges: WordEdges, company_ends: Iterable[int] = ()) -> None:
        self.text, self.known, self.edges = text, known, edges
        self.company_ends = set(company_ends)
        self.found: list[Person] = []

    def find(self) -> list[Person]:
        """Everybody, in the order of the note; where two readings overlap, the surer one."""
        ways: tuple[Callable[[], Iterator[Person]], ...] = (
            self._full_names,
            self._latin_names,
            self._addressed,
            self._sound_alike,
            self._nicknames,
            self._initials,
            self._new_latin,
            self._new_names,
        )
        for way in ways:
            for person in list(way()):
                self._add(person)
        for person in [one for one in self.found if not one.known and len(one.name) >= 2]:
            for match in re.finditer(re.escape(person.name), self.text):
                self._add(replace(person, start=match.start(), end=self._past_title(match.end())))
        return sorted((self._with_department(one) for one in self.found), key=lambda one: one.start)

    def _add(self, person: Person) -> None:
        if _WEEKDAY.match(self.text, person.start) or _WEEKDAY.fullmatch(person.name):
            return  # 下周三上行长办公会: a day, nobody called 周三上
        if all(person.end <= one.start or person.start >= one.end for one in self.found):
            self.found.append(person)

    def _full_names(self) -> Iterator[Person]:
        for person in self.known.people:
            if person.is_chinese:
                ways = [person.name, *([person.surname] if len(person.surname) == 2 else [])]
                for match in (found for way in ways for found in re.finditer(re.escape(way), self.text)):
                    yield self._known(person, match.start(), self._past_title(match.end()))

    def _latin_names(self) -> Iterator[Person]:
        reached = 0
        named: list[KnownPerson] = []
        for match in say.LATIN.finditer(self.text):
            if match.start() < reached:
                continue
            start, one, two = match.start("one"), match["one"].lower(), f"{match['one']} {match['two'] or ''}".lower()
            person = self.known.latin.get(two) if match["two"] else None
            end = match.end("two") if person else match.end("one")
            person = person or self.known.latin.get(one)
            if person is None and match["one"][0].isupper() and one not in _ENGLISH_WORDS:  # Long, after Long Jianhua
                person = next((each for each in named if _family(each) == one), None)
            if person and " " in self.text[start:end]:
                named.append(person)
            if person is None and match["courtesy"]:
                person = next((each for each in self.known.people if not each.ours and _family(each) == one), None)
            if person:
                reached = end
                yield self._known(person, match.start() if match["courtesy"] else start, end)

    def _addressed(self) -> Iterator[Person]:
        position = 0
        while match := say.ADDRESSED.search(self.text, position):
            position = match.start() + 1
            if self._is_addressed(match):
                yield self._by_title(match)
                position = match.end()

    def _is_addressed(self, match: re.Match[str]) -> bool:
        start, end = match.span()
        given, title = match["given"], match["title"]
        if match["surname"] in WEAK and given and given[0] in SURNAMES and len(given) == 1:
            return False  # 向王总 is not somebody called 向王
        if (
            given
            and len(given) == 2
            and (given[1] in SURNAMES or given[1] in _AFTER_WORD)
            and is_word(match["surname"] + given[0])
        ):
            return False  # 讲完方案王总问, 项目得行长点头: a word and then a name or a title
        if (self._cut_at(start) and not self._somebody_after(match)) or (
            title == "总" and self.edges.runs_past(end) and self.text[end : end + 1] in "结部共体数计监算额量理裁"
        ):
            return False
        if title == "董" and self.text[end : end + 1] == "事":
            return False  # 向董事会述职
        if title in SHORT and (
            (title != "董" and say.NOT_AFTER_SHORT.match(self.text, end)) or given or is_word(match[0])
        ):
            return False
        if (given and title in {"老板", "老师", "领导"}) or (
            title in {"老板"} and self.text[start - 1 : start] in "听跟和问"
        ):
            return False
        is_no_name = given and (
            is_word(match["surname"] + given) or (len(given) == 2 and is_word(given)) or _holds_connector(given)
        )
        return not is_no_name

    def _somebody_after(self, match: re.Match[str]) -> bool:
        """给钱处发了微信: the word list knows 给钱, but we know a 钱处."""
        before = self.text[match.start() - 1 : match.start()]
        return before in set("给跟和找问约请催见") and any(
            agrees(match["title"], one.title) > 1 for one in self.known.with_surname(match["surname"], ours=False)
        )

    def _cut_at(self, start: int) -> bool:
        """Whether a word runs across the place; 江海银行|李主任 and 没约上|周行长 are cut wrongly by the word list."""
        after_verb = self.text[max(0, start - 2) : start] in {"约上", "见上", "碰上", "系上", "遇上"}
        return self.edges.cuts(start) and start not in self.company_ends and not after_verb

    def _by_title(self, match: re.Match[str]) -> Person:
        surname, given, title = match["surname"], match["given"], match["title"]
        full = surname + given if given else ""
        ours = self._said_to_be_ours(match.start())
        chosen, candidates = self._meant(surname, given, title, ours)
        if chosen:
            doubts = (Doubt.SEVERAL_PEOPLE,) if candidates else ()
            return self._known(chosen, match.start(), match.end(), doubts, candidates)
        alike = () if given or title in PROFESSIONS else self.known.with_surname(surname, ours=False)
        side = Side.OURS if ours else Side.CUSTOMER
        return Person(
            start=match.start(),
            end=match.end(),
            name=full or match[0],
            title=title,
            side=side,
            candidates=tuple(one.name for one in alike),
            doubts=(Doubt.NEW_PERSON,),
        )

    def _meant(self, surname: str, given: str, title: str, ours: bool) -> tuple[KnownPerson | None, tuple[str, ...]]:
        """The known person who is addressed so, and who else might be."""
        if given:
            same = [one for one in self.known.people if one.name == surname + given]
            return (same[0], ()) if same else (None, ())
        ranked = [] if ours else self._ranked(surname, title, ours=False)
        if not ranked:
            ranked = [
                (score, one) for score, one in self._ranked(surname, title, ours=True) if ours or one.is_called(title)
            ]
        elif title == "工" and ranked[0][0] < 3:
            colleagues = [(2, one) for one in self.known.with_surname(surname, ours=True) if one.technical]
            ranked = colleagues or ranked
        if not ranked:
            return None, ()
        best = [one for score, one in ranked if score == ranked[0][0]]
        return best[0], tuple(one.name for one in best[1:])

    def _ranked(self, surname: str, title: str, *, ours: bool) -> list[tuple[int, KnownPerson]]:
        scored = [(agrees(title, one.title), one) for one in self.known.with_surname(surname, ours=ours)]
        return sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])

    def _sound_alike(self) -> Iterator[Person]:
        """王建果 for 王建国: a full name of three characters that sounds like a known one and is no word."""
        by_sound = {sound(one.name): one for one in self.known.people if one.is_chinese}
        if not by_sound:
            return
        surnames = {one.name[0] for one in by_sound.values() if len(one.name) == 2}
        for match in re.finditer(rf"(?=({SURNAME}{GIVEN}))", self.text):
            if match[1][0] not in surnames:
                continue
            person = by_sound.get(sound(match[1]))
            plain = person and person.name != match[1] and person.name[0] == match[1][0] and not is_word(match[1])
            if person and plain and not self.edges.cuts(match.start()):
                yield self._known(person, match.start(), self._past_title(match.start() + 2), (Doubt.SPELLING,))
        for match in re.finditer(rf"(?=({SURNAME}{GIVEN}{GIVEN}))", self.text):
            person = by_sound.get(sound(match[1]))
            if person and person.name != match[1]:
                end = self._past_title(match.start() + 3)
                yield self._known(person, match.start(), end, (Doubt.SPELLING,))

    def _nicknames(self) -> Iterator[Person]:
        for match in say.NICKNAME.finditer(self.text):
            start, end, surname = match.start(), match.end(), match["surname"]
            if (
                match[0][:2] in say.NOT_PEOPLE
                or self.edges.cuts(start)
                or (
                    self.edges.runs_past(end)
                    and not match["tail"]
                    and self.text[end : end + 2] not in {"打来", "打电", "打了"}
                )
            ):
                continue
            people = self.known.with_surname(surname, ours=False) or self.known.with_surname(surname, ours=True)
            if people and match[0][0] in "老大":
                others = tuple(one.name for one in people[1:])
                yield self._known(people[0], start, end, (Doubt.SEVERAL_PEOPLE,) if others else (), others)
            elif (match[0][0] in "老小阿" and surname not in "时于向单管查关路项解位任") or people:
                alike = tuple(one.name for one in people)
                yield Person(start=start, end=end, name=match[0], candidates=alike, doubts=(Doubt.NEW_PERSON,))

    def _initials(self) -> Iterator[Person]:
        for match in say.INITIAL.finditer(self.text):
            people = [
                one
                for one in self.known.people
                if one.is_chinese and not one.ours and lazy_pinyin(one.surname)[0][:1].upper() == match["letter"]
            ]
            people = [one for one in people if agrees(match["title"], one.title)]
            if people:
                yield self._known(
                    people[0], match.start(), match.end(), (Doubt.SPELLING,), tuple(one.name for one in people[1:])
                )

    def _new_latin(self) -> Iterator[Person]:
        for match in say.NEW_LATIN.finditer(self.text):
            group = next(name for name in ("one", "both", "bare", "named") if match[name])
            start = match.start() if match["one"] else match.start("role2") if match["role2"] else match.start(group)
            yield Person(
                start=start,
                end=match.end(group),
                name=match[group],
                title=match["role"] or match["role2"] or "",
                doubts=(Doubt.NEW_PERSON,),
            )

    def _new_names(self) -> Iterator[Person]:
        """A full name nobody knows yet, where a title or the words before say that it is one."""
        for match in re.finditer(rf"(?=({SURNAME})({GIVEN}{{1,2}}))", self.text):
            start = match.start()
            if self.edges.cuts(start):
                continue
            before = self.text[max(0, start - 12) : start]
            for length in (2, 1):
                given = match[2][:length]
                end = start + len(match[1]) + length
                after = say.TITLE_AFTER.match(self.text, end)
                titled = TITLE_BEFORE_NAME.search(before)
                if titled and self._is_somebody(start - len(before) + titled.start()):
                    titled = None
                called = say.CALLED.search(before)
                if after and after["title"] in {"老板", "领导"}:
                    continue
                if len(given) < length or not self._may_be_given(match[1], given, start, bool(titled or called)):
                    continue
                if after or titled or called or self._is_introduced(before, end) or self._speaks(start, end):
                    yield self._new(start, end, after, titled)
                    break

    def _may_be_given(self, surname: str, given: str, start: int, plainly: bool) -> bool:
        """Whether the characters may be a name; `plainly` when the words before say that a name follows."""
        end = start + len(surname) + len(given)
        if len(given) > 1 and given[1] in _AFTER_WORD and is_word(surname + given[0]):
            return False  # 项目得行长点头
        if len(given) == 2 and not plainly and is_word(surname + given[0]):
            return False  # 方案比我们细: a word begins here
        if _holds_connector(given) or (
            not plainly and (is_word(surname + given) or (len(given) == 2 and is_word(given)))
        ):
            return looks_like_a_name(surname + given) and self._speaks(start, end)
        return ((len(given) == 1 and plainly) or not self.edges.runs_past(end)) and all(
            end <= one.start or start >= one.end for one in self.found
        )

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a clause begins with it and it says or wants something: 李娜说."""
        begins = start == 0 or self.text[start - 1] in "，。,；;：:！!？? \n、"
        return begins and bool(say.SPEAKS.match(self.text, end)) and looks_like_a_name(self.text[start:end])

    def _is_somebody(self, place: int) -> bool:
        """Whether the title at a place is already part of somebody's name: 郭部长 in 郭部长周末发来."""
        return any(one.start <= place < one.end for one in self.found)

    def _is_introduced(self, before: str, end: int) -> bool:
        if (
            re.search("的$", before)
            and end - len(before) >= 0
            and any(one in self.company_ends for one in range(end - 6, end))
        ):
            return self.text[end - 1] not in "案书价法式程向面图表号品货"
        return bool(say.BEFORE_NEW_NAME.search(before)) and (
            end == len(self.text) or self.text[end] in "，。,、 和跟与；;！!？?\n)）聊谈都也在来说讲"
        )

    def _new(self, start: int, end: int, after: re.Match[str] | None, titled: re.Match[str] | None) -> Person:
        title = (after["inside"] or after["title"]) if after else titled[0].rstrip("叫做名是：:，, ") if titled else ""
        start_name = start
        if titled and not after:
            start -= len(titled[0])
        stop = after.end() if after else end
        return Person(start=start, end=stop, name=self.text[start_name:end], title=title, doubts=(Doubt.NEW_PERSON,))

    def _past_title(self, end: int) -> int:
        match = say.TITLE_AFTER.match(self.text, end)
        if (
            match
            and match["title"]
            and not (match["title"] in SHORT and say.NOT_AFTER_SHORT.match(self.text, match.end()))
        ):
            return (
                end if match["title"] == "总" and self.text[match.end() : match.end() + 1] in "结部体" else match.end()
            )
        return end

    def _said_to_be_ours(self, start: int) -> bool:
        return bool(say.OURS_BEFORE.search(self.text[max(0, start - 6) : start]))

    def _known(
        self, person: KnownPerson, start: int, end: int, doubts: tuple[Doubt, ...] = (), others: tuple[str, ...] = ()
    ) -> Person:
        return Person(
            start=start,
            end=end,
            name=person.name,
            side=Side.OURS if person.ours else Side.CUSTOMER,
            known=True,
            title=person.title,
            department=person.department,
            doubts=doubts,
            candidates=others,
        )

    def _with_department(self, person: Person) -> Person:
        """The department that stands before a name belongs to it: 信息中心的韩主任."""
        before = self.text[max(0, person.start - 14) : person.start]
        for match in DEPARTMENT.finditer(before):
            if re.fullmatch(r"(?:那边)?的?(?:新来的|新任|新)?\s?(?:" + TITLE + r")?", before[match.end() :]):
                start = person.start - (len(before) - match.start())
                if all(one is person or one.end <= start or one.start >= person.end for one in self.found):
                    department = person.department if person.known else match[0]
                    return Person(
                        start=start,
                        end=person.end,
                        name=person.name,
                        side=person.side,
                        known=person.known,
                        title=person.title,
                        department=department,
                        candidates=person.candidates,
                        doubts=person.doubts,
                    )
        return person


def _family(person: KnownPerson) -> str:
    return "".join(lazy_pinyin(person.surname)) if person.is_chinese else person.surname.lower()


_AFTER_WORD = "得需由归找请等让靠凭看缺差"
_ENGLISH_WORDS = {"he", "you", "an", "can", "so", "she", "sun", "fan", "song"}


def _holds_connector(given: str) -> bool:
    return given[0] in "过着完得" or bool(
        set(given) & set("和跟与的了说在是也不有就去来到给对被把要会让将我你他她们这那没都还很想用及或并向")
    )
