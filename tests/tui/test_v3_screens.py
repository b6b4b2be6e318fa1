"""The V3 exam on the screens: the choice of rules, reports decided on, the result, the review."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pixsim.bank.load import Bank, load_bank
from pixsim.profile import Profile
from pixsim.report.rule_sets import REPORTS
from pixsim.running.exam import Exam
from pixsim.session.events import Asked, Started
from pixsim.session.v3.plan import V3Plan
from pixsim.store.journal import Journal, JournalError
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.exam import ExamScreen
from pixsim.tui.screens.instructions import Instructions
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.past import PastScreen
from pixsim.tui.screens.report_problem import ReportProblem
from pixsim.tui.screens.result import ResultScreen
from pixsim.tui.screens.review import ReviewScreen
from tests.conftest import NOW, ManualClock
from tests.tools.small_bank import write_bank
from tests.tools.v3_sitting import plan, scored, session_of, sit
from tests.tui.test_screens import NASTY, SIZES, question, run, sitting_of, until, visible


def shown(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, PixsimApp)
    return visible(pilot.app)


def app_of(journal: Journal, clock: ManualClock, **options: str) -> PixsimApp:
    return PixsimApp(journal=journal, clock=clock, **options)  # type: ignore[arg-type]


def with_question(
    sitting: V3Plan, journal: Journal, kind: str = "QROC", **changes: object
) -> V3Plan:
    """A sitting of the journal whose first question is one of the tests' own."""
    journal.create(sitting)
    first = Asked(
        at=NOW, number=1, question=question(kind, **changes), item=sitting.pool.items[0],
        a=1.0, b=0.0, theta=-3.0,
    )  # fmt: skip
    journal.append(sitting.id, [Started(at=NOW), first], 0)
    return sitting


def test_the_rules_are_chosen_on_the_home_screen(journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#exam")
        await until(pilot, "Quelle certification blanche ?")
        assert "V3, celle d'aujourd'hui" in shown(pilot)
        assert "V2, jusqu'à fin 2024" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, "Candidats")
        await pilot.click("#exam")
        await until(pilot, "Quelle certification blanche ?")
        await pilot.press("enter")  # what pixsim is for comes first
        await until(pilot, "règles V2")
        await pilot.press("escape")
        await until(pilot, "Candidats")
        await pilot.click("#exam")
        await until(pilot, "Quelle certification blanche ?")
        await pilot.press("down", "enter")
        await until(pilot, "règles V3")

    run(app_of(journal, clock), body)
    assert journal.summaries() == []


def test_rules_given_at_the_start_are_not_asked(journal: Journal, clock: ManualClock) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#exam")
        await until(pilot, "règles V3")

    run(app_of(journal, clock, rules="v3"), body)


