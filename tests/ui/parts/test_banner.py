"""A sentence that stands above a page while there is something to say."""

from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import button


def test_it_is_seen_while_it_says_something(qtbot):
    act = button("พิมพ์")
    banner = Banner(act)
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.say("เดือนนี้ไม่มีเรื่องเข้าใหม่")
    assert (banner.isVisible(), banner.words.text(), act.parent()) == (True, "เดือนนี้ไม่มีเรื่องเข้าใหม่", banner)
    banner.say("")
    assert banner.isHidden()
