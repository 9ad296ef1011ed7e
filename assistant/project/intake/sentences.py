"""Documents cut into sentences, each with its place, its speaker and the day it was written.

What could act on a reader is cut away: addresses, links, images, HTML, encoded blocks. Sentences that talk to
a program, and those that are for their owner only, are marked.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.project.intake.dates import full_dates
from assistant.project.intake.documents import Document, Passage, Place, PlaceKind, comparable
from assistant.project.intake.signs import is_instruction, private_kind

_FOREIGN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|!?\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)|!?\[[^\]\n]{0,200}\]\[[^\]\n]{0,40}\]|^\[[^\]\n]{1,40}\]:.*$"
    r"|<(?:script|style|iframe)\b.*?(?:</(?:script|style|iframe)>|\Z)"
    r"|<[/!?]?[A-Za-z|](?![^<>\s]{0,80}@)[^<>]{0,2000}>"
    r"|(?:[a-z][a-z0-9+.-]{1,20}:)?//[^\s<>「」（）()\"']{2,}|(?:data|javascript|mailto|vbscript):[^\s<>]{1,}"
    r"|\bwww\.[^\s<>「」（）()\"']{2,}|\b[a-z0-9-]{1,60}\.(?:example|com|net|org|io|tw)/[^\s<>]{1,}"
    r"|[A-Za-z0-9+/]{40,}={0,2}",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_CUT = "\x1e"
_BULLET = re.compile(
    r"^[ \t\u3000]*(?:[-*•●○▪‧·–—]|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.)、）．]|#{1,6} |\*\*|>)"
)
_LEAD = re.compile(
    r"^[ \t\u3000>]*(?:(?:[-*•●○▪‧·–—]|#{1,6})[ \t]+"
    r"|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[.)）．][ \t\u3000]*(?!\d)|、))?[ \t\u3000]*"
)
_ENDS = re.compile(
    r"(?<=[。！？!?；;])(?![。！？!?」』）)\"”])"
    r"|(?<=[。！？!?][」』”\"])"
    r"|(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!No)(?<!Inc)(?<!Ltd)(?<!dept)(?<!e\.g)(?<!i\.e)(?<!approx)(?<=\.)\s+(?=[A-Z\"“'(\u4e00-\u9fff])"
)
_LONG_LINE = 56
_LINE_ENDS = ("。", "！", "？", "!", "?", "；", ";", ".", "：", ":")
_HEAD_LINES = 8
# A line that says when a text was written holds a label, or little beside the date.
_DATED = re.compile(r"^[ \t#*-]*(?:會議)?(?:日期|時間|date|meeting of|minutes)", re.IGNORECASE)
_TITLE = 44
# How far a request for secrecy reaches: everything before it, one sentence before it, the rest of its line.
_ALL_BEFORE = re.compile(r"以上|上述|上面|\b(?:the above|all (?:of )?this)\b", re.IGNORECASE)
_ONE_BEFORE = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,6}|(?:[a-z']+ ){0,3})(?:這|那|此|\b(?:this|that|it)\b)", re.IGNORECASE
)
_FROM_HERE = re.compile(
    r"^.{0,8}(?:私下|只有你知道|off the record|between (?:you and me|us)|confidential)", re.IGNORECASE
)
_BY_ITSELF = 40
# How long a private remark reaches: the rest of its paragraph, when it begins by pointing back.
_GOES_ON = re.compile(
    r"^(?:這|那|超過|低於|但|不過|所以|如果|否則|it |that |this |if |but |so |otherwise )", re.I
)


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence. Two of them are never equal, so that a repeated sentence keeps its own place.

    Attributes:
        text: its words, verbatim up to white space; without list marks.
        line: the words of the whole line or paragraph it stands in, up to the same cuts.
        place: where it stands; the line where the document counts lines.
        passage: number of its passage in the document, from 0.
        first: it begins its line.
        said_by: who wrote or said it, as written there.
        written: the day it was written; with ``assumed`` the day the person reads it.
        instruction: it talks to a program.
        private: what kind of private thing it holds, or ``""``.
    """

    text: str
    document: Document
    place: Place
    passage: int
    line: str
    first: bool
    said_by: str
    written: dt.date
    assumed: bool
    instruction: bool = False
    private: str = ""


