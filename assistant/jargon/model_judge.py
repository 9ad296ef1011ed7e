"""Whether a model's paragraphs may be used: told to it once where not, then decided paragraph by paragraph.

A paragraph that drops, changes or adds something keeps the composer's words, which say what the source says:
a person who decides on a wrong figure is worse off than one who reads a plainer sentence. What is only a
matter of style is used, and its problem shown beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.jargon.added_words import added_words, has_markup
from assistant.jargon.composer.glosses import Gloss, without
from assistant.jargon.fidelity import Watch, missing_gloss, new_terms, problem
from assistant.jargon.model_prompt import Pair, Part, Word
from assistant.jargon.model_wording import TranslationWording
from assistant.jargon.models import Side
from assistant.jargon.words import say
from assistant.knowledge.glossary.detection import Detector
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language
from assistant.language.voice import one_line, tidy
from assistant.language.zh_tw import mainland_words, simplified_characters

Place = tuple[int, int]
"""A listener and a paragraph, both counted from 0."""
_MEANING = 160


@dataclass(frozen=True)
class Worded:
    """A model's wording of one paragraph for one listener, and what is wrong with it."""

    text: str
    glosses: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """Whether it says what its source says."""
        return bool(self.text) and all(each.severity is not Severity.ERROR for each in self.findings)

    @property
    def faults(self) -> tuple[int, int]:
        """How bad it is: what makes it unusable first."""
        errors = sum(each.severity is Severity.ERROR for each in self.findings)
        return errors, len(self.findings)


@dataclass
class Judge:
    """Keeps the best wording of each paragraph over all replies.

    Attributes:
        watch: knows the names and the stand-ins for secrets.
        best: by listener and paragraph.
        meanings: of words nobody had defined, as the model puts them.
    """

    watch: Watch
    detector: Detector
    speaker: Side
    listeners: Sequence[Side]
    language: Language
    best: dict[Place, Worded] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)

    def problems(self, part: Part, said: TranslationWording) -> list[str]:
        """Take what is good of a reply to ``part``; what is still wrong, for the model to mend."""
        told = {(each.listener - 1, each.paragraph - 1): each.text for each in reversed(said.paragraphs)}
        wrong: list[str] = []
        for pair in part.pairs:
            place = pair.listener, pair.paragraph
            worded = self.worded(pair, told.get(place, ""))
            best = self.best.get(place)
            if best is None or not best.text or (worded.text and worded.faults < best.faults):
                self.best[place] = best = worded
            wrong += [self._for_model(pair, finding) for finding in best.findings]
        self._define(part.words, said)
        return wrong

    def worded(self, pair: Pair, words: str) -> Worded:
        """One paragraph as the model words it, checked."""
        where = say(
            "place",
            self.language,
            department=self.listeners[pair.listener].department,
            paragraph=pair.paragraph + 1,
        )
        text = one_line(words)
        if not text:
            return Worded("", (), (problem("missing", where, ""),))
        used, absent = _used(pair.glosses, text, self.language)
        findings = [
            *self.watch.problems(pair.source, text, where=where, glosses=used),
            *self._added(pair, text, used, where),
            *(missing_gloss(where, gloss.surface or gloss.quantity, words) for gloss, words in absent),
        ]
        return Worded(text, tuple(used), tuple(findings))

    def _added(self, pair: Pair, text: str, used: Sequence[str], where: str) -> list[Finding]:
        listener = self.listeners[pair.listener]
        explained = [words for gloss in pair.glosses for words in (*gloss.options, gloss.conversion) if words]
        known = [*explained, self.speaker.department, listener.department]
        found = new_terms(
            pair.source, text, where=where, listener=listener, detector=self.detector, glosses=used
        )
        said = without(text, used)
        chinese = self.language is Language.ZH_TW
        more = added_words(pair.source, text, said, where=where, known=known, chinese=chinese)
        return [*found, *(each for each in more if each not in found)]

    def _for_model(self, pair: Pair, finding: Finding) -> str:
        return say(
            "problem.where",
            self.language,
            paragraph=pair.paragraph + 1,
            listener=pair.listener + 1,
            department=self.listeners[pair.listener].department,
            message=finding.message,
            remedy=finding.remedy,
        )

    def _define(self, words: Iterable[Word], said: TranslationWording) -> None:
        asked = {word.surface.casefold(): word.surface for word in words}
        for each in said.words:
            surface = asked.get(each.word.strip().casefold())
            meaning = tidy(each.meaning)
            if surface and surface not in self.meanings and self._sound(surface, meaning):
                self.meanings[surface] = meaning

    def _sound(self, surface: str, meaning: str) -> bool:
        """Whether a meaning can be shown: short, in the right language, no markup, figures or addresses."""
        if not meaning or len(meaning) > _MEANING or meaning.casefold() == surface.casefold():
            return False
        chinese = self.language is Language.ZH_TW
        if chinese and (simplified_characters(meaning) or mainland_words(meaning)):
            return False
        if chinese != any("\u3400" <= character <= "\u9fff" for character in meaning):
            return False
        return not has_markup(meaning) and not self.watch.figures_added(surface, meaning)


def _used(
    glosses: Iterable[Gloss], text: str, language: Language
) -> tuple[list[str], list[tuple[Gloss, str]]]:
    """The explanations that stand in ``text`` word for word, and those that should and do not."""
    used: list[str] = []
    absent: list[tuple[Gloss, str]] = []
    for gloss in glosses:
        inside = gloss.inside(language)
        if inside and inside in text:
            used.append(inside)
            continue
        for words in (gloss.conversion, gloss.meaning):
            if words and words in text:
                used.append(words)
            elif words:
                absent.append((gloss, words))
    return used, absent
