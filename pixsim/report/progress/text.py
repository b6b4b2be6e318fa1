"""Progress as text, for the command line and the terminal."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.report.progress.progress import CandidateProgress, MockPoint, sparkline_text
from pixsim.report.result.text import rule_set_notes
from pixsim.report.wording import duration_text, level_mark, long_day, wrap_sentence
from pixsim.rules.v3 import V3

MOST_PIX = 896
SHOWN = 8  # mocks of the table


def progress_text(progress: CandidateProgress, framework: Framework) -> str:
    """Totals over time, levels by competence, time per question, weakest subjects."""
    lines = [
        _("{name} · {pix} pix au profil").format(name=progress.candidate, pix=progress.total_pix),
        "",
        *_mock_lines(progress),
        "",
        *_level_lines(progress, framework),
        "",
        *wrap_sentence(pace_line(progress)),
    ]
    if progress.weakest:
        lines += ["", _("Sujets les moins sûrs")]
        lines += [
            f"  {share.competence} {framework.tube[share.tube].title:<48} "
            + _("{right} justes sur {n}").format(right=share.right, n=share.answered)
            for share in progress.weakest
        ]
    if progress.unreadable:
        lines += ["", left_out_sentence(progress.unreadable)]
    return "\n".join(lines)


def left_out_sentence(count: int) -> str:
    """How many sittings were not counted, and why."""
    return ngettext(
        "{n} épreuve altérée ou illisible n'est pas comptée.",
        "{n} épreuves altérées ou illisibles ne sont pas comptées.",
        count,
    ).format(n=count)


def _mock_lines(progress: CandidateProgress) -> list[str]:
    if not progress.mocks:
        return [_("Aucune certification blanche terminée.")]
    line = sparkline_text([mock.total_pix or 0 for mock in progress.mocks], MOST_PIX)
    count = len(progress.mocks)
    head = ngettext("{n} certification blanche", "{n} certifications blanches", count)
    rows = [f"{head.format(n=count)}   {line}"]
    rows += [
        f"  {long_day(mock.started_at):<20}{_score_line(mock)}" for mock in progress.mocks[-SHOWN:]
    ]
    return [*rows, *rule_set_notes(mock.rules for mock in progress.mocks[-SHOWN:])]


def _score_line(mock: MockPoint) -> str:
    rules = mock.rules.upper()
    if mock.total_pix is None:
        return _("{rules} · pas de score").format(rules=rules)
    if mock.rate is None:
        return _("{rules} · {pix} pix").format(rules=rules, pix=mock.total_pix)
    return _("{rules} · {pix} pix · {rate} %").format(
        rules=rules, pix=mock.total_pix, rate=mock.rate
    )


def _level_lines(progress: CandidateProgress, framework: Framework) -> list[str]:
    recent = progress.mocks[-SHOWN:]
    head = (
        _("Niveau au profil, puis certifié à chaque épreuve") if recent else _("Niveau au profil")
    )
    rows = [head]
    for competence in framework.competences:
        marks = "".join(f"{level_mark(mock.levels.get(competence.code, -1)):>3}" for mock in recent)
        level = progress.levels.get(competence.code, 0)
        rows.append(f"  {competence.code} {competence.name:<52}{level:>3} {marks}")
    return rows


def pace_line(progress: CandidateProgress) -> str:
    """Time per question, beside what each exam leaves."""
    if progress.mean_seconds is None:
        return _("Aucune réponse enregistrée.")
    v3 = V3()
    return _(
        "{n} réponses, {mean} par question en moyenne ; l'épreuve personnalisée (V2) laisse {v2}, "
        "celle d'aujourd'hui (V3) {v3}."
    ).format(
        n=progress.answers,
        mean=duration_text(progress.mean_seconds),
        v2=duration_text(progress.allowed_seconds),
        v3=duration_text(v3.duration_minutes * 60 / v3.length),
    )
