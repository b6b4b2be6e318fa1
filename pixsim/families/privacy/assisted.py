"""Worlds of competence 4.2: what an assistant is told of people, and what it keeps of them."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.assistants import TRAINING, assistant, others, settings
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.tasks import to_do
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import (
    ANYONE,
    NO,
    TEAM,
    Claim,
    Detail,
    Link,
    Memory,
    Part,
    Talk,
    Turn,
)
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @minimiser3

_NEEDS = (
    ("un goûter pour douze enfants", "un menu", ("Nombre d'enfants : 12.", "À ne pas servir : arachides.", "Budget : 40 euros."),
     ("Fatou est allergique depuis son hospitalisation de 2024.", "La famille de Malik est musulmane.", "Chloé est suivie pour un trouble du comportement alimentaire.")),
    ("une sortie en forêt", "un trajet", ("Distance : 4 km au plus.", "Un accès de plain-pied est nécessaire.", "Retour à 17 h."),
     ("Hugo a une maladie des muscles, diagnostiquée en mars.", "Le père de Zoé est au chômage.", "Sofia et sa compagne viendront ensemble.")),
    ("le plan des tables d'un repas", "un plan de tables", ("Nombre de convives : 24.", "Deux places près de la sortie.", "Trois repas sans viande."),
     ("Hugo sort de cure et ne doit pas voir d'alcool.", "Nadia est juive pratiquante.", "Malik vote pour le maire, Chloé contre lui.")),
    ("des affiches de rendez-vous", "un modèle d'affiche", ("Format : A4, en gros caractères.", "Une version en braille est prévue.", "Couleurs : jaune et noir."),
     ("Zoé perd la vue à cause du diabète.", "Karim est syndiqué et vient le jeudi.", "Fatou a le statut de réfugiée.")),
    ("des groupes de lecture", "trois groupes", ("Effectif : 15 personnes.", "Les textes sont lus à voix haute.", "Durée : 45 minutes."),
     ("Karim est dyslexique, selon son orthophoniste.", "Aminata est enceinte et fatiguée.", "La mère de Jules a été condamnée.")),
)  # fmt: skip


def only_what_serves(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of what is known of people, the assistant gets what its answer needs."""
    what, wanted, useful, sensitive = pick(rng, _NEEDS)
    texts = shuffled(rng, [*useful, *sensitive])
    details = tuple(Detail(id=str(n), text=text) for n, text in enumerate(texts, 1))
    keys = {one.text: one.id for one in details}
    parts = (
        Part(name="Demande", choices=tuple(one[1] for one in _NEEDS), value=wanted),
        Part(name="Longueur", choices=("courte", "détaillée"), value="courte"),
    )
    named = [name for name in FIRST_NAMES if any(name in text.split() for text in sensitive)]
    claims = tuple(
        Claim(id=f"c{n}", text=f"J'ai tenu compte de ceci : {text[0].lower()}{text[1:]}", when={f"#{keys[text]}": ("oui",)})
        for n, text in enumerate(texts, 1)
    )  # fmt: skip
    world = assistant(rng, parts=parts, details=details, claims=claims)
    named = sorted({name for text in sensitive for name in re.findall(r"\b[A-ZÉ]\w+", text)} - {"La", "Le"})  # fmt: skip
    goal = Goal(
        want=tuple(("told", "$t", text) for text in useful),
        refuse=tuple(("told", "*", f"~{one}") for one in (*sensitive, *named)),
        keep=others("asked", "told", "sent", "talk", "remembers"),
    )

    def asking(*said: str, typed: str = "") -> list[Act]:
        written = [acts.Write(text=typed)] if typed else []
        return [
            acts.New(),
            *(acts.Include(thing=keys[text]) for text in said),
            *written,
            acts.Send(),
        ]

    return {
        "what": what, "wanted": wanted, "numbers": ", ".join(sorted(keys[text] for text in useful)),
        **to_do(world, goal, asking(*useful), asking(*texts), asking(*useful, sensitive[0]), asking(*useful[:2]), asking(*useful)[:-1],
                asking(*useful, typed=f"{named[0]} a des soucis de santé.")),
    }  # fmt: skip


# ---------------------------------------------------------------- @traces2

_SAID = (
    "Cherche un vélo d'occasion", "Apprend l'italien", "Préfère les réponses courtes", "Prépare un oral de géographie",
    "Cuisine sans gluten", "Rédige le journal du club",
)  # fmt: skip
_TAKEN = (
    ("Vit dans le quartier des Tanneurs", "position du téléphone"), ("Dort peu : écrit souvent vers 3 h", "heures de vos demandes"),
    ("Se sert d'un téléphone ancien", "modèle de l'appareil"), ("A probablement un enfant en bas âge", "déduit de vos questions"),
    ("Passe ses midis près de la gare", "réseaux Wi-Fi rencontrés"), ("Lit les réponses jusqu'au bout", "mouvements à l'écran"),
)  # fmt: skip


