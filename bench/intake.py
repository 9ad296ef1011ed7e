"""How well intake reads threads, minutes and transcripts without a model: precision and recall by kind.

Cases: ``tests/evals/intake/*.yaml``, written before the rules; half of them (``split: test``) not tuned on.
``python -m bench.intake --dev`` lists what was missed and what was made up in the other half.
"""

import argparse
import datetime as dt
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.adapters.readers import read_documents
from assistant.language.model_port import CallBudget
from assistant.language.progress import Quiet
from assistant.language.prompts import PromptLibrary
from assistant.project.intake.department_names import key
from assistant.project.intake.documents import Document, Source
from assistant.project.intake.extraction import propose
from assistant.project.intake.proposal import ProposedProject
from assistant.project.models import Project
from assistant.settings import ROOT

FOLDER = ROOT / "tests" / "evals" / "intake"
KINDS = ("departments", "people", "dates", "amounts")
LEAST_PRECISION, LEAST_RECALL = 0.9, 0.5
TODAY = dt.date(2026, 11, 20)


class Expected(BaseModel):
    """What a careful reader finds in the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    departments: list[str]
    people: list[str]
    dates: list[dt.date]
    amounts: list[int]


class Case(BaseModel):
    """A text as a file, and what is in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    split: Literal["dev", "test"]
    kind: Literal["thread", "minutes", "transcript"]
    name: str
    text: str
    expect: Expected


@dataclass
class Score:
    """What was rightly found, made up and missed, over some cases."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 when nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Scores:
    """Scores by kind, how many quotations were looked at and are verbatim, and what went wrong."""

    kinds: dict[str, Score] = field(default_factory=lambda: {kind: Score() for kind in KINDS})
    quotes: int = 0
    verbatim: int = 0
    wrong: list[str] = field(default_factory=list)


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """All cases, in the order of the files."""
    return [
        Case.model_validate(case)
        for path in sorted(folder.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def read_case(case: Case) -> list[Document]:
    """The case's file, read as the product reads it."""
    read = read_documents([Source(case.name, case.text.encode("utf-8"))], progress=Quiet())
    return [each for each in read if isinstance(each, Document)]


def propose_offline(documents: Sequence[Document]) -> ProposedProject:
    """What is proposed for a new project without a model."""
    return propose(
        documents,
        project=Project(title="-"),
        model=None,
        prompts=PromptLibrary(ROOT / "prompts"),
        progress=Quiet(),
        budget=CallBudget(),
        today=TODAY,
    )


def found_in(proposal: ProposedProject) -> Mapping[str, set[str]]:
    """What the proposal holds of each kind, in a form that can be compared."""
    fields = proposal.every_field()
    figures = [figure for each in fields for figure in each.figures]
    return {
        "departments": {key(each.path[1]) for each in fields if each.section == "departments"},
        "people": {_person(each.path[1]) for each in fields if each.section == "stakeholders"},
        "dates": {str(figure.value) for figure in figures if figure.kind == "date"},
        "amounts": {f"{figure.value:.0f}" for figure in figures if figure.kind == "amount"},
    }


def expected_in(case: Case) -> Mapping[str, set[str]]:
    """The same of what a reader finds."""
    return {
        "departments": {key(name) for name in case.expect.departments},
        "people": {_person(name) for name in case.expect.people},
        "dates": {str(day) for day in case.expect.dates},
        "amounts": {str(amount) for amount in case.expect.amounts},
    }


def score(cases: Iterable[Case]) -> Scores:
    """Run the rules over the cases."""
    scores = Scores()
    for case in cases:
        documents = read_case(case)
        proposal = propose_offline(documents)
        found, expected = found_in(proposal), expected_in(case)
        for kind in KINDS:
            extra, missed = found[kind] - expected[kind], expected[kind] - found[kind]
            total = scores.kinds[kind]
            total.right += len(found[kind] & expected[kind])
            total.extra += len(extra)
            total.missed += len(missed)
            if extra or missed:
                scores.wrong.append(f"{case.id} {kind}: extra {sorted(extra)}, missed {sorted(missed)}")
        for each in proposal.every_field():
            scores.quotes += 1
            scores.verbatim += any(document.contains(each.quote) for document in documents)
    return scores


def _person(name: str) -> str:
    return name.replace(" ", "").casefold()


def _print(title: str, scores: Scores) -> None:
    for kind, each in scores.kinds.items():
        counts = f"{each.right:5} {each.extra:5} {each.missed:6}"
        print(f"{title:10} {kind:12} {each.precision:9.3f} {each.recall:7.3f} {counts}")
    print(f"{title:10} quotations verbatim: {scores.verbatim} of {scores.quotes}")


def main() -> None:
    """Print precision and recall of the offline rules on each split and together."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dev", action="store_true", help="list what went wrong in the tuning half")
    options, _ = parser.parse_known_args()
    cases = read_cases()
    print(f"{len(cases)} cases; wanted: precision >= {LEAST_PRECISION}, recall >= {LEAST_RECALL}")
    print(f"{'split':10} {'kind':12} precision  recall right extra missed")
    started = time.perf_counter()
    for title, some in (
        ("dev", [case for case in cases if case.split == "dev"]),
        ("test", [case for case in cases if case.split == "test"]),
        ("all", cases),
    ):
        scores = score(some)
        _print(title, scores)
        if options.dev and title == "dev":
            print("\n".join(scores.wrong))
    print(f"{(time.perf_counter() - started) / len(cases) / 2 * 1000:.0f} ms a case")


if __name__ == "__main__":
    main()
