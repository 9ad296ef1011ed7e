"""The debrief as blocks that Markdown and Word both write. It is for the person alone and says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.locale import Language
from assistant.rehearsal.debrief.models import Debrief, Evidence, FactSeen, Package, Result, RubricLine
from assistant.rehearsal.debrief.words import percent

_WORDING = Path(__file__).with_name("document.yaml")


@dataclass(frozen=True)
class Section:
    """A heading over named texts, plain texts, a list and a table, each of which may be empty."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Document:
    """A title, the mark of a private paper, a footer with ``{page}`` and ``{pages}``, and sections.

    The first section has no heading.
    """

    language: Language
    title: str
    banner: str
    footer: str
    sections: tuple[Section, ...]


def debrief_document(
    debrief: Debrief, language: Language | None = None, principles: Mapping[str, str] | None = None
) -> Document:
    """The debrief to keep.

    Args:
        language: of the paper's own words; that of the rehearsal when ``None``.
        principles: names of principles by key, shown beside the advice; the key where it is not there.
    """
    write = _Writer(debrief, language or debrief.language, principles or {})
    names = write.say("between").join(debrief.counterparts)
    sections = [write.head(), write.result(), write.better(), write.curve(), write.concerns(), write.facts()]
    sections += [write.rubric(), write.advice(), write.lines(), *write.revealed()]
    return Document(
        write.language,
        write.say("title", names=names),
        write.say("banner"),
        write.say("footer"),
        tuple(section for section in sections if section is not None),
    )


