"""The lines mail programs write above a message they quote: who wrote it, and when."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.project.intake.moments import find_moment

Marked = tuple[int, str]
_LABELS = {
    "from": "from|寄件者|寄件人|发件人|發件人",
    "sent": "sent|date|寄件日期|傳送日期|傳送時間|發送時間|发送时间|已傳送|日期|時間",
    "to": "to|收件者|收件人",
    "cc": "cc|bcc|副本|密件副本|副本抄送|抄送",
    "subject": "subject|主旨|主題|主题",
    "other": "reply-to|importance|attachments?|回覆地址|重要性|附件|敏感度",
}
_LABEL_OF = {word: kind for kind, words in _LABELS.items() for word in words.replace("s?", "").split("|")}
_LABEL_OF["attachments"] = "other"
_LABELLED = re.compile(
    rf"^[ \t　*_]*(?P<label>{'|'.join(_LABELS.values())})[ \t　*_]*[:：][ \t　*_]*(?P<value>[^\n]*)$",
    re.IGNORECASE,
)
_MOST_HEADER_LINES = 14
_LONGEST_LABELLED = 2_000
_WRITES = re.compile(r"(?:wrote|寫道|写道|提到|寫了|來信說)[ \t]*[:：][ \t]*$", re.IGNORECASE)
_MOST_ATTRIBUTION = 400
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,190}")
_LEFT_OVER = re.compile(r"^[\s,，:：於于在]+|[\s,，:：於于在]+$|^on\b|\bat$", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"^[ \t]*(?:[-–—_=*]{2,}[ \t]*"
    r"(?:original message|original appointment|forwarded message|forwarded by .{0,80}|reply message"
    r"|原始郵件|原始訊息|原始邮件|轉寄郵件|轉寄的郵件|轉寄訊息|转发邮件|轉寄的訊息)[ \t]*[-–—_=*]{2,}"
    r"|_{10,}"
    r"|(?:begin forwarded message|開始轉寄郵件|開始轉寄訊息|以下是轉寄的郵件|下面是被轉寄的郵件)"
    r"[ \t]*[:：]?)[ \t]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """What stands above a quoted message.

    Attributes:
        author, date: as written there.
        lines: how many lines it takes.
        deeper: the quoted text carries one ``>`` more than the heading.
    """

    author: str
    date: str
    lines: int
    deeper: bool = False

    def said_at(self, zone: dt.tzinfo) -> dt.datetime | None:
        """The date, or ``None`` where it cannot be read."""
        moment = find_moment(self.date, zone)
        return moment.at if moment else None


def is_separator(line: str) -> bool:
    """Whether the line only announces a quoted message, such as 「-----原始郵件-----」."""
    return len(line) < 200 and bool(_SEPARATOR.match(line))


def heading_at(lines: Sequence[Marked], index: int) -> Heading | None:
    """The heading that begins at ``index``; ``lines`` are pairs of depth and text without marks."""
    text = lines[index][1]
    if not text.strip():
        return None
    return _block(lines, index) or _attribution(lines, index)


def _block(lines: Sequence[Marked], index: int) -> Heading | None:
    """A block of labelled lines that begins with the sender, or with the date, as some programs do."""
    depth, first = lines[index]
    if len(first) > _LONGEST_LABELLED or not _LABELLED.match(first):
        return None
    found: dict[str, str] = {}
    last, end = "", index
    for end in range(index, min(len(lines), index + _MOST_HEADER_LINES)):
        other_depth, line = lines[end]
        match = _LABELLED.match(line) if len(line) <= _LONGEST_LABELLED and other_depth == depth else None
        if match:
            last = _LABEL_OF[match["label"].lower()]
            found.setdefault(last, match["value"].strip(" \t*_"))
        elif (
            end == index
            or other_depth != depth
            or not line.strip()
            or last not in {"to", "cc"}
            or not _goes_on(line)
        ):
            break
    else:
        end += 1
    if "from" not in found or len(found) < 3 or "sent" not in found:
        return None
    return Heading(_plain_author(found["from"]), found["sent"], end - index)


def _goes_on(line: str) -> bool:
    """Whether the line continues a list of recipients."""
    return bool(_ADDRESS.search(line)) or line.startswith((" ", "\t")) or line.rstrip().endswith(";")


def _attribution(lines: Sequence[Marked], index: int) -> Heading | None:
    """One to three lines that end with "wrote:" and hold a date or an address."""
    depth = lines[index][0]
    if not any(line.rstrip().endswith((":", "：")) for _, line in lines[index : index + 3]):
        return None
    joined = ""
    for count in range(1, 4):
        if index + count > len(lines) or lines[index + count - 1][0] != depth:
            return None
        line = lines[index + count - 1][1].strip()
        if not line or len(joined) + len(line) > _MOST_ATTRIBUTION:
            return None
        joined = f"{joined} {line}".strip()
        if _WRITES.search(line):
            break
        if count == 1 and not _begins_attribution(joined):
            return None
    else:
        return None
    moment = find_moment(joined, dt.UTC)
    if not moment and not _ADDRESS.search(joined):
        return None
    rest = _WRITES.sub("", joined[: moment.start] + " " + joined[moment.end :] if moment else joined)
    following = next((mark for mark, line in lines[index + count : index + count + 3] if line.strip()), depth)
    date = joined[moment.start : moment.end] if moment else ""
    return Heading(_plain_author(_tidy(rest)), date, count, deeper=following > depth)


def _begins_attribution(line: str) -> bool:
    return line.startswith(("On ", "on ", "在 ", "在2", "於", "于 ")) or bool(
        _ADDRESS.search(line) or find_moment(line, dt.UTC)
    )


def _tidy(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _LEFT_OVER.sub("", text).strip()
    return text


def _plain_author(text: str) -> str:
    text = re.sub(r"\[?<?mailto:([^\s\]>]{1,250})\]?>?", r"<\1>", text)
    text = re.sub(r"<+([^<>]{1,250})>+(?:[ ]?<+\1>+)?", r"<\1>", text)
    text = re.sub(r"[ \t]*(?:代表|on behalf of)[ \t].*$", "", text, flags=re.IGNORECASE)
    return re.sub(r"^[\"'“”](.{1,100}?)[\"'“”](?=[ ]?<|$)", r"\1", text.strip()).strip()
