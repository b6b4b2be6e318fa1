"""What pages show: nothing that marks a question, nothing that a text could make of them."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.question import Attachment, Question, QuestionField
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.web.forms import Form
from pixsim.web.pages import STATIC, static_address, static_file
from pixsim.web.questions.views import answer_of
from pixsim.web.questions.world_view import Told
from pixsim.worlds.registry import MACHINES
from tests.conftest import ManualClock
from tests.tools.tiers import tiered
from tests.tools.web_browser import Page
from tests.tools.web_exam import Desk, at_desk
from tests.tools.web_samples import bare, planned

SECRET = "Xk7secret"
NASTY = "<script>alert(1)</script> {{ 7*7 }} {% raw %} [/x] &lt; \"' \x1b[31m \u202e --> ]]>"


def page_of(question: Question, journal: Journal, bank: Bank, profile: Profile) -> Page:
    """The page of a question of a sitting of its own."""
    clock = ManualClock()
    name = planned([question], journal, bank, profile, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        desk.enter()
        form = next(f for f in desk.page.forms if ("sitting", name) in f.data(None, {}))
        return desk.browser.post("/step", form.data(None, {}))


def neutral(page: Page) -> str:
    """A page without what differs from sitting to sitting."""
    source = page.source
    for form in page.forms:
        for control in form.controls:
            if control.name == "form":
                source = source.replace(control.value, "")
    return "\n".join(line for line in source.splitlines() if "data-sitting" not in line)


def kinds(bank: Bank, profile: Profile) -> dict[str, tuple[Question, Question]]:
    """Of each kind, a question, and the same with all that marks it replaced."""
    base = bare(bank, profile)
    choice = base.model_copy(update={"type": "QCU", "options": ("un", "deux"), "key": ("1",)})
    typed = base.model_copy(update={"type": "QROC", "key": ("Nîmes",)})
    fields = base.model_copy(
        update={
            "type": "QROCM-ind",
            "fields": (QuestionField(label="Ville", key=("Nîmes",)),),
        }
    )
    together = base.model_copy(
        update={
            "type": "QROCM-dep",
            "groups": (("bleu",), ("vert",)),
            "fields": (QuestionField(label="Une"), QuestionField(label="Une autre")),
        }
    )
    secret = {"wrong": (SECRET,), "explanation": SECRET, "id": f"{SECRET}#1", "skill": SECRET}
    return {
        "QCU": (choice, choice.model_copy(update={"key": ("2",), **secret})),
        "QROC": (typed, typed.model_copy(update={"key": (SECRET,), **secret})),
        "QROCM-ind": (
            fields,
            fields.model_copy(
                update={
                    "fields": (QuestionField(label="Ville", key=(SECRET,), wrong=(SECRET,)),),
                    **secret,
                }
            ),
        ),
        "QROCM-dep": (together, together.model_copy(update={"groups": ((SECRET,),), **secret})),
    }


@pytest.mark.parametrize("kind", tiered(["QCU", "QROC", "QROCM-ind", "QROCM-dep"], 1))
def test_a_page_is_the_same_whatever_marks_its_question(
    kind: str, journal: Journal, bank: Bank, sample: Profile
) -> None:
    one, other = kinds(bank, sample)[kind]
    assert one.key != other.key or one.fields != other.fields or one.groups != other.groups
    first = page_of(one, journal, bank, sample)
    second = page_of(other, journal, bank, sample)
    assert "Une question ?" in first.text
    assert SECRET not in second.source
    assert neutral(first) == neutral(second)


def test_a_simulator_shows_neither_its_goal_nor_its_solution(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    item = next(i for i in bank.items.values() if i.kind == "sim")
    question = bank.question(f"{item.id}#1", np.random.default_rng(1))
    assert question.task is not None
    task = question.task.model_copy(
        update={"solution": (SECRET,), "goal": type(question.task.goal)()}
    )
    other = question.model_copy(update={"task": task, "explanation": SECRET, "timer": None})
    assert SECRET not in page_of(other, journal, bank, sample).source


def test_no_text_becomes_markup_whatever_it_holds(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    base = bare(bank, sample).model_copy(
        update={
            "statement": NASTY,
            "placeholder": NASTY,
            "attachments": (Attachment(name='a"<b>\n.csv', source=b"a"),),
        }
    )
    questions = [
        base.model_copy(update={"type": "QCU", "options": (NASTY, "b"), "key": ("1",)}),
        base.model_copy(update={"type": "QROC", "key": ("a",)}),
        base.model_copy(
            update={
                "type": "QROCM-ind",
                "fields": (
                    QuestionField(label=NASTY, key=("a",), options=(NASTY, "a")),
                    QuestionField(label=NASTY, key=("a",)),
                ),
            }
        ),
    ]
    nasty = sample.model_copy(update={"name": "<script>alert(2)</script>"})
    for question in questions:
        page = page_of(question, journal, bank, nasty)
        assert page.status == 200
        assert "<script>alert" not in page.source
        assert "49" not in page.text.replace("1 h 49", "")
        assert "\x1b" not in page.source
        assert "\u202e" not in page.source
        assert "\\x1b[31m" in page.text
        assert page.source.count("<script") == 1


def test_a_question_in_another_language_than_the_page_says_so(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    """A screen reader takes another voice for it, and not for the words of pixsim round it."""
    question = kinds(bank, sample)["QCU"][0]
    assert '"fr"' not in page_of(question, journal, bank, sample).source.replace(
        '<html lang="fr"', ""
    )
    english = question.model_copy(update={"id": "sujet1-un_en#1"})
    source = page_of(english, journal, bank, sample).source
    assert '<div class="statement" id="statement" lang="en">' in source
    assert source.count('class="words" lang="en"') == 2
    assert "En anglais." in source
    world = (
        load_bank(language="en")
        .question("protections1-installer_en#1", np.random.default_rng(0))
        .task
    )
    assert world is not None
    source = page_of(
        bare(bank, sample).model_copy(
            update={"id": "protections1-installer_en#1", "type": "QROC", "task": world}
        ),
        journal, bank, sample,
    ).source  # fmt: skip
    assert '<div class="rows" lang="en">' in source
    assert "Updates" in source
    assert 'lang="en"' not in source[source.index('class="buttons"') :]


def test_what_pixsim_says_in_a_simulator_is_in_the_language_of_the_page(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    """What the simulator says is in its own; neither begins with an arrow that a voice would spell."""
    english = load_bank(language="en")
    drawn = english.question("protections1-installer_en#1", np.random.default_rng(0))
    question = bare(bank, sample).model_copy(update={"id": drawn.id, "task": drawn.task})
    clock = ManualClock()
    planned([question], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        desk.enter()
        desk.browser.press("Reprendre Léa Martin")
        page = desk.browser.press("Recommencer")
        assert '<p class="note" role="status">Encore une fois' in page.source
        page = desk.browser.press("Oui, tout recommencer")
        assert '<p class="note" role="status">Tout est comme au début.' in page.source
        desk.sitting.world_note = Told("You cannot.", ours=False)
        assert '<p class="note" role="status" lang="en">You cannot.' in desk.browser.get("/").source


def test_what_was_typed_comes_back_as_text(journal: Journal, bank: Bank, sample: Profile) -> None:
    question = bare(bank, sample).model_copy(
        update={"type": "QROCM-ind", "fields": (QuestionField(label="A", key=("a",)), QuestionField(label="B", key=("b",)))}
    )  # fmt: skip
    clock = ManualClock()
    planned([question], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        desk.enter()
        desk.browser.press("Reprendre Léa Martin")
        page = desk.browser.press("Je valide", f0='"><script>alert(1)</script>')
        assert "<script>alert" not in page.source
        typed = next(c for c in page.form("answer").controls if c.name == "f0")
        assert typed.value == '"><script>alert(1)</script>'


def test_an_answer_holds_only_what_the_page_offers(bank: Bank, sample: Profile) -> None:
    base = bare(bank, sample)
    one = base.model_copy(update={"type": "QCU", "options": ("a", "b")})
    several = base.model_copy(update={"type": "QCM", "options": ("a", "b", "c")})
    fields = base.model_copy(
        update={"type": "QROCM-ind", "fields": (QuestionField(label="A", options=("x", "y")), QuestionField(label="B"))}
    )  # fmt: skip
    text = base.model_copy(update={"type": "QROC"})
    assert answer_of(one, Form({"choice": ("2", "1")})) == ("1",)
    assert answer_of(one, Form({"choice": ("3", "é", "-1")})) == ()
    assert answer_of(several, Form({"choice": ("3", "1", "9", "1")})) == ("1", "3")
    assert answer_of(fields, Form({"f0": ("z",), "f1": ("a\nb",)})) == ("", "a b")
    assert answer_of(text, Form({})) == ("",)
    assert len(answer_of(text, Form({"text": ("x" * 9000,)}))[0]) == 501


@pytest.fixture(scope="module")
def simulators(bank: Bank) -> list[Question]:
    """A question of each item in which one acts, drawn once for all machines."""
    return [
        question
        for item in bank.items.values()
        if item.kind == "sim"
        and (question := bank.question(f"{item.id}#1", np.random.default_rng(1))).task
    ]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("machine", tiered(list(MACHINES), 2))
def test_each_machine_is_worked_through_its_pages(
    machine: str, simulators: list[Question], journal: Journal, bank: Bank, sample: Profile
) -> None:
    """The longest solution of a machine among a few items, button by button."""
    found = [q for q in simulators if q.task and q.task.world.machine == machine][:25]
    question = max(found, key=lambda q: len(q.task.solution) if q.task else 0)
    question = question.model_copy(update={"timer": None, "focus": False})
    assert question.task is not None
    clock = ManualClock()
    planned([question], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        desk.enter()
        desk.browser.press("Reprendre Léa Martin")
        _work(desk, question)
        assert desk.sitting.session.responses[0].outcome.code == "ok"


def _work(desk: Desk, question: Question) -> None:
    from tests.tools.web_exam import do, give

    assert question.task is not None
    assert desk.page.title.startswith("Question 1")
    if question.task.marking == "live":
        assert "Le but n'est pas atteint" in desk.browser.press("Je valide").text
    do(desk.browser, desk.sitting, question.task.solution[0])
    first = desk.sitting.session.world
    # a second press of a button of the page before does nothing
    page = desk.browser.press("Recommencer")
    assert "Encore une fois" in page.text
    page = desk.browser.press("Oui, tout recommencer")
    assert "Tout est comme au début." in page.text
    assert desk.sitting.session.doing.acts == ()
    assert desk.sitting.session.world != first
    if not question.is_done:
        for kept in question.task.solution:
            do(desk.browser, desk.sitting, kept)
    give(desk.browser, question, desk.sitting, question.right_answer)


def test_what_goes_with_the_pages_is_small_and_changes_its_address_with_its_content() -> None:
    script = static_file("pixsim.js").decode()
    assert script.count("\n") <= 130
    assert "http" not in script.replace("http-equiv", "")
    assert all(static_address(name).startswith(f"/static/{name}?") for name in STATIC)
    assert "url(" not in static_file("pixsim.css").decode()
