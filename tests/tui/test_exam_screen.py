"""The exam under way: time, stopping, passing, reports, a full disk, both rule sets."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.journeys.sitting import open_sitting
from pixsim.profile import Profile
from pixsim.report.rule_sets import REPORTS
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam
from pixsim.session.events import Asked, Started
from pixsim.session.v3.plan import V3Plan
from pixsim.store.settings import read_settings
from pixsim.store.sittings.journal import Journal, JournalError
from pixsim.tui.screens.dialogs.decide import Decide
from pixsim.tui.screens.exam import handed_files
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.report_problem import ReportProblem
from pixsim.tui.screens.frame.help import HelpScreen
from tests.conftest import NOW, ManualClock
from tests.tools.exam_screens import (
    NASTY,
    At,
    OnlyShell,
    begin,
    in_exam,
    pass_first,
    question,
    run,
    sitting_of,
    until,
    visible,
)
from tests.tools.full_disk import disk_full_for_questions
from tests.tools.tiers import tiered
from tests.tools.v3_sitting import plan, sit
from tests.tui.conftest import SitExam

CSV = ({"name": "releve.csv", "content": "YTtiCg=="},)


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


async def on_exam(pilot: Pilot[None], exam: Exam) -> ExamScreen:
    screen = ExamScreen(exam)
    await pilot.app.push_screen(screen)
    await until(pilot, "Question ")
    await pilot.pause()
    return screen


# ---- time


def test_time_warnings_the_bell_and_the_end_of_time(
    sit_exam: SitExam, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    monkeypatch.setattr(OnlyShell, "bell", lambda _app: rung.append(1))

    async def body(at: At) -> None:
        start = clock.now
        at.screen.action_toggle_bell()
        assert read_settings().bell
        for minutes in (30, 15, 5, 1):
            clock.now = start
            clock.step((105 - minutes) * 60 + 1)
            await at.screen._tick()
            await at.pilot.pause()
            shown = visible(at.pilot.app)
            assert f"Plus que {minutes} minute" in shown
            assert "Ce qui n'est pas validé ne comptera pas." in shown
            assert bool(rung) == (minutes <= 5)
        assert len(rung) == 1
        await at.pilot.press("f2")
        assert "Heure masquée" in visible(at.pilot.app)
        await at.pilot.press("x")
        clock.step(120)
        await at.screen._tick()
        assert at.exam.session.end_reason == "time"
        assert at.exam.session.responses == ()
        assert at.screen.cut_short

    sit_exam(["QROC"], body)


def test_it_does_not_ring_unless_asked(
    sit_exam: SitExam, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    monkeypatch.setattr(OnlyShell, "bell", lambda _app: rung.append(1))

    async def body(at: At) -> None:
        clock.step(101 * 60)
        await at.screen._tick()
        assert "4 min 00 s" in visible(at.pilot.app)
        assert rung == []

    sit_exam(["QROC"], body)


def test_extra_time_is_said_beside_the_clock(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    more = sample.model_copy(update={"extra_time_percent": 33})

    async def body(at: At) -> None:
        assert "(temps majoré) 2 h" in visible(at.pilot.app)

    in_exam(bank, more, journal, clock, ["QROC"], body)


def test_a_timed_question_starts_with_a_page_of_its_own(
    sit_exam: SitExam, clock: ManualClock
) -> None:
    async def body(at: At) -> None:
        shown = visible(at.pilot.app)
        assert "30 secondes" in shown
        assert "gras" not in shown
        assert "Commencer" in shown
        assert at.exam.session.shown_at is None
        await at.pilot.press("f6")
        await until(at.pilot, "La question n'est pas encore montrée")
        await at.pilot.press("enter")
        await until(at.pilot, "Cette question : ")
        assert "30 s" in visible(at.pilot.app)
        clock.step(31)
        await at.screen._tick()
        await until(at.pilot, "Le temps de cette question est écoulé")
        await at.pilot.press("f9")  # even nothing can be validated now
        await at.pilot.pause()
        assert at.exam.session.responses[0].outcome.code in ("ko", "timed_out")

    sit_exam([question("QROC", timer=30, attachments=CSV)], body)


def test_time_over_is_told_before_the_result(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QCU"), question("QROC")])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, open_sitting, sitting.id)
        await until(pilot, "Question 1 sur 2")
        await pilot.press("a", "f9")
        await until(pilot, "Question 2 sur 2")
        await pilot.press("x")
        screen = pilot.app.screen
        assert isinstance(screen, ExamScreen)
        clock.step(106 * 60)
        await screen._tick()
        await until(pilot, "C'est l'heure. 1 réponse compte ; celle que vous écriviez ne compte")
        worker.cancel()

    run(OnlyShell(journal, clock), body)


# ---- stopping


@pytest.mark.full
@pytest.mark.parametrize("key", tiered(["f10", "ctrl+q", "escape"], 1))
def test_every_way_out_asks_first(sit_exam: SitExam, key: str) -> None:
    async def body(at: At) -> None:
        await at.pilot.press(key)
        await until(
            at.pilot, "Vous êtes à la question 1 sur 2. Le temps ne s'arrête pas : il reste"
        )
        assert "► Continuer l'épreuve" in visible(at.pilot.app)
        await at.pilot.press("ctrl+q")  # as Escape: nothing more than before
        await at.pilot.pause()
        assert at.pilot.app.is_running
        assert at.pilot.app.screen is at.screen
        await at.pilot.app.run_action("quit")
        await until(at.pilot, "Arrêter l'épreuve ?")
        assert isinstance(at.pilot.app.screen, Decide)
        await at.pilot.press("enter")  # the safe one
        await at.pilot.pause()
        assert at.pilot.app.screen is at.screen
        assert not at.exam.session.is_over

    sit_exam(["QROC", "QCU"], body)


@pytest.mark.full
def test_closed_it_is_taken_up_later_and_time_goes_on(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = sitting_of(bank, sample, clock, [question("QCU"), question("QROC")])
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        for number, left in ((1, "1 h 45"), (2, "1 h 35")):
            worker = begin(pilot, open_sitting, sitting.id)
            await until(pilot, f"Question {number} sur 2")
            assert left in visible(pilot.app)
            if number == 1:
                await pilot.press("a", "f9")
                await until(pilot, "Question 2 sur 2")
            await pilot.press("f10")
            await until(pilot, "Fermer, et reprendre plus tard")
            await pilot.press("down", "enter")
            await pilot.pause()
            assert worker.is_finished
            assert not isinstance(pilot.app.screen, ExamScreen)
            clock.step(600)
        (summary,) = journal.summaries()
        assert (summary.answered, summary.result) == (1, None)

    run(OnlyShell(journal, clock), body)


@pytest.mark.parametrize(
    ("answers", "cost"),
    tiered([(4, "pas de score avant 20 réponses"), (24, "8 comptées fausses")], 1),
)
def test_ending_now_says_what_it_costs(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, answers: int, cost: str
) -> None:
    sitting = plan(bank, sample)
    sit(sitting, bank, journal, answers=answers)
    clock.step(3000)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            await on_exam(pilot, exam)
            await pilot.press("f10")
            await until(pilot, cost)
            await pilot.press("down", "down")
            await until(pilot, "On n'y revient pas.")
            await pilot.press("enter")
            await pilot.pause()
            assert exam.session.end_reason == "candidate"

    run(OnlyShell(journal, clock), body)


# ---- passing


def test_passing_is_asked_once_a_sitting(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("f4")
        await until(at.pilot, "Passer sans répondre ?")
        await at.pilot.press("enter")  # stay: the safe one
        await at.pilot.pause()
        assert at.exam.session.number == 1
        await pass_first(at.pilot)
        await until(at.pilot, "Question 2 sur 3")
        await at.pilot.press("f4")
        await until(at.pilot, "Question 3 sur 3")
        assert [r.outcome.code for r in at.exam.session.responses] == ["skipped"] * 2

    sit_exam(["QROC", "QCU", "QCM"], body)


# ---- reports


def test_a_report_is_sent_once_a_category_is_chosen(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("f6")
        await until(at.pilot, "Signaler un problème (question 1)")
        await at.pilot.press("ctrl+s")
        await until(at.pilot, "Choisissez ce qui ne va pas.")
        assert not at.exam.session.reports
        await at.pilot.press("B", "tab", *"bis", "f9")
        await until(at.pilot, "Signalement enregistré.")
        assert [text for _number, _report, text in at.exam.session.reports] == ["bis"]
        assert not at.exam.session.responses
        await at.pilot.press("f6")
        await until(at.pilot, "Signaler un problème (question 1)")
        await at.pilot.click("#cancel")
        await at.pilot.pause()
        assert len(at.exam.session.reports) == 1

    sit_exam(["QCU"], body)


def test_a_confirmed_report_replaces_the_question_and_its_files_are_its_own(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = with_question(plan(bank, sample), journal, attachments=CSV)

    async def report(pilot: Pilot[None]) -> None:
        await pilot.press("f6")
        await until(pilot, "Un autre problème.")
        assert isinstance(pilot.app.screen, ReportProblem)
        assert "question précédente" not in visible(pilot.app)
        await pilot.press("a")
        await pilot.click("#send")
        await until(pilot, "répondez à sa place")

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            screen = await on_exam(pilot, exam)
            assert NASTY[:20] in visible(pilot.app)
            first = exam.session.question
            await report(pilot)
            assert exam.session.report_pending
            await pilot.press("enter")  # the safe answer
            await until(pilot, "la question reste")
            assert exam.session.question == first
            assert screen.place() == (sitting.id, 1)
            await report(pilot)
            await pilot.click("#yes")
            await until(pilot, "est remplacée")
            assert exam.session.number == 1
            assert exam.session.question != first
            assert screen.place() == (sitting.id, 2)
            await until(pilot, "Question 1 sur 32")
            await pass_first(pilot)
            await until(pilot, "Question 2 sur 32")
            assert exam.session.place == 3

    run(OnlyShell(journal, clock), body)


@pytest.mark.full
def test_a_report_that_waited_is_decided_on_when_the_sitting_is_opened_again(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = with_question(plan(bank, sample), journal)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.show()
        exam.report(Report.ACCESSIBILITY)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            await pilot.app.push_screen(ExamScreen(exam))
            await until(pilot, "répondez à sa place")
            await pilot.click("#yes")
            await until(pilot, "est remplacée")
            assert exam.session.asked[0].replaced

    run(OnlyShell(journal, clock), body)


@pytest.mark.full
def test_a_report_on_a_question_that_has_gone_is_not_made(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = with_question(plan(bank, sample), journal)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            screen = await on_exam(pilot, exam)
            await pilot.press("f6")
            await until(pilot, "Un autre problème.")
            await screen.give(None)  # of a key pressed with F6, and slower
            await pilot.press("a", "ctrl+s")
            await until(pilot, "rien n'a été signalé")
            assert "Question 2 sur 32" in visible(pilot.app)
            assert exam.session.reports == ()

    run(OnlyShell(journal, clock), body)


def test_under_v3_a_file_that_cannot_be_read_here_gives_another_question(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handed_files, "can_open_with_system", lambda: False)
    sound = ({"name": "message.wav", "content": "UklGRiQAAABXQVZF"},)
    sitting = with_question(plan(bank, sample), journal, attachments=sound)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            screen = await on_exam(pilot, exam)
            await until(pilot, "ni montré ni ouvert ici")
            await screen.run_action("without_file")
            await until(pilot, "est remplacée")
            assert exam.session.asked[0].replaced
            assert exam.session.number == 1

    run(OnlyShell(journal, clock), body)


# ---- what happens around


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", ["v2", "v3"])
@pytest.mark.parametrize("key", tiered(["f6", "f10", "f1", "ctrl+p", "f4"], 1))
def test_time_over_under_a_dialog_closes_both(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, rules: str, key: str
) -> None:
    sitting = (
        sitting_of(bank, sample, clock, [question("QROC")]) if rules == "v2" else plan(bank, sample)
    )
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            exam.start()
            below = pilot.app.screen
            screen = await on_exam(pilot, exam)
            await pilot.press(key)
            await pilot.pause()
            assert pilot.app.screen is not screen
            clock.step(105 * 60)
            await screen._tick()
            await pilot.pause()
            assert exam.session.end_reason == "time"
            assert pilot.app.screen is below

    run(OnlyShell(journal, clock), body)


@pytest.mark.full
def test_the_help_is_a_page_of_its_own(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        await at.pilot.press("f1")
        await until(at.pilot, "Une question validée ou passée ne revient pas.")
        assert type(at.pilot.app.screen) is HelpScreen
        await at.pilot.press("escape")
        await until(at.pilot, "Question 1 sur 1")

    sit_exam(["QROC"], body)


@pytest.mark.full
def test_a_disk_that_refuses_loses_nothing(
    sit_exam: SitExam, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Journal.append

    def full(self: Journal, _name: str, _events: object, _after: int) -> None:
        raise JournalError("write", self.path, "disk full") from OSError(28, "No space left")

    async def body(at: At) -> None:
        await at.pilot.press("o", "u", "i")
        monkeypatch.setattr(Journal, "append", full)
        await at.pilot.press("f9")
        await until(
            at.pilot,
            "Votre réponse est là, mais le disque la refuse (plein ?). Faites de la place, puis « Je valide ».",
        )
        assert not at.exam.session.responses
        monkeypatch.setattr(Journal, "append", append)
        await at.pilot.press("f9")
        await until(at.pilot, "Question 2 sur 2")
        assert at.exam.session.responses[0].answer == ("oui",)

    sit_exam(["QROC", "QCU"], body)


def test_a_question_that_could_not_be_written_is_tried_again(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = with_question(plan(bank, sample), journal)

    async def body(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
            await on_exam(pilot, exam)
            with disk_full_for_questions():
                await pass_first(pilot)
                await until(pilot, "le disque la refuse")
                await pilot.press("f4")
                await until(pilot, "le disque la refuse")
                assert len(exam.session.responses) == 1
            await pilot.press("ctrl+s")
            await until(pilot, "Question 2 sur 32")
            assert len(exam.session.responses) == 1

    run(OnlyShell(journal, clock), body)


def test_leaving_the_window_on_a_focus_question_is_told_and_recorded(sit_exam: SitExam) -> None:
    async def body(at: At) -> None:
        at.screen.window_left()
        await until(at.pilot, "Vous avez quitté la fenêtre : cette réponse sera comptée fausse.")
        assert at.exam.session.focus_lost
        await pass_first(at.pilot)
        await until(at.pilot, "Question 2 sur 2")
        assert "quitté" not in visible(at.pilot.app)
        at.screen.window_left()
        await at.pilot.pause()
        assert not at.exam.session.focus_lost  # not a focus question

    asked = [question("QCU", focus=True), question("QCU")]
    sit_exam(asked, body)


def test_the_instructions_tell_what_differs_from_v2(bank: Bank, sample: Profile) -> None:
    sitting = plan(bank, sample.model_copy(update={"extra_time_percent": 33}))
    points = REPORTS["v3"].instructions(sitting)
    text = "\n".join(f"{word} {said}" for word, said in points)
    assert len(points) <= 7
    for words in (
        "32 questions",
        "Votre profil n'y change rien",
        "À moins de 20 réponses, pas de score",
        "le score baisse",
        "Durée 2 h 20. Votre temps majoré de 33 % est compris. L'heure de fin",
        "la question est remplacée",
        "les vrais seuils ne sont pas publics",
        "nos questions ne sont pas celles de Pix",
    ):
        assert words in text


def test_preparing_is_said_while_it_lasts_and_can_be_given_up(
    journal: Journal, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    from pixsim.tui.screens.frame import preparing

    monkeypatch.setattr(preparing, "AT_ONCE", 0.01)
    go_on, found = Event(), []

    def slow() -> int:
        go_on.wait(5)
        return 7

    async def body(pilot: Pilot[None]) -> None:
        async def ask() -> None:
            found.append(await preparing.await_prepared(pilot.app, slow))  # type: ignore[arg-type]

        pilot.app.run_worker(ask())
        await until(pilot, "Préparation de l'épreuve…")
        await pilot.press("escape")
        await pilot.pause()
        assert found == [None]
        pilot.app.run_worker(ask())
        await until(pilot, "Préparation de l'épreuve…")
        go_on.set()
        await pilot.pause(0.3)
        assert found == [None, 7]

    run(OnlyShell(journal, clock), body)


def test_a_data_folder_that_is_gone_is_told_and_the_answer_goes_elsewhere(
    sit_exam: SitExam, journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    async def body(at: At) -> None:
        await at.pilot.press("o", "u", "i")
        journal.path.parent.rename(tmp_path / "moved")
        await at.pilot.press("f9")
        await until(at.pilot, "Le dossier de données a disparu")
        assert not at.exam.session.responses
        await at.pilot.press("enter")
        await until(at.pilot, "La suite s'enregistre dans")
        await at.pilot.press("f9")
        await until(at.pilot, "Question 2 sur 2")
        assert at.exam.session.responses[0].answer == ("oui",)
        assert journal.path == tmp_path / "pixsim-secours" / "pixsim.db"

    sit_exam(["QROC", "QCU"], body)
