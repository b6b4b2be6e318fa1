"""A rehearsal by keys: the whole of it at 80×24, every size, nothing taken for markup, a full disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from pixsim.ccp1.dossier import read_dossier
from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.plan import RehearsalPlan
from pixsim.ccp1.title_requirements import load_title_requirements
from pixsim.journeys.ccp1_oral import rehearse
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.running.ccp1_oral_listing import new_rehearsal
from pixsim.store.sittings.journal import Journal, JournalError
from pixsim.tui.flows import dossier as rehearsal_home
from pixsim.tui.screens.ccp1_oral.interview import PresentationScreen
from tests.conftest import ManualClock
from tests.tools import exam_screens
from tests.tools.exam_screens import NASTY, SIZES, OnlyShell, burst, run, until, visible
from tests.tools.tiers import one_of

STATUS = "ancien titre, remplacé par Médiateur numérique"


@pytest.fixture
def plan(tmp_path: Path, journal: Journal, clock: ManualClock) -> RehearsalPlan:
    write_example(tmp_path / "d", load_title_requirements())
    dossier = read_dossier(tmp_path / "d")
    return new_rehearsal(journal, dossier, ("ccp1-x", None), now=clock(), action=3, seed=2, assessors=1)  # fmt: skip


def begin(pilot: Pilot[None], plan: RehearsalPlan) -> Any:
    return exam_screens.begin(pilot, rehearse, plan.id)


async def grade(pilot: Pilot[None], *keys: str) -> None:
    """Rate everything, as fast as one types."""
    await until(pilot, "0 sur 20")
    burst(pilot, *(keys[place % len(keys)] for place in range(20)))
    await until(pilot, "20 sur 20")
    await pilot.press("f9")


@pytest.mark.full
def test_the_whole_of_it(plan: RehearsalPlan, journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, plan)
        await until(pilot, "Démarrer le chronomètre")
        assert STATUS in visible(pilot.app)
        assert journal.load_rehearsal(plan.id)[1] == 0
        await pilot.press("enter")
        await until(pilot, "reste 40 min")
        assert STATUS in visible(pilot.app)
        clock.step(370)
        await pilot.press("space")
        await until(pilot, "+ 1 min 10 s")
        await pilot.press("n")
        await until(pilot, "Moment marqué")
        assert len(journal.load_rehearsal(plan.id)[0].moments) == 1  # before a word is typed
        await pilot.press(*"trop vite", "enter")
        await until(pilot, "phase 2 : trop vite")
        await pilot.press("f2")
        await until(pilot, "F2 : l'heure")
        assert "reste" not in visible(pilot.app)
        await pilot.press("f2")
        clock.step(2100)
        await until(pilot, "1 min 10 s de trop")
        await pilot.click("#end")
        await until(pilot, "Fin de la présentation ?")
        await pilot.press("down", "enter")
        await until(pilot, "Première question")
        await pilot.press("enter")
        for number in range(1, 9):
            await until(pilot, f"Question {number} sur 8")
            clock.step(100)
            await pilot.press("space")
        await until(pilot, "Ce que vous avez dit")
        await pilot.press("a", "c", "c")
        assert journal.load_rehearsal(plan.id)[0].asked[0].points == {1}
        await pilot.press("f9")
        await until(pilot, "Question 2 sur 8")
        await pilot.press("f4")
        await until(pilot, "[x] a.")
        for number in range(2, 9):
            await pilot.press("f9")
            await until(pilot, f"Question {number} sur 8")
        await pilot.press("f9")
        await until(pilot, "votre grille, 0 sur 20")
        await pilot.press("f9")
        await until(pilot, "Il reste 20 critères")
        await grade(pilot, "3", "é", "-")
        await until(pilot, "Passez le clavier à l'assesseur 1")
        await pilot.press("enter")
        await until(pilot, "Ses initiales")
        await pilot.press(*"A.D.", "enter")
        await until(pilot, "grille de A.D., 0 sur 20")
        await grade(pilot, "1")
        await until(pilot, "Bilan de la répétition 1")
        assert STATUS in visible(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert worker.is_finished

    run(OnlyShell(journal, clock), body)
    rehearsal, _events = journal.load_rehearsal(plan.id)
    assert rehearsal.finished
    assert [grid.by for grid in rehearsal.grids] == ["", "A.D."]
    assert rehearsal.grids[0].ratings["1b"] == 2
    assert rehearsal.grids[0].ratings["1c"] is None


def test_left_in_a_phase_and_taken_up(
    plan: RehearsalPlan, journal: Journal, clock: ManualClock
) -> None:
    async def leave(pilot: Pilot[None]) -> None:
        worker = begin(pilot, plan)
        await until(pilot, "Démarrer le chronomètre")
        await pilot.press("enter")
        await until(pilot, "reste 40 min")
        await pilot.press("space")
        await pilot.press("f10")
        await until(pilot, "Arrêter la répétition ?")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert worker.is_finished

    async def again(pilot: Pilot[None]) -> None:
        begin(pilot, plan)
        await until(pilot, "reste 30 min")
        assert "► 2. Observer le robot" in visible(pilot.app)
        await pilot.press("escape")
        await until(pilot, "Arrêter la répétition ?")
        await pilot.press("down", "down", "enter")
        await until(pilot, "Arrêtée avant la fin")

    run(OnlyShell(journal, clock), leave)
    clock.step(600)
    run(OnlyShell(journal, clock), again)


def test_a_key_pressed_twice_goes_on_once(
    plan: RehearsalPlan, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        begin(pilot, plan)
        await until(pilot, "Démarrer le chronomètre")
        burst(pilot, *["enter"] * 5)
        await until(pilot, "reste 40 min")
        await pilot.pause()
        assert journal.load_rehearsal(plan.id)[0].phase == 1
        burst(pilot, *["space"] * 3)
        await pilot.pause()
        assert journal.load_rehearsal(plan.id)[0].phase == 2

    run(OnlyShell(journal, clock), body)


def test_a_full_disk_is_told_and_nothing_moves(
    plan: RehearsalPlan, journal: Journal, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        begin(pilot, plan)
        await until(pilot, "Démarrer le chronomètre")
        await pilot.press("enter")
        await until(pilot, "reste 40 min")

        def full(*_arguments: object) -> None:
            raise JournalError("write", journal.path, "database or disk is full")

        with monkeypatch.context() as patched:
            patched.setattr(journal, "append", full)
            await pilot.press("space")
            await until(pilot, "le disque refuse d'écrire")
            assert "► 1. " in visible(pilot.app)
        await pilot.press("space")
        await until(pilot, "► 2. ")

    run(OnlyShell(journal, clock), body)


@pytest.mark.parametrize("size", one_of(SIZES, 0))
def test_nothing_is_markup_and_every_size_will_do(
    plan: RehearsalPlan, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    clock.step(1)
    phases = tuple(p.model_copy(update={"name": NASTY}) for p in plan.fiche.phases)
    words = {"title": NASTY, "public": NASTY, "environment": NASTY, "phases": phases}
    questions = tuple(q.model_copy(update={"ask": NASTY, "covers": (NASTY, "b", "c")}) for q in plan.questions)  # fmt: skip
    nasty = plan.model_copy(
        update={
            "id": f"{plan.id}-n",
            "candidate": NASTY,
            "assessors": 0,
            "fiche": plan.fiche.model_copy(update=words),
            "referential": plan.referential.model_copy(update={"questions": questions}),
        }
    )
    journal.create(nasty)

    async def body(pilot: Pilot[None]) -> None:
        begin(pilot, nasty)
        await until(pilot, "Démarrer le chronomètre")
        await pilot.press("enter")
        await until(pilot, "► 1. ")
        assert isinstance(pilot.app.screen, PresentationScreen)
        assert "[b]gras[/b]" in visible(pilot.app)
        for _phase in phases:
            await pilot.press("space")
            await pilot.pause()
        await until(pilot, "Première question")
        await pilot.press("enter")
        await until(pilot, "[b]gras[/b]")
        with RehearsalRun(journal, plan.id, clock) as other:  # another one may be open elsewhere
            assert other.rehearsal.stage == "drawn"

    run(OnlyShell(journal, clock), body, size)


def test_open_elsewhere(plan: RehearsalPlan, journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        begin(pilot, plan)
        await until(pilot, "ouverte dans une autre fenêtre")

    with RehearsalRun(journal, plan.id, clock):
        run(OnlyShell(journal, clock), body)


def test_from_the_home_screen_without_a_command_line(
    tmp_path: Path, journal: Journal, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsal_home, "user_documents_path", lambda: tmp_path / "Documents")
    folder = tmp_path / "Documents" / "CCP1"

    async def opened(pilot: Pilot[None], text: str) -> None:
        pilot.app.run_worker(rehearsal_home.open_dossier(pilot.app))  # type: ignore[arg-type]
        await until(pilot, "Dans quel dossier sont, ou seront, vos fiches ?")
        assert STATUS in visible(pilot.app)
        await pilot.press("enter")
        await until(pilot, text)

    async def body(pilot: Pilot[None]) -> None:
        await opened(pilot, "Y écrire les fichiers à remplir ?")
        await pilot.press("right", "enter")
        await until(pilot, "Remplissez-les avec un éditeur de texte")
        assert len(list(folder.iterdir())) == 6
        await pilot.press("enter")
        await opened(pilot, "choses manquent")
        assert "Répéter" not in visible(pilot.app)
        await pilot.press("enter")
        await until(pilot, "Il manque :")
        await pilot.press("escape")
        await until(pilot, "Les dates")
        await pilot.press("escape")
        shutil.rmtree(folder)
        write_example(folder, load_title_requirements())
        await opened(pilot, "✓ Complet.")
        for place, said in (
            (4, "Aucune répétition"),
            (3, "Le CCP1"),
            (2, "Convocation, par courriel"),
        ):
            await pilot.press(*["down"] * place, "enter")
            await until(pilot, said)
            await pilot.press("escape")
            await until(pilot, "✓ Complet.")
        await pilot.press("enter")
        await until(pilot, "Démarrer le chronomètre")
        await pilot.press("escape")
        await until(pilot, "✓ Complet.")
        (folder / "dossier.md").write_bytes(b"\xff")
        await pilot.press("down", "enter", "escape")
        await until(pilot, "n'est pas du texte en UTF-8")

    run(OnlyShell(journal, clock), body)
    assert len(journal.trainings("ccp1-camille-exemple", "ccp1")) == 1
