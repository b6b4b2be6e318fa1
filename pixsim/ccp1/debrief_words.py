"""A debrief in words: what every front shows, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from pixsim.ccp1.debrief import Criterion, Debrief, never_seen
from pixsim.ccp1.words import paragraph
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.wording import WIDTH, day, duration, shorten
from pixsim.text.french_spaces import french_spaces

NAME_WIDTH, INITIALS_WIDTH = 40, 7


def debrief_lines(one: Debrief, others: Sequence[Debrief]) -> list[str]:
    """Times, moments, questions, grids, what to take up again, and what has changed.

    Parameters
    ----------
    one : Debrief
    others : sequence of Debrief
        All of the same person, oldest first, this one included.
    """
    return [
        *_head(one, others),
        *_times(one),
        *_marks(one),
        *_grids(one),
        *_questions(one),
        *_again(one, others),
        *progress_lines(others),
        "",
        *paragraph(_("Ce bilan n'annonce aucun résultat : seul un jury décide.")),
        *paragraph(one.rehearsal.plan.referential.status_note),
    ]


def gap_text(seconds: float) -> str:
    """« + 1 min 10 s »; « à l'heure » within five seconds."""
    if abs(seconds) < 5:
        return _("à l'heure")
    return f"{'+' if seconds > 0 else '−'} {duration(abs(seconds))}"


def rating_text(rating: int | None) -> str:
    """A rating, or a dash where it was not observed."""
    return "–" if rating is None else str(rating)


def _head(one: Debrief, others: Sequence[Debrief]) -> list[str]:
    plan = one.rehearsal.plan
    number = [other.rehearsal.plan.id for other in others].index(plan.id) + 1
    title = _("Bilan de la répétition {n} · {name} · {day}")
    fiche = _("Fiche {n} « {title} »").format(n=plan.fiche.number, title=plan.fiche.title)
    status = _("{id} : {status} · non officiel")
    lines = [title.format(n=number, name=plan.candidate, day=day(one.at)), *paragraph(fiche)]
    lines.append(status.format(id=plan.rules, status=plan.referential.status))
    if one.rehearsal.stopped:
        lines += paragraph(_("● Arrêtée avant la fin : le bilan montre ce qui a eu lieu."))
    elif not one.rehearsal.finished:
        lines += paragraph(_("● Pas terminée : pixsim ccp1 rehearse la reprend."))
    if n := one.rehearsal.resumed:
        said = ngettext(
            "● Reprise {n} fois après une interruption : le temps a continué de courir.",
            "● Reprise {n} fois après une interruption : le temps a continué de courir.",
            n,
        )
        lines += paragraph(said.format(n=n))
    return lines


def _times(one: Debrief) -> list[str]:
    rules = one.rehearsal.plan.referential
    if not one.rehearsal.phases:
        return ["", _("La présentation n'a pas eu lieu.")]
    spent = _("Présentation : {time}, pour {m} min").format(time=duration(one.presentation), m=rules.minutes)  # fmt: skip
    lines = ["", spent, ""]
    lines.append(_row("", _("prévu"), _("passé"), _("écart")))
    for number, phase in enumerate(one.phases, 1):
        real = _("pas abordée") if phase.real is None else duration(phase.real)
        gap = "" if phase.gap is None else gap_text(phase.gap)
        lines.append(_row(f"{number}. {phase.name}", duration(phase.planned), real, gap))
    return lines


def _row(name: str, planned: str, real: str, gap: str) -> str:
    return f"  {shorten(name, 32):<32} {planned:>9} {real:>13} {gap:>14}".rstrip()


def _marks(one: Debrief) -> list[str]:
    if not one.marks:
        return []
    lines = ["", _("Moments marqués")]
    for mark in one.marks:
        text = mark.text or _("(sans note)")
        said = _("{time} · phase {n} · {text}")
        lines += _hung(said.format(time=duration(mark.seconds), n=mark.phase, text=text))
    return lines


