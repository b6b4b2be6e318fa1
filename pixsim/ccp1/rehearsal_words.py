"""What is said at each moment of a rehearsal, for any front: lines with a tone, no colour, no key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pixsim.ccp1.debrief_words import gap_text, rating_text
from pixsim.ccp1.dossier_words import Line, Tone, with_tone, wrap_paragraph
from pixsim.ccp1.rehearsal_state import Grid, Rehearsal
from pixsim.ccp1.title_requirements import TitleRequirements
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import clauses
from pixsim.report.wording import duration_text, shorten_text, text_bar
from pixsim.text.french_spaces import french_spaces

LAST_MARKS = 3
RATINGS: tuple[int | None, ...] = (0, 1, 2, 3, None)

ALOUD = _("Répondez à voix haute. Rien n'est enregistré, que le temps.")

STOP_TITLE = _("Arrêter la répétition ?")


def status_text(rules: TitleRequirements) -> str:
    """What stays on every page."""
    return _("{status}, non officiel").format(status=rules.status)


def drawn_points(rehearsal: Rehearsal) -> list[tuple[str, str]]:
    """What is about to happen, before the clock starts: a word and its sentence, each."""
    plan = rehearsal.plan
    rules, fiche = plan.referential, plan.fiche
    how = {
        "draw": _("tirée au sort parmi les fiches, comme le jury choisit"),
        "least": _("tirée parmi les fiches les moins répétées"),
        "choice": _("choisie par vous"),
    }[plan.chosen]
    planned = sum(phase.minutes for phase in fiche.phases)
    n = len(plan.questions)
    jury = ngettext("puis {n} assesseur", "puis {n} assesseurs", plan.assessors)
    graders = _("vous") + (f", {jury.format(n=plan.assessors)}" if plan.assessors else "")
    return [
        (_("Fiche {n}").format(n=fiche.number), _("« {title} », {how}.").format(title=fiche.title, how=how)),
        (_("Public"), fiche.public or "–"),
        (_("Environnement"), fiche.environment or "–"),
        (_("Présentation"), _("{m} min à l'horloge, sans pause, au rythme des {n} phases de la fiche ({planned} min prévues). Jouez la séance à voix haute.").format(m=rules.minutes, n=len(fiche.phases), planned=planned)),
        (_("Entretien"), _("{n} questions, {note}.").format(n=n, note=rules.interview_note)),
        (_("Ensuite"), _("ce que vous avez vraiment dit, puis la grille : {who}. La machine ne note pas.").format(who=graders)),
        (_("Le titre"), rules.status_note),
    ]  # fmt: skip


def before_interview_points(rehearsal: Rehearsal, now: datetime) -> list[tuple[str, str]]:
    """Between the presentation and the interview."""
    plan = rehearsal.plan
    spent = duration_text(rehearsal.presenting(now).total_seconds())
    n = len(plan.questions)
    return [
        (_("Présentation"), _("{time}, pour {m} min. Elle est gardée.").format(time=spent, m=plan.referential.minutes)),
        (_("Entretien"), _("{n} questions sur l'action, le dossier et la formation ; {note}.").format(n=n, note=plan.referential.interview_note)),
        (_("Comment"), ALOUD),
        (_("Le temps"), _("Il court de la première question à la dernière réponse.")),
    ]  # fmt: skip


def clock_text(rehearsal: Rehearsal, now: datetime) -> str:
    """Time left, or over, of what is under way."""
    rules = rehearsal.plan.referential
    if rehearsal.stage == "presentation":
        left = timedelta(minutes=rules.minutes) - rehearsal.presenting(now)
    elif rehearsal.stage == "interview":
        left = timedelta(minutes=rules.interview_minutes) - rehearsal.interviewing(now)
    else:
        return ""
    text = _("reste {time}") if left > timedelta(0) else _("{time} de trop")
    return text.format(time=duration_text(abs(int(left.total_seconds()))))


def presentation_lines(
    rehearsal: Rehearsal, now: datetime, width: int, *, clock: bool = True
) -> list[Line]:
    """The phases of the fiche against the clock, the forecast, the moments marked last."""
    plan = rehearsal.plan
    most, spent = plan.referential.minutes * 60, rehearsal.presenting(now).total_seconds()
    lines: list[Line] = [
        (shorten_text(plan.fiche.title, width), "title"),
        (shorten_text(clauses((plan.fiche.public, plan.fiche.environment)), width), "muted"),
    ]
    if clock:
        cells = max(10, width - 30)
        said = _("{time} sur {m} min").format(
            time=duration_text(int(spent)), m=plan.referential.minutes
        )
        gauge = text_bar(min(spent, most), most, cells)
        lines.append((f"{gauge}  {said}", "warn" if spent > most else ""))
    head = _phase_row(
        "", "", _("prévu"), _("passé") if clock else "", _("écart") if clock else "", width
    )
    lines += [("", ""), (head, "muted")]
    for number, phase in enumerate(plan.fiche.phases, 1):
        lines.append(_phase_line(rehearsal, number, phase.name, phase.minutes, now, width, clock))
    if clock:
        lines += [("", ""), *_forecast_lines(rehearsal, now)]
    return [*lines, *_moment_lines(rehearsal, width)]


def phase_sentences(rehearsal: Rehearsal, now: datetime) -> list[str]:
    """The present phase and the time, in sentences to be heard."""
    phases = rehearsal.plan.fiche.phases
    phase = phases[rehearsal.phase - 1]
    said = _("Phase {n} sur {all} : {name}, {m} min prévues.")
    told = said.format(n=rehearsal.phase, all=len(phases), name=phase.name, m=phase.minutes)
    clock = _("Présentation : {text}.").format(text=clock_text(rehearsal, now))
    return [told, clock, *(text for text, _tone in _forecast_lines(rehearsal, now))]


def _phase_line(
    rehearsal: Rehearsal,
    number: int,
    name: str,
    minutes: int,
    now: datetime,
    width: int,
    clock: bool,
) -> Line:
    real = rehearsal.in_phase(number, now)
    present = number == rehearsal.phase
    mark = "►" if present else "✓" if real is not None else " "
    planned = _("{m} min").format(m=minutes)
    seconds = 0 if real is None else int(real.total_seconds())
    spent = "" if real is None or not clock else duration_text(seconds)
    gap = ""
    if real is not None and clock:
        gap = _("en cours") if present else gap_text(seconds - minutes * 60)
    tone: Tone = "now" if present else "" if real is not None else "muted"
    return _phase_row(mark, f"{number}. {name}", planned, spent, gap, width), tone


def _phase_row(mark: str, name: str, planned: str, real: str, gap: str, width: int) -> str:
    room = max(12, width - 37)
    return f"{mark:1} {shorten_text(name, room):<{room}} {planned:>7} {real:>11} {gap:>14}".rstrip()


def _forecast_lines(rehearsal: Rehearsal, now: datetime) -> list[Line]:
    expected = rehearsal.expected(now).total_seconds()
    over = expected - rehearsal.plan.referential.minutes * 60
    text = _("Si la suite tient ses durées, la fin est à {time}").format(
        time=duration_text(expected)
    )
    if over >= 5:
        late = _("{text} : {over} de trop.").format(text=text, over=duration_text(over))
        return [(french_spaces(late), "warn")]
    if over <= -5:
        early = _("{text} : {over} de moins.").format(text=text, over=duration_text(-over))
        return [(french_spaces(early), "muted")]
    return [(french_spaces(f"{text}."), "muted")]


def _moment_lines(rehearsal: Rehearsal, width: int) -> list[Line]:
    moments = rehearsal.moments
    if not moments:
        return []
    n = len(moments)
    head = ngettext("{n} moment marqué", "{n} moments marqués", n).format(n=n)
    lines: list[Line] = [("", ""), (head, "title")]
    for moment in moments[-LAST_MARKS:]:
        at = duration_text(int((moment.at - rehearsal.phases[0]).total_seconds()))
        text = moment.text or _("(sans note)")
        said = _("  {time}, phase {n} : {text}").format(time=at, n=moment.phase, text=text)
        lines.append((shorten_text(said, width), "muted"))
    return lines


def question_head(rehearsal: Rehearsal, number: int) -> str:
    """« Question 3 sur 8, compétence 2, sur l'action »."""
    question = rehearsal.plan.questions[number - 1]
    about = {
        "action": _("sur l'action"),
        "dossier": _("sur le dossier"),
        "training": _("sur la formation"),
    }[question.about]
    said = _("Question {n} sur {all}, compétence {code}, {about}")
    return said.format(
        n=number, all=len(rehearsal.plan.questions), code=question.competence, about=about
    )


