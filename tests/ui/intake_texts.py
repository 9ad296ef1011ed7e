"""Documents for the tests of reading in."""

from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind


def document(name: str, text: str = "行銷部需要名單。") -> Document:
    return Document(name, Kind.TEXT, (Passage(text, Place(PlaceKind.LINE, 1)),), text)
