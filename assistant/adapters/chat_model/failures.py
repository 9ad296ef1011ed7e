"""From whatever a call ended in to a named trouble, with what a technician wants to know."""

import email.utils
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.language.model_port import Usage
from assistant.language.model_trouble import ModelTrouble

_SECRET = re.compile(
    r"(?i)\b(?:sk|pk|key|gsk|xai|AIza)[-_A-Za-z0-9*]{8,}|bearer\s+\S+|api[-_]?key['\"]?\s*[:=]\s*\S+"
)
_MOST_DETAIL = 400

# Words servers use, whatever the status; the first that fits decides.
_TELLING: tuple[tuple[frozenset[int] | None, re.Pattern[str], ModelTrouble], ...] = (
    (
        None,
        re.compile(
            r"(?i)context[_ ](?:length|window|size)|maximum context|(?:prompt|input) is too long"
            r"|too many tokens|input tokens exceed"
            r"|exceeds? the (?:available|maximum|configured) (?:context|input|limit)"
        ),
        ModelTrouble.TOO_LONG,
    ),
    (
        frozenset({200, 402, 403, 429}),
        re.compile(
            r"(?i)insufficient[_ ](?:quota|balance|credit)|billing|exceeded your current quota|out of credits"
        ),
        ModelTrouble.QUOTA,
    ),
    (
        frozenset({200, 400, 403}),
        re.compile(r"(?i)content[_ ](?:filter|management|policy)|responsibleai"),
        ModelTrouble.FILTERED,
    ),
    (
        frozenset({200, 400, 403}),
        re.compile(
            r"(?i)(?:invalid|incorrect|missing|no).{0,30}api[_ ]?key"
            r"|api[_ ]?key.{0,30}(?:not valid|invalid|missing)|unauthorized"
        ),
        ModelTrouble.KEY,
    ),
    (
        frozenset({200, 400, 422}),
        re.compile(
            r"(?i)model[_ ]not[_ ]found|model .{0,80}(?:not found|does not exist)|invalid model|no such model"
        ),
        ModelTrouble.UNKNOWN_MODEL,
    ),
)


@dataclass
class CallFailed(Exception):
    """One upstream call gave no complete reply.

    Attributes:
        message: the server's own words, for finding out what it refuses.
        retry_after: seconds the server asks to wait, if it does.
        hopeless: the same call would fail the same way at once.
    """

    trouble: ModelTrouble
    detail: str = ""
    message: str = ""
    status: int | None = None
    retry_after: float | None = None
    partial: str = ""
    hopeless: bool = False


@dataclass
class Answer:
    """A reply as it arrived, before it is known to be complete."""

    text: str = ""
    finish: str | None = None
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    refusal: str = ""
    reasoned: bool = False

    def complete(self) -> "Answer":
        """This answer, if it is one.

        Raises:
            CallFailed: it is a refusal, filtered, cut or empty.
        """
        text = self.text.strip()
        if self.refusal and not text:
            raise CallFailed(ModelTrouble.REFUSED, self.refusal[:_MOST_DETAIL], hopeless=True)
        if self.finish == "content_filter":
            raise CallFailed(
                ModelTrouble.FILTERED, "finish_reason content_filter", partial=self.text, hopeless=True
            )
        if not text:
            detail = f"finish_reason {self.finish}" + (", reasoning only" if self.reasoned else "")
            raise CallFailed(ModelTrouble.EMPTY, detail, message=self.finish or "")
        if self.finish == "length":
            raise CallFailed(ModelTrouble.CUT, "finish_reason length", partial=self.text, hopeless=True)
        if self.finish is None:
            raise CallFailed(ModelTrouble.CUT, "no finish_reason", partial=self.text)
        return self


def scrub(text: str, key: str = "") -> str:
    """``text`` on one short line without anything that looks like a key."""
    clean = text.replace(key, "…") if len(key) > 3 else text
    return " ".join(_SECRET.sub("…", clean).split())[:_MOST_DETAIL]


