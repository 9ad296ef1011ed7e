"""Secrets are found by form or label; ordinary business words are not taken for one."""

import time

import pytest

from assistant.language.secrets_found import secrets

# Put together here, so that no scanner takes this file for a leak.
KEY = "sk-" + "abcdefghijklmnopqrstuvwx"
PEM = "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIabc\n-----END RSA PRIVATE " + "KEY-----"
JWT = ".".join(["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", "abcdefghijk"])


@pytest.mark.parametrize(
    ("text", "kind", "secret"),
    [
        ("密碼是 Hunter2!，請不要外傳", "password", "Hunter2!"),
        ("密碼：１２３４ａｂ", "password", "１２３４ａｂ"),
        ("pwd=1234;", "password", "1234"),
        ("postgres://admin:s3cret@db.local/x", "password", "s3cret"),
        (f"the api key is {KEY}.", "key", KEY),
        ("金鑰 = Ab3dEf9hIj", "key", "Ab3dEf9hIj"),
        ("Authorization: Bearer abcdefghijklmnop1234", "token", "abcdefghijklmnop1234"),
        (f"拿 {JWT} 去試", "token", JWT),
        (f"先存起來\n{PEM}\n謝謝", "private_key", PEM),
        ("卡號 4111 1111 1111 1111 明年到期", "card", "4111 1111 1111 1111"),
        ("3782 822463 10005", "card", "3782 822463 10005"),
    ],
)
def test_a_secret_is_found_where_it_stands(text: str, kind: str, secret: str) -> None:
    found = secrets(text)
    assert [(each.kind, text[each.start : each.end]) for each in found] == [(kind, secret)]


@pytest.mark.parametrize(
    "text",
    [
        "密碼：待確認",
        "Password: required",
        "The password is required on every page.",
        "token：4096 個",
        "token 是 LLM 的計價單位",
        "卡號 4111 1111 1111 1112",
        "2027/12/03 要付 1,234,567,890,123 元",
        "The secret sauce is marketing.",
    ],
)
def test_ordinary_words_are_no_secret(text: str) -> None:
    assert secrets(text) == []


@pytest.mark.parametrize("piece", ["a:b@", "1234 ", PEM[:31], "eyJabcdefghi", "token:", "://a:"])
def test_time_is_linear_in_a_hostile_text(piece: str) -> None:
    started = time.process_time()
    secrets((piece * 100_000)[:100_000])
    assert time.process_time() - started < 2
