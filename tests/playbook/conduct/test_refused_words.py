"""The detector of refused words on the labelled phrases, and what each finding says."""

import time

import pytest

from tests.playbook.conduct.wordings import SETS, classes_missed, everything, phrases, plain_talk, score, unseen
from tests.playbook.strategies import THOROUGH
from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.conduct.wording.classes import BETTER, WHY, RefusedClass

GOAL = 0.95
# Every day the third that the grammar was not built with; what it was built with only where there is time.
THIRDS = [False, True] if THOROUGH else [True]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("held_back", THIRDS)
def test_precision_and_recall_reach_their_goal(name, held_back):
    judged = [phrase for phrase in phrases(name) if phrase.is_held_back is held_back]
    found = score(judged)
    assert len(judged) > 35
    assert found.precision >= GOAL, found.taken
    assert found.recall >= GOAL, found.missed


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("fifth", GOAL, 0.92), ("eighth", GOAL, 0.40), ("fourteenth", 0.91, 0.66), ("fifteenth", 0.87, 0.73)],
)
def test_what_it_has_not_seen_is_judged_no_worse_than_was_measured(name, precision, recall):
    """Texts that taught it nothing, or (the fourteenth) a few frames: recall misses the goal there and may not fall."""
    found = score(unseen(name))
    assert len(unseen(name)) >= 60
    assert found.precision >= precision, found.taken
    assert found.recall >= recall, found.missed


def test_a_refused_phrase_is_refused_for_what_it_is_about():
    refused = [phrase for phrase in everything() if phrase.refused and phrase.is_held_back in THIRDS]
    assert len(classes_missed(refused)) <= (0.03 if THOROUGH else 0.04) * len(refused)


def test_everyday_talk_about_people_passes():
    taken = [phrase.words for phrase in plain_talk() if refused_in(phrase.words)]
    assert len(plain_talk()) > 100
    assert len(taken) <= 3, taken


@pytest.mark.parametrize(
    ("lawful", "refused"),
    [
        ("培训室每人一台平板，用完收回仓库", "评委每人一台平板，摊进设备款里"),
        ("返利按合同约定打到对公账户", "他要求先往个人卡上打15万才肯签字"),
        ("有人要给我竞品的报价单，我没收", "代理机构透了另外几家的报价给我们"),
        ("不围标不串标的承诺函已经放进投标文件", "找了两家兄弟公司陪标，报价我们统一做"),
        ("News: Norvexa fined for paying kickbacks in Brno", "She won't move on the spec until she sees her share"),
        ("Declined the gift card, told my manager", "Gift card for the buyer so he signs"),
        ("Parcel tracking bot goes live in May", "Put a tracker on the buyer's car"),
        ("王总把我们推荐给了东海证券", "王总要我们把购物券送到他家"),
        ("请长城汽车的客服总监来分享经验", "给王总家送了一辆小汽车"),
        ("这次评审别走形式，按方案打分", "这次招标走个形式"),
        ("违约金上限他们要20%", "他们要20%"),
        ("对方要先付20%", "对方要付王总20%"),
        ("对方要5个点的质保金", "对方要5个点"),
        ("请行政把礼品送到会场", "通过中间人把礼品转交给王处"),
        ("请李经理引荐，送一份方案给他", "请介绍人代我们送一份礼给他"),
        ("让代理商出面请他听讲解，我们报价", "让代理商出面请他吃饭，费用我们报"),
        ("合同分两次送审批", "分两次送避开审批"),
        ("发票开成增值税专用发票", "发票开成会议费"),
        ("月饼礼盒里放了产品手册，按登记发", "月饼底下压了点东西，交到嫂子手上"),
        ("三家入围，我们报价最低", "拉两家兄弟公司一块报，凑够三家"),
        ("评标专家下周抽取，名单保密", "抽到哪几个专家，他第一时间微信我"),
        ("参数客户自己写，我们书面提了澄清", "评分办法我们写好，私下塞给刘工贴进招标文件"),
        ("外呼名单由客户提供并脱敏", "找朋友从运营商拉了三万条用户号码"),
        ("我在他办公室等了一下午，签下来了", "派俩人坐他办公室，不签就不走"),
        ("He will go to tender unless we drop 10%", "Remind him we still have the photos"),
        ("The reseller margin is 12% in the partner agreement", "Ask Beta to put in a losing bid"),
        ("他暗示要好处，我当场说不行，已记给合规", "他暗示要好处，我说签完给他"),
    ],
)
def test_who_gives_what_to_whom_for_what_decides(lawful, refused):
    assert refused_in(lawful) == ()
    assert refused_in(refused)


