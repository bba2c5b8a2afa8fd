"""The user's settings: what a file may say, where it is looked for, and what is said of one that is wrong."""

import pytest
from terminal import council, sample

from council_core.errors import Unreadable, WrongDocument
from council_tui.configuration import Configuration, configuration_path


def test_all_settings():
    """Each setting is read; a number stands for its text, and a list of keys for keys with commas."""
    read = Configuration.parse(
        'language = "ja"\nambiguous = 2\ncolours = 256\ninput_method = true\n[keys]\nundo = "x, f3"\nopen = ["enter"]\n'
    )
    assert ("ja", "2", "256", True) == (read.language, read.ambiguous, read.colours, read.input_method)
    assert {"undo": ("x", "f3"), "open": ("enter",)} == read.keys


def test_nothing_is_needed(tmp_path):
    """An empty file, and none at all, leave everything as it usually is."""
    usual = (None, "auto", "auto", False, {})
    for read in (Configuration(), Configuration.parse("")):
        assert usual == (read.language, read.ambiguous, read.colours, read.input_method, read.keys)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('language = "fr"', 'c.toml: language: fr; expected one of "ja", "en"'),
        ("ambiguous = 3", 'c.toml: ambiguous: 3; expected one of "auto", "1", "2"'),
        ("ambiguous = true", 'c.toml: ambiguous: True; expected one of "auto", "1", "2"'),
        ("input_method = 1", "c.toml: input_method: 1; expected one of true, false"),
        ('colors = "16"', "c.toml: colors: colors; expected one of"),
        ("keys = 1", "c.toml: keys: 1; expected a table of actions and their keys"),
        ("[keys]\nundo = 1", 'c.toml: keys.undo: 1; expected keys such as "f2,enter"'),
        ('[keys]\nundo = ""', 'c.toml: keys.undo: ; expected keys such as "f2,enter"'),
        ("[keys]\nundo = []", 'c.toml: keys.undo: []; expected keys such as "f2,enter"'),
        ('[keys]\nundo = ["f2", 1]', "c.toml: keys.undo: ['f2', 1]; expected keys such as"),
        ("[keys", "; expected TOML"),
        ("a = 1\nlanguage = ja", "c.toml: line 2, column 12: Invalid value; expected TOML"),
    ],
)
def test_what_is_wrong_is_told(text, told):
    """A setting that is wrong is told with its place, what stands there and what was expected."""
    with pytest.raises(WrongDocument) as refused:
        Configuration.parse(text, "c.toml")
    assert told in str(refused.value)


def test_all_that_is_wrong_is_told_at_once():
    """A file with three mistakes is refused with three sentences."""
    with pytest.raises(WrongDocument) as refused:
        Configuration.parse('language = "x"\nambiguous = "x"\ncolours = "x"')
    assert 3 == len(refused.value.lines())


@pytest.mark.parametrize(
    ("environment", "path"),
    [
        ({"COUNCIL_CONFIG": "/a/own.toml", "XDG_CONFIG_HOME": "/x"}, "/a/own.toml"),
        ({"XDG_CONFIG_HOME": "/x"}, "/x/council/config.toml"),
    ],
)
def test_where_it_is_looked_for(environment, path):
    """The file is the one that is named, else in the user's configuration directory."""
    assert path == str(configuration_path(environment))


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    """A file that was asked for by name and is not there, or is no text, is told of; the usual one may be missing."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("COUNCIL_CONFIG", raising=False)
    assert tmp_path / "council" / "config.toml" == Configuration.read().path
    monkeypatch.setenv("COUNCIL_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(Unreadable, match="no such file"):
        Configuration.read()
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    with pytest.raises(Unreadable, match=r"binary\.toml"):
        Configuration.read(binary)


def test_commands_speak_its_language(tmp_path):
    """Commands speak the language of the settings, but for --lang; settings that are wrong stop them with a sentence."""
    register = str(sample(tmp_path / "r.db"))
    config = tmp_path / "config.toml"
    config.write_text('language = "ja"')
    asked = ("list", "--register", register)
    assert "公表" in council(tmp_path, *asked, COUNCIL_CONFIG=str(config)).stdout
    assert "published" in council(tmp_path, *asked, "--lang", "en", COUNCIL_CONFIG=str(config)).stdout
    config.write_text('language = "jp"')
    refused = council(tmp_path, *asked, COUNCIL_CONFIG=str(config))
    assert (1, "") == (refused.returncode, refused.stdout)
    assert f'council: {config}: language: jp; expected one of "ja", "en"\n' == refused.stderr