class _Writer:
    """The sections, in one language."""

    def __init__(self, debrief: Debrief, language: Language, principles: Mapping[str, str]) -> None:
        self.debrief, self.language, self.principles = debrief, language, principles

    def say(self, key: str, **values: object) -> str:
        return load_catalog(_WORDING).say(key, self.language, **values)

    def pairs(self, *pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((self.say(f"label.{name}"), text) for name, text in pairs if text.strip())

    def points(self, points: float | None) -> str:
        return self.say("unknown") if points is None else self.say("points", points=f"{points:.0f}")

    def share(self, share: float | None) -> str:
        return self.say("unknown") if share is None else self.say("percent", share=percent(share))

    def head(self) -> Section:
        of = self.debrief
        facts = self.pairs(
            ("project", of.project_title),
            ("scenario", self.say(f"scenario.{of.scenario.value}")),
            ("level", self.say(f"level.{of.level.value}")),
            ("goal", of.goal),
            ("status", self.say(f"status.{of.status.value}")),
            ("turns", str(of.turns)),
            ("captured", self.share(of.value_captured)),
            ("process", self.share(of.process)),
            ("guess", of.guess),
        )
        return Section("", facts=facts)

    def result(self) -> Section | None:
        result = self.debrief.result
        if result is None:
            return None
        facts = self.pairs(
            ("deal", self.package(result.deal)),
            ("own", self.points(result.own)),
            ("walk_away", self.points(result.walk_away)),
            ("best_own", self.points(result.best_own)),
            ("theirs", self.theirs(result.theirs)),
            ("left", self.points(result.left)),
            ("joint", self.worth(result.joint)),
            ("nash", self.worth(result.nash)),
        )
        return Section(self.say("section.result"), facts=facts)

    def better(self) -> Section | None:
        result = self.debrief.result
        if result is None:
            return None
        texts = [self.say(_about_better(result))]
        texts += [self.worth(result.better)] if result.better else []
        return Section(self.say("section.better"), texts=tuple(texts))

    def curve(self) -> Section | None:
        if not self.debrief.curve:
            return None
        names = self.debrief.counterparts
        head = ["head.turn", "head.by", "head.own"]
        rows = [
            (
                str(point.turn),
                point.by or self.say("you"),
                f"{point.own:.0f}",
                *(f"{point.theirs[name]:.0f}" for name in names),
            )
            for point in self.debrief.curve
        ]
        theirs = [self.say("head.theirs", name=name) for name in names]
        return self.grid("curve", [*map(self.say, head), *theirs], rows)

    def concerns(self) -> Section | None:
        rows = [
            (each.counterpart, each.text, self.say("open") if each.turn is None else self.turn(each.turn))
            for each in self.debrief.concerns
        ]
        return self.grid("concerns", self.heads("who", "what", "when"), rows)

    def facts(self) -> Section | None:
        rows = [(each.counterpart, each.text, self.told(each)) for each in self.debrief.facts]
        return self.grid("facts", self.heads("who", "what", "when"), rows)

    def rubric(self) -> Section | None:
        rows = [
            (line.label.say(self.language), self.say(f"verdict.{line.verdict}"), self.shown(line))
            for line in self.debrief.rubric
        ]
        return self.grid("rubric", self.heads("line", "verdict", "shown"), rows)

    def advice(self) -> Section | None:
        bullets = []
        for each in self.debrief.advice:
            text = self.say(f"kind.{each.kind}", text=each.text.say(self.language))
            name = self.principles.get(each.principle, each.principle)
            bullets.append(
                "\n".join([self.say("principle", text=text, principle=name), *self.quotes(each.evidence)])
            )
        return Section(self.say("section.advice"), bullets=tuple(bullets)) if bullets else None

    def lines(self) -> Section | None:
        lines = self.debrief.lines
        return Section(self.say("section.lines"), bullets=lines) if lines else None

    def revealed(self) -> Iterator[Section]:
        for each in self.debrief.revealed:
            ranked = [self.say("of", name=name, text=self.points(points)) for name, points in each.priorities]
            facts = self.pairs(
                ("their_goal", each.goal),
                ("kpi", each.kpi),
                ("worry", each.worry),
                ("their_walk_away", "" if each.walk_away is None else self.points(each.walk_away)),
                ("priorities", self.say("between").join(ranked)),
            )
            if facts:
                heading = self.say("of", name=self.say("section.revealed"), text=each.name)
                yield Section(heading, facts=facts)

    def grid(self, name: str, head: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Section | None:
        return Section(self.say(f"section.{name}"), head=tuple(head), rows=tuple(rows)) if rows else None

    def heads(self, *names: str) -> list[str]:
        return [self.say(f"head.{name}") for name in names]

    def turn(self, number: int) -> str:
        return self.say("turn", turn=number)

    def told(self, fact: FactSeen) -> str:
        if fact.turn is not None:
            return self.turn(fact.turn)
        if fact.opener is None:
            return self.say("missed")
        return self.say("missed_opener", opener=fact.opener.say(self.language))

    def shown(self, line: RubricLine) -> str:
        note = [line.note.say(self.language)] if line.note else []
        return "\n".join([*note, *self.quotes(line.evidence)])

    def quotes(self, evidence: Sequence[Evidence]) -> list[str]:
        return [self.say("quote", turn=e.turn, quote=e.quote) for e in evidence if e.quote]

    def package(self, package: Package | None) -> str:
        if package is None:
            return self.say("none")
        chosen = [self.say("chosen", issue=issue, option=option) for issue, option in package.choices]
        return "\n".join(chosen)

    def worth(self, package: Package | None) -> str:
        if package is None:
            return self.say("none")
        own = self.say("said", name=self.say("you"), text=self.points(package.own))
        return "\n".join(
            [self.package(package), self.say("between").join([own, self.theirs(package.theirs)])]
        )

    def theirs(self, theirs: Mapping[str, float]) -> str:
        said = [self.say("said", name=name, text=self.points(points)) for name, points in theirs.items()]
        return self.say("between").join(said)


def _about_better(result: Result) -> str:
    if result.joint is None:
        return "no_zone"
    if result.better is None:
        return "deal_best"
    return "no_deal_better" if result.deal is None else "deal_better"
