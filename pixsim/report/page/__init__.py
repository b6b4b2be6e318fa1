"""One result as a page of its own: one HTML file, nothing else needed, to read or to print."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

import jinja2

from pixsim.framework import Framework
from pixsim.report.page.environment import template_environment
from pixsim.report.page.questions import question_rows
from pixsim.report.result.common import AnyResult
from pixsim.report.result.integrity import Integrity, integrity_sentence
from pixsim.report.result.rows import CompetenceRow
from pixsim.report.rule_sets import REPORTS
from pixsim.report.wording import (
    MOST_LEVEL,
    duration_text,
    level_mark,
    level_squares,
    long_day,
    status_title,
    training_note,
)
from pixsim.session.state import Session

TEMPLATE = "result.html.j2"
FOLDER = Path(__file__).parent


def result_page(
    result: AnyResult,
    session: Session | None,
    framework: Framework,
    integrity: Integrity | None = None,
) -> str:
    """A result as one HTML document, in French; no script, no file beside it, nothing fetched.

    Parameters
    ----------
    result : AnyResult
    session : Session or None
        The sitting, to review each question too.
    framework : Framework
    integrity : {"intact", "altered", "unsigned", "foreign"}, optional
        What its signature says.
    """
    reporting = REPORTS[result.rules]
    rows = reporting.rows(result, framework)
    return _page_template().render(
        title=status_title(result.status),
        candidate=result.candidate,
        day=long_day(result.started_at),
        duration=duration_text(result.seconds),
        rules=reporting.label(),
        simulated=result.autopilot is not None,
        rows=rows,
        domains={domain.code: domain for domain in rows.domains},
        by_domain=[(code, list(group)) for code, group in groupby(rows.competences, key=_area_of)],
        has_before=any(row.before is not None for row in rows.competences),
        most_level=MOST_LEVEL,
        training=training_note(),
        notes=reporting.notes(result),
        integrity="" if integrity is None else integrity_sentence(integrity),
        altered=integrity == "altered",
        questions=() if session is None else question_rows(session, result, framework),
    )


def _area_of(row: CompetenceRow) -> str:
    return row.area


@cache
def _page_template() -> jinja2.Template:
    environment = template_environment(FOLDER)
    environment.filters |= {
        "squares": level_squares,
        "level": level_mark,
        "percent": _css_percent,
    }
    return environment.get_template(TEMPLATE)


def _css_percent(share: float) -> str:
    """A share as CSS has it."""
    return f"{100 * min(max(share, 0), 1):.1f}%"
