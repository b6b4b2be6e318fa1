"""Steps of results, as screens: one of them, two side by side, all of a person, progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.after_result import TWO_RESULTS, ShowComparison, ShowResult
from pixsim.journeys.home_words import exam_name
from pixsim.journeys.past_results import (
    AREAS_TITLE,
    NOTHING_YET,
    WEAKEST_TITLE,
    ListSittings,
    ShowProgress,
)
from pixsim.report.progress.progress import CandidateProgress
from pixsim.report.progress.text import pace_line
from pixsim.report.result.common import AnyResult
from pixsim.report.wording import right_of_total_words
from pixsim.store.sittings.past_results import PastResult
from pixsim.tui.drawing.pieces import area_colour, join_styled, styled_text
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.pictures.comparison import comparison_lines
from pixsim.tui.pictures.progress import area_lines, chart_lines
from pixsim.tui.pictures.tables import both_ends
from pixsim.tui.screens.frame.drawn_page import DrawnPage
from pixsim.tui.screens.results.past import Chosen, PastScreen
from pixsim.tui.screens.results.result import ResultScreen
from pixsim.tui.shell import Shell
from pixsim.tui.widgets.frame.line_picture import Draw


@show_step.register
async def show_result(step: ShowResult, app: Shell) -> str | None:
    """The result, from which its review opens."""
    screen = ResultScreen(
        step.session, step.result, app.framework, step.integrity, step.before, step.note
    )
    return await app.push_screen_wait(screen)


@show_step.register
async def show_comparison(step: ShowComparison, app: Shell) -> None:
    """Two columns."""
    drawn = partial(_comparison_page, step.first, step.second, app)
    title = TWO_RESULTS
    await app.push_screen_wait(DrawnPage(title, step.second.candidate, [drawn], COMPARISON_HELP))


def _comparison_page(first: AnyResult, second: AnyResult, app: Shell, width: int) -> list[Content]:
    return comparison_lines(first, second, app.framework, min(width, 110))


@show_step.register
async def show_sittings(step: ListSittings, app: Shell) -> Chosen | None:
    """A list of all of them."""
    return await app.push_screen_wait(PastScreen(step.name, step.summaries, step.at))


@show_step.register
async def show_progress(step: ShowProgress, app: Shell) -> None:
    """A chart of each rule set, then the pace."""
    sections = progress_sections(step.past, app.framework)
    if step.progress is not None:
        sections.append(_pace_page(step.progress, app.framework))
    await app.push_screen_wait(DrawnPage(_("Progrès"), step.name, sections, PROGRESS_HELP))


def progress_sections(past: Mapping[str, Sequence[PastResult]], framework: Framework) -> list[Draw]:
    """What the page of progress draws; one sentence where there is nothing yet."""
    sections = [partial(_chart_lines, rules, results, framework) for rules, results in past.items()]
    if sections:
        return [*sections]
    return [lambda width: styled_text(NOTHING_YET).wrap(width)]


def _chart_lines(
    rules: str, results: Sequence[PastResult], framework: Framework, width: int
) -> list[Content]:
    """Scores under one rule set, and what the areas have gained."""
    width = min(width, 120)
    lines = [styled_text(exam_name(rules), "bold $brand")]
    lines += chart_lines(results, rules, width)
    if len(results) > 1:
        lines += [styled_text(""), styled_text(AREAS_TITLE, "bold")]
        lines += area_lines(results[0], results[-1], framework, width)
    return lines


def _pace_page(progress: CandidateProgress, framework: Framework) -> Draw:
    """Time per question, and the subjects with the fewest right answers."""

    def drawn(width: int) -> list[Content]:
        width = min(width, 92)
        lines = [
            styled_text(_("Rythme"), "bold $brand"),
            *styled_text(pace_line(progress)).wrap(width),
        ]
        if progress.weakest:
            lines += [styled_text(""), styled_text(WEAKEST_TITLE, "bold $brand")]
        for share in progress.weakest:
            code = (f"{share.competence} ", f"bold {area_colour(share.competence)}")
            name = join_styled(code, framework.tube[share.tube].title)
            right = styled_text(right_of_total_words(share.right, share.answered), "$muted")
            lines.append(both_ends(name, right, width))
        return lines

    return drawn


PROGRESS_HELP = _(
    "Une ligne par épreuve blanche, la plus ancienne en haut : le point est au score, sur l'échelle "
    "des niveaux. Le chiffre d'après est ce qui a été gagné depuis la précédente.\n\n"
    "Puis le niveau moyen certifié de chaque domaine : en blanc, ce qui a été gagné. "
    "Les deux sortes d'épreuves (V2 et V3) ne se comparent pas : chacune a son dessin."
)

COMPARISON_HELP = _(
    "Le plus ancien à gauche. Sous des règles différentes, les scores ne se comparent pas ; les "
    "réponses justes, si."
)
