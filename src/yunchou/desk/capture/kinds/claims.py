"""What was told at second hand and fits no other kind: kept as a claim, with who told whom (P79)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.contract.deal_fields import ClaimFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.kinds.making import propose
from yunchou.desk.capture.language.stance import HEARSAY
from yunchou.desk.capture.reading import Reading

_LEAD = re.compile(
    r"^.{0,12}?(?:(?:听|据).{0,8}?(?:说|讲|透露|反映|提)(?:过|到|起)?的?|听说|据说|据悉|传闻(?:说)?|传言(?:说)?|都在传|"
    r"外面传|据?(?:小道|可靠|内部)消息|(?:听到|有)(?:点|些)?风声|"
    r"有人说|圈里(?:人)?(?:都)?说|说是|heard (?:that )?|rumou?r has it (?:that )?|"
    r"apparently,? |reportedly )[：:，, ]?",
    re.I,
)


def claims(reading: Reading, found: list[Proposal]) -> Iterator[Proposal]:
    """Hearsay on which no other proposal rests, people apart."""
    used = {quote for one in found if one.kind not in {Kind.PERSON_MET, Kind.PERSON_SPOKEN_OF} for quote in one.quotes}
    for clause in reading.clauses:
        if (
            not clause.hearsay
            or not HEARSAY.search(clause.mask)
            or clause.stance.is_open
            or re.search("没听说", clause.mask)
            or (clause.mask.startswith("说是") and (before := reading.before(clause)) and not before.hearsay)
        ):
            continue
        if re.fullmatch(r".{0,4}(?:没核实|未核实|不保真|没证实|未证实|不一定准|真假不知).{0,3}", clause.text):
            continue
        following = reading.after(clause)
        statement = _LEAD.sub("", clause.text).strip(" ，。,")
        spoken = [clause] if len(statement) >= 4 else [following] if following else []
        if not spoken or any(one.quote in used for one in (clause, *spoken)):
            continue
        words = statement if len(statement) >= 4 else spoken[0].text
        fields = ClaimFields(statement=words[:200], source="", heard_from=clause.heard_from)
        yield propose(clause, Kind.CLAIM, fields, quotes=[one.quote for one in spoken])
