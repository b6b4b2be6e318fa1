"""A debrief in words: what every front shows, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from pixsim.ccp1.debrief import Criterion, Debrief, never_seen
from pixsim.ccp1.dossier_words import Line, with_tone, wrap_paragraph
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.report.sitting.clock import clock_jump_sentence
from pixsim.report.wording import WIDTH, duration_text, long_day, shorten_text
from pixsim.text.french_spaces import french_spaces

INITIALS_WIDTH, GAP_WIDTH = 7, 9
AT_MOST, AT_LEAST = 84, 56  # columns a table fills
ON_TIME = 5  # seconds


def debrief_lines(one: Debrief, others: Sequence[Debrief], width: int = WIDTH) -> list[Line]:
    """Times, moments, grids, questions, what to take up again, and what has changed.

    Parameters
    ----------
    one : Debrief
    others : sequence of Debrief
        All of the same person, oldest first, this one included.
    width : int
        Columns.
    """
    width = min(max(width, AT_LEAST), AT_MOST)
    return [
        *_head_lines(one, others, width),
        *_time_lines(one, width),
        *_mark_lines(one, width),
        *_grid_lines(one, width),
        *_question_lines(one, width),
        *_again_lines(one, others, width),
        *progress_lines(others, width),
        ("", ""),
        *with_tone(
            wrap_paragraph(_("Ce bilan n'annonce aucun résultat : seul un jury décide."), width)
        ),
        *with_tone(wrap_paragraph(one.rehearsal.plan.referential.status_note, width), "muted"),
    ]


def gap_text(seconds: float) -> str:
    """« + 1 min 10 s »; « à l'heure » within a few seconds."""
    if abs(seconds) < ON_TIME:
        return _("à l'heure")
    return f"{'+' if seconds > 0 else '−'} {duration_text(abs(seconds))}"


def rating_text(rating: int | None) -> str:
    """A rating, or a dash where it was not observed."""
    return "–" if rating is None else str(rating)


def _titled_lines(title: str, lines: Sequence[Line]) -> list[Line]:
    return [("", ""), (title, "title"), *lines]


def _hung_lines(text: str, width: int, first: str = "  ") -> list[Line]:
    """A point of a list, what goes on under itself."""
    rest = " " * (len(first) + 3)
    return with_tone(wrap(french_spaces(text), width, initial_indent=first, subsequent_indent=rest))


def _head_lines(one: Debrief, others: Sequence[Debrief], width: int) -> list[Line]:
    plan, rehearsal = one.rehearsal.plan, one.rehearsal
    number = [other.rehearsal.plan.id for other in others].index(plan.id) + 1
    title = _("Bilan de la répétition {n}, {name}, {day}")
    fiche = _("Fiche {n} « {title} »").format(n=plan.fiche.number, title=plan.fiche.title)
    status = _("{id} : {status}, non officiel")
    told = status.format(id=plan.rules, status=plan.referential.status)
    lines = with_tone(wrap_paragraph(title.format(n=number, name=plan.candidate, day=long_day(one.at)), width), "title")  # fmt: skip
    lines += [
        *with_tone(wrap_paragraph(fiche, width)),
        *with_tone(wrap_paragraph(told, width), "muted"),
    ]
    notes = []
    if rehearsal.stopped:
        notes.append(_("● Arrêtée avant la fin : le bilan montre ce qui a eu lieu."))
    elif not rehearsal.finished:
        notes.append(_("● Pas terminée : pixsim ccp1 rehearse la reprend."))
    if rehearsal.resumed:
        said = ngettext(
            "● Reprise une fois après une interruption : le temps a continué de courir.",
            "● Reprise {n} fois après une interruption : le temps a continué de courir.",
            rehearsal.resumed,
        )
        notes.append(said.format(n=rehearsal.resumed))
    for jump in rehearsal.clock_jumps:
        said = clock_jump_sentence(jump.seconds, while_closed=jump.while_closed)
        notes.append(f"● {said}")
    return [
        *lines,
        *(line for note in notes for line in with_tone(wrap_paragraph(note, width), "warn")),
    ]


def _time_lines(one: Debrief, width: int) -> list[Line]:
    rules = one.rehearsal.plan.referential
    if not one.rehearsal.phases:
        return [("", ""), (_("La présentation n'a pas eu lieu."), "")]
    title = _("Présentation : {time}, pour {m} min")
    lines: list[Line] = [(_phase_row("", _("prévu"), _("passé"), _("écart"), width), "muted")]
    for number, phase in enumerate(one.phases, 1):
        real = _("pas abordée") if phase.real is None else duration_text(phase.real)
        gap = "" if phase.gap is None else gap_text(phase.gap)
        name = f"{number}. {phase.name}"
        lines.append((_phase_row(name, duration_text(phase.planned), real, gap, width), ""))
    return _titled_lines(title.format(time=duration_text(one.presentation), m=rules.minutes), lines)


def _phase_row(name: str, planned: str, real: str, gap: str, width: int) -> str:
    room = max(8, width - 37)
    return f"  {shorten_text(name, room):<{room}} {planned:>7} {real:>11} {gap:>14}".rstrip()


def _mark_lines(one: Debrief, width: int) -> list[Line]:
    lines = []
    for mark in one.marks:
        text = mark.text or _("(sans note)")
        said = _("{time}, phase {n} : {text}")
        lines += _hung_lines(
            said.format(time=duration_text(mark.seconds), n=mark.phase, text=text), width
        )
    return _titled_lines(_("Moments marqués"), lines) if lines else []


