"""Family of competence 2.2, level 5: who answers for a site, in five pages of which the latest word counts."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.texts import lines
from pixsim.text.french_dates import long_date

_HOSTS = ("Nuage du Rhône", "Hébergo", "Serveurs de l'Ouest", "Datalys", "Toile du Nord")
_FILLING = (
    "Le site est ouvert à tous, sans compte.", "Les textes appartiennent à leurs auteurs.", "Les commentaires sont relus avant d'être publiés.",
    "Les citations courtes sont permises, avec leur source.", "Le site peut être fermé quelques heures pour son entretien.", "Les liens vers d'autres sites n'engagent qu'eux.",
    "Les photos anciennes viennent du fonds de la ville.", "La reprise d'un article entier demande un accord écrit.", "Le logo ne peut pas être réutilisé.",
    "Un compte n'est nécessaire que pour commenter.", "Les jeux et concours ont leur propre règlement.", "Les conditions sont relues chaque année.",
)  # fmt: skip
_KINDS = {"un article": "articles", "un commentaire": "moderation", "une photo": "photos"}


def _page(title: str, body: list[str]) -> Any:
    return lines([
        "<!DOCTYPE html>", '<html lang="fr">', f'<head><meta charset="utf-8"><title>{escape(title, quote=False)}</title></head>', "<body>", f"<h1>{title}</h1>",
        *(f"<p>{escape(text, quote=False)}</p>" for text in body), "</body>", "</html>",
    ])  # fmt: skip


def who_answers_for_a_site(rng: np.random.Generator) -> dict[str, Any]:
    """Who publishes a site, who hosts it now, where to ask for a removal: in five pages, some of them overtaken by dated notes."""
    people = [f"{first} {last}" for first, last in full_names(rng, 5)]
    first, now, print_, writer, treasurer = people
    early, late, hosting, footer, seller = sample(rng, _HOSTS, 5)
    site = pick(rng, ("amis-du-port", "jardins-ouverts", "presse-val", "club-sonate"))
    publisher = pick(
        rng,
        (
            "Association Les Amis du Port",
            "Collectif Jardins ouverts",
            "SARL Presse du Val",
            "Club Sonate",
        ),
    )
    kind = pick(rng, list(_KINDS))
    mails = {
        name: f"{name}@{site}.example"
        for name in (*_KINDS.values(), "donnees", "publicite", "contact")
    }
    start = date(2025, integer(rng, 1, 3), integer(rng, 1, 28))
    moved = start + timedelta(days=integer(rng, 40, 90))
    moved_again = date(2026, integer(rng, 1, 3), integer(rng, 1, 28))
    changed = start + timedelta(days=integer(rng, 120, 240))

    def filled(*told: str, count: int = 8) -> list[str]:
        return shuffled(rng, [*told, *sample(rng, _FILLING, count)])

    notice = [
        f"Éditeur du site : {publisher}. Page rédigée le {long_date(start)}.",
        *filled(f"Direction de la publication : {first} pour le site, {print_} pour la revue imprimée.", f"Rédaction : {writer}. Trésorerie : {treasurer}.",
                f"Hébergement : {early}. Nom de domaine acheté chez {seller}."),
    ]  # fmt: skip
    rules = filled(
        f"Un article vous met en cause : {mails['articles']}, avec l'adresse de la page.", f"Un commentaire vous vise : {mails['moderation']}.",
        f"Vous êtes sur une photo, et n'en voulez pas : {mails['photos']}.", f"Annonceurs : {mails['publicite']}.", count=10,
    )  # fmt: skip
    privacy = filled(
        f"Pour consulter ou corriger les données de votre compte : {mails['donnees']}.",
        "Les données des comptes sont gardées trois ans.",
        count=6,
    )
    notes = sorted([
        (changed, f"{now} remplace {first} à la direction du site."), (changed + timedelta(days=20), f"{treasurer} présidera désormais l'association ; rien ne change pour le site."),
        (moved, f"Le site quitte {early} pour {late}."), (moved_again, f"Le site est maintenant chez {hosting}, après des pannes chez {late}."),
        (moved_again + timedelta(days=9), f"La revue imprimée a un nouveau directeur, {writer}."),
        *((start + timedelta(days=integer(rng, 10, 300)), text) for text in ("Trois nouveaux numéros en ligne.", "L'accueil est fermé en août.", "Un atelier d'écriture ouvre.", "La recherche du site est plus rapide.")),
    ], key=lambda one: one[0], reverse=bool(integer(rng, 0, 1)))  # fmt: skip
    contact = [
        f"Un renseignement : {mails['contact']}.",
        *sample(rng, _FILLING, 4),
        f"© 2022 {publisher}. Site hébergé par {footer}.",
    ]
    return {
        "site": f"{site}.example", "kind": kind, "responsible": now, "not_responsible": [first, print_, writer, treasurer],
        "host": hosting, "hosting": hosting, "not_host": [early, late, footer, seller],
        "mail": mails[_KINDS[kind]], "not_mail": [mail for mail in mails.values() if mail != mails[_KINDS[kind]]],
        "files": {
            "mentions.html": _page("Mentions légales", notice), "conditions.html": _page("Conditions d'utilisation", rules),
            "confidentialite.html": _page("Confidentialité", privacy), "nouvelles.html": _page("Nouvelles du site", [f"{long_date(day)}. {text}" for day, text in notes]),
            "contact.html": _page("Nous écrire", contact),
        },
    }  # fmt: skip
