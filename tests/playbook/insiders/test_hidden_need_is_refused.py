from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.insiders.facts import PersonalNeed
from yunchou.playbook.insiders.rules.hidden_need_is_refused import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "只能私下办的",
        "It must be hidden",
        "不能公开",
        severity=Severity.STOP,
        personal_needs=(PersonalNeed(person="李主任", text="帮个忙", can_be_open=Answer.NO),),
    ),
    fires(
        "写了孩子上学",
        "It is about a child's school",
        "家庭",
        personal_needs=(PersonalNeed(person="李主任", text="孩子 上学"),),
    ),
    fires(
        "打算给购物卡",
        "Shopping cards are planned",
        "账外好处",
        personal_needs=(PersonalNeed(person="李主任", plan="送购物卡"),),
    ),
    silent(
        "想减少故障",
        "Fewer outages",
        personal_needs=(PersonalNeed(person="李主任", text="少半夜接故障电话", can_be_open=Answer.YES),),
    ),
    silent(
        "想拿行业奖", "An award of the trade", personal_needs=(PersonalNeed(person="李主任", text="评行业标杆案例"),)
    ),
    silent("没有记录", "Nothing recorded"),
    unknown(
        "能不能公开没写",
        "Whether it can be open is unknown",
        asks=False,
        personal_needs=(PersonalNeed(person="李主任", text="学新技术"),),
    ),
)


@examples(CASES)
def test_hidden_need_is_refused(example):
    example.holds_for(RULE)
