"""The smaller parts of a pasted agenda: terms, pre-read, disagreements, joint KPI, actions, the close."""

import datetime as dt
import re

from assistant.agenda.models import Action, Close, Disagreement, PreRead, PreReadPart
from assistant.agenda.reading.entries import add_detail
from assistant.agenda.reading.entry import Entry, read_entry
from assistant.agenda.reading.lines import Kind, Line
from assistant.agenda.reading.people import looks_like_people
from assistant.agenda.reading.sections import WORDS, keyed, matches
from assistant.language.figures_found import figures
from assistant.project.models import Contribution, JointKpi, Position, Term

_LINE, _SHORT, _TEXT = 600, 300, 4_000
_KPI = ("formula", "baseline", "target", "due", "counter_metric")
_COLUMNS = 3
_PARTED = re.compile(r"\s*｜\s*|\s+·\s+")
_PARTS_OF_LIST = re.compile(r"\s*[；;]\s*")
_BRACKET_END = re.compile(r"\s*[（(]((?:[^（）()]|[（(][^（）()]*[)）]){1,120})[)）]\s*$")
_WILL = re.compile(r"^(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}) (?:to|will|shall) ")
_CHOICE = re.compile(
    r"(?:要選|選擇|(?:choose|pick) (?:between )?)\s*(?P<options>[^?？]{1,300})[?？]\s*$", re.IGNORECASE
)
_CHOICES = re.compile(r"\s*、\s*|\s*(?:還是|或)\s*|,\s+(?:or\s+)?|\s+or\s+")
_BECAUSE = re.compile(r"[；;,，]\s*(?:因為|because)\s*|[。.]\s*(?:為什麼[：:]|Why:)\s*")
_AMOUNT = re.compile(
    r"(?P<currency>[A-Z]{0,3}\$|[€£¥])?\s*(?P<figure>-?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s].{0,20})?"
)


