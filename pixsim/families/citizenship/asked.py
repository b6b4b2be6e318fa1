"""Worlds of competence 2.4: what one asks of an assistant, and what one does not tell it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.assistants import assistant, others
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.families.draws.tasks import to_do
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import NO, YES, Claim, Detail, File, Part
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @ia_societe3

_EVENTS = (
    ("un atelier de couture", "Affiche", "couture", "salle Bizet"), ("une initiation au jardinage", "Affiche", "jardinage", "serre du parc"),
    ("un vide-grenier", "Annonce", "vide-grenier", "place du Marché"), ("une sortie à vélo", "Annonce", "vélo", "gare routière"),
    ("un café des langues", "Invitation", "langues", "maison de quartier"), ("une soirée de contes", "Invitation", "contes", "médiathèque"),
)  # fmt: skip
_READERS = ("débutants de plus de 60 ans", "familles avec enfants", "adhérents du club", "nouveaux habitants")  # fmt: skip
_LENGTHS = ("50 mots", "150 mots", "une page")
_VAGUE = (
    "Écris comme un grand professionnel.", "Fais quelque chose qui plaise à tout le monde.", "Vérifie bien ton texte avant de me le donner.",
    "C'est important, applique-toi.", "Sois original, mais pas trop.",
)  # fmt: skip
_DAYS = ("samedi", "dimanche", "mercredi", "vendredi")


def request_for_an_event(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a request with its readers, its length and the facts that the assistant would make up otherwise."""
    what, kind, word, place = pick(rng, _EVENTS)
    readers, length = pick(rng, _READERS), pick(rng, _LENGTHS[:2])
    day, hour, number = pick(rng, _DAYS), integer(rng, 10, 19), integer(rng, 10, 28)
    true = f"{day.capitalize()} {number} mai, à {hour} h, {place}."
    last = f"L'an dernier : samedi {integer(rng, 2, 9)} mai, à {hour + 1} h, {place}."
    texts = shuffled(rng, [true, last, *sample(rng, _VAGUE, 3)])
    details = tuple(Detail(id=str(n), text=text) for n, text in enumerate(texts, 1))
    mine = next(one.id for one in details if one.text == true)
    old = next(one.id for one in details if one.text == last)
    facts = ((f"{number} mai", f"{number}/5", f"{number}/05"), (f"{hour} h", f"{hour}h", f"{hour}:00"), (place,))  # fmt: skip
    given = "~" + "&".join("||".join(forms) for forms in facts)
    first = pick(rng, [one for one in _READERS if one != readers])
    parts = (
        Part(name="Texte", choices=("Affiche", "Annonce", "Invitation", "Chanson"), value=kind),
        Part(name="Sujet", choices=tuple(one[2] for one in _EVENTS), value=word),
        Part(name="Pour qui", choices=_READERS, value=first),
        Part(name="Longueur", choices=_LENGTHS, value="une page"),
    )
    claims = (
        *(Claim(id=f"pour{n}", text=f"Vous êtes de ceux-là : {one} ? Venez !", when={"Pour qui": (one,)}) for n, one in enumerate(_READERS)),
        Claim(id="vrai", text=f"Rendez-vous {true[0].lower()}{true[1:]}", when={given: (YES,)}),
        Claim(id="invente", text="Rendez-vous samedi prochain à 14 h, à la salle des fêtes.", when={given: (NO,)}),
        Claim(id="long1", text="Une équipe passionnée vous attend, dans une ambiance chaleureuse et conviviale.", when={"Longueur": ("150 mots", "une page")}),
        Claim(id="long2", text="Depuis toujours, les habitants se retrouvent autour de ce beau moment de partage, qui crée du lien.", when={"Longueur": ("une page",)}),
    )  # fmt: skip
    world = assistant(rng, parts=parts, details=details, claims=claims)
    wanted = (("asked", "$t", "Texte", kind), ("asked", "$t", "Sujet", word), ("asked", "$t", "Pour qui", readers), ("asked", "$t", "Longueur", length), *(("told", "$t", "||".join(f"~{form}" for form in forms)) for forms in facts))  # fmt: skip
    goal = Goal(
        want=wanted, refuse=(("told", "$t", last),), keep=others("asked", "told", "sent", "talk", "remembers")
    )  # fmt: skip
    put = acts.Set(name="Pour qui", value=readers), acts.Set(name="Longueur", value=length)

    def asking(*included: str) -> list[Act]:
        return [acts.New(), *put, *(acts.Include(thing=one) for one in included), acts.Send()]

    vague = next(one.id for one in details if one.text in _VAGUE)
    return {
        "what": what, "kind": kind.lower(), "readers": readers, "length": length, "day": day, "fact": true.removesuffix("."),
        **to_do(world, goal, asking(mine), asking(), asking(vague), asking(old), asking(mine)[:-1], [acts.New(), put[0], acts.Include(thing=mine), acts.Send()]),
    }  # fmt: skip


