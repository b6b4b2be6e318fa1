"""Who runs the internet: neutrality, domain names, standards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from pixsim.families.draws.invented.authorities import (
    CNIL,
    CONSO,
    Authority,
    help_desk,
    paid_imitation,
    send_form,
)
from pixsim.families.draws.simulators.webs import browser
from pixsim.families.draws.values.choices import labelled, pick, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_NETWORK = {
    "Internet": (
        "Les câbles et routeurs qui relient les réseaux du monde",
        "Les adresses IP qui distinguent les machines",
        "Un réseau de réseaux, en service bien avant 1990",
        "Ce que donne l'abonnement à un fournisseur d'accès",
        "L'infrastructure qui porte aussi courriels et visioconférences",
        "Le transport des données par paquets (TCP/IP)",
    ),
    "Web": (
        "Des pages reliées entre elles par des liens",
        "Ce que l'on visite avec un navigateur",
        "Une invention de Tim Berners-Lee, vers 1990",
        "Des documents écrits en HTML",
        "L'ensemble des sites dont l'adresse commence par http ou https",
        "Un service d'échange de pages, parmi d'autres services",
    ),
}


def network_or_web(rng: np.random.Generator) -> dict[str, Any]:
    """What belongs to the network of networks, and what to the web."""
    return labelled(rng, _NETWORK, 4)


_CNIL = replace(CNIL, task=CNIL.task[:2], before=(
    "Demandez d'abord à l'organisme, par écrit : il a un mois pour répondre.", "S'il refuse, ou s'il se tait un mois, adressez-nous une plainte, avec sa réponse ou la date de votre demande.",
))  # fmt: skip

ARCOM = Authority(
    "Arcom", "arcom.example",
    ("Autorité de régulation de la communication audiovisuelle et numérique.", "Elle veille à ce que diffusent les radios et les chaînes, et à ce que les grandes plateformes retirent ce qui est illégal."),
    "Signaler un contenu", ("programme de radio ou de télévision", "contenu illégal qu'une plateforme garde", "site de sport piraté"),
)  # fmt: skip

_ARCOM = replace(ARCOM, before=(
    "Pour un programme de radio ou de télévision : la chaîne, le jour et l'heure.", "Pour une plateforme : signalez-lui d'abord le contenu. Si elle le garde ou ne répond pas, écrivez-nous.",
))  # fmt: skip

ARCEP = Authority(
    "Arcep", "arcep.example",
    ("Autorité de régulation des communications électroniques, des postes et de la distribution de la presse.", "Elle veille aux réseaux fixes et mobiles : leur déploiement, leur qualité, et un internet qui traite tous les contenus de la même façon."),
    "Faire une alerte", ("réseau absent ou en panne", "contenu ralenti ou usage bloqué", "conservation du numéro"),
)  # fmt: skip

_ARCEP = replace(ARCEP, before=("Dites depuis quand, et dans quelle commune.", "Nous ne réglons pas les litiges sur une facture."))  # fmt: skip
_CONSO = replace(CONSO, before=("L'entreprise signalée peut répondre ; la DGCCRF voit tous les signalements.",))  # fmt: skip

_RIGHTS = Authority(
    "Défenseur des droits", "defenseurdesdroits.example",
    ("Autorité indépendante.", "Elle aide toute personne dont un service public ne respecte pas les droits, et lutte contre les discriminations."),
    "Demander de l'aide", ("service public qui ne répond pas", "démarche possible en ligne seulement", "discrimination"),
    ("Écrivez d'abord au service concerné, puis joignez sa réponse, ou la date de votre demande.", "Pour une discrimination : écrivez-nous aussitôt, sans rien demander avant."),
)  # fmt: skip

_SITES = (_CNIL, _ARCEP, _ARCOM, _CONSO, _RIGHTS)

COMPLAINTS: Mapping[str, Sequence[tuple[str, int]]] = {
    "CNIL": (
        ("Mon ancien opérateur refuse d'effacer mon dossier, sept ans après la fin du contrat.", 0),
        ("Une chaîne de télévision m'écrit ses publicités par courriel, malgré trois refus.", 2),
        ("La boutique qui m'emploie filme la salle de pause toute la journée, et ne veut rien changer.", 1),
        ("Un réseau social ne me donne pas la copie de ce qu'il sait de moi, demandée en mars et en mai.", 0),
    ),
    "Arcep": (
        ("Mon opérateur ralentit les films d'un concurrent, et eux seuls.", 1),
        ("Mon forfait interdit de partager la connexion du téléphone avec l'ordinateur.", 1),
        ("La fibre promise au village pour l'an dernier n'y est toujours pas tirée.", 0),
        ("Depuis le déménagement de l'antenne, plus personne n'a de réseau dans la vallée.", 0),
    ),
    "Arcom": (
        ("La radio a laissé son invité appeler à la haine, sans un mot.", 0),
        ("Un film très violent est passé à 18 heures sur une chaîne que payent les abonnés.", 0),
        ("Un réseau social garde en ligne des insultes racistes que j'ai signalées deux fois.", 1),
        ("Le site de vidéos ne répond jamais à ceux qui lui signalent une vidéo illégale.", 1),
    ),
    "SignalConso": (
        ("Mon opérateur compte chaque mois une option que personne n'a demandée.", 1),
        ("Mon abonnement au réseau social est résilié : ma carte est encore débitée.", 1),
        ("Les avis enthousiastes de ce site de vente sont tous du même auteur, qui y travaille.", 2),
        ("Le décodeur de la chaîne, payé en mars, n'est jamais arrivé.", 0),
    ),
    "Défenseur des droits": (
        ("La préfecture ne donne de rendez-vous que par son site ; on m'a écrit qu'il n'y a pas de guichet.", 1),
        ("Ma caisse de retraite ne répond plus à mes messages depuis sept mois.", 0),
        ("L'application qui loue des logements écarte mon dossier, et l'agence m'a dit que c'est à cause de mon nom.", 2),
    ),
}  # fmt: skip

DOUBLE: Sequence[tuple[str, tuple[tuple[Authority, int], tuple[Authority, int]]]] = (
    ("Mon opérateur me facture depuis mai une option inventée, et il a refusé de me donner la copie de mes données.", ((_CONSO, 1), (_CNIL, 0))),
    ("Plus de réseau dans ma rue depuis l'hiver ; en prime, l'opérateur a ajouté à la facture un service que je n'ai pas voulu.", ((_ARCEP, 0), (_CONSO, 1))),
    ("La chaîne passe des scènes très violentes à 18 heures ; et malgré trois refus, elle m'écrit ses publicités.", ((_ARCOM, 0), (_CNIL, 2))),
    ("Mon opérateur ralentit les films d'un concurrent ; et, malgré mon refus écrit, il m'envoie ses publicités.", ((_ARCEP, 1), (_CNIL, 2))),
    ("Le réseau social garde des menaces signalées deux fois ; et il débite encore ma carte, l'abonnement étant résilié.", ((_ARCOM, 1), (_CONSO, 1))),
)  # fmt: skip

EARLY: Sequence[tuple[str, Authority, int]] = (
    ("Ma salle de sport garde ma photo dans ses fichiers ; je lui ai écrit avant-hier de l'effacer, et j'attends.", _CNIL, 0),
    ("Je veux la copie de ce qu'un site de rencontres sait de moi. Je n'ai encore écrit à personne.", _CNIL, 0),
    ("J'ai vu hier une vidéo raciste sur une plateforme ; je préfère la signaler à vous plutôt qu'à elle.", _ARCOM, 1),
    ("Un réseau social montre depuis ce matin un appel à la violence, que je n'ai pas signalé.", _ARCOM, 1),
)  # fmt: skip


def each_to_its_authority(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: four complaints; one is for two authorities, another for none yet, as the rules of a site say."""
    sites = shuffled(rng, _SITES)
    both, halves = pick(rng, DOUBLE)
    early, too_soon, matter_early = pick(rng, EARLY)
    rest = [site for site in sites if site not in [site for site, _m in halves]]
    numbers = [f"R-{n}" for n in sample(rng, range(101, 999), 4)]
    single = [(site, *pick(rng, COMPLAINTS[site.name])) for site in sample(rng, rest, 2)]
    asked = "Numéro de la réclamation"
    paid = paid_imitation(rng, asked)
    texts = [f"{number} : {text}" for number, text in zip(numbers, (both, early, *(one[1] for one in single)), strict=True)]  # fmt: skip
    start = help_desk("Réclamations du jour", shuffled(rng, texts), [site.pages(asked)[0] for site in sites], paid)  # fmt: skip
    place = {site.name: n for n, site in enumerate(sites, 1)}
    right = [(numbers[0], site, site.matters[matter]) for site, matter in halves]
    right += [
        (number, site, site.matters[matter])
        for number, (site, _text, matter) in zip(numbers[2:], single, strict=True)
    ]

    def write(letters: Sequence[tuple[str, Authority, str]]) -> list[Act]:
        done: list[Act] = []
        for number, site, matter in letters:
            done += [acts.Back(), acts.Back()] if done else []
            done += send_form(number, matter, place[site.name])
        return done

    soon = (numbers[1], too_soon, too_soon.matters[matter_early])
    spare = [site for site in sites if site not in [site for _n, site, _m in right]]
    turned = [right[0], right[1], (right[3][0], *right[2][1:]), (right[2][0], *right[3][1:])]
    wanted = [
        fact
        for number, site, matter in right
        for fact in site.sent(asked, f"~{number[2:]}", matter)
    ]
    told: dict[str, list[str]] = {}
    for number, site, _matter in right:
        told.setdefault(number, []).append(site.name)
    return {
        "place": pick(rng, ("d'une maison de quartier", "d'une médiathèque", "d'un espace de services", "d'une mairie", "d'une gare", "d'un centre social")),
        "first": numbers[3], "told": " ; ".join(f"{number}, {' et '.join(names)}" for number, names in sorted(told.items())),
        "early": numbers[1], "too_soon": too_soon.name,
        "world": browser([start, *(one for site in sites for one in site.pages(asked)), paid], at=start.url),
        "goal": Goal(want=tuple(wanted), refuse=(("sent", "*", asked, f"~{numbers[1][2:]}"),), keep=("pressed",)),
        "solution": write(right),
        "near": [write(turned), write(right[1:]), write([*right[:3], (right[3][0], spare[0], spare[0].matters[0])]),
                 write([*right[:-1], soon]), write([right[0], *right[2:]]), *([write([*right, soon])] if too_soon in spare else [])],
    }  # fmt: skip
