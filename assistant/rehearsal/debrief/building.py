"""From a session to its debrief, and from debriefs to a trend."""

from collections.abc import Sequence

from assistant.language.locale import Language, LocalText
from assistant.rehearsal.debrief.advice import advice, lines_to_reuse
from assistant.rehearsal.debrief.evidence import Talk
from assistant.rehearsal.debrief.finding import concerns_seen, facts_seen, revealed
from assistant.rehearsal.debrief.models import Debrief, RubricKey, Trend, TrendPoint
from assistant.rehearsal.debrief.result import curves, names, result_of
from assistant.rehearsal.debrief.rubric import judged
from assistant.rehearsal.debrief.words import both, percent, wording
from assistant.rehearsal.models import Session


def debrief(session: Session) -> Debrief:
    """What a session showed, over or not. Pure: the same session gives the same debrief."""
    setup = session.setup
    result = None if setup.table is None else result_of(session, setup.table)
    talk = Talk(session, curves(session), result, concerns_seen(session))
    lines = judged(talk)
    counted = [line.verdict == "yes" for line in lines if line.verdict != "not_applicable"]
    return Debrief(
        language=setup.language,
        scenario=setup.scenario,
        level=setup.level,
        status=session.status,
        counterparts=tuple(names(session).values()),
        user_name=setup.user_name,
        project_title=setup.project_title,
        goal=setup.goal,
        turns=len(session.turns),
        result=result,
        curve=talk.curve,
        facts=facts_seen(session),
        concerns=talk.concerns,
        rubric=lines,
        process=round(sum(counted) / len(counted), 4) if counted else 0.0,
        advice=advice(lines),
        lines=lines_to_reuse(talk),
        revealed=revealed(session),
        guess=session.guess,
    )


def reusable_lines(debrief: Debrief) -> list[str]:
    """Sentences worth saying again, for the private brief."""
    return list(debrief.lines)


def compare(attempts: Sequence[Debrief]) -> Trend:
    """Attempts, oldest first, side by side; ``better`` and ``worse`` compare the first with the last."""
    verdicts = [{line.key: line.verdict for line in each.rubric} for each in attempts]
    first, last = (verdicts[0], verdicts[-1]) if verdicts else ({}, {})
    changed = {
        wanted: tuple(k for k in RubricKey if (first.get(k), last.get(k)) == wanted)
        for wanted in (("no", "yes"), ("yes", "no"))
    }
    better, worse = changed["no", "yes"], changed["yes", "no"]
    return Trend(
        points=tuple(_point(number, each) for number, each in enumerate(attempts, start=1)),
        better=better,
        worse=worse,
        still=tuple(k for k in RubricKey if verdicts and all(each.get(k) == "no" for each in verdicts)),
        summary=_summary(attempts, len(better), len(worse)),
    )


def _point(number: int, each: Debrief) -> TrendPoint:
    found, interests = each.interests_found
    return TrendPoint(
        number=number,
        level=each.level,
        status=each.status,
        value_captured=each.value_captured,
        own_share=each.result.own_share if each.result else None,
        process=each.process,
        interests_found=found,
        interests=interests,
    )


def _summary(attempts: Sequence[Debrief], better: int, worse: int) -> LocalText:
    if len(attempts) < 2:
        return both("trend.one")
    first, last = attempts[0], attempts[-1]

    def said(language: Language) -> str:
        return wording().say(
            "trend.more",
            language,
            count=len(attempts),
            first=_captured(first, language),
            last=_captured(last, language),
            process_first=percent(first.process),
            process_last=percent(last.process),
            better=better,
            worse=worse,
        )

    return LocalText(zh=said(Language.ZH_TW), en=said(Language.EN))


def _captured(each: Debrief, language: Language) -> str:
    if each.value_captured is None:
        return wording().say("trend.unknown", language)
    return f"{percent(each.value_captured)}{' ' if language is Language.ZH_TW else ''}%"
