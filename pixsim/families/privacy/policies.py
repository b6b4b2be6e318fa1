"""Families of competence 4.2 on documents: publications, terms of use, privacy policies."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, person

SERVICES = (
    "Jardi-Troc",
    "Covoit-Vallée",
    "Recettes-Ici",
    "Mon-Stade",
    "Livres-Partage",
    "Bricol-Prêt",
)
_KEPT = (
    ("Vous lui avez envoyé une candidature, et ce service ne vous a pas embauché. Pendant combien de mois la garde-t-il ?",
     "Recrutement : les lettres et CV des personnes que nous n'engageons pas sont détruits {} après notre réponse.",
     "Recrutement : le dossier des personnes engagées est détruit {} après leur départ."),
    ("Vous n'y allez plus, mais n'avez rien fermé ni supprimé. Au bout de combien de mois votre compte sera-t-il effacé ?",
     "Compte dormant : sans visite de votre part, il est effacé au bout de {}, après un rappel.",
     "Compte que vous fermez : ce qu'il contient est effacé {} après votre demande."),
    ("Vous venez d'en supprimer votre profil. Pendant combien de mois votre portrait y sera-t-il encore gardé ?",
     "Page personnelle retirée : vos nom et photo restent {} dans nos archives.",
     "Photo remplacée par une autre : l'ancienne disparaît au bout de {}."),
    ("Un membre vous y a écrit directement. Pendant combien de mois sa lettre est-elle gardée, si personne ne l'efface ?",
     "Échanges privés : ce que deux membres s'écrivent reste lisible {}.",
     "Échanges avec l'assistance : ce que vous nous écrivez est gardé {} après notre réponse."),
    ("Vous vous en servez sans vous inscrire. Pendant combien de mois garde-t-il les mots que vous y cherchez ?",
     "Recherches d'un visiteur : elles sont gardées {}, sans nom.",
     "Recherches d'un membre : elles restent liées à son compte {}."),
    ("Vous y avez payé une annonce. Pendant combien de mois garde-t-il le numéro de votre carte, si vous n'avez rien coché ?",
     "Carte bancaire : ses chiffres sont effacés {} après l'achat.",
     "Carte bancaire enregistrée à votre demande : elle est effacée au bout de {} sans achat."),
)  # fmt: skip
"""What one wonders, what a policy says of it, and of what is close to it."""

SPANS = {
    2: "deux mois", 3: "trois mois", 4: "quatre mois", 6: "six mois", 9: "neuf mois", 12: "un an", 15: "quinze mois",
    18: "un an et demi", 24: "deux ans", 30: "deux ans et demi", 36: "trois ans", 48: "quatre ans", 60: "cinq ans",
}  # fmt: skip
_PURPOSES = (
    ("livrer les commandes", "Qui les reçoit ?", "Le transporteur reçoit vos nom et adresse, pour vous remettre ce que vous avez acheté.",
     "Aucun transporteur n'intervient : ce qui s'échange passe de la main à la main.",
     "Vos coordonnées ne vont plus à aucun transporteur : nous ne livrons plus."),
    ("répondre aux demandes d'aide", "Combien de temps ?", "Ce que vous écrivez à notre équipe est gardé le temps de vous dépanner, puis six mois.",
     "Notre équipe ne lit pas de courrier : l'entraide passe par le forum public.",
     "Notre équipe ne dépanne plus personne : ce que vous écriviez a été effacé."),
    ("mesurer la fréquentation du site", "Traceurs", "Un traceur compte les visites et les pages vues, pour savoir ce qui est lu.",
     "Aucun traceur ne compte les visites.", "Le traceur qui comptait les visites est retiré."),
    ("envoyer une lettre d'information", "Qui les reçoit ?", "Un prestataire a votre adresse électronique, si vous avez coché la case, et y expédie nos nouvelles chaque semaine.",
     "Aucun prestataire n'expédie de nouvelles en notre nom.", "Plus aucun prestataire n'expédie nos nouvelles : elles se lisent sur le site."),
    ("afficher de la publicité ciblée", "Traceurs", "D'après ce que vous regardez, un traceur choisit les annonces qui vous sont montrées.",
     "Les annonces sont les mêmes pour tous, quoi que vous regardiez.", "Le traceur qui choisissait vos annonces est retiré : elles sont les mêmes pour tous."),
    ("transmettre les coordonnées à des partenaires commerciaux", "Qui les reçoit ?", "Des enseignes amies ont la liste des abonnés, et peuvent leur proposer leurs offres.",
     "La liste des abonnés n'est donnée ni vendue à personne.", "La liste des abonnés n'est plus donnée à aucune enseigne."),
    ("lutter contre la fraude", "Combien de temps ?", "Les paiements suspects sont examinés, et gardés un an à cette fin.",
     "Les paiements ne passent pas par nous : nous n'en examinons aucun.", "Nous n'examinons plus aucun paiement : la banque s'en charge."),
)  # fmt: skip
"""A purpose, the part of a policy that tells of it, how it is announced, ruled out, and given up."""
_FACTS = (
    ("un numéro de téléphone", "Pour les caisses, appelez-moi le soir : zéro six, trente-neuf, quatre-vingt-dix-huit, {two}, {two}."),
    ("une adresse postale", "Chez moi, c'est la seule porte jaune de la rue des Tilleuls, à Sauvigny : c'est au {two}."),
    ("une date de naissance", "Il y a eu un gâteau le soir même, ce {day} mars 2026 : on ne fête ses {two} ans qu'une fois, et j'ai soufflé fort."),
    ("une adresse électronique", "Les photos ? Mon prénom, {two}, une arobase et post.example : je réponds toujours."),
    ("une plaque d'immatriculation", "Qui m'a vu me garer sur l'herbe ? La voiture verte, AA-1{two}-ZZ, c'est bien la mienne, pardon."),
    ("le nom de l'employeur", "Ma cheffe, à la scierie Bonnet, m'a laissé partir à midi : merci à elle."),
)  # fmt: skip
_NOISE = (
    "La fête a réuni {two} familles, malgré la pluie du matin.", "Rendez-vous le {day} mai à 14 h devant la mairie, 2 place du Marché.", "La tombola a rapporté {two} euros, lots déduits.",
    "Le plus vieux pommier du verger a {two} ans, et ses pommes sont les meilleures.", "Pour réserver la salle, la mairie répond au 01 99 00 {two} {two}.", "Le club écrit à tous depuis contact@verger.example.",
    "Le camion de location, DD-3{two}-EE, est rendu.", "L'entreprise Vidal a prêté la sono, qu'elle en soit remerciée.", "Le kiosque date du 12 mars 1898, dit la plaque.", "Nous avons planté 12{two} bulbes en une matinée.",
    "Merci aux trente bénévoles, aux enfants surtout.", "Le prochain chantier sera celui de la haie, côté rivière.", "On cherche encore une brouette et deux échelles.",
)  # fmt: skip


def publication(rng: np.random.Generator) -> dict[str, Any]:
    """A post that gives away two to four kinds of personal data."""
    first = pick(rng, FIRST_NAMES)
    given = sorted(sample(rng, range(6), integer(rng, 2, 4)))
    texts = shuffled(rng, [*(_FACTS[n][1] for n in given), *sample(rng, _NOISE, 10)])
    login = first.lower().translate(str.maketrans("éèëï", "eeei"))
    body = "\n".join(
        text.replace("{day}", str(integer(rng, 10, 28)))
        .replace("{first}", login)
        .replace("{two}", str(integer(rng, 41, 98)))
        for text in texts
    )
    content = f"Publié dans « Les amis du verger », page ouverte à tous\n\n{body}\n\n{first}\n"
    return {
        "who": first,
        "key": [n + 1 for n in given],
        "files": {"publication.txt": content.encode()},
    }


def retention(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how long a policy keeps what one wonders about, said in other words beside what is close to it."""
    service, told = pick(rng, SERVICES), sample(rng, _KEPT, 5)
    need, right, close = told[0]
    months = sample(rng, tuple(SPANS), 10)
    texts = [right, close, *(text for _need, *both in told[1:] for text in both)]
    kept = [f"- {text.format(SPANS[n])}" for text, n in zip(texts, months, strict=True)]
    kept.append(f"- Sauvegardes techniques : elles sont écrasées tous les {integer(rng, 40, 80)} jours.")  # fmt: skip
    uses = [f"- {row[2]}" for row in sample(rng, _PURPOSES, 4) if row[1] != "Combien de temps ?"]
    text = policy(rng, service, "\n".join(shuffled(rng, kept)), "\n".join(uses))
    return {
        "service": service,
        "need": need,
        "said": right.format(SPANS[months[0]]),
        "key": [str(months[0])],
        "wrong": [f"{n} mois" for n in months[1:]],
        "files": {"confidentialite.txt": text.encode()},
    }


