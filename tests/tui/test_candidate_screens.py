"""People found, made, changed and removed from the screens; sittings deleted from their list."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from pixsim.bank.reading.load import Bank
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import Profile, read_profile
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.store.people.profiles import own_path
from pixsim.store.records.cache import Records
from pixsim.store.records.record import Record
from pixsim.store.settings import read_settings
from pixsim.store.sittings.journal import Journal
from pixsim.text.person_name import NAME_LENGTH
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.home.candidates import MOST_ROWS, CandidatesScreen
from pixsim.tui.screens.home.first_run import FirstRun
from pixsim.tui.screens.home.home import HomeScreen
from pixsim.tui.screens.home.new_candidate import NewCandidateScreen
from pixsim.tui.screens.results.past import PastScreen
from pixsim.tui.widgets.lists.pick_list import PickList
from tests.tools.exam_screens import run
from tests.tools.screens import SIZES, person, settle, shown, until
from tests.tools.tiers import one_of, tiered

CODES = ("1.1", "1.2", "2.1", "3.1", "4.1")


def candidate(journal: Journal, bank: Bank, sittings: int = 0) -> Profile:
    profile = person("Eve", dict.fromkeys(CODES, 3))
    for seed in range(sittings):
        sit_by_autopilot(profile, bank, journal, "perfect", seed=seed)
    return profile


async def by_menu(pilot: Pilot[None], words: str) -> None:
    """Do what a line of the menu says."""
    await until(pilot, "Eve")
    await pilot.press("m")
    await until(pilot, "Chercher une action")
    for letter in words:
        await pilot.press(letter)
    await pilot.press("enter")


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_states_are_told_in_words_and_samples_stand_apart(
    journal: Journal, size: tuple[int, int]
) -> None:
    person("Eve", 3)
    person("Ana", dict.fromkeys(CODES[:3], 1))
    person("Zoé", {})

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Positionnement")
        await pilot.press("c")
        await settle(pilot, CandidatesScreen)
        lines = shown(pilot).split("\n")
        assert any("Ana" in line and "○ pas encore certifiable" in line for line in lines)
        assert any(
            "Eve" in line and "✓ certifiable" in line and "384 pix" in line for line in lines
        )
        assert any("Zoé" in line and "○ à positionner" in line for line in lines)
        assert "3 personnes" in shown(pilot)
        assert "Exemples inventés, pour essayer" in shown(pilot)
        assert all(len(line) <= size[0] for line in lines)

    run(PixsimApp(journal=journal), body, size)


@pytest.mark.full
def test_a_search_ignores_accents_and_nobody_found_may_be_made(journal: Journal) -> None:
    person("Zoé Durand", 3)
    person("Ana", 3)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Ana")
        await pilot.press("C")
        await settle(pilot, CandidatesScreen)
        await pilot.press(*"ZOE")
        await until(pilot, "1 sur 2 personnes")
        assert "Ana" not in shown(pilot)
        await pilot.press(*"lie")
        await until(pilot, "Personne ne s'appelle « ZOElie ».")
        await pilot.press("enter")
        await settle(pilot, NewCandidateScreen)
        box = pilot.app.screen.query_one("#name", Input)
        assert box.value == "ZOElie"
        box.insert_text_at_cursor("x" * NAME_LENGTH)
        assert box.value == "ZOElie"
        await pilot.press("enter")
        await settle(pilot, HomeScreen)
        await until(pilot, "ZOElie")

    run(PixsimApp(journal=journal), body)
    assert own_path("zoelie").exists()


def test_letters_typed_do_nothing_but_search(journal: Journal) -> None:
    person("Eve", 3)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("c")
        await settle(pilot, CandidatesScreen)
        await pilot.press(*"permchsq?")
        assert isinstance(pilot.app.screen, CandidatesScreen)
        assert pilot.app.screen.query_one("#search", Input).value == "permchsq?"

    run(PixsimApp(journal=journal), body)


@pytest.mark.full
def test_of_a_thousand_people_two_hundred_are_listed_and_all_are_found(journal: Journal) -> None:
    many = tuple(
        Record(f"p{n}", f"Personne {n:04}", f"p{n}.json", False, (0, 0, 0), (1,) * 16, (8,) * 16, (True,) * 16, (True,) * 16, True)
        for n in range(1000)
    )  # fmt: skip

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await app.push_screen(CandidatesScreen(Records(many), "", app.framework))
        await until(pilot, "1000 personnes")
        rows = app.screen.query_one(PickList).rows
        assert len(rows) == MOST_ROWS + 1
        assert "… et 800 autres" in rows[-1].left.plain
        await pilot.press(*"0999")
        await until(pilot, "1 sur 1000 personnes")
        assert "Personne 0999" in shown(pilot)

    run(PixsimApp(journal=journal), body)


def test_a_candidate_is_renamed_and_given_more_time(journal: Journal, bank: Bank) -> None:
    candidate(journal, bank, sittings=1)

    async def body(pilot: Pilot[None]) -> None:
        await by_menu(pilot, "modifier")
        await settle(pilot, NewCandidateScreen)
        pilot.app.screen.query_one("#name", Input).value = "Ève M."
        pilot.app.screen.query_one("#extra", Input).value = "33"
        await pilot.click("#create")
        await settle(pilot, HomeScreen)
        await until(pilot, "Ève M.")

    run(PixsimApp(journal=journal), body)
    kept = read_profile(own_path("eve"), bank.framework)
    assert (kept.id, kept.name, kept.extra_time_percent) == ("eve", "Ève M.", 33)
    assert [s.candidate for s in journal.summaries()] == ["Ève M."]


@pytest.mark.parametrize("typed", tiered(["201", "-1", "x", "3²"], 1))
def test_a_wrong_extra_time_is_told_and_nothing_changes(
    journal: Journal, bank: Bank, typed: str
) -> None:
    candidate(journal, bank)

    async def body(pilot: Pilot[None]) -> None:
        await by_menu(pilot, "modifier")
        await settle(pilot, NewCandidateScreen)
        pilot.app.screen.query_one("#extra", Input).value = typed
        await pilot.click("#create")
        await until(pilot, "un nombre de 0 à 200")
        await pilot.press("escape")
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body)
    assert read_profile(own_path("eve"), bank.framework).extra_time_percent == 0


@pytest.mark.parametrize("size", one_of(SIZES, 2))
def test_a_candidate_goes_after_a_question_and_with_all_they_left(
    journal: Journal, bank: Bank, size: tuple[int, int]
) -> None:
    candidate(journal, bank, sittings=2)

    async def body(pilot: Pilot[None]) -> None:
        for answer in ("#no", "#yes"):
            await by_menu(pilot, "supprimer")
            await settle(pilot, Confirm)
            said = str(pilot.app.screen.query_one(".dialog-text", Static).render())
            assert "son profil, 2 épreuves" in said.replace("\u00a0", " ")
            assert own_path("eve").exists()
            for button in pilot.app.screen.query("FlatButton"):
                assert button.region.height == 1
                assert button.region.right <= size[0]
            await pilot.click(answer)
            if answer == "#yes":  # what is gone is said
                await settle(pilot, Message)
                await pilot.press("enter")
            await settle(pilot, HomeScreen if answer == "#no" else FirstRun)

    run(PixsimApp(journal=journal), body, size)
    assert not own_path("eve").exists()
    assert journal.summaries() == []
    assert read_settings().last_candidate == ""


def test_a_click_goes_to_somebody_and_a_second_one_chooses(journal: Journal) -> None:
    person("Eve", 3)
    person("Alexandrine de La Rochefoucauld-Montmorency", 3, id="alex")

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "✓ Certifiable")
        await pilot.press("c")
        await settle(pilot, CandidatesScreen)
        rows = shown(pilot).split("\n")
        assert any("Alexandrine de La Rochefoucauld-Montmorency" in row for row in rows), rows
        y = next(n for n, row in enumerate(rows) if "Alexandrine" in row)
        if "►" in rows[y]:
            y = next(n for n, row in enumerate(rows) if "Eve" in row)
        await pilot.click(offset=(6, y))
        await pilot.pause()
        assert isinstance(pilot.app.screen, CandidatesScreen)
        assert "►" in shown(pilot).split("\n")[y]
        await pilot.click(offset=(6, y))
        await settle(pilot, HomeScreen)

    run(PixsimApp(journal=journal), body, (120, 40))


@pytest.mark.full
def test_the_list_changes_who_has_the_cursor_and_stays_open(journal: Journal, bank: Bank) -> None:
    candidate(journal, bank)
    person("Zoé", 3)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("c")
        await settle(pilot, CandidatesScreen)
        await pilot.press(*"zoe")
        await pilot.click("#delete")
        await settle(pilot, Confirm)
        await pilot.click("#yes")
        await settle(pilot, CandidatesScreen)
        await until(pilot, "1 personne")
        await until(pilot, "Zoé : supprimé, avec tout ce qui allait avec.")
        await pilot.press(*"sofia")
        await pilot.click("#delete")
        await until(pilot, "Les exemples sont livrés avec pixsim")
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        assert "Eve" in shown(pilot)

    run(PixsimApp(journal=journal), body)
    assert own_path("eve").exists()
    assert not own_path("zoe").exists()
    assert (bundled_folder("profiles") / "avance.json").exists()


def test_a_sitting_is_deleted_from_the_list(journal: Journal, bank: Bank) -> None:
    candidate(journal, bank, sittings=2)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("r")
        await settle(pilot, PastScreen)
        for answer, left in (("#no", 2), ("#yes", 1)):
            await pilot.press("delete")
            await settle(pilot, Confirm)
            await pilot.click(answer)
            await settle(pilot, PastScreen)
            rows = pilot.app.screen.query_one(PickList).rows
            assert sum(row.enabled for row in rows) == left
        await pilot.press("delete")
        await settle(pilot, Confirm)
        await pilot.click("#yes")
        await until(pilot, "Aucune pour l'instant")

    run(PixsimApp(journal=journal), body)
    assert journal.summaries() == []
    assert own_path("eve").exists()


def test_a_file_that_cannot_be_read_can_go(journal: Journal, home: Path) -> None:
    broken = home / "profiles" / "broken.json"
    broken.parent.mkdir(parents=True)
    broken.write_text("{", encoding="utf-8")

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Profil illisible")
        await pilot.press("enter")
        await until(pilot, "Supprimer ce fichier")
        await pilot.press("down", "enter")
        await settle(pilot, Confirm)
        assert broken.exists()
        await pilot.click("#yes")
        await settle(pilot, FirstRun)

    run(PixsimApp(journal=journal), body)
    assert not broken.exists()
