"""From a result to what follows: review, practice, comparison, export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.foundation.files import replace_file
from pixsim.foundation.i18n import gettext as _
from pixsim.report.result.common import AnyResult
from pixsim.report.wording import day
from pixsim.session.state import Session
from pixsim.store.causes import cause
from pixsim.store.sittings.handed_files import shown_path
from pixsim.store.sittings.journal import SittingSummary
from pixsim.store.sittings.progress import stored_result
from pixsim.tui.files.saving import free_path
from pixsim.tui.flows.document import write_document
from pixsim.tui.pictures.comparison import comparison_lines
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.frame.drawn_page import DrawnPage
from pixsim.tui.screens.results.result import ResultScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from pixsim.profile import Profile
    from pixsim.tui.shell import Shell


async def show_result(app: Shell, session: Session, result: AnyResult) -> None:
    """Show a result until it is left; comparing and exporting come back to it."""
    said = ""
    while True:
        summaries = app.journal.summaries(result.profile)
        screen = ResultScreen(
            session,
            result,
            app.framework,
            app.journal.integrity(result.sitting),
            _before(result, summaries),
            said,
        )
        wanted = await app.push_screen_wait(screen)
        said = ""
        if wanted == "compare":
            said = await compare(app, result, summaries)
        elif wanted == "export":
            said = export(session, result, app)
        elif wanted == "document":
            said = write_document(app, result, export_folder())
        elif wanted == "practise":
            await _practise(app, result)
        else:
            return


def _before(result: AnyResult, summaries: Sequence[SittingSummary]) -> AnyResult | None:
    """The result before this one under the same rules, of the same person."""
    earlier = [
        found
        for summary in summaries
        if not summary.autopilot
        and summary.rules == result.rules
        and (found := stored_result(summary)) is not None
        and found.started_at < result.started_at
    ]
    return max(earlier, key=lambda found: found.started_at, default=None)


async def _practise(app: Shell, result: AnyResult) -> None:
    """Practise for the next exam under the same rules: what went wrong comes first."""
    from pixsim.tui.flows import training as training_flow

    profile = profile_of(app, result.profile)
    if profile is None:
        said = _("Ce candidat n'existe plus : une autre fenêtre l'a supprimé.")
        await app.push_screen_wait(Message(said))
        return
    await training_flow.practise(app, profile, rules=result.rules)


async def compare(app: Shell, result: AnyResult, summaries: Sequence[SittingSummary]) -> str:
    """Two results side by side, the older one first; why not, where there is no other."""
    others = [
        found
        for summary in summaries
        if summary.id != result.sitting and (found := stored_result(summary)) is not None
    ]
    if not others:
        return _("Il n'y a pas d'autre résultat à comparer.")
    chosen = others[0]
    if len(others) > 1:
        rows = [
            (other.sitting, f"{day(other.started_at)}  {other.rules.upper()}  {_pix(other)}")
            for other in others
        ]
        name = await app.push_screen_wait(Choose(_("Comparer à quel résultat ?"), rows))
        if name is None:
            return ""
        chosen = next(other for other in others if other.sitting == name)
    first, second = sorted((chosen, result), key=lambda found: found.started_at)
    drawn = partial(_comparison, first, second, app)
    title = _("Deux résultats")
    await app.push_screen_wait(DrawnPage(title, result.candidate, [drawn], COMPARISON_HELP))
    return ""


def _comparison(first: AnyResult, second: AnyResult, app: Shell, width: int) -> list[Content]:
    return comparison_lines(first, second, app.framework, min(width, 110))


def _pix(result: AnyResult) -> str:
    if result.total_pix is None:
        return _("pas de score")
    return _("{n} pix").format(n=result.total_pix)


def export(session: Session, result: AnyResult, app: Shell) -> str:
    """Write a result as a page of its own; where it is, or why it is nowhere."""
    from pixsim.report.page import result_page

    try:
        name = f"pixsim-{result.profile}-{result.started_at:%Y-%m-%d}.html"
        path = free_path(export_folder() / name)
        integrity = app.journal.integrity(result.sitting)
        replace_file(path, result_page(result, session, app.framework, integrity).encode())
    except OSError as error:
        return _("La page n'a pas pu être écrite : {why}.").format(why=cause(error))
    return _("Page écrite : {path}").format(path=shown_path(path))


def export_folder() -> Path:
    """Where people look for what they save."""
    home = Path.home()
    return next(
        (home / name for name in ("Documents", "documents") if (home / name).is_dir()), home
    )


def profile_of(app: Shell, profile_id: str) -> Profile | None:
    """The profile of a person or a sample; None where it is gone or unreadable."""
    from pixsim.store.people.candidates import candidates

    profiles = (found.profile for found in candidates(app.framework))
    return next((p for p in profiles if p is not None and p.id == profile_id), None)


COMPARISON_HELP = _(
    "Le plus ancien à gauche. Sous des règles différentes, les scores ne se comparent pas ; les "
    "réponses justes, si."
)
