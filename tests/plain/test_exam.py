"""Exams through lines alone: the same sittings, the same journal, the same results as the screens."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pixsim.bank.question import Question, QuestionField
from pixsim.bank.reading.load import Bank
from pixsim.journeys.exam import sit_exam
from pixsim.journeys.sitting import open_sitting
from pixsim.outcome import Outcome
from pixsim.plain.dialogue import Closed
from pixsim.plain.exam import ask_exam
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam
from pixsim.session.state import Session
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.core import Act, Refused, World
from tests.conftest import ManualClock
from tests.plain.talking import dialogue, in_lines, typed
from tests.tools.exam_gallery import CHOICES, FILE, simulator
from tests.tools.exam_screens import question, sitting_of
from tests.tools.mocks import new_v2, new_v3
from tests.tools.tiers import tiered, times

ANNOUNCED = "Entrée pour commencer"
GOLDEN = Path(__file__).parent / "golden"
KINDS = ["QCU", "QCM", "QROC", "QROCM-ind", "QROCM-dep"]


class Runs:
    """Exams of given questions, driven by lines."""

    def __init__(self, bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> None:
        self.bank, self.sample, self.journal, self.clock = bank, sample, journal, clock

    def of(
        self, questions: list[Question], lines: list[str], width: int = 78
    ) -> tuple[Session, str]:
        """Sit an exam of these questions; the session it leaves, and what was said."""
        plan = sitting_of(self.bank, self.sample, self.clock, questions)
        self.journal.create(plan)
        return self.resumed(plan.id, lines, width)

    def resumed(self, name: str, lines: list[str], width: int = 78) -> tuple[Session, str]:
        """Take it up with more lines, until it is over or there are none."""
        talk, out = dialogue(lines, width)
        with Exam(self.journal, name, clock=self.clock) as exam:
            if exam.session.started_at is None:
                exam.start()
            with contextlib.suppress(Closed):
                ask_exam(talk, exam)
            session = exam.session
        return session, out.getvalue().replace("\u00a0", " ")


@pytest.fixture
def runs(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> Runs:
    return Runs(bank, sample, journal, clock)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_question_is_answered_right(runs: Runs, kind: str) -> None:
    asked = question(kind)
    session, said = runs.of([asked], typed(asked))
    assert [response.outcome for response in session.responses] == [Outcome.OK], said
    assert "\x1b" not in said


def test_an_answer_is_not_validated_before_it_is_confirmed(runs: Runs) -> None:
    session, said = runs.of([question("QROC")], ["Faux", "n", "Juste"])
    assert session.responses == ()
    assert said.count("Vous répondez :") == 2
    assert "Rien n'est validé." in said


def test_what_lacks_something_is_told_and_asked_again(runs: Runs) -> None:
    session, said = runs.of([question("QCM")], ["a", "a z", "a b", ""])
    assert "Choisissez au moins deux réponses" in said
    assert "n'est pas une des lettres de a à c" in said
    assert len(session.responses) == 1


def test_an_empty_field_is_asked_again_alone(runs: Runs) -> None:
    fields = tuple(QuestionField(label=f"Case {n}", key=("x",)) for n in range(2))
    session, said = runs.of([question("QROCM-ind", fields=fields)], ["x", "", "x", ""])
    assert "Écrivez une réponse, ou passez." in said
    assert said.count("Case 0") == 2  # asked, and told before it is validated
    assert [response.outcome for response in session.responses] == [Outcome.OK]


def test_passing_is_asked_once_in_a_sitting(runs: Runs) -> None:
    asked = [question("QROC") for _n in range(3)]
    session, said = runs.of(asked, ["/passer", "n", "/passer", "", "/passer", "/passer"])
    assert [r.outcome for r in session.responses] == [Outcome.SKIPPED] * 3
    assert said.count("Passer sans répondre ?") == 2


def test_a_simulator_is_acted_in_line_by_line(runs: Runs) -> None:
    asked = simulator("mailbox")
    session, said = runs.of([asked], ["aide", "n'importe quoi", *typed(asked)])
    assert session.responses[0].outcome is Outcome.OK, said
    assert "n'est pas possible ici" in said
    assert "Elle imite un logiciel de courriels" in said
    assert "Lire un message : ouvrir 3" in said


def test_a_simulator_not_done_cannot_be_validated_and_begins_anew(runs: Runs) -> None:
    asked = simulator("mailbox")
    lines = typed(asked)
    session, said = runs.of([asked], [lines[0], "/recommencer", "/valider", "/passer", ""])
    assert "Tout est comme au début." in said
    assert session.responses[0].outcome is Outcome.SKIPPED


def test_a_file_is_named_and_read(runs: Runs) -> None:
    _session, said = runs.of([FILE], ["/fichier", "/fichier 1", "/fichier 9", "/fichier 1 99"])
    assert "Fichier 1 : depenses.csv, 40 octets." in said
    copy = next(line for line in said.split("\n") if line.startswith("Copie : "))
    assert Path(copy.removeprefix("Copie : ")).read_bytes() == FILE.attachments[0].content
    assert "Rangée 1 : poste Repas ; montant 128,40" in said
    assert "Ce fichier a 3 lignes." in said


def test_the_end_of_the_input_leaves_it_to_be_resumed_in_the_screens_or_here(runs: Runs) -> None:
    asked = [question("QROC"), question("QCU")]
    session, _said = runs.of(asked, typed(asked[0]))
    assert (len(session.responses), session.is_over) == (1, False)
    session, said = runs.resumed(session.sitting.id, typed(asked[1]))
    assert said.startswith("Tapez /aide")
    assert "Question 2 sur 2." in said
    assert session.end_reason == "completed"


def test_time_that_is_over_ends_it_and_is_said(runs: Runs) -> None:
    asked = [question("QROC"), question("QROC")]
    session, _said = runs.of(asked, typed(asked[0]))
    talk, out = dialogue(["trop tard", ""])
    ask = talk.ask

    def late(*given: object, **more: object) -> str:
        runs.clock.step(7200)
        return ask(*given, **more)  # type: ignore[arg-type]

    talk.ask = late  # type: ignore[method-assign]
    framework, name = runs.bank.framework, session.sitting.id
    with pytest.raises(Closed):  # after the result
        in_lines(talk, runs.journal, framework, runs.clock, open_sitting, name)
    session, _count = runs.journal.load(name)
    assert session.end_reason == "time"
    assert "C'est l'heure. 1 réponse compte" in out.getvalue().replace("\u00a0", " ")


def test_warnings_come_once_each_before_a_prompt(runs: Runs) -> None:
    asked = [question("QROC")]
    session, _said = runs.of(asked, [])
    runs.clock.step(76 * 60)
    _session, said = runs.resumed(session.sitting.id, ["/heure", "/heure"])
    assert said.count("Plus que 30 minutes.") == 1
    assert said.count("Il reste 29 minutes.") == 3


def test_a_timed_question_waits_to_be_begun(runs: Runs) -> None:
    asked = question("QROC", timer=30)
    session, said = runs.of([asked], ["", "/heure", *typed(asked)])
    assert said.index("chronométrée") < said.index("Question 1 sur 1")
    assert "Pour cette question : 30 secondes." in said
    assert session.responses[0].outcome is Outcome.OK


@pytest.mark.parametrize("at", [1, 2, 3], ids=["first line", "answer", "what confirms it"])
@pytest.mark.parametrize(
    ("seconds", "outcome"), [(39.9, Outcome.OK), (40.0, Outcome.TIMED_OUT)], ids=["in time", "late"]
)
def test_a_late_answer_is_told_once_and_counts_as_late(
    runs: Runs, at: int, seconds: float, outcome: Outcome
) -> None:
    asked = question("QROC", timer=40)
    session, _said = runs.of([asked, question("QCU")], [])
    talk, out = dialogue(["", "/relire", *typed(asked)])
    ask, prompts = talk.ask, iter(range(9))

    def slow(*given: object, **more: object) -> str:
        if next(prompts) == at:  # time goes on while this line is typed
            runs.clock.step(seconds)
        return ask(*given, **more)  # type: ignore[arg-type]

    talk.ask = slow  # type: ignore[method-assign]
    with Exam(runs.journal, session.sitting.id, clock=runs.clock) as exam:
        with contextlib.suppress(Closed):
            ask_exam(talk, exam)
        assert exam.session.responses[0].outcome is outcome
    said = " ".join(out.getvalue().replace("\u00a0", " ").split())
    told = "Le temps de cette question est écoulé : la réponse ne comptera pas."
    assert said.count(told) == (outcome is Outcome.TIMED_OUT)
    assert said.find(told) < said.index("Question 2 sur 2.")


def test_a_timed_question_can_be_passed_or_left_before_it_begins(runs: Runs) -> None:
    asked = [question("QROC", timer=30), question("QROC", timer=30)]
    session, said = runs.of(asked, ["/arrêter", "a", "/passer", "", "/passer"])
    assert [r.outcome for r in session.responses] == [Outcome.SKIPPED] * 2
    assert "Question 1 sur 2" not in said  # what it asks was never shown


def test_a_report_under_v2_is_kept_for_the_end(runs: Runs) -> None:
    session, said = runs.of([question("QROC")], ["/signaler", "b", "le site est fermé"])
    assert [(n, r, t) for n, r, t in session.reports] == [
        (1, Report.WEBSITE_UNAVAILABLE, "le site est fermé")
    ]
    assert "Signalement enregistré." in said


def test_stopping_says_the_cost_and_ends_or_not(runs: Runs) -> None:
    asked = [question("QROC"), question("QROC")]
    session, said = runs.of(asked, ["/arreter", "a", *typed(asked[0]), "/arrêter", "c"])
    assert "Le temps ne s'arrête pas" in " ".join(said.split())
    assert session.end_reason == "candidate"
    assert len(session.responses) == 1


def test_no_line_is_wider_than_asked_code_apart(runs: Runs) -> None:
    asked = [CHOICES, simulator("mailbox"), question("QROC", statement="mot " * 60)]
    _session, said = runs.of(asked, ["/aide", "/relire", "/passer", "", "aide", "/passer"], 40)
    long = [line for line in said.split("\n") if len(line) > 40 and " " in line.strip()]
    assert [line for line in long if not line.startswith("    ")] == []


def test_a_transcript_reads_in_order(runs: Runs) -> None:
    """The golden transcript: `PIXSIM_SNAPSHOTS=write` writes it."""
    asked = [CHOICES, FILE, simulator("mailbox")]
    lines = ["/aide", *typed(CHOICES), "/fichier 1", "1", "n", *typed(FILE), "lire"]
    _session, said = runs.of(asked, [*lines, *typed(asked[2])])
    path = GOLDEN / "exam-v2.txt"
    if os.environ.get("PIXSIM_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("rules", tiered(["v2", "v3"], 1))
def test_a_whole_exam_gives_the_result_of_the_same_answers(
    bank: Bank, sample: Profile, journal: Journal, tmp_path: Path, clock: ManualClock, rules: str
) -> None:
    new = new_v2 if rules == "v2" else new_v3
    plan = new(sample, bank, seed=3, clock=clock)
    other = Journal(tmp_path / "other.db")
    other.create(plan)
    lines: list[str] = []
    with Exam(other, plan.id, clock=clock, bank=bank) as exam:  # what the lines will have to say
        exam.start()
        while not exam.session.is_over:
            asked = exam.session.question
            assert asked is not None
            exam.show()
            lines += [""] if asked.timer is not None else []
            if exam.session.number % 4 == 0:
                lines += ["/passer", ""] if exam.session.number == 4 else ["/passer"]
                exam.skip()
            else:
                lines += typed(asked)
                exam.answer(asked.right_answer)
        expected = exam.result()
    other.close()
    journal.create(plan)
    talk, out = dialogue([*lines, "c", "e"])
    assert in_lines(talk, journal, bank.framework, clock, open_sitting, plan.id)
    session, _count = journal.load(plan.id)
    said = out.getvalue().replace("\u00a0", " ")
    assert "\x1b" not in said
    with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
        result = exam.result()
    assert [q.outcome for q in result.questions] == [q.outcome for q in expected.questions]
    assert result.total_pix == expected.total_pix
    for number in range(1, session.length + 1):
        assert f"Question {number} sur {session.length}." in said
    assert f"Score : {result.total_pix}" in said


def test_an_exam_of_a_room_is_not_taken_up_elsewhere(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = new_v2(sample, bank, seed=3, clock=clock).model_copy(update={"room": 7})
    journal.create(plan)
    talk, out = dialogue([])
    assert not in_lines(talk, journal, bank.framework, clock, open_sitting, plan.id)
    assert "se passe dans la salle 7" in out.getvalue().replace("\u00a0", " ")


@pytest.mark.parametrize("kills", times(1, 4))
@pytest.mark.full
def test_a_process_killed_again_and_again_loses_no_validated_answer(
    bank: Bank, sample: Profile, home: Path, kills: int
) -> None:
    plan = new_v2(sample, bank, seed=5)
    with_journal = Journal(home / "pixsim.db")
    with_journal.create(plan)
    asked = [planned.question for planned in plan.questions]
    env = {**os.environ, "PIXSIM_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    script = (
        "import sys; from pixsim.plain.dialogue import Dialogue; from tests.plain.talking import in_lines;"
        "from pixsim.store.sittings.journal import Journal; from pixsim.foundation.clock import wall_clock;"
        "from pixsim.framework import read_framework; from pixsim.foundation.resources import bank_folder;"
        "from pixsim.journeys.sitting import open_sitting;"
        "in_lines(Dialogue(), Journal(), read_framework(bank_folder() / 'framework.toml'), wall_clock,"
        " open_sitting, sys.argv[1])"
    )
    given = 0
    for _round in range(kills):
        child = subprocess.Popen(
            [sys.executable, "-c", script, plan.id],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        for one in asked[given : given + 3]:
            lines = ([""] if one.timer is not None else []) + typed(one)  # announced, then begun
            child.stdin.write("".join(f"{line}\n" for line in lines).encode())
            child.stdin.flush()
        timed = [one.timer is not None for one in asked[given : given + 4]]
        # the question after those answered is there, or announced where it is a timed one
        wanted, times = (ANNOUNCED, sum(timed)) if timed[-1] else (f"Question {given + 4} sur ", 1)
        said, end = "", time.monotonic() + 60
        while said.count(wanted) < times and time.monotonic() < end:
            if select.select([child.stdout], [], [], 1)[0]:
                read = os.read(child.stdout.fileno(), 65536).decode(errors="replace")
                said += read.replace("\u00a0", " ")
        assert said.count(wanted) == times
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdin.close()
        child.stdout.close()
        given += 3
        session, _count = with_journal.load(plan.id)
        assert len(session.responses) == given
        assert {response.outcome for response in session.responses} == {Outcome.OK}
    with_journal.close()


def test_what_to_know_before_is_said_in_full(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    talk, out = dialogue([])
    with pytest.raises(Closed):
        in_lines(talk, journal, bank.framework, clock, sit_exam, sample, seed=1)
    said = " ".join(out.getvalue().replace("\u00a0", " ").replace("\u202f", " ").split())
    assert "Durée : 1 heure 45 minutes, dans une séance" in said
    assert re.search(r"Mode focus : \d+ question", said)
    assert "En mode focus, restez-y." in said
    assert not journal.summaries()
    calm = sample.model_copy(update={"accommodations": ("no_focus", "longer_timers")})
    talk, out = dialogue([])
    with pytest.raises(Closed):
        in_lines(talk, journal, bank.framework, clock, sit_exam, calm, seed=1)
    said = " ".join(out.getvalue().split())
    assert "Sans mode focus ; chronomètres des questions plus longs" in said.replace("\u00a0", " ")
    assert "restez-y" not in said  # nothing to stay in


def test_ctrl_c_while_an_act_is_tried_leaves_it_undone_and_goes_on(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow act: the process aside ends with it, and the question is there as it was."""
    asked = simulator("mailbox")
    tried: list[Act] = []

    def interrupted(_world: World, act: Act) -> None:
        tried.append(act)
        if len(tried) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr("pixsim.plain.questions.try_act", interrupted)
    lines = typed(asked)
    session, said = runs.of([asked], [lines[0], *lines])
    assert "Interrompu : l'action n'est pas faite." in said
    assert session.responses[0].outcome is Outcome.OK


def test_an_act_that_takes_too_long_is_refused_before_it_is_done_here(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_world: World, _act: Act) -> None:
        raise Refused("Trop long.")

    asked = simulator("mailbox")
    monkeypatch.setattr("pixsim.plain.questions.try_act", refused)
    monkeypatch.setattr(type(asked.task.world), "step", lambda *_: pytest.fail("done here"))  # type: ignore[union-attr]
    _session, said = runs.of([asked], typed(asked)[:1])
    assert "Trop long." in said
