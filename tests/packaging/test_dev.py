import os
import subprocess
import sys

import pytest

from desktop import paths

sys.path.append(str(paths.root() / "packaging"))
import dev

posix_only = pytest.mark.skipif(os.name == "nt", reason="apt and its tools are Debian's")


@pytest.fixture
def system(tmp_path, monkeypatch):
    """Stand in for Debian's own tools by small scripts; gives a function that writes one, and what was called."""
    tools = tmp_path / "bin"
    tools.mkdir()
    called = tmp_path / "called"
    called.touch()
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")

    def tool(name, script):
        path = tools / name
        path.write_text(f"#!/bin/sh\nprintf '%s\\n' \"{name} $*\" >> {called}\n{script}\n", "utf-8")
        path.chmod(0o755)

    tool.called = lambda: called.read_text("utf-8").splitlines()
    return tool


def debian(system, installed=(), renamed=()):
    lines = "".join(f"echo '{name} installed'\n" for name in installed)
    system("dpkg-query", lines + "exit 1")
    known = " ".join(f"{name})exit 0;;" for name in renamed)
    system("apt-cache", f"case $2 in {known} esac; exit 100")
    system("apt-get", "")


@posix_only
def test_only_what_is_missing_is_installed_after_an_update(system, monkeypatch):
    debian(system, installed=["libegl1"])
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.install_packages(["libegl1", "libthai0"])
    assert [line for line in system.called() if line.startswith("apt-get")] == [
        "apt-get update",
        "apt-get install --yes --no-install-recommends libthai0",
    ]


@posix_only
def test_nothing_is_asked_of_apt_when_all_is_there(system):
    debian(system, installed=["libegl1", "libthai0"])
    dev.install_packages(["libegl1", "libthai0"])
    assert system.called()[0].startswith("dpkg-query")
    assert not [line for line in system.called() if line.startswith("apt")]


@posix_only
def test_a_library_that_debian_13_renamed_counts_and_is_asked_for_by_its_new_name(system, monkeypatch):
    debian(system, installed=["libglib2.0-0t64"], renamed=["libcups2t64"])
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.install_packages(["libglib2.0-0", "libcups2"])
    assert system.called()[-1] == "apt-get install --yes --no-install-recommends libcups2t64"


@posix_only
def test_a_package_that_was_removed_but_left_its_settings_is_missing(system):
    system("dpkg-query", "echo 'libthai0 config-files'")
    assert dev.missing_packages(["libthai0"]) == ["libthai0"]


LINE = "su -c 'apt-get update && apt-get install --yes --no-install-recommends libthai0 qpdf'"


@posix_only
def test_without_root_and_sudo_the_line_to_type_is_printed(system, monkeypatch, capsys):
    debian(system)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "sudo" else f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as stopped:
        dev.install_packages(["libthai0", "qpdf"])
    assert stopped.value.code == 3
    assert capsys.readouterr().out.splitlines()[-1] == LINE
    assert not [line for line in system.called() if line.startswith("apt-get")]


