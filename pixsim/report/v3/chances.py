"""The chances of one candidate under V3: worked out, then said in French."""

from __future__ import annotations

from dataclasses import asdict
from textwrap import wrap
from typing import Any

from pixsim.bank.reading.load import Bank
from pixsim.foundation.i18n import decimal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import whole
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.chances.outlook import (
    HELP,
    NAME_WIDTH,
    WIDTH,
    Outlook,
    ability_note,
    chance_percent,
    help_label,
    priors_note,
)
from pixsim.report.wording import text_bar
from pixsim.rules.v3 import GLOBAL_LEVELS, V3
from pixsim.simulation import V3Chances, v3_chances


def candidate_outlook(profile: Profile, bank: Bank, seed: int = 0) -> Outlook[V3Chances]:
    """Chances under V3, with their margin.

    Raises
    ------
    DataError
        A bank without enough items.
    NotCertifiableError
        As when an exam is drawn.
    """
    found = {shift: v3_chances(profile, bank, shift=shift, seed=seed) for shift in HELP}
    return Outlook(profile.name, found, profile.has_plain_levels)


def outlook_text(found: Outlook[V3Chances], _framework: Framework) -> str:
    """The score to expect, the levels of the certificate, what it rests on."""
    own = found.own
    lines = [
        _("Chances de {name} · règles V3").format(name=found.candidate),
        "",
        _("Score attendu : {pix} pix sur {most}, entre {low} et {high} neuf fois sur dix").format(
            pix=round(own.pix),
            most=V3().max_score,
            low=own.pix_quantiles["5%"],
            high=own.pix_quantiles["95%"],
        ),
        _("Être certifié : {chance}").format(chance=_chance_words(own.validated, own)),
        "",
        _("Niveau du certificat"),
        *_level_rows(own),
        "",
        *_if_helped(found),
        "",
    ]
    for note in _note_lines(found):
        lines += wrap(note, WIDTH)
    return "\n".join(lines)


def outlook_document(found: Outlook[V3Chances]) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "assumed_levels": found.assumed_levels,
        "priors": {},
        "chances": [
            {"ability_shift": shift} | _figure_fields(chance)
            for shift, chance in found.by_shift.items()
        ],
    }


def _figure_fields(chance: V3Chances) -> dict[str, Any]:
    """Every figure but the chance of each of nine hundred scores, which quantiles summarise."""
    figures = asdict(chance)
    del figures["pix_chances"]
    return figures


def _chance_words(value: float, own: V3Chances) -> str:
    """A chance in words: what was never drawn, or always, may yet happen, or not."""
    least = 0.0 if own.exact else 1 / own.draws
    return chance_percent(min(max(value, least), 1 - least))


def _level_rows(own: V3Chances) -> list[str]:
    rows = [] if not own.rejected else [(_("pas de certificat"), own.rejected)]
    for level in GLOBAL_LEVELS:
        if level.key in own.global_levels:
            hidden = _("{name} (non affiché)").format(name=level.name)
            name = level.name if level.shown else hidden
            rows.append((name, own.global_levels[level.key]))
    return [
        f"  {name:<{NAME_WIDTH - 2}}{text_bar(p, 1)} {_chance_words(p, own):>7}" for name, p in rows
    ]


def _if_helped(found: Outlook[V3Chances]) -> list[str]:
    return [
        f"{help_label(shift):<{NAME_WIDTH}}{_('{n} pix').format(n=round(chance.pix)):>9}"
        for shift, chance in found.by_shift.items()
    ]


def _note_lines(found: Outlook[V3Chances]) -> list[str]:
    own = found.own
    origin = (
        _("Calcul exact.")
        if own.exact
        else _(
            "Sur {n} épreuves simulées : chaque chance est donnée à {margin} point près."
        ).format(n=whole(own.draws), margin=decimal(100 * own.margin))
    )
    every = _("Toutes les questions sont traitées dans le temps.")
    seed = _("Seuils de score : jeu de données public de Pix, pas ceux de la production.")
    ignored = _(
        "Cette épreuve mesure une capacité et ne regarde pas le profil : l'aide reçue n'y fait rien "
        "perdre, mais le profil annonce alors plus qu'on ne montrera."
    )
    return [f"{origin} {every}", ability_note(found.assumed_levels), ignored, seed, priors_note()]
