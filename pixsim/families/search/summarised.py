"""Competence 1.1: the summary that a program wrote of rules, held against the rules and what was added to them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.documents import document, heading
from pixsim.making.papers import Paper


class _Rule(NamedTuple):
    """What rules say, a summary that is true to it, one that is not."""

    title: str
    said: str
    true: str
    false: str


class _Place(NamedTuple):
    """A place with rules, what a program made up of it, and what was changed after."""

    name: str
    rules: tuple[_Rule, ...]
    made_up: tuple[str, ...]
    changed: tuple[str, str, str, str, str]
    """The title, the rule as it was, the change, the summary of what it was, that of what it is."""


_PLACES = (
    _Place("Ludothèque municipale", (
        _Rule("Abonnement", "L'abonnement est gratuit pour les moins de 18 ans et pour les demandeurs d'emploi ; il est de 12 € par an pour les autres.", "Les demandeurs d'emploi ne paient pas l'abonnement.", "L'abonnement est gratuit pour tous."),
        _Rule("Nombre de jeux", "Un abonné emprunte trois jeux au plus, dont un seul grand jeu.", "On n'emprunte qu'un grand jeu à la fois.", "On emprunte jusqu'à trois grands jeux."),
        _Rule("Jeux abîmés", "Un jeu dont une pièce manque est remboursé à moitié ; un jeu perdu l'est en entier.", "Une pièce perdue coûte la moitié du jeu.", "Un jeu incomplet se rembourse en entier."),
        _Rule("Enfants", "Les moins de 8 ans viennent avec un adulte, sauf pendant les ateliers du mercredi.", "Le mercredi, un enfant de 7 ans peut suivre un atelier seul.", "Les moins de 8 ans viennent toujours avec un adulte."),
        _Rule("Réservation", "Un jeu se réserve au guichet ou par téléphone, jamais par messagerie.", "On peut réserver un jeu par téléphone.", "On peut réserver un jeu par courriel."),
        _Rule("Retard", "Après dix jours de retard, le prêt est suspendu pendant un mois ; aucune amende n'est demandée.", "Un retard de douze jours suspend le prêt.", "Un retard de plus de dix jours coûte une amende."),
    ), ("Les abonnés reçoivent un jeu le jour de leur anniversaire.", "Un casier permet de rendre les jeux la nuit.", "Les retraités empruntent un jeu de plus."),
       ("Durée du prêt", "Un jeu se garde trois semaines, une fois prolongées d'une semaine.", "La durée du prêt est ramenée à deux semaines, sans prolongation.", "Un jeu se garde trois semaines.", "Un jeu se rend au bout de deux semaines.")),
    _Place("Salle des fêtes", (
        _Rule("Caution", "Une caution de 300 € est remise avec les clés ; elle est rendue sous huit jours si la salle est propre.", "La caution revient dans la semaine qui suit, si tout est propre.", "La caution est rendue le jour même."),
        _Rule("Musique", "La musique s'arrête à minuit en semaine et à 2 heures du matin le samedi.", "Le samedi, la musique peut durer jusqu'à 2 heures.", "La musique s'arrête à minuit, samedi compris."),
        _Rule("Cuisine", "La cuisine se loue à part ; le réfrigérateur seul est compris dans le prix de la salle.", "Le réfrigérateur est compris dans la location.", "La cuisine est comprise dans la location."),
        _Rule("Associations", "Une association de la commune a la salle pour rien deux fois par an, puis à demi-tarif.", "À sa troisième location, une association de la commune paie demi-tarif.", "Les associations de la commune ont toujours la salle gratuitement."),
        _Rule("Annulation", "Plus d'un mois avant, l'annulation ne coûte rien ; ensuite la moitié du prix reste due.", "Annuler six semaines avant ne coûte rien.", "Toute annulation coûte la moitié du prix."),
        _Rule("Bougies", "Les bougies sont interdites, sauf sur les gâteaux d'anniversaire.", "On peut souffler les bougies d'un gâteau.", "Toute bougie est interdite."),
    ), ("Un gardien reste sur place pendant la fête.", "La vaisselle est prêtée pour cent personnes.", "Le parking est réservé aux organisateurs."),
       ("Nombre de personnes", "La salle reçoit 180 personnes au plus, 120 quand les tables sont mises.", "Depuis les travaux, la salle reçoit 150 personnes au plus.", "La salle reçoit jusqu'à 180 personnes.", "La salle ne reçoit pas plus de 150 personnes.")),
    _Place("Jardins partagés du Verger", (
        _Rule("Arrosage", "On arrose avant 10 heures ou après 18 heures ; les semis de l'année font exception.", "On peut arroser ses semis à midi.", "Il est interdit d'arroser à midi, semis compris."),
        _Rule("Parcelles", "Une parcelle laissée sans soin pendant deux mois d'été est donnée au suivant de la liste.", "Deux mois d'été sans soin font perdre la parcelle.", "Un mois sans soin fait perdre la parcelle."),
        _Rule("Récoltes", "Les fruits des arbres du chemin sont à tous ; ceux d'une parcelle à qui la cultive.", "Les fruits du chemin sont à tout le monde.", "Tous les fruits du jardin sont à tout le monde."),
        _Rule("Outils", "Les outils se rendent le soir ; la tondeuse ne sort qu'avec un membre du bureau.", "Il faut un membre du bureau pour sortir la tondeuse.", "La tondeuse s'emprunte comme les autres outils."),
        _Rule("Animaux", "Les chiens sont admis en laisse, jamais dans la serre.", "Un chien en laisse peut venir au jardin.", "Les chiens sont interdits au jardin."),
        _Rule("Cotisation", "La cotisation est de 25 € par an, 10 € pour qui s'inscrit après le 1er septembre.", "S'inscrire en octobre coûte 10 €.", "La cotisation de la première année est de 25 €."),
    ), ("Un cours de taille a lieu chaque samedi.", "Le compost se vend aux voisins.", "Les serres sont chauffées en hiver."),
       ("Clés", "Chaque jardinier a une clé du portail, contre 15 € de caution.", "Le portail s'ouvre désormais par un code ; les clés sont rendues et la caution remboursée.", "Chaque jardinier a une clé du portail.", "Un code ouvre le portail.")),
)  # fmt: skip
_OTHERS = (
    ("Objet", "Le présent règlement dit comment les lieux s'utilisent.", "Il s'impose à tous ceux qui y viennent."),
    ("Accueil", "Une personne reçoit les visiteurs et répond à leurs questions.", "Elle remet ce règlement à qui le demande."),
    ("Horaires", "Les jours et les heures d'ouverture sont affichés à l'entrée au début de chaque mois.", "Ils figurent aussi sur le site de la commune."),
    ("Sécurité", "Les sorties de secours restent dégagées.", "En cas d'alarme, chacun rejoint le parvis."),
    ("Assurance", "Chacun est couvert par sa propre responsabilité civile.", "L'attestation est présentée à la demande."),
    ("Objets perdus", "Ce qui est oublié est gardé un mois.", "Passé ce délai, une association le reçoit."),
    ("Photographies", "On ne photographie personne sans son accord.", "Pour un mineur, il faut celui de ses parents."),
    ("Affichage", "Une affiche est présentée aux responsables avant d'être posée.", "Elle est retirée après sa date."),
    ("Fermeture annuelle", "Les lieux sont fermés la première quinzaine d'août.", "La date est rappelée en juin."),
    ("Application", "Les responsables veillent à ce que ces règles soient suivies.", "Ils rappellent à l'ordre, puis peuvent exclure."),
)  # fmt: skip


def summary_to_check(rng: np.random.Generator) -> dict[str, Any]:
    """Sentences of a summary that the rules deny, no longer hold, or say nowhere."""
    place = pick(rng, _PLACES)
    rules = shuffled(rng, place.rules)
    title, was, change, outdated, now = place.changed
    false = [rules[0].false, *([rules[1].false] if rng.integers(2) else [])]
    true = [rule.true for rule in rules[len(false) : len(false) + integer(rng, 3, 4)]]
    if rng.integers(3):
        false.append(outdated)
    else:
        true.append(now)
    false += [pick(rng, place.made_up)] if rng.integers(3) or len(false) < 2 else []
    options = shuffled(rng, [*false, *true])
    articles = [(rule.title, rule.said) for rule in place.rules] + [(title, was)]
    articles += [(name, " ".join(own)) for name, *own in sample(rng, _OTHERS, 9)]
    body: list[Any] = [heading(f"Règlement – {place.name}"), "Adopté le 14 mars 2023."]
    for number, (name, text) in enumerate(shuffled(rng, articles), 1):
        body += [heading(f"Article {number}. {name}", 2), text]
    body += [
        heading("Additif du 9 janvier 2026"),
        f"Article « {title} ». {change} Les autres articles ne changent pas.",
    ]
    return {
        "place": place.name,
        "options": options,
        "key": [number for number, text in enumerate(options, 1) if text in false],
        "changed": title,
        "files": {"reglement.pdf": Paper(document(*body))},
    }
