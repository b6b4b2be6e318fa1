"""The page of one person: where they stand, one next step, sixteen competences."""

from __future__ import annotations

import asyncio
import re
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.exam import Exam
from pixsim.session.rule_sets import RULE_SETS
from pixsim.session.training.plan import plan_positioning
from pixsim.store.people.profiles import create_profile, stored_profile
from pixsim.store.people.wrong_dates import is_dated_ahead
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.choice import ExamChoice
from pixsim.tui.screens.frame.help import HelpScreen
from pixsim.tui.screens.frame.menu import Menu
from pixsim.tui.screens.home.home import HomeScreen
from pixsim.tui.screens.training.competence import CompetenceScreen
from pixsim.tui.widgets.home.competence_map import CompetenceMap
from pixsim.tui.widgets.home.next_action_card import NextActionCard
from tests.conftest import ManualClock
from tests.tools.exam_screens import run
from tests.tools.mocks import new_v2
from tests.tools.screens import CODES, SIZES, person, settle, shown, until
from tests.tools.tiers import one_of, tiered

THREE = dict.fromkeys(("1.1", "1.2", "2.1"), 2)


def passed_over(profile: Profile, bank: Bank, journal: Journal, clock: ManualClock) -> str:
    """A sitting of a person, by hand: every question passed."""
    sitting = new_v2(profile, bank, seed=1, clock=clock)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        while not exam.session.is_over:
            exam.show()
            clock.step(5)
            exam.skip()
    return sitting.id


@pytest.mark.parametrize("size", one_of(SIZES, 2))
def test_all_of_it_is_in_sight_at_every_size(journal: Journal, size: tuple[int, int]) -> None:
    person(
        "Léa Martin",
        dict(zip(CODES, (3, 3, 3, 3, 3, 3, 4, 3, 2, 2, 2, 2, 3, 3, 3, 2), strict=True)),
    )

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Passer une certification blanche")
        text = shown(pilot)
        assert "Léa Martin" in text
        assert "sur 896" in text
        assert "✓ Certifiable" in text
        for area in (
            "Information et données",
            "Communication et collaboration",
            "Création de contenu",
        ):
            assert area in text
        assert "F1 aide" in text
        assert "↓ ou Tab" in text
        assert all(len(line) <= size[0] for line in text.split("\n"))
        if size[0] >= 78:
            names = "Protéger la santé, le bien-être" if size[0] >= 110 else "Santé, environnement"
            assert names in text
            assert "5.2" in text
        if size[0] >= 110:
            assert "Épreuves blanches" in text
            assert "Aucune pour l'instant" in text

    run(PixsimApp(journal=journal), body, size)


def test_a_long_name_and_markup_are_cut_and_shown_as_they_are(journal: Journal) -> None:
    person("[b]Zoé[/b] " + "très " * 12 + "longue", id="zoe")

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "[b]Zoé[/b]")
        assert "…" in shown(pilot).split("\n")[0]
        assert "non officiel" in shown(pilot).split("\n")[0]

    run(PixsimApp(journal=journal), body, (60, 20))


