"""An exam sat through its pages, for the tests: what a person would do, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from pixsim.bank.question import Answer, Question
from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import Clock
from pixsim.journeys.context import Context
from pixsim.journeys.exams import ExamWish, sit_exams
from pixsim.journeys.home import stay_at_home
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.web.own_pages import Alone
from pixsim.web.questions.views import kind_of
from pixsim.web.serving.guard import Limits
from pixsim.web.sitting.sitting import Sitting
from pixsim.web.sitting.training import TrainingDesk
from pixsim.worlds.core import World, offer_of
from tests.tools.web_browser import Page, WebBrowser, running

ADDRESS = "http://127.0.0.1:8123"
FAST = Limits(per_second=1e6, burst=1e6, address_per_second=1e6, address_burst=1e6)


@dataclass
class Desk:
    """One person in front of their browser."""

    alone: Alone
    browser: WebBrowser
    addresses: list[str]

    @property
    def sitting(self) -> Sitting:
        """Their exam."""
        assert self.alone.sitting is not None
        return self.alone.sitting

    @property
    def training(self) -> TrainingDesk:
        """Their training."""
        assert self.alone.following.training is not None
        return self.alone.following.training

    @property
    def question(self) -> Question:
        """What is asked now."""
        found = self.sitting.session.question
        assert found is not None
        return found

    @property
    def page(self) -> Page:
        """What they see."""
        return self.browser.page

    def enter(self) -> Page:
        """Open the address of the terminal, as its page then does."""
        self.browser.get(self.addresses[-1])
        assert self.page.refresh == "0;url=/"
        return self.browser.get("/")

    def begin(self) -> Page:
        """Start the clock."""
        self.enter()
        return self.browser.press("Démarrer le chronomètre")

    def begin_question(self) -> None:
        """Past the page before a timed question or a series in focus mode."""
        if self.page.has_button("Commencer"):
            self.browser.press("Commencer")

    def answer(self, answer: Answer) -> Page:
        """Give an answer through the page."""
        self.begin_question()
        return give(self.browser, self.question, self.sitting, answer)

    def skip(self) -> Page:
        """Pass, asked the first time."""
        self.begin_question()
        page = self.browser.press("Je passe")
        return self.browser.press("Passer, et ne plus demander") if "ne plus" in page.text else page


def give(browser: WebBrowser, question: Question, sitting: Sitting, answer: Answer) -> Page:
    """Fill the answer of a question, acting in its simulator where it has one."""
    kind = kind_of(question)
    if kind in ("one", "several"):
        return browser.press("Je valide", choice=answer)
    if kind == "fields":
        filled = {f"f{n}": text for n, text in enumerate(answer)}
        return browser.press("Je valide", **filled)
    if kind == "done":
        for kept in answer:
            do(browser, sitting, kept)
        return browser.press("Je valide")
    return browser.press("Je valide", text=answer[0])


def do(browser: WebBrowser, sitting: Sitting, kept: str) -> None:
    """One act in the simulator, by its buttons and boxes."""
    world = sitting.session.world
    assert isinstance(world, World)
    act, page = world.read_act(kept), world.page()
    offer = offer_of(act, page)
    assert offer is not None
    values = act.arguments()
    row = values.get(offer.row, "") if offer.row else ""
    form = browser.page.form("world")
    given: dict[str, str | list[str]] = {}
    sent = [pair for pair in form.data(None, given) if pair[0] not in ("row", "cell", "ask-text")]
    number = str(page.offers.index(offer))
    if page.grid is not None:
        sent += [("cell", row or "A1"), ("offer", number)]
    elif offer.row and offer.key == "enter":
        sent += [("enter", row)]
    else:
        sent += [*([("row", row)] if row else []), ("offer", number)]
    before = len(sitting.session.doing.acts)
    shown = browser.post("/world", sent)
    if any(c.name == "given" for c in shown.form("world").controls):
        asked = {f"ask-{ask.name}": values[ask.name] for ask in offer.asks}
        boxes = {c.name for c in shown.form("world").controls}
        filled: dict[str, str | list[str]] = {k: v for k, v in asked.items() if k in boxes}
        form, button = shown.button("Faire")
        browser.post("/world", form.data(button, filled))
    assert len(sitting.session.doing.acts) == before + 1, (kept, browser.page.text)
    assert sitting.session.doing.acts[-1] == kept


@contextmanager
def at_desk(
    journal: Journal,
    bank: Bank,
    profile: Profile | None,
    *,
    clock: Clock,
    rules: str | None = "v3",
    seed: int | None = 3,
    limits: Limits = FAST,
    way: str = "exam",
) -> Iterator[Desk]:
    """Somebody in front of a browser, in the thread of the test; exams one after another."""
    ways = iter([way])

    def begin(context: Context) -> Journey[None]:
        return sit_exams(context, ExamWish(profile, rules, seed, next(ways, "exam")))

    with _served(journal, bank, clock, limits, begin) as desk:
        yield desk


@contextmanager
def at_home(
    journal: Journal, bank: Bank, clock: Clock, person: str = "", limits: Limits = FAST
) -> Iterator[Desk]:
    """Somebody in front of the home in a browser, let in."""
    begin = partial(stay_at_home, person=person, seed=3)
    with followed(journal, bank, clock, begin, limits) as desk:
        yield desk


@contextmanager
def followed(
    journal: Journal,
    bank: Bank,
    clock: Clock,
    begin: Callable[[Context], Journey[Any]],
    limits: Limits = FAST,
) -> Iterator[Desk]:
    """Somebody in front of the first page of a journey, let in; where it ends it begins again."""
    with _served(journal, bank, clock, limits, begin) as desk:
        desk.enter()
        yield desk


@contextmanager
def _served(
    journal: Journal,
    bank: Bank,
    clock: Clock,
    limits: Limits,
    begin: Callable[[Context], Journey[Any]],
) -> Iterator[Desk]:
    addresses: list[str] = []
    context = Context(journal, bank.framework, clock, lambda _digest: bank)
    alone = Alone(
        context, partial(begin, context), address=ADDRESS, limits=limits, tell=addresses.append
    )
    with running(app := alone.app()) as loop:
        browser = WebBrowser(app, ADDRESS, loop)
        try:
            yield Desk(alone, browser, addresses)
        finally:
            browser.close()
