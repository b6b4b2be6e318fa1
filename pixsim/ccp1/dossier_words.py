"""What is said of a dossier, line by line; the command line and any other front show the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap
from typing import Literal

from pixsim.ccp1.check import Found
from pixsim.ccp1.dossier import Dossier
from pixsim.ccp1.dossier_dates import Limit, due_text
from pixsim.ccp1.title_requirements import Case, TitleRequirements
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import long_date
from pixsim.report.faults.french import in_french
from pixsim.report.wording import WIDTH, shorten_text
from pixsim.text.french_spaces import french_spaces

Tone = Literal["", "title", "muted", "now", "warn"]
Line = tuple[str, Tone]
"""A line of a page and how it is said: no colour, every front has its own."""

UNOFFICIAL = _("entraînement, non officiel")
PUBLIC_WIDTH, ENVIRONMENT_WIDTH = 22, 22


def status_lines(rules: TitleRequirements) -> list[str]:
    """What every page says of the title: two lines."""
    status = _("{id} : {status} ; {unofficial}")
    return [rules.name, status.format(id=rules.id, status=rules.status, unofficial=UNOFFICIAL)]


def closing_lines(rules: TitleRequirements) -> list[str]:
    """What ends a page of dates or ways: the status of the title, and whom to ask."""
    return ["", *wrap_paragraph(rules.status_note), *wrap_paragraph(rules.ask)]


def check_lines(dossier: Dossier, found: Sequence[Found]) -> list[str]:
    """What a dossier has, lacks, and what is to be looked at."""
    rules = dossier.referential
    missing = [one for one in found if not one.advice]
    lines = [*status_lines(rules), "", *_fiche_lines(dossier)]
    lines += _finding_lines(_("Il manque :"), missing)
    lines += _finding_lines(_("À regarder :"), [one for one in found if one.advice])
    complete = _("✓ Complet : rien de ce qui est demandé ne manque.")
    lines += ["", missing_text(len(missing)) if missing else complete]
    used = {one.source for one in found}
    lines += [f"  [{name}] {text}" for name, text in rules.sources.items() if name in used]
    told = _(
        "Ce contrôle dit ce qui est là, pas ce que cela vaut : seules des personnes en jugent."
    )
    return [*lines, "", *wrap_paragraph(told)]


def missing_text(n: int) -> str:
    """How many things are missing."""
    return ngettext("{n} chose manque.", "{n} choses manquent.", n).format(n=n)


def _fiche_lines(dossier: Dossier) -> list[str]:
    head = (_("public"), _("environnement"), _("durée"), _("montre"))
    rows = [("", *head)]
    for number, fiche in dossier.fiches.items():
        said = (shorten_text(fiche.public.text, PUBLIC_WIDTH), shorten_text(fiche.environment.text, ENVIRONMENT_WIDTH))  # fmt: skip
        minutes = _("{m} min").format(m=fiche.minutes)
        rows.append((str(number), *said, minutes, " ".join(sorted(fiche.shows))))
    return [
        f"{n:>2}  {public:<{PUBLIC_WIDTH}}  {where:<{ENVIRONMENT_WIDTH}}  {time:>6}  {shows}".rstrip()
        for n, public, where, time, shows in rows
    ]


def _finding_lines(title: str, found: Sequence[Found]) -> list[str]:
    if not found:
        return []
    lines = [f"{in_french(one.problem)} [{one.source}]" for one in found]
    return ["", title, *(f"  {line}" for line in lines)]


def dates_lines(
    dossier: Dossier, found: Iterable[Limit], today: date, case: Case | None
) -> list[str]:
    """Limits, what to bring, and what follows from an absence."""
    rules = dossier.referential
    lines = [*status_lines(rules), "", _("Aujourd'hui : {day}").format(day=long_date(today)), ""]
    for limit in found:
        due = due_text(limit, today)
        text = f"{limit.text.rstrip('.')} ({due})." if due else limit.text
        lines += _sourced_lines(text, limit.source)
    for saying in rules.result:
        lines += _sourced_lines(saying.text, saying.source)
    lines += ["", _("À avoir la veille :")]
    for saying in rules.day:
        lines += _sourced_lines(saying.text, saying.source)
    if case is not None:
        lines += ["", case.name]
        for saying in case.follows:
            lines += _sourced_lines(saying.text, saying.source)
    lines += ["", *_source_lines(rules)]
    return lines + closing_lines(rules)


def title_lines(rules: TitleRequirements) -> list[str]:
    """Ways to the full title, with their doubts."""
    lines = [*status_lines(rules), rules.block]
    for way in rules.path:
        lines += ["", way.name]
        for saying in way.follows:
            lines += _sourced_lines(saying.text, saying.source)
    return [*lines, "", *_source_lines(rules), *closing_lines(rules)]


def wrap_paragraph(text: str, width: int = WIDTH) -> list[str]:
    """A sentence on lines of the page."""
    return wrap(french_spaces(text), width)


def with_tone(lines: Iterable[str], tone: Tone = "") -> list[Line]:
    """Lines said in one tone."""
    return [(line, tone) for line in lines]


def _sourced_lines(text: str, source: str) -> list[str]:
    """A point of a list, with where it is known from."""
    said = french_spaces(f"{text} [{source}]")
    return wrap(said, WIDTH, initial_indent="  · ", subsequent_indent="    ")


def _source_lines(rules: TitleRequirements) -> list[str]:
    lines = [_("D'où on le sait :")]
    for name, text in rules.sources.items():
        lines += wrap(f"[{name}] {text}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    return lines
