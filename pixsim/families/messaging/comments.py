"""Worlds of competence 2.1: what is answered under a publication, and a forum that is moderated."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.networks import DONE, Ring, see
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import KEPT, REMOVED, WAITING, Group

_PRICES = (
    ("Cours de danse : 45 € par trimestre, tous les mardis.", "C'est 45 € par mois ou par trimestre ?", ("trimestre", "trois mois", "3 mois"), "C'est par trimestre."),
    ("Chorale : répétition le jeudi, salle du Puits.", "C'est le mardi ou le jeudi ?", ("jeudi",), "C'est le jeudi."),
    ("Stage de poterie : dès 12 ans, terre fournie.", "Ma fille a 13 ans : l'âge minimal est 12 ou 14 ans ?", ("12", "douze"), "C'est dès 12 ans."),
    ("Sortie vélo : départ à 9 h devant la gare.", "On part de la gare ou de la mairie ?", ("gare",), "On part de la gare."),
)  # fmt: skip
_TAUNTS = ("Toujours aussi nul, ce club. Prouvez le contraire !", "Franchement, qui peut aimer ça ? Répondez, pour voir !", "Très déçu par ce club. J'attends vos excuses…")  # fmt: skip
_INSULTS = (
    "Espèce de [insulte], tu n'es qu'une [insulte] !",
    "[insulte]. Toi et ta famille, tous des [insulte].",
)
_THANKS = ("Bravo à toute l'équipe !", "Vivement la prochaine fois !", "Merci pour l'accueil.")


_THREATS = (
    "On sait où tu gares ton vélo. Fais attention en rentrant, mardi.", "Continuez comme ça, et il arrivera quelque chose à votre local.",
    "Je serai à la sortie, jeudi. Tu verras bien.",
)  # fmt: skip
_IRONY = (
    "Ah, quelle surprise, encore un tarif en hausse. Bravo les artistes…", "Toujours pas de photos ? On attendra l'an 2050, alors.",
    "Formidable, il va donc falloir se lever tôt. Merci du cadeau.",
)  # fmt: skip
_SOLVED = (
    ("Où se gare-t-on ?", "Derrière la salle, c'est gratuit."), ("Il faut des chaussures spéciales ?", "Non, des chaussures propres suffisent."),
    ("On peut venir à l'essai ?", "Oui, la première fois est offerte."),
)  # fmt: skip


def provoked(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the question that nobody answered, three comments that the law forbids, others only unpleasant."""
    ring = Ring(rng, friends=10)
    told, asked, answers, said = pick(rng, _PRICES)
    post = ring.mine(told)
    asking, taunting, insulting, thanking, solved, helping, threatening, telling, ironic = (
        ring.friends[:9]
    )
    question, solution = pick(rng, _SOLVED)
    number = f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
    told_of = f"Le numéro de la trésorière, c'est le {number} : appelez-la chez elle le soir !"
    lines = shuffled(rng, [
        (asking, asked), (taunting, pick(rng, _TAUNTS)), (insulting, pick(rng, _INSULTS)), (thanking, pick(rng, _THANKS)),
        (threatening, pick(rng, _THREATS)), (telling, told_of), (ironic, pick(rng, _IRONY)), (solved, question),
    ])  # fmt: skip
    place = lines.index((solved, question))
    lines.insert(integer(rng, place + 1, len(lines)), (helping, solution))
    ids = {who: ring.comment(post, who, text) for who, text in lines}
    ring.chatter(4, ring.friends[9:])
    reply: Act = acts.Remark(text=said)

    def report(who: str, reason: str) -> Act:
        return acts.Report(thing=ids[who], reason=reason)

    answered = ("remarked", post, "||".join(f"~{answer}" for answer in answers))
    harsh, threat, private = (
        "injure ou harcèlement",
        "menace ou violence",
        "vie privée d'une personne",
    )
    reports = [report(insulting, harsh), report(threatening, threat), report(telling, private)]
    wanted = (
        ("denounced", ids[insulting], f"{harsh}||{threat}"), ("denounced", ids[threatening], f"{threat}||{harsh}"),
        ("denounced", ids[telling], f"{private}||{harsh}"),
    )  # fmt: skip
    bad = (insulting, threatening, telling)
    return {
        "who": ring.first, "post": told.partition(" : ")[0],
        "troll": ring.called(taunting), "insulting": ring.called(insulting), "threatening": ring.called(threatening), "telling": ring.called(telling),
        "world": ring.world(),
        "goal": Goal(
            want=(answered, *wanted),
            refuse=(("remarked", post, "~aussi nul"), ("remarked", post, "~insult")),
            keep=DONE, free=(*bad, *(ids[who] for who in bad)),
        ),
        "solution": [see(post), reply, *reports],
        "near": [
            [see(post), *reports], [see(post), reply, *reports[1:]], [see(post), reply, reports[0], reports[2]], [see(post), reply, *reports[:2]],
            [see(post), reply, *reports, report(ironic, harsh)], [see(post), reply, *reports, report(taunting, harsh)],
            [see(post), reply, *reports[:2], report(telling, "fausse information")],
        ],
    }  # fmt: skip


