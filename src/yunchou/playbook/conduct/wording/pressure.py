"""Threats, spying and what is held against somebody: nobody is pressed, followed or listened to."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import PERSON_EN, PERSON_ZH, Manner
from yunchou.playbook.conduct.wording.patterns import sign

WHO = f"(?:{PERSON_ZH}|对手|对方|客户)"
ROOM = "(?:办公室|会议室|车[里上]|家里|包间|工位|房间)"
DEVICE = "(?:录音笔|录音机|窃听器?|监听器?|摄像头|针孔|定位器?|gps|木马|后门|键盘记录)"
PRIVATE = "(?:通话记录|聊天记录|开房记录|行踪|银行流水|流水|微信|邮箱|手机|电脑|账号|短信)"
_TRADE = (
    "威胁(?:情报|检测|感知|分析|防护|预警)|勒索(?:病毒|软件|防护)|反勒索|摄像头(?:巡检|客服|业务|厂|品牌|行业|热线|售后)|木马(?:查杀|检测|防护)|定位器(?:客服|厂|业务|热线)|"
    "后果(?:管理|分析|评估)|举报(?:热线|中心|平台|渠道|电话|制度|系统)|坐席监听|监听(?:坐席|功能|权限|端口|强插|质检)|跟踪(?:一下)?(?:进度|反馈|报价|项目|问题|工单|情况|回款|落实)"
)

PRESSURE = (
    sign(
        C.PRESSURE,
        Manner.DEED,
        f"把柄|黑料|抓(?:住)?(?:他|她|对方)的?(?:小辫子|辫子|软肋|弱点|短处)|拿捏(?:住)?(?:他|她)|要挟|胁迫|恐吓|敲诈|勒索|威胁(?:他|她|对方|{PERSON_ZH})|(?:后果|责任)自负|吃不了兜着走|"
        f"(?:给|让)(?:他|她|对方)(?:点|一点)?(?:颜色|好看|难堪|苦头)|逼(?:他|她|{PERSON_ZH})(?!近)|(?:捅|抖|爆|曝)(?:出去|出来|到|给)[^，。；]{{0,6}}|"
        f"(?:不|再)[^，。；]{{0,6}}(?:就|那就)[，]?(?:举报|告发|曝光|揭发|搞)|(?:不然|否则)[^，。；]{{0,4}}(?:举报|告发|曝光|揭发)|(?:举报|告发|揭发|曝光)(?:他|她)(?:的|以前|别的)?|"
        "(?:照片|录音|截图|视频|证据)[^，。；]{0,4}留着[^，。；]{0,6}(?:以后|将来|日后|有)用",
        unless=_TRADE,
    ),
    sign(
        C.PRESSURE,
        Manner.DEED,
        f"(?:装|放|藏|安|塞|留|埋|种|植入|偷放)(?:上|了|个|一?个|支|一支)*{DEVICE}|窃听|偷拍|偷录|偷听|偷看[^，。；]{{0,4}}{PRIVATE}|在[^，。；]{{0,6}}{ROOM}[^，。；]{{0,4}}(?:装|放|藏|安)[^，。；]{{0,4}}{DEVICE}|"
        f"(?:跟|盯|尾随|跟踪|蹲|堵)(?:着|住|踪|梢)?(?:他|她|{PERSON_ZH})(?:几天|一阵|看|的?行踪|下班|家|去哪)|(?:找人|派人|叫人)(?:去)?(?:跟|盯|查|蹲|堵)|"
        f"(?:查|调|翻|偷看|弄到|搞到|拿到|破解|登|登录|进)(?:一下|一查|到|了|下)?(?:他|她|{WHO})的?(?:{PRIVATE})|(?:黑|攻|侵|渗透)进(?:去|他|她|对手|客户|系统|邮箱)|盗(?:号|取|用)(?:他|她|对手|客户|账)|"
        f"(?:用|拿)(?:客户|他|她|对手|别人)的?(?:账号|账户|工号|密码)[^，。；]{{0,8}}(?:登|进|看|查)|{PRIVATE}(?:的)?密码[^，。；]{{0,6}}(?:弄|搞|套|破|拿)",
        unless=_TRADE,
    ),
    sign(
        C.PRESSURE,
        Manner.DEED,
        rf"\bblackmail|\b(?:got|have|has|find|dig(?:ging)?|some) (?:up )?(?:some )?(?:dirt|leverage|compromat|kompromat) (?:on|over) (?:{PERSON_EN}|them|someone)|"
        rf"\bthreaten(?:s|ed|ing)? (?:{PERSON_EN}|to (?:go|tell|expose|report|leak)|them|with)|\b(?:get|turn|become) ugly\b|\bexpose (?:him|her|them)\b|\bforce his hand\b|\bintimidat\w+|\bextort\w*|"
        rf"\b(?:plant|leave|hide|put|place|install)(?:s|ed|ing)? (?:a |the |an )?(?:hidden )?(?:bug|recorder|wire|camera|tracker|keylogger|spyware|microphone)\b|\bwire-?tap\w*|\beavesdrop\w*|\b(?:spy|spies|spying|snoop\w*) on\b|"
        rf"\bhack(?:s|ed|ing)? (?:into )?(?:{PERSON_EN}|their|the|his|her)\b|\b(?:someone|somebody|a guy|an investigator|detective) (?:to )?(?:follow|tail|watch)\b|\b(?:follow|tail|shadow)(?:ing|s)? (?:him|her)\b(?! up)|"
        r"\b(?:read|get into|access)(?:ing)? (?:his|her|their) (?:e?-?mail(?:box)?|inbox|messages|phone|chats)\b|\buse (?:his|her|their|a stolen|someone else's) (?:password|login|account|credentials)\b",
        unless=r"threaten\w* to (?:go (?:to|with)|switch|cancel|leave|walk|take|re-?tender)|threat (?:detection|intelligence)|bug (?:tracker|report|fix)|recorder integration|hackathon",
    ),
)