def test_a_profile_not_certifiable_is_told_before_the_choice(
    journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Paul R.")
        await pilot.press("down", "enter")
        await until(pilot, "Pas encore certifiable")

    run(app_of(journal, clock), body)


def test_a_bank_too_small_is_one_message(
    journal: Journal, clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = load_bank(write_bank(tmp_path / "bank"))
    monkeypatch.setattr("pixsim.tui.flow.load_bank", lambda: small)

    async def body(pilot: Pilot[None]) -> None:
        await until(pilot, "Camille")
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, "trop petite pour une épreuve V3")

    run(app_of(journal, clock, rules="v3"), body)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_parsed_as_markup_on_a_v3_screen(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    sitting = plan(bank, sample.model_copy(update={"name": "[b]gras[/b] [/x]"}))
    with_question(sitting, journal, "QCU")

    async def body(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(Instructions(sitting))
        await pilot.pause()
        assert "[b]gras[/b]" in shown(pilot)
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            await pilot.app.push_screen(ExamScreen(exam))
            await pilot.pause()
            assert NASTY[:20] in shown(pilot)
            assert "Je valide" in shown(pilot)
            exam.end("candidate")
            result = exam.result()
            await pilot.app.push_screen(ResultScreen(exam.session, result, pilot.app.framework))  # type: ignore[attr-defined]
            await pilot.pause()
            assert "[b]gras[/b] [/x]" in shown(pilot)
            await pilot.press("r")
            await pilot.pause()
            assert NASTY[:20] in shown(pilot)

    run(app_of(journal, clock), body, size)


def test_a_confirmed_report_replaces_the_question_and_a_dismissed_one_does_not(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    files = ({"name": "releve.csv", "content": "YTtiCg=="},)
    sitting = with_question(plan(bank, sample), journal, attachments=files)

    async def report(pilot: Pilot[None]) -> None:
        await pilot.press("f6")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReportProblem)
        assert "Un autre problème." in shown(pilot)
        assert "question précédente" not in shown(pilot)
        await pilot.press("a")
        await pilot.click("#send")
        await until(pilot, "répondez à sa place")

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            await pilot.app.push_screen(ExamScreen(exam))
            await pilot.pause()
            first = exam.session.question
            await report(pilot)
            assert exam.session.report_pending
            await pilot.press("enter")  # the safe answer
            await until(pilot, "la question reste")
            assert exam.session.question == first
            assert not exam.session.report_pending
            await report(pilot)
            await pilot.click("#yes")
            await until(pilot, "est remplacée")
            assert exam.session.number == 1
            assert exam.session.question != first
            assert "Question 1 / 32" in shown(pilot)
            await pilot.press("f4")
            await until(pilot, "Question 2 / 32")
            assert exam.session.place == 3

    run(app_of(journal, clock), body)


def test_files_of_the_question_that_replaces_another_are_its_own(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, home: Path
) -> None:
    files = ({"name": "releve.csv", "content": "YTtiCg=="},)
    sitting = with_question(plan(bank, sample), journal, attachments=files)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            assert screen.place() == (sitting.id, 1)
            await pilot.press("f6", "a")
            await pilot.click("#send")
            await until(pilot, "répondez à sa place")
            await pilot.click("#yes")
            await until(pilot, "est remplacée")
            assert screen.place() == (sitting.id, 2)

    run(app_of(journal, clock), body)
    assert (home / "sittings" / sitting.id / "01" / "releve.csv").exists()


def test_a_report_that_waited_is_decided_on_when_the_sitting_is_opened_again(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = with_question(plan(bank, sample), journal)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.show()
        from pixsim.rules.common import Report

        exam.report(Report.ACCESSIBILITY)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            await pilot.app.push_screen(ExamScreen(exam))
            await until(pilot, "répondez à sa place")
            await pilot.click("#yes")
            await until(pilot, "est remplacée")
            assert exam.session.asked[0].replaced

    run(app_of(journal, clock), body)


def test_leaving_says_what_it_costs(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    few, many = plan(bank, sample), plan(bank, sample)
    sit(few, bank, journal, answers=4)
    sit(many, bank, journal, answers=24)
    clock.step(3000)

    async def body(pilot: Pilot[None]) -> None:
        for sitting, text in (
            (few, "à moins de 20"),
            (many, "le score sera abaissé"),
        ):
            with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
                await pilot.app.push_screen(ExamScreen(exam))
                await pilot.pause()
                await pilot.press("f10")
                await until(pilot, text)
                await pilot.press("tab", "enter")
                await pilot.pause()
                assert exam.session.end_reason == "candidate"

    run(app_of(journal, clock), body)
    assert session_of(journal, many.id).end_reason == "candidate"


def test_keys_faster_than_screens_open_one_dialog(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = with_question(plan(bank, sample), journal)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            screen.action_report()
            screen.action_report()
            screen.action_stop()
            await until(pilot, "Un autre problème.")
            await pilot.press("escape")
            await pilot.pause()
            assert pilot.app.screen is screen
            await pilot.press("f10")
            await until(pilot, "Arrêter l'épreuve maintenant ?")

    run(app_of(journal, clock), body)


def test_a_report_on_a_question_that_has_gone_is_not_made(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = with_question(plan(bank, sample), journal)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await pilot.pause()
            await pilot.press("f6")
            await until(pilot, "Un autre problème.")
            await screen.give(None)  # of a key pressed with F6, and slower
            await pilot.press("a", "ctrl+s")
            await until(pilot, "rien n'a été signalé")
            assert "Question 2 / 32" in shown(pilot)
            assert exam.session.reports == ()

    run(app_of(journal, clock), body)


@pytest.mark.parametrize("rules", ["v2", "v3"])
@pytest.mark.parametrize("dialog", [ReportProblem, Confirm, Message])
def test_time_over_under_a_dialog_closes_both(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    rules: str,
    dialog: type[ReportProblem | Confirm | Message],
) -> None:
    sitting = (
        sitting_of(bank, sample, clock, [question("QROC")]) if rules == "v2" else plan(bank, sample)
    )
    journal.create(sitting)
    key = {ReportProblem: "f6", Confirm: "f10", Message: "f1"}[dialog]

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            exam.start()
            screen, home = ExamScreen(exam), pilot.app.screen
            await pilot.app.push_screen(screen)
            await pilot.pause()
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, dialog)
            clock.step(105 * 60)
            await screen._tick()
            await pilot.pause()
            assert exam.session.end_reason == "time"
            assert pilot.app.screen is home
            assert pilot.app.screen_stack[1:] == [home]

    run(app_of(journal, clock), body)


def test_a_question_that_could_not_be_written_is_tried_again(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sitting = with_question(plan(bank, sample), journal)
    append = Journal.append

    def full_disk(self: Journal, name: str, events: list[Asked], after: int) -> None:
        if any(event.kind == "asked" for event in events):
            raise JournalError("write", self.path, "disk full")
        append(self, name, events, after)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            await pilot.app.push_screen(ExamScreen(exam))
            await pilot.pause()
            monkeypatch.setattr(Journal, "append", full_disk)
            await pilot.press("f4")
            await until(pilot, "Enregistrement impossible")
            await pilot.press("f4")
            await until(pilot, "Enregistrement impossible")
            assert len(exam.session.responses) == 1
            monkeypatch.setattr(Journal, "append", append)
            await pilot.press("ctrl+s")
            await until(pilot, "Question 2 / 32")
            assert len(exam.session.responses) == 1

    run(app_of(journal, clock), body)


def test_the_result_the_review_and_the_list_show_both_kinds(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    personal = sitting_of(bank, sample, clock, [question("QROC")])
    journal.create(personal)
    with Exam(journal, personal.id, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.skip()
    sitting = plan(bank, sample)
    result = scored(sitting, bank, journal, confirmed=(1,))

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await app.push_screen(PastScreen("Léa", journal.summaries()))
        await pilot.pause()
        assert f"V3 · obtenue · {result.total_pix} pix" in shown(pilot)
        assert "V2 · non obtenue · 0 pix · 0 %" in shown(pilot)
        assert "jeu d'essai public" in shown(pilot)
        await app.push_screen(ResultScreen(session_of(journal, sitting.id), result, app.framework))
        await pilot.pause()
        assert f"{result.total_pix} pix sur 895" in shown(pilot)
        assert "jeu d'essai public de Pix" in shown(pilot)  # beside the score, without scrolling
        assert "a priori, non mesurées" in shown(pilot)
        assert "seule capacité" in shown(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert "Question 1 / 32" in shown(pilot)
        assert "Remplacée : ne compte pas" in shown(pilot)
        await pilot.press("right")
        await pilot.pause()
        assert "Question 1 / 32" in shown(pilot)
        assert "Juste" in shown(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "Question 3 / 32" in shown(pilot)
        assert "Passée" in shown(pilot)

    run(app_of(journal, clock), body)


def test_the_instructions_tell_what_differs_from_v2(bank: Bank, sample: Profile) -> None:
    sitting = plan(bank, sample.model_copy(update={"extra_time_percent": 33}))
    text = "\n\n".join(REPORTS["v3"].instructions(sitting))
    for words in (
        "32 questions",
        "Votre profil n'y change rien",
        "À moins de 20 réponses, pas de score",
        "le score baisse",
        "Durée : 2 h 19. L'heure de fin",
        "temps majoré de 33 %",
        "la question est remplacée",
        "les vrais seuils ne sont pas publics",
        "nos questions ne sont pas celles de Pix",
    ):
        assert words in text
