"""One question reviewed, as lines: what was asked, one's answer, the right one, why."""

from __future__ import annotations

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.question import asking
from pixsim.report.question.review import ReviewPart, review_parts
from pixsim.report.result.common import AnyQuestion, AnyResult
from pixsim.report.wording import question_words
from pixsim.session.state import Session
from pixsim.tui.drawing.figure_lines import answer_marks, figure_lines
from pixsim.tui.drawing.pieces import area_colour, join_styled, styled_text

GLYPHS = {"ok": ("✓", "$ok"), "skipped": ("–", "$warn"), "unanswered": ("–", "$muted"), "replaced": ("·", "$muted")}  # fmt: skip
WRONG = ("✗", "$bad")
READING = 92
TITLE = 18
"""Cells of the titles on the left."""


def outcome_glyph(outcome: str) -> tuple[str, str]:
    """Mark and colour of what became of a question."""
    return GLYPHS.get(outcome, WRONG)


def heading_line(result: AnyResult, framework: Framework, place: int, width: int) -> Content:
    """Number, competence by name, level; what became of it at the right."""
    row = result.questions[place]
    mark, colour = outcome_glyph(row.outcome)
    words = question_words(row)
    right = styled_text(f"{mark} {words}", f"bold {colour}")
    competence = framework.competence.get(row.competence)
    names = (competence.name, competence.brief, "") if competence is not None else ("",)
    room = max(width - right.cell_length - 2, 1)
    found = (_left_of_heading(row, name) for name in names)
    left = next((left for left in found if left.cell_length <= room), _left_of_heading(row, ""))
    left = left.truncate(room, ellipsis=True) if left.cell_length > room else left
    return join_styled(left, " " * (width - left.cell_length - right.cell_length), right)


def _left_of_heading(row: AnyQuestion, name: str) -> Content:
    return join_styled(
        (asking.NUMBER.format(n=row.number), "bold"), "  ",
        (row.competence, f"bold {area_colour(row.competence)}"), " ", name,
        (_("  niveau {n}").format(n=row.level), "$muted"),
    )  # fmt: skip


def review_lines(session: Session, result: AnyResult, place: int, width: int) -> list[Content]:
    """The whole review of one question, wrapped."""
    width = min(width, READING)
    row, question = result.questions[place], session.served[place]
    choices = bool(question.options) and not question.is_pointed
    lines: list[Content] = []
    for part in review_parts(session, result, place):
        if part.kind == "options":
            given = row.answer or ()
            for n, text in enumerate(part.lines, start=1):
                lines += _option_lines(text, str(n) in given, str(n) in question.key, width)
        elif part.kind == "given" and choices and row.answer:
            continue  # marked on the options
        elif part.kind == "right" and choices:
            continue
        else:
            lines += _part_lines(part, row, width)
        lines.append(Content(""))
        if part.kind == "statement" and question.figure is not None:
            marks = answer_marks(question, row.answer)
            lines += [*figure_lines(question.figure, width, marks), Content("")]
    return lines[:-1]


def _option_lines(text: str, given: bool, right: bool, width: int) -> list[Content]:
    mark, style = ("✓ ", "$ok") if right else ("✗ ", "$bad") if given else ("  ", "")
    said = {
        (True, True): _("votre choix, juste"),
        (True, False): _("votre choix, faux"),
        (False, True): _("juste, non choisi"),
    }.get((given, right), "")
    tail = Content.styled(f"  {said}" if said else "", f"bold {style}" if style else "")
    whole = join_styled(text, tail)
    first, *others = whole.wrap(max(width - 4, 12))
    indent = " " * 7
    return [
        join_styled("  ", (mark, f"bold {style}" if style else ""), first),
        *(join_styled(indent, line) for line in others),
    ]


def _part_lines(part: ReviewPart, row: AnyQuestion, width: int) -> list[Content]:
    mark, style = "", ""
    if part.kind == "given":
        mark, style = (f"{outcome_glyph(row.outcome)[0]} ", outcome_glyph(row.outcome)[1])
    elif part.kind == "right":
        mark, style = "✓ ", "$ok"
    if not part.title:
        tone = "$muted" if part.kind == "remark" else ""
        return [line for text in part.lines for line in styled_text(text, tone).wrap(width)]
    indent = TITLE if width >= 70 else 2
    lines: list[Content] = []
    for place, text in enumerate(part.lines):
        lead = join_styled((mark if place == 0 or part.kind != "why" else "", style))
        room = max(width - indent - len(mark), 12)
        wrapped = styled_text(text).wrap(room) or [Content("")]
        lines += [
            join_styled(lead, wrapped[0]),
            *(join_styled(" " * len(mark), line) for line in wrapped[1:]),
        ]
    title = styled_text(part.title, "bold $brand")
    if indent == 2:
        return [title, *(join_styled("  ", line) for line in lines)]
    head = join_styled(title, " " * (indent - title.cell_length), lines[0] if lines else "")
    return [head, *(join_styled(" " * indent, line) for line in lines[1:])]
