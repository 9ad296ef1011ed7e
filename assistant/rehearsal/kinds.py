"""The closed lists of a rehearsal."""

from enum import StrEnum
from typing import Final


class Style(StrEnum):
    """How a counterpart deals with people (after the social styles of Merrill & Reid 1981)."""

    ANALYTICAL = "analytical"
    DRIVING = "driving"
    AMIABLE = "amiable"
    POLITICAL = "political"


class Level(StrEnum):
    """How hard the counterpart is to move."""

    EASY = "easy"
    FAIR = "fair"
    HARD = "hard"


class Scenario(StrEnum):
    """What kind of talk it is; only ``NUMERIC`` has a table with offers."""

    NUMERIC = "numeric"
    ALIGNMENT = "alignment"
    UPWARD = "upward"
    SAYING_NO = "saying_no"
    BAD_NEWS = "bad_news"
    JARGON = "jargon"


class Status(StrEnum):
    """Where a rehearsal stands."""

    OPEN = "open"
    AGREED = "agreed"
    RESOLVED = "resolved"
    USER_LEFT = "user_left"
    COUNTERPART_LEFT = "counterpart_left"
    OUT_OF_TIME = "out_of_time"


class MoveKind(StrEnum):
    """What a person does in a turn."""

    GREETING = "greeting"
    INTEREST_QUESTION = "interest_question"
    PRIORITY_QUESTION = "priority_question"
    OFFER = "offer"
    CONCESSION = "concession"
    THREAT = "threat"
    ACKNOWLEDGEMENT = "acknowledgement"
    APOLOGY = "apology"
    CRITERIA = "criteria"
    TRADE = "trade"
    SUMMARY = "summary"
    DISCLOSURE = "disclosure"
    BLAME = "blame"
    REJECTION = "rejection"
    ACCEPTANCE = "acceptance"
    WALK_AWAY = "walk_away"
    INFORMATION_REQUEST = "information_request"
    JARGON_QUESTION = "jargon_question"
    SMALL_TALK = "small_talk"
    INJECTION = "injection"
    OTHER = "other"


class ActKind(StrEnum):
    """What a counterpart does in answer."""

    GREET = "greet"
    OFFER = "offer"
    COUNTER = "counter"
    CONCEDE = "concede"
    HOLD = "hold"
    ACCEPT = "accept"
    REJECT = "reject"
    TELL = "tell"
    ASK_INTEREST = "ask_interest"
    ASK_FIGURE = "ask_figure"
    ASK_AGAIN = "ask_again"
    DECLINE_TO_TELL = "decline_to_tell"
    PUSH_BACK = "push_back"
    EXPLAIN = "explain"
    DEFINE = "define"
    RAISE_CONCERN = "raise_concern"
    EASE_CONCERN = "ease_concern"
    SUMMARISE = "summarise"
    WALK_AWAY = "walk_away"
    CLOSE = "close"


OFFERS: Final = (ActKind.OFFER, ActKind.COUNTER, ActKind.CONCEDE)
"""Acts that put a package on the table."""
