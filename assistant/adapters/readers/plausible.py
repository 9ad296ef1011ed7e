"""How much a text looks like something a person wrote: the measure by which encodings are told apart.

A text in one old Chinese encoding often decodes without an error in another, into characters nobody
uses. So the share of the few hundred characters that make up most of any Chinese text decides.
"""

_COMMON = frozenset(
    "的一是不了在人有我他這這個們中來上大為和國地到以說時要就出會可也你對生能而子那得于著下自之年過發後作里用道行所然家種事成方多經"
    "麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三"
    "又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先"
    "海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計"
    "管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程"
    "請您謝貴專案會議部門業務行銷產品財務預算目標客戶需求時程討論確認負責希望協助處理回覆附件郵件主旨寄件收件日期星期週營運系統開發測試"
    "上線成本績效指標季預計萬元億萬千百八九六七林陳黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂台臺灣北支援延後提供調整影響優先"
    "这个们来为国说时会对过发后学现当没动还进样无长机关点业间问应战头体见产话给门儿东声员论处义几认条气题尔别变总电数报结务场计资许"
    "统区队决达强难权设记类据请谢贵专议销财预标户讨确负协复邮营开测试线绩効计万亿张吴刘杨郑苏叶庄吕湾优调响实从众页网络软项质"
)
_MARKS = frozenset("，。、：；？！「」『』（）《》〈〉【】〔〕—…·～／％＄＋－＝　“”‘’．")
_TYPOGRAPHIC = frozenset("“”‘’–—…•·é×°®©™€£áàâäãåçèêëíìîïñóòôöõúùûüÿßÄÖÜÉ")
_SAMPLE = 20_000


def plausibility(text: str) -> float:
    """From -1 (garbage) to 1 (everyday words) over the characters beyond ASCII; 1 where there are none."""
    sample = [character for character in text[: _SAMPLE * 4] if character > "\x7f"][:_SAMPLE]
    if not sample:
        return 1.0
    return sum(map(_worth, sample)) / len(sample)


def _worth(character: str) -> float:
    if character in _COMMON or character in _MARKS:
        return 1.0
    if character in _TYPOGRAPHIC:
        return 0.6
    if "\u4e00" <= character <= "\u9fff" or "\u3100" <= character <= "\u312f":
        return 0.1
    if "\uff01" <= character <= "\uff5e" or "\u2010" <= character <= "\u27bf" or character >= "\U0001f300":
        return 0.3
    if "\u3040" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7af":
        return 0.2
    return -1.0 if not character.isprintable() or character == "\ufffd" else -0.2
