"""Tell whether two companies are written differently or are different (查重)."""

from __future__ import annotations

import re
import unicodedata

# What a register adds to a name and nobody says; the longest first, so that 股份有限公司 goes as one.
LEGAL_FORMS = (
    "集团股份有限公司",
    "集团有限责任公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "集团公司",
    "company limited",
    "corporation",
    "limited",
    "inc",
    "ltd",
    "co",
)
_FORM = re.compile("(?:" + "|".join(re.escape(form) for form in LEGAL_FORMS) + r")[.\s]*$")
_NOT_NAME = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """The name without width, case, spaces, punctuation and legal form: 江海银行股份有限公司 is 江海银行."""
    written = unicodedata.normalize("NFKC", name).casefold().strip()
    bare = re.sub(r"[()\[\]【】]", " ", written).strip()
    for _again in range(2):  # "co., ltd." is two forms
        bare = _FORM.sub("", bare).strip(" .,")
    return _NOT_NAME.sub("", bare or written)[:160]
