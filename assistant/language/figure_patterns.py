"""How dates, times and quantities are written, as patterns over half-width text."""

import re

from assistant.language.numerals import CHINESE_NUMERAL, ENGLISH_NUMBERS, MAGNITUDES

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<mon>[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|May|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?"
    r"|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)\.?"
)
NUMERAL = rf"(?:\d{{1,4}}|[{CHINESE_NUMERAL}]{{1,6}})"


UNITS = {
    "percent": r"個?百分點|%|percent\b|pct\b|成(?![員為立本長果績交品功效分就熟])",
    "person-week": r"人[週周]|person-weeks?\b",
    "person-day": r"人[天日]|person-days?\b",
    "month": r"個月|个月|months?\b",
    "week": r"個?(?:星期|禮拜)|[週周]|weeks?\b",
    "day": r"個?工作[天日]|天|日|days?\b",
    "hour": r"個?(?:小時|鐘頭)|hours?\b|hrs?\b",
    "minute": r"分鐘|minutes?\b|mins?\b",
    "money": r"元|塊錢|dollars?\b|NTD\b|TWD\b|USD\b",
    "people": r"人(?!民)|名|位(?!於|元)|people\b|persons?\b",
    "times": r"倍|times\b",
    "calendar-month": r"月",
    "year": r"年|years?\b",
}
UNIT = "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in UNITS.items())
SIZE = "|".join(re.escape(size) + (r"\b" if size.isascii() else "") for size in MAGNITUDES)
QUANTITY = re.compile(
    rf"(?<![A-Za-z\d_])(?P<currency>NT\$|US\$|HK\$|\$|€|£|¥|NTD\s?|TWD\s?|USD\s?)?\s?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<part>\.\d+)?[ \t]*"
    rf"(?:(?P<size>{SIZE})[ \t]*)?(?:多|餘|\+)?[ \t]*(?:{UNIT})?",
    re.IGNORECASE,
)
IN_CHINESE = re.compile(
    rf"(?P<hundredths>百分之)?(?P<numeral>[{CHINESE_NUMERAL}]{{1,12}})(?:多|餘)?[ \t]*(?:{UNIT})?"
)
IN_ENGLISH = re.compile(
    rf"\b(?P<numeral>(?:{'|'.join(ENGLISH_NUMBERS)})(?:[ -](?:{'|'.join(ENGLISH_NUMBERS)}))?)[ -](?:{UNIT})",
    re.IGNORECASE,
)
FULL_DATE = re.compile(
    r"(?<![\d/.-])(?P<roc>民國[ ]?)?(?P<y>\d{4}|(?<=民國)\d{2,3}|(?<=民國 )\d{2,3}|1[0-4]\d(?=/))"
    r"[ ]?[/.年-][ ]?(?P<m>\d{1,2})[ ]?[/.月-][ ]?"
    r"(?P<d>\d{1,2})(?!\d)[ ]?日?"
)
MONTH_DAY = re.compile(rf"(?<![\d{CHINESE_NUMERAL}])(?P<m>{NUMERAL})[ ]?月[ ]?(?P<d>{NUMERAL})[ ]?[日號]")
YEAR_MONTH = re.compile(r"(?<!\d)(?P<y>\d{4})[ ]?年[ ]?(?P<m>\d{1,2})[ ]?月")
SLASHED = re.compile(r"(?<![\d/.,])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/]|\.\d)")
DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?{MONTH}(?![a-z])(?:,?[ ](?P<y>\d{{4}}))?",
)
MONTH_FIRST = re.compile(
    rf"(?<![A-Za-z]){MONTH}(?![a-z])[ ](?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))(?:,?[ ](?P<y>\d{{4}}))?",
)
NAMED_MONTH = re.compile(rf"(?<![A-Za-z]){MONTH}(?![a-z]),?[ ](?P<y>\d{{4}})")
QUARTER = re.compile(r"(?<![A-Za-z\d])Q(?P<q>[1-4])(?!\d)|第[ ]?(?P<c>[1-4一二三四])[ ]?季")
CLOCK = re.compile(
    r"(?<![\d:])(?P<h>[01]?\d|2[0-4]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:])[ ]?(?P<half>[ap]\.?m\b)?"
    r"|(?P<cn>上午|早上|中午|下午|晚上)[ ]?(?P<ch>\d{1,2}|[一二兩三四五六七八九十]{1,3})[ ]?[點時]"
    r"(?P<past>半|[ ]?\d{1,2}[ ]?分)?"
    r"|(?<![\d:])(?P<eh>1?\d)[ ]?(?P<ehalf>[ap]\.?m\b)",
    re.IGNORECASE,
)
# Numbers that only count lines of the text itself, and fixed names with digits in them.
STRUCTURE = re.compile(
    r"^[ \t>]*(?:[-*•][ \t]*)?[(]?\d{1,2}[.)、:](?!\d)"
    r"|第[ ]?\d{1,2}[ ]?[項點步條個位次輪題案頁章階]"
    r"|(?:step|option|item|方案|選項|步驟|議題)[ ]?\d{1,2}(?!\d|[ ]?%)"
    r"|1-2-4-All|24/7|80/20|1[ -]on[ -]1|7-ELEVEN",
    re.IGNORECASE | re.MULTILINE,
)
