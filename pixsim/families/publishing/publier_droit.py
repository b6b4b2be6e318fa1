"""Publishing within the law: defamation, image rights, reports."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.mails import Mail, MailFolder
from pixsim.making.texts import PlainText, lines
from pixsim.text.french_dates import MONTHS, WEEKDAYS, long_date

_PUNISHED = (
    "« {n} a volé la caisse » (note du bureau : caisse intacte)",
    "« Sale {n}, pauvre imbécile ! »",
    "« Cassez la figure à {n} samedi »",
    "« Ces gens-là, à cause de leur religion, dehors ! »",
)

_FREE = (
    "« La réunion était mal préparée, c'est mon avis »",
    "« Je ne voterai pas pour {n}, son projet est trop cher »",
    "« Ce spectacle m'a ennuyé du début à la fin »",
    "« Ce règlement est absurde, changeons-le »",
    "« {n} a perdu le match par sa lenteur »",
)


def messages_to_moderate(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of five messages of a forum, those that the law punishes are taken away, the others not."""
    name = pick(rng, FIRST_NAMES)
    bad, free = sample(rng, _PUNISHED, 2), sample(rng, _FREE, 3)
    rows = shuffled(rng, [*((text, True) for text in bad), *((text, False) for text in free)])
    pages = [
        ui.screen(
            f"Message {n}",
            ui.info(f"Texte {n}", text.format(n=name)),
            ui.choice(f"Message {n} : décision", "publié", ("publié", "retiré")),
        )
        for n, (text, _bad) in enumerate(rows, 1)
    ]
    numbers = [n for n, (_text, is_bad) in enumerate(rows, 1) if is_bad]
    steps: list[ui.Step] = [(f"Message {n}", f"Message {n} : décision", "retiré") for n in numbers]
    wrong = next(n for n in range(1, 6) if n not in numbers)
    more: ui.Step = (f"Message {wrong}", f"Message {wrong} : décision", "retiré")
    return {
        "name": name, "numbers": " et ".join(map(str, numbers)), "place": pick(rng, ("du quartier", "du club", "de la commune", "du lycée")),
        "world": ui.device("Modération · cinq messages signalés", ui.screen("Messages"), *pages),
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps([*steps, more]), ui.acts_of_steps(steps[:1]), ui.acts_of_steps([steps[0], more])],
    }  # fmt: skip


TROUBLES = {
    "PHAROS": (
        "Un site public appelle à la haine contre un groupe de personnes, sans viser personne en particulier",
        "Une vidéo publiée il y a un an fait l'apologie du terrorisme",
        "Un compte public échange des images pédocriminelles",
    ),
    "CNIL": (
        "Deux mois après votre demande d'effacement, une boutique vous écrit encore",
        "Un ancien employeur refuse de vous montrer le dossier qu'il garde sur vous",
        "Un magasin filme sa salle de pause et refuse de dire ce qu'il en garde",
    ),
    "17": (
        "Un inconnu annonce en ligne qu'il attaquera une école dans l'heure",
        "En appel vidéo, une amie dit que quelqu'un force sa porte en ce moment",
    ),
    "SignalConso": (
        "Un site marchand français n'a ni livré ni remboursé votre commande",
        "Une boutique en ligne affiche des prix barrés qu'elle n'a jamais pratiqués",
        "Un abonnement pris en ligne ne peut pas être résilié en ligne",
    ),
    "33700": (
        "Un SMS vous demande de payer les frais d'un colis que vous n'attendez pas",
        "Un numéro inconnu sonne une fois, pour qu'on le rappelle à prix fort",
    ),
    "3018": (
        "Une collégienne, moquée chaque soir sur un réseau, ne sait pas à qui en parler",
        "Des photos intimes d'un lycéen tournent dans sa classe, et il veut les faire retirer",
    ),
}


def right_desk(rng: np.random.Generator) -> dict[str, Any]:
    """Four troubles, each for another service."""
    services = sample(rng, tuple(TROUBLES), 4)
    row: dict[str, Any] = {"services": shuffled(rng, tuple(TROUBLES))}
    for number, service in enumerate(services, 1):
        row |= {f"trouble{number}": pick(rng, TROUBLES[service]), f"key{number}": service}
    return row


_HOSTS = ("Nuage du Rhône", "Hébergo", "Serveurs de l'Ouest", "Datalys", "Toile du Nord")

_FILLING = (
    "Le site est ouvert à tous, sans compte.", "Les textes appartiennent à leurs auteurs.", "Les commentaires sont relus avant d'être publiés.",
    "Les citations courtes sont permises, avec leur source.", "Le site peut être fermé quelques heures pour son entretien.", "Les liens vers d'autres sites n'engagent qu'eux.",
    "Les photos anciennes viennent du fonds de la ville.", "La reprise d'un article entier demande un accord écrit.", "Le logo ne peut pas être réutilisé.",
    "Un compte n'est nécessaire que pour commenter.", "Les jeux et concours ont leur propre règlement.", "Les conditions sont relues chaque année.",
)  # fmt: skip

_KINDS = {"un article": "articles", "un commentaire": "moderation", "une photo": "photos"}


def _notice_page(title: str, body: list[str]) -> Any:
    return lines([
        "<!DOCTYPE html>", '<html lang="fr">', f'<head><meta charset="utf-8"><title>{escape(title, quote=False)}</title></head>', "<body>", f"<h1>{title}</h1>",
        *(f"<p>{escape(text, quote=False)}</p>" for text in body), "</body>", "</html>",
    ])  # fmt: skip


def publisher_and_host(rng: np.random.Generator) -> dict[str, Any]:
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
            "mentions.html": _notice_page("Mentions légales", notice), "conditions.html": _notice_page("Conditions d'utilisation", rules),
            "confidentialite.html": _notice_page("Confidentialité", privacy), "nouvelles.html": _notice_page("Nouvelles du site", [f"{long_date(day)}. {text}" for day, text in notes]),
            "contact.html": _notice_page("Nous écrire", contact),
        },
    }  # fmt: skip


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


def _sentences_within(sentences: list[str], most: int) -> str:
    """Whole sentences, as many as so many words hold."""
    said: list[str] = []
    for sentence in sentences:
        if len(" ".join([*said, sentence]).split()) > most:
            break
        said.append(sentence)
    return " ".join(said)


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


def _press_page(topic: str, published: date, touched: date, body: list[str]) -> str:
    rows = "\n".join(f"  <p>{row}</p>" for row in body)
    return (
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">\n'
        f'<meta property="article:published_time" content="{published:%Y-%m-%d}">\n'
        f"<title>{topic.capitalize()}</title></head>\n<body>\n  <h1>{topic.capitalize()}</h1>\n"
        f"  <p><small>Mis à jour le {long_date(touched)}</small></p>\n{rows}\n</body></html>\n"
    )


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
            _press_page(topic, published, touched, body)
        )
        words = sum(len(row.split()) for row in body)
        reply = shuffled(rng, _SENTENCES)
        count = words + integer(rng, 25, 40) if kind == "long" else words - integer(rng, 8, 14)
        text = _sentences_within(reply * 3, count)
        role = f"C'est moi qui {_mine(_TOPICS[topic])}." if kind == "right" else (
            "Mon nom n'y est pas, mais j'habite la commune." if kind == "stranger" else "Votre article me nomme.")  # fmt: skip
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
