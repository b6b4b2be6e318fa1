"""The chances of one candidate under V2: worked out, then said in French."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pixsim.bank.reading.load import Bank
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.chances.outlook import (
    HELP,
    NAME_WIDTH,
    Outlook,
    ability_note,
    chance_percent,
    help_label,
    priors_note,
)
from pixsim.report.wording import shorten_text, text_bar, wrap_sentence
from pixsim.simulation import CandidateChances, chances
from pixsim.simulation.people.retention import RETENTION


def candidate_outlook(profile: Profile, bank: Bank, seed: int = 0) -> Outlook[CandidateChances]:
    """Exact chances under V2.

    Raises
    ------
    NotCertifiableError, NoQuestionError
        As when an exam is drawn.
    """
    found = {shift: chances(profile, bank, shift=shift, seed=seed) for shift in HELP}
    return Outlook(profile.name, found, profile.has_plain_levels)


def outlook_text(found: Outlook[CandidateChances], framework: Framework) -> str:
    """The chance to be certified, the pix to expect, the sixteen competences, what it rests on."""
    own = found.own
    lines = [
        _("Chances de {name} · règles V2").format(name=found.candidate),
        "",
        _("Être certifié : {chance}   {pix} pix attendus, sur {most} au profil").format(
            chance=chance_percent(own.validated), pix=round(own.pix), most=own.profile_pix
        ),
        "",
        *_if_helped(found),
        "",
        *_competence_lines(own, framework),
        "",
    ]
    for note in _note_lines(found):
        lines += wrap_sentence(note)
    return "\n".join(lines)


def _if_helped(found: Outlook[CandidateChances]) -> list[str]:
    return [
        f"{help_label(shift):<{NAME_WIDTH}}{text_bar(c.validated, 1)} {chance_percent(c.validated):>7}"
        for shift, c in found.by_shift.items()
    ]


def _competence_lines(own: CandidateChances, framework: Framework) -> list[str]:
    head = f"{_('Compétence'):<{NAME_WIDTH}}{_('gardée'):>10}{_('abaissée'):>10}{_('perdue'):>9}"
    rows = [head]
    for c in framework.competences:
        if c.code not in own.kept:
            continue
        name = shorten_text(c.name, NAME_WIDTH - 5)
        kept, lowered, lost = (
            chance_percent(by[c.code]) for by in (own.kept, own.lowered, own.lost)
        )
        rows.append(f"{f'{c.code} {name}':<{NAME_WIDTH}}{kept:>10}{lowered:>10}{lost:>9}")
    return rows


def _note_lines(found: Outlook[CandidateChances]) -> list[str]:
    retained = _("La part d'acquis qui se confirment d'une fois à l'autre est un a priori.")
    return [
        _(
            "Calcul exact sur {n} épreuves tirées pour ce profil, toutes les questions étant traitées "
            "dans le temps."
        ).format(n=found.own.forms),
        ability_note(found.assumed_levels) + ("" if found.assumed_levels else f" {retained}"),
        priors_note(),
    ]


def outlook_document(found: Outlook[CandidateChances]) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "assumed_levels": found.assumed_levels,
        "priors": {"retention": None if found.assumed_levels else RETENTION},
        "chances": [
            {"ability_shift": shift} | asdict(chance) for shift, chance in found.by_shift.items()
        ],
    }
