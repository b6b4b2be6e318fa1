"""World of competence 2.1, level 7: a group moderated by its charter, whose exceptions are in profiles and in dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.networks import DONE, Ring, see
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import KEPT, REMOVED, WAITING, Group

_RULES = (
    "1. Vendre : une annonce par membre en trente jours, celles d'avant comptent.",
    "2. Un commerce (le profil le dit) ne vend pas ici ; il peut donner.",
    "3. Le bureau de l'association (le profil le dit) annonce autant qu'il veut.",
    "4. Pas de personne privée nommée ; un élu ou un commerçant, pour son métier.",
    "5. On parle de vélo, ou de la vie du forum.",
    "6. Un avis, même sévère, est permis ; une injure, non.",
    "Ce qui est gardé ne se rediscute pas. Tout se décide aujourd'hui.",
)
_SALES = (
    "Je vends deux vélos révisés, 150 euros l'un.", "Casques d'occasion, dès 10 euros pièce.", "À vendre : remorque d'enfant, 60 euros.", "Je vends mon vélo pliant, 120 euros.",
    "Quatre pneus neufs à vendre, 15 euros l'un.", "Sacoches de cuir, 40 euros les deux.", "Je vends un home-trainer, 80 euros.", "À vendre : selle confort, 20 euros.",
)  # fmt: skip
_GIFTS = ("Je donne un vélo d'enfant, à venir chercher.", "Chambres à air à donner, pneus de 26.", "Je donne un antivol et sa clé.")  # fmt: skip
_OWN = ("Tombola du club : les billets sont à 2 euros.", "Maillots du club en vente samedi, 25 euros.", "Bourse aux vélos : dépôt à 3 euros.")  # fmt: skip
_PAST_SALES = ("À vendre : porte-bagages neuf, 25 euros.", "Je vends une pompe à pied, 12 euros.", "Deux lampes à vendre, 8 euros.")  # fmt: skip
_PAST_TALK = (
    "Quelle pression pour des pneus de ville ?", "Belle sortie dimanche, merci.", "Le parking de la gare est plein dès 8 h.", "Qui a une carte des pistes ?", "Ma chaîne saute, une idée ?",
    "Le pont est rouvert aux vélos.", "Bravo pour la fête du vélo !", "Je cherche un bon cadenas.",
)  # fmt: skip
_SHOPS = ("Cycles du Pont, vente et réparation", "Gérante de Roue libre, magasin de vélos", "Atelier Noble, vélos neufs et d'occasion")  # fmt: skip
_BOARD = ("Trésorière de l'association", "Secrétaire de l'association", "Président de l'association")  # fmt: skip
_PLAIN = ("Cycliste du dimanche", "Je roule tous les jours", "Ancien client de Roue libre", "Adhérente depuis 2019", "")  # fmt: skip
OTHERS = (
    (("Mon ex-voisin, Paul Roux, 3 rue Haute, gare son vélo n'importe où.", REMOVED), ("Mme Perrin, la maire, refuse la piste du quai.", KEPT)),
    (("Ma voisine du 8, Mme Vidal, jette les vélos des autres.", REMOVED), ("Le garage Noble, rue Basse, m'a rendu mon vélo cassé.", KEPT)),
    (("Quelqu'un a une recette de tarte ?", REMOVED), ("Pourquoi le bouton de recherche a-t-il changé ?", KEPT)),
    (("Match de ce soir : qui regarde ?", REMOVED), ("Merci aux modérateurs pour leur patience.", KEPT)),
    (("Tu n'y connais rien, pauvre [insulte].", REMOVED), ("Vos conseils sont faux : la chaîne se graisse à sec.", KEPT)),
    (("Le président du club est un [insulte].", REMOVED), ("Ce dérailleur est le pire que j'aie eu.", KEPT)),
)  # fmt: skip


def _day(day: date) -> str:
    return long_date(day).rpartition(" ")[0]


def moderated(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: twelve messages weighed against a charter: who sells is in a profile, when they last did among what was kept."""
    ring = Ring(rng, friends=5)
    group = pick(rng, ("Forum des cyclistes", "Vélo et nous", "Deux-roues d'ici"))
    today = date(2026, 5, integer(rng, 18, 28))
    sales = iter(sample(rng, _SALES, 6))
    lately, formerly, never, shop, generous, board = (
        ring.person(bio=bio)
        for bio in (*sample(rng, _PLAIN, 3), *sample(rng, _SHOPS, 2), pick(rng, _BOARD))
    )
    waiting = [
        (lately, next(sales), REMOVED), (formerly, next(sales), KEPT), (never, next(sales), KEPT), (shop, next(sales), REMOVED),
        (generous, pick(rng, _GIFTS), KEPT), (board, pick(rng, _OWN), KEPT),
    ]  # fmt: skip
    first = waiting[:]
    for pair in sample(rng, OTHERS, 6):
        text, decision = pick(rng, pair)
        waiting.append((ring.person(bio=pick(rng, _PLAIN)), text, decision))
    if not 4 <= sum(decision == REMOVED for _w, _t, decision in waiting) <= 7:
        return moderated(rng)
    waiting = shuffled(rng, waiting)
    ids = [
        ring.post(who, text, group=group, state=WAITING, when=_day(today))
        for who, text, _d in waiting
    ]
    past, talk = sample(rng, _PAST_SALES, 3), sample(rng, _PAST_TALK, 6)
    before = [
        (lately, past[0], integer(rng, 21, 29)), (formerly, past[1], integer(rng, 31, 40)), (board, past[2], integer(rng, 3, 12)),
        (lately, talk[0], integer(rng, 1, 60)), (never, talk[1], integer(rng, 2, 20)), (formerly, talk[2], integer(rng, 2, 20)), (shop, talk[3], integer(rng, 35, 60)),
        *((ring.person(), text, integer(rng, 2, 60)) for text in talk[4:]),
    ]  # fmt: skip
    for who, text, ago in shuffled(rng, before):
        ring.post(who, text, group=group, state=KEPT, when=_day(today - timedelta(days=ago)))
    ring.chatter(3)
    other = Group(name="Chorale du lundi", people=31, about=("Répétitions et partitions.",))
    world = ring.world(shuffled=False, groups=(Group(name=group, about=_RULES, people=214), other), moderates=(group,))  # fmt: skip
    right = dict(zip(ids, (decision for _who, _text, decision in waiting), strict=True))

    def of_first(*places: int) -> list[str]:
        texts = {first[place][1] for place in places}
        return [one for one, (_who, text, _d) in zip(ids, waiting, strict=True) if text in texts]

    def decide(decisions: dict[str, str]) -> list[Act]:
        path: list[Act] = [acts.Groups(), see(group)]
        return [*path, *(acts.Decide(thing=one, decision=what) for one, what in decisions.items())]

    return {
        "group": group,
        "gone": " ; ".join(f"« {text} »" for _who, text, decision in waiting if decision == REMOVED),
        "world": world,
        "goal": Goal(want=tuple(("decided", one, what) for one, what in right.items()), keep=DONE),
        "solution": decide(right),
        "near": [
            decide(right | dict.fromkeys(of_first(1), REMOVED)), decide(right | dict.fromkeys(of_first(3), KEPT)), decide(right | dict.fromkeys(of_first(0), KEPT)),
            decide(right | dict.fromkeys(of_first(5), REMOVED)), decide(right | dict.fromkeys(of_first(4), REMOVED)), decide({one: right[one] for one in ids[:-1]}),
        ],
    }  # fmt: skip