def forgotten_traces(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of what an assistant remembers, what was never told to it is forgotten."""
    said = [(text, f"dit par vous le {integer(rng, 2, 28)} mars") for text in sample(rng, _SAID, 4)]
    taken = sample(rng, _TAKEN, 2)
    rows = shuffled(rng, [*said, *taken])
    memory = tuple(Memory(id=str(n), text=f"{text} ({how})") for n, (text, how) in enumerate(rows, 1))  # fmt: skip
    keys = {one.text: one.id for one in memory}
    gone = [f"{text} ({how})" for text, how in taken]
    talk = Talk(id="1", title="Vélos", turns=(Turn(id="1", told=("Quel vélo choisir ?",)),))
    world = assistant(rng, memory=memory, talks=(talk,))
    goal = Goal(
        want=tuple(("remembers", f"{text} ({how})") for text, how in said),
        refuse=tuple(("remembers", text) for text in gone),
        keep=others("remembers"),
    )

    def forgetting(*texts: str) -> list[Act]:
        return [acts.Memories(), *(acts.Forget(thing=keys[text]) for text in texts)]

    first = f"{said[0][0]} ({said[0][1]})"
    return {
        "name": world.me, "how": " ; ".join(how for _text, how in taken),
        **to_do(world, goal, forgetting(*gone), forgetting(gone[0]), forgetting(*gone, first), forgetting(*keys)),
    }  # fmt: skip


# ---------------------------------------------------------------- @reglages_vp4

_WORK = (
    ("Planning des congés", "de l'absence d'un collègue", "est en arrêt maladie"), ("Notes du conseil", "d'un vote à bulletin secret", "a voté contre le budget"),
    ("Dossiers du mois", "d'une famille aidée", "reçoit un colis alimentaire"), ("Courrier à un locataire", "d'un loyer impayé", "doit deux mois de loyer"),
    ("Bilan de l'atelier", "d'un stagiaire renvoyé", "a quitté le stage après une dispute"),
)  # fmt: skip
_OTHER = ("Recette de crêpes", "Idées de jeux", "Visite de la ville", "Liste de courses", "Anglais : verbes")  # fmt: skip


def talk_taken_back(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a conversation is not read by strangers any more, nor used, nor remembered."""
    title, about, noted = pick(rng, _WORK)
    who = pick(rng, FIRST_NAMES)
    titles = shuffled(rng, [title, *sample(rng, _OTHER, 4)])
    talks = tuple(
        Talk(id=str(n), title=name, day=f"{integer(rng, 2, 28)} mai", turns=(Turn(id=str(n), told=(name,)),))
        for n, name in enumerate(titles, 1)
    )  # fmt: skip
    mine = next(one.id for one in talks if one.title == title)
    rest = [one for one in talks if one.id != mine]
    open_links = [
        Link(id="1", talk=mine, title=title, who=ANYONE), Link(id="2", talk=mine, title=title, who=TEAM),
        Link(id="3", talk=rest[0].id, title=rest[0].title, who=ANYONE), Link(id="4", talk=rest[1].id, title=rest[1].title, who=TEAM),
    ]  # fmt: skip
    # numbers that no conversation has: a goal names things by number alone
    links = tuple(one.changed(id=str(n)) for n, one in enumerate(shuffled(rng, open_links), len(talks) + 1))  # fmt: skip
    bad = next(one.id for one in links if one.talk == mine and one.who == ANYONE)
    private = f"{who} {noted}"
    texts = shuffled(rng, [private, "Préfère les réponses courtes", "Écrit en français", "Anime un atelier le mardi"])  # fmt: skip
    memory = tuple(Memory(id=str(n), text=text) for n, text in enumerate(texts, 1))
    forget = next(one.id for one in memory if one.text == private)
    world = assistant(rng, talks=talks, links=links, memory=memory, settings=settings({}))
    team = next(one.id for one in links if one.talk == mine and one.who == TEAM)
    goal = Goal(
        want=(("talk", mine, "*"), ("link", team, mine, TEAM), ("setting", TRAINING, NO)),
        refuse=(("link", "*", mine, ANYONE), ("remembers", private)),
        keep=others("setting", "remembers"), free=(bad,),
    )  # fmt: skip
    kept = tuple(("remembers", text) for text in texts if text != private)
    goal = goal.model_copy(update={"want": (*goal.want, *kept)})
    steps = {
        "link": [acts.Links(), acts.Revoke(link=bad), acts.Back()],
        "memory": [acts.Memories(), acts.Forget(thing=forget), acts.Back()],
        "training": [acts.Tuning(), acts.Set(name=TRAINING, value=NO)],
    }

    def done(*names: str, before: tuple[Act, ...] = ()) -> list[Act]:
        return [*before, *(act for name in names for act in steps[name])]

    return {
        "title": title, "about": about, "of_who": of(who),
        **to_do(world, goal, done("link", "memory", "training"), done("memory", "training"), done("link", "training"), done("link", "memory"),
                done("memory", "training", before=(acts.Delete(talk=mine),)),
                [acts.Links(), acts.Revoke(link=bad), acts.Revoke(link=team), acts.Back(), *done("memory", "training")]),
    }  # fmt: skip
