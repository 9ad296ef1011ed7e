"""What a model may word in proposals, and what becomes of its words.

It gets sentences with numbered marks in place of everything exact, and gives back sentences with the same
marks. A sentence that lost a mark, states an amount of its own, turns who does what, or is not the
document's language keeps the offline words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field

from assistant.language.catalog import load_catalog
from assistant.language.grounding import ungrounded
from assistant.language.locale import Language
from assistant.language.names_found import names
from assistant.language.zh_tw import mainland_words, simplified_characters
from assistant.trade_offs.models import LikelyAnswer, PackageProposal, ProposalSet
from assistant.trade_offs.slots import Slotted

WORDING = load_catalog(Path(__file__).with_name("drafting.yaml"))
_SENTENCE = Field(max_length=1_500)
FIELDS = ("condition", "slip", "first_sentence")


class PackageWording(BaseModel):
    """The sentences of one package, by its id, every mark in its place."""

    id: str
    condition: str = _SENTENCE
    slip: str = _SENTENCE
    first_sentence: str = _SENTENCE


class ReplyWording(BaseModel):
    """A reply to one department's likely answer, by the department's name."""

    department: str
    reply: str = _SENTENCE


class ProposalWording(BaseModel):
    """Everything the model words, in the proposals' language."""

    intro: str = _SENTENCE
    packages: list[PackageWording] = Field(max_length=8)
    replies: list[ReplyWording] = Field(default_factory=list, max_length=8)


@dataclass(frozen=True)
class Reworder:
    """Sets a model's words into the computed sentences.

    Attributes:
        sentences: by path: ``intro``, ``A.condition`` …, ``reply.<department>``.
        sources: public texts of the project, the only names a sentence may use.
    """

    sentences: Mapping[str, Slotted]
    sources: tuple[str, ...]
    language: Language

    def problems(self, said: ProposalWording) -> list[str]:
        """What is wrong with a reply, for the model to mend; packages and replies it left out too."""
        told = _told(said)
        found = [
            WORDING.say(f"problem.{wrong}", self.language, where=path)
            for path in self.sentences
            if path in told
            for wrong in self._wrongs(path, told[path])
        ]
        missing = [path for path in self.sentences if path not in told and not path.startswith("reply.")]
        unknown = [path for path in told if path not in self.sentences]
        found += [WORDING.say("problem.missing", self.language, where=path) for path in missing]
        found += [WORDING.say("problem.unknown", self.language, where=path) for path in unknown]
        return found

    def accepted(self, said: ProposalWording) -> dict[str, str]:
        """The sentences that may be used, filled, by path."""
        return {
            path: self.sentences[path].fill(text.strip())
            for path, text in _told(said).items()
            if path in self.sentences and not self._wrongs(path, text)
        }

    def _wrongs(self, path: str, text: str) -> list[str]:
        sentence = self.sentences[path]
        if not text.strip():
            return ["missing"]
        wrongs = sentence.wrongs(text)
        if not wrongs and self._names(sentence.bare(text)):
            wrongs.append("name")
        if self.language is Language.ZH_TW:
            own = mainland_words(sentence.text)
            wrongs += ["simplified"] if simplified_characters(text) else []
            wrongs += ["mainland"] if len(mainland_words(text)) > len(own) else []
            wrongs += [] if _is_chinese(text) else ["language"]
        elif _is_chinese(text):
            wrongs.append("language")
        return wrongs

    def _names(self, words: str) -> bool:
        """Whether a sentence names somebody or something the project does not know."""
        if not any(names(words)):
            return False
        return any(each.kind == "name" for each in ungrounded(words, self.sources))


def _told(said: ProposalWording) -> dict[str, str]:
    """The model's sentences by path, the first of each."""
    told = {"intro": said.intro}
    for package in said.packages:
        for field in FIELDS:
            told.setdefault(f"{package.id}.{field}", getattr(package, field))
    for reply in said.replies:
        told.setdefault(f"reply.{reply.department}", reply.reply)
    return told


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


def with_words(proposals: ProposalSet, accepted: Mapping[str, str]) -> ProposalSet:
    """The proposals with accepted sentences in place of the offline ones."""
    packages = [_package(package, accepted) for package in proposals.packages]
    update = {"intro": accepted.get("intro", proposals.intro), "packages": packages}
    return ProposalSet.model_validate(proposals.model_copy(update=update).model_dump())


def _package(package: PackageProposal, accepted: Mapping[str, str]) -> PackageProposal:
    words = {field: accepted[path] for field in FIELDS if (path := f"{package.id}.{field}") in accepted}
    return package.model_copy(update=words)


def with_replies(answers: list[LikelyAnswer], accepted: Mapping[str, str]) -> list[LikelyAnswer]:
    """The answers with accepted replies; those from private notes stay as they are."""
    return [
        answer
        if answer.private
        else answer.model_copy(update={"reply": accepted.get(f"reply.{answer.department}", answer.reply)})
        for answer in answers
    ]
