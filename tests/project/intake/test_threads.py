import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from assistant.project.intake.documents import Passage, Place, PlaceKind, comparable
from assistant.project.intake.threads import (
    is_thread,
    repeated,
    same_person,
    strip_marks,
    unfold,
    without_repeats,
)

TAIPEI = ZoneInfo("Asia/Taipei")
MING = "王小明 <ming@example.com>"
AT = dt.datetime(2026, 11, 20, 15, 12, tzinfo=TAIPEI)
THREAD = """\
小明你好，

同意延後一週，但資訊處只能給兩個人。

> 預算要多少？
上限 NT$300,000。

順頌商祺
李大華
資訊處 經理
電話：02-2345-6789 #123

王小明 <ming@example.com> 於 2026年11月20日 週五 下午3:12寫道：

> 大華你好，
>
> 檔期想延後一週，可以嗎？
> 預算要多少？
>
> --
> 王小明
> 行銷處
>
> -----原始郵件-----
> 寄件者: 陳美玲 <mei@example.com>
> 寄件日期: 2026年11月19日 上午 09:05
> 收件者: 王小明 <ming@example.com>;
>  李大華
> 主旨: 檔期
>
> 請在 11/25 前回覆。
>
> On Wed, Nov 18, 2026 at 3:12 PM Bob Lee
> <bob@example.com> wrote:
>
> > We need three weeks.
> > Sent from my iPhone
"""


def _told(text: str, **newest: object) -> list[tuple[str, str]]:
    found = unfold(text, zone=TAIPEI, **newest)  # type: ignore[arg-type]  # author and date of the newest message
    return [(passage.author, passage.text) for passage in found.passages]


def test_each_message_of_a_chain_appears_once_with_its_author() -> None:
    assert _told(THREAD, author="李大華") == [
        ("李大華", "小明你好，"),
        ("李大華", "同意延後一週，但資訊處只能給兩個人。"),
        ("李大華", "上限 NT$300,000。"),
        (MING, "大華你好，"),
        (MING, "檔期想延後一週，可以嗎？\n預算要多少？"),
        ("陳美玲 <mei@example.com>", "請在 11/25 前回覆。"),
        ("Bob Lee <bob@example.com>", "We need three weeks."),
    ]


def test_each_message_keeps_its_date_and_whether_it_is_quoted() -> None:
    newest = dt.datetime(2026, 11, 21, 9, tzinfo=TAIPEI)
    passages = unfold(THREAD, zone=TAIPEI, author="李大華", said_at=newest).passages
    dates = {passage.author: (passage.said_at, passage.quoted) for passage in passages}
    assert dates == {
        "李大華": (newest, False),
        MING: (AT, True),
        "陳美玲 <mei@example.com>": (dt.datetime(2026, 11, 19, 9, 5, tzinfo=TAIPEI), True),
        "Bob Lee <bob@example.com>": (dt.datetime(2026, 11, 18, 15, 12, tzinfo=TAIPEI), True),
    }


def test_every_passage_is_verbatim_and_its_place_is_its_line() -> None:
    lines = THREAD.split("\n")
    for passage in unfold(THREAD, zone=TAIPEI).passages:
        assert comparable(passage.text) in comparable(THREAD)
        assert passage.text.split("\n")[0] in lines[passage.place.number - 1]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("王小明 <ming@example.com> 於 2026年11月20日 週五 下午3:12寫道：", MING),
        ("王小明 <ming@example.com> 於 2026年11月20日 下午3:12 寫道：", MING),
        ("在 2026年11月20日，下午3:12，王小明 <ming@example.com> 寫道：", MING),
        ("王小明 於 2026/11/20 下午 03:12 提到:", "王小明"),
        (
            "在 2026年11月20日 星期五 下午03:12:00 [GMT+8]， 王小明<ming@example.com> 寫道:",
            "王小明<ming@example.com>",
        ),
        (
            "On Fri, Nov 20, 2026 at 3:12 PM Ming Wang <ming@example.com> wrote:",
            "Ming Wang <ming@example.com>",
        ),
        ("On 20 Nov 2026, at 15:12, Ming Wang <ming@example.com> wrote:", "Ming Wang <ming@example.com>"),
        ("On 11/20/2026 3:12 PM, Ming Wang wrote:", "Ming Wang"),
        ("On Fri, 20 Nov 2026 15:12:00 +0800, Ming Wang wrote:", "Ming Wang"),
        (
            "On Fri, Nov 20, 2026 at 3:12 PM Ming Wang\n<ming@example.com> wrote:",
            "Ming Wang <ming@example.com>",
        ),
    ],
)
def test_attribution_lines_of_common_mail_programs_give_author_and_date(line: str, author: str) -> None:
    found = unfold(f"好的，沒問題。\n\n{line}\n\n> 可以延後嗎？\n", zone=TAIPEI).passages
    assert [(passage.author, passage.text) for passage in found] == [
        ("", "好的，沒問題。"),
        (author, "可以延後嗎？"),
    ]
    assert found[1].said_at == AT


