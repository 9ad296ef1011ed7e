"""Small glossaries made on the spot."""

import datetime as dt
from functools import cache
from typing import Any

from assistant.knowledge.glossary.detection import Detector, Found
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.models import Term
from assistant.knowledge.glossary.organisation import By
from tests.conftest import ROOT

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)
BY = By("王小明", NOW)


def term(key: str, *forms: str, home: str = "engineering", **fields: Any) -> Term:
    """A term called ``詞<key>`` and ``key`` that is also written ``forms``."""
    given = {
        "key": key,
        "name": {"zh-TW": f"詞{key}", "en": key},
        "forms": forms,
        "home": home,
        "plain": {"zh-TW": "白話", "en": "plain words"},
        "effects": {"time": {"zh-TW": "會晚。", "en": "Later."}},
        "ask_back": {"zh-TW": "多久？", "en": "How long?"},
    }
    return Term.model_validate({**given, **fields})


def glossary(*terms: Term) -> Glossary:
    return Glossary({each.key: each for each in terms})


def detector(*terms: Term) -> Detector:
    return Detector(glossary(*terms))


def spans(found: list[Found]) -> list[str]:
    return [each.text for each in found]


@cache
def shipped() -> Glossary:
    return load_glossary(ROOT / "kb")
