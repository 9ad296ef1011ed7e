"""A translation being made, and as it is handed over."""

from dataclasses import dataclass, field

from assistant.jargon.composer.compose import Composed
from assistant.jargon.masking import Mask
from assistant.jargon.models import Translation
from assistant.knowledge.glossary.detection import Detector
from assistant.language.findings import Finding
from assistant.language.locale import LocalText
from assistant.language.progress import Progress
from assistant.language.prompts import PromptLibrary
from assistant.project.records import Provenance

PROMPT = "jargon"
STEPS = 3


@dataclass(frozen=True)
class TranslationDraft:
    """A finished translation.

    Attributes:
        findings: what the person should look at: a secret in the text, a paragraph kept in offline words.
        notes: sentences for the person: how it was made, what did not fit, that there is nothing to explain.
        partial: what a model had written when it broke off; to be shown, never part of the translation.
    """

    translation: Translation
    findings: list[Finding]
    provenance: Provenance
    notes: list[LocalText] = field(default_factory=list)
    partial: str = ""


@dataclass(frozen=True)
class Task:
    """What the steps of one translation share: the composed text, and stand-ins for its secrets."""

    composed: Composed
    mask: Mask
    detector: Detector
    prompts: PromptLibrary
    progress: Progress
