"""The product's exceptions. Each one can be read to a person.

::

    CommonGroundError            a sentence and the next step, in both languages
    ├── Cancelled                the person pressed cancel
    ├── ModelError               the language model (assistant.language.model_trouble)
    ├── PromptError              a prompt file (assistant.language.prompts)
    ├── ProjectFileError         a project file (assistant.project.files)
    ├── AgendaTextError          a pasted agenda (assistant.agenda.reading)
    ├── KnowledgeError           knowledge base or its index (assistant.knowledge.errors)
    ├── GlossaryFileError        an imported glossary (assistant.knowledge.glossary.errors)
    ├── TradeOffError            priorities from which nothing follows (assistant.negotiation.errors)
    ├── RehearsalError           a rehearsal that cannot start or go on (assistant.rehearsal.errors)
    ├── StorageError             the database (assistant.project.records)
    └── LeakError                a private value was about to be shared (assistant.project.leaks)
"""

from assistant.language.locale import Language, LocalText


class CommonGroundError(Exception):
    """What happened, and what to do next. ``retryable`` says whether the same call may work later."""

    retryable: bool = False

    def __init__(self, sentence: LocalText, next_step: LocalText) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence
        self.next_step = next_step

    def read(self, language: Language) -> str:
        """Both sentences in one line, for a terminal or a toast."""
        gap = "" if language is Language.ZH_TW else " "
        return f"{self.sentence.say(language)}{gap}{self.next_step.say(language)}"


class Cancelled(CommonGroundError):
    """The person asked to stop; nothing of the unfinished work is kept as final."""

    def __init__(self) -> None:
        super().__init__(
            LocalText(zh="已取消。", en="Cancelled."),
            LocalText(zh="先前的內容都還在。", en="Everything you had is still here."),
        )
