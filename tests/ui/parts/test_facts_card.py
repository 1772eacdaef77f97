"""A card of facts shows what is known and leaves out the rest."""

from desktop.ui.parts.facts_card import FactsCard


def test_a_fact_that_says_nothing_is_left_out_with_its_title(qtbot):
    card = FactsCard()
    qtbot.addWidget(card)
    card.show()
    card.show_facts([("เลขที่", "๑๑๑/๒๕๕๑"), ("เหตุผล", ""), ("จำนวนหน้า", "2")])
    assert [label.text() for label in card._shown] == ["เลขที่", "๑๑๑/๒๕๕๑", "จำนวนหน้า", "2"]
    card.show_facts([("เหตุผล", "ออกซ้ำ")])
    assert [label.text() for label in card._shown] == ["เหตุผล", "ออกซ้ำ"]
