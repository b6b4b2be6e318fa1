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
    "   Une annonce retirée ne compte pas. De deux qui attendent, la plus ancienne",
    "   se décide d'abord.",
    "2. Un commerce (le profil le dit) ne vend pas ici ; il peut donner.",
    "3. Le bureau de l'association (le profil le dit) annonce autant qu'il veut.",
    "4. Pas de personne privée nommée ou reconnaissable ; un élu ou un commerçant,",
    "   pour son métier seul.",
    "5. On parle de vélo, ou de la vie du groupe.",
    "6. Un avis, même sévère, est permis ; une injure, non.",
    "7. Une décision du bureau, publiée ici, l'emporte sur ces règles.",
    "Ce qui est décidé ne se rediscute pas.",
)
_SALES = (
    "Je vends deux vélos révisés, 150 euros l'un.", "Casques d'occasion, dès 10 euros pièce.", "À vendre : remorque d'enfant, 60 euros.", "Je vends mon vélo pliant, 120 euros.",
    "Quatre pneus neufs à vendre, 15 euros l'un.", "Sacoches de cuir : le prix, en message privé.", "Je vends un home-trainer, 80 euros.", "À vendre : selle confort, 20 euros.",
    "Mon vieux tandem contre 90 euros, faites vite.", "Il me reste trois casques : prix d'ami, écrivez-moi.",
)  # fmt: skip
_GIFTS = ("Je donne un vélo d'enfant, à venir chercher.", "Chambres à air à donner, pneus de 26.", "Je donne un antivol et sa clé.")  # fmt: skip
_OWN = ("Tombola du club : les billets sont à 2 euros.", "Maillots du club en vente samedi, 25 euros.", "Bourse aux vélos : dépôt à 3 euros.")  # fmt: skip
_PAST_SALES = ("À vendre : porte-bagages neuf, 25 euros.", "Je vends une pompe à pied, 12 euros.", "Deux lampes à vendre, 8 euros.", "Gants d'hiver, 10 euros la paire.", "Je vends un compteur, 15 euros.")  # fmt: skip
_NAMING = ("Je vends 50 euros le vélo de mon voisin Luc Morel, 4 rue Haute.", "Vélo d'Aïcha Petit, ma collègue, 60 euros : elle ne roule plus.")  # fmt: skip
_CHILD = ("Je vends un vélo d'enfant, 35 euros.", "Vélo d'enfant à vendre, 24 pouces, 45 euros.")
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
    (("Le monsieur barbu du 12, rue Basse, roule ivre.", REMOVED), ("Un cycliste roulait ivre sur le quai, hier soir.", KEPT)),
    (("M. Petit, l'adjoint aux routes, divorce, paraît-il.", REMOVED), ("M. Petit, l'adjoint aux routes, oublie le quai.", KEPT)),
    (("Tu n'y connais rien, pauvre [insulte].", REMOVED), ("Vos conseils sont faux : la chaîne se graisse à sec.", KEPT)),
    (("Le président du club est un [insulte].", REMOVED), ("Ce dérailleur est le pire que j'aie eu.", KEPT)),
)  # fmt: skip


def _day(day: date) -> str:
    return long_date(day).rpartition(" ")[0]


def _of_children(rng: np.random.Generator, today: date) -> tuple[bool, str, str]:
    """What was said of bicycles for children: whether it holds, by whom (their profile), in what words."""
    far = today + timedelta(days=integer(rng, 3, 9))
    past = today - timedelta(days=integer(rng, 2, 6))
    told = "Décision du bureau : jusqu'au {} compris, tout vélo d'enfant peut se vendre, même une seconde annonce."
    return pick(rng, (
        (True, pick(rng, _BOARD), told.format(_day(far))),
        (False, pick(rng, _BOARD), told.format(_day(past))),
        (False, pick(rng, _PLAIN), f"Et si, jusqu'au {_day(far)}, tout vélo d'enfant pouvait se vendre, même en seconde annonce ?"),
    ))  # fmt: skip


