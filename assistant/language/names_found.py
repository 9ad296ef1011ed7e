"""Names of people, addresses and products in a text, as far as their spelling gives them away.

Precision before recall: a bare Chinese name counts only between words that ask for one (由…負責), an
English word only when it is capitalised where a common word would not be.
"""

import re
from collections.abc import Iterator

SURNAMES = (
    "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方"
    "宋鄧杜傅侯曹薛丁卓馬阮董唐溫藍石蔣田康姚連馮歐程湯姜白涂鄒尤巫鐘嚴龔黎"
)
TITLES = (
    "副總經理|總經理|副總|董事長|執行長|營運長|財務長|技術長|行銷長|資訊長|協理|經理|副理|襄理|總監|副處長|處長|"
    "部長|課長|科長|組長|主任|專員|工程師|先生|小姐|女士|老師|顧問|店長|廠長|特助|秘書"
)
_TITLED = re.compile(rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{0,2}}?)[ ]?(?:{TITLES})")
_ASKED = re.compile(
    rf"(?:由|請|找|交給|問)[ ]?(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{2}})"
    r"(?=[ ]?(?:負責|主持|決定|核准|拍板|確認|提供|說明|報告|擔任|整理|回覆|追蹤|，|。|、|（|$))"
)
_LISTED = re.compile(
    rf"(?:負責人|主持人|核准人|出席者?|與會者?|記錄|窗口)[：:][ ]?"
    rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
)
# Second or third characters that make the word a body or a thing, not a person.
NOT_IN_NAMES = frozenset("部處課組室司會店廠隊群層階度案法式向面方們各位是的在將與和及")
_ADDRESS = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,12}|https?://[^\s<>「」（）()\"']{1,500}"
)
_CAPITALISED = re.compile(
    r"(?<![A-Za-z0-9_@./-])[A-Z][A-Za-z0-9&]*(?:[-'’][A-Za-z0-9]+)*(?:[ ][A-Z][A-Za-z&]*(?:-[A-Z][a-z]+)*)*"
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.?[ ]$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_COMMON = frozenset(
    word.casefold()
    for line in (
        "KPI KPIs OKR OKRs ROI ROAS BATNA DACI RACI MESO Q&A FAQ OK PPT Excel Email E-mail Word PDF App API",
        "IT PM HR PR BD QA CEO CFO COO CTO CMO CIO VP B2B B2C SLA CRM ERP POS NT NTD TWD USD AM ID No",
        "Mr Mrs Ms Dr Prof Sprint Sprints Plus Delta All I English Chinese Taiwan Taipei",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun",
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec",
    )
    for word in line.split()
)


def names(text: str) -> Iterator[tuple[int, str]]:
    """Start and spelling of what looks like a name, in no particular order; each place once."""
    taken: set[int] = set()
    for match in _ADDRESS.finditer(text):
        taken |= set(range(match.start(), match.end()))
        yield match.start(), match[0].rstrip(".,;，。；")
    for pattern in (_TITLED, _ASKED, _LISTED):
        for match in pattern.finditer(text):
            start = match.start("name")
            name = match["name"] if len(match["name"]) > 1 else match[0]
            if start not in taken and not NOT_IN_NAMES & set(name[1:]):
                taken.add(start)
                yield start, name
    for match in _CAPITALISED.finditer(text):
        if match.start() not in taken and _names_something(text, match):
            yield match.start(), match[0]


def _names_something(text: str, match: re.Match[str]) -> bool:
    words = [word for word in match[0].split(" ") if word.casefold() not in _COMMON]
    if not words or all(len(re.sub(r"[^A-Za-z]", "", word)) < 2 for word in words):
        return False
    before = text[max(0, match.start() - 12) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + 12].partition("\n")[0]
    if _HONORIFIC.search(before):
        return True
    if _CHINESE.search(before) or _CHINESE.search(after):
        return True
    if re.search(r"[a-z0-9,][ ]$", before) is None:
        # The first word of a sentence or heading is capitalised anyway; two further ones are not.
        return False
    return not _title_case(text, match)


def _title_case(text: str, match: re.Match[str]) -> bool:
    """Whether the line is a heading whose words are capitalised as a matter of course."""
    start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 200)
    end = text.find("\n", match.end())
    line = text[start : min(end if end >= 0 else len(text), match.end() + 200)]
    words = re.findall(r"[A-Za-z]{4,}", line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 2 > len(words)
