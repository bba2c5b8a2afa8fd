"""A headless Chromium that is driven over a pipe: one start for many pages.

Its protocol is that of Chromium's own tools, JSON messages that end in a zero byte, written to its file 3 and read
from its file 4; so no driver is wanted.
"""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

_SILENCE: Final = 120  # seconds: a page that takes longer has hung


class Chromium:
    """One page of a running Chromium: the system's, or $CHROMIUM."""

    def __init__(self, words: BinaryIO, answers: BinaryIO) -> None:
        self._words, self._answers = words, answers
        self._sent, self._rest, self._session = 0, b"", ""

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Self]:
        """Start Chromium with one empty page; it ends when the block does."""
        name = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
        down, up = os.pipe(), os.pipe()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            # Its files 3 and 4 are set by the shell: those of a pipe of ours have any number.
            words = [
                "sh", "-c", f'exec "$@" 3<&{down[0]} 4>&{up[1]}', "sh", name, "--headless", "--no-sandbox",
                "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={profile}",
                "about:blank",
            ]  # fmt: skip
            running = subprocess.Popen(words, pass_fds=(down[0], up[1]), stderr=subprocess.DEVNULL)
            os.close(down[0])
            os.close(up[1])
            with os.fdopen(down[1], "wb", 0) as to, os.fdopen(up[0], "rb", 0) as answers:
                browser = cls(to, answers)
                try:
                    browser._attach()
                    yield browser
                finally:
                    running.terminate()
                    running.wait(_SILENCE)

    def show(self, place: Path, width: int, height: int = 900) -> None:
        """Show a file in a window of a size in pixels, and wait until it stands."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **metrics)
        self.ask("Page.navigate", url=place.as_uri())
        ready = (
            "new Promise(done => document.readyState == 'complete' ? done() : addEventListener('load', done))"
        )
        while self.evaluate(f"{ready}.then(() => location.href)") != place.as_uri():
            pass  # the page before stands still

    def evaluate(self, script: str) -> Any:
        """Return what a script of the page yields; a promise is waited for."""
        found = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if told := found.get("exceptionDetails"):
            sys.exit(f"the script failed: {told}")
        return found["result"].get("value")

    def ask(self, method: str, **values: object) -> dict[str, Any]:
        """Return the answer to one message."""
        self._sent += 1
        message: dict[str, object] = {"id": self._sent, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        self._words.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._sent:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _attach(self) -> None:
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]

    def _next(self) -> dict[str, Any]:
        """Return the next message, an answer or news."""
        while b"\0" not in self._rest:
            heard, _words, _faults = select.select([self._answers], [], [], _SILENCE)
            read = self._answers.read(1 << 20) if heard else b""
            if not read:
                sys.exit("Chromium ended before it answered")
            self._rest += read
        told, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(told)
        return message