def _question_lines(one: Debrief, width: int) -> list[Line]:
    if not one.questions:
        return [("", ""), (_("L'entretien n'a pas eu lieu."), "")]
    total = _("Entretien : {time}").format(time=duration_text(one.interview))
    lines = with_tone(wrap_paragraph(one.rehearsal.plan.referential.interview_note, width), "muted")
    for number, question in enumerate(one.questions, 1):
        time = "–" if question.seconds is None else duration_text(question.seconds)
        said = _("{n}. {ask} (compétence {code}, {time})")
        asked = said.format(n=number, ask=question.ask, code=question.competence, time=time)
        lines += _hung_lines(asked, width, "")
        for point, ticked in question.points:
            said = _("✓ dit : {text}") if ticked else _("○ pas dit : {text}")
            lines += _hung_lines(
                said.format(text=point) if one.ticked else f"· {point}", width, "   "
            )
    return _titled_lines(total, lines)


def _grid_lines(one: Debrief, width: int) -> list[Line]:
    if not one.people:
        return [("", ""), (_("Aucune grille n'est remplie."), "")]
    rules = one.rehearsal.plan.referential
    note = _("Grille de pixsim : l'officielle n'a pas pu être lue. Elle ne se totalise pas.")
    scale = [f"{rating} {text.partition(' :')[0]}" for rating, text in rules.scale.items()]
    scale.append(_("– non observé"))
    heads = "".join(f"{name or _('vous'):>{INITIALS_WIDTH}}" for name in one.people)
    gap = _("écart") if len(one.people) > 1 else ""
    room = _criterion_width(one, width)
    lines = with_tone(
        [*wrap_paragraph(note, width), *wrap_paragraph("   ".join(scale), width)], "muted"
    )
    lines.append((f"{'':{room + 6}}{heads}{gap:>{GAP_WIDTH - 2}}".rstrip(), "muted"))
    for competence in rules.competence:
        lines.append((f"{competence.code} {competence.short}", ""))
        rows = [c for c in one.criteria if c.code.startswith(competence.code)]
        lines += [(_criterion_line(criterion, room), "") for criterion in rows]
    return _titled_lines(_("Grilles"), lines)


def _criterion_width(one: Debrief, width: int) -> int:
    """Columns left for the text of a criterion."""
    return max(8, width - 6 - INITIALS_WIDTH * len(one.people) - GAP_WIDTH * (len(one.people) > 1))


def _criterion_line(criterion: Criterion, room: int) -> str:
    ratings = "".join(f"{rating_text(r):>{INITIALS_WIDTH}}" for r in criterion.ratings)
    gap = f"{'+' if criterion.gap > 0 else '−'} {abs(criterion.gap)}" if criterion.gap else ""
    mark = " ‹" if criterion.is_wide else ""
    name = f"{criterion.code[-1]}  {shorten_text(criterion.text, room)}"
    return f"   {name:<{room + 3}}{ratings}{gap:>{GAP_WIDTH - 2}}{mark}".rstrip()


def _again_lines(one: Debrief, others: Sequence[Debrief], width: int) -> list[Line]:
    points = []
    for above, text in (
        (True, _("{codes} : vous vous voyez au moins deux crans au-dessus des assesseurs")),
        (False, _("{codes} : vous vous voyez au moins deux crans au-dessous des assesseurs")),
    ):
        wide = [c for c in one.criteria if c.is_wide and ((c.gap or 0) > 0) == above]
        if wide:
            points.append(text.format(codes=", ".join(c.code for c in wide)))
    if unseen := never_seen(others):
        n = sum(bool(other.people) for other in others)
        said = ngettext(
            "{codes} : personne ne l'a observé, en {n} répétition",
            "{codes} : personne ne l'a observé, en {n} répétitions",
            n,
        )
        points.append(said.format(codes=", ".join(unseen), n=n))
    if n := one.missed:
        said = ngettext("{n} question sans réponse complète", "{n} questions sans réponse complète", n)  # fmt: skip
        points.append(said.format(n=n))
    lines = [line for point in points for line in _hung_lines(point, width)]
    return _titled_lines(_("À reprendre"), lines) if lines else []


def progress_lines(others: Sequence[Debrief], width: int = WIDTH) -> list[Line]:
    """One line a rehearsal; nothing before the second."""
    if len(others) < 2:
        return []
    lines: list[Line] = []
    for number, one in enumerate(others, 1):
        parts = [long_day(one.at), _("fiche {n}").format(n=one.rehearsal.plan.fiche.number)]
        if one.rehearsal.phases:
            parts.append(_("présentation {time}").format(time=duration_text(one.presentation)))
        if one.questions:
            parts.append(_("entretien {time}").format(time=duration_text(one.interview)))
        if one.ticked:
            said = ngettext("{n} réponse incomplète", "{n} réponses incomplètes", one.missed)
            parts.append(said.format(n=one.missed))
        if one.seen_by_others is not None:
            said = _("{n} critères sur {all} vus par les assesseurs")
            parts.append(said.format(n=one.seen_by_others, all=len(one.criteria)))
        lines += _hung_lines(f"{number}. {', '.join(parts)}", width)
    return _titled_lines(_("De répétition en répétition"), lines)
