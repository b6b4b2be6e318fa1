"""Screens at several sizes: nothing is parsed as markup, nothing needed is out of sight."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.color import Color
from textual.content import Content
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Button, Static

from pixsim.bank.load import Bank
from pixsim.bank.question import Question, QuestionField
from pixsim.framework import read_framework
from pixsim.profile import Profile
from pixsim.resources import bundled
from pixsim.running.autopilot import sit
from pixsim.running.exam import Exam, new_sitting
from pixsim.session.v2.plan import V2Plan
from pixsim.store.erasing import delete_sitting
from pixsim.store.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam import ExamScreen
from pixsim.tui.screens.home import HomeScreen
from pixsim.tui.screens.instructions import Instructions
from pixsim.tui.screens.result import ResultScreen
from pixsim.tui.screens.review import ReviewScreen
from pixsim.tui.themes import DARK, LIGHT
from pixsim.tui.widgets.choice_list import AZERTY_ROW, ChoiceList
from tests.conftest import ManualClock
from tests.tools.mocks import new_v2
from tests.tools.readme_picture import PICTURE, picture, words

NASTY = "[b]gras[/b] [/x] [1] \\[ [@click=app.quit]ici[/] {accolades} {{name}}"
SIZES = [(80, 24), (60, 20), (120, 40)]


def visible(app: PixsimApp) -> str:
    """What the screen shows (a private API of Textual, in one place)."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips).replace("\u00a0", " ")


def run(
    app: PixsimApp, body: Callable[[Pilot[None]], Awaitable[None]], size: tuple[int, int] = (80, 24)
) -> None:
    async def main() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await body(pilot)

    asyncio.run(main())


def question(kind: str, **changes: object) -> Question:
    fields = (
        QuestionField(label=NASTY, key=("x",)),
        QuestionField(label="Liste", key=(NASTY,), options=(NASTY, "b")),
    )
    values: dict[str, object] = {
        "id": "navigateur1-x#1", "skill": "@navigateur1", "competence": "1.1", "level": 1, "type": kind,
        "statement": f"{NASTY}\n\n    code [tel] quel", "explanation": NASTY,
        "options": (NASTY, "deux [/]", "trois " * 30) if kind in ("QCU", "QCM") else (),
        "key": ("1",) if kind == "QCU" else ("1", "2") if kind == "QCM" else (NASTY,) if kind == "QROC" else (),
        "fields": fields if kind == "QROCM-ind" else fields[:1] if kind == "QROCM-dep" else (),
        "groups": (("x",),) if kind == "QROCM-dep" else (),
    }  # fmt: skip
    return Question.model_validate(values | changes)


