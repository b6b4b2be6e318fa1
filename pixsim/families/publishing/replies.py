"""Family of competence 2.2: requests for a right of reply, set against the articles and the rules of a site."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.archives import Archive
from pixsim.making.mails import Mail, MailFolder
from pixsim.making.texts import PlainText
from pixsim.text.french_dates import MONTHS, WEEKDAYS, long_date

_TOPICS = {
    "la salle des fêtes": "préside le comité des fêtes",
    "la fermeture du four": "tient la boulangerie",
    "le marché du samedi": "place les marchands",
    "le local à vélos": "gère l'immeuble du quai",
    "la piscine": "dirige la piscine",
    "le toit de l'école": "dirige l'école",
}
_SENTENCES = (
    "Les travaux ont commencé plus tard que prévu.", "Personne n'a été prévenu avant la réunion.",
    "La facture dépasse ce qui avait été annoncé.", "Plusieurs habitants s'en sont plaints.",
    "Le dossier est passé deux fois devant le conseil.", "Aucune autre entreprise n'a été consultée.",
    "Une nouvelle visite est prévue au printemps.", "Les clés ont été rendues en retard.",
)  # fmt: skip
_PARIS = timezone(timedelta(hours=2))
DIRECTOR, HOST = "direction@lepetitrelais.example", "support@hebergeur.example"


def reply_that_is_due(rng: np.random.Generator) -> dict[str, Any]:
    """Of five requests, the one that must be published, and by which day.

    The others come too late (the article was touched up since), from somebody the article does not point out, to
    the host, or are longer than the article. The good one points out a person by what she does alone.
    """
    kinds = shuffled(rng, ("right", "late", "stranger", "host", "long"))
    people = [f"{first} {last}" for first, last in full_names(rng, 5)]
    topics = sample(rng, tuple(_TOPICS), 5)
    members: dict[str, Any] = {"regles.txt": PlainText(_RULES)}
    mails = []
    due, who = date(2026, 1, 1), ""
    for number, (person, kind, topic) in enumerate(zip(people, kinds, topics, strict=True), 1):
        published = date(2026, integer(rng, 2, 5), integer(rng, 1, 27))
        asked = published + timedelta(days=integer(rng, 70, 85))
        if kind == "late":
            asked = published + timedelta(days=integer(rng, 96, 120))
        told = {"right": f"La personne qui {_TOPICS[topic]}", "stranger": "L'entreprise"}.get(
            kind, person
        )
        body = [f"{told} est en cause dans cette affaire : {topic}.", *sample(rng, _SENTENCES, 5)]
        touched = asked - timedelta(days=integer(rng, 5, 20))
        members[f"articles/article-{number}.html"] = PlainText(
            _page(topic, published, touched, body)
        )
        words = sum(len(row.split()) for row in body)
        reply = shuffled(rng, _SENTENCES)
        count = words + integer(rng, 25, 40) if kind == "long" else words - integer(rng, 8, 14)
        text = " ".join((" ".join(reply * 3)).split()[:count]).rstrip(".") + "."
        role = f"C'est moi qui {_mine(_TOPICS[topic])}." if kind == "right" else (
            "Je n'y suis pas nommé, mais j'habite la commune." if kind == "stranger" else "Votre article me nomme.")  # fmt: skip
        sent_to = HOST if kind == "host" else DIRECTOR
        mails.append(Mail((
            ("From", f"{person} <reponse{number}@poste.example>"), ("To", sent_to),
            ("Date", format_datetime(datetime(asked.year, asked.month, asked.day, 10, integer(rng, 1, 59), tzinfo=_PARIS))),
            ("Subject", f"Droit de réponse, article {number}"),
        ), f"{role} Je demande la publication de la réponse suivante.\n\n--- réponse ---\n{text}\n--- fin ---\n"))  # fmt: skip
        if kind == "right":
            who, due = person, asked + timedelta(days=3)
    members["demandes.mbox"] = MailFolder(tuple(mails))
    archive = f"reponses-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "who": who,
        "not_who": [person for person in people if person != who],
        "due": f"{due:%d/%m/%Y}",
        "due_forms": [
            f"{due:%d/%m/%Y}",
            f"{WEEKDAYS[due.weekday()]} {due.day} {MONTHS[due.month - 1]}",
        ],
        "due_said": long_date(due),
        "not_due": [f"{due + timedelta(days=more):%d/%m/%Y}" for more in (-3, 4)],
        "too_long": people[kinds.index("long")],
        "late": people[kinds.index("late")],
        "files": {archive: Archive(members)},
    }


def _mine(doing: str) -> str:
    """« tiens la boulangerie » for « tient la boulangerie »."""
    verb, _space, rest = doing.partition(" ")
    return f"{'tiens' if verb == 'tient' else verb} {rest}"


_RULES = """DROIT DE RÉPONSE : CE QUE LE SITE DOIT FAIRE

1. Peut répondre toute personne nommée dans un article, ou désignée de façon qu'on la reconnaisse.
2. La demande est adressée au directeur de la publication : direction@lepetitrelais.example.
   L'hébergeur n'a pas à la recevoir, sauf si le site est anonyme.
3. Elle arrive trois mois au plus tard après la première mise en ligne de l'article.
4. La réponse n'est pas plus longue que l'article, titre et dates non compris (comptés en mots).
5. Si tout cela est réuni, elle est publiée dans les trois jours qui suivent la réception.
"""


def _page(topic: str, published: date, touched: date, body: list[str]) -> str:
    rows = "\n".join(f"  <p>{row}</p>" for row in body)
    return (
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">\n'
        f'<meta property="article:published_time" content="{published:%Y-%m-%d}">\n'
        f"<title>{topic.capitalize()}</title></head>\n<body>\n  <h1>{topic.capitalize()}</h1>\n"
        f"  <p><small>Mis à jour le {long_date(touched)}</small></p>\n{rows}\n</body></html>\n"
    )
