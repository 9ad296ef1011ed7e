"""E-mails (.eml): the text somebody wrote, its sender and date; attachments are named, never opened."""

import datetime as dt
import email
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from assistant.adapters.readers.headers import date_of, first_values, header_text, people
from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Note, Parsed, Unreadable, tidy
from assistant.adapters.readers.plain import checked, cleaning_notes
from assistant.adapters.readers.recognise import text_of
from assistant.adapters.readers.web import declared_charset, text_of_html
from assistant.project.intake.documents import Kind
from assistant.project.intake.threads import unfold

_MOST_NAMED = 20
_LEAST_PLAIN = 0.25


@dataclass
class _Body:
    """The readable parts of a mail, and what else it carries."""

    plain: list[str] = field(default_factory=list)
    web: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_mail(data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """Read one mail, its reply chain unfolded.

    Raises:
        Unreadable: encrypted, empty, too many parts or too long.
    """
    message = email.message_from_bytes(data)
    headers = first_values(message)
    sent_at = date_of(headers.get("date"), zone)
    sender = next(iter(people(headers.get("from"))), "")
    text, body = _body(message, limits)
    thread = unfold(text, zone=(sent_at and sent_at.tzinfo) or zone, author=sender, said_at=sent_at)
    return Parsed(
        Kind.EMAIL,
        text,
        thread.passages,
        sent_at,
        sender,
        (*people(headers.get("to")), *people(headers.get("cc"))),
        tidy(header_text(headers.get("subject"))),
        (*body.notes, *attached_note(body.attached), *cleaning_notes(thread.dropped_lines, thread.repeats)),
    )


def attached_note(names: list[str]) -> tuple[Note, ...]:
    """A note that names attachments, at most twenty."""
    if not names:
        return ()
    more = " …" if len(names) > _MOST_NAMED else ""
    return (Note("attachments", {"names": ", ".join(names[:_MOST_NAMED]) + more}),)


def better_text(plain: str, web: str) -> str:
    """The plain text, unless it is only a stub beside the web page."""
    if not web.strip():
        return plain
    stub = len(plain.strip()) < _LEAST_PLAIN * len(web.strip())
    return web if stub else plain


def _body(message: Message, limits: Limits) -> tuple[str, _Body]:
    body = _Body()
    for part in _parts(message, limits):
        _take(part, body)
    text = tidy(better_text("\n".join(body.plain), "\n".join(body.web)))
    return checked(text, limits), body


def _parts(message: Message, limits: Limits) -> Iterator[Message]:
    """The leaves of a mail; a mail attached to it counts as one leaf."""
    waiting = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > limits.entries:
            raise Unreadable("too_many_parts", limit=f"{limits.entries:,}")
        kind = part.get_content_type()
        if kind == "multipart/encrypted" or kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
            raise Unreadable("encrypted_mail")
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]
        else:
            yield part


def _take(part: Message, body: _Body) -> None:
    kind = part.get_content_type()
    name = header_text(part.get_filename())
    if kind not in {"text/plain", "text/html"} or name or part.get_content_disposition() == "attachment":
        body.attached.append(name or _subject_of_attached(part) or kind)
        return
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return
    declared = part.get_content_charset("")
    if kind == "text/html":
        text, notes = text_of(data, declared or declared_charset(data))
        body.web.append(text_of_html(text))
    else:
        text, notes = text_of(data, declared)
        body.plain.append(text)
    body.notes += notes


def _subject_of_attached(part: Message) -> str:
    inner = part.get_payload()
    if part.get_content_type() != "message/rfc822" or not isinstance(inner, list) or not inner:
        return ""
    first = inner[0]
    return header_text(first_values(first).get("subject")) if isinstance(first, Message) else ""
