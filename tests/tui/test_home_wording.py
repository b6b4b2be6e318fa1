"""What the main button says in each case, and figures that stand for constants of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pixsim.foundation.resources import bundled_folder
from pixsim.framework import Framework, read_framework
from pixsim.journeys import home_words
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import GLOBAL_LEVELS, V3
from pixsim.store.records.goal_glance import GoalGlance
from pixsim.store.records.next_step import next_step
from pixsim.store.records.record import (
    ExamUnderWay,
    History,
    LastResult,
    PositioningUnderWay,
    Record,
)
from pixsim.tui.home.wording import path_lines, state_in_list
from pixsim.tui.widgets.home.competence_layout import known_of, lay_out_competences
from pixsim.tui.widgets.home.score_chart import NAMED, chart_rows
from tests.tools.screens import CODES

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)
AFTER = "Encore 2 compétences au niveau 1, puis l'épreuve."


@pytest.fixture(scope="module")
def framework() -> Framework:
    return read_framework(bundled_folder("item_bank") / "framework.toml")


def record(done: int = 3, known: int = 4, **told: object) -> Record:
    """Somebody at level 1 in so many competences."""
    values = {
        "levels": tuple(int(n < done) for n in range(16)),
        "pix": tuple(8 * (n < done) for n in range(16)),
        "positioned": tuple(n < known for n in range(16)),
        "certifiable": tuple(n < done for n in range(16)),
        "is_certifiable": done >= 5,
    }
    return Record("eve", "Eve", "eve.json", False, (0, 0, 0), **(values | told))  # type: ignore[arg-type]


def said(one: Record, framework: Framework, rules: str = "v2") -> tuple[str, str]:
    found = home_words.main_offer(one, next_step(one, CODES, NOW, rules), framework)
    return found.title, found.details[0]


def test_each_of_the_next_steps_is_one_sentence(framework: Framework) -> None:
    assert said(record(0, 0), framework)[0] == "Se positionner : Recherche et veille"
    assert said(record(), framework) == (
        "Continuer le positionnement : Partager et publier",
        f"2.2, une vingtaine de questions. {AFTER}",
    )
    begun = History(positionings=(PositioningUnderWay("s", "3.4", 1, NOW),))
    assert said(record(history=begun), framework) == (
        "Reprendre le positionnement : Programmer",
        f"3.4, 1 réponse donnée, sur une vingtaine. {AFTER}",
    )
    assert said(record(16, 16), framework) == (
        "Passer une certification blanche",
        "48 questions, 1 h 45, comme le jour J. Résultat expliqué à la fin.",
    )
    last = LastResult("s", "v3", NOW - timedelta(days=1), 337, "Indépendant 1", True)
    title, detail = said(record(16, 16, history=History(last=last, weak=("5.2",))), framework)
    assert title == "Passer une certification blanche"
    assert "E : reprendre les erreurs, en questions neuves, 5.2 Créer un environnement" in detail
    under_way = ExamUnderWay("s", "v3", 23, 32, NOW + timedelta(minutes=48))
    assert said(record(16, 16, history=History(exam=under_way)), framework) == (
        "Reprendre à la question 23 sur 32",
        "Épreuve d'aujourd'hui (V3). Il reste 48 min. Le temps ne s'arrête pas.",
    )
    over = ExamUnderWay("s", "v3", 23, 32, NOW - timedelta(minutes=1))
    assert said(record(16, 16, history=History(exam=over)), framework) == (
        "Reprendre à la question 23 sur 32",
        "D'après l'horloge, son temps est écoulé. pixsim demandera ce qui s'est passé.",
    )
    faulty = record(0, 0, problem="x")
    assert (
        home_words.main_offer(faulty, next_step(faulty, CODES, NOW), framework).action == "faults"
    )


def test_a_goal_is_what_the_button_says(framework: Framework) -> None:
    one, goal = record(16, 16), GoalGlance(NOW.astimezone().date() + timedelta(days=12), 20)
    found = home_words.main_offer(one, next_step(one, CODES, NOW, goal=goal), framework)
    assert (found.action, found.title) == ("coach", "Aujourd'hui : 20 minutes")
    assert found.details[-1] == "Jour J dans 12 jours."
    goal = GoalGlance(NOW.astimezone().date(), 20)
    assert (
        "jour J"
        in home_words.main_offer(one, next_step(one, CODES, NOW, goal=goal), framework).title
    )


def test_the_path_says_what_is_done_and_what_is_next() -> None:
    assert (
        path_lines(record())[0].plain
        == "✓ Vous ── 2 Positionnement 4/16 ── 3 Certifiable 3/5 ── 4 Épreuve"
    )
    assert (
        path_lines(record(6, 6))[0].plain
        == "✓ Vous ── ✓ Positionnement 6/16 ── ✓ Certifiable ── 4 Épreuve"
    )


def test_states_never_rest_on_colour_alone(framework: Framework) -> None:
    assert state_in_list(record(), framework)[::2] == ("○", "pas encore certifiable : 3 sur 5")
    assert state_in_list(record(0, 0), framework)[::2] == ("○", "à positionner")
    assert state_in_list(record(16, 16), framework)[::2] == ("✓", "certifiable")
    begun = History(positionings=(PositioningUnderWay("s", "3.4", 1, NOW),))
    assert (
        state_in_list(record(history=begun), framework)[2]
        == "positionnement en cours : 3.4 Programmer"
    )
    assert (
        state_in_list(record(16, 16, history=begun), framework)[2] == "certifiable"
    )  # not hidden by it


def test_figures_are_those_of_the_rules() -> None:
    assert V2().questions_per_competence == home_words.QUESTIONS_EACH
    assert home_words.MINUTES == V2().duration_minutes == V3().duration_minutes
    assert V3().length == home_words.V3_QUESTIONS
    assert str(V3().length) in home_words.EXAMS["v3"][1]
    assert str(V3().max_score) in home_words.EXAMS["v3"][1]
    assert V2().pix_per_level == home_words.PIX_PER_LEVEL
    assert len(CODES) == home_words.COMPETENCES
    begins = {level.minimum: level.name_fr.split()[0] for level in reversed(GLOBAL_LEVELS)}
    assert all(begins[pix] == name for pix, name in NAMED.items())


def test_extra_time_lengthens_the_exam_that_is_announced() -> None:
    assert home_words.exam_size(record(5, 5), "v2") == "15 questions, 1 h 45"
    assert (
        home_words.exam_size(record(16, 16, extra_time_percent=home_words.THIRD), "v3")
        == "32 questions, 2 h 20"
    )


@pytest.mark.parametrize("width", [*range(58, 160, 3), 198])
@pytest.mark.parametrize("height", [5, 12, 21, 25, 40])
def test_the_picture_fits_any_room_and_shows_each_competence_once(
    framework: Framework, width: int, height: int
) -> None:
    cells = lay_out_competences(known_of(record(16, 16), framework), framework, width, height)
    assert sorted(cell.place for cell in cells if cell.place is not None) == list(range(16))
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        places = {(x, cell.y) for x in range(cell.x, cell.x + cell.drawn.cell_length)}
        assert not taken & places
        assert cell.x + cell.drawn.cell_length <= width
        assert cell.y < height
        taken |= places


def test_a_domain_keeps_its_name_beside_a_score_of_three_digits(framework: Framework) -> None:
    known = known_of(record(16, 16, pix=(40,) * 16), framework)
    for language in ("fr", "en"):
        named = tuple(
            replace(area, name_fr=getattr(area, f"name_{language}")) for area in framework.areas
        )
        cells = lay_out_competences(known, replace(framework, areas=named), 78, 18)
        heads = "\n".join(cell.drawn.plain for cell in cells if cell.place is None)
        assert all(area.name in heads for area in named)
        assert "160" in heads


@pytest.mark.parametrize("scores", [[0], [895], [0, 895], [337, 310, 242], list(range(0, 800, 40))])
@pytest.mark.parametrize("width", [30, 40, 60])
def test_charts_keep_their_frame(scores: list[int], width: int) -> None:
    rows = chart_rows(scores, ("1er janv.", "26 nov."), width, 13, named=True)
    assert len(rows) == 13
    assert all(row.cell_length <= width for row in rows)
    text = "\n".join(row.plain for row in rows)
    assert str(scores[-1]) in text
    assert "●" in text
