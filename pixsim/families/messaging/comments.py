"""Worlds of competence 2.1: what is answered under a publication, and a forum that is moderated."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.networks import DONE, Ring, see
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts

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
