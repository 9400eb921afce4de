"""How a note speaks of leans, insiders and what people need. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import PERSON, RIVAL
from yunchou.playbook.insiders.terms import NeedKind
from yunchou.playbook.stakeholders.terms import Lean

US = r"(?:我们|你们|贵司|咱们|我方|我司|咱|us|our)"
THEM = rf"{RIVAL}‥*"
LEANS: tuple[tuple[Lean, re.Pattern[str]], ...] = (
    (
        Lean.HEDGING,
        re.compile(
            r"脚踩两只船|两(?:头|边)(?:都)?(?:答应|应承|哄|吃|说好)|两边(?:都)?(?:讨好|下注|不得罪|吊着|"
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
            rf"于)?|倾向(?:于)?|更?看好|更?喜欢|更?认可|更?中意|更?信任|倒向|靠向|转向|投向|站|帮|向着|替|力荐|推荐|"
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
            rf"(?:肯定|绝对|坚决)?不(?:会)?让{THEM}(?:进来|中标|中)|(?:坚决|明确|全力|完全|一直|坚定|"
            rf"公开)(?:地)?(?:表示|表态)?(?:支持|力挺|站){US}|支持(?:选|用)?{US}|力挺{US}|(?:是|"
            rf"算)(?:我们|咱们|自己)(?:的)?人|铁杆|(?:还是|继续|接着)(?:要|想)?(?:用|选|找)(?:的)?{US}|"
            rf"our (?:champion|sponsor|coach|biggest supporter)|in our (?:corner|camp)|on our side|rooting for us|"
            rf"(?:会|肯定|他|她)投(?:给)?{US}|给{US}(?:打)?高分|就(?:要|认|选|想用|用|定)(?:用)?(?:了)?{US}|认定{US}|"
            rf"只(?:认|要){US}|铁了心(?:要)?(?:用|选|跟){US}|(?<![a-z])ok(?:了)?\s?{US}|(?:fully )?(?:backs?|supports?|"
            rf"behind|champions?) us|on our side",
            re.I,
        ),
    ),
    (
        Lean.TOWARD_US,
        re.compile(
            rf"站(?:在)?{US}(?:这|一)边|{US}.{{0,12}}?比{THEM}.{{0,4}}?(?:好|强|靠谱|专业|稳|成熟)|"
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
            r"中立|谁也不(?:偏|帮)|保持中性|不偏不倚|谁(?:家)?都(?:行|可以|一样)|两家都(?:行|可以)|谁[^，]{0,4}(?:低|便宜)[^，]{0,3}(?:就)?(?:选|用|给)谁|无所谓(?:用谁|选谁|"
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
FOR_THEM = re.compile(r"(?:替|帮|向着|护着)他们(?:说|讲|站|$)")
COMPARED = re.compile(rf"(?:比|over|than|rather than|不是|而不是|相对|对比)\s?(?:{THEM})", re.I)
ADVOCATES = re.compile(
    r"(?<!会)(?<!能)(?<!要)(?:帮|替|为|给)(?:了)?(?:我们|咱们?|我)(?:[说讲]了?(?:很多|不少|几句|一堆|"
    r"句)?(?:好话|公道话)|说(?:了)?(?:好|句|很多|"
    r"不少|几句)?话|讲话|站台|争取|撑腰|顶(?:住|回)|把.{2,24}?(?:了|过来|下来)$|解释|打圆场|"
    r"改了?.{0,8}(?:参数|评分|条款)|"
    r"出头|发声|背书|辩护|挡)|(?:会上|评审(?:会|"
    r"时)?|当场|当着.{0,8}面|在.{0,10}面前|关键时刻).{0,14}?(?:力挺|力荐|挺|推荐|支持|顶|维护|"
    r"坚持(?:要)?(?:用|选)|反驳|站出来).{0,6}?(?:我们|咱们)?|站(?:出|起)来|spoke up for us|"
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
            r"政绩|标兵|树(?:个|立)?[^，]{0,8}典型|评比|进前[一二三四五\d]|拿(?:个)?(?:名次|第一)|垫底|(?:拿到|拿去|在)[^，]{0,8}(?:年会|"
            r"大会|论坛|峰会|总部|总行|集团)[^，]{0,4}(?:讲|分享|亮相|露|汇报)|出(?:点)?成绩|亮点|标杆|"
            r"样板|评(?:奖|优|先)|创新奖|获奖|述职|汇报材料|"
            r"向上(?:面)?(?:汇报|交代|交差)|拿得出手|露脸|露个脸|业绩|能讲的|年终总结|示范|"
            r"recognition|year-end (?:report|review)|as (?:the|a|his|her) \w* ?win\b|present (?:it )?at|"
            r"case study (?:she|he|they)|award|showcase|success story",
            re.I,
        ),
    ),
    (
        NeedKind.POWER,
        re.compile(
            r"话语权|主导(?:权)?|牵头(?:权)?|编制|扩(?:大)?团队|预算权|地位|分管(?:更多|范围)|说了算|"
            r"管(?:更多|两个)|成立(?:新)?部门|authority|headcount|bigger team|ownership of",
            re.I,
        ),
    ),
    (
        NeedKind.TRUE,
        re.compile(
            r"平平稳稳|(?:还有|快|离|临近)[^，]{0,4}退休|(?:别|不)出(?:岔子|乱子|纰漏)|评(?:首席|副高|高工)|快(?:要)?升|敲门砖|往(?:上|集团|总部|省里|总行).{0,2}(?:走|调|升)|调(?:去|到)(?:集团|总部|省)|"
            r"安全着陆|平稳落地|评正高|评(?:职称|高级)|晋升|升(?:职|"
            r"迁|上去|任|副|正)|提拔|转正|再上一步|往上走|竞聘|求稳|"
            r"怕(?:担责|出事|背锅|出错|丢|挨骂|挨批|被骂|被批)|不想(?:担责|背锅|冒险)|担心(?:背锅|担责|位置)|坐稳|"
            r"站稳脚跟|被(?:问责|追责)|promotion|promoted|afraid of (?:blame|failing)|job security",
            re.I,
        ),
    ),
    (
        NeedKind.OTHER,
        re.compile(
            r"想(?:学|了解|去听|参加|考|认识)|学习(?:机会)?|培训(?!费)|(?:考|拿|过)(?:个|一个)?认证|认证(?:考试|证书|"
            r"培训)|证书(?!系统)|行业(?:大会|交流|"
            r"圈)|演讲(?:机会)?|人脉|training|certif|conference|speak at|network",
            re.I,
        ),
    ),
    (
        NeedKind.PRACTICAL,
        re.compile(
            r"顶班|手下走了|压力(?:很|挺|特别|比较|非常|太)?大|头疼|头大|焦头烂额|加班|忙不过来|人手(?:不足|不够|"
            r"紧)|被(?:投诉|骂|批)|投诉(?:太|很|量|多|高|率)|考核(?:指标|压力|看|接通|排名)?|KPI|"
            r"kpi|指标(?:压|完不成)|完不成|工作量|救火|天天(?:出|被)|故障.{0,4}(?:背|挨)|overloaded|"
            r"pressure|overtime|understaffed|struggling",
            re.I,
        ),
    ),
)
PERSONAL = re.compile(r"(?:他|她|Ⓟ‥*|自己|个人|主任|经理|he|she|his|her)", re.I)
NEED_SIGN = re.compile(
    r"顶班|平平稳稳|退休|出岔子|人手|竞聘|述职|晋升|快升|敲门砖|想|希望|需要|要|怕|担心|压力|头疼|头大|焦头|考核|KPI|指标|加班|忙|投诉|靠|"
    r"盼|关心|看重|在意|最|为了|正(?:在|愁)|愁|缺|指望|要求|图|争|wants?|needs?|under|"
    r"pressure|promotion|bonus|worried|afraid|hopes?|struggling|overload|keen",
    re.I,
)
