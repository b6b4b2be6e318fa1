"""An act that goes on for ever is ended aside, and refused; the next one is tried as ever."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running import act_trials
from pixsim.running import act_trials as trials
from pixsim.running.act_trials import Aside, Trials
from pixsim.running.autopilot import position_by_autopilot, practise_by_autopilot
from pixsim.running.trial_process import TOO_LONG
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.core import Act, Refused
from tests.tools.mocks import sit_v2
from tests.worlds.test_shell import SHELL


class Endless(Act, do="endless"):
    """What somebody typed, and nobody thought of."""

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


WITHOUT_GUARD = """
import sys
from tests.worlds.test_shell import SHELL
from pixsim.running.act_trials import Trials

print("begun")
trials = Trials.shared()
print([trials.refusal(SHELL, SHELL.make_act("type", command=line)) for line in ("ls", "cd /etc")])
"""


def test_a_script_without_a_guard_is_run_once_and_nothing_is_said(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(WITHOUT_GUARD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert (done.stderr, done.stdout) == ("", "begun\n['', '']\n")


def test_no_process_is_begun_for_the_autopilot(
    bank: Bank, sample: Profile, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = Profile(id="ana", name="Ana")
    monkeypatch.setattr(Aside, "begin", lambda _aside: pytest.fail("nobody acts"))
    sit_v2(sample, bank, journal, "perfect", seed=1)
    position_by_autopilot(empty, bank, journal, "perfect", ["3.4"], seed=1)
    practise_by_autopilot(sample, bank, journal, "perfect", ["3.4"], 10, seed=1)


def test_the_answer_that_an_interruption_left_is_not_the_next_one(
    short: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C while an act is tried: the process is ended with what it would have said."""
    ask = trials._ask_process

    def interrupted(process: subprocess.Popen[bytes], content: bytes) -> bytes:
        ask(process, content)
        raise KeyboardInterrupt

    monkeypatch.setattr(trials, "_ask_process", interrupted)
    act = SHELL.make_act("type", command="ls")
    with pytest.raises(KeyboardInterrupt):
        short.refusal(SHELL, act)
    assert [aside._process for aside in short._idle] == [None]
    monkeypatch.setattr(trials, "_ask_process", ask)
    assert short.refusal(SHELL, act) == ""
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