def test_every_class_has_phrases_of_both_kinds_a_reason_and_a_better_wording():
    seen = {(phrase.refused, phrase.about) for phrase in everything()}
    for refused in RefusedClass:
        assert {(True, refused.value), (False, refused.value)} <= seen
        for words in (WHY[refused], BETTER[refused]):
            assert words.zh
            assert words.en


def test_no_better_wording_is_itself_refused_for_its_own_class():
    for refused, words in BETTER.items():
        for text in (words.zh, words.en):
            assert refused not in {found.of for found in refused_in(text)}, text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("和王总谈了排班，他老婆在教育局。", "老婆"),
        ("返 点 5%，老规矩", "返 点"),
        ("ｋｉｃｋｂａｃｋ 给他", "ｋｉｃｋｂａｃｋ"),
        ("k i c k b a c k as agreed", "k i c k b a c k"),
        ("給李主任紅\u200b包", "紅\u200b包"),
        ("hóngbāo for the section chief", "hóngbāo"),
    ],
)
def test_a_finding_points_at_the_words_as_they_were_typed(text, words):
    found = refused_in(text)
    assert words in {refused.word for refused in found}
    assert all(text[refused.start : refused.end] == refused.word for refused in found)


@pytest.mark.parametrize(
    ("lawful", "refused"),
    [
        ("病历系统对接", "李主任的病历"),
        ("公司禁止收红包", "没有红包他不签字"),
        ("返点写进渠道合同，开票结算", "返点不写进合同，给到王总本人"),
        ("系统支持身份证号脱敏", "王总身份证号发我"),
        ("对手递交了标书", "拿到对手的标书"),
        ("别让对手知道我们的报价", "别让他领导知道"),
        ("对方坚持验收后付60%", "对方收了60%"),
        ("他坚持要我们再让3个点", "他开口要3个点"),
        ("给客户开了20%的折扣审批中", "给客户领导留了20%"),
        ("周一上午十点去给周行长汇报", "给周行长十点"),
        ("晚上8点给王总打电话", "给王总8个点"),
        ("cash on delivery", "cash for the director"),
        ("we never pay kickbacks", "a kickback for him"),
        ("Children's hospital", "his children"),
    ],
)
def test_the_company_of_a_word_decides(lawful, refused):
    assert refused_in(lawful) == ()
    assert refused_in(refused)


@pytest.mark.parametrize(
    ("seam", "word"),
    [
        ("违约金条款待总行审", "给他金条"),
        ("其中风险在接口", "他中风了"),
        ("提高考核权重", "他女儿高考"),
        ("客户口径不一", "他的户口本"),
    ],
)
def test_the_seam_of_two_words_is_no_word(seam, word):
    assert refused_in(seam) == ()
    assert refused_in(word)


def test_findings_come_in_order_and_each_class_once_per_place():
    found = refused_in("他儿子要上学，另外给他两万现金")
    assert found[0].of is RefusedClass.FAMILY
    assert RefusedClass.OFF_BOOK in {refused.of for refused in found}
    places = [refused.start for refused in found]
    assert places == sorted(places)


def test_nothing_is_found_in_nothing():
    assert refused_in("") == ()
    assert refused_in(" \n\t") == ()


def test_a_phrase_takes_less_than_a_millisecond():
    texts = [phrase.words for phrase in everything()[::30]]
    assert any(_seconds(texts) / len(texts) < 0.001 for _round in range(6))


def test_a_long_text_takes_time_by_its_length_only():
    long = "上午和客户开会，讨论了排班需求和预算，月底前给方案。" * 80
    assert any(_seconds([long]) < 0.1 for _round in range(3))


def _seconds(texts):
    began = time.process_time()
    for text in texts:
        refused_in(text)
    return time.process_time() - began
