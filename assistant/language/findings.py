"""What a check says about a text: one shape for every feature."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from assistant.language.locale import LocalText


class Severity(StrEnum):
    """How much a finding matters. Only ``error`` makes a draft fail its check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(BaseModel):
    """One thing a check found.

    Attributes:
        check: stable id of the check, such as ``A01-clock``; never reused for another meaning.
        where: what it concerns: an item's id, or a field's name such as ``shared_goal``.
        evidence: the words or figures that made the check speak, verbatim.
        action: name of a remedy the product can carry out itself, or ``None``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    check: str
    severity: Severity
    where: str
    evidence: str
    message: LocalText
    remedy: LocalText
    action: str | None = None
