import re
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

from desktop import paths

sys.path.append(str(paths.root() / "packaging"))
import dev

ROOT = paths.root()
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def names(asked):
    return [Requirement(one).name for one in asked]


def test_the_table_of_dependencies_is_the_project_s():
    section = README.split("## Dependencies")[1]
    rows = [row.split("|")[1:-1] for row in section.splitlines() if row.startswith("|")][2:]
    assert [row[0].strip() for row in rows] == names(PROJECT["dependencies"])
    assert all(cell.strip() for row in rows for cell in row)


def test_the_tests_own_dependencies_are_named():
    (line,) = [line for line in README.splitlines() if line.startswith("For tests only:")]
    told = re.sub(r"\([^)]*\)", "", line).removeprefix("For tests only:").rstrip(".").split(",")
    assert [one.strip() for one in told] == names(PROJECT["optional-dependencies"]["test"])


def test_every_command_it_tells_is_there():
    told = set(re.findall(r"packaging/dev\.py (\w+)", README))
    assert {"run", "test"} <= told <= set(dev.COMMANDS)


@pytest.mark.parametrize("readme", ["README.md", "desktop/README.md", "packaging/CHANGELOG.md"])
def test_every_link_leads_somewhere(readme):
    text = (ROOT / readme).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [link for link in links if not ((ROOT / readme).parent / link).exists()] == []


def test_thai_comes_first():
    assert README.startswith("# ศอช. ตำบล")
    assert README.index("## เริ่มใช้") < README.index("# Tambon Desk")
