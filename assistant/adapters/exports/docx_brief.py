"""The private brief as a Word document, marked as private on every page."""

from assistant.adapters.exports.docx_paper import TEXT_WIDTH_MM, Paper
from assistant.adapters.exports.errors import WORDING
from assistant.adapters.exports.words import Words
from assistant.agenda.models import AgendaPackage, PrivateBrief, Visit


def brief_docx(package: AgendaPackage) -> bytes:
    """The private papers as a ``.docx`` file: walk-away and limits, whom to see first, reminders.

    The invitation and the written update, which may be sent, start on a page of their own.
    """
    write = Words(package.agenda.language)
    title = _say(write, "title", title=package.agenda.title)
    private = _say(write, "banner")
    paper = Paper(write.language, title, write.say("footer"), banner=private)
    paper.title(title)
    _limits(paper, write, package.brief)
    _visits(paper, write, package.brief)
    if package.brief.reminders:
        paper.heading(_say(write, "reminders"))
        paper.bullets(package.brief.reminders)
    letters = (("invitation", package.invitation), ("update", package.written_update))
    for place, (heading, text) in enumerate(each for each in letters if each[1].strip()):
        paper.heading(_say(write, heading), new_page=place == 0)
        for block in text.splitlines():
            if block.strip():
                paper.paragraph((block, "plain"))
    return paper.to_bytes()


def _limits(paper: Paper, write: Words, brief: PrivateBrief) -> None:
    rows = [
        ("batna", brief.batna),
        ("limits", "\n".join(brief.reservation_values)),
        ("concessions", "\n".join(brief.concessions)),
    ]
    told = [[_say(write, key), text] for key, text in rows if text.strip()]
    if told:
        paper.table((32, TEXT_WIDTH_MM - 32), told, label_column=True)


def _visits(paper: Paper, write: Words, brief: PrivateBrief) -> None:
    if brief.visits:
        paper.heading(_say(write, "visits"))
    for visit in sorted(brief.visits, key=lambda visit: visit.order):
        _visit(paper, write, visit)


def _visit(paper: Paper, write: Words, visit: Visit) -> None:
    name = f"{visit.stakeholder}{write.brackets([visit.department])}"
    told = [("about", visit.about), ("objection", visit.likely_objection)]
    rows = [[(write.colon(_say(write, key), ""), text)] for key, text in told if text]
    if visit.talking_points:
        rows.append([("", "\n".join(visit.talking_points))])
    paper.box(_say(write, "visit", order=visit.order, name=name), rows)


def _say(write: Words, key: str, **values: object) -> str:
    return WORDING.say(f"brief.{key}", write.language, **values)
