"""A model that lies: altered, added, turned and dropped figures, names and roles are all caught."""

from collections.abc import Callable

import pytest

from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.trade_offs.rewording import ProposalWording, Reworder
from tests.fakes.chat_model import ListedChatModel
from tests.negotiation.projects import trading_project
from tests.project.samples import PROJECTS
from tests.trade_offs.projects import computed, draft, own_words, reply_of

Change = Callable[[str], str]

_ZH_LIES: dict[str, Change] = {
    "an altered option": lambda text: text.replace("[[1]]", "16 人週"),
    "full-width digits": lambda text: text + "另外再加１６人週。",
    "a further figure": lambda text: text + "而且 3 天內回覆。",
    "a numeral": lambda text: text + "另外再加十二人週。",
    "a new deadline": lambda text: text + "請三個月內完成。",
    "a single week": lambda text: text + "請一週內完成。",
    "a weekday": lambda text: text + "下週五以前回覆。",
    "a date": lambda text: text + "12 月 3 日前回覆。",
    "a share": lambda text: text + "大概是原本的三成。",
    "a half": lambda text: text + "先做一半。",
    "a multiple": lambda text: text + "人力加倍。",
    "a lost mark": lambda text: text.replace("[[1]]", ""),
    "a doubled mark": lambda text: text.replace("[[1]]", "[[1]][[1]]"),
    "an unknown mark": lambda text: text + "[[7]]",
    "points": lambda text: text + "這樣我們的權重最高。",
    "a limit": lambda text: text + "這已經是我們的底線。",
    "a negation": lambda text: text + "我們不同意其他做法。",
    "a name": lambda text: text + "請王大明協理負責。",
    "Simplified": lambda text: text + "这样对大家都好。",
    "mainland": lambda text: text + "這樣可以賦能團隊。",
    "English": lambda text: text.encode("ascii", "ignore").decode(),
    "silence": lambda text: "",
    "rambling": lambda text: text + "我們真的很希望大家可以好好談。" * 60,
}
_EN_LIES: dict[str, Change] = {
    "a figure": lambda text: text + " And 3 more.",
    "words": lambda text: text + " Within two weeks.",
    "a week": lambda text: text + " Within one week.",
    "tomorrow": lambda text: text + " Tomorrow, please.",
    "twice": lambda text: text + " It will be twice as good.",
    "half": lambda text: text + " We begin with half of it.",
    "denial": lambda text: text + " We will not discuss it.",
    "points": lambda text: text + " This has the most points for us.",
    "a name": lambda text: text + " Please ask Jonathan Whitfield about it.",
    "Chinese": lambda text: text + "好",
}


@pytest.mark.parametrize("lie", _ZH_LIES.values(), ids=_ZH_LIES)
def test_a_lying_model_is_caught_in_every_sentence(lie: Change) -> None:
    _all_caught(PROJECTS["it-capacity", Language.ZH_TW], lie)


@pytest.mark.parametrize("lie", _EN_LIES.values(), ids=_EN_LIES)
def test_a_lying_model_is_caught_in_english_too(lie: Change) -> None:
    _all_caught(PROJECTS["retail-omnichannel", Language.EN], lie)


def _all_caught(project: Project, lie: Change) -> None:
    """No sentence told with the lie is used, and a draft of nothing else keeps the offline words."""
    known = computed(project)
    words = {path: sentence.text for path, sentence in known.sentences.items()}
    lies = {path: lie(text) for path, text in words.items()}
    told = {path for path in words if lies[path] != words[path]}
    assert told
    reworder = Reworder(known.sentences, known.sources, project.language)
    used = reworder.accepted(ProposalWording.model_validate_json(reply_of(lies)))
    assert not told & set(used)
    offline = draft(project)
    model = ListedChatModel(*[reply_of(lies)] * 2)
    made = draft(project, model)
    assert made.proposals == offline.proposals
    assert made.brief == offline.brief
    assert len(model.asked) == 2, "the model is told once what is wrong"
    assert "保留" in made.notes[0].zh


def test_who_does_what_cannot_change_places() -> None:
    words = own_words(trading_project())
    offline = draft(trading_project()).proposals
    for turned in (
        "如果[[2]]，我們就同意[[1]]。",
        "如果我們同意[[1]]，你們就[[2]]。",
        "我們要[[1]]，也同意[[2]]。",
    ):
        reply = reply_of({**words, "A.first_sentence": turned})
        assert draft(trading_project(), ListedChatModel(reply, reply)).proposals == offline, turned


def test_a_mended_reply_is_used() -> None:
    words = own_words(trading_project())
    good = {**words, "A.slip": "如果有一項延後，負責的部門當天就說並提新日期；到[[1]]還沒開始，就整組重談。"}
    bad = {**good, "A.slip": "延後 30 天內處理，到[[1]]重談。"}
    model = ListedChatModel(reply_of(bad), reply_of(good))
    made = draft(trading_project(), model)
    assert made.proposals.packages[0].slip.startswith("如果有一項延後")
    assert "A.slip" in model.asked[1][-1].text
    assert made.provenance.input_tokens == 200
    assert not any("保留" in note.zh for note in made.notes)
