"""What the composer listens for in a person's own words."""

import re

_DECIDES = re.compile(
    r"決定|決議|定案|敲定|選定|拍板|核定|核准|談定|[訂定排選]出"
    r"|\b(?:decid(?:e|es|ing)|agree|settle|choose|approve|fix|set)\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"是否|要不要|能不能|可不可以|該不該|嗎|^(?:should|do|does|can|could|will|would|shall|may|is|are)\b",
    re.IGNORECASE,
)
_EITHER_OR = re.compile(r"還是|或是|\bor\b", re.IGNORECASE)


def names_decision(purpose: str) -> bool:
    """Whether a purpose says by itself what is to be decided."""
    return _DECIDES.search(purpose) is not None


def asks_yes_or_no(question: str) -> bool:
    """Whether a question can be answered by yes or no; a choice between two things cannot."""
    return _YES_OR_NO.search(question) is not None and _EITHER_OR.search(question) is None
