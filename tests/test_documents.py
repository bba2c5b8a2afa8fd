"""What README and docs say holds today."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import attrs
import pytest

from council_core import __version__, model
from council_tui.commandline.parser import COMMANDS

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.ja.md")


def blocks(name, tongue):
    """Return the code blocks of a document in a language."""
    return re.findall(
        rf"^```{tongue}\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize("name", READMES)
def test_the_example_runs(name, tmp_path):
    """The README's script runs as it stands, is ten lines long, and prints what it says."""
    (script,) = blocks(name, "python")
    (tmp_path / "data").symlink_to(ROOT / "data")

    run = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert "" == run.stderr
    assert "6 of 8 present, 5 needed: quorum met" in run.stdout
    assert (
        "2021-07-01 第 82 回小田原市個人情報保護運営審議会 ['carried', 'carried', 'carried', 'carried', 'carried']"
        in run.stdout
    )
    assert len([line for line in script.splitlines() if line]) <= 10


@pytest.mark.parametrize("name", READMES)
def test_two_commands_do_all_the_setting_up(name):
    """The README's first block is two commands, and CI runs the second to the letter."""
    opens, passes = (line.partition("#")[0].strip() for line in blocks(name, "sh")[0].splitlines())

    assert opens.endswith("council demo")
    assert passes in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_documented(name):
    """Each command stands in the README."""
    text = "\n".join(blocks(name, "sh"))

    assert [] == [command.name for command in COMMANDS if f"council {command.name}" not in text]


@pytest.mark.parametrize("name", [*READMES, "CHANGELOG.md", "docs/house.md", "docs/performance.md"])
def test_links_lead_somewhere(name):
    """Each relative link of a document leads to a file that is there."""
    place = ROOT / name
    links = re.findall(r"\]\((?!https?:)([^)#]+)", place.read_text("utf-8"))

    assert [] == [link for link in links if not (place.parent / link).exists()]


def test_every_key_of_the_format_is_documented():
    """Each key of a council and of a meeting stands in docs/exchange.md, and each word of each closed set."""
    text = (ROOT / "docs" / "exchange.md").read_text("utf-8")
    classes = [cls for cls in vars(model).values() if isinstance(cls, type) and attrs.has(cls)]
    keys = {field.name.rstrip("_") for cls in classes for field in attrs.fields(cls)}
    words = {
        word.value
        for name in model.__all__
        if hasattr(kind := getattr(model, name), "__members__")
        for word in kind
    }

    assert set() == {key for key in keys if not re.search(rf"[`.\[ ]{key}[`.\] ]", text)}
    assert set() == {word for word in words if f"`{word}`" not in text}


def test_the_version_is_one():
    """The package, its metadata and the command line tell one version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = subprocess.run(
        [sys.executable, "-m", "council_tui", "--version"], capture_output=True, text=True, check=True
    )

    assert ["version"] == project["project"]["dynamic"]
    assert f"council {__version__}\n" == run.stdout
