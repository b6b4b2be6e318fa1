"""The other exam from the home screen: a dossier, what it lacks, its dates, a rehearsal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import wrap

from platformdirs import user_documents_path
from textual.content import Content

from pixsim.ccp1.check import check_dossier
from pixsim.ccp1.dossier import Dossier, read_dossier
from pixsim.ccp1.dossier_dates import dossier_limits
from pixsim.ccp1.dossier_words import check_lines, dates_lines, missing_text, title_lines
from pixsim.ccp1.new_dossier import write_new
from pixsim.ccp1.plan import NothingToPresentError
from pixsim.ccp1.title_requirements import load_title_requirements
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.foundation.problems import DataError
from pixsim.journeys.ccp1_oral import rehearse, show_debrief
from pixsim.running.ccp1_oral_listing import load_debriefs, new_rehearsal, owner_of, under_way
from pixsim.running.exam_refusals import failure_words
from pixsim.store.people.people_search import AmbiguousNameError
from pixsim.store.sittings.journal import JournalError
from pixsim.tui.drawing.pieces import styled_text
from pixsim.tui.flows import ccp1_oral  # noqa: F401 (its steps are in the table)
from pixsim.tui.flows.follow_journey import context_of, follow_journey
from pixsim.tui.screens.dialogs.ask_line import AskLine
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.frame.drawn_page import DrawnPage
from pixsim.tui.shell import Shell

FAULTS = (DataError, JournalError, OSError, NothingToPresentError, AmbiguousNameError)
LONGEST_PATH = 1000
FOLDER = "CCP1"
HELP = _(
    "D'où l'on sait chaque chose est entre crochets. Rien ici n'est officiel.\n\n"
    "  ↑ ↓ et PgSuiv : lire la suite.    Échap : revenir."
)


async def open_dossier(app: Shell) -> None:
    """Ask for a dossier, then do with it what is chosen until one goes back."""
    rules = load_title_requirements()
    ask = AskLine(
        _("CCP1, l'autre examen"),
        _("{status}.\nDans quel dossier sont, ou seront, vos fiches ?").format(status=rules.status),
        _("Ouvrir"),
        _("Annuler"),
        LONGEST_PATH,
        value=str(user_documents_path() / FOLDER),
    )
    typed = await app.push_screen_wait(ask)
    if not typed:
        return
    folder = Path(typed).expanduser()
    try:
        if not folder.exists() or not any(folder.iterdir()):
            await _write_dossier(app, folder)
            return
        while await _choose_action(app, folder):
            pass
    except FAULTS as error:
        await app.push_screen_wait(Message(failure_words(error)))


async def _write_dossier(app: Shell, folder: Path) -> None:
    text = _("{folder} est vide, ou n'existe pas. Y écrire les fichiers à remplir ?")
    yes = _("Écrire les fichiers")
    if await app.push_screen_wait(Confirm(text.format(folder=folder), yes, _("Annuler"))):
        written = write_new(folder, load_title_requirements())
        said = _("Écrit dans {folder} : {names}.\n\nRemplissez-les avec un éditeur de texte, puis revenez ici.")  # fmt: skip
        names = ", ".join(path.name for path in written)
        await app.push_screen_wait(Message(said.format(folder=folder, names=names)))


async def _choose_action(app: Shell, folder: Path) -> bool:
    """One thing to do with a dossier as it is now; False to go back."""
    dossier = read_dossier(folder)
    found = check_dossier(dossier)
    missing = sum(not one.advice for one in found)
    rules = dossier.referential
    state = missing_text(missing) if missing else _("✓ Complet.")
    begin = [] if missing else [("rehearse", _("Répéter : une fiche tirée, 40 min, l'entretien"))]
    choices = [
        *begin,
        ("check", _("Ce qui manque, ce qui est à regarder")),
        ("dates", _("Les dates, la veille de l'examen")),
        ("title", _("Vers le titre entier")),
        ("debrief", _("Le dernier bilan")),
    ]
    title = f"{label_value(folder.name, state)}\n{rules.status}"
    chosen = await app.push_screen_wait(Choose(title, choices))
    pages = {
        "check": lambda: check_lines(dossier, found),
        "dates": lambda: dates_lines(dossier, dossier_limits(dossier), date.today(), None),
        "title": lambda: title_lines(rules),
    }
    if chosen == "rehearse":
        await _rehearse_dossier(app, dossier)
    elif chosen == "debrief":
        await _show_last_debrief(app, dossier)
    elif chosen is not None:
        draw = partial(_wrap_lines, pages[chosen]())
        await app.push_screen_wait(DrawnPage(folder.name, dossier.candidate, [draw], HELP))
    return chosen is not None


def _wrap_lines(lines: Sequence[str], width: int) -> list[Content]:
    """Lines laid out for a page of the usual width; what is wider goes on under itself."""
    rows = (wrap(line, max(20, width - 1), subsequent_indent="    ") or [""] for line in lines)
    return [styled_text(row) for group in rows for row in group]


async def _rehearse_dossier(app: Shell, dossier: Dossier) -> None:
    whose = owner_of(dossier, app.framework)
    left = under_way(app.journal, whose[0])
    plan = left or new_rehearsal(app.journal, dossier, whose, now=app.clock())
    await follow_journey(app, rehearse(context_of(app), plan.id))


async def _show_last_debrief(app: Shell, dossier: Dossier) -> None:
    person, _uid = owner_of(dossier, app.framework)
    found = load_debriefs(app.journal, person)
    if not found:
        await app.push_screen_wait(Message(_("Aucune répétition pour l'instant.")))
        return
    name = found[-1].rehearsal.plan.id
    await follow_journey(app, show_debrief(context_of(app), name, person))
