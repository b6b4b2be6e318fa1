"""A rehearsal in a real pseudo-terminal: killed in a phase, taken up where it was."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.rehearsal_state import Rehearsal
from pixsim.ccp1.title_requirements import load_title_requirements
from pixsim.store.sittings.journal import Journal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]

if sys.platform != "win32":
    from tests.tools.terminal import Terminal


def kept(home: Path) -> Rehearsal:
    journal = Journal(home / "pixsim.db")
    try:
        (name,) = journal.trainings("ccp1-camille-exemple", "ccp1")
        return journal.load_rehearsal(name)[0]
    finally:
        journal.close()


@pytest.mark.full
def test_killed_in_a_phase_and_taken_up(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    write_example(folder, load_title_requirements())
    command = ("ccp1", "rehearse", str(folder), "--action", "3")
    with Terminal(*command, home=home) as terminal:
        terminal.wait_for("Démarrer le chronomètre")
        terminal.press_until("Mise en situation", "enter")
        terminal.wait_for("► 1.")
        terminal.press_until("► 2.", "space")
        terminal.kill(signal.SIGKILL)
    before = kept(home)
    assert before.phase == 2
    with Terminal(*command, home=home) as terminal:
        terminal.wait_for("► 2. Observer le robot")
        assert "Démarrer" not in terminal.text
        terminal.press_until("Arrêter la répétition ?", "f10")
        terminal.read(1)
        terminal.press("down", "enter")
        assert terminal.wait() == 0
        assert terminal.left
    after = kept(home)
    assert after.phases == before.phases
    assert after.resumed == 1
    assert not after.finished
