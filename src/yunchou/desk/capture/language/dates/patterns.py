"""The shapes of dates in notes, the longest first."""

from __future__ import annotations

import re

from yunchou.desk.capture.language.dates import seasons

N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
WEEKDAYS = {
    char: number for number, chars in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for char in chars
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_YEAR = r"(?:(?P<{0}>今年|明年|去年|后年|前年|本年|(?:20)?\d\d年(?:度)?)的?\s?)"

SHAPES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<!\d)(?P<iso_y>20\d\d)[-/.年](?P<iso_m>\d{1,2})[-/.月](?P<iso_d>\d{1,2})[日号]?(?!\d)"),
    ("day", _YEAR.format("day_year") + rf"?(?P<day_m>{N})月(?:份)?(?P<day_d>{N})(?:[日号]|(?![\d十百千万年月周天个]))"),
    ("slash", r"(?<![\d./-])(?P<slash_m>1[0-2]|0?[1-9])[/](?P<slash_d>3[01]|[12]\d|0?[1-9])(?![\d/%])"),
    (
        "dot",
        r"(?:(?<=^)|(?<=\n)|(?<=[\s，。、（(]))(?P<dot_m>1[0-2]|0?[1-9])\.(?P<dot_d>3[01]|[12]\d|"
        r"0[1-9]|[1-9])(?![\d.%万亿wkKM元个倍版折号米]|\s?[万亿])(?=[\s\u4e00-\u9fff，]|$)",
    ),
    (
        "part",
        _YEAR.format("part_year") + rf"?(?P<part_m>{N})月(?:份)?的?(?P<part>上旬|中旬|下旬|初|中(?!秋|标|心)|底|末)",
    ),
    ("month", _YEAR.format("month_year") + rf"?(?<!\d)(?P<month_m>{N})月(?:份)?(?!\d)"),
    (
        "quarter",
        _YEAR.format("q_year") + r"?(?:q(?P<q_n>[1-4])(?![\d])|(?:第)?(?P<q_c>[一二三四1-4])季度|(?P<q_rel>上|本|这|"
        r"下)个?季度)",
    ),
    ("half", _YEAR.format("half_year") + r"?(?P<half>上半年|下半年)"),
    *seasons.SHAPES,
    (
        "year_part",
        r"(?P<yp_year>今年|明年|去年|后年|本年|(?:20)?\d\d年)?(?P<yp>年底|年末|年初|年中)|"
        r"(?P<yp2_year>今|明|去|后)(?P<yp2>年底|年末|年初|年中)",
    ),
    (
        "holiday",
        _YEAR.format("hol_year") + r"?(?P<hol>元旦|春运|春节|过年|清明|五一|劳动节|端午|中秋|国庆|双十一|双11|"
        r"双十二|圣诞|(?<![\d.])618(?!\d)|(?<![第周双])十一(?=[前后长假节期放]))(?:节|长假|假期|放假)*|"
        r"(?P<hol_y>年)(?=[前后](?!再说吧))(?<![今明去后前本半两三几\d一多周全]年)",
    ),
    (
        "relday",
        r"今儿个?|昨儿个?|明儿个?|大前天|前天|昨天|昨日|今天|今日|明天|明日|大后天|后天|今早|今晚|"
        r"昨晚|昨早|明早|明晚|当天|刚才|刚刚|方才|当晚",
    ),
    (
        "weekday",
        r"(?P<wd_rel>上上个?|上个?|这个?|本|下下个?|下个?)?(?:周|星期|"
        r"礼拜)(?P<wd>[一二三四五六日天](?![一二三四五六七八九十]?[个周次年月万千百]))",
    ),
    (
        "week",
        r"(?P<week_rel>上上个?|上个?|这个?|本|下下个?|下个?)(?:周|星期|礼拜)(?P<week_part>初|中|"
        r"末|底)?|(?P<week_end>周末)",
    ),
    (
        "relmonth",
        r"(?P<rm_rel>上上个?|上个?|这个?|本|当|下下个?|下个?)月(?:份)?的?(?P<rm_part>上旬|中旬|"
        r"下旬|初|中(?!标|心)|底|末|(?P<rm_day>\d{1,2})[号日]?)?|"
        r"(?<![个\d一二三四五六七八九十])(?P<rm_bare>月初|月中|月底|月末|中旬|下旬|上旬)",
    ),
    (
        "after",
        r"(?:再过|过)?(?P<af_n>\d{1,2}|[一二两三四五六七八九十]{1,3}|"
        r"半)(?P<af_half>个半)?(?P<af_unit>个工作日|天|日|周|个?星期|个?礼拜|个月)(?:之|"
        r"以)?(?P<af_way>后|内|之内|前)(?!的)",
    ),
    ("year", r"(?P<yr>今年|明年|去年|后年|本年度?|20\d\d年(?:度)?|(?<!\d)2\d年(?:度)?)"),
    ("dom", r"(?<![\d.月])(?P<dom>\d{1,2}|[一二三]?十[一二三四五六七八九]?)[号日](?![楼线院店])"),
    ("en_rel", r"\b(?:today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|last night|just now)\b"),
    (
        "en_part",
        rf"\b(?P<enp>early|mid|late|end of|beginning of|middle of)[ -](?P<enp_what>{_MONTH}|"
        rf"(?:the |this |next )?(?:month|year|week|quarter))\b(?: (?P<enp_y>20\d\d))?",
    ),
    (
        "en_date",
        rf"\b(?P<end_m>{_MONTH})\.? (?P<end_d>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?\b(?:,? (?P<end_y>20\d\d))?|\b(?P<end2_d>\d{{1,2}})(?:st|nd|rd|"
        rf"th)? (?P<end2_m>{_MONTH})\b(?: (?P<end2_y>20\d\d))?",
    ),
    (
        "en_week",
        rf"\b(?:(?P<enw>last|this|next|on|by|before|until) )(?P<enw_day>{_DAY})\b|\b(?P<enw2>last|"
        rf"this|next) (?P<enw_unit>week|month|year|quarter)\b|\b(?P<enw3_day>(?:mon|tues|wednes|"
        rf"thurs|fri)day|mon|tues?|wed|thu(?:rs?)?|fri)\b",
    ),
    (
        "en_month",
        rf"\b(?:in|by|before|until|till|since|during|to|for) (?P<enm>{_MONTH})\b(?! ?\d{{1,2}}(?!\d))"
        rf"(?: (?P<enm_y>20\d\d))?",
    ),
    ("en_dom", r"(?<=\bthe )(?P<end_dom>\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|time|round|of))"),
    ("en_eow", r"\b(?:EOD|COB|EOW|EOM|EOQ|EOY|end of day|close of business)\b"),
    ("en_in", r"\b(?:in|within) (?P<eni_n>\d{1,2}|a|one|two|three|four) (?P<eni_unit>day|week|month)s?\b"),
    ("en_q", r"\b(?P<enq_h>h[12]|q[1-4])\b(?:,? (?:of )?(?P<enq_y>20\d\d|next year|this year))?"),
    (
        "en_hol",
        r"(?P<enh>(?:(?<=after )|(?<=before ))(?:the )?(?:new year|christmas|xmas|golden week|"
        r"national day)|black friday|thanksgiving|"
        r"chinese new year|spring festival|\bcny(?! ?\d)|double 11|singles day)\b",
    ),
    ("en_year", r"(?<=for )20\d\d\b|(?<=in )20\d\d\b"),
    (
        "daypart",
        r"(?:上午|下午(?!茶)|中午|早上|傍晚|晚上|一早|早晨|凌晨)|"
        r"(?<![\d一二三四五六七八九十第几有个好这那了提])(?:\d{1,2}|十[一二]|"
        r"[一二两三四五六七八九十])点(?:半|整|钟)?(?=[^\d个开都好也，。：:头建意要需理问])",
    ),
)

PATTERN = re.compile("|".join(f"(?P<{name}_>{shape})" for name, shape in SHAPES), re.IGNORECASE)
TIME = re.compile(
    r" ?(?:的)?(?P<part>上午|下午|中午|早上|傍晚|晚上|一早|早|晚|am\b|pm\b|"
    r"(?:in the )?(?:morning|afternoon|evening))? ?(?:at )?"
    r"(?P<clock>\d{1,2}[:：]\d\d|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|整|钟|"
    r"\d{1,2}分?|[一二三四五]十分?|一刻)?|\d{1,2} ?[ap]m\b)?",
    re.IGNORECASE,
)
BEFORE = re.compile(r" ?(?:之前|以前|前)(?!面|端|台|期|一|两|天|年|去|来|提|后)")
AFTER = re.compile(r" ?(?:之后|以后|后)(?!面|端|台|期|续|天|年|来|勤)")
