"""Steps about people, as pages: who is here, what one says of them, the home, a competence, chances."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.accommodations import ACCOMMODATIONS, accommodation_words
from pixsim.journeys import home_words, wishes
from pixsim.journeys.chances import Chances, ShowChances
from pixsim.journeys.home import ShowCompetence, ShowGone, ShowHome, Welcome, Wish
from pixsim.journeys.people import (
    AskDetails,
    ChoosePerson,
    PersonChoice,
    PersonDetails,
    extra_time_of,
    write_a_name,
    wrong_extra_words,
)
from pixsim.journeys.people_import import AskFile
from pixsim.store.records.labels import labels_of
from pixsim.store.records.record import Record
from pixsim.text.person_name import NAME_LENGTH, as_name
from pixsim.web.forms import Form
from pixsim.web.steps import Frame, MissingReplyError, one_of, page_of, reply_to

WISHES = (
    "exam", "resume", "position", "practise", "coach", "past", "progress", "set_dates_right", "chances",
    "change", "new", "open_file", "edit", "delete", "faults",
)  # fmt: skip
"""What the buttons of the home may ask for."""


@page_of.register
def show_welcome(_step: Welcome, frame: Frame) -> Response:
    """A name, and what comes next."""
    said, asked = home_words.welcome_words()
    return frame.page(
        "welcome.html.j2",
        said_first=said,
        asked=asked,
        extra=home_words.extra_time_words(),
        steps=home_words.steps_ahead(),
        open_file=home_words.OPEN_FILE,
        samples=home_words.SEE_SAMPLES,
        longest=NAME_LENGTH,
    )


@reply_to.register
def come_in(_step: Welcome, form: Form) -> PersonDetails | Wish:
    """A name and the time, or another way to begin."""
    if (wanted := one_of(form, "create", "change", "open_file")) != "create":
        return Wish(wanted)
    name = as_name(form.first("name"))
    if name is None:
        raise MissingReplyError(home_words.no_name_words())
    return PersonDetails(name, home_words.THIRD if "extra" in form else 0)


@page_of.register
def show_home(step: ShowHome, frame: Frame) -> Response:
    """Where a person stands, the one next step, the sixteen competences, and all that can be done."""
    record, framework = step.record, frame.framework
    offered = home_words.main_offer(record, step.step, framework)
    aside = None if step.step is None else home_words.left_aside(step.step, framework)
    detail = offered.details[0]
    if aside is not None and step.step is not None:  # said with a button of its own
        detail = home_words.exam_size(record, step.step.rules)
    return frame.page(
        "home.html.j2",
        asked=step,
        record=record,
        offer=offered,
        detail=detail,
        aside=None if aside is None else (aside.action, aside.codes, aside.texts[0]),
        certifiable=home_words.certifiable_words(record)[0] if not record.problem else "",
        last=home_words.last_words(record)[0] if not record.problem else "",
        framework=framework,
        levels=_known_levels(record, frame),
        words=home_words,
        ways=_person_ways(step, offered.action),
        alone=bool(frame.context.only),
    )


def _known_levels(record: Record, frame: Frame) -> dict[str, int | None]:
    if record.problem:
        return {}
    return {
        code: home_words.level_known(record, frame.framework, code)
        for code in frame.framework.competence
    }


def _person_ways(step: ShowHome, offered: str) -> list[tuple[str, str]]:
    """What can be done besides the next step."""
    if step.record.problem:
        return []
    ways = [
        ("position", wishes.POSITION),
        ("practise", wishes.PRACTISE),
        ("exam", wishes.SIT),
        ("coach", wishes.GOAL),
        ("past", wishes.PAST),
        ("progress", home_words.PROGRESS),
        ("chances", home_words.CHANCES),
    ]
    if step.note:
        ways.insert(0, ("set_dates_right", wishes.SET_DATES_RIGHT))
    return [way for way in ways if way[0] != offered or way[0] == "position"]


@page_of.register
def show_gone(_step: ShowGone, frame: Frame) -> Response:
    """Nothing of theirs is left."""
    return frame.page("gone.html.j2")


@reply_to.register
def read_wish(step: ShowHome, form: Form) -> Wish:
    """The next step, one of the ways, or a competence."""
    codes = tuple(code for code in form.first("codes").split(",") if code)[:16]
    if "code" in form:
        return Wish("competence", (form.first("code"),))
    found = Wish(one_of(form, *WISHES), codes)
    if step.record.problem and found.what not in ("change", "new", "open_file", "delete", "faults"):
        raise HTTPException(400)
    return found


@page_of.register
def show_competence(step: ShowCompetence, frame: Frame) -> Response:
    """Its level, what it covers."""
    framework, record, code = frame.framework, step.record, step.code
    level = home_words.level_known(record, framework, code)
    pix = record.pix[framework.competence_index[code]]
    return frame.page(
        "competence.html.j2",
        competence=framework.competence[code],
        level=level,
        level_words=home_words.level_words(level, pix),
        begun=home_words.begun_words(record, code),
        position=home_words.position_words(record, framework, code),
        covered=home_words.covered_words(),
        tubes=[tube for tube in framework.tubes if tube.competence == code],
    )


@reply_to.register
def work_on_competence(_step: ShowCompetence, form: Form) -> str | None:
    """Be positioned, practise; None: home."""
    chosen = one_of(form, "position", "practise", "back")
    return None if chosen == "back" else chosen


@page_of.register
def show_people(step: ChoosePerson, frame: Frame) -> Response:
    """Everybody, those of this machine first."""
    labels = labels_of(step.records.records)

    def row(record: Record) -> dict[str, Any]:
        sign, state = home_words.state_words(record, frame.framework)
        return {
            "key": record.key,
            "name": labels[record.id],
            "sign": sign,
            "state": state,
            "pix": None if record.problem else record.total_pix,
            "current": record.key == step.current,
        }

    return frame.page(
        "people.html.j2",
        asked=step,
        own=[row(record) for record in step.records.own],
        samples=[row(record) for record in step.records.samples],
        words=home_words,
    )


@reply_to.register
def choose_person(step: ChoosePerson, form: Form) -> PersonChoice | None:
    """Somebody, a new one, a file; None: back."""
    for what in ("choose", "edit", "delete"):
        if what in form:
            key = form.first(what)
            if all(record.key != key for record in step.records.records):
                raise HTTPException(400)
            return PersonChoice(what, key)
    chosen = one_of(form, "new", "open_file", "class", "back")
    return None if chosen == "back" else PersonChoice(chosen)


@page_of.register
def show_details(step: AskDetails, frame: Frame) -> Response:
    """A name, the time, what was granted."""
    current = step.current
    granted = [
        (
            name,
            accommodation_words([name])[0],
            current is not None and name in current.accommodations,
        )
        for name in ACCOMMODATIONS
    ]
    return frame.page(
        "details.html.j2",
        asked=step,
        name=current.name if current else step.name,
        granted=granted if current else [],
        longest=NAME_LENGTH,
    )


@reply_to.register
def give_details(step: AskDetails, form: Form) -> PersonDetails | None:
    """What was typed; None: back."""
    if one_of(form, "keep", "back") == "back":
        return None
    name = as_name(form.first("name"))
    if name is None:
        raise MissingReplyError(write_a_name())
    if step.current is None:
        return PersonDetails(name, home_words.THIRD if "third" in form else 0)
    extra = extra_time_of(form.first("extra"))
    if extra is None:
        raise MissingReplyError(wrong_extra_words())
    given = form.all("granted")
    return PersonDetails(name, extra, tuple(n for n in ACCOMMODATIONS if n in given))


@page_of.register
def show_file_choice(_step: AskFile, frame: Frame) -> Response:
    """A file of this computer."""
    return frame.page("file-choice.html.j2", title=home_words.OPEN_FILE)


@reply_to.register
def give_up_file(_step: AskFile, form: Form) -> Path | None:
    """Back; a file comes by another form."""
    one_of(form, "back")
    return None


@page_of.register
def show_chances(step: ShowChances, frame: Frame) -> Response:
    """Both exams, the figures when they are there."""
    found = frame.worked or {}
    rows = []
    for rules, name in step.exams.items():
        one = found.get(rules)
        shown = one if isinstance(one, Chances) else None
        share = None if shown is None else round(100 * shown.certified)
        rows.append((name, shown, one if isinstance(one, str) else "", share))
    return frame.page(
        "chances.html.j2",
        asked=step,
        rows=rows,
        title=home_words.CHANCES,
        is_ready=frame.worked is not None,
    )


@reply_to.register
def leave_chances(_step: ShowChances, form: Form) -> None:
    """Home."""
    one_of(form, "back")
