"""Short ways to read one source in tests."""

from assistant.adapters.readers import Limits, read_documents
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Document, Refusal, Source


def read(name: str, data: bytes, **limits: float) -> Document | Refusal:
    """What becomes of one file under ``limits``."""
    (result,) = read_documents([Source(name, data)], progress=Quiet(), limits=Limits(**limits))  # type: ignore[arg-type]  # mixed numbers
    return result


def document(name: str, data: bytes, **limits: float) -> Document:
    """The document; the test fails with the refusal's sentence otherwise."""
    result = read(name, data, **limits)
    assert isinstance(result, Document), result.sentence.en
    assert all(result.contains(passage.text) for passage in result.passages)
    return result


def refusal(name: str, data: bytes, **limits: float) -> Refusal:
    """The refusal; its sentences exist in both languages and name the file."""
    result = read(name, data, **limits)
    assert isinstance(result, Refusal), result.text[:200]
    assert name in result.sentence.zh
    assert name in result.sentence.en
    assert result.next_step.zh
    assert result.next_step.en
    return result


def texts(result: Document) -> list[str]:
    """Texts of the passages."""
    return [passage.text for passage in result.passages]