def moderated(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: twenty messages weighed against a charter: who sells is in a profile, what they sold before among what was decided."""
    ring = Ring(rng, friends=5)
    group = pick(rng, ("Forum des cyclistes", "Vélo et nous", "Deux-roues d'ici"))
    today = date(2026, 5, integer(rng, 18, 25))
    holds, speaker, decided = _of_children(rng, today)
    sales, talk = iter(sample(rng, _SALES, 8)), sample(rng, _PAST_TALK, 6)
    past = iter(sample(rng, _PAST_SALES, 5))
    lately, formerly, struck, twice, spoilt, never, child, shop, generous, board = (
        ring.person(bio=bio)
        for bio in (*(pick(rng, _PLAIN) for _n in range(7)), *sample(rng, _SHOPS, 2), pick(rng, _BOARD))
    )  # fmt: skip
    late = {
        "lately": (lately, next(sales), REMOVED),
        "shop": (shop, next(sales), REMOVED),
        "second": (twice, next(sales), REMOVED),
    }
    fine = {
        "formerly": (formerly, next(sales), KEPT), "struck": (struck, next(sales), KEPT), "never": (never, next(sales), KEPT),
        "after": (spoilt, next(sales), KEPT), "generous": (generous, pick(rng, _GIFTS), KEPT), "board": (board, pick(rng, _OWN), KEPT),
    }  # fmt: skip
    now = {**late, **fine, "child": (child, pick(rng, _CHILD), KEPT if holds else REMOVED)}
    for place, pair in enumerate(sample(rng, OTHERS, 8)):
        text, decision = pick(rng, pair)
        now[str(place)] = (ring.person(bio=pick(rng, _PLAIN)), text, decision)
    ago = dict.fromkeys(now, 0) | {str(place): integer(rng, 0, 3) for place in range(8)}
    now |= {"first": (twice, next(sales), KEPT), "named": (spoilt, pick(rng, _NAMING), REMOVED)}
    ago |= {"first": integer(rng, 1, 3), "named": integer(rng, 1, 3)}
    if not 8 <= sum(decision == REMOVED for _w, _t, decision in now.values()) <= 13:
        return moderated(rng)
    rows = [(ago[name], who, text, WAITING, name) for name, (who, text, _d) in now.items()]
    rows += [
        (integer(rng, 21, 29), lately, next(past), KEPT, ""), (integer(rng, 33, 45), formerly, next(past), KEPT, ""),
        (integer(rng, 4, 14), struck, next(past), REMOVED, ""), (integer(rng, 5, 15), child, next(past), KEPT, ""),
        (integer(rng, 3, 12), board, next(past), KEPT, ""), (integer(rng, 7, 12), ring.person(bio=speaker), decided, KEPT, ""),
        (integer(rng, 1, 60), lately, talk[0], KEPT, ""), (integer(rng, 2, 20), never, talk[1], KEPT, ""), (integer(rng, 2, 20), formerly, talk[2], KEPT, ""),
        (integer(rng, 35, 60), shop, talk[3], KEPT, ""), *((integer(rng, 2, 60), ring.person(), text, KEPT, "") for text in talk[4:]),
    ]  # fmt: skip
    ids: dict[str, str] = {}
    for days, who, text, state, name in sorted(shuffled(rng, rows), key=lambda row: row[0]):
        ids[name] = ring.post(who, text, group=group, state=state, when=_day(today - timedelta(days=days)))  # fmt: skip
    ring.chatter(3)
    other = Group(name="Chorale du lundi", people=31, about=("Répétitions et partitions.",))
    world = ring.world(shuffled=False, groups=(Group(name=group, about=(*_RULES, f"Aujourd'hui : {_day(today)}."), people=214), other), moderates=(group,))  # fmt: skip
    right = {ids[name]: decision for name, (_who, _text, decision) in now.items()}

    def decide(*others: str, but: str = "") -> list[Act]:
        """Each message decided, these the other way, one left as it is."""
        other_way = {ids[name]: KEPT if now[name][2] == REMOVED else REMOVED for name in others}
        found = {one: what for one, what in (right | other_way).items() if one != ids.get(but)}
        return [acts.Groups(), see(group), *(acts.Decide(thing=one, decision=what) for one, what in found.items())]  # fmt: skip

    return {
        "group": group,
        "day": _day(today),
        "gone": " ; ".join(f"« {text} »" for _who, text, decision in now.values() if decision == REMOVED),
        "world": world,
        "goal": Goal(want=tuple(("decided", one, what) for one, what in right.items()), keep=DONE),
        "solution": decide(),
        "near": [
            decide("formerly"), decide("struck"), decide("lately"), decide("shop"), decide("first", "second"), decide("after"), decide("named"), decide("child"),
            decide("board"), decide("generous"), decide(but="0"),
        ],
    }  # fmt: skip
