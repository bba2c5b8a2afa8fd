"""What the project is held to: `nox` runs tests, types and lint, each in an environment of its own."""

import nox

nox.options.sessions = ["tests", "types", "lint"]
nox.options.error_on_missing_interpreters = True


@nox.session
def tests(session: nox.Session) -> None:
    """Install the package as a user would, and run the test suite on it."""
    session.install(".[test]")
    session.run("pytest", "-n", "2", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    """Check the types, strictly."""
    session.install(".[types]")
    session.run("mypy")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, layout and the floors of the house."""
    session.install(".[lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure what docs/performance.md states; not part of the tests."""
    session.install(".[bench,test]")
    session.run("python", "tests/bench/start.py")
    session.run("python", "tests/bench/interface.py")
    session.run("pytest", "tests/bench", "--override-ini=addopts=--import-mode=importlib", "--benchmark-only")


@nox.session
def thorough(session: nox.Session) -> None:
    """Run the property tests for much longer than the test suite does."""
    session.install(".[test]")
    session.run("pytest", "-n", "2", "-m", "not terminal", env={"HYPOTHESIS_PROFILE": "thorough"})


@nox.session
def fuzz(session: nox.Session) -> None:
    """Look for half an hour for files and texts that break the reader, and for keys that break a screen."""
    session.install(".[pdf,test]", "atheris>=3")
    for target in session.posargs or ("minutes", "minutes", "page", "word", "markdown", "text"):
        session.run("python", "tests/fuzz/run.py", target, "300")
    session.run("python", "tests/monkey.py", "300")


@nox.session
def messages(session: nox.Session) -> None:
    """Compile the message catalogues in the checkout, for work without installing."""
    session.install("babel", "hatchling")
    code = (
        "from pathlib import Path; from hatch_build import compile_catalogues; compile_catalogues(Path.cwd())"
    )
    with session.chdir("data/messages"):
        session.run("python", "-B", "-c", code, env={"PYTHONPATH": "."})


@nox.session
def pictures(session: nox.Session) -> None:
    """Draw the pictures of the README from the program itself; needs Chromium and Noto Sans Mono CJK."""
    session.install(".[test]")
    session.run("python", "docs/pictures.py", "docs/images")


@nox.session
def keys(session: nox.Session) -> None:
    """Write docs/keys.md from the tables of actions."""
    session.install(".")
    session.run("python", "docs/keys.py")


@nox.session
def axe(session: nox.Session) -> None:
    """Look at pages of the writer with axe-core in headless Chromium; not part of the tests."""
    session.install(".")
    session.install("--no-deps", "axe-playwright-python")  # for axe.min.js: no browser driver is wanted
    session.run("python", "tests/axe.py")
