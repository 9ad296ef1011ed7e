"""People named in texts, with the title, the department and the address that stand beside the name.

Precision before recall: a bare name counts only in a header, as a speaker, in a list of those present, in front of
a title or between words that ask for a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.language.names_found import NOT_IN_NAMES, SURNAMES
from assistant.project.intake.documents import PlaceKind
from assistant.project.intake.rules_departments import LATIN_NAME, DepartmentNames, Mention
from assistant.project.intake.signs import pattern, tree, words
from assistant.project.intake.stretches import Shape, Stretch

_ADDRESS = re.compile(r"<?(?P<email>[\w.+-]{1,64}@[\w.-]{3,190})>?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HONORIFIC = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Prof)\.?[ ]")
_NO_NAMES = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "Our",
        "Your",
        "Their",
        "His",
        "Her",
        "We",
        "They",
        "It",
        "And",
        "But",
        "For",
        "From",
        "With",
        "Dear",
        "Hi",
        "Hello",
        "Best",
        "Kind",
        "Regards",
        "Thanks",
        "Next",
        "New",
        "Old",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "City",
        "Hall",
        "Street",
        "Road",
        "Room",
        "Meeting",
        "Minutes",
        "Action",
        "Decision",
        "Line",
        "Date",
        "Task",
        "Force",
        "Team",
        "Department",
        "Office",
        "Public",
        "Works",
        "Fire",
        "Parks",
        "Board",
        "Everyone",
        "Re",
        "Fw",
        "Fwd",
        "Subject",
        "Corporate",
        "Global",
        "Retail",
        "Store",
        "Quality",
        "Supply",
        "Regulatory",
        "Revenue",
        "Front",
        "Black",
        "Boxing",
        "Lunar",
        "New",
        "Year",
        "Christmas",
        "Head",
        "Director",
        "Manager",
        "Lead",
        "Chief",
        "Officer",
        "President",
        "Vice",
        "Senior",
        "General",
        "Engineering",
        "Deputy",
        "Google",
        "Microsoft",
        "Office",
    ]
)


@dataclass(frozen=True)
class Person:
    """Somebody named in a text.

    Attributes:
        name: the fullest form there; 王經理 where nothing more is said.
        role, department, email: ``""`` when not said beside the name.
        piece: where the name stands.
        sure: 0 to 1, by kind of evidence.
    """

    name: str
    piece: Stretch
    sure: float
    role: str = ""
    department: str = ""
    email: str = ""


@cache
def _titles() -> str:
    return "|".join(words("person", "titles"))


@cache
def _surname() -> str:
    return rf"(?:{'|'.join(words('person', 'double_surnames'))}|[{SURNAMES}])"


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![任如為幾奈])(?P<name>{_surname()}[\u4e00-\u9fff]{{0,2}}?)[ ]?(?P<title>{_titles()})"
    )


@cache
def _after_title() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<title>{_titles()})[ ：:]{{1,2}}(?P<name>{_surname()}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
    )


@cache
def _asked() -> re.Pattern[str]:
    signs = tree()["person"]
    name = rf"(?P<name>{_surname()}[\u4e00-\u9fff]{{2}})"
    return re.compile(
        rf"(?:{signs['asked']}[ ]?{name}(?:{signs['does']}|(?=[ ]?(?:[，。、（(]|$)))"
        rf"|(?:^|[；;。：:，、\s])(?P<first>{_surname()}[\u4e00-\u9fff]{{2}})(?:(?=[ ]?[：:（(])|(?=[ ]\d)|{signs['does']}))"
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[，,。\s*]){tree()['person']['listed']}[ ]?(?:[:：]|(?<=by))[ ]?(?P<people>.+)$",
        re.IGNORECASE,
    )


@cache
def _given() -> re.Pattern[str]:
    names = "|".join(words("person", "given"))
    return re.compile(rf"(?<![A-Za-z.@_-])(?P<given>{names})(?P<last>[ ][A-Z][a-z]+)?(?![A-Za-z@]|\.[a-z])")


@cache
def _latin() -> re.Pattern[str]:
    role = tree()["person"]["roles"]
    return re.compile(
        rf"(?<![A-Za-z])(?:(?P<titled>(?:Dr|Mr|Mrs|Ms|Prof)\.?[ ](?:{LATIN_NAME}|[A-Z][a-z]+))"
        rf"|(?P<full>{LATIN_NAME})(?=[ ]?[(（]|,[ ](?:{role}|[Tt]he[ ])|[ ](?:to|will|said|says|asked|reports?|explained|agreed|presents?|takes|sends|orders)\b"
        rf"|[ ]?[\u4e00-\u9fff]|[ ]\d{{1,2}}/\d))"
    )


def find_people(pieces: Sequence[Stretch], departments: DepartmentNames) -> list[Person]:
    """Everybody named in the pieces, each once, with what stands beside the name anywhere."""
    found = [person for piece in pieces for person in _in_piece(piece, departments)]
    found += _signatures(pieces, found, departments)
    return _merged(found)


def split_name(text: str, departments: DepartmentNames) -> tuple[str, str, str]:
    """Name, role and department of a header or a speaker such as 「鍾協理（通路部）」 or ``Erik Larsen (Trading)``."""
    plain = _ADDRESS.sub("", text).strip(" \"'“”<>,;；，*")
    mentions = departments.mentions(plain)
    for mention in reversed(mentions):
        plain = f"{plain[: mention.start]} {plain[mention.end :]}"
    plain = " ".join(re.sub(r"[（()）\[\]_/／|｜*]", " ", plain).split()).strip(" -,，、:：")
    department = mentions[-1].name if mentions else ""
    name, role = _without_role(_HONORIFIC.sub("", plain))
    return name, role, department


def is_name(text: str) -> bool:
    """Whether ``text`` as a whole can be a person's name."""
    if re.fullmatch(rf"{_surname()}[\u4e00-\u9fff]{{1,2}}", text):
        return not NOT_IN_NAMES & set(text[1:])
    if re.fullmatch(rf"{_surname()}[\u4e00-\u9fff]{{0,2}}(?:{_titles()})", text) or text in words(
        "person", "given"
    ):
        return True
    return bool(re.fullmatch(LATIN_NAME, text)) and not _NO_NAMES & set(text.split())


