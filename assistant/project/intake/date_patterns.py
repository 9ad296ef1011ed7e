"""How days, hours and lengths of time are written in zh-TW and English, as patterns over half-width text."""

import re

from assistant.language.figure_patterns import MONTH

ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = (
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_COUNT = r"(?P<n>\d{1,2}|[一二兩三四五六七八九十]{1,2}|one|two|three|four|five|six)"
_NUMERALS = "一二三四五六七八九十"

FULL = re.compile(
    r"(?<![\d/.,-])(?:民國[ ]?)?"
    r"(?P<y>(?:19|20)\d{2}|(?<=民國)\d{2,3}|(?<=民國 )\d{2,3}|1[0-4]\d)"
    r"[ ]?[/.年-][ ]?(?P<m>0?[1-9]|1[0-2])[ ]?[/.月-][ ]?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d|[.-]\d)[ ]?日?"
)
ZH_MONTH_DAY = re.compile(
    rf"(?P<which>今年|明年|去年)?[ ]?(?<![\d{_NUMERALS}])(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
    rf"[ ]?月[ ]?(?P<d>3[01]|[12]\d|0?[1-9]|[{_NUMERALS}]{{1,3}})[ ]?[日號]"
)
DAY_FIRST = re.compile(
    rf"(?<![\d.,])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?{MONTH}(?![a-z])(?:,?[ ](?P<y>\d{{4}}))?"
)
MONTH_FIRST = re.compile(
    rf"(?<![A-Za-z]){MONTH}(?![a-z])[ ](?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|[ ]?(?:am|pm|%))"
    r"(?:,?[ ](?P<y>\d{4}))?"
)
# 1/3 may be a share: 1/3 of users, 2/3 的人.
SLASHED = re.compile(
    r"(?<![\d/.,$A-Za-z-])(?P<m>\d{1,2})/(?P<d>\d{1,2})"
    r"(?![\d/%]|\.\d|[ ]?(?:of|的(?:人|客|使用|預算|時間|會員)|以上的))"
)
MONTH_AND_DAY = re.compile(r"(?P<which>下個月|下月|這個月|本月)[ ]?(?P<d>\d{1,2})[ ]?[日號]")
WEEKDAY = re.compile(
    r"(?P<which>下+個?|上+個?|這個?|本)?[ ]?(?:週|周|星期|禮拜)(?P<w>[一二三四五六日天])(?![個次到至天])"
)
ENGLISH_WEEKDAY = re.compile(
    rf"(?:(?P<which>next|this|last)[ ])?(?<![A-Za-z]){_DAY}(?![A-Za-z])(?P<after>[ ]next week)?",
    re.IGNORECASE,
)
NEAR = re.compile(r"(?P<near>大後天|後天|明[天日]|今[天日](?=.{0,4}[前內])|\btomorrow\b)", re.IGNORECASE)
COUNTED = re.compile(
    rf"(?<![每第]){_COUNT}[ ]?個?(?P<unit>天|日|週|周|星期|禮拜)(?:之?內|以內|之?後)", re.IGNORECASE
)
ENGLISH_COUNTED = re.compile(rf"\b(?:with)?in {_COUNT} (?P<unit>days?|weeks?)\b(?! of)", re.IGNORECASE)
END = re.compile(
    r"(?:本月底|這個月底|下個?月底|(?<![\d一二三四五六七八九十 ])月底|今年底|明年底|(?<![\d去每])年底"
    r"|\b(?:by |at )?the end of (?:the|this|next) (?:month|year)\b)",
    re.IGNORECASE,
)
DAY_OF_MONTH = re.compile(
    r"\bthe (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:floor|time|of|century))", re.IGNORECASE
)
TIME = re.compile(
    r"(?P<zone>上午|早上|中午|下午|晚上)?[ ]?(?:"
    r"(?<![\d:])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:])[ ]?(?P<am>[ap]\.?m\b)?"
    r"|(?P<zh>\d{1,2}|[一二兩三四五六七八九十]{1,2})[ ]?[點時](?!間|候|段|期|效|程|數)"
    r"(?:(?P<half>半)|[ ]?(?P<zmin>\d{1,2})[ ]?分)?"
    r"|(?<![\d:])(?P<eh>1[0-2]|[1-9])[ ]?(?P<eam>[ap]\.?m\b))",
    re.IGNORECASE,
)
LASTS = re.compile(
    r"(?P<n>\d{1,3}|[一二兩三四五]|one|two|three)[ ]?-?"
    r"(?:(?P<hours>個?小時|hours?\b)(?P<half>半| and a half)?|分鐘|minutes?\b|mins?\b)",
    re.IGNORECASE,
)
