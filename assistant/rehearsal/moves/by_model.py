"""Reading a turn with a language model: moves count only with verbatim quotes, offers only in options."""

from collections.abc import Iterator

from pydantic import BaseModel, Field

from assistant.language.figures_found import figures
from assistant.language.model_port import CallBudget, ChatModel, Message
from assistant.language.model_trouble import ModelError
from assistant.language.progress import Progress, Wordless
from assistant.language.prompts import PromptLibrary
from assistant.language.structured import ask
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import MAX_TURN, Move, Session, Table, Unclear, Understood
from assistant.rehearsal.moves.offers import completed, last_offer
from assistant.rehearsal.moves.options import Topic, squeeze, topics
from assistant.rehearsal.moves.plain import plain
from assistant.rehearsal.moves.reader import understand
from assistant.rehearsal.table import named, option_text

PROMPT = "rehearsal_moves"
_REPLY_TOKENS = 1_200
_MOST_UNCLEAR = 4


class SaidMove(BaseModel):
    """One move: its kind, and the words of the turn that show it, copied letter by letter."""

    kind: str = Field(max_length=40)
    quote: str = Field(max_length=600)


class SaidOption(BaseModel):
    """One option put forward: the issue and the option as listed, and the words that say so."""

    issue: str = Field(max_length=200)
    option: str = Field(max_length=200)
    quote: str = Field(max_length=600)


class TurnReading(BaseModel):
    """What a turn does, and the options it puts forward; both lists may be empty."""

    moves: list[SaidMove] = Field(max_length=20)
    offer: list[SaidOption] = Field(default_factory=list, max_length=30)


def understand_with_model(
    text: str,
    session: Session,
    model: ChatModel,
    prompts: PromptLibrary,
    budget: CallBudget,
    progress: Progress,
) -> Understood:
    """What the person did in a turn, read by a model in one call; by the rules when it gives no usable reply.

    A quote that is not in the turn is dropped. An option that is not on the table, or whose figure the quote
    does not hold, becomes ``Unclear``; so does one that the rules read differently. ``progress`` gets steps
    alone, never the reply's words.

    Raises:
        Cancelled: the person cancelled.
    """
    text = text[:MAX_TURN]
    by_rules = understand(text, session)
    if not text.strip():
        return by_rules
    try:
        budget.spend()
        single = CallBudget(calls=1, seconds=budget.remaining_seconds)
        reply = ask(
            model,
            moves_prompt(text, session, prompts),
            TurnReading,
            budget=single,
            progress=Wordless(progress),
            max_output_tokens=_REPLY_TOKENS,
            language=session.setup.language,
        )
    except ModelError:
        return by_rules
    return _understood(text, session, reply.value, by_rules)


def moves_prompt(text: str, session: Session, prompts: PromptLibrary) -> tuple[Message, ...]:
    """What a model is sent to read a turn."""
    return prompts.get(PROMPT).render(**_inputs(text, session))


def _inputs(text: str, session: Session) -> dict[str, object]:
    """What the prompt is given: the table in words, what lies on it, the last replies, and the turn."""
    table, last = session.setup.table, last_offer(session)
    replies = session.turns[-1].replies if session.turns else session.opening
    return {
        "language": session.setup.language.value,
        "kinds": [kind.value for kind in MoveKind],
        "issues": _issues(table) if table else {},
        "standing": dict(named(table, last)) if table and last else {},
        "before": [spoken.text for spoken in replies],
        "text": text,
    }


def _issues(table: Table) -> dict[str, list[str]]:
    return {
        issue.name: [option_text(table, index, option) for option in range(len(issue.options))]
        for index, issue in enumerate(table.issues)
    }


def _understood(text: str, session: Session, said: TurnReading, by_rules: Understood) -> Understood:
    quotes: dict[MoveKind, str] = {}
    for move in said.moves:
        kind, quote = move.kind.strip().lower(), move.quote.strip()
        if kind in set(MoveKind) and quote and quote in text:
            quotes.setdefault(MoveKind(kind), quote)
    chosen: dict[int, int] = {}
    unclear: list[Unclear] = list(by_rules.unclear)
    if session.setup.table is not None:
        for option in said.offer:
            _choose(text, option, session.setup.table, chosen, unclear)
        _compare(chosen, by_rules, session, unclear)
    if chosen or unclear:
        first = next((o.quote for o in said.offer if o.quote and o.quote in text), "")
        quotes.setdefault(MoveKind.OFFER, first or next((each.quote for each in unclear), ""))
    quotes |= {m.kind: m.quote for m in by_rules.moves if m.kind is MoveKind.INJECTION}
    if len(quotes) > 1:
        quotes.pop(MoveKind.OTHER, None)
    return Understood(
        moves=tuple(_moves(quotes)) or by_rules.moves,
        offer=completed(chosen, session),
        unclear=tuple(unclear[:_MOST_UNCLEAR]),
        read_by="model",
    )


def _moves(quotes: dict[MoveKind, str]) -> Iterator[Move]:
    yield from (Move(kind=kind, quote=quotes[kind]) for kind in MoveKind if quotes.get(kind))


def _choose(
    text: str, said: SaidOption, table: Table, chosen: dict[int, int], unclear: list[Unclear]
) -> None:
    """Take one option of the reply, or note why it cannot be taken."""
    quote = said.quote.strip()
    if not quote or quote not in text:
        return
    names = [squeeze(issue.name) for issue in table.issues]
    wanted = squeeze(said.issue)
    issue = names.index(wanted) if wanted in names else None
    option = _option(table, issue, said.option) if issue is not None else None
    topic = topics(table)[issue] if issue is not None else None
    sure = topic is not None and option is not None and _holds(quote, topic, option)
    if issue is None or option is None or not sure or chosen.get(issue, option) != option:
        unclear.append(Unclear(quote=quote, issue=issue))
        if issue is not None:
            chosen.pop(issue, None)
    else:
        chosen[issue] = option


def _option(table: Table, issue: int, said: str) -> int | None:
    wanted = squeeze(said)
    for option, text in enumerate(table.issues[issue].options):
        if wanted in (squeeze(text), squeeze(option_text(table, issue, option))):
            return option
    return None


def _holds(quote: str, topic: Topic, option: int) -> bool:
    """Whether a quote that holds figures holds the option's; a model may not change a number."""
    own = topic.choices[option].figure
    if not topic.numeric or own is None:
        return True
    found = figures(plain(quote).text)
    return not found or any(int(each.value) % 10_000 == int(own.value) % 10_000 for each in found)


def _compare(chosen: dict[int, int], by_rules: Understood, session: Session, unclear: list[Unclear]) -> None:
    """Drop what the rules read otherwise or found unclear; what only the rules read stands."""
    last = last_offer(session)
    base = last.choices if last else {}
    read = by_rules.offer.choices if by_rules.offer else {}
    changed = {issue: option for issue, option in read.items() if base.get(issue) != option}
    doubtful = {each.issue for each in unclear}
    for issue in list(chosen):
        if issue in doubtful:
            del chosen[issue]
        elif changed.get(issue, chosen[issue]) != chosen[issue]:
            quote = next((m.quote for m in by_rules.moves if m.kind is MoveKind.OFFER), "")
            unclear.append(Unclear(quote=quote, issue=issue))
            del chosen[issue]
    chosen |= {i: o for i, o in changed.items() if i not in doubtful and not _is(unclear, i)}


def _is(unclear: list[Unclear], issue: int) -> bool:
    return any(each.issue == issue for each in unclear)
