"""How signatures, disclaimers and device lines are written in zh-TW and English, as patterns over lines."""

import re


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _line(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t\u3000]*{_any(*alternatives)}[ \t\u3000]*[,，.。!！~～]*[ \t]*$", re.IGNORECASE)


DELIMITER = re.compile(r"^--[ \t]?$|^—[ \t]?$|^_{5,9}$")
DEVICE = _line(
    r"(?:sent|get) (?:from|via|with) (?:my|outlook|mail for|the|iphone|samsung|yahoo|gmail)\b.{0,60}",
    r"get outlook for .{2,40}",
    r"(?:從|由)我的 ?.{2,20} ?(?:傳送|寄出|傳出)",
    r"(?:傳送|寄)自(?:我的)? ?.{2,30}",
    r"取得 ?outlook(?: for)? ?.{0,30}",
)
CLOSING = _line(
    r"(?:with )?(?:(?:best|kind|warm|many) )?(?:regards|wishes)",
    r"(?:many |best )?thanks(?: a lot| again| and regards)?",
    r"thank you|cheers|all the best|best|br|rgds|cordially",
    r"(?:yours )?sincerely|yours(?: truly| faithfully)?",
    r"順頌(?:商|時|公)?[祺綏]|敬頌.{0,4}|敬祝.{0,6}|此致.{0,4}|敬上|謹上|敬啟",
    r"祝(?:好|福|順心|商祺|安好|工作順利|平安|一切順利).{0,4}",
    r"(?:非常|萬分)?(?:感謝|謝謝|感恩)(?:您|你|大家|各位|幫忙|協助)?",
)
_WAYS = _any(
    r"t|tel|phone|m|mobile|cell|fax|f|e|ext|e-?mail|mail|web|address|skype|line id",
    r"電話|手機|行動電話|行動|傳真|分機|信箱|電子郵件|電郵|地址|網址|統編",
)
CONTACT = re.compile(
    _any(
        rf"(?:^|[\s|｜/／]){_WAYS}[ \t]*(?:[:：.#]|no\.?)",
        r"(?:^|\s)(?:https?://|www\.)\S{4,}",
        r"^[ \t]*<?[\w.+-]{1,64}@[\w.-]{3,190}>?[ \t]*$",
        r"(?:\+886|\(0\d{1,2}\)|(?<!\d)0\d{1,3})[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)",
    ),
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[。？！?；;]|^(?:\S+\s+){5,}\S*[.!](?:\s|$)|，.{4,}")
POSTSCRIPT = re.compile(r"^[ \t]*(?:p\.?[ ]?s\.?\b|附註|附帶|補充|備註)", re.IGNORECASE)
EXTERNAL = re.compile(
    r"^[ \t\[【(*]*(?:caution|warning|external(?: e-?mail)?|外部郵件|外部信件|注意)[\]】)*]*"
    r"[ \t]*[:：]?.{0,40}"
    r"(?:outside (?:of )?(?:the|your|our)|external sender|組織外部|公司外部|外部寄件|來自外部).{0,200}$",
    re.IGNORECASE,
)
GREEN = re.compile(
    _any(
        r"consider the environment before print",
        r"列印(?:本|此)?.{0,6}前.{0,12}(?:環境|環保|地球)",
        r"請.{0,4}(?:愛護|珍惜)地球",
    ),
    re.IGNORECASE,
)
_RECEIVER = r"收(?:件|信)(?:人|者)"
_SPREAD = r".{0,20}(?:揭露|複製|散布|轉寄|使用|傳送)"
LEGAL = tuple(
    re.compile(_any(*alternatives), re.IGNORECASE)
    for alternatives in (
        (
            r"(?:this|the) (?:e-?mail|message|communication|transmission)",
            r"(?:本|此|這封)(?:電子)?(?:郵件|信件|信|訊息)",
        ),
        (r"confidential|privileged|proprietary", r"機密|保密|隱私|特權"),
        (
            r"intended (?:recipient|solely|only|for)|addressee",
            rf"(?:指定|預定|原|所列|正確)(?:之|的)?{_RECEIVER}|非.{{0,12}}{_RECEIVER}",
        ),
        (r"delete|destroy|notify (?:the sender|us)", r"刪除|銷毀|通知(?:寄件|發信|本公司|我們|原)"),
        (
            r"unauthori[sz]ed|prohibited|without (?:prior )?(?:written )?consent",
            rf"未經.{{0,8}}(?:授權|同意|許可)|(?:不得|禁止|請勿){_SPREAD}",
        ),
        (r"virus(?:es)?|liab(?:le|ility)", r"病毒|法律責任|不負.{0,6}責任"),
    )
)
