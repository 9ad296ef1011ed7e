"""The private brief as a document."""

from collections.abc import Iterator, Sequence

from assistant.language.document import Block, Bullets, Document, Grid, Heading, Paragraph
from assistant.project.preferences import Choice
from assistant.trade_offs.document import Speaker
from assistant.trade_offs.models import LikelyAnswer, Manner, NamedPackage, ProposalBrief, Worth


def brief_document(brief: ProposalBrief) -> Document:
    """The paper for the person alone, marked as private."""
    speak = Speaker(brief.language)
    blocks: list[Block] = [*_worth(speak, brief), *_named(speak, brief.named)]
    if brief.splitting is not None:
        blocks += [Heading(speak.say("splitting")), Paragraph(brief.splitting.text)]
    blocks += _bullets(speak, "doubts", [doubt.text for doubt in brief.doubts])
    blocks += _answers(speak, brief.answers)
    blocks += _bullets(speak, "manners", [_manner(speak, manner) for manner in brief.manners])
    blocks += _bullets(speak, "account", brief.account)
    blocks += _bullets(speak, "assumptions", brief.assumptions)
    return Document(brief.title, brief.language, tuple(blocks), private=True)


def _bullets(speak: Speaker, name: str, lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        yield Heading(speak.say(name))
        yield Bullets(tuple(lines))


def _manner(speak: Speaker, manner: Manner) -> str:
    text = manner.advice
    if manner.example:
        text = speak.say("example", advice=manner.advice, example=speak.quote(manner.example))
    return speak.say("colon", name=manner.name, text=text)


def _worth(speak: Speaker, brief: ProposalBrief) -> Iterator[Block]:
    """A row a package, today's offer, and what is better than it for all."""
    rows = [_row(speak, speak.say("package", id=each.id), each.worth) for each in brief.packages]
    if brief.today is not None:
        rows.append(_row(speak, speak.say("today"), brief.today.worth))
        if brief.today.better:
            rows.append(_row(speak, speak.say("better"), brief.today.better_worth))
    departments = [worth.department for worth in brief.packages[0].worth]
    yield Heading(speak.say("worth"))
    yield Paragraph(speak.say("worth_note"))
    yield Grid(("", *departments), tuple(rows))
    if brief.today is not None:
        yield Paragraph(brief.today.text)


def _row(speak: Speaker, name: str, worth: Sequence[Worth]) -> tuple[str, ...]:
    return (name, *(_cell(speak, each) for each in worth))


def _cell(speak: Speaker, worth: Worth) -> str:
    return speak.say("worth_cell", points=f"{worth.points:g}", gain=f"{worth.gain:+g}")


def _named(speak: Speaker, named: Sequence[NamedPackage]) -> Iterator[Block]:
    rows = []
    for each in named:
        names = [speak.say(f"name_of.{name.value}") for name in each.names]
        offered = [speak.say("offered", id=each.offered_as)] if each.offered_as else []
        rows.append(("\n".join([*names, *offered]), _content(speak, each.choices), each.explanation))
    yield Heading(speak.say("named"))
    yield Grid((speak.say("name"), speak.say("content"), speak.say("meaning")), tuple(rows))


def _content(speak: Speaker, choices: Sequence[Choice]) -> str:
    return "\n".join(speak.say("move", issue=c.issue, option=c.option) for c in choices)


def _answers(speak: Speaker, answers: Sequence[LikelyAnswer]) -> Iterator[Block]:
    rows = [(_who(speak, answer), answer.says, answer.reply) for answer in answers]
    if rows:
        yield Heading(speak.say("likely"))
        yield Grid((speak.say("department"), speak.say("says"), speak.say("reply")), tuple(rows))


def _who(speak: Speaker, answer: LikelyAnswer) -> str:
    if not answer.who:
        return answer.department
    return speak.say("who", department=answer.department, who=answer.who)
