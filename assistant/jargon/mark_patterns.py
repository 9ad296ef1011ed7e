"""How negations, conditions, obligations and relative dates are written, as patterns over half-width text.

Words that only look like one (不過, 未來, 供應, 除非 as a negation) are left out where they are common.
"""

import re

COUNTED = frozenset(
    {
        "percent",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "money",
        "person-week",
        "person-day",
        "times",
        "year",
    }
)
IDIOMS = re.compile(
    r"[一十百千萬兩][一二三四五六七八九十百千萬兩]*(?:起|分(?![之鐘點])|些|切|般|定|樣|直|旦|方面|者|下子|共)|千萬(?=[別不要])|萬一|一一"
)
ENGLISH_NUMBER = re.compile(
    r"(?<![A-Za-z-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?(?![A-Za-z])",
    re.IGNORECASE,
)
MEASURE = re.compile(
    r"(?<=\d)[ \t]?(?P<unit>毫秒|秒|公斤|公克|公噸|公里|公尺|公分|公升|坪|吋|噸|瓦|度"
    r"|[mck]?m(?:²|2)?|[mk]?g|m?l|L|[KMGT]B|ms|s|secs?|seconds?|k?W|kWh|°C|℃|[Kk]m/h|bps|px|dpi)(?![A-Za-z\d])"
)
CURRENCY = re.compile(
    r"(?P<twd>NT\$|\bNTD\b|\bTWD\b|(?:新)?[台臺]幣)|(?P<usd>US\$|\bUSD\b|美元|美金)|(?P<hkd>HK\$|\bHKD\b|港幣)"
    r"|(?P<dollar>\$)|(?P<eur>€|\bEUR\b|歐元)|(?P<gbp>£|\bGBP\b|英鎊)|(?P<yen>¥|\bJPY\b|日[圓幣]|日元)"
    r"|(?P<cny>\bCNY\b|\bRMB\b|人民幣)",
)
PARTS = re.compile(
    r"(?P<all>全部|全數|整批|所有|一律|(?<!at )(?<!after )(?<!above )\b(?:all|entire|every|each)\b)"
    r"|(?P<half>半(?![夜導徑])|\bhalf\b)|(?P<double>雙(?=倍)|加倍|翻倍|\b(?:twice|doubl\w+)\b)"
    r"|(?P<dozen>一打|\bdozen\b)|(?P<triple>\btripl\w+\b|\bthrice\b)|(?P<quarters>四分之|\bquarters\b)",
    re.IGNORECASE,
)
WEEKDAY = {name: i for i, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
DAYS = re.compile(
    r"(?<![一二兩三四五六七八九十百幾數\d個])(?:週|周|星期|禮拜)(?P<zh>[二三四五六日天]|一(?![定起直些樣旦般切次個共致]))|\b(?P<en>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|nesday|sday|rsday|urday)?s?\b",
)
MONTHS_ALONE = re.compile(
    r"\b(?P<sure>January|February|April|June|July|August|September|October|November|December)\b"
    r"|\b(?:in|by|until|till|before|after|since|from|to|of|next|last|this|early|late|mid|end|and|or)[ -]"
    r"(?P<asked>March|May)\b",
)
WHEN = (
    ("month-start", r"月初"),
    ("month-end", r"月底|月末|\bmonth[- ]end\b|\bend of (?:the |this |next )?month\b"),
    ("quarter-end", r"季底|季末|\bquarter[- ]end\b|\bend of (?:the |this |next )?quarter\b"),
    ("year-end", r"年底|年末|\byear[- ]end\b|\bend of (?:the |this |next )?year\b"),
    ("first-half", r"上半年|\bfirst half\b"), ("second-half", r"下半年|\bsecond half\b"),
    ("last-year", r"去年|\blast year\b"), ("this-year", r"今年|\bthis year\b"),
    ("next-year", r"明年|\bnext year\b"),
    ("last-quarter", r"上一?季|\blast quarter\b"), ("this-quarter", r"[這本]一?季|\bthis quarter\b"),
    ("next-quarter", r"下一?季|\bnext quarter\b"),
    ("last-month", r"上個?月|\blast month\b"), ("this-month", r"(?:[這本]個?|當)月|\bthis month\b"),
    ("next-month", r"[下次]個?月(?!台)|\bnext month\b"),
    ("last-week", r"上個?[週周]|上個?(?:星期|禮拜)|\blast week\b"),
    ("this-week", r"[這本]個?[週周](?!期)|[這本]個?(?:星期|禮拜)|\bthis week\b"),
    ("next-week", r"下個?[週周]|下個?(?:星期|禮拜)|\bnext week\b"),
    ("today", r"今[天日晚]|\btoday\b|\btonight\b"), ("tomorrow", r"明[天日早]|\btomorrow\b"),
    ("yesterday", r"昨[天日晚]|\byesterday\b"), ("day-after", r"後天"), ("day-before", r"前天"),
)  # fmt: skip
WHENS = re.compile("|".join(f"(?P<{key.replace('-', '_')}>{words})" for key, words in WHEN), re.IGNORECASE)
NEGATION = re.compile(
    r"不(?!過|然|僅|只是|但|同(?!意)|斷|論|管|久|錯(?!過)|妨|得不|好意思|少(?=[公人部客廠店])|僅僅|良)|(?<=不得)不"
    r"|沒(?!錯|收)|未(?!來|婚|知數)|無(?!論|線|障礙|人機|塵|形|菌)|(?<!除)(?<!是)非(?!常|營利|洲)"
    r"|(?:(?<=[，。；！？：、「（\s])|^|(?<=[請萬就先也都們你可要]))別(?![人的處墅針稱名類國家樣])"
    r"|勿|(?<!避)免(?!費|稅|疫|洗|運|不了)(?=[再於得去])|禁止|嚴禁|拒絕"
    r"|\b(?:not|never|nor|none|nothing|nobody|nowhere|without|cannot|neither)\b|\bno\b(?!\.?\s*\d)|n['’]t\b",
    re.IGNORECASE | re.MULTILINE,
)
CONDITION = re.compile(
    r"(?P<unless>除非|\bunless\b)"
    r"|(?P<only>只要|只有|唯有|\bprovided\b|\bproviding\b"
    r"|\bas long as\b|\bonly (?:if|when|once|after)\b|\bon condition\b)"
    r"|(?P<else>否則|不然|\botherwise\b|\bor else\b)"
    r"|(?P<if>如果|假如|假設|要是|倘若|萬一|一旦|若是|(?<!假)(?<!倘)若(?![干是])|如(?=[需有未無遇逾要])"
    r"|\bif\b|\bin case\b|\bonce\b(?! (?:a|an|every|per|in|more|again)\b))",
    re.IGNORECASE,
)
TAIL = re.compile("的話(?![題語說])")
IF_BEFORE = re.compile(r"(?:如果|假如|假設|要是|倘若|萬一|一旦|若|只要|除非)[^。！？；\n]{0,60}$")
OBLIGATION = re.compile(
    r"(?P<mustnot>不得(?![不了已])|不可(?![能或]|思議|避免|抗力)|不准|不許|禁止|嚴禁"
    r"|\b(?:must|may|shall) not\b|\bmustn['’]t\b"
    r"|\bnot (?:be )?(?:allowed|permitted)\b|\bprohibited\b|\bforbidden\b)"
    r"|(?P<must>必[須需]|務必|一定[要得]|不得不|(?<![必無毋急])須(?!知)"
    r"|(?<![記覺值懂取獲曉捨免使不難顯變懶])得(?=先|在|經|由|要|重|等|再|把|先|請|跟|有|補|改|換|停)"
    r"|(?<=[就還也都總才又只])得(?![到了意])"
    r"|\bmust\b|\bshall\b|\bha(?:ve|s|d) to\b|\brequired to\b|\bneeds? to\b)"
    r"|(?P<should>應該|應當|(?<![供反效適因對回相呼響感順照內理])應"
    r"(?![用收付對變急徵酬聘答允有計屆援稅]|該|當|到帳)|\bshould\b|\bought to\b)",
    re.IGNORECASE,
)  # fmt: skip