@pytest.mark.full
def test_the_path_leads_to_the_first_mock_and_then_goes(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    profile = person("Eve", THREE)

    async def before(pilot: Pilot[None]) -> None:
        await until(pilot, "2 Positionnement 3/16")
        text = shown(pilot)
        assert "3 Certifiable 3/5" in text
        assert "●●●○○" in text
        assert "Il manque 2 compétences au niveau 1" in text
        assert "Continuer le positionnement : Traiter des données" in text

    run(PixsimApp(journal=journal, clock=clock), before)
    ready = person("Ready", 2)

    async def certifiable(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await until(pilot, "Eve")
        while app.records.by_id(ready.id) is None:  # read in a thread
            await pilot.pause(0.05)
        await app.show_person("own/ready.json")
        await until(pilot, "✓ Certifiable ── 4 Épreuve")

    run(PixsimApp(journal=journal, clock=clock), certifiable)
    passed_over(ready, bank, journal, clock)

    async def after(pilot: Pilot[None]) -> None:
        await until(pilot, "E : reprendre les erreurs, en questions neuves")
        assert "Prochaine étape" in shown(pilot)
        assert "Positionnement" not in shown(pilot)
        assert "Dernière épreuve blanche : 0 pix" in shown(pilot)

    run(PixsimApp(journal=journal, clock=clock), after)
    assert profile.id == "eve"


def test_an_exam_under_way_comes_first_with_its_time_left(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    profile = person("Eve", 2)
    sitting = new_v2(profile, bank, seed=1, clock=clock)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.skip()
    clock.now += timedelta(minutes=57)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Reprendre à la question 2 sur 48")
        assert "Il reste 48 min." in shown(pilot)
        await pilot.press("enter")
        await until(pilot, "Question 2 ")

    run(PixsimApp(journal=journal, clock=clock), body)


def test_the_exam_is_not_hidden_by_a_positioning_under_way(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    profile = person("Eve", 2)
    journal.create(plan_positioning(profile, bank, "3.4", now=clock(), force=True, reset=True))

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "P : finir le positionnement 3.4 Programmer")
        assert "► Passer une certification blanche" in shown(pilot)
        assert "S épreuve" in shown(pilot).split("\n")[-1]
        await pilot.press("enter")
        await settle(pilot, ExamChoice)

    run(PixsimApp(journal=journal, clock=clock), body)


def test_back_home_nothing_is_advised_before_it_is_known(journal: Journal) -> None:
    person("Eve", 2)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "✓ Certifiable")
        app = pilot.app
        assert isinstance(app, PixsimApp)
        held = asyncio.Event()
        catch_up = app.caught_up

        async def slowly() -> None:
            await held.wait()
            await catch_up()

        app.caught_up = slowly  # type: ignore[method-assign]
        await pilot.press("enter")
        await settle(pilot, ExamChoice)
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        assert "Passer une certification blanche" not in shown(pilot)
        assert "mise à jour…" in shown(pilot)
        await pilot.press("r")  # not lost
        held.set()
        await until(pilot, "Aucune pour l'instant")

    run(PixsimApp(journal=journal), body)


def test_arrows_walk_the_map_and_escape_never_leaves(journal: Journal) -> None:
    person("Eve", THREE)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        app = pilot.app
        card, chart = app.screen.query_one(NextActionCard), app.screen.query_one(CompetenceMap)
        assert app.focused == card
        await pilot.press("down")
        assert chart.has_focus
        await until(pilot, "1.1 Mener une recherche et une veille")
        await pilot.press("right")
        assert chart.here is not None
        assert chart.here.code == "3.1"
        await pilot.press("down", "down", "down", "down")  # over the heading of the next domain
        assert chart.here.code == "4.1"
        await pilot.press("left")
        assert chart.here.code[0] in "25"
        await pilot.press("escape")
        assert app.focused is card
        await pilot.press("escape", "escape", "down", "home", "up")
        assert app.focused is card
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("tab", "shift+tab")
        assert app.focused is card

    run(PixsimApp(journal=journal), body)


def test_digits_of_a_small_window_are_walked_too(journal: Journal) -> None:
    person("Eve", THREE)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        chart = pilot.app.screen.query_one(CompetenceMap)
        await pilot.press("down", "right", "right", "right")  # the third is the last
        assert chart.here is not None
        assert chart.here.code == "1.3"
        await pilot.press("down", "right")
        assert chart.here.code == "2.4"
        await pilot.press("down", "down", "down")
        assert chart.here.code == "5.2"
        assert "► –" in shown(pilot)
        await until(pilot, "5.2 Construire un environnement numérique")

    run(PixsimApp(journal=journal), body, (60, 20))


@pytest.mark.parametrize("size", one_of(SIZES, 0))
def test_a_competence_opens_on_a_page_of_its_own(journal: Journal, size: tuple[int, int]) -> None:
    person("Eve", THREE)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("down", "enter")
        await settle(pilot, CompetenceScreen)
        text = shown(pilot)
        assert "1.1 Mener une recherche" in text
        assert "niveau 2" in text
        assert "16 pix sur 56" in text
        assert "Se servir d'un navigateur" in text
        assert "Se positionner de nouveau" in text
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        assert isinstance(pilot.app.focused, CompetenceMap)

    run(PixsimApp(journal=journal), body, size)


async def _offered(pilot: Pilot[None]) -> None:
    """Wait until the main button of the home screen offers something."""
    for _ in range(1_200):
        screen = pilot.app.screen
        if isinstance(screen, HomeScreen) and not screen.waits and screen.offered is not None:
            await pilot.pause()
            return
        await pilot.pause(0.05)
    raise AssertionError("the home screen offers nothing")


def test_a_click_opens_a_competence_and_the_step_and_the_hints(journal: Journal) -> None:
    person("Eve", 2)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "✓ Certifiable")  # her profile is read
        lines = shown(pilot).split("\n")
        y = next(n for n, line in enumerate(lines) if "3.4 Programmer" in line)
        await pilot.click(offset=(lines[y].index("3.4 Programmer"), y))
        await settle(pilot, CompetenceScreen)
        assert "3.4 Programmer" in shown(pilot)
        await pilot.click("#back")
        await settle(pilot, HomeScreen)
        await until(pilot, "✓ Certifiable")
        await _offered(pilot)  # her profile is read again: nothing is offered until then
        await pilot.click("#step", offset=(10, 1))
        await settle(pilot, ExamChoice)
        await pilot.press("escape")
        await settle(pilot, HomeScreen)
        last = shown(pilot).split("\n")[-1]
        await pilot.click(offset=(last.index("F1 aide"), 23))
        await settle(pilot, HelpScreen)

    run(PixsimApp(journal=journal), body)


@pytest.mark.parametrize("key", tiered(["m", "M", "ctrl+p"], 2))
def test_the_menu_has_all_that_can_be_done(journal: Journal, key: str) -> None:
    person("Eve", 2)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press(key)
        await settle(pilot, Menu)
        rows = " ".join(row.left.plain for row in pilot.app.screen.query_one("#menu-list").rows)  # type: ignore[attr-defined]
        for text in (
            "Se positionner", "S'entraîner", "Passer une certification blanche", "Résultats passés", "Progrès",
            "Mes chances", "Changer de personne", "Nouvelle personne", "Modifier", "Supprimer Eve",
            "Ouvrir un profil", "Thème clair", "Quitter pixsim",
        ):  # fmt: skip
            assert text in rows

    run(PixsimApp(journal=journal), body)


def test_before_any_mock_results_say_so(journal: Journal) -> None:
    person("Eve", 2)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Eve")
        await pilot.press("R")
        await until(pilot, "Aucune pour l'instant : votre premier résultat s'affichera ici.")

    run(PixsimApp(journal=journal), body)


def test_figures_kept_are_shown_at_once_and_replaced_in_place(journal: Journal, home: Path) -> None:
    person("Eve", 2)

    async def fill(pilot: Pilot[None]) -> None:
        await until(pilot, "Passer une certification blanche")

    run(PixsimApp(journal=journal), fill)
    file = home / "profiles" / "eve.json"
    file.write_text(
        re.sub(r'"1\.1": 2', '"1.1": 5', file.read_text(encoding="utf-8")), encoding="utf-8"
    )
    app = PixsimApp(journal=journal)
    first: list[str] = []

    async def body(pilot: Pilot[None]) -> None:
        first.append(shown(pilot))
        await until(pilot, "■■■■■·· 5")
        assert "mise à jour…" not in shown(pilot)

    run(app, body)
    assert "■■····· 2" in first[0]


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_a_profile_that_cannot_be_read_says_why_and_others_stay_usable(
    journal: Journal, home: Path, size: tuple[int, int]
) -> None:
    (home / "profiles").mkdir(parents=True)
    faulty = home / "profiles" / "casse.json"
    faulty.write_text('{"id": "casse", "name": "[/]", "age": 3}', encoding="utf-8")

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Profil illisible")
        await pilot.press("enter")
        await until(pilot, "age : champ inconnu")
        assert "Choisir quelqu'un d'autre" in shown(pilot)
        assert "Supprimer" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, "Exemples inventés")
        assert "profil illisible" in shown(pilot)
        await pilot.press("down", "enter")
        await until(pilot, "exemple ")

    run(PixsimApp(journal=journal), body, size)
    assert faulty.exists()


