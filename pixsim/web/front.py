"""What is known before one's exam is open in a browser: the wish, the plan, what is under way."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from pixsim.profile import Profile
from pixsim.report.sitting.reopening import ReopeningQuestion
from pixsim.session.plan import Plan
from pixsim.store.errors import AlteredSittingError
from pixsim.store.sittings.journal import Journal
from pixsim.web.sitting import Said


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asked for.

    Attributes
    ----------
    profile : Profile or None
        Who sits; None: chosen on the first page.
    rules : str or None
        Name of the rule set; None: chosen with the person.
    seed : int or None
    way : str
        ``resume`` the exam under way, begin ``another_exam``, or ``exam``: asked where one is.
    """

    profile: Profile | None = None
    rules: str | None = None
    seed: int | None = None
    way: str = "exam"


@dataclass(slots=True)
class Front:
    """What the first page shows until an exam is open.

    Attributes
    ----------
    plan : Plan or None
        Drawn, its instructions shown, nothing recorded.
    reopening : (str, ReopeningQuestion) or None
        The sitting to be taken up, and what is asked first.
    said : Said or None
        Once, on the next page.
    settled : bool
        The wish of the command line was looked at.
    """

    plan: Plan | None = None
    reopening: tuple[str, ReopeningQuestion] | None = None
    said: Said | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class UnderWay:
    """An exam begun and not over, that can be taken up."""

    name: str
    candidate: str
    label: str
    number: int
    length: int


def under_way(journal: Journal, profile: str | None) -> list[UnderWay]:
    """Exams that can be taken up, newest first, those of rooms aside; of one person when given."""
    found = []
    for row in journal.summaries(profile):
        if row.autopilot or not row.started or row.result is not None:
            continue
        with contextlib.suppress(AlteredSittingError):  # nothing is built on what was altered
            session, _count = journal.load(row.id)
            if session.is_over or session.sitting.room is not None:
                continue
            number = min(session.number, session.length)
            rules = session.sitting.rules.upper()
            found.append(UnderWay(row.id, session.sitting.candidate, rules, number, session.length))
    return found
