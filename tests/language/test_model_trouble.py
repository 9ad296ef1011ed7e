import pytest

from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, Usage
from assistant.language.model_trouble import ModelError, ModelTrouble


@pytest.mark.parametrize("trouble", list(ModelTrouble))
def test_every_trouble_says_what_happened_and_what_to_do(trouble: ModelTrouble) -> None:
    error = ModelError(trouble, partial="半句", detail="HTTP 500")
    chinese, english = error.read(Language.ZH_TW), error.read(Language.EN)
    assert chinese.count("。") >= 2
    assert english.count(".") >= 2
    assert trouble.value not in chinese
    assert "HTTP" not in chinese + english


def test_troubles_do_not_share_sentences() -> None:
    assert len({ModelError(trouble).sentence.en for trouble in ModelTrouble}) == len(ModelTrouble)


def test_a_budget_counts_calls_and_seconds() -> None:
    budget = CallBudget(calls=1, seconds=60)
    assert 59 < budget.remaining_seconds <= 60
    budget.spend()
    with pytest.raises(ModelError) as caught:
        budget.spend()
    assert caught.value.trouble is ModelTrouble.BUDGET
    assert CallBudget(seconds=0).remaining_seconds == 0


def test_usage_adds_up_and_keeps_unknown_unknown() -> None:
    assert Usage(1, 2) + Usage(3, None) == Usage(4, 2)
    assert Usage() + Usage() == Usage()
