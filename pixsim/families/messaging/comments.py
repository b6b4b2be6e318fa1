"""Worlds of competence 2.1: what is answered under a publication, and a forum that is moderated."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled
from pixsim.families.draws.networks import DONE, Ring, see
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import KEPT, REMOVED, WAITING, Group

_PRICES = (
    ("Cours de danse : 45 € par trimestre, tous les mardis.", "C'est 45 € par mois ou par trimestre ?", "trimestre", "C'est par trimestre."),
    ("Chorale : répétition le jeudi, salle du Puits.", "C'est le mardi ou le jeudi ?", "jeudi", "C'est le jeudi."),
    ("Stage de poterie : dès 12 ans, terre fournie.", "Ma fille a 13 ans : l'âge minimal est 12 ou 14 ans ?", "12", "C'est dès 12 ans."),
    ("Sortie vélo : départ à 9 h devant la gare.", "On part de la gare ou de la mairie ?", "gare", "On part de la gare."),
)  # fmt: skip
_TAUNTS = ("Toujours aussi nul, ce club. Prouvez le contraire !", "Franchement, qui peut aimer ça ? Répondez, pour voir !", "Club de ratés. J'attends vos excuses…")  # fmt: skip
_INSULTS = (
    "Espèce de [insulte], tu n'es qu'une [insulte] !",
    "[insulte]. Toi et ta famille, tous des [insulte].",
)
_THANKS = ("Bravo à toute l'équipe !", "Vivement la prochaine fois !", "Merci pour l'accueil.")


def provoked(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a question answered, an insult reported, a provocation left alone."""
    ring = Ring(rng, friends=6)
    told, asked, answer, said = pick(rng, _PRICES)
    post = ring.mine(told)
    asking, taunting, insulting, thanking = ring.friends[:4]
    lines = [(asking, asked), (taunting, pick(rng, _TAUNTS)), (insulting, pick(rng, _INSULTS)), (thanking, pick(rng, _THANKS))]  # fmt: skip
    ids = {who: ring.comment(post, who, text) for who, text in shuffled(rng, lines)}
    ring.chatter(4, ring.friends[4:])
    reply: Act = acts.Remark(text=said)

    def report(who: str, reason: str = "injure ou harcèlement") -> Act:
        return acts.Report(thing=ids[who], reason=reason)

    answered = ("remarked", post, f"~{answer}")
    harsh = "injure ou harcèlement||menace ou violence"
    return {
        "who": ring.first, "post": told.partition(" : ")[0], "troll": ring.called(taunting), "insulting": ring.called(insulting),
        "world": ring.world(),
        "goal": Goal(
            want=(answered, ("denounced", ids[insulting], harsh)),
            refuse=(("remarked", post, "~nul"), ("remarked", post, "~excuse"), ("remarked", post, "~insult"), ("denounced", ids[taunting], "*")),
            keep=DONE, free=(insulting, ids[insulting]),
        ),
        "solution": [see(post), reply, report(insulting)],
        "near": [
            [see(post), report(insulting)], [see(post), reply, report(taunting)], [see(post), reply, report(insulting), report(taunting)],
            [see(post), reply, report(insulting, "publicité")], [see(post), reply, acts.Delete(thing=ids[asking])],
        ],
    }  # fmt: skip


_RULES = (
    "1. Pas de publicité. Un membre peut dire qu'il vend, en renvoyant aux Annonces.",
    "2. Ni nom ni adresse d'une personne privée.",
    "3. On parle de vélo, ou de la vie du forum.",
    "4. Un avis, même sévère, est permis.",
)
_MESSAGES = (
    ("Ma boutique brade ses selles : -30 % avec le code ROUE.", REMOVED), ("Le vendeur s'appelle Paul Roux, 3 rue Haute : allez le voir !", REMOVED), ("Quelqu'un a une recette de tarte ?", REMOVED),
    ("Ce dérailleur est le pire que j'aie eu.", KEPT), ("Pourquoi le bouton de recherche a-t-il changé ?", KEPT), ("Je vends mon vélo, voir la rubrique Annonces.", KEPT),
    ("Achetez la lampe Éclat, la meilleure ! (posté par la marque)", REMOVED), ("Vos conseils sont faux, voici pourquoi : la chaîne se graisse à sec.", KEPT), ("Match de ce soir : qui regarde ?", REMOVED),
    ("Le réparateur de la gare m'a rendu mon vélo cassé : honteux.", KEPT), ("Ma voisine, Mme Perrin du 8, jette les vélos des autres.", REMOVED), ("Merci aux modérateurs pour leur patience.", KEPT),
)  # fmt: skip


def moderated(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: eight messages weighed against a charter of four rules, exceptions included."""
    messages = shuffled(rng, sample(rng, _MESSAGES, 8))
    if not 3 <= sum(decision == REMOVED for _t, decision in messages) <= 5:
        return moderated(rng)
    ring = Ring(rng, friends=5)
    group = pick(rng, ("Forum des cyclistes", "Vélo et nous", "Deux-roues d'ici"))
    people = [ring.person() for _message in messages]
    ids = [
        ring.post(who, text, group=group, state=WAITING)
        for who, (text, _decision) in zip(people, messages, strict=True)
    ]
    ring.chatter(3)
    other = Group(name="Chorale du lundi", people=31, about=("Répétitions et partitions.",))
    world = ring.world(shuffled=False, groups=(Group(name=group, about=_RULES, people=214), other), moderates=(group,))  # fmt: skip
    right = dict(zip(ids, (decision for _text, decision in messages), strict=True))

    def decide(decisions: dict[str, str]) -> list[Act]:
        path: list[Act] = [acts.Groups(), see(group)]
        return [*path, *(acts.Decide(thing=one, decision=what) for one, what in decisions.items())]

    flipped = {**right, ids[0]: KEPT if right[ids[0]] == REMOVED else REMOVED}
    return {
        "group": group,
        "gone": " ; ".join(f"« {text} »" for text, decision in messages if decision == REMOVED),
        "world": world,
        "goal": Goal(want=tuple(("decided", one, what) for one, what in right.items()), keep=DONE),
        "solution": decide(right),
        "near": [decide(dict.fromkeys(ids, REMOVED)), decide(flipped), decide({one: right[one] for one in ids[:-1]})],
    }  # fmt: skip
