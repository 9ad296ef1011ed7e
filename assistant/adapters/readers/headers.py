"""Mail headers to text: encoded words, raw Big5 bytes, addresses, dates."""

import datetime as dt
import email.header
import email.utils
import re
from email.errors import HeaderParseError
from email.message import Message

from assistant.adapters.readers.encoding import NotText, decode
from assistant.project.intake.moments import find_moment

_FOLD = re.compile(r"\r?\n[ \t]+|\r?\n")
_LONGEST = 20_000
_MOST_PEOPLE = 500


def first_values(message: Message) -> dict[str, str]:
    """The raw value of each header by lower-case name; bytes beyond ASCII are surrogates in it."""
    values: dict[str, str] = {}
    for name, value in message.raw_items():
        values.setdefault(name.lower(), str(value))
    return values


def header_text(raw: object) -> str:
    """A header's value as written, whether encoded words or raw bytes of an old encoding."""
    text = _FOLD.sub(" ", str(raw or "")[:_LONGEST])
    if not text.isascii():
        text = _readable(text.encode("ascii", "surrogateescape") if _is_raw(text) else text.encode(), "")
    try:
        parts = email.header.decode_header(text)
    except HeaderParseError:
        return text.strip()
    return "".join(
        part if isinstance(part, str) else _readable(part, charset or "") for part, charset in parts
    ).strip()


def people(raw: object) -> tuple[str, ...]:
    """The addresses of a header as ``Name <address>``, at most 500."""
    text = _FOLD.sub(" ", str(raw or "")[:_LONGEST])
    if not text.isascii():
        text = header_text(text)
    found = email.utils.getaddresses([text])[:_MOST_PEOPLE]
    return tuple(person(header_text(name), address) for name, address in found if name or address)


def person(name: str, address: str) -> str:
    """``Name <address>``, or the one of them that is known."""
    if not address or name == address:
        return name or address
    return f"{name} <{address}>" if name else address


def date_of(raw: object, zone: dt.tzinfo) -> dt.datetime | None:
    """The date of a header with its zone (``zone`` where it gives none), or ``None``."""
    text = header_text(raw)
    try:
        date = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        moment = find_moment(text, zone)
        return moment.at if moment else None
    return date if date.tzinfo else date.replace(tzinfo=zone)


def _is_raw(text: str) -> bool:
    """Whether every character beyond ASCII is a byte the parser could not read."""
    return all(character < "\x80" or "\udc80" <= character <= "\udcff" for character in text)


def _readable(data: bytes, charset: str) -> str:
    try:
        return decode(data, charset).text
    except NotText:
        return data.decode("cp950", "replace")
