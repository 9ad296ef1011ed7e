"""How names of people are written: which text can be one, and what of a header or a speaker is the name."""

import re
from collections.abc import Iterable
from functools import cache

from assistant.language.names_found import NOT_IN_NAMES, SURNAMES
from assistant.project.intake.department_names import DepartmentNames
from assistant.project.intake.rules_departments import LATIN_NAME
from assistant.project.intake.signs import pattern, tree, words

ADDRESS = re.compile(r"<?(?P<email>[\w.+-]{1,64}@[\w.-]{3,190})>?")
HONORIFIC = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Prof)\.?[ ]")
HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBERED = re.compile(r"(?:speaker|發言者|講者)[ ]?\d*", re.IGNORECASE)


@cache
def titles() -> str:
    """Titles behind a Chinese name, as an alternation."""
    return "|".join(words("person", "titles"))


@cache
def surname() -> str:
    """One Chinese surname, as a pattern."""
    return rf"(?:{'|'.join(words('person', 'double_surnames'))}|[{SURNAMES}])"


@cache
def roles() -> str:
    """An English title such as ``Senior Product Manager``, as a pattern."""
    return str(tree()["person"]["roles"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset(words("person", "no_names"))


def holds_no_name(text: str) -> bool:
    """Whether one of the words never stands in a person's name."""
    return bool(_no_names() & set(text.split()))


def is_name(text: str) -> bool:
    """Whether ``text`` as a whole can be a person's name."""
    if re.fullmatch(rf"{surname()}[\u4e00-\u9fff]{{1,2}}", text):
        return not NOT_IN_NAMES & set(text[1:])
    titled = re.fullmatch(rf"{surname()}[\u4e00-\u9fff]{{0,2}}(?:{titles()})", text)
    if titled or text in words("person", "given"):
        return True
    return bool(re.fullmatch(LATIN_NAME, text)) and not holds_no_name(text)


def is_part_of_word(name: str) -> bool:
    """Whether three characters begin like a name and are a word: 高雄市, 程式碼, 方案一."""
    return pattern("person", "no_beginnings").match(name) is not None


def is_nobody(speaker: str) -> bool:
    """Whether a speaker is a number or a heading instead of a person."""
    return speaker.lower() in words("person", "no_speakers") or bool(_NUMBERED.fullmatch(speaker))


def split_name(text: str, departments: DepartmentNames) -> tuple[str, str, str]:
    """Name, role and department of a header or a speaker: 「鍾協理（通路部）」, ``Erik Larsen (Trading)``."""
    plain = ADDRESS.sub("", text).strip(" \"'“”<>,;；，*")
    mentions = departments.mentions(plain)
    for mention in reversed(mentions):
        plain = f"{plain[: mention.start]} {plain[mention.end :]}"
    plain = " ".join(re.sub(r"[（()）\[\]_/／|｜*]", " ", plain).split()).strip(" -,，、:：")
    department = mentions[-1].name if mentions else ""
    name, role = _without_role(HONORIFIC.sub("", plain))
    return name, role, department


def _without_role(text: str) -> tuple[str, str]:
    """王大明經理 → 王大明, 經理; 王經理 stays whole, since nothing more is known of the name."""
    match = re.fullmatch(
        rf"(?:(?P<before>{titles()})[ ]?)?(?P<name>{surname()}[\u4e00-\u9fff]{{1,2}}?)"
        rf"[ ]?(?P<after>{titles()})?",
        text,
    )
    if match and is_name(match["name"]):
        return match["name"], match["after"] or match["before"] or ""
    titled = re.fullmatch(rf"(?P<name>{surname()})[ ]?(?P<title>{titles()})", text)
    if titled:
        return titled["name"] + titled["title"], titled["title"]
    english = re.fullmatch(rf"(?P<name>{LATIN_NAME})[ ,]+(?P<role>{roles()}.*)", text)
    return (english["name"], english["role"]) if english else (text, "")


def role_after(after: str) -> str:
    """``, Head of Marketing`` or ``(Head of Sales)`` behind a name; ``""`` where there is none."""
    of = r"(?:[ ](?:of|for)[ ][A-Z][A-Za-z& ]{1,30})?"
    match = re.match(rf"(?:,[ ]|[ ]?[(（])(?P<role>{roles()}{of})", after)
    return match["role"].strip() if match else ""


def fullest(name: str, full: Iterable[str]) -> str:
    """王經理 and 王大明 are one where only one 王 is named; Kevin and Kevin Wu too."""
    titled = re.fullmatch(rf"(?P<surname>{surname()})(?:{titles()})", name)
    if titled:
        ends = re.compile(rf"(?:{titles()})$")
        same = [each for each in full if each.startswith(titled["surname"]) and is_name(each)]
        others = [each for each in same if not ends.search(each)]
    elif name.isascii() and " " not in name:
        others = [each for each in full if each.startswith(f"{name} ") or each.endswith(f" {name}")]
    else:
        others = []
    return others[0] if len(others) == 1 else name
