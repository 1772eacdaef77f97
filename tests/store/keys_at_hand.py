"""An office with several users, for the tests of its keys."""

from __future__ import annotations

import json
import os

import pytest

from desktop.errors import CannotDo
from desktop.store import key_slots, keys, recovery_code

HEAD, MEDIATOR, OFFICER = "รหัสผ่านของหัวหน้า", "รหัสผ่านของผู้ไกล่เกลี่ย", "รหัสผ่านของพัฒนากร"
WRONG = "รหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และปุ่ม Caps Lock แล้วพิมพ์ใหม่"
DAMAGED = "ไฟล์กุญแจ keys.json เสียหายหรือถูกแก้ไข จึงเปิดสำนักงานไม่ได้ กรุณานำไฟล์ keys.json จากสำเนาสำรองมาแทน"
NO_CASES = "ไม่มีสิทธิ์เปิดข้อมูลไกล่เกลี่ย กรุณาให้ผู้ที่มีสิทธิ์ในสำนักงานเปิดให้"
LAST_OF_CASES = "ผู้ใช้คนนี้เป็นคนเดียวที่เปิดข้อมูลไกล่เกลี่ยได้ กรุณาให้สิทธิ์ผู้ใช้คนอื่นก่อน"
OLD_CODE = "รหัสกู้คืนของสำนักงานนี้เป็นแบบเดิม กรุณาออกและพิมพ์รหัสกู้คืนใหม่ก่อน"
UNKNOWN = "ไม่พบผู้ใช้คนนี้ กรุณาเลือกชื่อจากรายชื่อผู้ใช้อีกครั้ง"


@pytest.fixture
def made(tmp_path):
    """Make an office of one user; give the open keys and the code."""
    return keys.make(tmp_path, HEAD, "สมศรี")


class Office:
    """An office of three users: a head and a mediator who open the cases, an officer who does not."""

    def __init__(self, folder):
        self.folder = folder
        self.head, self.code = keys.make(folder, HEAD, "สมศรี")
        self.mediator = keys.add_slot(folder, self.head, "สมหมาย", MEDIATOR, cases=True)
        self.officer = keys.add_slot(folder, self.head, "สมชาย", OFFICER, cases=False)

    def open(self, passphrase):
        return keys.unlock(self.folder, passphrase)


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def envelope(folder):
    return json.loads((folder / "keys.json").read_bytes())


def put(folder, contents):
    (folder / "keys.json").write_text(json.dumps(contents))


def refusal(act, *arguments, kind=CannotDo, **named):
    with pytest.raises(kind) as refused:
        act(*arguments, **named)
    return str(refused.value)


def put_first_format(folder, passphrase="practice"):
    """Write keys as the program's first versions did; gives the data key and the code."""
    office, data_key, code = "0" * 32, os.urandom(32), recovery_code.make()
    slots = [
        key_slots.wrap(office, {"kind": "passphrase"}, passphrase, data_key),
        key_slots.wrap(office, {"kind": "recovery"}, recovery_code.read(code), data_key),
    ]
    put(folder, {"program": "tambon-desk", "format": 1, "office": office, "slots": slots})
    return data_key, code
