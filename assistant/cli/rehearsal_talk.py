"""A rehearsal in a terminal: lines in, what is said out. The same for a keyboard, a pipe and a script."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import click

from assistant.cli.speech import say, speaking, wording
from assistant.cli.terminal import asked, print_line
from assistant.language.errors import CommonGroundError
from assistant.language.locale import Language
from assistant.rehearsal.coach import ask_what_matters
from assistant.rehearsal.debrief import rubric_for
from assistant.rehearsal.kinds import MoveKind, Status
from assistant.rehearsal.models import Move, Offer, Remark, Session, Table, Understood
from assistant.rehearsal.moves.offers import completed
from assistant.rehearsal.view import RehearsalView, SeenOffer, SeenReply, public_view, reading_of
from assistant.rehearsal.voice.content import stated

Coach = Literal["on", "off", "end"]
Answer = Callable[[Session, str, Understood], Session]
_PAIR = re.compile(r"(\d{1,3})=(\d{1,3})")
_EQUALS = re.compile(r"\s*[=:：＝]\s*")
_BETWEEN = re.compile(r"[\s,，、;；]+")


class Left(Exception):
    """The person leaves, which is no error; ``wants_debrief`` says how."""

    def __init__(self, *, wants_debrief: bool) -> None:
        super().__init__()
        self.wants_debrief = wants_debrief


@dataclass
class TerminalTalk:
    """One rehearsal being talked through.

    Attributes:
        read: how a turn is read; ``answer``: plays it.
        keyboard: somebody sits there who can be asked back.
        tell: prints a line; a talk of which only the result is wanted prints nothing.
    """

    session: Session
    read: Callable[[str, Session], Understood]
    answer: Answer
    coach: Coach
    keyboard: bool
    tell: Callable[[str], None] = print_line

    def introduce(self) -> None:
        """Who is there, what is negotiated, what counts, and the first words."""
        view = self._view()
        people = [" ".join(dict.fromkeys((p.department, p.role, p.name))).strip() for p in view.counterparts]
        self.tell(say("rehearse.against", names=self._list(people)))
        self._table(view)
        self.tell(say("rehearse.rubric"))
        for criterion in rubric_for(view.scenario):
            self.tell(f"  - {criterion.label.say(speaking())}")
        self.tell(say("rehearse.help") + "\n")
        self._replies(view.opening)

    def talk(self, lines: Iterator[str]) -> None:
        """Take lines until the talk is over or they end.

        Raises:
            Left: the person leaves before.
        """
        for line in lines:
            text = line.strip()
            if text.startswith(":"):
                self._command(text)
            elif text:
                self._say(text)
            if self.session.status is not Status.OPEN:
                return

    def prompt(self) -> str:
        """What stands before the cursor."""
        left = say("rehearse.rounds_left", count=self._view().rounds_left)
        return f"\n[{left}] {say('rehearse.prompt')}> "

    def close(self) -> None:
        """Say how it ended, let the coach speak where it waited, and ask what mattered to them."""
        self.tell("\n" + say(f"rehearse.over.{self.session.status.value}"))
        if self.coach == "end":
            for number, turn in enumerate(self.session.turns, start=1):
                if turn.remark is not None:
                    self.tell(say("rehearse.coach_turn", number=number))
                    self._remark(turn.remark)
        question = ask_what_matters(self.session)
        if question and self.keyboard:
            self._guess(asked(lambda: str(click.prompt(question, default="", show_default=False)), ""))

    def _say(self, text: str) -> None:
        """Read a turn, have its offer confirmed, and play it."""
        try:
            understood = self.read(text, self.session)
            if self._confirmed(understood):
                self._play(text, understood)
        except KeyboardInterrupt:
            self.tell("\n" + say("rehearse.stopped"))
        except CommonGroundError as error:
            if not self.keyboard:
                raise
            print_line(error.read(speaking()), err=True)

    def _confirmed(self, understood: Understood) -> bool:
        reading = reading_of(self.session, understood)
        for quote, _ in reading.unclear:
            self.tell(say("rehearse.unclear", quote=quote))
        if reading.offer is None:
            return True
        self.tell(self._offer("read", reading.offer))
        if not self.keyboard or asked(lambda: click.confirm(say("rehearse.confirm"), default=True), False):
            return True
        self.tell(say("rehearse.unsent"))
        return False

    def _play(self, text: str, understood: Understood) -> None:
        self.session = self.answer(self.session, text, understood)
        view = self._view()
        turn = view.turns[-1]
        self._replies(turn.replies)
        for offer in turn.offers:
            self.tell(self._offer("offered", offer))
        if self.coach == "on" and turn.remark is not None:
            self._remark(turn.remark)

    def _command(self, line: str) -> None:
        name, _, rest = line[1:].partition(" ")
        known: dict[str, Callable[[str], None]] = {
            "help": lambda _: self.tell(say("rehearse.help")),
            "table": lambda _: self._table(self._view()),
            "offer": self._build,
            "coach": self._coach,
            "guess": self._guess,
            "back": self._back,
        }
        if name in ("end", "quit"):
            raise Left(wants_debrief=name == "end")
        if name not in known:
            self.tell(say("rehearse.unknown", command=f":{name}"))
            return
        known[name](rest.strip())

    def _build(self, rest: str) -> None:
        """Offer by numbers; what is not named stays as it lies on the table."""
        table = self.session.setup.table
        if table is None:
            self.tell(say("rehearse.no_table"))
            return
        chosen: dict[int, int] = {}
        for part in _BETWEEN.split(_EQUALS.sub("=", rest)):
            pair = _PAIR.fullmatch(part)
            if pair is None or not _exists(table, issue := int(pair[1]) - 1, option := int(pair[2]) - 1):
                self.tell(say("rehearse.bad_offer", part=part))
                return
            chosen[issue] = option
        offer = completed(chosen, self.session)
        language = self.session.setup.language
        text = _propose(stated(table, Offer(choices=chosen), language), language)
        moves = (Move(kind=MoveKind.OFFER, quote=text),)
        self.tell(text)
        self._play(text, Understood(moves=moves, offer=offer, read_by="person"))

    def _coach(self, mode: str) -> None:
        chosen = next((each for each in get_args(Coach) if each == mode), None)
        if chosen is not None:
            self.coach = chosen
            self.tell(say("rehearse.coach_now", mode=mode))
            return
        last = self.session.turns[-1].remark if self.session.turns else None
        if last is None:
            self.tell(say("rehearse.coach_silent"))
        else:
            self._remark(last)

    def _guess(self, text: str) -> None:
        if text.strip():
            self.session = self.session.model_copy(update={"guess": text.strip()[:500]})
            self.tell(say("rehearse.guessed"))

    def _back(self, rest: str) -> None:
        count = len(self.session.turns)
        turns = int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 4 else 0 if rest else 1
        if not count:
            self.tell(say("rehearse.nothing_back"))
        elif not 1 <= turns <= count:
            self.tell(say("rehearse.no_back", count=count))
        else:
            self.session = self.session.branch(count - turns)
            self.tell(say("rehearse.back", number=count - turns))

    def _table(self, view: RehearsalView) -> None:
        if view.table is None:
            return
        for number, issue in enumerate(view.table.issues, start=1):
            self.tell(f"{number}. {issue.name}")
            options = zip(issue.options, issue.own_points, strict=True)
            for place, (option, points) in enumerate(options, start=1):
                self.tell(f"   {place} {say('rehearse.choice', option=option, points=f'{points:g}')}")
        self.tell(say("rehearse.own_walk_away", points=f"{view.table.own_walk_away:g}"))
        for offer in view.standing:
            self.tell(self._offer("offered", offer))

    def _replies(self, replies: tuple[SeenReply, ...]) -> None:
        colon = "：" if self.session.setup.language is Language.ZH_TW else ": "
        for reply in replies:
            self.tell(f"{reply.name}{colon}{reply.text}")
        if any(reply.fell_back for reply in replies):
            print_line(say("rehearse.fell_back"), err=True)

    def _remark(self, remark: Remark) -> None:
        self.tell(say("rehearse.coach", point=remark.point))
        self.tell(say("rehearse.coach_quote", quote=remark.quote))
        if remark.rewrite:
            self.tell(say("rehearse.coach_rewrite", rewrite=remark.rewrite))
        if remark.question:
            self.tell(say("rehearse.coach", point=remark.question))

    def _offer(self, key: str, offer: SeenOffer) -> str:
        words = self._list([f"{issue} {option}" for issue, option in offer.words])
        if offer.own_value is None:
            return say(f"rehearse.{key}_partly", who=offer.by, offer=words)
        return say(f"rehearse.{key}", who=offer.by, offer=words, points=f"{offer.own_value:g}")

    def _view(self) -> RehearsalView:
        return public_view(self.session)

    @staticmethod
    def _list(parts: list[str]) -> str:
        return ("、" if speaking() is Language.ZH_TW else ", ").join(part for part in parts if part)


def _exists(table: Table, issue: int, option: int) -> bool:
    return 0 <= issue < len(table.issues) and 0 <= option < len(table.issues[issue].options)


def _propose(offer: str, language: Language) -> str:
    """The offer as it is said, in the language of the rehearsal."""
    return wording().say("rehearse.propose", language, offer=offer)