def _without_role(text: str) -> tuple[str, str]:
    """王大明經理 → 王大明, 經理; 王經理 stays whole, since nothing more is known of the name."""
    match = re.fullmatch(
        rf"(?:(?P<before>{_titles()})[ ]?)?(?P<name>{_surname()}[\u4e00-\u9fff]{{1,2}}?)[ ]?(?P<after>{_titles()})?",
        text,
    )
    if match and is_name(match["name"]):
        return match["name"], match["after"] or match["before"] or ""
    titled = re.fullmatch(rf"(?P<name>{_surname()})[ ]?(?P<title>{_titles()})", text)
    if titled:
        return titled["name"] + titled["title"], titled["title"]
    english = re.fullmatch(rf"(?P<name>{LATIN_NAME})[ ,]+(?P<role>{tree()['person']['roles']}.*)", text)
    return (english["name"], english["role"]) if english else (text, "")


def _in_piece(piece: Stretch, departments: DepartmentNames) -> Iterator[Person]:
    if piece.shape in {Shape.HEADER, Shape.SPEAKER}:
        name, role, department = split_name(piece.text, departments)
        address = _ADDRESS.search(piece.text)
        speaks = piece.shape is Shape.SPEAKER and 1 < len(name) <= 24 and not _generic(name)
        if is_name(name) or speaks:
            email = address["email"] if address else ""
            yield Person(name, piece, 0.95, role, department, email)
        return
    mentions = departments.mentions(piece.text)
    if piece.shape is Shape.SENTENCE:
        yield from _from_lists(piece, departments)
    yield from _chinese(piece, mentions)
    yield from _english(piece, mentions)


def _generic(name: str) -> bool:
    return name.lower() in {
        "speaker",
        "everyone",
        "unknown",
        "主席",
        "記錄",
        "紀錄",
        "備註",
        "結論",
        "決議",
        "action",
        "note",
        "next",
    } or bool(re.fullmatch(r"(?:speaker|發言者|講者)[ ]?\d*", name, re.IGNORECASE))


