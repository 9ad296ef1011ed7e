"""Who attends: names, departments and roles from lists, sentences and tables."""

import re
from collections.abc import Iterable

from assistant.agenda.reading.lines import Kind, Line
from assistant.agenda.reading.sections import WORDS, keyed, matches
from assistant.language.names_found import TITLES
from assistant.project.models import Stakeholder

_LONGEST = 300
_OUTSIDE_BRACKETS = re.compile(r"[、,，;；](?![^（(]*[)）])")
_BRACKETS = re.compile(r"\s*[（(]([^（）()]*)[)）]\s*")
_TEAM_ZH = re.compile(
    r"^(?P<team>[^\s、，,：:（(]{1,12}?(?:部門|部|處|課|組|室|中心|團隊|科))[\s：:]*(?P<rest>.*)$"
)
_PERSON_ZH = re.compile(rf"^[\u4e00-\u9fff]{{2,4}}(?:{TITLES})?$")
_TITLED_ZH = re.compile(rf"^(?P<name>[\u4e00-\u9fff]{{1,4}}?)(?P<title>{TITLES})$")
_PERSON_EN = re.compile(r"^[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,3}$")
_LEADS = re.compile(
    r"^(?:(?:Head|Director|VP|Vice President|Manager|Lead|Chief) of (.{2,40})"
    r"|(.{2,40}?) (?:(?:Senior|Regional|Team) )?(?:Manager|Director|Lead|Head|VP|Supervisor|Coordinator))$"
)
_HONORIFICS = frozenset({"先生", "小姐", "女士", "老師"})
_DASH = re.compile(r"\s+[-–—|/]\s+")
_JOINED = re.compile(r"\s*(?:[、,，/／&＆;；+]|\band\b|和|與|及)\s*")


def looks_like_person(text: str, known: Iterable[str] = ()) -> bool:
    """Whether ``text`` may be one person's name: a known one, 王小明, 王經理, Alice Chen."""
    text = text.strip().lstrip("@")
    if not text or len(text) > 40:
        return False
    if text in known:
        return True
    if _PERSON_ZH.match(text):
        titled = _TITLED_ZH.match(text)
        name = titled["name"] if titled else text
        return bool(WORDS.pattern("surnames").match(name)) and (
            titled is not None or (len(name) in {2, 3} and not _not_a_name(name[1:]))
        )
    return bool(_PERSON_EN.match(text)) and not WORDS.pattern("not_names").search(text)


def looks_like_people(text: str, known: Iterable[str] = ()) -> bool:
    """Whether every part of ``text`` looks like a person."""
    known = list(known)
    parts = [part for part in _JOINED.split(text) if part]
    return bool(parts) and all(looks_like_person(part, known) for part in parts)


def _not_a_name(rest: str) -> bool:
    return WORDS.pattern("not_names").search(rest) is not None


def read_people(lines: list[Line]) -> list[Stakeholder]:
    """The people of an attendee list, each once, in order."""
    found: list[Stakeholder] = []
    columns: list[str] = []
    for line in lines:
        if line.kind is Kind.ROW:
            named = [_column(cell) for cell in line.cells]
            if any(named):
                columns = named
            elif columns:
                found += _from_row(dict(zip(columns, line.cells, strict=False)))
        else:
            found += _from_text(line.text, alone=line.kind in {Kind.BULLET, Kind.NUMBER})
    unique: dict[str, Stakeholder] = {}
    for person in found:
        unique.setdefault(person.name, person)
    return list(unique.values())


def _column(cell: str) -> str:
    return next((name for name in ("name", "department", "role") if matches(f"column.{name}", cell)), "")


def _from_row(row: dict[str, str]) -> list[Stakeholder]:
    people = _from_text(row.get("name", ""), alone=False)
    role = row.get("role", "")
    decides = bool(WORDS.pattern("can_decide").search(role))
    return [
        person.model_copy(
            update={
                "department": (row.get("department") or person.department)[:_LONGEST],
                "role": (role or person.role)[:_LONGEST],
                "can_decide": person.can_decide or decides,
            }
        )
        for person in people
    ]


def _from_text(text: str, *, alone: bool) -> list[Stakeholder]:
    team = ""
    named = keyed(text)
    if named is not None and named[1]:
        team, text = named
    if alone and not team:
        one = _one_with_role(text)
        if one is not None:
            return [one]
    parts = [part.strip() for part in _OUTSIDE_BRACKETS.split(text) if part.strip()]
    people = [_person(part, team) for part in parts]
    return [person for person in people if person is not None]


def _one_with_role(text: str) -> Stakeholder | None:
    """A line about one person: ``Alice Chen - Marketing Director``, ``Alice Chen, Marketing``."""
    pieces = _DASH.split(text, maxsplit=1)
    if len(pieces) < 2 and text.count(",") == 1:
        pieces = [piece.strip() for piece in text.split(",")]
        if not _is_team_or_role(pieces[1]):
            return None
    if len(pieces) < 2 or not looks_like_person(_BRACKETS.sub("", pieces[0])):
        return None
    return _with_notes(_BRACKETS.sub("", pieces[0]), "", [pieces[1]])


def _is_team_or_role(text: str) -> bool:
    return any(WORDS.pattern(group).search(text) for group in ("team_words", "role_words"))


def _person(text: str, team: str) -> Stakeholder | None:
    notes = [note for inner in _BRACKETS.findall(text) for note in re.split(r"[,，、;；]\s*", inner) if note]
    name = _BRACKETS.sub(" ", text).strip(" 　.。@*")
    chinese = _TEAM_ZH.match(name)
    if chinese and chinese["rest"] and not team:
        team, name = chinese["team"], chinese["rest"].strip()
    if not name or len(name) > 60 or not re.search(r"[^\W\d_]", name):
        return None
    return _with_notes(name, team, notes)


def _with_notes(name: str, team: str, notes: list[str]) -> Stakeholder:
    role, decides = "", False
    for note in notes:
        if matches("can_decide", note):
            decides = True
            continue
        in_chinese = _TEAM_ZH.match(note)
        if in_chinese:
            team, role = team or in_chinese["team"], role or (in_chinese["rest"] and note)
        elif (
            not team
            and WORDS.pattern("team_words").search(note)
            and not WORDS.pattern("role_words").search(note)
        ):
            team = note
        else:
            role = role or _BRACKETS.sub("", note).strip()
            led = _LEADS.match(role)
            team = team or (next(group for group in led.groups() if group) if led else "")
        decides = decides or bool(WORDS.pattern("can_decide").search(note))
    titled = _TITLED_ZH.match(name)
    if titled and not role and titled["title"] not in _HONORIFICS:
        role = titled["title"]
    return Stakeholder(
        name=name[:_LONGEST], department=team[:_LONGEST], role=role[:_LONGEST], can_decide=decides
    )