@pytest.mark.parametrize(
    "block",
    [
        "寄件者: 王小明 <ming@example.com>\n寄件日期: 2026年11月20日 下午 03:12\n收件者: 李大華\n主旨: 檔期",
        "寄件者：王小明 <ming@example.com>\n日期：2026年11月20日 星期五 下午3:12\n收件者：李大華"
        "\n副本：陳美玲\n主旨：檔期",
        "From: 王小明 <ming@example.com>\nSent: Friday, November 20, 2026 3:12 PM\nTo: Bob\nSubject: Plan",
        "*From:* 王小明 <ming@example.com>\n*Date:* Fri, 20 Nov 2026 15:12:00 +0800\n*To:* B\n*Subject:* Pl",
        "发件人: 王小明 <ming@example.com>\n发送时间: 2026年11月20日 15:12\n收件人: 李大华\n主题: 档期",
        "From: 王小明 <mailto:ming@example.com>\nSent: 2026/11/20 15:12\nTo: a@example.com;\n b@example.com"
        "\nSubject: x",
    ],
)
@pytest.mark.parametrize(
    "above",
    ["", "________________________________\n", "-----Original Message-----\n", "-----原始郵件-----\n"],
)
def test_header_blocks_give_author_and_date_without_quote_marks(block: str, above: str) -> None:
    found = unfold(f"好的。\n\n{above}{block}\n\n可以延後嗎？\n", zone=TAIPEI).passages
    assert [(passage.author, passage.text) for passage in found] == [("", "好的。"), (MING, "可以延後嗎？")]
    assert found[1].said_at == AT
    assert found[1].quoted


def test_a_pasted_thread_that_begins_with_a_header_block_has_its_newest_message_unquoted() -> None:
    text = "寄件者: 王小明\n寄件日期: 2026/11/20 15:12\n收件者: 李大華\n主旨: 檔期\n\n可以延後嗎？\n"
    (passage,) = unfold(text, zone=TAIPEI).passages
    assert (passage.author, passage.quoted) == ("王小明", False)


def test_answers_written_between_quoted_lines_stay_with_their_writer() -> None:
    text = (
        "王小明 於 2026/11/20 下午 03:12 寫道：\n> 甲案的預算夠嗎？\n夠。\n> 人力呢？要幾個？\n還缺兩個人。\n"
    )
    assert _told(text, author="李大華") == [
        ("王小明", "甲案的預算夠嗎？"),
        ("李大華", "夠。"),
        ("王小明", "人力呢？要幾個？"),
        ("李大華", "還缺兩個人。"),
    ]


def test_two_people_who_say_the_same_are_both_kept() -> None:
    text = "同意。\n\n王小明 於 2026/11/20 下午 03:12 寫道：\n> 同意。\n"
    assert _told(text, author="李大華") == [("李大華", "同意。"), ("王小明", "同意。")]


@pytest.mark.parametrize(
    "text",
    [
        "專案：改版\n日期：2026/11/20\n地點：台北\n\n決議：延後。",
        "他提到：要三週。",
        "From: here to there",
        "> 引言\n\n內文",
    ],
)
def test_ordinary_text_is_no_thread(text: str) -> None:
    assert not is_thread(text)


def test_text_that_only_mentions_somebody_wrote_is_no_attribution() -> None:
    text = "陳美玲在報告裡寫道：\n成本會上升。"
    assert _told(text, author="李大華") == [("李大華", text)]


def test_messages_repeated_in_another_file_are_found_by_author_whatever_the_line_breaks() -> None:
    line = Place(PlaceKind.LINE, 1)
    own = Passage("檔期想延後一週，\n可以嗎？", line, author=MING)
    again = Passage("檔期想延後一週，可以嗎？", line, author="王小明", quoted=True)
    other = Passage("檔期想延後一週，可以嗎？", line, author="李大華", quoted=True)
    assert repeated([again, own, other]) == {0}
    assert without_repeats([again, own, other]) == [own, other]


def test_people_are_recognised_by_address_or_name() -> None:
    assert same_person("Ming <MING@example.com>", "王小明 <ming@example.com>")
    assert same_person("王小明", MING)
    assert not same_person("王小明 <a@example.com>", "王小明 <b@example.com>")
    assert not same_person("", "")


def test_quote_marks_are_counted_and_removed() -> None:
    assert strip_marks("> > 深") == (2, "深")
    assert strip_marks(">>深 > 淺") == (2, "深 > 淺")
    assert strip_marks("a > b") == (0, "a > b")