def chain(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what caused it, outermost first."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def failure_of(error: BaseException, partial: str) -> CallFailed:
    """What an exception of the client libraries means."""
    import httpx2
    import openai

    detail = f"{type(error).__name__}: {error}"
    for each in chain(error):
        if isinstance(each, CallFailed):
            return each
        if isinstance(each, openai.APIStatusError):
            return of_status(each.status_code, each.body or each.message, dict(each.response.headers))
        if isinstance(each, openai.APIConnectionError):
            continue
        if isinstance(each, openai.APIError):
            return of_status(200, each.body or each.message, {})
        if isinstance(each, httpx2.TimeoutException):
            late = not isinstance(each, httpx2.ConnectTimeout)
            trouble = ModelTrouble.SLOW if late else ModelTrouble.UNREACHABLE
            return CallFailed(trouble, detail, partial=partial, hopeless=True)
        if isinstance(each, httpx2.ConnectError | httpx2.UnsupportedProtocol | httpx2.InvalidURL):
            return CallFailed(ModelTrouble.UNREACHABLE, f"{type(each).__name__}: {each}", hopeless=True)
        if isinstance(each, httpx2.NetworkError | httpx2.RemoteProtocolError):
            trouble = ModelTrouble.CUT if partial else ModelTrouble.UNREACHABLE
            return CallFailed(trouble, f"{type(each).__name__}: {each}", partial=partial)
        if isinstance(each, UnicodeEncodeError):
            return CallFailed(ModelTrouble.KEY, "the key holds characters no key has", hopeless=True)
    return CallFailed(ModelTrouble.NOT_A_MODEL, detail, partial=partial, hopeless=True)


def of_status(status: int, body: object, headers: dict[str, str]) -> CallFailed:
    """What an error reply means; ``body`` is its decoded JSON or text."""
    message, code = _words(body)
    failed = CallFailed(
        _trouble(status, f"{code} {message}", _is_html(message)),
        f"HTTP {status} {code} {message}",
        message=f"{code} {message}",
        status=status,
        retry_after=_retry_after(headers),
    )
    failed.hopeless = failed.trouble not in (
        ModelTrouble.BUSY,
        ModelTrouble.SERVER,
        ModelTrouble.SLOW,
    )
    return failed


def _words(body: object) -> tuple[str, str]:
    """Message and code of an error body, however deep it lies."""
    if isinstance(body, dict):
        inner = body.get("error", body)
        if isinstance(inner, dict):
            said = inner.get("message") or inner.get("detail") or json.dumps(inner, ensure_ascii=False)
            codes = [inner.get("code"), inner.get("type"), inner.get("param")]
            return str(said), " ".join(str(code) for code in codes if code)
        return str(inner), ""
    return str(body), ""


def _is_html(text: str) -> bool:
    return text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<head", "<body"))


def _trouble(status: int, words: str, html: bool) -> ModelTrouble:
    for statuses, pattern, trouble in _TELLING:
        if not html and (statuses is None or status in statuses) and pattern.search(words):
            return trouble
    return _by_status(status)


_STATUS = {
    200: ModelTrouble.SERVER,
    401: ModelTrouble.KEY,
    402: ModelTrouble.QUOTA,
    403: ModelTrouble.FORBIDDEN,
    404: ModelTrouble.UNKNOWN_MODEL,
    405: ModelTrouble.NOT_A_MODEL,
    408: ModelTrouble.SLOW,
    409: ModelTrouble.BUSY,
    413: ModelTrouble.TOO_LONG,
    425: ModelTrouble.BUSY,
    429: ModelTrouble.BUSY,
    503: ModelTrouble.BUSY,
    529: ModelTrouble.BUSY,
}


def _by_status(status: int) -> ModelTrouble:
    if status in _STATUS:
        return _STATUS[status]
    if status >= 500:
        return ModelTrouble.SERVER
    return ModelTrouble.REQUEST if status >= 400 else ModelTrouble.NOT_A_MODEL


def _retry_after(headers: dict[str, str]) -> float | None:
    lowered = {name.lower(): value for name, value in headers.items()}
    value = lowered.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value):
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - time.time())
