"""What can be typed, its help in both languages, and each way to type it wrong."""

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from desktop import paths, settings
from desktop.commands import actions, arguments
from desktop.commands.arguments import Usage, parsed, value_of
from desktop.commands.known import COMMANDS
from desktop.commands.requests import KINDS


def test_every_command_has_its_function():
    assert set(actions()) == {command.name for command in COMMANDS}


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        ([], "ยังไม่ได้พิมพ์คำสั่ง กรุณาดูคำสั่งทั้งหมดด้วย --help"),
        (["--json"], "ยังไม่ได้พิมพ์คำสั่ง กรุณาดูคำสั่งทั้งหมดด้วย --help"),
        (["fly"], "ไม่มีคำสั่ง “fly” กรุณาดูคำสั่งทั้งหมดด้วย --help"),
        (["list"], "ยังไม่ได้พิมพ์ TOPIC กรุณาดูวิธีใช้ด้วย --help"),
        (["issue", "order"], "ยังไม่ได้พิมพ์ --out กรุณาดูวิธีใช้ด้วย --help"),
        (["list", "people", "--limit"], "ยังไม่ได้พิมพ์ค่าหลัง --limit กรุณาดูวิธีใช้ด้วย --help"),
        (["reprint", "--out", "x.pdf"], "ยังไม่ได้พิมพ์ PAPER กรุณาดูวิธีใช้ด้วย --help"),
        (["issue", "order", "ก", "--out", "x.pdf", "ข"], "ไม่รู้จัก “ข” กรุณาดูวิธีใช้ด้วย --help"),
        (["issue", "order", "--out", "x.pdf", "ก", "--fly"], "ไม่รู้จัก “--fly” กรุณาดูวิธีใช้ด้วย --help"),
        (["list", "people", "--fly"], "ไม่รู้จัก “--fly” กรุณาดูวิธีใช้ด้วย --help"),
        (["list", "people", "more"], "ไม่รู้จัก “more” กรุณาดูวิธีใช้ด้วย --help"),
        (["list", "people", "--json=3"], "--json ไม่มีค่าต่อท้าย กรุณาดูวิธีใช้ด้วย --help"),
        (["list", "people", "--lim", "3"], "ไม่รู้จัก “--lim” กรุณาดูวิธีใช้ด้วย --help"),
        (["--lang", "fr", "check"], "ภาษา “fr” ไม่มี ใช้ได้เฉพาะ th หรือ en"),
    ],
)
def test_what_is_typed_wrong_is_said_in_one_sentence(argv, sentence):
    with pytest.raises(Usage) as refused:
        parsed(argv)
    assert str(refused.value) == sentence


def test_words_of_argparse_that_nobody_foresaw_still_give_a_sentence():
    with pytest.raises(Usage, match=r"^คำสั่งนี้พิมพ์ไม่ถูกต้อง กรุณาดูวิธีใช้ด้วย --help$"):
        arguments._Parser().error("something quite new")


@pytest.mark.parametrize(
    "argv", [["--office", "ก ข", "check"], ["check", "--office", "ก ข"], ["check", "--office=ก ข"]]
)
def test_common_options_stand_before_or_after_the_command(argv):
    assert parsed(argv).office == "ก ข"


def test_a_paper_is_named_in_several_words():
    assert parsed(["reprint", "order", "111/2551", "--out", "x.pdf"]).paper == ["order", "111/2551"]


@pytest.mark.parametrize(
    "argv",
    [
        ["issue", "order", "คณะ", "ก", "--out", "x.pdf"],
        ["issue", "--out", "x.pdf", "order", "คณะ", "ก"],
        ["issue", "order", "--out", "x.pdf", "คณะ", "ก"],
        ["issue", "order", "--out", "x.pdf", "คณะ", "ก", "--draft"],
    ],
)
def test_what_a_paper_is_about_stands_before_or_behind_the_options(argv):
    typed = parsed(argv)
    assert (typed.kind, typed.id, typed.out) == ("order", ["คณะ", "ก"], "x.pdf")


def test_a_paper_of_the_office_names_nothing():
    typed = parsed(["issue", "memo", "--out", "x.pdf", "--set", "to=ก", "--set", "subject=ข"])
    assert (typed.id, typed.set) == ([], ["to=ก", "subject=ข"])
    assert parsed(["issue", "memo", "--out", "x.pdf"]).set == []


def test_the_help_of_issue_names_each_kind_that_can_be_issued():
    kind, about = next(command for command in COMMANDS if command.name == "issue").arguments[:2]
    assert [one for one in KINDS if one not in kind.help] == []
    assert "order 111/2551" in about.help


def test_tambons_are_given_together_or_one_by_one():
    argv = ["new", "f", "--name", "ก", "--tambon", "240601", "240602", "--tambon", "240603"]
    assert parsed(argv).tambon == ["240601", "240602", "240603"]


@pytest.mark.parametrize(
    ("argv", "found"),
    [(["--lang", "en"], "en"), (["list", "--lang=en"], "en"), (["--lang"], ""), ([], "")],
)
def test_the_language_is_found_before_anything_else(argv, found):
    assert value_of(argv, "--lang") == found


FOREIGN = ("usage:", "options:", "positional", "show this help")


def test_the_help_is_thai_and_names_every_command(run):
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("วิธีใช้: tambon-desk [--office FOLDER]")
    assert not any(word in ran.out for word in FOREIGN)
    assert [command.name for command in COMMANDS if f"\n    {command.name} " not in ran.out] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_help_of_a_command_names_all_that_can_follow_it(run, command):
    ran = run(command.name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"วิธีใช้: tambon-desk {command.name}")
    assert not any(word in ran.out for word in FOREIGN)
    shown = [
        one.names[0] if one.names[0].startswith("-") else one.more["metavar"] for one in command.arguments
    ]
    assert [
        name for name in (*shown, "--office", "--json", "--passphrase-file", "--lang") if name not in ran.out
    ] == []


@pytest.fixture
def english(tmp_path, monkeypatch):
    """Build a catalogue that says every word of the help and one sentence in English."""
    words = {"วิธีใช้": "usage", "คำสั่ง": "commands", "ใช้ได้กับทุกคำสั่ง": "with every command"}
    words |= {"ไม่มีคำสั่ง “{what}” กรุณาดูคำสั่งทั้งหมดด้วย --help": "There is no command “{what}”; see --help"}
    words |= {command.help: f"does {command.name}" for command in COMMANDS}
    catalogue = Catalog(locale="en")
    for thai, said in words.items():
        catalogue.add(thai, said)
    folder = tmp_path / "catalogues"
    file = folder / "en" / "LC_MESSAGES" / "desktop.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)
    monkeypatch.setattr(paths, "catalogues", lambda: folder)


def test_the_help_is_english_where_that_is_asked_for(run, english):
    ran = run("--lang", "en", "--help")
    assert ran.out.startswith("usage: tambon-desk")
    assert "\ncommands:\n" in ran.out
    assert "\n    check               does check\n" in ran.out
    assert run("check", "--help", "--lang=en").out.startswith("usage: tambon-desk check")


def test_the_settings_choose_the_language_unless_one_is_typed(run, english):
    settings.put("language", "en")
    assert run("fly").err == "There is no command “fly”; see --help\n"
    assert run("fly", "--lang", "th").err == "ไม่มีคำสั่ง “fly” กรุณาดูคำสั่งทั้งหมดด้วย --help\n"