def _questions(one: Debrief) -> list[str]:
    rules = one.rehearsal.plan.referential
    if not one.questions:
        return ["", _("L'entretien n'a pas eu lieu.")]
    total = _("Entretien : {time}, pour {note}")
    text = total.format(time=duration(one.interview), note=rules.interview_note)
    lines = ["", *paragraph(text)]
    for number, question in enumerate(one.questions, 1):
        time = "–" if question.seconds is None else duration(question.seconds)
        said = _("{n}. {ask} (compétence {code}, {time})")
        asked = said.format(n=number, ask=question.ask, code=question.competence, time=time)
        lines += ["", *wrap(french_spaces(asked), WIDTH, subsequent_indent="   ")]
        for point, ticked in question.points:
            mark = "·" if not one.ticked else "✓" if ticked else "○"
            lines += wrap(french_spaces(point), WIDTH, initial_indent=f"   {mark} ", subsequent_indent="     ")  # fmt: skip
    if one.ticked:
        lines += ["", _("✓ dit, selon vous   ○ pas dit")]
    return lines


def _grids(one: Debrief) -> list[str]:
    if not one.people:
        return ["", _("Aucune grille n'est remplie.")]
    rules = one.rehearsal.plan.referential
    scale = "   ".join(
        f"{rating} {text.partition(' :')[0]}" for rating, text in rules.scale.items()
    )
    note = _(
        "Grille proposée par pixsim : l'officielle n'a pas pu être lue. Elle ne se totalise pas."
    )
    heads = "".join(f"{name or _('vous'):>{INITIALS_WIDTH}}" for name in one.people)
    gap = _("écart") if len(one.people) > 1 else ""
    lines = ["", *paragraph(note), f"{scale}   – {_('non observé')}", ""]
    lines.append(f"{'':{NAME_WIDTH + 6}}{heads}{gap:>8}".rstrip())
    for competence in rules.competence:
        lines.append(f"{competence.code} {competence.short}")
        rows = [c for c in one.criteria if c.code.startswith(competence.code)]
        lines += [_criterion(criterion) for criterion in rows]
    return lines


def _criterion(criterion: Criterion) -> str:
    ratings = "".join(f"{rating_text(r):>{INITIALS_WIDTH}}" for r in criterion.ratings)
    gap = "" if not criterion.gap else f"{'+' if criterion.gap > 0 else '−'} {abs(criterion.gap)}"
    mark = " ‹" if criterion.is_wide else ""
    name = f"{criterion.code[-1]}  {shorten(criterion.text, NAME_WIDTH)}"
    return f"   {name:<{NAME_WIDTH + 3}}{ratings}{gap:>8}{mark}".rstrip()


def _again(one: Debrief, others: Sequence[Debrief]) -> list[str]:
    points = []
    wide = [criterion for criterion in one.criteria if criterion.is_wide]
    for above, text in (
        (True, _("{codes} : vous vous voyez au moins deux crans au-dessus des assesseurs")),
        (False, _("{codes} : vous vous voyez au moins deux crans au-dessous des assesseurs")),
    ):
        codes = [c.code for c in wide if c.gap is not None and (c.gap > 0) == above]
        if codes:
            points.append(text.format(codes=", ".join(codes)))
    if unseen := never_seen(others):
        n = sum(bool(other.people) for other in others)
        said = ngettext(
            "{codes} : personne ne l'a observé, en {n} répétition",
            "{codes} : personne ne l'a observé, en {n} répétitions",
            n,
        )
        points.append(said.format(codes=", ".join(unseen), n=n))
    if one.missed:
        said = ngettext(
            "{n} question sans réponse complète",
            "{n} questions sans réponse complète",
            one.missed,
        )
        points.append(said.format(n=one.missed))
    lines = [row for point in points for row in _hung(point)]
    return ["", _("À reprendre"), *lines] if lines else []


def progress_lines(others: Sequence[Debrief]) -> list[str]:
    """One line a rehearsal; nothing before the second."""
    if len(others) < 2:
        return []
    lines = ["", _("De répétition en répétition")]
    for number, one in enumerate(others, 1):
        parts = [day(one.at), _("fiche {n}").format(n=one.rehearsal.plan.fiche.number)]
        if one.rehearsal.phases:
            parts.append(_("présentation {time}").format(time=duration(one.presentation)))
        if one.questions:
            parts.append(_("entretien {time}").format(time=duration(one.interview)))
        if one.ticked:
            said = ngettext("{n} réponse incomplète", "{n} réponses incomplètes", one.missed)
            parts.append(said.format(n=one.missed))
        if one.seen_by_others is not None:
            said = _("{n} critères sur {all} vus par les assesseurs")
            parts.append(said.format(n=one.seen_by_others, all=len(one.criteria)))
        lines += _hung(f"{number}. {' · '.join(parts)}")
    return lines


def _hung(text: str) -> list[str]:
    return wrap(french_spaces(text), WIDTH, initial_indent="  ", subsequent_indent="     ")