@posix_only
def test_sudo_is_used_where_it_is_there(system, monkeypatch):
    debian(system)
    system("sudo", 'exec "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    dev.install_packages(["qpdf"])
    assert "sudo apt-get update" in system.called()
    assert system.called()[-1] == "apt-get install --yes --no-install-recommends qpdf"


@posix_only
def test_a_sudo_that_refuses_leaves_the_line_to_type(system, monkeypatch, capsys):
    debian(system)
    system("sudo", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stopped:
        dev.install_packages(["libthai0", "qpdf"])
    assert stopped.value.code == 3
    assert LINE in capsys.readouterr().out


def test_a_system_that_is_not_debian_is_left_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.missing_packages(["libegl1"]) == []


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Have set-up work in a folder of its own, with what it would start written down instead."""
    done = []
    environment = tmp_path / ".venv"
    monkeypatch.setattr(dev, "ENVIRONMENT", environment)
    monkeypatch.setattr(dev, "PYTHON", environment / "bin" / "python")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.txt")
    dev.LOCK.write_text("babel==2.18.0", "utf-8")

    def make():
        done.append("made")
        dev.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        dev.PYTHON.unlink(missing_ok=True)
        dev.PYTHON.symlink_to(sys.executable)

    monkeypatch.setattr(dev, "make_environment", make)
    monkeypatch.setattr(dev, "uv", lambda *arguments: done.append("installed") or 0)
    dev.fill_environment()
    assert done == ["made", "installed"]
    done.clear()
    return done


@posix_only
def test_a_second_set_up_has_nothing_to_do(made):
    dev.fill_environment()
    assert made == []


@posix_only
def test_another_lock_is_installed_over_what_is_there(made):
    dev.LOCK.write_text("babel==2.19.0", "utf-8")
    dev.fill_environment()
    assert made == ["installed"]


@posix_only
@pytest.mark.parametrize("broken", ["moved", "python", "gone", "half"])
def test_a_broken_environment_is_made_anew(made, monkeypatch, tmp_path, broken):
    if broken == "moved":
        dev.ENVIRONMENT.rename(tmp_path / "elsewhere")
        monkeypatch.setattr(dev, "ENVIRONMENT", tmp_path / "elsewhere")
        monkeypatch.setattr(dev, "PYTHON", tmp_path / "elsewhere" / "bin" / "python")
    elif broken == "python":
        monkeypatch.setattr(dev.sys, "version_info", (3, 99, 0))
    elif broken == "gone":
        dev.PYTHON.unlink()
        dev.PYTHON.symlink_to(tmp_path / "no-such-python")
    else:
        (dev.ENVIRONMENT / "set-up-by-dev").unlink()
    dev.fill_environment()
    assert made == ["made", "installed"]


@posix_only
def test_an_installation_that_fails_is_not_taken_for_done(made, monkeypatch):
    dev.LOCK.write_text("babel==0", "utf-8")
    monkeypatch.setattr(dev, "uv", lambda *arguments: 1)
    with pytest.raises(SystemExit) as stopped:
        dev.fill_environment()
    assert stopped.value.code == 1
    assert not (dev.ENVIRONMENT / "set-up-by-dev").exists()


@pytest.fixture
def peers(tmp_path, monkeypatch):
    """Have peers installed into a folder of their own by a uv that only writes down; `code` is how it ends."""
    started, code = [], [0]
    monkeypatch.setattr(dev, "PEERS", tmp_path / "peers")
    monkeypatch.setattr(dev, "PEERS_LOCK", tmp_path / "requirements-bench.txt")
    dev.PEERS_LOCK.write_text("typst==0.15.2", "utf-8")

    def uv(*arguments):
        started.append(arguments)
        dev.PEERS.mkdir()
        return code[0]

    monkeypatch.setattr(dev, "uv", uv)
    return started, code


def test_peers_are_installed_apart_once_and_anew_for_another_lock(peers):
    started, _code = peers
    for lock in ("typst==0.15.2", "typst==0.15.2", "typst==0.16"):
        dev.PEERS_LOCK.write_text(lock, "utf-8")
        dev.fill_peers()
    install = ("pip", "install", "--python", dev.PYTHON, "--target", dev.PEERS)
    assert started == [(*install, "--require-hashes", "--requirement", dev.PEERS_LOCK)] * 2


def test_without_peers_the_benchmarks_go_on_and_they_are_tried_again(peers, capsys):
    started, code = peers
    code[0] = 2
    dev.fill_peers()
    assert "measuring without them" in capsys.readouterr().out
    dev.fill_peers()
    assert len(started) == 2


def test_both_locks_are_written_and_the_second_keeps_to_the_first(monkeypatch):
    started = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "uv", lambda *arguments: started.append(arguments) or 0)
    assert dev.main(["lock", "--upgrade"]) == 0
    program, peers = started
    assert program[:5] == ("pip", "compile", "pyproject.toml", "--extra", "test")
    assert peers[:6] == ("pip", "compile", "--group", "bench", "--constraints", dev.LOCK)
    assert (program[-1], peers[-1]) == (dev.LOCK, dev.PEERS_LOCK)
    assert all({"--upgrade", "--universal", "--generate-hashes"} <= set(arguments) for arguments in started)


def test_no_peer_is_a_part_of_the_program():
    peers = {line.split("==")[0] for line in dev.PEERS_LOCK.read_text("utf-8").splitlines() if "==" in line}
    program = {line.split("==")[0] for line in dev.LOCK.read_text("utf-8").splitlines() if "==" in line}
    assert peers >= {"typst", "weasyprint"}
    assert program.isdisjoint({"typst", "weasyprint"})


def test_uv_gets_neither_a_python_of_its_own_nor_certificates_of_its_own(monkeypatch):
    started = {}
    monkeypatch.setattr(dev, "call", lambda *command, **settings: started.update(settings) or 0)
    dev.uv("pip", "list")
    assert started == {"UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "true"}


@pytest.fixture
def steps(monkeypatch):
    """Write down what a command would start; `fails` names the step that ends with 7."""
    started, fails = [], []
    monkeypatch.setattr(dev, "set_up", lambda *packages: started.append(("set up", *packages)))

    def call(*command, **settings):
        started.append((*command[1:], *sorted(settings.items())))
        return 7 if any(part in fails for part in command) else 0

    monkeypatch.setattr(dev, "call", call)
    return started, fails


OFFSCREEN = ("QT_QPA_PLATFORM", "offscreen")


def test_the_test_command_takes_every_step(steps):
    started, _fails = steps
    assert dev.main(["test", "-k", "dates"]) == 0
    assert started == [
        (
            "set up",
            "libreoffice-writer-nogui",
            "mupdf-tools",
            "poppler-utils",
            "qpdf",
            "postgresql",
            "strace",
        ),
        ("-m", "ruff", "check", ".", OFFSCREEN),
        ("-m", "ruff", "format", "--check", ".", OFFSCREEN),
        ("-m", "mypy", OFFSCREEN),
        ("packaging/catalogues.py", "check", OFFSCREEN),
        ("-m", "pytest", "-n", "2", "--hypothesis-profile", "ci", "-k", "dates", OFFSCREEN),
    ]


def test_the_bench_command_sets_up_the_peers_and_their_libraries(steps, monkeypatch):
    started, _fails = steps
    monkeypatch.setattr(dev, "fill_peers", lambda: started.append("peers"))
    assert dev.main(["bench", "-k", "papers"]) == 0
    assert started == [
        ("set up", *dev.TEST_TOOLS, *dev.PEER_LIBRARIES),
        "peers",
        ("-m", "pytest", "-n", "0", "-s", "tests/benchmarks", "-k", "papers", OFFSCREEN),
    ]


def test_the_test_command_stops_with_the_code_of_the_step_that_fails(steps):
    started, fails = steps
    fails.append("mypy")
    with pytest.raises(SystemExit) as stopped:
        dev.main(["test"])
    assert stopped.value.code == 7
    assert started[-1] == ("-m", "mypy", OFFSCREEN)


@pytest.mark.parametrize(
    ("surroundings", "arguments", "expected"),
    [
        ({"DISPLAY": ":0"}, [], []),
        ({"WAYLAND_DISPLAY": "wayland-0"}, [], []),
        ({}, [], ["demo"]),
        ({}, ["practice", "สำนักงาน"], ["practice", "สำนักงาน"]),
        ({"DISPLAY": ":0"}, ["--office", "สำนักงาน"], ["--office", "สำนักงาน"]),
    ],
)
def test_run_opens_a_window_where_there_is_a_display(steps, monkeypatch, surroundings, arguments, expected):
    started, _fails = steps
    monkeypatch.setattr(dev.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert dev.main(["run", *arguments]) == 0
    assert started == [("set up",), ("-m", "desktop", *expected)]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_display(monkeypatch, platform):
    monkeypatch.setattr(dev.sys, "platform", platform)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert dev.has_display()


@pytest.mark.parametrize("arguments", [[], ["fly"]])
def test_wrong_usage_lists_the_commands(arguments, capsys):
    assert dev.main(arguments) == 2
    shown = capsys.readouterr().out
    assert [line.split()[0] for line in shown.splitlines()[1:]] == list(dev.COMMANDS)


def test_an_old_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 12))
    assert dev.main(["run"]) == 2
    assert "Python 3.11 or newer is needed" in capsys.readouterr().out


def test_it_needs_nothing_but_the_standard_library():
    script = "import sys; sys.path.insert(0, 'packaging'); import dev; print(dev.UV)"
    alone = [sys.executable, "-I", "-S", "-c", script]
    assert subprocess.run(alone, cwd=paths.root(), capture_output=True, text=True).stdout == "uv==0.13.8\n"


def test_compiling_happens_again_only_after_a_change(tmp_path, monkeypatch):
    started = []
    (tmp_path / "i18n").mkdir()
    (tmp_path / "built").mkdir()
    (tmp_path / "i18n" / "en.po").write_text("one", "utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "CATALOGUES", tmp_path / "built")
    monkeypatch.setattr(dev, "call", lambda *command: started.append(command[1:]) or 0)
    for words in ("one", "one", "two"):
        (tmp_path / "i18n" / "en.po").write_text(words, "utf-8")
        dev.compile_catalogues()
    assert started == [("packaging/catalogues.py", "compile")] * 2


def test_the_folder_never_hides_the_library_of_its_name():
    import packaging

    assert "site-packages" in str(packaging.__file__)
    assert not (paths.root() / "packaging" / "__init__.py").exists()


def test_what_ci_runs_is_the_readme_s_command():
    script = (paths.root() / ".ci" / "run").read_text("utf-8").splitlines()
    commands = [line.removeprefix("exec ") for line in script if line.startswith("exec")]
    assert commands == ["python3 packaging/dev.py test"]
    assert commands[0] in (paths.root() / "README.md").read_text("utf-8")
    assert os.access(paths.root() / ".ci" / "run", os.X_OK)


def test_what_python_compiled_is_kept_also_where_the_machine_says_otherwise(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert dev.call(sys.executable, "-c", "import sys; sys.exit(sys.flags.dont_write_bytecode)") == 0
