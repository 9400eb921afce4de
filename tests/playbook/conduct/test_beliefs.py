"""Whether somebody is in a party is sensitive personal information: refused, wherever it is not about a product."""

import pytest

from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.conduct.wording.classes import RefusedClass


@pytest.mark.parametrize(
    "text",
    ["党员身份", "王总是中共党员", "王主任：党员", "政治面貌：群众", "他党龄二十年", "张工是共青团员", "无党派人士",
     "用党员身份激励他", "张处 党员", "his party membership"],
)  # fmt: skip
def test_party_membership_is_refused(text):
    assert RefusedClass.POLITICS in {refused.of for refused in refused_in(text)}


@pytest.mark.parametrize(
    "text",
    ["党员教育系统的客服", "平台支持党员身份认证", "人事系统的政治面貌字段要支持下拉", "党员干部要带头用新系统",
     "不得记录客户的党员身份", "党建平台二期"],
)  # fmt: skip
def test_products_about_parties_pass(text):
    assert refused_in(text) == ()
