import pytest

from assistant.project.intake.cleaning import is_disclaimer, keep

BODY = ["同意延後一週，但資訊處只能給兩個人。", ""]


def _left(*lines: str) -> list[str]:
    every = [*BODY, *lines]
    return [line for line, keeps in zip(every, keep(every), strict=True) if keeps and line.strip()]


@pytest.mark.parametrize(
    "signature",
    [
        ["-- ", "李大華", "資訊處"],
        ["--", "Ray Lee"],
        ["順頌商祺", "", "李大華"],
        ["敬祝 商祺", "李大華 敬上"],
        ["謝謝！", "大華"],
        ["Best regards,", "Ray Lee", "IT Manager | Example Ltd.", "T: +886 2 2345 6789", "www.example.com"],
        ["Thanks,", "Ray"],
        ["李大華 Ray Lee", "資訊處 經理", "電話：02-2345-6789 #123", "E-mail: ray@example.com"],
        ["Sent from my iPhone"],
        ["從我的 iPhone 傳送"],
        ["取得 Outlook for iOS"],
    ],
)
def test_signatures_go(signature: list[str]) -> None:
    assert _left(*signature) == [BODY[0]]


@pytest.mark.parametrize(
    "notice",
    [
        "本電子郵件及其附件可能含有機密資訊，僅供指定收件人使用。若您非指定收件人，請立即刪除並通知寄件人。",
        "本信件可能包含保密資料，非指定之收件者，請勿使用或揭露本信件內容，並請銷毀此信件。",
        "This e-mail and any attachments are confidential and intended solely for the addressee."
        " If you are not the intended recipient, notify the sender and delete it. Disclosure is prohibited.",
        "Please consider the environment before printing this email.",
        "CAUTION: This email originated from outside of the organization. Do not click links.",
    ],
)
def test_disclaimers_go_wherever_they_stand(notice: str) -> None:
    assert _left(notice) == [BODY[0]]
    assert _left(notice, "", "另外請補上數字。") == [BODY[0], "另外請補上數字。"]


@pytest.mark.parametrize(
    "line",
    [
        "本郵件請保密，先不要轉給行銷處。",
        "Please keep this confidential until the board has met.",
        "謝謝大家上週的幫忙，這次想請資訊處支援兩個人。",
        "Best case we finish in three weeks.",
        "請刪除上次的附件，改用這一版。",
        "窗口電話是 02-2345-6789，請直接聯絡。",
    ],
)
def test_what_somebody_asks_for_stays(line: str) -> None:
    assert line in _left(line, "", "以上，請參考。")
    assert line in _left(line)


def test_a_postscript_below_the_signature_stays() -> None:
    assert "P.S. 預算表週三補上。" in _left("--", "李大華", "P.S. 預算表週三補上。")


def test_a_closing_followed_by_more_sentences_is_no_signature() -> None:
    left = _left("謝謝", "另外，行銷處的人力要再確認，請在週三前回覆我數字。")
    assert left == [BODY[0], "謝謝", "另外，行銷處的人力要再確認，請在週三前回覆我數字。"]


def test_a_single_line_with_a_telephone_number_is_no_signature() -> None:
    assert _left("分機：1234") == [BODY[0], "分機：1234"]


def test_one_request_for_secrecy_is_no_disclaimer() -> None:
    assert not is_disclaimer("這個數字是機密，請勿轉寄。")


def test_the_authors_own_name_at_the_end_is_a_signature_and_anybody_elses_is_not() -> None:
    lines = [*BODY, "李大華", "資訊處"]
    assert keep(lines, "李大華 <da@example.com>") == [True, True, False, False]
    assert keep(lines, "王小明 <ming@example.com>") == [True] * 4
    assert keep(["李大華"], "李大華") == [True]


def test_nothing_breaks_on_nothing() -> None:
    assert keep([]) == []
    assert keep([""]) == [True]
