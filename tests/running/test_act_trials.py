"""An act that goes on for ever is ended aside, and refused; the next one is tried as ever."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from pixsim.running import act_trials
from pixsim.running.act_trials import TOO_LONG, Aside, Trials
from pixsim.worlds.core import Act, Refused
from tests.worlds.test_shell import SHELL


class Endless(Act):
    """What somebody typed, and nobody thought of."""

    do: str = "endless"

    def __reduce__(self) -> Any:  # in C, as what holds the lock of Python does
        return sum, (range(10**18),)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Trials:
    made = Trials()
    monkeypatch.setattr(Trials, "_made", made)
    return made


def test_what_never_ends_is_refused_and_the_next_act_is_tried(
    short: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(act_trials, "WAIT_SECONDS", 0.5)
    assert short.refusal(SHELL, Endless()) == TOO_LONG
    monkeypatch.undo()
    act = SHELL.make_act("type", command="ls")
    assert short.refusal(SHELL, act) == ""
    assert short.refusal(SHELL, act) == ""
    short.close()


def test_an_act_that_is_refused_is_refused_with_its_words(
    short: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = SHELL.make_act("type", command="ls")
    monkeypatch.setattr(Trials, "refusal", lambda *_: "Nope")
    with pytest.raises(Refused, match="Nope"):
        act_trials.try_act(SHELL, act)
    short.close()


UNDER_TEXTUAL = """
import sys

class Captured:
    def write(self, text): return len(text)
    def flush(self): pass
    def fileno(self): return -1  # as Textual's, while a screen is shown

if __name__ == "__main__":
    sys.stderr = Captured()
    from pixsim.running.act_trials import Trials
    Trials.shared().prepare()
    Trials.shared().close()
    print("begun")
"""


def test_a_process_is_begun_while_a_screen_is_shown(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNDER_TEXTUAL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "begun\n", done.stderr


def test_an_act_that_takes_long_keeps_no_other_waiting(
    short: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two are tried at once: the second ends while the first goes on."""
    begun, ended = threading.Event(), threading.Event()
    waited: list[bool] = []

    def refusal(_aside: Aside, content: bytes) -> str:
        if b"slow" in content:
            begun.set()
            waited.append(ended.wait(20))
        return ""

    monkeypatch.setattr(Aside, "refusal", refusal)
    slow, quick = (SHELL.make_act("type", command=text) for text in ("echo slow", "ls"))
    thread = threading.Thread(target=short.refusal, args=(SHELL, slow))
    thread.start()
    assert begun.wait(20)
    assert short.refusal(SHELL, quick) == ""
    ended.set()
    thread.join()
    assert waited == [True]
