"""The commands about the survey of a year: its round, its answers, its sheets and its phone form."""

from __future__ import annotations

from desktop.commands.known.described import PDF, Command, argument
from desktop.i18n import N_

SURVEYS = (
    Command(
        "survey-open",
        N_("เริ่มรอบสำรวจกลุ่ม/องค์กรของปีหนึ่งในตำบล จากค่าของปีก่อน"),
        (
            argument("year", metavar="YEAR", help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            argument("--tambon", metavar="CODE", required=True, help=N_("รหัสตำบล 6 หลัก")),
        ),
    ),
    Command(
        "survey-progress",
        N_("บอกว่ารอบสำรวจไปถึงไหนแล้ว ทีละหมู่บ้าน และกลุ่มใดยังไม่สำรวจ"),
        (
            argument("--tambon", metavar="CODE", default="", help=N_("เฉพาะตำบลรหัสนี้")),
            argument("--year", metavar="Y", help=N_("เฉพาะรอบของปี พ.ศ. นี้")),
        ),
    ),
    Command(
        "survey-record",
        N_(
            "บันทึกแบบสำรวจจากไฟล์ JSON แต่ละรายการบอก organisation, year, values และ unknown รายการที่ผิดถูกปฏิเสธเฉพาะรายการนั้น"
        ),
        (argument("file", metavar="FILE.json", help=N_("ไฟล์ JSON ที่มีรายการเดียวหรือหลายรายการ")),),
    ),
    Command(
        "survey-sheets",
        N_("เขียนแบบสำรวจกลุ่ม/องค์กรของปีหนึ่งเป็น PDF สำหรับกรอกด้วยมือ เรียงตามลำดับที่จะกรอกคืน"),
        (
            argument("year", metavar="YEAR", help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            argument(
                "--tambon", metavar="CODE|NAME", default="", help=N_("รหัสหรือชื่อตำบล (ถ้ามีรอบสำรวจหลายตำบล)")
            ),
            argument(
                "--village",
                metavar="N",
                nargs="+",
                action="extend",
                default=[],
                help=N_("เฉพาะหมู่ที่ (ทุกหมู่บ้านถ้าไม่บอก)"),
            ),
            argument("--blank", metavar="N", help=N_("แบบเปล่าหมู่บ้านละกี่แผ่น")),
            argument("--free", metavar="N", help=N_("แบบเปล่าที่ไม่ระบุหมู่บ้านกี่แผ่น")),
            argument("--without-last", action="store_true", help=N_("ไม่พิมพ์ค่าของปีก่อน")),
            PDF,
        ),
    ),
    Command(
        "survey-form",
        N_("เขียนแบบสำรวจของปีหนึ่งสำหรับเก็บด้วยโทรศัพท์ (KoboToolbox หรือ ODK Central)"),
        (
            argument("year", metavar="YEAR", help=N_("ปี พ.ศ. ของรอบสำรวจ")),
            argument(
                "--tambon", metavar="CODE|NAME", default="", help=N_("รหัสหรือชื่อตำบล (ถ้ามีรอบสำรวจหลายตำบล)")
            ),
            argument("--out", metavar="FILE.xlsx", required=True, help=N_("ไฟล์ใหม่ที่จะเขียน")),
        ),
    ),
)
