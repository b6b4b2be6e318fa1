"""What is good to know of a V2 score, in plain words."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.good_to_know import Note, rehearsal
from pixsim.report.v2.result import V2Result
from pixsim.report.v2.wording import reason, remarks


def verdict(result: V2Result) -> tuple[str, str]:
    """Status in a sentence, and what became of the competences."""
    titles = {
        "validated": _("Certification blanche obtenue"),
        "rejected": _("Pas encore"),
        "cancelled": _("Certification blanche annulée"),
        "error": _("Résultat impossible à calculer"),
    }
    return titles[result.status], verdict_counts(result)


def verdict_counts(result: V2Result) -> str:
    """« 11 gardées, 3 abaissées, 2 perdues »."""
    verdicts = [c.verdict for c in result.competences]
    parts = (
        ngettext("{n} compétence gardée", "{n} compétences gardées", verdicts.count("kept")),
        ngettext("{n} abaissée", "{n} abaissées", verdicts.count("lowered")),
        ngettext("{n} perdue", "{n} perdues", verdicts.count("lost")),
    )
    counts = (verdicts.count("kept"), verdicts.count("lowered"), verdicts.count("lost"))
    said = [part.format(n=n) for part, n in zip(parts, counts, strict=True) if n]
    return ", ".join(said)


def notes(result: V2Result) -> list[Note]:
    """Why, what the rate decides, and that it is a rehearsal."""
    found: list[Note] = [(reason(result), "")] if result.status != "validated" else []
    found += [(sentence, "") for sentence in remarks(result)]
    return [
        *found,
        (_("Moins de 50 % : rien n'est certifié."), ""),
        (
            _("De 50 à 79 % :"),
            _("une erreur dans une compétence y coûte un niveau, deux la font perdre."),
        ),
        (_("Dès 80 % :"), _("une erreur par compétence est permise.")),
        (
            _("Les niveaux viennent de votre profil."),
            _("L'épreuve personnalisée (V2) les vérifie ; elle ne les dépasse jamais."),
        ),
        (
            _("Nos questions ne sont pas celles de Pix."),
            _("Elles portent sur les mêmes compétences."),
        ),
        rehearsal(),
    ]
