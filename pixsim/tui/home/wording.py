"""What the home screen says of one person; read before the first frame, so it imports nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.journeys import wishes
from pixsim.store.records.next_step import NextStep
from pixsim.store.records.record import CERTIFIABLE_COMPETENCES, Record
from pixsim.tui.drawing.pieces import joined

QUESTIONS_EACH, V3_QUESTIONS, MINUTES = 3, 32, 105
"""As in `V2` and `V3`, which a test compares: importing those would load numpy."""
COMPETENCES = 16


@dataclass(frozen=True, slots=True)
class Offer:
    """The main button of the home screen.

    Attributes
    ----------
    action : str
        What it does, as a name of `HomeScreen.Wanted`.
    codes : tuple of str
        Competences it is about.
    title : str
        On the button.
    details : tuple of str
        Below it, several ways, the longest first.
    """

    action: str
    codes: tuple[str, ...]
    title: str
    details: tuple[str, ...]


def named(code: str, framework: Framework) -> str:
    """« 3.4 Programmer »: a code never goes without its name."""
    return f"{code} {framework.competence[code].brief}"


def offer(record: Record, step: NextStep | None, framework: Framework) -> Offer:
    """What the main button says and does."""
    if step is None:
        return Offer(
            "faults", (), _("Voir ce qui ne va pas"), (_("Ce profil ne peut pas être lu."),)
        )
    if step.kind == "resume_exam":
        return _resumed(step)
    if step.kind == "today":
        return _today(step)
    if step.kind in ("resume_positioning", "position"):
        return _positioning(record, step, framework)
    what = exam_size(record, step.rules)
    size = _("{what}, comme le jour J.").format(what=what)
    explained = _("{what}, comme le jour J. Résultat expliqué à la fin.").format(what=what)
    left = _left_aside(step, framework)
    details = (f"{what}. {left[0]}", *left) if left else (explained, size)
    return Offer("exam", (), wishes.SIT, details)


def _left_aside(step: NextStep, framework: Framework) -> tuple[str, ...]:
    """Of who may sit, what is unfinished or weak, with its key; the longest form first."""
    if step.unfinished:
        name = named(step.unfinished, framework)
        given = ngettext("{n} réponse donnée", "{n} réponses données", step.answers).format(
            n=step.answers
        )
        return (
            _("P : finir le positionnement {name}, {given}.").format(name=name, given=given),
            _("P : finir le positionnement {name}.").format(name=name),
        )
    if step.competences:
        names = [named(code, framework) for code in step.competences]
        text = _("E : reprendre les erreurs, en questions neuves, {names}.")
        return (text.format(names=", ".join(names)), text.format(names=names[0]))
    return ()


def exam_size(record: Record, rules: str) -> str:
    """« 48 questions, 1 h 45 », the extra time included."""
    questions = V3_QUESTIONS if rules == "v3" else QUESTIONS_EACH * sum(record.certifiable)
    minutes = round(MINUTES * (100 + record.extra_time_percent) / 100)
    return _("{n} questions, {time}").format(n=questions, time=hours(timedelta(minutes=minutes)))


def hours(time: timedelta) -> str:
    """« 1 h 02 », « 48 min »."""
    whole, minutes = divmod(-(-int(time.total_seconds()) // 60), 60)
    return (
        _("{h} h {m:02d}").format(h=whole, m=minutes) if whole else _("{m} min").format(m=minutes)
    )


def exam_name(rules: str) -> str:
    """One of the two exams, in three words."""
    return _("Épreuve d'aujourd'hui (V3)") if rules == "v3" else _("Épreuve personnalisée (V2)")


def _resumed(step: NextStep) -> Offer:
    title = _("Reprendre à la question {n} sur {length}").format(n=step.number, length=step.length)
    if not step.remaining:  # by a clock that may have been set: opening it asks
        over = _("D'après l'horloge, son temps est écoulé.")
        asked = _("pixsim demandera ce qui s'est passé.")
        return Offer("resume", (), title, (f"{over} {asked}", over))
    left = _("Il reste {time}. Le temps ne s'arrête pas.").format(time=hours(step.remaining))
    return Offer("resume", (), title, (f"{exam_name(step.rules)}. {left}", left))


def _today(step: NextStep) -> Offer:
    """What a goal asks of today."""
    title = wishes.TODAY.format(n=step.minutes)
    if step.days == 0:
        title = _("C'est le jour J")
    left = ngettext("Jour J demain.", "Jour J dans {n} jours.", step.days).format(n=step.days)
    if step.days == 0:
        left = _("Bon courage.")
    more = _("Le chemin, et ce qu'on peut en attendre.")
    return Offer("coach", (), title, (f"{left} {more}", left))


def _positioning(record: Record, step: NextStep, framework: Framework) -> Offer:
    code = step.competences[0]
    if step.kind == "resume_positioning":
        text = wishes.RESUME_POSITIONING
        about = ngettext(
            "{n} réponse donnée, sur une vingtaine.",
            "{n} réponses données, sur une vingtaine.",
            step.answers,
        ).format(n=step.answers)
    else:
        known = any(record.positioned)
        text = _("Continuer le positionnement : {name}") if known else _("Se positionner : {name}")
        about = _("une vingtaine de questions.")
    after = ngettext(
        "Encore {n} compétence au niveau 1, puis l'épreuve.",
        "Encore {n} compétences au niveau 1, puis l'épreuve.",
        step.missing,
    ).format(n=step.missing)
    detail = f"{code}, {about}"
    details = (f"{detail} {after}", detail) if step.missing else (detail,)
    title = text.format(name=framework.competence[code].brief)
    return Offer("position", step.competences, title, details)


def standing_lines(
    record: Record | None, *, stale: bool
) -> tuple[list[Content], list[Content], list[Content]]:
    """Three lines beside the figure: each several ways, the longest first."""
    if record is None:
        return [joined((_("Lecture des profils…"), "$muted"))], [], []
    if record.problem:
        return [joined(("✗ ", "$bad"), (_("Profil illisible"), "bold $bad"))], [], []
    count, known = sum(record.certifiable), sum(record.positioned)
    needed = CERTIFIABLE_COMPETENCES
    updating = joined((_("   mise à jour…"), "$muted")) if stale else Content("")
    if record.is_certifiable:
        head = joined(("✓ ", "$ok"), (_("Certifiable"), "bold $ok"), updating)
        long = ngettext(
            "{n} compétence au niveau 1 ou plus : il en faut {needed}",
            "{n} compétences au niveau 1 ou plus : il en faut {needed}",
            count,
        ).format(n=count, needed=needed)  # fmt: skip
        short = _("{n} au niveau 1, il en faut {needed}").format(n=count, needed=needed)
    else:
        dots = "●" * count + "○" * max(0, needed - count)
        head = joined(
            ("○ ", "$warn"),
            (_("Pas encore certifiable"), "bold $warn"),
            "  ",
            (dots, "$warn"),
            updating,
        )
        long = short = ngettext(
            "Il manque {n} compétence au niveau 1",
            "Il manque {n} compétences au niveau 1",
            record.missing,
        ).format(n=record.missing)  # fmt: skip
    return (
        [head],
        [joined(long), joined(short)],
        [joined((text, "$muted")) for text in _third_line(record, known)],
    )


def _third_line(record: Record, known: int) -> list[str]:
    last = record.history.last
    if last is None:
        said = ngettext(
            "{n} compétence positionnée sur {most}",
            "{n} compétences positionnées sur {most}",
            known,
        ).format(n=known, most=COMPETENCES)
        return [said]
    score = _("pas de score") if last.pix is None else _("{n} pix").format(n=last.pix)
    if last.level:
        from pixsim.rules.global_levels import level_in_words

        score = f"{score}, {level_in_words(last.level)}"
    return [
        _("Dernière épreuve blanche : {score}").format(score=score),
        _("Dernière : {score}").format(score=score),
    ]


def path(record: Record) -> list[Content]:
    """The way to the first mock, the longest form first."""
    known, count = sum(record.positioned), sum(record.certifiable)
    done = record.is_certifiable
    steps = [
        (_("Vous"), "", True, False),
        (_("Positionnement"), f" {known}/{COMPETENCES}", done, not done),
        (_("Certifiable"), "" if done else f" {count}/{CERTIFIABLE_COMPETENCES}", done, False),
        (_("Épreuve"), "", False, done),
    ]
    parts = [
        joined(
            ("✓ " if over else f"{place} ", "$ok" if over else "bold $brand" if here else "$muted"),
            (name + amount, "$ok" if over else "bold $brand" if here else "$muted"),
        )
        for place, (name, amount, over, here) in enumerate(steps, start=1)
    ]
    return [joined((f" {line} ", "$muted")).join(parts) for line in ("──", "─")] + [
        joined((f" {line} ", "$muted")).join(parts[1:]) for line in ("─",)
    ]


def state(record: Record, framework: Framework) -> tuple[str, str, str]:
    """For a list of people: glyph, its colour, the state in words."""
    history = record.history
    if record.problem:
        return "✗", "$bad", _("profil illisible")
    if history.exam is not None:
        text = _("épreuve en cours : question {n} sur {length}")
        return "…", "$brand", text.format(n=history.exam.number, length=history.exam.length)
    if history.positionings:
        text = _("positionnement en cours : {code}")
        return (
            "…",
            "$brand",
            text.format(code=named(history.positionings[0].competence, framework)),
        )
    if record.is_certifiable:
        return "✓", "$ok", _("certifiable")
    if not any(record.positioned):
        return "○", "$warn", _("à positionner")
    text = _("pas encore certifiable : {n} sur {needed}")
    return "○", "$warn", text.format(n=sum(record.certifiable), needed=CERTIFIABLE_COMPETENCES)


def fitting(ways: Sequence[Content], width: int) -> Content:
    """The first way that fits, else the last one, cut."""
    for way in ways:
        if way.cell_length <= width:
            return way
    return ways[-1].truncate(max(width, 1), ellipsis=True) if ways else Content("")
