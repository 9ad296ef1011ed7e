"""Projects of the app, by the id in their page's address."""

import click

from assistant.bootstrap import Services
from assistant.cli.speech import say
from assistant.project.models import Project


def stored_project(services: Services, project_id: str) -> Project:
    """The project called ``project_id``.

    Raises:
        click.ClickException: there is none.
    """
    record = services.projects.get(services.settings.owner, project_id)
    if record is None:
        raise click.ClickException(say("no_project", id=project_id))
    return record.project
