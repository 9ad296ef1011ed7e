"""What stands around a name of a person: a department, a greeting, Chinese words."""

import re
from collections.abc import Sequence

from assistant.project.intake.department_names import Mention
from assistant.project.intake.people_names import HAN

_GREETED = re.compile(r"(?:^|\s)(?:hi|hello|dear|with|to|ask|talked to)[ ]$", re.IGNORECASE)
_BEHIND = re.compile(
    r"[ ]?[(（](?:(?:Head|Director|VP|Manager) of )?|,[ ](?:(?:Head|Director|VP|Manager)(?: of|,) )?"
)


def inside(start: int, mentions: Sequence[Mention]) -> bool:
    """Whether a place is part of a department's name."""
    return any(mention.start <= start < mention.end for mention in mentions)


def names_here(text: str, match: re.Match[str]) -> bool:
    """A given name by itself counts in Chinese and in a greeting."""
    if match["last"]:
        return True
    around = text[max(0, match.start() - 3) : match.start()] + text[match.end() : match.end() + 3]
    if HAN.search(around):
        return True
    before, after = text[: match.start()], text[match.end() :]
    return bool(_GREETED.search(before) and re.match(r"[ ]?[,，:(]|$|[ ]to\b", after))


def beside(text: str, name: re.Match[str], mentions: Sequence[Mention]) -> str:
    """The department right before or right behind a name."""
    for mention in mentions:
        if mention.end <= name.start():
            between = text[mention.end : name.start()]
            if len(between) <= 3 and not re.search(r"[，。；、,;.]", between):
                return mention.name
        elif mention.start >= name.end() and _BEHIND.fullmatch(text[name.end() : mention.start]):
            return mention.name
    return ""
