"""An act that goes on for ever is ended aside, and refused; the next one is tried as ever."""

from __future__ import annotations

from typing import Any

import pytest

from pixsim.running import trials
from pixsim.running.trials import TOO_LONG, Trials
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
    monkeypatch.setattr(trials, "WAIT_SECONDS", 0.5)
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
        trials.try_act(SHELL, act)
    short.close()
