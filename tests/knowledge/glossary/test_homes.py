"""Departments are recognised by the names organisations give them."""

import pytest

from assistant.knowledge.glossary.homes import home_name, home_of
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language

NAMES = {
    Home.ENGINEERING: ["資訊部", "研發處", "資訊安全部", "软件开发部", "IT", "IT部", "R&D", "Engineering"],
    Home.DATA: ["數據分析部", "資料科學組", "Data", "Data Engineering", "Business Intelligence"],
    Home.PRODUCT: ["產品部", "產品管理處", "Products", "Product Management"],
    Home.UX: ["設計部", "使用者經驗組", "產品設計部", "UX", "User Experience"],
    Home.MARKETING: ["行銷部", "數位行銷", "產品行銷部", "品牌公關處", "Marketing", "Product Marketing"],
    Home.SALES: ["業務部", "國外業務處", "電商部", "Sales", "Customer Success", "Business Development"],
    Home.FINANCE: ["財務處", "財務部", "Finance", "FP&A"],
    Home.ACCOUNTING: ["會計部", "稽核室", "Accounting"],
    Home.LEGAL: ["法務室", "法遵部", "Legal", "Legal & Compliance"],
    Home.HR: ["人資", "人力資源部", "HR", "Human Resources", "People Operations"],
    Home.OPERATIONS: ["營運部", "門市營運部", "客服處", "廠務", "製造部", "Operations", "Customer Service"],
    Home.SUPPLY_CHAIN: ["供應鏈", "採購部", "倉儲物流部", "生產管理課", "Procurement", "Supply Chain"],
    Home.QUALITY: ["品保部", "品管課", "QA", "Quality Assurance"],
    Home.MANAGEMENT: ["總經理室", "專案管理", "管理部", "PMO", "Project Management"],
}


@pytest.mark.parametrize(("name", "home"), [("業務部", Home.SALES), ("Ｆｉｎａｎｃｅ", Home.FINANCE)])
def test_width_does_not_matter(name: str, home: Home) -> None:
    assert home_of(name) is home


@pytest.mark.parametrize(("name", "home"), [(name, home) for home, names in NAMES.items() for name in names])
def test_departments_in_both_languages(name: str, home: Home) -> None:
    assert home_of(name) is home


@pytest.mark.parametrize("name", ["", "甲組", "Audition", "Team Rocket", "Splitter", "福委會"])
def test_a_name_that_does_not_tell_is_no_department(name: str) -> None:
    assert home_of(name) is None


def test_every_kind_has_a_name_in_both_languages() -> None:
    for language in Language:
        assert len({home_name(home, language) for home in Home}) == len(Home)
    assert home_name(Home.FINANCE, Language.ZH_TW) == "財務"
