"""People named in texts, with the title, the department and the address that stand beside the name.

Precision before recall: a bare name counts only in a header, as a speaker, in a list of those present, in
front of a title or between words that ask for a name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.language.names_found import NOT_IN_NAMES
from assistant.project.intake.department_names import DepartmentNames, Mention
from assistant.project.intake.people_around import beside, inside, names_here
from assistant.project.intake.people_names import (
    ADDRESS,
    HAN,
    HONORIFIC,
    fullest,
    holds_no_name,
    is_name,
    is_nobody,
    is_part_of_word,
    role_after,
    roles,
    split_name,
    surname,
    titles,
)
from assistant.project.intake.rules_departments import LATIN_NAME
from assistant.project.intake.rules_signatures import signatures
from assistant.project.intake.signs import pattern, tree, words
from assistant.project.intake.stretches import Shape, Stretch

_LONGEST_SPEAKER = 24


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
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![任如為幾奈])(?P<name>{surname()}[\u4e00-\u9fff]{{0,2}}?)[ ]?(?P<title>{titles()})"
    )


@cache
def _after_title() -> re.Pattern[str]:
    name = rf"{surname()}[\u4e00-\u9fff]{{1,2}}"
    return re.compile(rf"(?P<title>{titles()})[ ：:]{{1,2}}(?P<name>{name})(?![\u4e00-\u9fff])")


@cache
def _asked() -> re.Pattern[str]:
    signs = tree()["person"]
    name = rf"{surname()}[\u4e00-\u9fff]{{2}}"
    return re.compile(
        rf"(?:{signs['asked']}[ ]?(?P<name>{name})(?:{signs['does']}|(?=[ ]?(?:[，。、（(]|$)))"
        rf"|(?:^|[；;。：:，、\s])(?P<first>{name})(?:(?=[ ]?[：:（(])|(?=[ ]\d)|{signs['does']}))"
    )


@cache
def _after_department() -> re.Pattern[str]:
    return re.compile(rf"[ ](?P<name>{surname()}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])")


@cache
def _listed() -> re.Pattern[str]:
    listed = tree()["person"]["listed"]
    return re.compile(rf"(?:^|[，,。\s*]){listed}[ ]?(?:[:：]|(?<=by))[ ]?(?P<people>.+)$", re.IGNORECASE)


@cache
def _given() -> re.Pattern[str]:
    names = "|".join(words("person", "given"))
    return re.compile(rf"(?<![A-Za-z.@_-])(?P<given>{names})(?P<last>[ ][A-Z][a-z]+)?(?![A-Za-z@]|\.[a-z])")


@cache
def _latin() -> re.Pattern[str]:
    acts = "to|will|said|says|asked|reports?|explained|agreed|presents?|takes|sends|orders"
    return re.compile(
        rf"(?<![A-Za-z])(?:(?P<titled>(?:Dr|Mr|Mrs|Ms|Prof)\.?[ ](?:{LATIN_NAME}|[A-Z][a-z]+))"
        rf"|(?P<full>{LATIN_NAME})(?=[ ]?[(（]|,[ ](?:{roles()}|[Tt]he[ ])|[ ](?:{acts})\b"
        r"|[ ]?[\u4e00-\u9fff]|[ ]\d{1,2}/\d))"
    )


def find_people(
    pieces: Sequence[Stretch], departments: DepartmentNames, check: Callable[[], None] = lambda: None
) -> list[Person]:
    """Everybody named in the pieces, with what stands beside the name; one entry for each time.

    ``check`` is called all along and may raise to stop.
    """
    found: list[Person] = []
    for piece in pieces:
        check()
        found += _in_piece(piece, departments)
    names = {person.name for person in found}
    for name, piece, role, department in signatures(pieces, names, departments):
        found.append(Person(name, piece, 0.9, role, department))
    return [replace(person, name=fullest(person.name, names)) for person in found]


def present(text: str) -> bool:
    """Whether a sentence lists who is present."""
    return pattern("person", "listed").match(text) is not None


def _in_piece(piece: Stretch, departments: DepartmentNames) -> Iterator[Person]:
    if piece.shape in {Shape.HEADER, Shape.SPEAKER}:
        yield from _in_header(piece, departments)
        return
    mentions = departments.mentions(piece.text)
    if piece.shape is Shape.SENTENCE:
        yield from _from_lists(piece, departments)
    if HAN.search(piece.text):
        yield from _with_title(piece, mentions)
        yield from _asked_for(piece, mentions)
    yield from _latin_names(piece, mentions)
    yield from _given_names(piece, mentions)


def _in_header(piece: Stretch, departments: DepartmentNames) -> Iterator[Person]:
    name, role, department = split_name(piece.text, departments)
    speaks = piece.shape is Shape.SPEAKER and 1 < len(name) <= _LONGEST_SPEAKER and not is_nobody(name)
    if is_name(name) or speaks:
        address = ADDRESS.search(piece.text)
        yield Person(name, piece, 0.95, role, department, address["email"] if address else "")


def _from_lists(piece: Stretch, departments: DepartmentNames) -> Iterator[Person]:
    """Those present: 「出席：生管課 賴文傑、品保課 許雅婷」, ``Present: Dr Helen Marsh (Medicine), …``."""
    match = _listed().search(piece.text)
    people = match["people"] if match else ""
    marks = r"[;；]" if re.search(r"[;；]", people) else r"[、,，](?![^（(]*[）)])"
    for part in re.split(marks, people):
        name, role, department = split_name(part.rstrip("。. "), departments)
        if is_name(name):
            yield Person(name, piece, 0.9, role, department)


def _with_title(piece: Stretch, mentions: Sequence[Mention]) -> Iterator[Person]:
    """王大明經理, 王經理, 廠長 吳俊宏."""
    text = piece.text
    for match in _titled().finditer(text):
        name, title = match["name"], match["title"]
        if inside(match.start("name"), mentions) or NOT_IN_NAMES & set(name[1:]):
            continue
        full = len(name) > 1 and name not in words("person", "double_surnames")
        department = beside(text, match, mentions)
        yield Person(name if full else name + title, piece, 0.85, title, department)
    for match in _after_title().finditer(text):
        if is_name(match["name"]):
            department = beside(text, match, mentions)
            yield Person(match["name"], piece, 0.85, match["title"], department)


def _asked_for(piece: Stretch, mentions: Sequence[Mention]) -> Iterator[Person]:
    """由陳怡安負責, 莊淑敏：…, 臨床部 鄧筱涵."""
    text = piece.text
    for match in _asked().finditer(text):
        name = match["name"] or match["first"]
        if is_name(name) and not is_part_of_word(name):
            yield Person(name, piece, 0.7, department=beside(text, match, mentions))
    for mention in mentions:
        following = _after_department().match(text, mention.end)
        if following and is_name(following["name"]):
            yield Person(following["name"], piece, 0.85, department=mention.name)


def _latin_names(piece: Stretch, mentions: Sequence[Mention]) -> Iterator[Person]:
    """Dr Helen Marsh, Paul Osei (Pharmacy), Programmes (Leila Haddad)."""
    text = piece.text
    for match in _latin().finditer(text):
        name = HONORIFIC.sub("", match["titled"] or match["full"])
        if inside(match.start(), mentions) or holds_no_name(name):
            continue
        if match["titled"] or is_name(name):
            role = role_after(text[match.end() :])
            yield Person(name, piece, 0.8, role, beside(text, match, mentions))
    for mention in mentions:
        inner = re.match(rf"[ ]?[(（](?P<name>{LATIN_NAME})[)）]", text[mention.end :])
        if inner and is_name(inner["name"]):
            yield Person(inner["name"], piece, 0.85, department=mention.name)


def _given_names(piece: Stretch, mentions: Sequence[Mention]) -> Iterator[Person]:
    """Kevin 說, Hi Amy, Leo Chang: given names known from offices, with a family name or without."""
    text = piece.text
    for match in _given().finditer(text):
        if inside(match.start(), mentions) or not names_here(text, match):
            continue
        name = match["given"] + (match["last"] or "")
        if holds_no_name(name) or any(m.start < match.end() and m.end > match.start() for m in mentions):
            name = match["given"]
        role = role_after(text[match.end() :])
        yield Person(name, piece, 0.7, role, beside(text, match, mentions))