def question_lines(rehearsal: Rehearsal, number: int, width: int) -> list[Line]:
    """A question, as it is asked."""
    asked = wrap_paragraph(rehearsal.plan.wording(number), width)
    return [(question_head(rehearsal, number), "muted"), ("", ""), *with_tone(asked, "title")]


def interview_lines(
    rehearsal: Rehearsal, now: datetime, width: int, *, clock: bool = True
) -> list[Line]:
    """The present question and its time."""
    lines = question_lines(rehearsal, rehearsal.number, width)
    if clock and rehearsal.asked:
        spent = duration_text(int((now - rehearsal.asked[-1].at).total_seconds()))
        lines += [("", ""), (_("Cette réponse : {time}").format(time=spent), "")]
    return [*lines, ("", ""), *with_tone(wrap_paragraph(ALOUD, width), "muted")]


def points_to_tick_lines(rehearsal: Rehearsal, number: int, width: int) -> list[Line]:
    """A question again, and why a jury may ask it; its points are to be ticked."""
    why = _("Pourquoi : {why}").format(why=rehearsal.plan.questions[number - 1].why)
    lines = question_lines(rehearsal, number, width)
    lines += [("", ""), *with_tone(wrap_paragraph(why, width)), ("", "")]
    told = _(
        "Qu'avez-vous vraiment dit ? Une bonne réponse touche ces points ; il y en a d'autres."
    )
    return [*lines, *with_tone(wrap_paragraph(told, width), "muted")]


def grid_head(rehearsal: Rehearsal, grid: Grid) -> str:
    """Whose grid it is, and how far it is."""
    whose = _("votre grille") if not grid.by else _("grille de {who}").format(who=grid.by)
    return _("{whose}, {n} sur {all}").format(
        whose=whose, n=len(grid.ratings), all=len(rehearsal.plan.referential.criteria)
    )


def scale_lines(rules: TitleRequirements, width: int) -> list[Line]:
    """What the ratings mean."""
    parts = [f"{rating} {text}" for rating, text in rules.scale.items()]
    parts.append(_("– non observé"))
    return with_tone(wrap_paragraph("   ".join(parts), width), "muted")


def given_rating(grid: Grid, code: str) -> str:
    """A rating given, empty where none is yet."""
    return rating_text(grid.ratings[code]) if code in grid.ratings else ""


def unrated_criteria(rehearsal: Rehearsal) -> Sequence[str]:
    """Criteria that the open grid lacks."""
    grid = rehearsal.grid
    codes = [code for code, _text in rehearsal.plan.referential.criteria]
    return [code for code in codes if grid is not None and code not in grid.ratings]