def _from_lists(piece: Stretch, departments: DepartmentNames) -> Iterator[Person]:
    """Those present: 「出席：生管課 賴文傑、品保課 許雅婷」, ``Present: Dr Helen Marsh (Medicine), …``."""
    match = _listed().search(piece.text)
    if not match:
        return
    people = match["people"]
    parts = (
        re.split(r"[;；]", people)
        if re.search(r"[;；]", people)
        else re.split(r"[、,，](?![^（(]*[）)])", people)
    )
    for part in parts:
        name, role, department = split_name(part.rstrip("。. "), departments)
        if is_name(name):
            yield Person(name, piece, 0.9, role, department)


def _chinese(piece: Stretch, mentions: Sequence[Mention]) -> Iterator[Person]:
    text = piece.text
    if not _HAN.search(text):
        return
    for match in _titled().finditer(text):
        if any(mention.start <= match.start("name") < mention.end for mention in mentions):
            continue
        name, title = match["name"], match["title"]
        if NOT_IN_NAMES & set(name[1:]):
            continue
        full = len(name) > 1 and name not in words("person", "double_surnames")
        yield Person(
            name if full else name + title,
            piece,
            0.85,
            title,
            _beside(text, match.start(), match.end(), mentions),
        )
    for match in _after_title().finditer(text):
        if is_name(match["name"]):
            yield Person(
                match["name"],
                piece,
                0.85,
                match["title"],
                _beside(text, match.start(), match.end(), mentions),
            )
    for match in _asked().finditer(text):
        name = match["name"] or match["first"]
        if is_name(name) and not _part_of_word(name):
            yield Person(name, piece, 0.7, department=_beside(text, match.start(), match.end(), mentions))
    for mention in mentions:
        match_name = re.match(
            rf"[ ](?P<name>{_surname()}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])", text[mention.end :]
        )
        if match_name and is_name(match_name["name"]):
            yield Person(match_name["name"], piece, 0.85, department=mention.name)


def _part_of_word(name: str) -> bool:
    """Words of three characters that begin like a name: 高雄市, 程式碼, 方案一."""
    return bool(
        re.match(
            r"方案|高[雄度階]|程[式序]|簡[單報]|江南|金[額流]|曾經|連[線結續]|馬上|施[工行作]|溫[度泉]|游[客泳]|周[年邊末]|許可|何[時人處]|石[油化]|余額|顧[客問]|白天|章程",
            name,
        )
    )


def _english(piece: Stretch, mentions: Sequence[Mention]) -> Iterator[Person]:
    text = piece.text
    for match in _latin().finditer(text):
        name = _HONORIFIC.sub("", match["titled"] or match["full"])
        inside = any(m.start <= match.start() < m.end for m in mentions)
        if not inside and not _NO_NAMES & set(name.split()) and (match["titled"] or is_name(name)):
            yield Person(
                name,
                piece,
                0.8,
                _role_after(text[match.end() :]),
                _beside(text, match.start(), match.end(), mentions),
            )
    for mention in mentions:
        inner = re.match(rf"[ ]?[(（](?P<name>{LATIN_NAME})[)）]", text[mention.end :])
        if inner and is_name(inner["name"]):
            yield Person(inner["name"], piece, 0.85, department=mention.name)
    for match in _given().finditer(text):
        if any(m.start <= match.start() < m.end for m in mentions) or not _names_here(text, match):
            continue
        name = match["given"] + (match["last"] or "")
        name = match["given"] if _NO_NAMES & set(name.split()) or departments_hold(mentions, match) else name
        yield Person(
            name,
            piece,
            0.7,
            _role_after(text[match.end() :]),
            _beside(text, match.start(), match.end(), mentions),
        )


def departments_hold(mentions: Sequence[Mention], match: re.Match[str]) -> bool:
    """Whether what looks like a family name is a department's name."""
    return any(mention.start < match.end() and mention.end > match.start() for mention in mentions)


def _names_here(text: str, match: re.Match[str]) -> bool:
    """A given name by itself: in Chinese, in a greeting, or with a family name."""
    if match["last"]:
        return True
    around = text[max(0, match.start() - 3) : match.start()] + text[match.end() : match.end() + 3]
    if _HAN.search(around):
        return True
    before, after = text[: match.start()], text[match.end() :]
    if re.search(r"(?:^|\s)(?:hi|hello|dear|with|to|ask|talked to)[ ]$", before, re.IGNORECASE):
        return bool(re.match(r"[ ]?[,，:(]|$|[ ]to\b", after))
    return False


