"""Surnames, titles and the names of departments."""

from __future__ import annotations

import re

SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程"
    "魏苏吕丁任卢姚沈钟姜崔谭陆范"
    "汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康"
    "易乔赖樊兰殷施洪翁倪颜牛温芦"
    "俞章鲁葛伍申尤毕聂柴焦柳邢岳齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成"
    "游裴席卫查屈鲍位覃霍翟隋甘景"
    "薄郎鞠巩屠蓝邬谌蒲冀仇卞宗楚栗苟郗晏闻郁滕桑竺沙丛逯仲宁蔺邝岑荆裘缪冼"
    "包司柏阮桂闵解冉柯阳单穆应冷邸佟迟佘褚楼尚娄"
    "庞敬浦濮巢匡扈蒯訾辜寿茹艾容慎戈庾步寇师融简荀惠芮隋岑滑裘缑帅佟哈傅骆鄢岳苑储邱巫宓郗饶桓亢涂皮臧符米晁窦敖阚燕仝揭谯眭麦植乐"
)
COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "皇甫",
    "慕容",
    "令狐",
    "司徒",
    "东方",
    "尉迟",
    "端木",
    "夏侯",
    "申屠",
    "公孙",
    "宇文",
    "钟离",
    "闻人",
    "澹台",
    "太史",
    "轩辕",
    "呼延",
    "赫连",
    "百里",
    "南宫",
    "西门",
    "独孤",
    "长孙",
    "万俟",
)
# Surnames that begin an ordinary phrase more often than a name: 向王总, 由于, 时任, 管理.
WEAK = set("米向于时管应成位任单关查解包司席路项游左万易常金白方高安尚盛和")

_LISTED = (
    "护士长 支行长 分行长 总助 园长 主编 总编 镇长 政委 "
    "副总经理 常务副总 执行总裁 副总裁 总经理 董事长 副董事长 总工程师 副总工 总会计师 副主任 "
    "副经理 副处长 副局长 副行长 副部长 副科长 副院长 副校长 副总监 副书记 副厂长 副市长 副区长 "
    "专责 督导 干事 科员 调研员 副专责 班组长 "
    "副组长 办公室主任 项目经理 产品经理 客户经理 工程师 架构师 秘书长 助理 主任 经理 处长 局长 "
    "行长 部长 科长 院长 校长 总监 书记 厂长 市长 区长 厅长 司长 队长 组长 班长 站长 社长 所长 "
    "台长 店长 馆长 会长 主席 主管 总工 副总 总裁 老师 教授 博士 秘书 会计 出纳 律师 专员 顾问 "
    "老板 先生 女士 小姐 师傅 CIO CTO CEO CFO COO VP 副局 副处 副行 总 董 局 处 行 工 姐 哥 院 科 "
    "所 部 校 书"
)
TITLES = _LISTED.split()
# 王局, 李处 are ways to address somebody; alone they are words of other things, so nothing may follow that makes one.
SHORT = {"局", "处", "行", "院", "科", "所", "部", "校", "书", "董", "工", "姐", "哥"}
COURTESY = {"总", "老师", "哥", "姐", "老板", "先生", "女士", "小姐", "师傅", "董", "顾问"}
# What somebody is by training or post: 李律师 is not 李主任 under another title.
PROFESSIONS = {"律师", "会计", "出纳", "教授", "博士", "秘书", "护士长", "师傅", "专员", "助理", "书记", "校长", "院长"}
TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
SURNAME = f"(?:{'|'.join(COMPOUND)}|[{''.join(sorted(SURNAMES))}])"
GIVEN = r"[\u4e00-\u9fff]"

ENGLISH_TITLES = r"(?:mr|mrs|ms|miss|dr|director|manager|prof)\.?"
DEPARTMENT = re.compile(
    r"(?:(?:法规|法制|法律|内审|稽核|会计|集采|采招|机要|文秘|基建|后勤|设备|计量|客运|稽查|客服|客户服务|信息|科技|信息科技|信息技术|技术|运营|运维|采购|采购管理|财务|"
    r"计划财务|计财|资金|结算|会计|税务|出纳|业务|市场|销售|法务|法律合规|合规|行政|人事|人力|产品|"
    r"研发|开发|数据|数字化|安全|质检|质控|培训|呼叫|热线|网络|系统|综合|战略|投资|审计|风控|"
    r"风险|电商|售后|售后服务|售后支持|服务|客户|渠道|远程银行|营业|"
    r"办公|行|总经办|总裁|流程|供应链|物流|品牌|架构|平台|项目|招标|招采|工程|IT|it|AI|BI|PMO|"
    r"HR|hr|CC|客户体验|用户体验|会员|零售|个金|信用卡|理赔|贷后|政务|纪检|内控)+"
    r"(?:管理|保障|支持)?(?:部门|部|中心|科|处|办公室|办|室|组|局|事业部|团队|条线|线)|法务|"
    r"采购|财务|信科|运维|IT|总经办|总裁办|PMO)"
)
TITLE_BEFORE_NAME = re.compile(
    r"(?:采购员|销售员|总经理|副总经理|副总裁|总裁|总监|副总监|副总|主任|副主任|经理|部长|"
    r"处长|科长|局长|主管|负责人|组长|工程师|架构师|秘书|专员|会计|领导|同事|老总|一把手|"
    r"CIO|CTO|CEO|CFO|COO|VP|助理|对接人|联系人|接口人|经办人)(?:叫做|叫|名叫|是|：|:|，|,|\s|——)?\s?$"
)


def core(title: str) -> str:
    """The part of a title that has to agree: 副局长 and 局 are both 局."""
    word = (
        title.removeprefix("常务").removeprefix("执行").removeprefix("副").removeprefix("办公室").removeprefix("项目")
    )
    if word in {"总", "总经理", "总裁", "总监", "董事长", "董", "CIO", "CTO", "CEO", "CFO", "COO", "VP", "老板"}:
        return "总"
    return word.removesuffix("长") if len(word) == 2 and word.endswith("长") else word


def agrees(written: str, known: str) -> int:
    """How well a title in a note fits a known person's: 3 the same, 2 alike, 1 a courtesy, 0 somebody else's."""
    if not known or written == known:
        return 3 if written == known else 2
    deputy, known_deputy = "副" in written, "副" in known
    if core(written) in known or core(written) == core(known):
        if deputy == known_deputy:
            return 3
        return 2 if known_deputy else 0
    if core(written) == "总" and any(
        part in known for part in ("总", "董", "裁", "首席", "CIO", "CTO", "CEO", "VP", "长")
    ):
        return 2 if not deputy else 1 if known_deputy else 0
    if written == "工":
        return 0 if re.search("[总长董局]|主任|科长", known) else 1
    return 1 if written in COURTESY else 0