def sitting_of(
    bank: Bank, profile: Profile, clock: ManualClock, questions: list[Question]
) -> V2Plan:
    sitting = new_v2(profile, bank, seed=1, clock=clock)
    template = sitting.questions[0]
    codes = [competence.code for competence in sitting.competences]
    planned = tuple(
        template.model_copy(update={"question": q.model_copy(update={"competence": codes[place]})})
        for place, q in enumerate(questions)
    )
    return sitting.model_copy(update={"questions": planned, "candidate": NASTY})


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_parsed_as_markup_on_any_screen(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    kinds = ["QCU", "QCM", "QROC", "QROCM-ind", "QROCM-dep"]
    sitting = sitting_of(bank, sample, clock, [question(kind) for kind in kinds])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        instructions = Instructions(sitting)
        await app.push_screen(instructions)
        await pilot.pause()
        assert "[b]gras[/b]" in visible(app)
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            await app.push_screen(ExamScreen(exam))
            for _kind in kinds:
                await pilot.pause()
                shown = visible(app)
                assert "[b]gras[/b] [/x] [1] \\[" in shown
                assert "code [tel] quel" in shown
                assert "Je valide" in shown
                await pilot.press("f4")
            await pilot.pause()
            assert exam.session.is_over
            result = exam.result()
            await app.push_screen(ResultScreen(exam.session, result, app.framework))
            await pilot.pause()
            assert "non obtenue" in visible(app)
            await app.push_screen(ReviewScreen(exam.session, result))
            for _kind in kinds:
                await pilot.pause()
                assert "[b]gras[/b]" in visible(app)
                await pilot.press("right")

    run(PixsimApp(journal=journal, clock=clock), body, size)


@pytest.mark.parametrize("size", SIZES)
def test_a_long_statement_leaves_the_answer_and_the_buttons_in_sight(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    long = "\n\n".join(f"Paragraphe {n} : " + "mot " * 30 for n in range(8))
    many = tuple(f"option {n} " + "longue " * 12 for n in range(6))
    sitting = sitting_of(
        bank, sample, clock,
        [question("QCM", statement=long, options=many), question("QROC", statement=long, focus=True)],
    )  # fmt: skip
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            await pilot.app.push_screen(ExamScreen(exam))
            for last in (False, True):
                await pilot.pause()
                assert isinstance(pilot.app, PixsimApp)
                shown = visible(pilot.app)
                for text in (
                    "Paragraphe 0",
                    "Votre réponse",
                    "Je passe",
                    "Je valide",
                    "Question ",
                    "Ctrl+S",
                ):
                    assert text in shown
                if not last:
                    await pilot.press("f4")
            screen = pilot.app.screen
            assert isinstance(screen, ExamScreen)
            box = screen.query_one("#text").region  # the last one is typed
            assert box.height == 3
            assert box.bottom <= screen.query_one("#exam-buttons").region.y

    run(PixsimApp(journal=journal, clock=clock), body, size)


def test_letters_digits_and_azerty_keys_choose(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QCM"), question("QCU")])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            choices = screen.query_one(ChoiceList)
            await pilot.press("a")
            assert list(choices.answer) == ["1"]
            choices.on_key(_key(AZERTY_ROW[1]))
            assert list(choices.answer) == ["1", "2"]
            await pilot.press("3", "a")
            assert list(choices.answer) == ["2", "3"]
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert exam.session.number == 2
            await pilot.press("1", "down", "space")
            assert choices.answer == ("2",)

    run(PixsimApp(journal=journal, clock=clock), body)


def _key(character: str) -> Key:
    return Key("x", character)


def test_an_empty_answer_is_not_validated_but_explained(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QCU"), question("QROC")])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            await pilot.app.push_screen(ExamScreen(exam))
            await pilot.pause()
            await pilot.press("ctrl+s")
            assert isinstance(pilot.app, PixsimApp)
            assert "Choisissez une réponse, ou passez." in visible(pilot.app)
            assert exam.session.number == 1
            await pilot.press("f4", "space", "ctrl+s")
            await pilot.pause()
            assert "Écrivez une réponse, ou passez." in visible(pilot.app)
            await pilot.press("x", "enter")
            await pilot.pause()
            assert exam.session.is_over

    run(PixsimApp(journal=journal, clock=clock), body)


def test_time_warnings_and_the_end_of_time(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QROC")])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            assert isinstance(pilot.app, PixsimApp)
            for minutes, text in (
                (30, "Il reste 30 minutes."),
                (15, "15 minutes."),
                (5, "5 minutes."),
                (1, "Il reste 1 minute."),
            ):
                clock.now = sitting.created_at
                clock.step((105 - minutes) * 60 + 1)
                await screen._tick()
                await pilot.pause()
                assert text in visible(pilot.app)
            await pilot.press("f2")
            assert "temps masqué" in visible(pilot.app)
            await pilot.press("x")
            clock.step(120)
            await screen._tick()
            assert exam.session.end_reason == "time"
            assert exam.session.responses == ()

    run(PixsimApp(journal=journal, clock=clock), body)


def test_a_timed_question_starts_with_a_page_of_its_own(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QROC", timer=30)])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            assert isinstance(pilot.app, PixsimApp)
            assert "30 secondes" in visible(pilot.app)
            assert "gras" not in visible(pilot.app)
            assert exam.session.shown_at is None
            await pilot.press("enter")
            await pilot.pause()
            assert "30 s" in visible(pilot.app)
            clock.step(31)
            await screen._tick()
            await pilot.pause()
            assert "Le temps imparti est écoulé" in visible(pilot.app)
            await pilot.press("x", "enter")
            assert exam.session.responses[0].outcome.code in ("ko", "timed_out")

    run(PixsimApp(journal=journal, clock=clock), body)


def test_a_file_is_written_its_path_shown_and_removed_with_the_sitting(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, home: Path
) -> None:
    files = ({"name": "../releve.csv", "content": "YTtiCg=="},)
    sitting = sitting_of(bank, sample, clock, [question("QROC", attachments=files)])
    journal.create(sitting)
    written = home / "sittings" / sitting.id / "01" / "releve.csv"

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            await pilot.app.push_screen(ExamScreen(exam))
            await pilot.pause()
            assert isinstance(pilot.app, PixsimApp)
            assert "releve.csv" in visible(pilot.app)
            assert written.exists()

    run(PixsimApp(journal=journal, clock=clock), body)
    delete_sitting(journal, sitting.id)
    assert not written.exists()


def test_home_shows_the_candidates_and_what_is_wrong_with_a_file(
    home: Path, journal: Journal
) -> None:
    (home / "profiles").mkdir(parents=True, exist_ok=True)
    (home / "profiles" / "casse.json").write_text(
        '{"id": "casse", "name": "[/]", "age": 3}', encoding="utf-8"
    )

    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, PixsimApp)
        assert "casse.json : profil illisible" in visible(pilot.app)
        assert "age : champ inconnu" in visible(pilot.app)
        assert "Léa Martin" in visible(pilot.app)
        for _ in range(5):
            await pilot.press("down")
        assert "Certification blanche" in visible(pilot.app)

    run(PixsimApp(journal=journal), body)


def test_the_theme_is_switched_and_remembered(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        assert pilot.app.theme == DARK
        await pilot.press("f8")
        assert pilot.app.theme == LIGHT

    run(PixsimApp(journal=journal), body)

    async def again(pilot: Pilot[None]) -> None:
        assert pilot.app.theme == LIGHT

    run(PixsimApp(journal=journal), again)


def test_buttons_say_what_they_do_and_can_have_the_focus(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, HomeScreen)
        for button in screen.query(Button):
            assert button.can_focus
            assert isinstance(button.label, Content)
            assert str(button.label).startswith("[ ")

    run(PixsimApp(journal=journal), body)


def test_the_framework_fits_the_home_screen() -> None:
    framework = read_framework(bundled("item_bank") / "framework.toml")
    assert max(len(area.name_fr) for area in framework.areas) <= 32
    assert Static is not None


def test_the_picture_of_the_readme_is_what_the_screen_shows(bank: Bank) -> None:
    stored = words(PICTURE.read_text(encoding="utf-8"))
    assert stored == words(picture(bank)), "run: python -m tests.tools.readme_picture"


def test_a_candidate_is_made_positioned_and_practised_by_keys(journal: Journal, home: Path) -> None:
    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await pilot.click("#new")
        await pilot.pause()
        await pilot.press(*"Zoe", "enter", "enter")
        await pilot.pause()
        assert (home / "profiles" / "zoe.json").is_file()
        assert "Zoe" in visible(app)
        await pilot.click("#position")
        await until(pilot, "1.1 Mener une recherche")
        await pilot.press("enter")
        await until(pilot, "question 1 ")
        for number in range(2, 6):
            await pilot.press("f4")
            await until(pilot, f"question {number} ")
        await pilot.press("f4")
        await until(pilot, "0 réponse juste sur 5.")
        await pilot.press("enter")
        await until(pilot, "question 6 ")
        await pilot.press("f10")
        await until(pilot, "Vous le reprendrez")
        await pilot.press("tab", "enter")
        await until(pilot, "en cours (5 réponses)")
        await pilot.press("escape")
        await until(pilot, "Candidats")
        await pilot.click("#practise")
        await until(pilot, "une compétence à choisir")
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, "S'entraîner · Zoe")
        await pilot.press("escape")
        await until(pilot, "Candidats")
        await pilot.click("#practise")
        await until(pilot, "votre profil ne change pas")
        await pilot.press("enter")
        await until(pilot, "question 1 / 5")
        await pilot.press("f4")
        await until(pilot, "La bonne réponse")
        await pilot.press("enter")
        await until(pilot, "question 2 / 5")
        await pilot.press("f10")
        await until(pilot, "Terminer cet entraînement")
        await pilot.press("tab", "enter")
        await until(pilot, "Candidats")
        await pilot.click("#progress")
        await until(pilot, "Niveau au profil")

    run(PixsimApp(journal=journal), body)


def test_chances_are_shown_on_a_page_of_their_own(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Léa Martin")
        await pilot.press("down", "down")  # avance, debutant, independant
        await pilot.click("#chances")
        await until(pilot, "Chances de Léa Martin")
        await until(pilot, "si on l'a un peu aidé")
        await pilot.press("escape")
        await until(pilot, "Candidats")

    run(PixsimApp(journal=journal), body)


def test_every_button_of_the_home_screen_fits_in_eighty_columns(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    sit(sample, bank, journal, "none", 1)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Léa Martin")
        await pilot.press("down", "down")
        await until(pilot, "Résultats")
        shown = [b for b in pilot.app.screen.query(Button) if b.display]
        assert len(shown) == 8
        assert all(b.region.x >= 0 and b.region.right <= 80 for b in shown)

    run(PixsimApp(journal=journal), body)


def test_chances_of_a_candidate_who_is_not_certifiable_say_why(journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Paul R.")
        await pilot.press("down")
        await pilot.click("#chances")
        await until(pilot, "non certifiable")
        await until(pilot, "5 compétences")

    run(PixsimApp(journal=journal), body)


async def until(pilot: Pilot[None], text: str) -> None:
    """Wait until a text is on the screen."""
    assert isinstance(pilot.app, PixsimApp)
    for _ in range(60):
        await pilot.pause(0.05)
        if text in visible(pilot.app):
            return
    raise AssertionError(f"{text!r} is not on the screen:\n{visible(pilot.app)}")


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2."""
    channels = [c / 255 for c in (colour.r, colour.g, colour.b)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_texts_reach_the_contrast_of_wcag_aa(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, theme: str
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QCU", focus=True)])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            await pilot.press("ctrl+s")
            await pilot.pause()
            for name in (
                "#statement",
                "#notice",
                "#alert",
                "#clock",
                "#answer-title",
                "#validate",
                "#skip",
            ):
                _base_back, _base, back, fore = screen.query_one(name).colors
                shown = back.blend(fore, fore.a).rgb if fore.a < 1 else fore.rgb
                pair = sorted((luminance(back), luminance(Color(*shown))))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (theme, name)

    run(PixsimApp(journal=journal, clock=clock), body)


def test_a_report_is_sent_by_ctrl_s_once_a_category_is_chosen(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = new_sitting(sample, bank, seed=3, clock=clock)
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            pilot.app.push_screen(ExamScreen(exam))
            await until(pilot, "Question 1 / 48")
            await pilot.press("f6")
            await until(pilot, "Ctrl+S signaler")
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert not exam.session.reports
            await pilot.press("down", "enter", "tab", *"bis", "ctrl+s")
            await until(pilot, "Je valide")
            await pilot.pause(0.2)
            assert [text for _number, _report, text in exam.session.reports] == ["bis"]
            assert not exam.session.responses
            pilot.app.exit()

    run(PixsimApp(journal=journal, clock=clock), body)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_said_during_an_exam_hides_no_button(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QROC"), question("QROC", focus=True)])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, PixsimApp)
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            exam.show()
            exam.skip()
            await pilot.app.push_screen(ExamScreen(exam))
            await pilot.pause()
            await pilot.press("ctrl+c")
            await pilot.pause()
            shown = visible(pilot.app)
            for text in ("F10 ou Échap", "Je passe", "Je valide"):
                assert text in shown
            await pilot.press("f6")
            await until(pilot, "Signaler un problème (question 2)")
            await pilot.press("ctrl+s")
            await pilot.pause()
            shown = visible(pilot.app)
            for text in ("Choisissez ce qui", "Annuler", "[ Signaler ]", "Échap annuler"):
                assert text in shown

    run(PixsimApp(journal=journal, clock=clock), body, size)
