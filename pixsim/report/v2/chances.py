"""The chances of one candidate: worked out, then said in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pixsim.bank.load import Bank
from pixsim.framework import Framework
from pixsim.i18n import gettext as _
from pixsim.profile import Profile
from pixsim.report.wording import bar, shorten, wrapped
from pixsim.simulation import CandidateChances, chances

NAME_WIDTH = 44
HELP = (0.0, -0.5, -1.0)  # how far own ability lies below the one shown; about a level is 1


@dataclass(frozen=True, slots=True)
class Outlook:
    """Chances if the profile is the candidate's own, and if it was helped.

    Attributes
    ----------
    candidate : str
    by_shift : Mapping[float, CandidateChances]
        By what is added to the abilities the profile shows; 0 first.
    assumed_levels : bool
        Only levels are known, not answers.
    """

    candidate: str
    by_shift: Mapping[float, CandidateChances]
    assumed_levels: bool

    @property
    def own(self) -> CandidateChances:
        """If the profile is the candidate's own."""
        return self.by_shift[0.0]


def outlook(profile: Profile, bank: Bank, seed: int = 0) -> Outlook:
    """Exact chances under V2.

    Raises
    ------
    NotCertifiableError, NoQuestionError
        As when an exam is drawn.
    """
    found = {shift: chances(profile, bank, shift=shift, seed=seed) for shift in HELP}
    return Outlook(profile.name, found, profile.has_plain_levels)


def outlook_text(found: Outlook, framework: Framework) -> str:
    """The chance to be certified, the pix to expect, the sixteen competences, what it rests on."""
    own = found.own
    lines = [
        _("Chances de {name} · règles V2").format(name=found.candidate),
        "",
        _("Être certifié : {chance}   {pix} pix attendus, sur {most} au profil").format(
            chance=percent(own.validated), pix=round(own.pix), most=own.profile_pix
        ),
        "",
        *_if_helped(found),
        "",
        *_competences(own, framework),
        "",
    ]
    for note in _notes(found):
        lines += wrapped(note)
    return "\n".join(lines)


def percent(chance: float) -> str:
    """« 97 % »; never a certainty that is none."""
    if 0 < chance < 0.01:
        return _("< 1 %")
    if 0.99 < chance < 1:
        return _("> 99 %")
    return _("{n} %").format(n=round(100 * chance))


def _if_helped(found: Outlook) -> list[str]:
    labels = {
        0.0: _("si le profil est bien le sien"),
        -0.5: _("si on l'a un peu aidé au positionnement"),
        -1.0: _("si on l'a beaucoup aidé (environ un niveau)"),
    }
    return [
        f"{labels[shift]:<{NAME_WIDTH}}{bar(c.validated, 1)} {percent(c.validated):>7}"
        for shift, c in found.by_shift.items()
    ]


def _competences(own: CandidateChances, framework: Framework) -> list[str]:
    head = f"{_('Compétence'):<{NAME_WIDTH}}{_('gardée'):>10}{_('abaissée'):>10}{_('perdue'):>9}"
    rows = [head]
    for c in framework.competences:
        if c.code not in own.kept:
            continue
        name = shorten(c.name_fr, NAME_WIDTH - 5)
        kept, lowered, lost = (percent(by[c.code]) for by in (own.kept, own.lowered, own.lost))
        rows.append(f"{f'{c.code} {name}':<{NAME_WIDTH}}{kept:>10}{lowered:>10}{lost:>9}")
    return rows


def _notes(found: Outlook) -> list[str]:
    basis = (
        _("Le profil ne donne que des niveaux : l'habileté est celle que ces niveaux supposent.")
        if found.assumed_levels
        else _(
            "L'habileté est estimée d'après les réponses du positionnement ; la part d'acquis qui se "
            "confirment d'une fois à l'autre est un a priori."
        )
    )
    return [
        _(
            "Calcul exact sur {n} épreuves tirées pour ce profil, toutes les questions étant traitées "
            "dans le temps."
        ).format(n=found.own.forms),
        basis,
        _(
            "Les difficultés des questions jamais calibrées sont des a priori : c'est un ordre de "
            "grandeur, non une promesse. pixsim n'est pas affilié à Pix."
        ),
    ]
