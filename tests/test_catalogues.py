import ast
import gettext
import re
import sys

import pytest
from babel.messages.catalog import Catalog

from desktop import i18n, paths

sys.path.append(str(paths.root() / "packaging"))
import catalogues
import qt_strings

PROGRAM = paths.root() / "desktop"
SPEAKING = ("app.py", "commands", "errors.py", "office.py", "settings.py", "store", "ui")
KEPT = {
    *("พัฒนากร", "พัฒนาการอำเภอ"),  # offered to be kept as they are, whatever the language of the screen
    "เลขซ้ำ ใช้ฉบับนี้ไม่ได้",  # stands in the register
}


def test_the_catalogues_are_complete():
    assert catalogues.check() == []


def catalogue(language, **strings):
    made = Catalog(language, fuzzy=False)
    for source, said in strings.items():
        made.add(source.replace("_", " "), said)
    return made


def template(*sources):
    made = Catalog(fuzzy=False)
    for source in sources:
        made.add(source)
    return made


def findings(source, said, flags=()):
    english = Catalog("en", fuzzy=False)
    english.add(source, said, flags=flags)
    return catalogues.findings(template(source), english)


def test_what_is_translated_is_not_found_fault_with():
    assert findings("มี {count} คน", "{count} people") == []


@pytest.mark.parametrize(
    ("said", "flags", "fault"),
    [
        ("", (), "not translated"),
        ("{count} people", ("fuzzy",), "fuzzy"),
        ("{number} people", (), "other placeholders"),
        ("people", (), "other placeholders"),
        ("{count people", (), "other placeholders"),
    ],
)
def test_each_fault_of_a_translation_is_named_with_its_string(said, flags, fault):
    assert findings("มี {count} คน", said, flags) == [f"{fault}: 'มี {{count}} คน'"]


def test_a_string_that_is_nowhere_is_not_translated():
    assert catalogues.findings(template("บันทึก"), Catalog("en")) == ["not translated: 'บันทึก'"]


def test_each_form_of_a_plural_is_needed_and_checked():
    source = ("{count} คน", "{count} คน")
    assert findings(source, ("{count} person", "{count} people")) == []
    assert findings(source, ("{count} person", "")) == ["not translated: '{count} คน'"]
    assert findings(source, ("{count} person", "people")) == ["other placeholders: '{count} คน'"]


