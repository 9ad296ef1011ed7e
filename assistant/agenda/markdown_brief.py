"""The private papers as a Markdown document, and the whole package as JSON."""

from collections.abc import Iterator, Sequence

from assistant.agenda.markdown_words import Writer
from assistant.agenda.models import AgendaPackage, PrivateBrief, Visit
from assistant.language.markdown_text import escape, paragraph


def brief_markdown(package: AgendaPackage) -> str:
    """The private papers: whom to see first, walk-away, limits, reminders; then the invitation to send."""
    agenda, brief = package.agenda, package.brief
    write = Writer(agenda.language)
    parts = [
        [f"# {escape(write.say('brief.title', title=agenda.title))}"],
        [write.say("brief.private")],
        _visits(write, brief.visits),
        *_own_limits(write, brief),
        _letter(write, "brief.invitation", package.invitation),
        _letter(write, "brief.update", package.written_update),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def package_json(package: AgendaPackage) -> str:
    """The whole package, private papers included, as JSON that ``AgendaPackage`` reads back."""
    return package.model_dump_json(indent=2) + "\n"


def _visits(write: Writer, visits: Sequence[Visit]) -> list[str]:
    lines: list[str] = []
    for visit in sorted(visits, key=lambda visit: visit.order):
        name = f"{visit.stakeholder}{write.brackets([visit.department])}"
        told = [write.colon(write.say("brief.about"), visit.about)]
        if visit.likely_objection:
            told.append(write.colon(write.say("brief.objection"), visit.likely_objection))
        points = [f"  - {escape(point)}" for point in visit.talking_points]
        lines += [f"**{escape(write.say('brief.visit', order=visit.order, name=name))}**", ""]
        lines += [*(f"- {escape(line)}" for line in told), *points, ""]
    return [f"## {write.say('brief.visits')}", "", *lines[:-1]] if lines else []


def _own_limits(write: Writer, brief: PrivateBrief) -> Iterator[list[str]]:
    if brief.batna:
        yield [f"## {write.say('brief.batna')}", "", paragraph(brief.batna)]
    listed = {
        "limits": brief.reservation_values,
        "concessions": brief.concessions,
        "reminders": brief.reminders,
    }
    for name, lines in listed.items():
        if lines:
            yield [f"## {write.say(f'brief.{name}')}", "", *(f"- {escape(line)}" for line in lines)]


def _letter(write: Writer, heading: str, text: str) -> list[str]:
    lines = [f"> {escape(line)}".rstrip() for line in text.splitlines()]
    return (
        [f"## {write.say(heading)}", "", *(part for line in lines for part in (line, ">"))][:-1]
        if lines
        else []
    )
