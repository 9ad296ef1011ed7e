"""What each other department will probably say to the proposals, and a reply."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.language.voice import TEXT_LIMIT, tidy
from assistant.project.models import Department, Objector, Position
from assistant.trade_offs.models import LikelyAnswer, ProposalSet, Share
from assistant.trade_offs.proposals import Table, choices_phrase
from assistant.trade_offs.slots import Slotted, slotted


@dataclass(frozen=True)
class Answers:
    """The answers, and the replies a model may reword, by department: those that rest on public words."""

    answers: list[LikelyAnswer]
    sentences: Mapping[str, Slotted]


def likely_answers(table: Table, proposals: ProposalSet) -> Answers:
    """One answer for every objector the person expects, else one a department from its public words."""
    answers: list[LikelyAnswer] = []
    sentences: dict[str, Slotted] = {}
    for department in table.analysis.problem.parties:
        if department == table.own:
            continue
        expected = [o for o in table.project.private.objectors if _works_in(table, o, department)]
        reply = _reply(table, proposals, department)
        if expected:
            answers += [_expected(objector, department, reply) for objector in expected]
        else:
            answers.append(
                LikelyAnswer(department=department, says=_says(table, department), reply=reply.filled)
            )
            sentences[department] = reply
    return Answers(answers, sentences)


def _works_in(table: Table, objector: Objector, department: str) -> bool:
    person = table.project.stakeholder(objector.stakeholder)
    return person is not None and person.department == department and bool(objector.objection)


def _expected(objector: Objector, department: str, reply: Slotted) -> LikelyAnswer:
    return LikelyAnswer(
        department=department,
        who=objector.stakeholder,
        says=objector.objection,
        reply=objector.answer or reply.filled,
        private=True,
    )


def _reply(table: Table, proposals: ProposalSet, department: str) -> Slotted:
    """Points at the package in which the department gets most issues; an open question when it gets none."""
    voice = table.voice
    best = max(proposals.packages, key=lambda package: len(_share(package.shares, department).gets))
    gets = _share(best.shares, department).gets
    if not gets:
        return slotted(voice, "answer.reply_open")
    return slotted(voice, "answer.reply_gets", package=best.id, gets=choices_phrase(voice, gets))


def _share(shares: list[Share], department: str) -> Share:
    found = (share for share in shares if share.department == department)
    return next(found, Share(department=department))


def _says(table: Table, department: str) -> str:
    """Its position on the first traded issue it speaks about, else its first worry."""
    voice = table.voice
    for issue in table.traded:
        position = next((p for p in issue.positions if p.department == department and p.wants), None)
        if position is not None:
            return _position(table, issue.name, position)
    known = table.project.department(department) or Department(name=department)
    worry = next((line for line in known.worries if line), "")
    if not worry:
        return voice.say("answer.nothing")
    return voice.say("answer.worry", worry=tidy(worry), limit=TEXT_LIMIT)


def _position(table: Table, issue: str, position: Position) -> str:
    voice = table.voice
    return voice.say(
        "answer.issue" if position.because else "answer.issue_plain",
        issue=voice.quote(issue),
        wants=tidy(position.wants),
        because=tidy(position.because),
        limit=TEXT_LIMIT,
    )