def find_date(text: str) -> dt.date | None:
    """The first whole date in ``text``; one without a year is not guessed."""
    for figure in figures(text[:1_000]):
        whole = int(figure.value)
        if figure.kind == "date" and figure.unit == "date" and whole // 10_000 and whole % 100:
            try:
                return dt.date(whole // 10_000, whole // 100 % 100, whole % 100)
            except ValueError:
                continue
    return None


def listed(text: str) -> list[str]:
    """The entries of a line such as ``甲案；乙案`` or ``A; B`` or ``A / B``."""
    parts = _PARTS_OF_LIST.split(text)
    if len(parts) == 1:
        parts = re.split(r"\s*[、]\s*|\s+/\s+|,\s+|\s+vs\.?\s+", text)
    return [part[:_LINE] for part in (piece.strip() for piece in parts) if part]


def listed_options(question: str) -> list[str]:
    """The options a question lists, as in 「要選 A、B 還是 C？」 or "do we choose A, B or C?"."""
    match = _CHOICE.search(question)
    parts = _CHOICES.split(match["options"]) if match else []
    options = [part.strip(" “”「」") for part in parts]
    return options if len(options) > 1 and all(options) else []


def read_terms(lines: list[Line]) -> list[Term]:
    """Terms with their meanings; what is marked as not confirmed stays so."""
    terms = []
    for line in lines:
        said = line.cells[:2] if line.kind is Kind.ROW else keyed(line.text) or ()
        if len(said) == 2 and all(said):
            note = _BRACKET_END.search(said[1])
            open_ = note is not None and matches("unverified", note[1].strip())
            meaning = said[1][: note.start()] if note and open_ else said[1]
            terms.append(Term(term=said[0][:_SHORT], meaning=meaning[:_SHORT], verified=not open_))
    return terms


def read_pre_read(lines: list[Line], title: str) -> PreRead:
    """The pre-read's sections; a line in bold starts one, what stands before it is called ``title``."""
    parts: list[PreReadPart] = []
    send_by = None
    for line in lines:
        if line.kind in {Kind.NAMED, Kind.HEADING}:
            parts.append(PreReadPart(title=line.text[:_LINE]))
        elif not parts and send_by is None and line.kind is Kind.TEXT and find_date(line.text):
            send_by = find_date(line.text)
        else:
            parts = parts or [PreReadPart(title=title)]
            parts[-1].lines.append(line.text[:_TEXT])
    return PreRead(send_by=send_by, parts=parts)


def read_actions(lines: list[Line]) -> list[Action]:
    """Actions with owner and date, from lists and tables."""
    actions, columns = [], list[str]()
    for line in lines:
        if line.kind is Kind.ROW:
            named = [
                next((n for n in ("due", "owner", "question") if matches(f"column.{n}", c)), "")
                for c in line.cells
            ]
            if sum(map(bool, named)) > 1:
                columns = named
                continue
            row = dict(zip(columns or ["question", "owner", "due"], line.cells, strict=False))
            what, owner, due = row.get("question", ""), row.get("owner", ""), find_date(row.get("due", ""))
        else:
            what, owner, due = _action(line.text)
        if what:
            actions.append(Action(what=what[:_LINE], owner=owner[:_LINE], due=due))
    return actions


def _action(text: str) -> tuple[str, str, dt.date | None]:
    note = _BRACKET_END.search(text)
    if note is not None:
        parts = [part.strip() for part in re.split(r"[,，、]\s*(?![^（(]*[)）])", note[1])]
        owners = [part for part in parts if looks_like_people(part)]
        if owners or find_date(note[1]):
            return text[: note.start()].strip(), owners[0] if owners else "", find_date(note[1])
    named = keyed(text)
    if named is not None and looks_like_people(named[0]):
        return named[1], named[0], find_date(text)
    asked = _WILL.match(text)
    if asked is not None and looks_like_people(asked["who"]):
        return text, asked["who"], find_date(text)
    entry = read_entry(text)
    return entry.text, entry.owner, find_date(text)


def read_close(lines: list[Line], actions: list[Action], check_in: dt.date | None) -> Close | None:
    """The close: what it says it reads and asks, its actions, its check-in. ``None`` when nothing is said."""
    text = "\n".join(line.text for line in lines)
    plain = [line for line in lines if find_date(line.text) or _BRACKET_END.search(line.text)]
    own = [line for line in plain if not (_says_check_in(line) or _CLOSING["plus_delta"].search(line.text))]
    for line in lines:
        check_in = check_in or (find_date(line.text) if _says_check_in(line) else None)
    if not lines and not actions and check_in is None:
        return None
    said = {name: bool(pattern.search(text)) for name, pattern in _CLOSING.items()}
    return Close(actions=[*read_actions(own), *actions], check_in=check_in, **said)


_CLOSING = {
    "reads_decisions": re.compile(
        r"[唸讀][^。]{0,8}決|回顧決[議定]|(?:read|recap|review|confirm)\w*[^.]{0,20}\bdecision", re.I
    ),
    "asks_dissent": re.compile(r"保留|反對意見|異議|dissent|reservation|object", re.I),
    "plus_delta": re.compile(r"plus\W{0,3}delta|一個好的|one plus|what went well", re.I),
}


def _says_check_in(line: Line) -> bool:
    named = keyed(line.text)
    return named is not None and matches("part.check_in", named[0])


def read_disagreements(lines: list[Line]) -> list[Disagreement]:
    """Named disagreements: a line in bold names one, the lines below give positions and facts."""
    found: list[Disagreement] = []
    for line in lines:
        named = keyed(line.text)
        if line.kind in {Kind.NAMED, Kind.HEADING} or (not found and named is None):
            found.append(Disagreement(issue=line.text[:_LINE]))
        elif found and named is not None:
            _say(found[-1], *named)
        elif named is None:
            found.append(Disagreement(issue=line.text[:_LINE]))
    return found


def _say(about: Disagreement, key: str, value: str) -> None:
    if matches("detail.facts", key):
        about.facts.append(value[:_LINE])
    elif matches("detail.interpretations", key):
        about.interpretations.append(value[:_LINE])
    else:
        wants, *because = _BECAUSE.split(value, maxsplit=1)
        reason = because[0] if because else ""
        about.positions.append(
            Position(department=key[:_SHORT], wants=wants[:_SHORT], because=reason[:_SHORT])
        )


def read_joint_kpi(lines: list[Line]) -> JointKpi | None:
    """The joint KPI: name and formula in the first line, named figures in others, a table of parts."""
    told = [part for line in lines if line.kind is not Kind.ROW for part in _PARTED.split(line.text)]
    if not told:
        return None
    first = keyed(told[0]) or (told[0], "")
    values = {"formula": _known(first[1])}
    for key, value in filter(None, map(keyed, told[1:])):
        name = next((name for name in _KPI if matches(f"kpi.{name}", key)), "")
        values[name] = _known(value)
    low, unit = _amount(values.get("baseline", ""))
    high, other_unit = _amount(values.get("target", ""))
    return JointKpi(
        name=first[0][:_SHORT],
        formula=values["formula"][:_SHORT],
        baseline=low,
        target=high,
        unit=(unit or other_unit)[:_SHORT],
        due=find_date(values.get("due", "")),
        counter_metric=values.get("counter_metric", "")[:_SHORT],
        contributions=[_contribution(line.cells) for line in lines if len(line.cells) == _COLUMNS][1:61],
    )


def _contribution(cells: tuple[str, ...]) -> Contribution:
    department, contributes, owner = (cell[:_SHORT] for cell in cells)
    return Contribution(department=department, contributes=_known(contributes), data_owner=_known(owner))


def _known(text: str) -> str:
    return "" if text.strip().casefold() in {"待確認", "to be confirmed", "–", "-"} else text.strip()


def _amount(text: str) -> tuple[float | None, str]:
    match = _AMOUNT.search(text)
    if match is None:
        return None, ""
    figure = float(match["figure"].replace(",", ""))
    return figure, (match["currency"] or match["unit"] or "").strip()


def read_details(lines: list[Line], known: list[str]) -> list[Entry]:
    """What stands under ``decisions``: a line in bold, a number or a bullet starts one, details follow."""
    entries: list[Entry] = []
    named = any(line.kind in {Kind.NAMED, Kind.HEADING} for line in lines)
    numbered = any(line.kind is Kind.NUMBER for line in lines)
    for line in lines:
        starts = line.kind in {Kind.NAMED, Kind.HEADING}
        if not named:
            starts = line.kind is (Kind.NUMBER if numbered else Kind.BULLET) and line.level == lines[0].level
        if starts and WORDS:
            entries.append(read_entry(line.text, known))
        elif entries:
            add_detail(entries[-1], line.text, known)
    return [entry for entry in entries if entry.text]
