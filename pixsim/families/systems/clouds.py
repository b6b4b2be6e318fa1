"""Competence 5.2, level 4: who has to mend what in services on line: software, a platform, bare machines."""

from __future__ import annotations

from string import ascii_uppercase
from textwrap import wrap
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_NAMES = (
    "Agenda des salles", "Inscriptions à la cantine", "Messagerie", "Plan des travaux", "Prêt de matériel", "Signalements de voirie",
    "Archives des conseils", "Billetterie", "Bibliothèque", "Comptabilité", "Site de la commune", "Vote du budget participatif",
)  # fmt: skip
_TOLD = {
    "SaaS": (
        "On s'en sert dans un navigateur. L'éditeur s'occupe de tout, des serveurs au programme ; la mairie crée les comptes.",
        "Abonnement mensuel par agent à un programme tout prêt. Nous n'avons accès ni à son code, ni à ses serveurs.",
        "Le programme est celui que l'éditeur propose à toutes les communes ; il le change pour tout le monde à la fois.",
        "Rien n'est installé. Nous ouvrons une page et saisissons ; le contrat met tout le reste à la charge du prestataire.",
    ),
    "PaaS": (
        "Notre développeuse dépose son code ; le prestataire fournit des serveurs prêts, avec leur système et le langage.",
        "Le programme a été écrit pour nous. Il tourne sur une plateforme que son fournisseur entretient, système compris.",
        "Nous envoyons nos fichiers de code, et le prestataire les fait tourner ; nous n'entrons jamais dans ses machines.",
    ),
    "IaaS": (
        "Machines virtuelles louées nues. Notre service informatique y a mis un système, puis un programme écrit pour nous.",
        "Le prestataire loue la puissance et le réseau ; tout ce qui tourne dessus est de nous, à partir du système.",
        "Deux serveurs virtuels, livrés vides. Nous y sommes administrateurs et y faisons tourner notre propre programme.",
    ),
    "IaaS confiée": (
        "Machines virtuelles louées nues, avec notre programme. Un avenant de 2025 confie au prestataire l'entretien du système.",
        "Serveurs virtuels où tourne notre programme. Depuis janvier, le prestataire applique lui-même les correctifs du système.",
    ),
    "sur place": (
        "Un serveur au sous-sol de la mairie ; nous l'avons acheté, installé, et il porte un programme écrit par un stagiaire.",
        "Tourne sur un ordinateur du service technique, avec un programme fait maison.",
    ),
}  # fmt: skip
_NEWS = {
    "system": "On annonce une faille grave dans le système d'exploitation des serveurs.",
    "code": "On annonce une faille dans une bibliothèque dont se servent les programmes écrits pour la mairie ou par elle.",
}
_OURS = {
    "system": {"IaaS", "sur place"},
    "code": {"PaaS", "IaaS", "IaaS confiée", "sur place"},
}
"""Models in which the customer has to act, by what is at fault."""


def services_to_mend(rng: np.random.Generator) -> dict[str, Any]:
    """Which of nine services the customer has to mend, by what each contract leaves to them."""
    news = pick(rng, tuple(_NEWS))
    counts = {"SaaS": integer(rng, 3, 4), "PaaS": 2, "IaaS": integer(rng, 1, 2), "IaaS confiée": 1, "sur place": 1}  # fmt: skip
    models = shuffled(rng, [one for one, count in counts.items() for _n in range(count)])
    told = {one: sample(rng, _TOLD[one], counts[one]) for one in counts}
    names = sample(rng, _NAMES, len(models))
    lines: list[str] = []
    by_model: dict[str, list[str]] = {one: [] for one in counts}
    for letter, name, model in zip(ascii_uppercase, names, models, strict=False):
        by_model[model].append(letter)
        lines += [
            f"{letter}. {name}",
            *(f"   {line}" for line in wrap(told[model].pop().replace(" ;", "\u00a0;"), 66)),
            "",
        ]

    def letters(kept: set[str]) -> str:
        return ", ".join(sorted(one for model in kept for one in by_model[model]))

    key = letters(_OURS[news])
    wrong = {
        letters({"sur place"}), letters(set(_OURS[news]) ^ {"IaaS confiée"}), letters(_OURS["code" if news == "system" else "system"]),
        letters(set(_OURS[news]) - {"sur place"}), letters(set(counts)),
    }  # fmt: skip
    return {
        "news": _NEWS[news], "key": key, "wrong": sorted(wrong - {key}),
        "software": letters({"SaaS"}), "platform": letters({"PaaS"}), "machines": letters({"IaaS", "IaaS confiée"}), "confided": letters({"IaaS confiée"}), "own": letters({"sur place"}),
        "why": "le système est l'affaire de la mairie là où elle loue des machines nues, sauf avenant, ou en a chez elle" if news == "system" else "un programme à soi reste à sa charge, quel que soit ce qui le fait tourner",
        "files": {"services.txt": text_file(lines)},
    }  # fmt: skip


__all__ = ["services_to_mend"]
