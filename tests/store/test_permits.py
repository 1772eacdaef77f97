"""What the user of an open office may do, read from the office's users and the keys that opened it."""

from __future__ import annotations

from desktop.domain.users import EVERYTHING, MEDIATION, User
from desktop.store import keys, opening, permits, records
from desktop.store.session import writing
from desktop.store.vault import Vault
from tests.conftest import PASSPHRASE

HERS = "ต้นกล้าริมธาร ๒"


def add(store, **what):
    with writing(store, "ผู้ทดสอบ", "ทดสอบ") as session:
        records.add(session, User(**what))
    permits.refresh(store)


def test_an_office_without_users_allows_everything_to_its_first_slot_only(store):
    permits.refresh(store)
    assert store.permits == EVERYTHING
    keys.add_slot(store.folder, store.opened, "ไม่มีใครบันทึก", HERS, False)
    permits.refresh(store)
    assert store.permits == EVERYTHING
    store.slot = keys.whose(store.folder, HERS)
    permits.refresh(store)
    assert store.permits == frozenset()


def test_the_role_of_the_slot_counts_and_a_slot_without_user_may_nothing(store):
    add(store, name="หัวหน้า", role="head", slot=store.slot, mediation=True)
    assert store.permits == EVERYTHING
    store.slot = "0123456789abcdef"
    permits.refresh(store)
    assert store.permits == frozenset()


def test_without_their_key_the_cases_stay_closed_whatever_the_record_says(store):
    store.vault = Vault(keys.Keys(store.vault.keys.data))
    add(store, name="หัวหน้า", role="head", slot=store.slot, mediation=True)
    assert store.permits == EVERYTHING - {MEDIATION}


def test_whoever_holds_the_printed_code_may_mend_everything(store):
    add(store, name="หัวหน้า", role="head", slot=store.slot, mediation=True)
    store.slot = permits.RECOVERY
    permits.refresh(store)
    assert store.permits == EVERYTHING


def test_an_office_is_opened_with_what_its_user_may_do(store):
    add(store, name="ผู้ดู", role="viewer", slot=store.slot)
    store.close()
    again = opening.open_office(store.folder, PASSPHRASE)
    assert again.permits == frozenset()
    again.close()