def purposes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the purposes that a policy announces, in other words and in several parts, some ruled out and one given up since."""
    service, drawn = pick(rng, SERVICES), sample(rng, _PURPOSES, 6)
    count = integer(rng, 2, 3)
    announced, (gone, *refused) = drawn[:count], drawn[count:]
    told: dict[str, list[str]] = {
        part: [] for part in ("Combien de temps ?", "Qui les reçoit ?", "Traceurs")
    }
    for _label, part, said, _denied, _ended in (*announced, gone):
        told[part].append(f"- {said}")
    for _label, part, _said, denied, _ended in refused[: integer(rng, 1, len(refused))]:
        told[part].append(f"- {denied}")
    told["Combien de temps ?"].append(
        f"- Compte fermé : ce qu'il contient est effacé {SPANS[pick(rng, (3, 6, 12, 24))]} plus tard."
    )
    told["Traceurs"].append(
        "- Un traceur retient votre langue et votre panier : il est nécessaire au site."
    )
    told["Qui les reçoit ?"].append(
        "- Notre hébergeur les conserve pour nous, sans pouvoir s'en servir."
    )
    parts = "\n\n".join(
        f"{n}. {part}\n" + "\n".join(shuffled(rng, lines))
        for n, (part, lines) in enumerate(told.items(), 4)
    ).removeprefix("4. Combien de temps ?\n")
    more = f"\n7. Ajout du {integer(rng, 2, 9)} avril 2026\n- {gone[4]}\n- L'adresse de notre siège est à jour.\n"  # fmt: skip
    text = policy(
        rng, service, parts, "- Faire fonctionner le service et tenir votre compte.", more
    )
    return {
        "service": service,
        "announced": [row[0] for row in announced],
        "others": [row[0] for row in (gone, *refused)],
        "gone": gone[0],
        "key": list(range(1, count + 1)),
        "files": {"confidentialite.txt": text.encode()},
    }


def policy(rng: np.random.Generator, service: str, kept: str, uses: str, more: str = "") -> str:
    """A privacy policy, with the sections a reader has to sort out."""
    contact = person(rng)
    domain = service.lower().translate(str.maketrans("éê", "ee"))
    return f"""POLITIQUE DE CONFIDENTIALITÉ - {service}
Version du {integer(rng, 10, 28)} mars 2026

1. Qui est responsable ?
La société {service}, {integer(rng, 2, 90)} quai du Canal, décide de l'usage des données.
Contact pour la protection des données : {contact}, dpo@{domain}.example

2. Quelles données ?
- Celles que vous donnez : nom, adresse électronique, photo du profil.
- Celles que votre appareil transmet : adresse IP, modèle, langue.

3. Pour quoi faire ?
{uses}

4. Combien de temps ?
{kept}
{more}
Vos droits
Vous pouvez demander l'accès à vos données, leur rectification ou leur effacement
en écrivant à ce contact. Réponse sous un mois.
"""