CODE = '''
"""ข้อความอธิบายไม่ใช่ข้อความบนจอ"""
title = N_("ทะเบียน")
label = _("บันทึก")
raise CannotDo("กรอก {what} ก่อน", "name", what="ชื่อ")
raise Trouble("ดิสก์ "
    "เต็ม")
said = ngettext("{count} คน", "{count} คน", 3)
'''


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Make a small program with its own folder of catalogues."""
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "one.py").write_text(CODE, "utf-8")
    folder = tmp_path / "i18n"
    folder.mkdir()
    monkeypatch.setattr(catalogues, "FOLDER", folder)
    monkeypatch.setattr(catalogues, "TEMPLATE", folder / "desktop.pot")
    monkeypatch.setattr(catalogues, "QT_THAI", folder / "qtbase-th.po")
    monkeypatch.setattr(catalogues, "extracted", lambda taken=catalogues.extracted: taken(tmp_path))
    (folder / "qtbase-th.po").write_bytes((paths.root() / "i18n" / "qtbase-th.po").read_bytes())
    catalogues.update()
    return folder


def test_strings_are_taken_from_every_way_to_speak(checkout):
    found = {str(one.id): [file for file, _line in one.locations] for one in catalogues.extracted() if one.id}
    assert found == {
        "ทะเบียน": ["desktop/one.py"],
        "บันทึก": ["desktop/one.py"],
        "กรอก {what} ก่อน": ["desktop/one.py"],
        "ดิสก์ เต็ม": ["desktop/one.py"],
        "('{count} คน', '{count} คน')": ["desktop/one.py"],
    }


def test_thai_says_every_string_as_it_is(checkout):
    thai = catalogues.read("th")
    assert catalogues.findings(catalogues.extracted(), thai) == []
    assert [thai.get("บันทึก").string, thai.get(("{count} คน", "{count} คน")).string] == [
        "บันทึก",
        ("{count} คน",),
    ]


def test_an_update_keeps_translations_and_drops_what_is_gone(checkout):
    text = (checkout / "en.po").read_text("utf-8")
    text = text.replace('msgid "บันทึก"\nmsgstr ""', 'msgid "บันทึก"\nmsgstr "Save"')
    (checkout / "en.po").write_text(text + '\nmsgid "ของเก่า"\nmsgstr "Old"\n', "utf-8")
    catalogues.update()
    kept = catalogues.read("en")
    assert kept.get("บันทึก").string == "Save"
    assert "ของเก่า" not in (checkout / "en.po").read_text("utf-8")


def test_an_update_without_change_changes_no_byte(checkout):
    before = {path.name: path.read_bytes() for path in checkout.iterdir()}
    catalogues.update()
    assert {path.name: path.read_bytes() for path in checkout.iterdir()} == before
    assert sorted(before) == ["desktop.pot", "en.po", "qtbase-th.po", "th.po"]


def test_the_files_bear_no_date_line_number_or_tool(checkout):
    for path in checkout.iterdir():
        text = path.read_text("utf-8")
        assert not re.search(r"-Date:|Generated-By|Translator|\.py:\d", text)
        assert "charset=UTF-8" in text


def test_code_that_went_on_without_its_template_is_told(checkout):
    (checkout.parent / "desktop" / "two.py").write_text('_("ใหม่")', "utf-8")
    found = catalogues.check()
    assert found[0] == "desktop.pot: not in step with the code: python packaging/catalogues.py update"
    assert "th.po: not translated: 'ใหม่'" in found
    assert "en.po: not translated: 'ใหม่'" in found


def test_what_is_compiled_is_what_the_program_loads(checkout, tmp_path, monkeypatch):
    text = (checkout / "en.po").read_text("utf-8")
    text = text.replace('msgid "บันทึก"\nmsgstr ""', 'msgid "บันทึก"\nmsgstr "Save"')
    text = text.replace(
        'msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "{count} person"\nmsgstr[1] "{count} people"'
    )
    (checkout / "en.po").write_text(text, "utf-8")
    catalogues.compile_to(tmp_path / "built")
    monkeypatch.setattr(paths, "catalogues", lambda: tmp_path / "built")
    monkeypatch.setattr(i18n, "_catalogue", gettext.NullTranslations())
    i18n.set_language("en")
    said = [i18n._("บันทึก"), i18n._("ทะเบียน"), i18n.ngettext("{count} คน", "{count} คน", 1)]
    i18n.set_language("th")
    assert said == ["Save", "ทะเบียน", "{count} person"]
    assert i18n._("บันทึก") == "บันทึก"
    assert (tmp_path / "built" / "qtbase_th.qm").stat().st_size > 50_000


def test_the_command_says_what_is_missing_and_refuses_what_it_does_not_know(checkout, capsys):
    assert catalogues.main(["check"]) == 1
    assert "en.po: not translated: 'บันทึก'" in capsys.readouterr().out
    assert catalogues.main([]) == 2
    assert "update|check|compile" in capsys.readouterr().out


def test_every_thai_sentence_of_a_speaking_part_is_in_the_catalogue():
    known = {form for one in catalogues.extracted() if one.id for form in catalogues._forms(one.id)}
    files = [file for name in SPEAKING for file in python_files(PROGRAM / name)]
    missed = [
        f"{file.name}: {text}"
        for file in files
        for text in thai_texts(file.read_text("utf-8")) - known - KEPT
    ]
    assert missed == []


def python_files(path):
    return [path] if path.suffix == ".py" and path.exists() else sorted(path.rglob("*.py"))


def thai_texts(code):
    """List the Thai literals of a module but for its docstrings."""
    tree = ast.parse(code)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return {node.value for node in texts if id(node) not in alone and re.search("[ก-๛]", node.value)}


def test_a_thai_text_that_escapes_is_seen():
    assert thai_texts('"""ทะเบียน"""\nlabel.setText("บันทึก")\nname = f"{n} คน"') == {"บันทึก", " คน"}


def qt_catalogue(thai):
    made = Catalog("th", fuzzy=False)
    made.add("&Save %1", thai, context="QFileDialog")
    return made


@pytest.mark.parametrize(
    ("thai", "faults"),
    [
        ("บันทึก %1 (&S)", []),
        ("", ["no Thai"]),
        ("บันทึก (&S)", ["other placeholders"]),
        ("บันทึก %1", ["other mnemonic"]),
        ("บันทึก %1 (&B)", ["other mnemonic"]),
    ],
)
def test_each_fault_of_qt_s_thai_is_named(monkeypatch, thai, faults):
    monkeypatch.setattr(qt_strings, "shown", lambda: [("QFileDialog", "&Save %1")])
    assert qt_strings.findings(qt_catalogue(thai)) == [f"QFileDialog: {one}: '&Save %1'" for one in faults]


def test_the_strings_of_qt_are_read_from_what_it_ships():
    found = qt_strings.shown()
    contexts = {context for context, _source in found}
    assert ("QPlatformTheme", "Cancel") in found
    assert ("QFileDialog", "File &name:") in found
    assert {"QPrintDialog", "QLineEdit", "QWidgetTextControl", "QShortcut", "QPageSize"} <= contexts
    assert contexts.isdisjoint({"QSslSocket", "QRegularExpression", "QSQLiteDriver", "QNetworkReply"})
    assert len(found) > 900
