"""A model's paragraphs set into the composed translation, where they may be used."""

from dataclasses import dataclass

from assistant.jargon.composer.compose import Composed
from assistant.jargon.draft_notes import not_used
from assistant.jargon.masking import Mask
from assistant.jargon.model_judge import Judge, Place, Worded
from assistant.jargon.models import Card, ForListener, Kept, Rewrite, Translation
from assistant.jargon.words import both
from assistant.language.findings import Finding, Severity
from assistant.language.locale import LocalText


@dataclass(frozen=True)
class Merged:
    """A translation in the model's words where they are usable.

    Attributes:
        findings: a note for each paragraph whose wording was left out, and the matters of style that stay.
    """

    translation: Translation
    findings: list[Finding]
    notes: list[LocalText]


def merged(composed: Composed, mask: Mask, judge: Judge) -> Merged:
    """What ``judge`` found usable in place of the composer's paragraphs; secrets are put back."""
    usable = {place: each for place, each in judge.best.items() if each.usable}
    refused = {place: each for place, each in judge.best.items() if not each.usable}
    setting = _Setting(composed, mask, judge, usable)
    listeners = tuple(
        setting.listener(number, each) for number, each in enumerate(composed.translation.listeners)
    )
    findings = [setting.shown(not_used(_worst(each))) for _, each in sorted(refused.items())]
    findings += [setting.shown(each) for _, worded in sorted(usable.items()) for each in worded.findings]
    notes = [both("note.kept_offline", count=len(refused))] if refused else []
    return Merged(composed.translation.model_copy(update={"listeners": listeners}), findings, notes)


def _worst(worded: Worded) -> Finding:
    return next(each for each in worded.findings if each.severity is Severity.ERROR)


@dataclass(frozen=True)
class _Setting:
    composed: Composed
    mask: Mask
    judge: Judge
    usable: dict[Place, Worded]

    def listener(self, number: int, each: ForListener) -> ForListener:
        """One listener's part with the usable paragraphs, and cards for words the model defined."""
        mine = {paragraph: worded for (one, paragraph), worded in self.usable.items() if one == number}
        kept = [
            fact
            for paragraph, told in enumerate(self.composed.told[number])
            for fact in (self._kept(paragraph, mine[paragraph]) if paragraph in mine else told.kept)
        ]
        return each.model_copy(
            update={
                "paragraphs": tuple(
                    self._rewrite(rewrite, mine[paragraph]) if paragraph in mine else rewrite
                    for paragraph, rewrite in enumerate(each.paragraphs)
                ),
                "cards": (*each.cards, *self._cards()),
                "kept": tuple(kept),
                "composed_offline": not mine,
            }
        )

    def shown(self, finding: Finding) -> Finding:
        """``finding`` with the secrets in its words put back."""
        told = {"message": self._restored(finding.message), "remedy": self._restored(finding.remedy)}
        return finding.model_copy(update={"evidence": self.mask.restore(finding.evidence), **told})

    def _restored(self, text: LocalText) -> LocalText:
        return LocalText(zh=self.mask.restore(text.zh), en=self.mask.restore(text.en))

    def _rewrite(self, offline: Rewrite, worded: Worded) -> Rewrite:
        language = self.judge.language
        return Rewrite(
            source=offline.source,
            text=self.mask.restore(worded.text),
            problems=tuple(self.shown(each).message.say(language) for each in worded.findings),
            by_model=True,
        )

    def _kept(self, paragraph: int, worded: Worded) -> tuple[Kept, ...]:
        source = self.mask.hide(self.composed.translation.source[paragraph])
        kept = self.judge.watch.kept_in(source, worded.text, glosses=worded.glosses, paragraph=paragraph)
        return tuple(each.model_copy(update={"text": self.mask.restore(each.text)}) for each in kept)

    def _cards(self) -> tuple[Card, ...]:
        """Words nobody had defined, as the model puts them: unverified."""
        return tuple(
            Card(
                surface=word.surface,
                spans=word.spans,
                plain=self.judge.meanings[word.surface],
                verified=False,
            )
            for word in self.composed.translation.unknown
            if word.surface in self.judge.meanings
        )
