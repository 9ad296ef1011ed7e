import base64
import datetime as dt
import quopri

import pytest

from tests.adapters.readers.factory import msg_bytes
from tests.adapters.readers.reading import document, refusal, texts

BODY = "行銷處希望檔期延後一週，資訊處只能給兩個人。"
AT = dt.datetime(2026, 11, 20, 15, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
HEAD = (
    "From: =?utf-8?B?546L5bCP5piO?= <ming@example.com>\r\nTo: da@example.com\r\n"
    "Date: Fri, 20 Nov 2026 15:12:00 +0800\r\n"
)


def _mail(rest: str, body: bytes, head: str = HEAD) -> bytes:
    return (head + rest).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


@pytest.mark.parametrize("charset", ["utf-8", "big5", "gb18030"])
@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable"])
def test_bodies_are_decoded_from_any_charset_and_transfer_encoding(charset: str, transfer: str) -> None:
    raw = BODY.encode(charset)
    body = {"8bit": raw, "base64": base64.encodebytes(raw), "quoted-printable": quopri.encodestring(raw)}[
        transfer
    ]
    kind = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}"
    rest = f"{kind}\r\nContent-Transfer-Encoding: {transfer}"
    found = document("a.eml", _mail(rest, body))
    assert texts(found) == [BODY]
    assert (found.sender, found.recipients, found.sent_at) == (
        "王小明 <ming@example.com>",
        ("da@example.com",),
        AT,
    )
    assert found.passages[0].author == found.sender
    assert found.passages[0].said_at == AT


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"=?big5?B?" + base64.b64encode("檔期調整".encode("big5")) + b"?=", "檔期調整"),
        (b"=?UTF-8?Q?=E6=AA=94=E6=9C=9F?= =?UTF-8?Q?=E8=AA=BF=E6=95=B4?=", "檔期調整"),
        ("檔期調整".encode("cp950"), "檔期調整"),
        ("檔期調整".encode(), "檔期調整"),
        (b"=?gb2312?B?" + base64.b64encode("檔期調整".encode("gb18030")) + b"?=", "檔期調整"),
        (b"Re: plan\r\n for =?utf-8?B?5qqU5pyf?=", "Re: plan for 檔期"),
        (b"=?no-such?Q?abc?=", "abc"),
    ],
)
def test_subjects_are_read_encoded_or_raw(raw: bytes, expected: str) -> None:
    data = HEAD.encode() + b"Subject: " + raw + b"\r\n\r\nBody text\r\n"
    assert document("a.eml", data).subject == expected


def test_a_mail_in_html_only_becomes_text_without_scripts_or_links_followed() -> None:
    page = (
        "<html><head><title>t</title><style>p{}</style></head><body><script>alert(1)</script>"
        f"<p>{BODY}</p><table><tr><td>行銷</td><td>300,000</td></tr></table>"
        "<img src='http://tracker.example/x.png'><a href='http://x.example'>連結</a>"
        "<blockquote>上次的內容</blockquote></body></html>"
    )
    found = document(
        "a.eml", _mail("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8", page.encode())
    )
    assert BODY in texts(found)
    assert "行銷\t300,000" in found.text
    assert "上次的內容" in texts(found)
    assert not any(word in found.text for word in ("alert", "tracker", "p{}"))


def test_attachments_and_attached_mails_are_named_and_not_opened() -> None:
    body = (
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + BODY + "\r\n"
        "--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment;"
        " filename*=utf-8''%E9%A0%90%E7%AE%97.zip\r\n\r\nPK secret\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner mail\r\n\r\nhidden words\r\n--b--\r\n"
    )
    found = document(
        "a.eml", _mail('MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"', body.encode())
    )
    assert texts(found) == [BODY]
    assert "預算.zip, inner mail" in found.notes[0].zh
    assert "hidden words" not in found.text


@pytest.mark.parametrize(
    ("plain", "expected"), [("詳見網頁版", "網頁裡的長內容" * 10), ("文字版" * 20, "文字版" * 20)]
)
def test_of_two_versions_the_text_is_taken_unless_it_is_a_stub(plain: str, expected: str) -> None:
    body = (
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{'網頁裡的長內容' * 10}</p>\r\n--b--\r\n"
    )
    rest = 'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"'
    assert texts(document("a.eml", _mail(rest, body.encode()))) == [expected]


def test_a_reply_chain_in_a_mail_is_unfolded_in_the_zone_of_its_date() -> None:
    chain = (
        BODY
        + "\r\n\r\n寄件者: 李大華\r\n寄件日期: 2026年11月19日 上午 09:05\r\n"
        + "收件者: 王小明\r\n主旨: 檔期\r\n\r\n請回覆。\r\n"
    )
    found = document(
        "a.eml", _mail("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8", chain.encode())
    )
    assert [(each.author, each.text) for each in found.passages] == [
        ("王小明 <ming@example.com>", BODY),
        ("李大華", "請回覆。"),
    ]
    assert found.passages[1].said_at == dt.datetime(2026, 11, 19, 9, 5, tzinfo=AT.tzinfo)


@pytest.mark.parametrize(
    "date",
    ["", "Date: nonsense\r\n", "Date: Fri, 99 Nov 2026 15:12:00 +0800\r\n", "Date: " + "1" * 5_000 + "\r\n"],
)
def test_a_mail_without_a_readable_date_has_none(date: str) -> None:
    assert document("a.eml", _mail("Subject: x", b"Body", f"From: a@example.com\r\n{date}")).sent_at is None


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime; name=smime.p7m", 'multipart/encrypted; boundary="b"']
)
def test_encrypted_mails_are_refused_by_name(kind: str) -> None:
    assert (
        "encrypted"
        in refusal("a.eml", _mail(f"MIME-Version: 1.0\r\nContent-Type: {kind}", b"AAAA")).sentence.en
    )


def test_a_mail_with_thousands_of_nested_parts_is_refused() -> None:
    body = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(300))
    result = refusal("a.eml", _mail("MIME-Version: 1.0\r\n" + body, b"x"), entries=100)
    assert result.sentence.en


def test_outlook_messages_are_read_with_people_date_and_attachment_names() -> None:
    data = msg_bytes(
        subject="檔期",
        body=f"{BODY}\r\n\r\n-- \r\n王小明",
        sender=("王小明", "ming@example.com"),
        recipients=[("李大華", "da@example.com"), ("陳美玲", "")],
        headers="Date: Fri, 20 Nov 2026 15:12:00 +0800\n\n",
        attachments=["預算.xlsx"],
    )
    found = document("a.msg", data)
    assert texts(found) == [BODY]
    assert (found.subject, found.sender, found.sent_at) == ("檔期", "王小明 <ming@example.com>", AT)
    assert found.recipients == ("李大華 <da@example.com>", "陳美玲")
    assert any("預算.xlsx" in note.zh for note in found.notes)


def test_old_outlook_messages_keep_their_big5_text() -> None:
    data = msg_bytes(subject="檔期", body=BODY.encode("cp950"), sender=("王小明", "ming@example.com"))
    assert texts(document("a.msg", data)) == [BODY]
