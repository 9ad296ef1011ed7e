"""A whole rehearsal in the browser: typed with an input method, reloaded, ended, read, played differently."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

ASKED = "這件事你們最擔心的是什麼？"
OFFER = "我們想要支援人力 5 人，3 月底上線，預算 NT$1,500,000，驗收範圍是全部功能。"
HIDDEN = ("總額我其實可以再看", "全年費用率不超過", "事後卻沒有人回來對帳")
"""What the head of finance hides: a fact, the KPI, the worry."""

_COMPOSE = """(area, text) => {
    const fire = (type, init) => area.dispatchEvent(new CompositionEvent(type, {bubbles: true, ...init}));
    const key = (init) => area.dispatchEvent(new KeyboardEvent("keydown",
        {key: "Enter", code: "Enter", bubbles: true, cancelable: true, isComposing: true, ...init}));
    area.focus();
    fire("compositionstart", {data: ""});
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    set.call(area, text);
    area.dispatchEvent(new InputEvent("input", {bubbles: true, data: text, isComposing: true}));
    key({});
    key({ctrlKey: true});
    fire("compositionend", {data: text});
}"""


def _area(someone: Person) -> Locator:
    area = someone.page.locator(".st-key-composer textarea")
    expect(area).to_have_count(1)
    return area


def _turns(someone: Person) -> list[str]:
    return someone.page.locator(".cg-mine .cg-said").all_inner_texts()


def _say(someone: Person, text: str, turn: int) -> None:
    _area(someone).fill(text)
    someone.page.locator(".st-key-send_turn button").click()
    expect(someone.page.locator(f"#turn-{turn}")).to_be_attached()
    someone.settle()


def _open_the_case(someone: Person) -> None:
    """The page with the ready-made case; where projects are there, it has to be chosen."""
    someone.visit("rehearsal")
    case = someone.page.locator("[data-testid=stButtonGroup] button")
    if case.filter(has_text=someone.said("rehearsal.subject.practice")).count():
        someone.choose_part("rehearsal.subject.practice")


def _frames(page: Page) -> list[bytes]:
    """Everything the server sends from now on."""
    received: list[bytes] = []

    def keep(payload: bytes | str) -> None:
        received.append(payload if isinstance(payload, bytes) else payload.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    return received


def test_a_rehearsal_from_its_start_to_another_try(person: Callable[..., Person]) -> None:
    someone = person("zh-TW")
    page = someone.page
    received = _frames(page)
    _open_the_case(someone)
    someone.press("rehearsal.start")
    expect(page.locator(".cg-theirs")).to_have_count(1)
    someone.settle()

    _area(someone).evaluate(_COMPOSE, ASKED)
    page.wait_for_timeout(1_500)
    assert _turns(someone) == [], "Enter while composing sends nothing"
    expect(_area(someone)).to_have_value(ASKED)
    _say(someone, ASKED, 1)

    _area(someone).fill(OFFER)
    page.locator(".st-key-send_turn button").click()
    chips = page.locator(".st-key-reading .cg-offer-chips li")
    expect(chips).to_have_count(4)
    assert len(_turns(someone)) == 1, "an offer waits for a yes"
    someone.reload()
    expect(chips).to_have_count(4)
    page.locator(".st-key-reading_yes button").click()
    expect(page.locator("#turn-2")).to_be_attached()
    someone.settle()

    _area(someone).press_sequentially("還沒說完的話", delay=20)
    page.wait_for_timeout(2_500)
    before = _turns(someone)
    someone.reload()
    assert _turns(someone) == before == [ASKED, OFFER]
    expect(_area(someone)).to_have_value("還沒說完的話")

    sent = b"".join(received).decode("utf-8", "replace")
    assert ASKED in sent, "what the server sends can be read"
    assert [hidden for hidden in HIDDEN if hidden in page.content() + sent] == []

    page.locator(".st-key-leaving button").first.click()
    page.locator(".st-key-end_rehearsal button").click()
    page.locator(".st-key-to_debrief button").click()
    expect(page.locator(".cg-scale-drawn svg")).to_be_visible()
    expect(page.locator(".cg-curves svg")).to_have_count(2)
    assert any(HIDDEN[0] in text for text in page.locator(".cg-table td").all_inner_texts())

    page.locator("summary").filter(has_text=someone.said("rehearsal.transcript.title")).click()
    page.locator(".st-key-branch-told-2 button").click()
    expect(_area(someone)).to_have_value(OFFER)
    assert _turns(someone) == [ASKED]


def test_a_rehearsal_fits_a_telephone(person: Callable[..., Person]) -> None:
    someone = person("en", width=390, height=844)
    page = someone.page
    _open_the_case(someone)
    wide = ["set-up"] if someone.scrolls_sideways() else []
    someone.press("rehearsal.start")
    expect(page.locator(".cg-theirs")).to_have_count(1)
    someone.settle()
    _say(someone, "What worries you most about this? " + "x" * 80, 1)
    wide += ["talk"] if someone.scrolls_sideways() else []
    page.locator(".st-key-leaving button").first.click()
    page.locator(".st-key-end_rehearsal button").click()
    page.locator(".st-key-to_debrief button").click()
    expect(page.locator(".cg-scale-drawn svg")).to_be_visible()
    someone.settle()
    wide += ["debrief"] if someone.scrolls_sideways() else []
    assert not wide