def _role_after(after: str) -> str:
    """``, Head of Marketing`` or ``(Head of Sales)`` behind a name."""
    match = re.match(
        rf"(?:,[ ]|[ ]?[(（])(?P<role>{tree()['person']['roles']}(?:[ ](?:of|for)[ ][A-Z][A-Za-z& ]{{1,30}})?)",
        after,
    )
    return match["role"].strip() if match else ""


def _beside(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """The department right before or right behind a name."""
    for mention in mentions:
        between = text[mention.end : start] if mention.end <= start else text[end : mention.start]
        close = len(between) <= 3 and not re.search(r"[，。；、,;.]", between)
        behind = mention.start >= end and re.fullmatch(
            r"[ ]?[(（]|,[ ](?:(?:Head|Director|VP|Manager)(?: of|,) )?|[ ]?[(（](?:Head|Director|VP|Manager) of ",
            between,
        )
        if (mention.end <= start and close) or behind:
            return mention.name
    return ""


def _signatures(
    pieces: Sequence[Stretch], found: Sequence[Person], departments: DepartmentNames
) -> Iterator[Person]:
    """What stands below a name that is a line of its own: department, title."""
    names = {person.name for person in found}
    for document in dict.fromkeys(id(piece.document) for piece in pieces):
        own = [piece for piece in pieces if id(piece.document) == document]
        place = own[0].place if own else None
        lines = [" ".join(line.strip(" \t\u3000>").split()) for line in own[0].document.text.split("\n")]
        filled = [(number, line) for number, line in enumerate(lines, start=1) if line]
        for position, (number, line) in enumerate(filled):
            name = re.sub(r"[ ]?(?:敬上|謹上|上)$", "", line)
            if name not in names or place is None:
                continue
            for _, below in filled[position + 1 : position + 3]:
                if (
                    len(below) > 48
                    or below in names
                    or re.search(
                        r"[。？！?!]|wrote|寫道|[:：].*@|^(?:寄件|收件|主旨|from|to|sent|subject)",
                        below,
                        re.I,
                    )
                ):
                    break
                role = _role_in(below)
                mentions = departments.mentions(below)
                if not role and not mentions:
                    break
                spot = replace(own[0].place, kind=PlaceKind.LINE, number=number, name="")
                piece = Stretch(f"{line}\n{below}", own[0].document, spot, Shape.SIGNED)
                yield Person(name, piece, 0.9, role, mentions[-1].name if mentions else "")


def _role_in(line: str) -> str:
    english = re.search(tree()["person"]["roles"] + r"(?:(?: of|,) [A-Z][A-Za-z& ]{1,30})?", line)
    if english and len(line) < 48 and not _HAN.search(line):
        return line.strip(" ,")
    titled = re.search(_titles(), line)
    return titled[0] if titled else ""


def _merged(found: Sequence[Person]) -> list[Person]:
    """Each person once under the fullest name; the pieces stay those of the surest evidence of each detail."""
    full = {person.name for person in found}
    named: dict[str, list[Person]] = {}
    for person in found:
        name = _fullest(person.name, full)
        named.setdefault(name, []).append(replace(person, name=name))
    return [person for same in named.values() for person in same]


def _fullest(name: str, full: set[str]) -> str:
    """王經理 and 王大明 are one where only one 王 is named; Kevin and Kevin Wu too."""
    titled = re.fullmatch(rf"(?P<surname>{_surname()})(?:{_titles()})", name)
    if titled:
        others = [
            each
            for each in full
            if each.startswith(titled["surname"])
            and is_name(each)
            and not re.search(rf"(?:{_titles()})$", each)
        ]
        return others[0] if len(others) == 1 else name
    if name.isascii() and " " not in name:
        others = [each for each in full if each.startswith(f"{name} ") or each.endswith(f" {name}")]
        return others[0] if len(others) == 1 else name
    return name


def present(text: str) -> bool:
    """Whether a sentence lists who is present."""
    return pattern("person", "listed").match(text) is not None
