"""The one place where the product's parts are put together.

Nothing heavy is imported until it is used: the first page needs neither a model nor an index.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.knowledge.base import KnowledgeBase, load_knowledge
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.organisation import overlay
from assistant.knowledge.glossary.ports import GlossaryStore
from assistant.knowledge.ports import PrincipleFinder
from assistant.language.hiding_model import HidingChatModel
from assistant.language.model_port import ChatModel
from assistant.language.prompts import PromptLibrary
from assistant.language.pseudonyms import Pseudonyms
from assistant.project.models import Project
from assistant.project.records import DraftStore, PreferenceStore, ProjectStore
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.adapters.chat_model.connection import Connection
    from assistant.adapters.database import Stores
    from assistant.adapters.own_index import OwnDocuments
    from assistant.rehearsal.records import RehearsalStore


@dataclass(frozen=True)
class Services:
    """Everything a page or a command may use. Holds no user's data, so it can be shared."""

    settings: Settings

    @cached_property
    def knowledge(self) -> KnowledgeBase:
        """The principles and cases. Raises ``KnowledgeError``."""
        return load_knowledge(self.settings.kb_folder)

    @cached_property
    def shipped_glossary(self) -> Glossary:
        """The terms that come with the product. Raises ``KnowledgeError``."""
        return load_glossary(self.settings.kb_folder)

    def glossary(self, owner: str | None = None) -> Glossary:
        """The shipped terms under the organisation's own words, as they are now.

        ``owner`` defaults to the settings'. Raises ``KnowledgeError`` or ``StorageError``.
        """
        return overlay(self.shipped_glossary, self.glossaries.get(owner or self.settings.owner))

    def detector(self, owner: str | None = None) -> Detector:
        """Finds the terms of :meth:`glossary` as it is now. Raises like it."""
        return Detector(self.glossary(owner))

    @cached_property
    def prompts(self) -> PromptLibrary:
        """The prompt files. Raises ``PromptError``."""
        return PromptLibrary(self.settings.prompts_folder)

    @cached_property
    def finder(self) -> PrincipleFinder:
        """Retrieval over the principles; builds its index at the first search."""
        from assistant.adapters.embedders import choose_embedder
        from assistant.adapters.principle_index import ChromaPrincipleFinder

        return ChromaPrincipleFinder(
            self.settings.index_folder,
            self.knowledge,
            choose_embedder(self.settings),
            shipped=self.settings.kb_folder / "vectors",
        )

    @cached_property
    def own_documents(self) -> "OwnDocuments":
        """The company's own documents, embedded on this computer only. Raises ``StorageError``."""
        from assistant.adapters.embedders import Usem3Embedder
        from assistant.adapters.own_index import OwnDocuments

        return OwnDocuments(self.settings.own_documents_folder, self.stores.own_documents, Usem3Embedder())

    @cached_property
    def stores(self) -> "Stores":
        """The database. Raises ``StorageError``."""
        from assistant.adapters.database import open_stores

        return open_stores(self.settings.database_path)

    @property
    def projects(self) -> ProjectStore:
        """Where projects are kept."""
        return self.stores.projects

    @property
    def drafts(self) -> DraftStore:
        """Where drafts are kept."""
        return self.stores.drafts

    @property
    def glossaries(self) -> GlossaryStore:
        """The organisation's own glossary of each owner."""
        return self.stores.glossaries

    @property
    def rehearsals(self) -> "RehearsalStore":
        """Where rehearsals are kept."""
        return self.stores.rehearsals

    @property
    def preferences(self) -> PreferenceStore:
        """Small settings of a person."""
        return self.stores.preferences

    def forget_project(self, owner: str, project_id: str) -> None:
        """Delete a project for good: its drafts, rehearsals, revisions, documents' text and vectors.

        Vectors go first: when they cannot be deleted the project is still there to try again.

        Raises:
            KnowledgeError: a file of vectors could not be deleted; says which folder.
            StorageError: the database could not be written.
        """
        self.own_documents.forget(owner, project_id)
        self.projects.forget(owner, project_id)

    def connection(self) -> "Connection | None":
        """The model named by the environment, or ``None``: then drafts are composed offline."""
        from assistant.adapters.chat_model.connection import connection_from_settings

        return connection_from_settings(self.settings)

    def chat_model(
        self,
        connection: "Connection | None",
        project: Project | None = None,
        *,
        hide_names: bool = True,
        hide_amounts: bool = False,
    ) -> ChatModel | None:
        """The model behind ``connection``; ``None`` for ``None``.

        A model on another machine gets stand-ins for the names, addresses and numbers of ``project``'s
        people unless told otherwise, and for amounts of money when asked; they are put back in its answers.
        """
        if connection is None:
            return None
        from assistant.adapters.chat_model import StoredCapabilities, open_chat_model

        known = StoredCapabilities(self.preferences, self.settings.owner)
        model = open_chat_model(connection, capabilities=known)
        if project is None or not model.is_remote or not hide_names:
            return model
        people = [person.name for person in project.stakeholders]
        return HidingChatModel(model, Pseudonyms(people, (), language=project.language, amounts=hide_amounts))


def get_services(settings: Settings | None = None) -> Services:
    """Services for the settings given, or for those of the environment."""
    return Services(settings or Settings())
