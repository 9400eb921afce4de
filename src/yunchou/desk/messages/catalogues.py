"""Keep the Chinese catalogues in step with the messages of the code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from yunchou.desk.messages.extracting import Message, messages_of
from yunchou.desk.messages.places import DESK, LANGUAGE, SHARED, catalogue_of, features

Key = tuple[str | None, str]

KEEP = "keep:"
"""A translator's comment that begins so keeps an entry that our code does not use: a library's message."""

NOISE = re.compile(r'^"(?!Language:|Plural-Forms:|MIME-Version:|Content-)[A-Z][A-Za-z-]+: .*\\n"\n', re.MULTILINE)
"""Lines of the header that differ from person to person and tell nothing."""

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def problems(desk: Path = DESK) -> list[str]:
    """What is wrong between code and catalogues, one line each; empty when every message has its Chinese."""
    shared = _entries(read(catalogue_of(SHARED, desk)))
    used = {feature: messages_of(feature, desk) for feature in features(desk)}
    everywhere = {message.key for messages in used.values() for message in messages}
    found: list[str] = []
    for feature, messages in used.items():
        own = _entries(read(catalogue_of(feature, desk)))
        needed = everywhere if feature == SHARED else {message.key for message in messages}
        found += _untranslated(feature, messages, own, shared)
        found += [f"{feature}: {problem}" for problem in _unfit(own, needed)]
    return found + _disagreements(desk)


def update_all(desk: Path = DESK) -> None:
    """Add what is missing to each feature's catalogue, without Chinese, and take out what nobody uses."""
    used = {feature: messages_of(feature, desk) for feature in features(desk)}
    everywhere = [message for messages in used.values() for message in messages]
    shared = update(SHARED, used.get(SHARED, []), everywhere, {}, desk)
    for feature, messages in used.items():
        if feature != SHARED:
            update(feature, messages, messages, shared, desk)


def update(
    feature: str,
    messages: Iterable[Message],
    kept_for: Iterable[Message],
    shared: Mapping[Key, Entry],
    desk: Path,
) -> dict[Key, Entry]:
    """Bring one catalogue in step; entries stay while `kept_for` uses them. Returns the entries."""
    path = catalogue_of(feature, desk)
    old = _entries(read(path))
    wanted = {message.key for message in kept_for}
    entries = {key: entry for key, entry in old.items() if key in wanted or _is_kept(entry)}
    for message in messages:
        if message.key not in entries and message.key not in shared:
            entries[message.key] = _empty_entry(message)
    if entries or path.is_file():
        write(path, entries)
    return entries


def read(path: Path) -> Catalog:
    """The catalogue in a file; an empty one when there is no file. Raises `PoFileError` for a broken file."""
    if not path.is_file():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def write(path: Path, entries: Mapping[Key, Entry]) -> None:
    """Write entries sorted by id, without places and dates, so that two people's changes merge."""
    catalogue = Catalog(
        locale=LANGUAGE, fuzzy=False, header_comment="# Chinese of this feature. Message ids are English."
    )
    for _, entry in sorted(entries.items(), key=lambda pair: (pair[0][1], pair[0][0] or "")):
        catalogue[entry.id] = entry
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, no_location=True, omit_header=False)
    path.write_text(NOISE.sub("", path.read_text("utf-8")), "utf-8")


def _entries(catalogue: Catalog) -> dict[Key, Entry]:
    return {(entry.context, _first(entry)): entry for entry in catalogue if entry.id}


def _first(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _texts(entry: Entry) -> list[str]:
    return [entry.string] if isinstance(entry.string, str) else list(entry.string or ())


def _is_kept(entry: Entry) -> bool:
    return any(comment.startswith(KEEP) for comment in entry.user_comments)


def _empty_entry(message: Message) -> Entry:
    ids = message.id if message.plural is None else (message.id, message.plural)
    return Entry(ids, "" if message.plural is None else ("",), context=message.context)


def _untranslated(
    feature: str, messages: Iterable[Message], own: Mapping[Key, Entry], shared: Mapping[Key, Entry]
) -> list[str]:
    found = []
    for message in messages:
        entry = own.get(message.key) or shared.get(message.key)
        if entry is None or not all(_texts(entry)) or entry.fuzzy:
            found.append(f"{message.place}: no Chinese for {message.id!r} in {feature} or {SHARED}")
        elif message.plural is not None and isinstance(entry.id, str):
            found.append(f"{message.place}: {message.id!r} has a plural, its entry has none")
    return found


def _unfit(own: Mapping[Key, Entry], needed: set[Key]) -> Iterator[str]:
    """What is wrong with the entries: nobody uses them, or their placeholders are not the message's."""
    for key, entry in own.items():
        if key not in needed and not _is_kept(entry):
            yield f"{key[1]!r} is used nowhere; `update` takes it out"
        ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        allowed = [_placeholders(text) for text in ids]
        wrong = [text for text in _texts(entry) if text and _placeholders(text) not in allowed]
        if wrong:
            yield f"the Chinese of {key[1]!r} has other placeholders: {wrong[0]!r}"


def _disagreements(desk: Path) -> list[str]:
    """Messages that two features say in different Chinese: only one of them would be seen."""
    chinese: dict[Key, tuple[str, list[str]]] = {}
    found = []
    for feature in features(desk):
        for key, entry in _entries(read(catalogue_of(feature, desk))).items():
            first, texts = chinese.setdefault(key, (feature, _texts(entry)))
            if texts != _texts(entry):
                found.append(f"{feature}: {key[1]!r} has other Chinese than in {first}: share it, or give it a context")
    return found


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))
