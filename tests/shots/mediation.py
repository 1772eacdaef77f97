"""Pictures of the place of mediation: cases, open and closed, the registers beside them, the statistics and their sheets."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication

from desktop.domain.cases import Case, Party
from desktop.domain.mediators import Training
from desktop.domain.parties import named
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.store import records
from desktop.store.session import reading, writing
from desktop.ui.mediation.case_sheet_dialog import CaseSheetDialog
from desktop.work import cases
from tests.shots.taking import DAY, OFFICER, picture, settle


def picture_the_cases(made, qtbot):
    """Picture the list of cases, a new one as it is typed, a case tab by tab, its dialogs, and the page that is closed."""
    one = begin_a_case(made)
    window = made.window
    window.go("mediation")
    settle(qtbot, made)
    place = window.page().pages["cases"]
    place.refresh("cases")
    settle(qtbot, made)
    picture(made, window, "cases")
    picture_a_new_case(made, qtbot, place)
    window.open("cases", one)
    settle(qtbot, made)
    picture_the_tabs_of_a_case(made, qtbot, place.record)
    picture_the_closed_cases(made, qtbot, place)


def begin_a_case(made):
    """Begin a case between four, one of them a minor; gives its id."""
    with writing(made.office.store, OFFICER, "รับเรื่องไกล่เกลี่ย") as session:
        kind = cases.kinds(session)[0] if cases.kinds(session) else None
        id_ = kind.id if kind else records.add(session, DisputeKind(name="หนี้สิน กู้ยืม", nature="civil"))
        case = Case(
            received=DAY, kind=id_, subject="เงินยืมทำนาไม่คืนตามกำหนด", value=4_500_000, track="act", no_court_case=True,
            facts="ยืมเงินไปทำนา สัญญาว่าจะคืนหลังเก็บเกี่ยว จนถึงวันนี้ยังไม่คืน", asks="ขอให้คืนเงินเป็นงวด",
        )  # fmt: skip
        minor = Party(
            side="2", title="นาย", first_name="ทดลอง", last_name="อายุน้อย", age=17, occupation="นักเรียน", address="12",
            phone="080-000-0000", national_id="1234567890121", consent="yes", consented=DAY,
        )  # fmt: skip
        parties = [
            named("นายสมมติ ใจร้อน", "1"),
            named("กลุ่มออมทรัพย์สมมติ", "1"),
            minor,
            named("นางพยาน สมมติ", "witness"),
        ]
        return cases.begin(session, case, parties)


def picture_a_new_case(made, qtbot, place):
    """Picture the page of a new case, empty and refused."""
    window = made.window
    window.open("cases", "")
    settle(qtbot, made)
    picture(made, window, "case-new")
    body = place.new_page.body
    for side, typed in zip(body.sides.sides.values(), ("นายสมมติ ใจร้อน", ""), strict=True):
        side.first().name.setText(typed)
        side.first().address.setText("12 หมู่ 3")
    place.new_page.save()
    settle(qtbot, made)
    picture(made, window, "case-new-refused")
    body.sides.show_parties(())
    body.mark_saved()


def picture_the_tabs_of_a_case(made, qtbot, page):
    """Picture each tab of a case, and the dialogs of its parties."""
    for number, key in enumerate(page._rooms):
        page.tabs.setCurrentIndex(number)
        settle(qtbot, made)
        picture(made, made.window, f"case-{key}")
    tab = page.tab("parties")
    for name, ask in (
        ("party", partial(tab.edit, tab.whole.side("2")[0])),
        ("party-new", partial(tab.add, "1")),
    ):
        ask()
        settle(qtbot, made)
        dialog = QApplication.activeModalWidget()
        picture(made, dialog, f"case-{name}")
        dialog.reject()


def picture_the_closed_cases(made, qtbot, place):
    """Picture the page of cases as it stands for who may not open them."""
    made.office.store.permits = EVERYTHING - {MEDIATION}
    place.refresh("users")
    settle(qtbot, made)
    picture(made, made.window, "cases-closed")
    made.office.store.permits = EVERYTHING
    place.refresh("users")
    settle(qtbot, made)


def picture_the_teaching_of_mediation(made, qtbot):
    """Picture the registers beside the cases, a training with who took part, the statistics, and the sheets made of them."""
    window = made.window
    window.go("mediation")
    place = window.page()
    for key in ("mediators", "trainings", "outreaches", "statistics"):
        place.tabs.setCurrentWidget(place.pages[key])
        settle(qtbot, made)
        picture(made, window, f"mediation-{key}")
    statistics = place.pages["statistics"]
    statistics.flow.table.open_at(0, 2)
    settle(qtbot, made)
    picture(made, window, "mediation-behind")
    statistics.back()
    statistics.show_sheet("statistics")
    settle(qtbot, made)
    [dialog] = statistics.findChildren(CaseSheetDialog)
    picture(made, dialog, "mediation-sheet")
    dialog.reject()
    with reading(made.office.store) as session:
        [training] = records.find(session, Training)
    window.open(Training.topic, training.id)
    settle(qtbot, made)
    place.pages["trainings"].record.tabs.setCurrentIndex(1)
    settle(qtbot, made)
    picture(made, window, "mediation-training")
