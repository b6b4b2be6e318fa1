"""Steps of results, as pages: one of them, two side by side, all of a person, progress."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.foundation.i18n import decimal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date, short_date
from pixsim.framework import Framework
from pixsim.journeys.after_result import (
    COMPARE,
    NO_COMPARISON,
    PRACTISE_THIS,
    TWO_RESULTS,
    ShowComparison,
    ShowResult,
)
from pixsim.journeys.home_words import PROGRESS, exam_name
from pixsim.journeys.past_results import (
    AREAS_TITLE,
    NOTHING_YET,
    WEAKEST_TITLE,
    ListSittings,
    ShowProgress,
)
from pixsim.report.progress.text import left_out_sentence, pace_line
from pixsim.report.result.common import AnyResult
from pixsim.report.result.text import rule_set_notes
from pixsim.report.rule_sets import REPORTS
from pixsim.report.wording import (
    MOST_LEVEL,
    long_day,
    right_of_total_words,
    score_words,
    status_title,
)
from pixsim.rules.global_levels import level_in_words
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.store.rooms.links import sittings_read
from pixsim.store.sittings.journal import SittingSummary
from pixsim.store.sittings.past_results import PastResult
from pixsim.store.sittings.progress import stored_result
from pixsim.web.forms import Form
from pixsim.web.steps import Frame, one_of, page_of, reply_to

MOST_DRAWN = 12  # results of a chart


@page_of.register
def show_result(step: ShowResult, frame: Frame) -> Response:
    """The score and why; the whole result is another page."""
    result = step.result
    return frame.page(
        "over.html.j2",
        title=status_title(result.status),
        rows=REPORTS[result.rules].rows(result, frame.framework),
        candidate=result.candidate,
        when=f"{long_day(result.started_at)}, {result.rules.upper()}",
        note=step.note,
        altered=step.integrity == "altered",
        obtained=result.status == "validated",
        larger="larger_text" in result.accommodations,
        practise=PRACTISE_THIS,
        compare=COMPARE,
    )


@reply_to.register
def leave_result(_step: ShowResult, form: Form) -> str | None:
    """Practise, compare, or what comes next."""
    chosen = form.first("do")
    return chosen if chosen in ("practise", "compare") else None


@page_of.register
def show_comparison(step: ShowComparison, frame: Frame) -> Response:
    """Two columns, the older result at the left."""
    both = (step.first, step.second)
    rows = []
    for area in frame.framework.areas:
        rights = [_right_text(result, area.code) for result in both]
        levels = [
            (c.code, c.brief, [_level_of(result, c.code) for result in both])
            for c in frame.framework.competences_of(area.code)
        ]
        rows.append((area, rights, levels))
    return frame.page(
        "comparison.html.j2",
        title=TWO_RESULTS,
        candidate=step.second.candidate,
        columns=[
            (f"{r.rules.upper()}, {long_day(r.started_at)}", score_words(r.total_pix)) for r in both
        ],
        warning=NO_COMPARISON if step.first.rules != step.second.rules else "",
        rows=rows,
    )


def _right_text(result: AnyResult, area: str) -> str:
    own = [q for q in result.questions if q.competence[0] == area and not q.is_left_out]
    return right_of_total_words(sum(q.outcome == "ok" for q in own), len(own)) if own else "–"


def _level_of(result: AnyResult, code: str) -> int:
    levels = {c.code: c.level for c in result.competences}
    return max(levels.get(code, -1), 0)


@page_of.register
def show_sittings(step: ListSittings, frame: Frame) -> Response:
    """All of them, newest first, each with what can be done with it."""
    read = sittings_read()
    can_compare = len(step.with_result) > 1
    rows = [
        {
            "id": summary.id,
            "when": f"{summary.created_at.astimezone():%d/%m/%Y %H:%M}",
            "state": step.state(summary, read),
            "simulated": summary.autopilot,
            "compare": can_compare and summary.id in step.with_result,
        }
        for summary in step.summaries
    ]
    return frame.page(
        "sittings.html.j2",
        name=step.name,
        rows=rows,
        nothing=NOTHING_YET,
        progress=PROGRESS,
        notes=rule_set_notes(summary.rules for summary in step.summaries),
    )


@reply_to.register
def choose_sitting(step: ListSittings, form: Form) -> tuple[str, SittingSummary] | None:
    """What to do with which of them; None: home."""
    by_id = {summary.id: summary for summary in step.summaries}
    for what in ("open", "compare", "delete"):
        if what in form:
            found = by_id.get(form.first(what))
            if found is None or (what == "compare" and stored_result(found) is None):
                raise HTTPException(400)
            return what, found
    if one_of(form, "progress", "back") == "progress" and step.summaries:
        return "progress", step.summaries[0]
    return None


# ---- progress


@page_of.register
def show_progress(step: ShowProgress, frame: Frame) -> Response:
    """A chart of each rule set, then the pace."""
    framework, progress = frame.framework, step.progress
    charts = [_chart_data(rules, past, framework) for rules, past in step.past.items()]
    weakest = []
    if progress is not None:
        weakest = [
            (
                share.competence,
                framework.tube[share.tube].title,
                right_of_total_words(share.right, share.answered),
            )
            for share in progress.weakest
        ]
    return frame.page(
        "progress.html.j2",
        title=PROGRESS,
        name=step.name,
        charts=charts,
        nothing=NOTHING_YET,
        areas_title=AREAS_TITLE,
        weakest_title=WEAKEST_TITLE,
        pace="" if progress is None else pace_line(progress),
        weakest=weakest,
        left_out=left_out_sentence(progress.unreadable) if progress and progress.unreadable else "",
    )


def _chart_data(rules: str, past: Sequence[PastResult], framework: Framework) -> dict[str, Any]:
    """What is drawn of the results under one rule set, the oldest first."""
    most = V3().max_score if rules == "v3" else V2().max_pix * len(framework.competences)
    shown = past[-MOST_DRAWN:]
    rows = [
        {
            "day": long_date(result.at.astimezone()),
            "short": short_date(result.at.astimezone().date()),
            "pix": result.pix,
            "words": score_words(result.pix),
            "gained": "" if result.gained is None else f"{result.gained:+d}".replace("-", "−"),
            "level": level_in_words(result.level) if result.level else "",
        }
        for result in shown
    ]
    areas = []
    if len(past) > 1:
        before = {domain.code: domain.mean_level for domain in past[0].domains}
        names = {area.code: area.name for area in framework.areas}
        areas = [
            {
                "code": domain.code,
                "name": names[domain.code],
                "before": before[domain.code],
                "after": domain.mean_level,
                "words": f"{decimal(before[domain.code])} → {decimal(domain.mean_level)}",
            }
            for domain in past[-1].domains
        ]
    left_out = len(past) - len(shown)
    return {
        "rules": rules,
        "name": exam_name(rules),
        "most": most,
        "rows": rows,
        "areas": areas,
        "most_level": MOST_LEVEL,
        "older": _("{n} plus anciens ne sont pas dessinés.").format(n=left_out) if left_out else "",
    }


@reply_to.register
def leave_comparison(_step: ShowComparison, form: Form) -> None:
    """Back."""
    one_of(form, "back")


@reply_to.register
def leave_progress(_step: ShowProgress, form: Form) -> None:
    """Back."""
    one_of(form, "back")