# ---------------------------------------------------------------- @ia_societe4

_LETTERS = (
    ("à une réclamation", "reclamation.odt", "Le chauffage est en panne depuis dix jours.", "Je demande une réparation cette semaine.", "chauffage", "réparation", "un propriétaire"),
    ("à un recours", "recours.odt", "La place en crèche a été refusée en avril.", "Nous demandons un nouvel examen du dossier.", "crèche", "nouvel examen", "une mairie"),
    ("à une plainte", "plainte.odt", "Le train est arrivé avec trois heures de retard.", "Je demande le remboursement du billet.", "trois heures", "remboursement", "une compagnie de transport"),
    ("à un courrier", "courrier.odt", "Le vélo livré a une roue voilée.", "Je demande un échange ou un bon d'achat.", "roue voilée", "échange", "un magasin"),
    ("à une demande", "demande.odt", "Le stage prévu en juin a été annulé.", "Je cherche une autre date avant l'été.", "stage", "autre date", "un lycée"),
)  # fmt: skip
_CLOSED = ("14 rue du Lavoir", "3 impasse des Tilleuls", "27 quai des Brumes", "8 allée du Moulin")


def letter_without_its_author(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: all that tells who wrote a letter is masked in it before it is joined, and nothing else."""
    told, file, matter, asked, key1, key2, answers = pick(rng, _LETTERS)
    ((first, last),) = full_names(rng, 1)
    name, street = f"{first} {last}", pick(rng, _CLOSED)
    phone = f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
    lines = (f"{name}, {street}", "Madame, Monsieur,", matter, asked, f"On peut me joindre au {phone}.", f"Cordialement, {name}")  # fmt: skip
    parts = (
        Part(name="Tâche", choices=("répondre à la lettre", "traduire la lettre", "noter la lettre sur 10"), value="répondre à la lettre"),
        Part(name="Ton", choices=("poli", "ferme", "amical"), value="poli"),
    )  # fmt: skip
    claims = (
        Claim(id="lu", text="Nous avons bien reçu votre lettre et nous en comprenons les raisons.", when={file: (YES,)}),
        Claim(id="suite", text="Nous étudions ce que vous demandez et vous répondrons sous huit jours.", when={file: (YES,)}),
        Claim(id="rien", text="De quelle lettre s'agit-il ? Je peux en inventer une.", when={file: (NO,)}),
    )  # fmt: skip
    world = assistant(rng, parts=parts, files=(File(name=file, lines=lines),), claims=claims)
    telling = (first, last, street.partition(" ")[2], phone[-5:])
    goal = Goal(
        want=(("joined", "$t", file), ("asked", "$t", "Tâche", "répondre à la lettre"), ("told", "$t", f"~{key1}"), ("told", "$t", f"~{key2}")),
        refuse=tuple(("told", "*", f"~{text}") for text in telling),
        keep=others("asked", "told", "joined", "sent", "talk", "remembers"),
    )  # fmt: skip

    def sending(*masked: tuple[str, str]) -> list[Act]:
        read = [acts.New(), acts.Read(name=file)]
        hide = [acts.BlackOut(number=number, words=words) for number, words in masked]
        return [*read, *hide, acts.Back(), acts.Include(thing=file), acts.Send()]

    places = [("1", name), ("1", street), ("5", phone), ("6", name)]
    return {
        "told": told, "file": file, "answers": answers,
        **to_do(world, goal, sending(*places), sending(*places[:-1]), sending(*places[:1], *places[2:]), sending(*places, ("3", matter)),
                [acts.New(), acts.Include(thing=file), acts.Send()], sending(*places[:2], places[3])),
    }  # fmt: skip
