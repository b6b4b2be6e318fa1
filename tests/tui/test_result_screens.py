"""Results, review, past results, comparison and progress, driven by keys and mouse."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.result.advice import WorkOn, area_answers, competences_to_work_on
from pixsim.report.result.common import AnyResult
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.review_marks import read_review_marks
from pixsim.tui.pictures.result_pages import ResultPage, advice_page, v3_competences
from pixsim.tui.pictures.tables import work_lines
from pixsim.tui.screens.results.past import PastScreen
from pixsim.tui.screens.results.result import ResultScreen
from pixsim.tui.screens.results.review import ReviewScreen
from pixsim.tui.shell import Shell
from pixsim.tui.widgets.lists.pick_list import PickList
from tests.tools.exam_screens import until
from tests.tools.gallery import GALLERY, Shown, kept
from tests.tools.mocks import new_v3
from tests.tools.screen_cells import text_of

Body = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    found = kept(tmp_path_factory.mktemp("gallery"))
    yield found
    found.journal.close()


class One(Shell):
    """Shows one screen and keeps what it is dismissed with."""

    def __init__(self, name: str, shown: Shown) -> None:
        super().__init__(shown.journal)
        self.shown, self.which = shown, name
        self.got: list[Any] = []

    async def on_mount(self) -> None:
        await self.push_screen(GALLERY[self.which](self.shown), self.got.append)


def drive(name: str, shown: Shown, body: Body, size: tuple[int, int] = (80, 24)) -> One:
    app = One(name, shown)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await body(pilot)

    asyncio.run(run())
    return app


def test_the_score_comes_first_and_the_caveats_last(shown: Shown) -> None:
    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, One)
        first = text_of(app)
        assert "sur 895" in first
        assert "Novice" in first
        assert "pix de plus que le" in first or "pix de moins que le" in first
        assert "marge" not in first
        await pilot.press("2")
        assert "3→" in text_of(app) or "2→" in text_of(app)
        await pilot.press("right")
        assert "À travailler ensuite" in text_of(app)
        await pilot.press("4")
        last = text_of(app)
        assert "Ce score a une marge." in last
        assert "C'est un entraînement." in last
        assert "Capacité" not in last
        await pilot.press("right", "left", "left", "left", "left")
        assert text_of(app) == first

    drive("result-v3", shown, body)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["result-v2", "result-v3"])
def test_a_large_screen_shows_all_at_once(shown: Shown, name: str) -> None:
    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, One)
        text = text_of(pilot.app)
        for said in ("Vos 16 compétences", "À travailler ensuite", "Bon à savoir", "1 "):
            assert said in text

    drive(name, shown, body, (120, 40))


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("e", "practise"),
        ("E", "practise"),
        ("c", "compare"),
        ("X", "export"),
        ("d", "document"),
        ("escape", None),
    ],
)
def test_what_is_wanted_next(shown: Shown, key: str, wanted: str | None) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.press(key)
        await pilot.pause()

    assert drive("result-v2", shown, body).got == [wanted]


def test_an_altered_result_says_so_at_once(shown: Shown) -> None:
    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, One)
        assert "ALTÉRÉ" in text_of(pilot.app)

    drive("result-altered", shown, body)


def test_the_review_goes_from_error_to_error(shown: Shown) -> None:
    result: AnyResult = shown.v3[1]
    errors = [q.number for q in result.questions if q.outcome != "ok"]

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, One)
        assert f"Question {errors[0]} " in text_of(app)
        await pilot.press("N")
        assert f"Question {errors[1]} " in text_of(app)
        await pilot.press("f", "right")
        assert f"Question {errors[2]} " in text_of(app)
        await pilot.press("left", "left", "left", "left")
        assert f"Question {errors[0]} " in text_of(app)
        await pilot.press("F", "end")
        assert f"Question {len(result.questions)} " in text_of(app)
        await pilot.press("right")
        assert f"Question {len(result.questions)} " in text_of(app)

    drive("review-v3", shown, body)


def test_a_mark_to_be_seen_again_is_on_disk_at_once(shown: Shown) -> None:
    sitting = shown.v2[1].sitting

    async def body(pilot: Pilot[None]) -> None:
        await pilot.press("home", "a", "right", "A")
        assert read_review_marks(shown.journal, sitting) == {1, 2}
        await pilot.press("a")
        assert read_review_marks(shown.journal, sitting) == {1}

    drive("review-v2", shown, body)

    async def again(pilot: Pilot[None]) -> None:
        await pilot.press("home")
        assert isinstance(pilot.app, One)
        assert "Ne plus revoir" in text_of(pilot.app)
        await pilot.press("a")

    drive("review-v2", shown, again)
    assert read_review_marks(shown.journal, sitting) == frozenset()


def test_a_click_on_a_mark_or_in_the_list_goes_there(shown: Shown) -> None:
    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, One)
        await pilot.click("#strip", offset=(1 + 2 * 10, 0))
        assert "Question 11 " in text_of(app)
        await pilot.click("#side", offset=(5, 4))
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen._place == 3 + round(app.screen.query_one("#side").scroll_y)

    drive("review-v3", shown, body, (120, 40))


def test_the_file_of_a_question_is_seen_again(shown: Shown) -> None:
    session = shown.v2[0]
    with_files = [n for n, q in enumerate(session.served) if q.attachments]
    assert with_files

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, One)
        assert isinstance(app.screen, ReviewScreen)
        app.screen.action_go(with_files[0])
        await pilot.press("f3")
        await pilot.pause()
        assert "Fermer le" in text_of(app)
        assert session.served[with_files[0]].attachments[0].name in text_of(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)
        assert not app.screen.query_one("FilePane").display
        await pilot.pause()
        assert "Voir le" in text_of(app)

    drive("review-v2", shown, body)


def test_the_file_of_a_question_seen_again_is_saved_by_its_key(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.tui.files.saving.user_downloads_path", lambda: tmp_path)
    served = shown.v2[0].served
    place = next(n for n, q in enumerate(served) if q.attachments)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, One)
        assert isinstance(app.screen, ReviewScreen)
        app.screen.action_go(place)
        await pilot.press("s")
        await until(pilot, "Enregistré dans Téléchargements")

    drive("review-v2", shown, body)
    (saved,) = tmp_path.iterdir()
    assert saved.read_bytes() == served[place].attachments[0].content


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_what_a_file_can_be_done_with_is_named_in_full(
    shown: Shown, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.tui.widgets.files.bar.can_open_with_system", lambda: True)
    place = next(n for n, q in enumerate(shown.v2[0].served) if q.attachments)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, One)
        assert isinstance(app.screen, ReviewScreen)
        app.screen.action_go(place)
        await pilot.pause()
        assert all(said in text_of(app) for said in ("Ouvrir  O", "Enregistrer  S", "F3", "Retour"))
        await pilot.press("f3")
        await pilot.pause()
        text = text_of(app)
        assert all(
            said in text for said in ("Ouvrir  O", "Enregistrer  S", "Fermer", "Échap fermer")
        )

    drive("review-v2", shown, body, size)


def test_what_was_passed_is_counted_apart_from_what_has_no_answer(shown: Shown) -> None:
    """An early end leaves questions without an answer, and the result counts those: so does the review."""
    session, result = shown.v2
    questions = list(result.questions)
    questions[-3:] = [row.model_copy(update={"outcome": "unanswered"}) for row in questions[-3:]]
    passed = sum(row.outcome == "skipped" for row in questions)
    early = replace(shown, v2=(session, result.model_copy(update={"questions": tuple(questions)})))

    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, One)
        assert f"{passed} passées  3 sans réponse" in text_of(pilot.app)

    drive("review-v2", early, body)


def test_past_results_say_what_to_do_with_which(shown: Shown) -> None:
    newest = shown.journal.summaries(shown.person.id)[0]
    for keys, what in ((["enter"], "open"), (["delete"], "delete"), (["C"], "compare"), (["g"], "progress")):  # fmt: skip

        async def body(pilot: Pilot[None], keys: list[str] = keys) -> None:
            await pilot.press(*keys)
            await pilot.pause()

        assert drive("past", shown, body).got == [(what, newest)]


def test_without_any_result_one_sentence(shown: Shown) -> None:
    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, One)
        assert "votre premier résultat s'affichera ici" in text_of(pilot.app)
        await pilot.press("enter", "c", "g")
        assert isinstance(pilot.app.screen, PastScreen) or pilot.app.got == [None]

    drive("past-empty", shown, body)


def test_progress_and_comparison_are_drawn(shown: Shown) -> None:
    async def progress(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, One)
        text = text_of(pilot.app)
        assert "Épreuve personnalisée (V2)" in text or "Épreuve d'aujourd'hui (V3)" in text
        assert "●" in text

    drive("progress", shown, progress, (120, 40))

    async def comparison(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, One)
        text = text_of(pilot.app)
        assert str(shown.v3_before.total_pix) in text
        assert str(shown.v3[1].total_pix) in text

    drive("comparison", shown, comparison, (120, 40))


def test_advice_stands_on_what_the_score_predicts(shown: Shown) -> None:
    result: Any = shown.v3[1]
    areas = area_answers(result, [area.code for area in shown.framework.areas])
    assert sum(area.counted for area in areas) == result.answered
    assert sum(area.right for area in areas) == result.right
    worst = result.model_copy(
        update={
            "questions": tuple(
                q.model_copy(update={"outcome": "ko" if q.competence[0] == "2" else "ok"})
                for q in result.questions
            )
        }
    )
    found = {a.area: a.standing for a in area_answers(worst, ["1", "2"])}
    assert found["2"] == "worse"
    assert {work.competence[0] for work in competences_to_work_on(worst)} == {"2"}
    perfect = result.model_copy(
        update={
            "questions": tuple(q.model_copy(update={"outcome": "ok"}) for q in result.questions)
        }
    )
    assert competences_to_work_on(perfect) == []


def test_without_a_score_nobody_is_told_to_keep_it_up(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    plan = new_v3(sample, bank, seed=3)
    journal.create(plan)
    with Exam(journal, plan.id, bank=bank) as exam:
        exam.start()
        exam.show()
        exam.skip()
        exam.end("candidate")
        page = ResultPage(exam.result(), bank.framework)
    told = " ".join(line.plain for line in [*advice_page(page, 70), *v3_competences(page, 70)])
    assert "Sans score, rien ne peut être dit." in told
    assert "Sans score, pas de niveaux." in told
    assert "continuez ainsi" not in told
    assert "page 3" not in told  # where there is nothing


def test_who_made_no_error_is_sent_to_what_was_not_tested(shown: Shown) -> None:
    result: Any = shown.v2[1]
    tested = {c.code for c in result.competences[:5]}
    perfect = result.model_copy(
        update={
            "competences": tuple(
                c.model_copy(
                    update={"verdict": "kept", "right": c.counted} if c.code in tested
                    else {"verdict": "not_tested", "right": 0, "counted": 0}
                )
                for c in result.competences
            )
        }
    )  # fmt: skip
    page = ResultPage(perfect, shown.framework)
    told = " ".join(line.plain for line in advice_page(page, 70))
    assert "11 compétences n'ont pas été testées" in told
    assert "2.3, 2.4, 3.1…" in told


def test_what_was_lost_under_v2_comes_before_what_was_lowered(shown: Shown) -> None:
    result: Any = shown.v2[1]
    order = {"lost": 0, "lowered": 1, "kept": 2}
    verdicts = {c.code: order.get(c.verdict, 3) for c in result.competences}
    found = [verdicts[work.competence] for work in competences_to_work_on(result)]
    assert found == sorted(found)
    assert len(found) <= 3
    assert isinstance(GALLERY["result-v2"](shown), ResultScreen)


def test_at_sixty_columns_the_date_of_a_result_is_whole(shown: Shown) -> None:
    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, One)
        top = text_of(app).splitlines()[0]
        assert "…" not in top
        assert "V3" in top
        assert "non officiel" in top

    drive("result-v3", shown, body, (60, 20))


def test_at_a_hundred_and_twenty_columns_no_name_of_a_review_is_cut(shown: Shown) -> None:
    """The list of a review, and what to work on, where the names of all subjects and competences fit."""

    async def review(pilot: Pilot[None]) -> None:
        listed = pilot.app.screen.query_one("#side", PickList)
        longest = max(len(tube.title) for tube in shown.framework.tubes)
        assert listed.size.width >= longest + len("► 10 ✓· 2.1 ") + 1
        assert listed.size.width <= pilot.app.size.width // 2

    drive("review-v2", shown, review, (120, 40))


@pytest.mark.parametrize("width", [60, 76])
def test_what_to_work_on_is_named_in_full_or_by_its_short_name(bank: Bank, width: int) -> None:
    works = [
        WorkOn(competence=code, errors=1, counted=1, easy=True)
        for code in bank.framework.competence
    ]
    for one, line in zip(works, work_lines(works, bank.framework, width, "", "")[1:], strict=False):
        found = bank.framework.competence[one.competence]
        assert any(f" {name} " in line.plain for name in (found.name, found.brief))
        assert line.cell_length <= width
