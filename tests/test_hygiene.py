"""What is imported when: the library has no screen, and no command pays for what it does not use."""

import subprocess
import sys
from importlib import import_module

import pytest
from terminal import environment, sample

import council_core

SCREEN = {"textual", "rich"}
HEAVY = {"jinja2", "openpyxl", "python_calamine", "markdown_it", "pygments", "docx", "docxtpl", "lxml"}
LOADED = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
COMMAND = """
import sys
from council_tui.launch import main
sys.argv[1:] = {words!r}
status = main()
print()
"""
OPENED = """
import asyncio
from council_core.secretariat import Author, Register
from council_tui.app import CouncilApp

async def opened():
    with Register.open({path!r}) as register:
        app = CouncilApp(register, Author("soumu1", "test"))
        async with app.run_test() as pilot:
            await pilot.press(*{keys!r})
            await pilot.pause()

asyncio.run(opened())
"""


def loaded(home, code):
    """Run code in a Python of its own, and return the packages that it has loaded in the end."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"],
        cwd=home, env=environment(home), capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    packages = set(done.stdout.split("\n")[-2].split())
    assert "council_core" in packages
    return packages


def command(home, *words):
    """Run a command, and return the packages that it has loaded."""
    return loaded(home, COMMAND.format(words=list(words)))


@pytest.mark.parametrize("name", ["", *council_core.__all__])
def test_library_has_no_screen(tmp_path, name):
    """Importing the library, and each name that it offers, loads neither Textual nor Rich nor the interface."""
    code = f"from council_core import {name}" if name else "import council_core"
    assert set() == loaded(tmp_path, code) & (SCREEN | {"council_tui"})


def test_library_loads_what_it_is_asked_for(tmp_path):
    """Importing the library alone loads nothing but the standard library, and a register no reader of sheets."""
    assert set() == loaded(tmp_path, "import council_core") & (HEAVY | {"attr", "attrs", "cattrs", "sqlite3"})
    assert set() == loaded(tmp_path, "from council_core import Register") & HEAVY


def test_version_needs_nothing(tmp_path):
    """`council --version` loads neither Textual nor attrs, nor what parses a command line."""
    packages = command(tmp_path, "--version")
    assert "council_tui" in packages
    assert set() == packages & (SCREEN | HEAVY | {"attr", "attrs", "cattrs", "sqlite3", "argparse"})


@pytest.mark.parametrize(
    "words",
    [
        ["--help"], ["list"], ["list", "--json"], ["show", "odawara"], ["show", "odawara", "--json"],
        ["tally", "odawara"], ["check"], ["history", "odawara"], ["export", "out"], ["minutes", "odawara"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_commands_have_no_screen(tmp_path, words):
    """No command that prints loads Textual or Rich, and none but `minutes` what makes documents."""
    register = str(sample(tmp_path / "r.db"))
    packages = command(tmp_path, *words, "--register", register)
    assert set() == packages & (SCREEN | (HEAVY - {"jinja2"} if "minutes" in words else HEAVY))


@pytest.mark.parametrize("room", ["", ".errors", ".model", ".secretariat", ".store", ".tables", ".text"])
def test_names_that_come_late_are_there(room):
    """Each name that a package promises is found where its table says that it is at home, and no other name is."""
    package = import_module(f"council_core{room}")
    homes = {name: home for home, names in package._HOMES.items() for name in names}
    assert set(package.__all__) - {"__version__"} == set(homes)
    for name, home in homes.items():
        assert getattr(package, name) is getattr(import_module(home), name)
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        _ = package.nothing_of_this_name


LISTED = """
import sys
from council_core.secretariat import Author, Register
from council_tui.app import CouncilApp
with Register.open({path!r}) as register:
    lines = list(CouncilApp(register, Author()).get_default_screen()._listed())
    assert len(lines) > 5, lines
print(*sorted(sys.modules))
"""


def test_the_list_of_meetings_needs_little(tmp_path):
    """The first screen is drawn without what opens a meeting: records, codec, house, rules and checks come afterwards."""
    code = LISTED.format(path=str(sample(tmp_path / "r.db")))
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, env=environment(tmp_path), capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    rooms = ("codec", "house", "rules", "checks", "changes", "exchange", "minutes", "tables")
    late = {f"council_core.{room}" for room in (*rooms, "model.meeting", "model.council", "errors.register")}
    assert set() == {"cattrs", "hashlib", *late} & set(done.stdout.split())


@pytest.mark.parametrize("keys", [(), ("j", "left"), ("j", "enter", "tab", "space", "u")], ids=" ".join)
def test_screens_load_no_documents(tmp_path, keys):
    """Opening the register, looking around and marking attendance loads nothing that reads or makes documents."""
    path = str(sample(tmp_path / "r.db"))
    packages = loaded(tmp_path, OPENED.format(path=path, keys=keys))
    assert "textual" in packages
    assert set() == packages & {"jinja2", "openpyxl", "python_calamine"}