_RULES = (
    "1. Annonce (vente, boutique, lien marchand) : une par membre, la première.",
    "2. Pas de personne privée nommée ; un élu ou un commerçant, pour son métier.",
    "3. On parle de vélo, ou de la vie du forum.",
    "4. Un avis, même sévère, est permis ; une injure, non.",
    "Ce qui est gardé ne se rediscute pas, mais compte. Tout se décide aujourd'hui : rien ne reste en attente.",
)
_ADS = (
    "Ma boutique brade ses selles : -30 % avec le code ROUE.", "Lampes à moitié prix : eclat-lampes.test/boutique", "Je vends mon vélo pliant, 120 euros.",
    "Pour graisser la chaîne, tout est là : huile-vite.test/achat?code=A2", "Casques d'occasion chez moi, dès 10 euros pièce.", "Mon atelier offre la pose à qui achète un pneu.",
)  # fmt: skip
_PAST_ADS = (
    "À vendre : porte-bagages neuf, 25 euros.",
    "Ma boutique ouvre samedi, code BIENVENUE.",
    "Remorque à vendre, comme neuve.",
)
_PAST_TALK = ("Quelle pression pour des pneus de ville ?", "Belle sortie dimanche, merci.", "Le parking de la gare est plein dès 8 h.", "Qui a une carte des pistes ?")  # fmt: skip
_OTHERS = (
    (("Mon ex-voisin, Paul Roux, 3 rue Haute, gare son vélo n'importe où.", REMOVED), ("Mme Perrin, la maire, refuse la piste du quai.", KEPT)),
    (("Ma voisine du 8, Mme Vidal, jette les vélos des autres.", REMOVED), ("Le garage Noble, rue Basse, m'a rendu mon vélo cassé.", KEPT)),
    (("Quelqu'un a une recette de tarte ?", REMOVED), ("Pourquoi le bouton de recherche a-t-il changé ?", KEPT)),
    (("Match de ce soir : qui regarde ?", REMOVED), ("Merci aux modérateurs pour leur patience.", KEPT)),
    (("Tu n'y connais rien, pauvre [insulte].", REMOVED), ("Vos conseils sont faux : la chaîne se graisse à sec.", KEPT)),
    (("Le président du club est un [insulte].", REMOVED), ("Ce dérailleur est le pire que j'aie eu.", KEPT)),
)  # fmt: skip


def moderated(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: ten messages weighed against a charter; whether a sale is a member's first is seen in what was kept before."""
    ring = Ring(rng, friends=5)
    group = pick(rng, ("Forum des cyclistes", "Vélo et nous", "Deux-roues d'ici"))
    ads, past = sample(rng, _ADS, 4), sample(rng, _PAST_ADS, 2)
    sellers = [ring.person() for _ad in ads]
    waiting = [(who, text, REMOVED if n < 2 else KEPT) for n, (who, text) in enumerate(zip(sellers, ads, strict=True))]  # fmt: skip
    pairs = [pick(rng, pair) for pair in sample(rng, _OTHERS, 4)]
    pairs += [one for pair in sample(rng, _OTHERS, 6) for one in pair if one not in pairs][:2]
    waiting += [(ring.person(), text, decision) for text, decision in pairs]
    if not 4 <= sum(decision == REMOVED for _w, _t, decision in waiting) <= 6:
        return moderated(rng)
    waiting = shuffled(rng, waiting)
    ids = [ring.post(who, text, group=group, state=WAITING) for who, text, _d in waiting]
    talk = sample(rng, _PAST_TALK, 4)
    before = [
        *zip(sellers[:2], past, strict=True),
        *zip(sellers[1:], talk, strict=False),
        (ring.person(), talk[3]),
    ]
    for who, text in shuffled(rng, before):
        ring.post(who, text, group=group, state=KEPT)
    ring.chatter(3)
    other = Group(name="Chorale du lundi", people=31, about=("Répétitions et partitions.",))
    world = ring.world(shuffled=False, groups=(Group(name=group, about=_RULES, people=214), other), moderates=(group,))  # fmt: skip
    right = dict(zip(ids, (decision for _who, _text, decision in waiting), strict=True))
    sold = [one for one, (_who, text, _d) in zip(ids, waiting, strict=True) if text in ads]

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
            decide(right | dict.fromkeys(sold, REMOVED)),
            decide(right | dict.fromkeys(sold, KEPT)),
            decide({one: right[one] for one in ids[:-1]}),
        ],
    }  # fmt: skip
