"""Families of competence 2.1 on who reads what, lists, time zones, rates, quoting and charters."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, of, plain


def who_sees(rng: np.random.Generator) -> dict[str, Any]:
    """The names a recipient sees in the heading: author, To and Cc, never the blind copies."""
    author, *others = sample(rng, FIRST_NAMES, 7)
    copies = integer(rng, 1, 2)
    to, cc, blind = others[:2], others[2 : 2 + copies], others[2 + copies : 4 + copies]
    reader = pick(rng, [*to, *cc, *blind, *blind])
    options = [name for name in [author, *to, *cc, *blind] if name != reader]
    seen = [name for name in options if name not in blind]
    return {
        "author": author,
        "to": ", ".join(to),
        "cc": ", ".join(cc),
        "blind": ", ".join(blind),
        "reader": reader,
        "options": options,
        "key": [place for place, name in enumerate(options, 1) if name in seen],
    }


def blind_reply(rng: np.random.Generator) -> dict[str, Any]:
    """How many people a « Répondre à tous » reaches when some are in blind copy."""
    author, *others = sample(rng, FIRST_NAMES, 10)
    cuts = [integer(rng, 1, 3), integer(rng, 1, 3), integer(rng, 2, 3)]
    to, cc = others[: cuts[0]], others[cuts[0] : cuts[0] + cuts[1]]
    blind = others[sum(cuts[:2]) : sum(cuts)]
    replier = pick(rng, [*to, *cc, *blind])
    reached = {author, *to, *cc} - {replier}
    everyone = {author, *to, *cc, *blind} - {replier}
    return {
        "author": author,
        "to": ", ".join(to),
        "cc": ", ".join(cc),
        "blind": ", ".join(blind),
        "replier": replier,
        "of_replier": of(replier),
        "answer": len(reached),
        "reached": ", ".join(sorted(reached)),
        "wrong": [str(len(everyone)), str(len(reached) - 1)],
    }


_PLACES = (
    ("à Paris, en été", 2),
    ("à Paris, en hiver", 1),
    ("à Saint-Denis de La Réunion", 4),
    ("à Mamoudzou, à Mayotte", 3),
    ("à Fort-de-France, en Martinique", -4),
    ("à Cayenne, en Guyane", -3),
    ("à Nouméa, en Nouvelle-Calédonie", 11),
    ("à Papeete, à Tahiti", -10),
)


def offset(hours: int) -> str:
    """UTC+4, UTC−3."""
    return f"UTC{'+' if hours >= 0 else '−'}{abs(hours)}"


def time_zone(rng: np.random.Generator) -> dict[str, Any]:
    """The time of a meeting in another place, both offsets being given."""
    while True:
        (here, ours), (there, theirs) = sample(rng, _PLACES, 2)
        hour, minute = integer(rng, 8, 18), pick(rng, (0, 0, 30))
        shift = theirs - ours
        end, mirror = (hour + shift) % 24, (hour - shift) % 24
        if end not in (0, mirror) and "Paris" not in (here + there).replace("Paris", "", 1):
            break
    naive = {mirror, (hour + theirs) % 24, hour} - {end}
    return {
        "hour": f"{hour} h {minute:02}" if minute else f"{hour} h",
        "here": here,
        "ours": offset(ours),
        "there": there,
        "theirs": offset(theirs),
        "shift": f"{abs(shift)} h {'de plus' if shift > 0 else 'de moins'}",
        "answer": f"{end} h {minute:02}" if minute else f"{end} h",
        "wrong": [f"{wrong}:{minute:02}" for wrong in sorted(naive)],
    }


def uplink(rng: np.random.Generator) -> dict[str, Any]:
    """Rate a participant must send when each one sends to all the others directly."""
    people = integer(rng, 4, 9)
    video, audio = integer(rng, 5, 20) / 10, pick(rng, (40, 50, 80, 100))
    each = video + audio / 1000
    total = (people - 1) * each
    return {
        "people": people,
        "others": people - 1,
        "video": decimal(video, 1),
        "audio": audio,
        "each": decimal(each, 3),
        "answer": decimal(total, 3),
        "wrong": [
            decimal(people * each, 3),
            decimal(each, 3),
            decimal(people * (people - 1) * each, 3),
            decimal((people - 1) * (video + audio), 3),
        ],
    }


_SENTENCES = (
    "La réunion est déplacée à {} h, salle {}", "Le dépôt ferme à {} h, porte {}",
    "Rendez-vous à l'entrée {}, côté {}", "Le café d'accueil débute à {} h, étage {}",
    "Clé rangée dans le tiroir {}, bureau {}", "Élève attendu à {} h, bâtiment {}",
)  # fmt: skip


def base64_text(rng: np.random.Generator) -> dict[str, Any]:
    """A short French sentence encoded in UTF-8 then base64."""
    sentence = pick(rng, _SENTENCES).format(integer(rng, 8, 19), pick(rng, "ABCDEFGH"))
    return {
        "code": b64encode(sentence.encode()).decode(),
        "answer": sentence,
        "wrong": [sentence.encode().decode("latin-1"), sentence.lower()],
    }


_MESSAGES = {
    "attaque": (
        "« Tu es vraiment trop bête pour faire du vélo, Paul. »",
        "« Nadia, tais-toi, tu es une incapable. »",
        "« Il n'y a que les imbéciles comme toi pour penser ça, Luc. »",
    ),
    "publicité": (
        "« Promotion dans ma boutique : −20 % sur les casques de vélo, venez ! »",
        "« J'ouvre mon atelier de cycles, voici mes tarifs et mon code promo. »",
        "« Achetez mes sacoches de vélo, livraison offerte ce mois-ci. »",
    ),
    "coordonnées": (
        "« Le mécanicien qui a réglé mes freins habite 4 rue du Port, à Brest. »",
        "« Pour louer un vélo, appelez la gérante chez elle : 01 99 00 12 34. »",
        "« L'adresse privée du vendeur de vélos est g.morel@poste.example. »",
    ),
    "majuscules": (
        "« JE CHERCHE UNE POMPE POUR PNEUS DE COURSE »",
        "« QUELLE CHAÎNE CHOISIR POUR ONZE VITESSES ? »",
        "« MERCI À TOUS POUR VOS RÉPONSES SUR LES FREINS »",
    ),
    "hors sujet": (
        "« Quelqu'un connaît une bonne recette de crêpes ? »",
        "« Qui a vu le match de football hier soir ? »",
        "« Je cherche un hamster pour ma fille. »",
    ),
    "rien": (
        "« Je ne suis pas du tout d'accord : ce type de frein est dépassé. »",
        "« Cette idée de piste cyclable me paraît mauvaise, et voici pourquoi. »",
        "« Ton calcul de braquet est faux, vérifie le nombre de dents. »",
        "« Franchement, ce modèle de selle est une erreur d'achat. »",
    ),
}
_RULES = {
    "attaque": "ne pas attaquer une personne",
    "publicité": "ne pas faire de publicité",
    "coordonnées": "ne pas donner les coordonnées d'un tiers",
    "majuscules": "ne pas écrire tout en majuscules",
    "hors sujet": "ne parler que de vélo",
}


def charter(rng: np.random.Generator) -> dict[str, Any]:
    """Which messages break the charter of a forum, and no other rule of taste."""
    first, second, left_out, _ = sample(rng, tuple(_RULES)[1:], 4)
    kept = sample(rng, ("attaque", first, second), 3)
    broken = sample(rng, kept, integer(rng, 2, 3))
    tags = [*broken, left_out, "rien", "rien"][:5]
    picked = {tag: sample(rng, _MESSAGES[tag], 2) for tag in dict.fromkeys(tags)}
    messages = [picked[tag].pop() for tag in tags]
    return {
        "rules": "\n    ".join(f"{n}. {_RULES[tag]}" for n, tag in enumerate(kept, 1)),
        "options": messages,
        "key": [place for place, tag in enumerate(tags, 1) if tag in kept],
    }


_ANSWERS = (
    "On pourrait inviter les voisins.", "La salle est libre samedi.", "Il manque deux tables.",
    "Je peux apporter la sono.", "Le budget est de 300 euros.", "Qui s'occupe des affiches ?",
    "Mieux vaut attendre le mois de juin.", "Je vote pour le parc.", "Il faut prévenir la mairie.",
    "Pensons aux gobelets réutilisables.", "Le buffet sera végétarien.", "Je serai en retard.",
)  # fmt: skip


def quoting(rng: np.random.Generator) -> dict[str, Any]:
    """A discussion whose « > » tell who wrote each sentence."""
    names = sample(rng, FIRST_NAMES, 4)  # the last to write first: no mark, then > >> >>>
    said = sample(rng, _ANSWERS, 8)
    depth_of = dict(zip(said, (3, 2, 1, 3, 2, 0, 1, 0), strict=True))
    day = integer(rng, 4, 25)
    lines = [f"De : {names[0]}", "Objet : Re : fête de quartier", ""]
    for depth, name in enumerate(names[1:]):
        mark = ">" * depth + " " if depth else ""
        lines.append(f"{mark}Le {day - depth} mai, {name} a écrit :")
    lines += [f"{'>' * depth} {text}".strip() for text, depth in depth_of.items()]
    asked = pick(rng, [text for text, depth in depth_of.items() if depth])
    author = names[depth_of[asked]]
    return {
        "files": {"discussion.txt": text_file(lines)},
        "sentence": asked,
        "depth": depth_of[asked],
        "answer": author,
        "wrong": [name for name in names if plain(name) != plain(author)],
    }