def sentences(document: Document, *, today: dt.date) -> list[Sentence]:
    """The sentences of a document, in its order.

    Args:
        today: stands in for the day of writing where the document does not tell it.
    """
    own_day = day_of(document)
    found: list[Sentence] = []
    for number, passage in enumerate(document.passages):
        moment = passage.said_at or document.sent_at
        written = moment.date() if moment else own_day
        made = Sentence(
            text="",
            document=document,
            place=passage.place,
            passage=number,
            line="",
            first=True,
            said_by=_said_by(passage, document),
            written=written or today,
            assumed=written is None,
        )
        found += _with_reach(list(_of_passage(passage, made)))
    return found


def day_of(document: Document) -> dt.date | None:
    """The day a document was written: of the mail, else a date by itself or labelled in its first lines."""
    if document.sent_at:
        return document.sent_at.date()
    for line in document.text.split("\n")[:_HEAD_LINES]:
        dates = full_dates(line)
        if dates and (_DATED.match(line) or len(line.replace(dates[0].words, "").strip()) <= _TITLE):
            return dates[0].date
    return None


def clean(text: str) -> str:
    """``text`` on one line without addresses, links, images, HTML and encoded blocks."""
    return " ".join(_FOREIGN.sub(" ", text).replace(_CUT, " ").split())


def is_clean(text: str) -> bool:
    """Whether nothing in ``text`` could act on a reader."""
    return _FOREIGN.search(text) is None


def _said_by(passage: Passage, document: Document) -> str:
    return passage.speaker or passage.author or ("" if passage.quoted else document.sender)


def _of_passage(passage: Passage, made: Sentence) -> Iterator[Sentence]:
    whole = comparable(passage.text)
    for offset, line in _lines(_FOREIGN.sub(_hidden, passage.text)):
        place = passage.place
        if place.kind is PlaceKind.LINE:
            place = replace(place, number=place.number + offset)
        first = True
        for piece in line.split(_CUT):
            for text in _ENDS.split(piece):
                words = " ".join(text.split())
                words = _LEAD.sub("", words, count=1) if first else words
                if any(map(str.isalnum, words)) and comparable(words) in whole:
                    instruction = is_instruction(words)
                    private = private_kind(words)
                    yield replace(
                        made,
                        text=words,
                        line=" ".join(line.replace(_CUT, " ").split()),
                        place=place,
                        first=first,
                        instruction=instruction,
                        private=private,
                    )
                    first = False


def _hidden(match: re.Match[str]) -> str:
    """A cut that keeps the line count, so that places stay right."""
    return _CUT + "\n" * match[0].count("\n")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their offset; those a mail program wrapped are joined again."""
    held, start = "", 0
    for offset, line in enumerate(text.split("\n")):
        if held and not _wraps(held, line):
            yield start, held
            held = ""
        if not held:
            start = offset
        held = f"{held} {line.strip()}".strip() if held else line.strip()
    if held:
        yield start, held


def _wraps(held: str, line: str) -> bool:
    last = held[-200:]
    width = sum(2 if character > "\u2e7f" else 1 for character in last)
    if width < _LONG_LINE or last.endswith(_LINE_ENDS) or not line.strip() or _BULLET.match(line):
        return False
    return line.strip()[0].islower() or line.strip()[0] > "\u2e7f" or not last[-1].isdigit()


def _with_reach(made: Sequence[Sentence]) -> list[Sentence]:
    """How far a mark reaches.

    A request for secrecy covers what it speaks of, another private remark the sentences that point back to
    it, and what talks to a program the rest of its line.
    """
    secret = {
        at for asking, each in enumerate(made) if each.private == "note" for at in _covered(made, asking)
    }
    reached: list[Sentence] = []
    for at, each in enumerate(made):
        if at in secret and not each.private:
            each = replace(each, private="note")
        before = reached[-1] if reached and reached[-1].line == each.line else None
        if before and before.instruction:
            each = replace(each, instruction=True)
        elif before and before.private and not each.private and _GOES_ON.match(each.text):
            each = replace(each, private=before.private)
        reached.append(each)
    return reached


def _covered(made: Sequence[Sentence], asking: int) -> range:
    """The sentences of a paragraph that a request for secrecy speaks of."""
    request = made[asking]
    line = [at for at, each in enumerate(made) if each.line == request.line]
    if line == [asking] and len(request.text) <= _BY_ITSELF:
        # A line of its own, like a heading or a last word, is about all the others.
        return range(len(made))
    if _ALL_BEFORE.search(request.text):
        return range(asking)
    if _FROM_HERE.search(request.text):
        return range(asking, line[-1] + 1)
    return range(max(line[0], asking - 1), asking) if _ONE_BEFORE.search(request.text) else range(0)


def same(left: str, right: str) -> bool:
    """Whether two texts are the same up to white space and case."""
    return comparable(left).casefold() == comparable(right).casefold()
