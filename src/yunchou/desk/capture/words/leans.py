"""How a note speaks of leans, insiders and what people need. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import PERSON, RIVAL
from yunchou.desk.capture.words.classes import of
from yunchou.playbook.insiders.terms import NeedKind
from yunchou.playbook.stakeholders.terms import Lean

US = r"(?:我们|你们|贵司|咱们|我方|我司|咱|us|our)"
THEM = rf"{RIVAL}‥*"
LEANS: tuple[tuple[Lean, re.Pattern[str]], ...] = (
    (
        Lean.HEDGING,
        re.compile(
            r"谁(?:家)?的[^，]{1,3}都(?:喝|应|吃|收|听|接)|谁(?:家)?的话都|脚踩两只船|两(?:头|边)(?:都)?(?:答应|应承|哄|吃|说好)|两边(?:都)?(?:讨好|下注|不得罪|吊着|"
            r"押)|骑墙|摇摆|左右摇|两头(?:都)?(?:讨好|"
            r"下注|押)|(?:谁|两边|两头|哪边)(?:也|都)?不(?:想|愿|太)?得罪|和稀泥|打太极|态度(?:暧昧|不明朗|"
            r"模糊)|模棱两可|"
            r"on the fence|hedging|playing both sides",
            re.I,
        ),
    ),
    (
        Lean.RIVALS,
        re.compile(
            rf"(?:是|就是){THEM}(?:那边|家)?的人|站(?:在|到)?了?{THEM}(?:那|这)(?:一)?边|(?:力挺|力推|"
            rf"铁了心(?:要)?(?:用|选)|只认|死忠|"
            rf"认定(?:了)?|支持)(?:的是)?{THEM}|被{THEM}(?:给)?(?:搞定|拿下|做通)|反对(?:用)?{US}|"
            rf"坚决不同意(?:用)?{US}|{THEM}(?:已经)?(?:把|将)?{PERSON}(?:给)?(?:搞定|拿下|做通)|"
            rf"(?:搞定|拿下|做通)了?{PERSON}|firmly (?:with|behind) {THEM}|against us",
            re.I,
        ),
    ),
    (
        Lean.TOWARD_RIVAL,
        re.compile(
            rf"(?:替|帮|为){THEM}(?:说话|讲话|站台|说好话|打招呼|撑腰)|对{US}.{{0,10}}?(?:疑虑|顾虑|不太放心|"
            rf"不放心|存疑|质疑|不感冒|有保留)|更?(?:熟悉|信得过|习惯用?){THEM}|(?:更?偏(?:向|爱|好|"
            rf"于)?|倾向(?:于)?|(?:明里暗里)?(?:捧着?|吹捧|夸)|更认|更?看好|更?喜欢|更?认可|更?中意|更?信任|倒向|靠向|转向|投向|站|帮|向着|替|力荐|推荐|"
            rf"属意)(?:的是)?{THEM}|(?:对|跟|和|与){THEM}.{{0,8}}?(?:印象(?:蛮|很|挺|比较|特别)?(?:好|"
            rf"不错|深)|有好感|更?感兴趣|走得(?:很|比较|挺|太)?近|关系(?:很|比较|挺|更)?(?:好|近|铁)|"
            rf"评价(?:很|挺|更)?高|(?:很|挺|比较|更)?满意|认可|熟)|觉得{THEM}.{{0,6}}?(?:更|好|强|便宜|"
            rf"合适|不错|靠谱)|{THEM}[^，]{{0,4}}?{PERSON}‥*(?:也|都)?觉得(?:更|挺|蛮|很|比较|还)?(?:好|"
            rf"不错|强|合适|靠谱)|对{US}(?:有|很有|不太?|没)(?:意见|看法|感冒|满意|什么好感|好感|信任)|"
            rf"嫌{US}(?!.{{0,3}}(?:贵|价|慢|报))|"
            rf"不(?:太)?(?:认可|看好|喜欢|待见){US}|(?:prefers?|lean(?:s|ing)? (?:to|toward|towards)|favou?rs?|"
            rf"(?:big )?fan of|sold on|keen on|pushing(?: for)?|rooting for|"
            rf"likes?|backs|backing) {THEM}|wary of us|not (?:keen|sold) on us",
            re.I,
        ),
    ),
    (
        Lean.OURS,
        re.compile(
            rf"(?:跟|和|与){US}(?:是)?(?:一条心|一伙|穿一条裤子)|[-—：:]\s?(?:坚定|坚决)?支持(?:者|$)|(?:肯定|绝对|坚决)?不(?:会)?让{THEM}(?:进来|中标|中)|(?:坚决|明确|全力|完全|一直|坚定|"
            rf"公开)(?:地)?(?:表示|表态)?(?:支持|力挺|站){US}|支持(?:选|用)?{US}|力挺{US}|(?:是|"
            rf"算)(?:我们|咱们|自己)(?:的)?人|铁杆|(?:还是|继续|接着)(?:要|想)?(?:用|选|找)(?:的)?{US}|"
            rf"our (?:champion|sponsor|coach|biggest supporter)|in our (?:corner|camp)|on our side|rooting for us|"
            rf"(?:会|肯定|他|她)投(?:给)?{US}|给{US}(?:打)?高分|就(?:要|认|选|想用|用|定)(?:用)?(?:了)?{US}(?!降|压|让|减|送|免|给|再|先|把|出|提|派|做|改|交)|认定{US}|"
            rf"只(?:认|要){US}|铁了心(?:要)?(?:用|选|跟){US}|(?<![a-z])ok(?:了)?\s?{US}|(?:fully )?(?:backs?|supports?|"
            rf"behind|champions?) us|on our side",
            re.I,
        ),
    ),
    (
        Lean.TOWARD_US,
        re.compile(
            rf"(?:看不上|瞧不上|信不过|不待见|不喜欢){THEM}|站(?:在)?{US}(?:这|一)边|{US}.{{0,12}}?比{THEM}.{{0,4}}?(?:好|强|靠谱|专业|稳|成熟)|"
            rf"(?:likes?|prefers?) our|(?:基本(?:上)?|差不多|大概率|八成)(?:就)?(?:是|定|用|选)(?:的|"
            rf"了)?{US}(?:的)?了|(?:更?偏(?:向|爱|好|于)?|倾向(?:于)?(?:用|选)?|更?看好|更?喜欢|"
            rf"更?认可|更?中意|更?信任|很?认同|站(?:在)?|向着|挺(?!好|大|不|多|快|急|忙|高|满|近|认)|"
            rf"属意|愿意(?:选|用|跟|和|与))(?:的是)?{US}|(?:对|觉得|认为){US}(?:的)?.{{0,12}}?(?:印象(?:蛮|很|"
            rf"挺|比较|特别)?(?:好|不错|深)|有好感|很?感兴趣|评价(?:很|挺|更|蛮|比较|都)?(?:高|好|"
            rf"不错)|(?:很|挺|比较|非常|更)?满意|(?:很|非常|比较|更|挺)?认可|(?:更|比较)(?:好|靠谱|"
            rf"合适|专业|强))|(?:prefers?|leans? (?:to|toward|towards)|favou?rs?|likes?) (?:us|our)|"
            rf"impressed (?:by|with) (?:us|our)|(?:lean(?:s|ing)?|tilt(?:s|ing)?) (?:our way|towards? us)|"
            rf"(?:说|觉得|认为)比{THEM}.{{0,4}}?(?:好|强|靠谱|专业|稳|成熟)|sold on (?:us|our)|fan of (?:us|our)|"
            rf"\b(?:our|us|we)\b.{{0,30}}?(?:better|stronger|superior|more mature|ahead)",
            re.I,
        ),
    ),
    (
        Lean.NEUTRAL,
        re.compile(
            r"不挑(?:牌子|厂家|家)|能用就行|中立|谁也不(?:偏|帮)|保持中性|不偏不倚|谁(?:家)?都(?:行|可以|一样)|两家都(?:行|可以)|谁[^，]{0,4}(?:低|便宜)[^，]{0,3}(?:就)?(?:选|用|给)谁|无所谓(?:用谁|选谁|"
            r"哪家)?|不站队|(?:还|仍|持)?在?观望|neutral|no preference|open to (?:both|either)",
            re.I,
        ),
    ),
)
NOT_LEAN = re.compile(
    rf"不(?:太)?(?:偏|倾向|支持)(?:向|于)?(?:我们|咱们|{THEM})|不(?:太)?看好{THEM}|能不能|是否|会不会|如果|"
    rf"没(?:有)?(?:偏|倾向)",
    re.I,
)
FOR_THEM = re.compile(r"(?:搞定|拿下|攻下|收服|做通)(?:了)?(?:他|她)(?!们)|(?:替|帮|向着|护着)他们(?:说|讲|站|$)")
COMPARED = re.compile(rf"(?:比|over|than|rather than|不是|而不是|相对|对比)\s?(?:{THEM})", re.I)
ADVOCATES = re.compile(
    r"(?:夸|表扬|称赞|推崇|力荐|力推)(?:了|过)?(?:我们|咱们?)(?!公司的|客服)|(?<!会)(?<!能)(?<!要)(?:帮|替|为|给)(?:了)?(?:我们|咱们?|我)(?:[说讲]了?(?:很多|不少|几句|一堆|"
    r"句)?(?:好话|公道话)|说(?:了)?(?:好|句|很多|"
    r"不少|几句)?话|讲话|站台|争取|撑腰|顶(?:住|回)|把.{2,24}?(?:了|过来|下来)$|解释|打圆场|"
    r"改了?.{0,8}(?:参数|评分|条款)|"
    r"出头|发声|背书|辩护|挡)|(?:会上|评审(?:会|"
    r"时)?|当场|当着.{0,8}面|在.{0,10}面前|关键时刻).{0,14}?(?:力挺|力荐|挺|推荐|支持|顶|维护|"
    r"坚持(?:要)?(?:用|选)|反驳|站出来).{0,6}?(?:我们|咱们)?|站(?:出|起)来|stuck up for us|backed us|(?:went|gone) to bat for us|ha[ds] our back|fought for us|put in a (?:good )?word for us|spoke up for us|"
    r"defended us|vouched for us|stood up for us|argued for us|pushed back for us",
    re.I,
)
INFORMS = re.compile(
    r"(?:主动|私下|私底下|悄悄|偷偷|特意|专门|特地|提前|第一时间|单独|"
    r"背着.{0,6}).{0,10}?(?:告诉|跟(?:我|我们)?(?:说|讲|透|透露)|打电话|打来电话|发微信|发来|"
    r"透露|提醒|通知|发给我|给我(?:们)?(?:发|看|转|透)|[透漏拍念]给(?:我|咱)|给我看|报信|"
    r"透了?(?:个|点)?(?:底|风|口风)|递(?:了)?(?:个)?话|"
    r"转(?:给|发)|说)|提醒(?:了)?(?:我们|我|咱们)(?!.{0,4}(?:付|报|交|发))|通风报信|给(?:我们|我)(?:透|递|"
    r"通)(?:了)?(?:个|点)?(?:底|风|信|话|口风)|"
    r"tipped us off|gave us a heads[- ]up|quietly told|privately told|volunteered that|"
    r"off the record|\b(?:rang|called|texted|messaged|emailed|told|wrote to|pinged)\s(?:me|"
    r"us)\b[^,]*?(?:himself|herself|unprompted|to (?:tell|warn|let) )|"
    r"透(?:的|了)(?:个|点)?(?:风|口风|消息|信)|漏(?:的|了)(?:个|点)?(?:消息|口风|风声)|递的(?:话|消息)|通(?:的|了)(?:个)?(?:气|风)|报的信|打的小报告|"
    r"(?:没|不)(?:等)?(?:我们?|咱)(?:去)?问[^，]{0,4}(?:就|自己|主动)|(?:自己|"
    r"自个儿?)(?:就)?(?:跟我|告诉我|说给我|打来)",
    re.I,
)
UNASKED = (
    r"主动|特意|专门|特地|悄悄|私下|偷偷|volunteer|himself|herself|unprompted|(?:hadn't|didn't|"
    r"without) (?:even )?ask|没(?:等)?(?:我们?|咱)?问"
)
PROMISED = re.compile(r"(?<![机协])会(?!上|议|后|场)(?=在|帮|替|给|为|去|.{0,3}$)|答应|说会|愿意|promised")
ALIGNED = re.compile(
    r"(?:项目|这事|这个(?:项目|事)|做成|成了|上线).{0,10}?(?:对|关系到|跟|和|与).{0,8}?(?:他|"
    r"她|Ⓟ‥*)(?:自己)?(?:的)?.{0,8}?(?:晋升|升职|考核|KPI|kpi|政绩|业绩|前途|述职|绑|有利|"
    r"好处(?!费)|息息相关)|(?:他|她|Ⓟ‥*).{0,6}?(?:的)?(?:KPI|考核|年度目标|业绩|晋升|"
    r"述职).{0,8}?(?:跟|和|与|就|压|绑|挂|靠|取决|指望).{0,6}?(?:这个|项目|我们|一起)|"
    r"一条船上|利益一致|his (?:promotion|bonus|kpi).{0,12}(?:depends|rides|hinges)|same boat",
    re.I,
)
NEEDS: tuple[tuple[NeedKind, re.Pattern[str]], ...] = (
    (
        NeedKind.ACHIEVEMENT,
        re.compile(
            rf"{of('achievement')}|(?:在|写进)年报|口碑[^，]{{0,6}}(?:case|案例)|(?:急着?|要|想)(?:出点|做出)[^，]{{0,4}}(?:业绩|成绩|成果)|树(?:个|立)?[^，]{{0,8}}典型|(?:拿到|拿去|在|去|上)[^，]{{0,8}}(?:年会|大会|论坛|峰会|总部|总行|集团)[^，]{{0,6}}"
            rf"(?:讲|分享|亮相|露|汇报)|出(?:点|些)?(?:成绩|成果|业绩)|能讲的|as (?:the|a|his|her) \w* ?win\b|present (?:it )?at",
            re.I,
        ),
    ),
    (NeedKind.POWER, re.compile(of("power"), re.I)),
    (
        NeedKind.TRUE,
        re.compile(
            rf"{of('career')}|(?:还有|快|离|临近)[^，]{{0,4}}退(?:休|了)|快退了|评(?:首席|副高|高工|正高|职称|高级)|"
            rf"(?:别|不)(?:想|愿意?|敢|能)?(?:再)?(?:出(?:岔子|乱子|纰漏|事|错)|担责|背锅|冒险)|敲门砖|往(?:上|集团|总部|省里|总行).{{0,2}}(?:走|调|升)|"
            rf"调(?:去|到)(?:集团|总部|省)|最?怕(?:[^，]{{0,4}})?(?:担责|出事|背锅|出错|丢|骂|批|审计|巡视|纪检|问责|追责)|升(?:职|迁|上去|任|副|正)",
            re.I,
        ),
    ),
    (
        NeedKind.OTHER,
        re.compile(
            rf"{of('growth')}|想(?:学|了解|去听|参加|考|认识)|培训(?!费)|(?:考|拿|过)(?:个|一个)?(?:认证|证|CPA|PMP|CISSP|MBA)|证书(?!系统)",
            re.I,
        ),
    ),
    (
        NeedKind.PRACTICAL,
        re.compile(
            rf"{of('burden')}|(?:手下|手底下|底下|团队|组里|部门|班组)[^，]{{0,8}}(?:走了|走人|走光|离职|跳槽|流失)|压力(?:很|挺|特别|比较|非常|太|山|真)?大|"
            rf"[很太真够好]累|被(?:投诉|骂|批)|投诉(?:太|很|量|多|高|率)|考核(?:指标|压力|看|接通|排名|压)?|故障.{{0,4}}(?:背|挨)",
            re.I,
        ),
    ),
)
PERSONAL = re.compile(r"(?:他|她|Ⓟ‥*|自己|个人|主任|经理|he|she|his|her)", re.I)
NEED_SIGN = re.compile(
    r"想|希望|需要|要|怕|求|图|担心|压力|头疼|头大|焦头|考核|KPI|指标|忙|投诉|靠|盼|关心|看重|在意|最|为了|正(?:在|愁)|愁|缺|指望|图|争|急着|惦记|指着|盯着|求|在(?:考|读|评|备考|准备)|"
    rf"准备|打算|琢磨|憋着|不[想敢愿]|人手|{of('burden', 'career')}|走了|走光|离职|wants?|needs?|under|worried|hopes?|keen|dreads|tired of|is after|hoping|gunning|eyeing|angling",
    re.I,
)
