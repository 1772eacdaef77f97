"""What a copy of some tambons does not do by itself: nobody there sees whether other tambons use a record."""

from __future__ import annotations

from desktop.errors import CannotDo
from desktop.store import scopes
from desktop.store.session import Session


def sees_all(session: Session) -> bool:
    """Tell whether this copy holds the whole office, so that whatever uses a record is seen from here."""
    return not scopes.of_this(session).tambons


def require_all(session: Session) -> None:
    """Refuse on a copy of some tambons what may be done only where all uses of a record are seen."""
    if not sees_all(session):
        raise CannotDo("เครื่องนี้มีข้อมูลเฉพาะบางตำบล จึงไม่เห็นว่าตำบลอื่นใช้รายการนี้อยู่หรือไม่ กรุณาทำที่สำนักงาน")