def test_side_pane_has_mocks_gains_and_what_to_work_on(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    profile = person("Eve", 2)
    for days in (9, 2):
        clock.now -= timedelta(days=days)
        passed_over(profile, bank, journal, clock)
        clock.now += timedelta(days=days)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "À travailler")
        text = shown(pilot)
        assert "16 nov.    0 pix" in text
        assert "23 nov.    0 pix" in text
        assert "= 0" in text
        assert "sur 3" in text
        assert "s'entraîner là-dessus" in text

    run(PixsimApp(journal=journal, clock=clock), body, (120, 40))


def test_simulated_sittings_are_nobodys_results(journal: Journal, bank: Bank) -> None:
    sit_by_autopilot(person("Eve", 2), bank, journal, "perfect", 1, RULE_SETS["v2"].settings())

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Passer une certification blanche")
        assert "Dernière" not in shown(pilot)

    run(PixsimApp(journal=journal), body)


def test_dates_to_come_are_told_and_one_key_puts_them_right(
    journal: Journal, sample: Profile, clock: ManualClock, bank: Bank
) -> None:
    early = sample.model_copy(
        update={
            "knowledge": tuple(
                e.model_copy(update={"date": e.date + timedelta(days=900)})
                for e in sample.knowledge
            )
        }
    )
    mine, _path = create_profile(early.model_copy(update={"uid": None}))

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "L'horloge avançait, des réponses sont datées du")
        await pilot.press("d")
        await until(pilot, "maintenant datées d'aujourd'hui")
        await pilot.press("enter")
        await settle(pilot, HomeScreen)
        for _ in range(1_200):
            await pilot.pause(0.05)
            if "corriger" not in shown(pilot):  # read anew in a thread
                break
        assert "corriger" not in shown(pilot)

    run(PixsimApp(journal=journal, clock=clock), body)
    kept = stored_profile(mine.id, bank.framework)
    assert kept is not None
    assert not is_dated_ahead(kept[1], clock())


def test_a_home_left_open_follows_what_another_front_writes(
    journal: Journal, bank: Bank, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = person("Eve", 2)
    monkeypatch.setattr("pixsim.tui.app.FOLLOW", 0.05)

    def begin_elsewhere() -> None:
        sitting = new_v2(profile, bank, seed=1, clock=clock)
        with closing(Journal()) as elsewhere:
            elsewhere.create(sitting)
            with Exam(elsewhere, sitting.id, clock=clock) as exam:
                exam.start()

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await until(pilot, "Passer une certification blanche")
        await asyncio.to_thread(begin_elsewhere)
        await until(pilot, "Reprendre à la question 1 sur 48")
        person("Zoé", 2)
        while app.records.by_id("zoe") is None:
            await pilot.pause(0.02)
        await pilot.pause()
        read = app.records
        await pilot.pause()
        assert app.records is read  # reading is no reason to read again

    run(PixsimApp(journal=journal, clock=clock), body)
