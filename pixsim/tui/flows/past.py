"""The results of a person: the list of past sittings, and progress over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.progress.text import pace_line
from pixsim.report.wording import right_of
from pixsim.running.refusals import why
from pixsim.store.sittings.journal import Journal, JournalError
from pixsim.store.sittings.past_results import past_results
from pixsim.store.sittings.progress import progress_of, stored_result
from pixsim.tui.drawing.pieces import area_colour, joined, styled
from pixsim.tui.flows.candidates import delete_sitting
from pixsim.tui.flows.exam import open_sitting
from pixsim.tui.flows.results import compare, profile_of
from pixsim.tui.pictures.progress import area_lines, chart_lines
from pixsim.tui.pictures.tables import both_ends
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.frame.drawn_page import DrawnPage
from pixsim.tui.screens.results.past import PastScreen

if TYPE_CHECKING:
    from textual.content import Content

    from pixsim.report.progress.progress import CandidateProgress
    from pixsim.tui.shell import Shell
    from pixsim.tui.widgets.frame.drawn import Draw

RULE_NAMES = {"v2": _("Épreuve personnalisée (V2)"), "v3": _("Épreuve d'aujourd'hui (V3)")}


async def past(app: Shell, profile_id: str, name: str) -> None:
    """List the sittings of a person; opening, deleting and comparing come back to the list."""
    at = 0
    while True:
        try:
            summaries = app.journal.summaries(profile_id)
        except JournalError as error:
            await app.push_screen_wait(Message(why(error)))
            return
        chosen = await app.push_screen_wait(PastScreen(name, summaries, at))
        if chosen is None:
            return
        what, summary = chosen
        at = next((n for n, found in enumerate(summaries) if found.id == summary.id), 0)
        if what == "open":
            await open_sitting(app, summary.id)
        elif what == "delete":
            await delete_sitting(app, summary)
        elif what == "progress":
            await show_progress(app, profile_id, name)
        else:
            result = stored_result(summary)
            if result is not None:
                await compare(app, result, summaries)


async def show_progress(app: Shell, profile_id: str, name: str) -> None:
    """Scores over time and areas, V2 and V3 apart."""
    try:
        sections = progress_sections(app.journal, profile_id, app.framework)
        profile = profile_of(app, profile_id)
        if profile is not None:
            sections.append(_pace(progress_of(profile, app.framework, app.journal), app.framework))
    except JournalError as error:
        await app.push_screen_wait(Message(why(error)))
        return
    await app.push_screen_wait(DrawnPage(_("Progrès"), name, sections, PROGRESS_HELP))


def progress_sections(journal: Journal, profile_id: str, framework: Framework) -> list[Draw]:
    """What the page of progress draws; one sentence where there is nothing yet."""
    found = past_results(journal, profile_id, framework)
    sections: list[Draw] = []
    for rules, results in found.items():

        def drawn(width: int, rules: str = rules, results=results) -> list[Content]:  # type: ignore[no-untyped-def]
            width = min(width, 120)
            lines = [styled(RULE_NAMES.get(rules, rules.upper()), "bold $brand")]
            lines += chart_lines(results, rules, width)
            if len(results) > 1:
                said = _("Niveau moyen de chaque domaine, de la première épreuve à la dernière")
                lines += [styled(""), styled(said, "bold")]
                lines += area_lines(results[0], results[-1], framework, width)
            return lines

        sections.append(drawn)
    if not sections:
        text = _("Aucune pour l'instant : votre premier résultat s'affichera ici.")
        sections.append(lambda width: styled(text).wrap(width))
    return sections


def _pace(progress: CandidateProgress, framework: Framework) -> Draw:
    """Time per question, and the subjects with the fewest right answers."""

    def drawn(width: int) -> list[Content]:
        width = min(width, 92)
        lines = [styled(_("Rythme"), "bold $brand"), *styled(pace_line(progress)).wrap(width)]
        if progress.weakest:
            lines += [styled(""), styled(_("Sujets les moins sûrs"), "bold $brand")]
        for share in progress.weakest:
            code = (f"{share.competence} ", f"bold {area_colour(share.competence)}")
            name = joined(code, framework.tube[share.tube].title)
            right = styled(right_of(share.right, share.answered), "$muted")
            lines.append(both_ends(name, right, width))
        return lines

    return drawn


PROGRESS_HELP = _(
    "Une ligne par épreuve blanche, la plus ancienne en haut : le point est au score, sur l'échelle "
    "des niveaux. Le chiffre d'après est ce qui a été gagné depuis la précédente.\n\n"
    "Puis le niveau moyen certifié de chaque domaine : en blanc, ce qui a été gagné. "
    "Les deux sortes d'épreuves (V2 et V3) ne se comparent pas : chacune a son dessin."
)
