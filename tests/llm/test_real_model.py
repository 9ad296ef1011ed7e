"""A real language model behind a real server: protocol, structure, guards and fallbacks, not eloquence."""

import datetime as dt
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from assistant.adapters.chat_model import MemoryCapabilities, check_connection, open_chat_model
from assistant.adapters.chat_model.connection import Connection
from assistant.adapters.readers import read_documents
from assistant.agenda.clock import total_minutes
from assistant.agenda.drafting import AgendaDraft, draft_agenda
from assistant.bootstrap import get_services
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, Message
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from assistant.language.structured import ask
from assistant.project.files import read_project
from assistant.project.intake.documents import Document, Source
from assistant.project.intake.extraction import propose
from assistant.project.models import ContestedIssue, Department, Meeting, Position, Project, Stakeholder
from tests.conftest import ROOT

pytestmark = pytest.mark.llm


class Colour(BaseModel):
    """A colour from a list: a small model never finds an end where it may write freely."""

    colour: Literal["blue", "green", "grey"]
    calm: bool


class Listener(Quiet):
    """Keeps the words as they come."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def words(self, delta: str) -> None:
        self.heard.append(delta)


QUESTION = (Message("user", "Name one colour for an office and say whether it is calm. Answer as JSON."),)


def test_the_connection_test_names_what_the_server_can_do(connection: Connection) -> None:
    report = check_connection(connection)
    assert report.ok
    assert report.streaming
    assert connection.model in report.models
    assert report.sentence.zh


def test_a_structured_reply_streams_and_validates(connection: Connection) -> None:
    model, listener = open_chat_model(connection, capabilities=MemoryCapabilities()), Listener()
    reply = ask(model, QUESTION, Colour, budget=CallBudget(), progress=listener, max_output_tokens=200)
    assert reply.value.colour
    assert reply.usage.output_tokens
    assert len(listener.heard) > 1


def test_a_reply_cut_at_the_limit_is_never_taken_for_whole(connection: Connection) -> None:
    model = open_chat_model(connection, capabilities=MemoryCapabilities())
    with pytest.raises(ModelError) as caught:
        model.complete(QUESTION, schema=None, max_output_tokens=4, budget=CallBudget(), progress=Quiet())
    assert caught.value.trouble is ModelTrouble.CUT
    assert caught.value.partial


def test_an_agenda_keeps_its_clock_people_and_decisions_whatever_the_model_writes(
    connection: Connection,
) -> None:
    worded, composed = _draft(_small_project(), connection), _draft(_small_project(), None)
    agenda, skeleton = worded.package.agenda, composed.package.agenda
    assert worded.provenance.model == connection.model
    assert [(i.id, i.minutes, i.owner, i.type, i.decision) for i in agenda.items] == [
        (i.id, i.minutes, i.owner, i.type, i.decision) for i in skeleton.items
    ]
    assert total_minutes(agenda) == agenda.meeting.minutes
    assert {citation.key for citation in agenda.citations} <= set(worded.provenance.principles)
    assert worded.provenance.fallback or worded.provenance.output_tokens


def test_a_prompt_too_long_for_the_model_falls_back_and_says_so(connection: Connection) -> None:
    sample = read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")
    draft = _draft(sample, connection)
    assert draft.provenance.fallback == ModelTrouble.TOO_LONG.value
    assert draft.package.composed_offline
    assert draft.package.agenda.items


def test_intake_takes_only_what_stands_in_the_text_whatever_the_model_writes(connection: Connection) -> None:
    text = "Online needs the pickup figures by 20 January 2027. Stores are worried about the extra work."
    read = read_documents([Source.pasted(text)], progress=Quiet())
    documents = [each for each in read if isinstance(each, Document)]
    services = get_services()
    parts: dict[str, Any] = {
        "project": Project(title="Pickup orders", language=Language.EN),
        "prompts": services.prompts,
        "progress": Quiet(),
        "today": dt.date(2027, 1, 4),
    }
    model = services.chat_model(connection)
    worded = propose(documents, model=model, budget=CallBudget(calls=1, seconds=30), **parts)
    ruled = propose(documents, model=None, budget=CallBudget(), **parts)
    assert worded.provenance.model == connection.model
    assert worded.provenance.fallback or worded.provenance.output_tokens
    assert all(documents[0].contains(field.quote) for field in worded.every_field())
    assert {(field.path, str(field.value)) for field in ruled.fields} <= {
        (field.path, str(field.value)) for field in worded.every_field()
    }


def _draft(project: Project, connection: Connection | None) -> AgendaDraft:
    services = get_services()
    return draft_agenda(
        project,
        language=project.language,
        finder=services.finder,
        knowledge=services.knowledge,
        model=services.chat_model(connection, project),
        prompts=services.prompts,
        progress=Quiet(),
        budget=CallBudget(seconds=90),
        today=dt.date(2027, 1, 4),
    )


def _small_project() -> Project:
    """English and short: the model's window is small and it knows little Chinese."""
    return Project(
        title="Shared sales figure",
        purpose="Decide how pickup orders count.",
        language=Language.EN,
        departments=[
            Department(name="Online", goal="sell more"),
            Department(name="Stores", goal="sell more"),
        ],
        stakeholders=[
            Stakeholder(name="Alice Chen", department="Online", can_decide=True),
            Stakeholder(name="Bob Lin", department="Stores", can_decide=True),
        ],
        issues=[
            ContestedIssue(
                name="Pickup orders",
                options=["all online", "half each"],
                positions=[
                    Position(department="Online", wants="all online"),
                    Position(department="Stores", wants="half each"),
                ],
                criteria=["one order counts once"],
                approver="Alice Chen",
                deadline=dt.date(2027, 1, 20),
                escalation="the managing director",
            )
        ],
        meeting=Meeting(
            date=dt.date(2027, 1, 14), start=dt.time(14), minutes=25, attendees=["Alice Chen", "Bob Lin"]
        ),
    )
