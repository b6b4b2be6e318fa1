"""Worlds of competences 2.2, 2.4, 3.3, 4.1, 4.2 and 5.2: needs of people, each with what answers it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    goal_of_steps,
    info,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.writers import document, line, whole
from pixsim.worlds.goals import Goal


def _answered(
    rng: np.random.Generator,
    title: str,
    label: str,
    told: Mapping[str, Sequence[str]],
    count: int,
    extra: Sequence[str] = (),
    *,
    said: str = "Besoin",
) -> dict[str, Any]:
    """People who tell a need, each to be given the answer it calls for."""
    answers = sample(rng, list(told), count)
    people = sample(rng, FIRST_NAMES, count)
    undecided = "à décider"
    values = (undecided, *sorted((*told, *extra)))
    rows = [
        (who, pick(rng, told[answer]), answer) for who, answer in zip(people, answers, strict=True)
    ]
    pages = [
        screen(
            f"Fiche {of(who)}",
            info(f"{said} {of(who)}", need),
            choice(f"{label} pour {who}", undecided, values),
        )
        for who, need, _answer in rows
    ]
    steps: list[Step] = [
        (f"Fiche {of(who)}", f"{label} pour {who}", answer) for who, _need, answer in rows
    ]
    turned = [(where, name, answers[(n + 1) % count]) for n, (where, name, _v) in enumerate(steps)]
    return {
        "first": people[0], "who": ", ".join(people[:-1]) + f" et {people[-1]}", "told": " ; ".join(f"{who}, {answer}" for who, _need, answer in rows),
        "world": device(title, screen("Fiches"), *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(turned), acts_of_steps(steps[:-1])],
    }  # fmt: skip


_LICENCES = {
    "logiciel libre": ("veut corriger le programme et partager sa version", "veut vérifier le code et l'installer sur trente postes sans payer"),
    "gratuiciel": ("prend un programme gratuit dont l'éditeur garde le code pour lui", "se sert sans payer d'un programme que son auteur interdit de modifier"),
    "version d'essai": ("veut tester un mois le programme payant avant de décider", "s'en servira deux semaines, le temps de juger"),
    "licence payante": ("veut toutes les fonctions du programme du commerce et son assistance", "a un budget et exige un contrat d'assistance de l'éditeur"),
}  # fmt: skip


def licences_for_needs(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: for each person, the model of software that answers what they say."""
    return _answered(rng, "Demandes de logiciels", "Modèle", _LICENCES, 3)


_FORMS = {
    "application web": ("change de poste chaque jour, sans pouvoir rien y installer ni y brancher", "travaille à plusieurs sur le même document, depuis n'importe quel navigateur"),
    "application installée": ("monte des vidéos lourdes, souvent sans connexion", "a besoin de toute la puissance de sa machine et de ses périphériques"),
    "version portable": ("veut son éditeur sur une clé, avec ses réglages, sans laisser de trace sur les postes", "passe d'un ordinateur à l'autre sans internet, sa clé en poche"),
    "application mobile": ("relève des mesures dehors, avec la position du téléphone", "photographie des plantes en marchant et les reconnaît sur place"),
}  # fmt: skip


def forms_for_needs(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: for each person, the form of application that suits how they work."""
    return _answered(rng, "Demandes d'applications", "Forme", _FORMS, 3)


_COHABIT = {
    "double amorçage": ("veut deux systèmes à pleine puissance, l'un ou l'autre, choisis à l'allumage", "jouera sous l'un, travaillera sous l'autre, chacun avec toute la machine"),
    "machine virtuelle": ("veut un second système dans une fenêtre, en même temps que le premier", "essaie des programmes douteux dans un système à part qu'on remet à zéro"),
    "clé USB démarrable": ("veut essayer un système sans rien changer au disque", "dépanne des ordinateurs dont le disque ne démarre plus"),
    "poste distant": ("ouvre depuis la maison la session de l'ordinateur du bureau", "se sert d'un gros calculateur depuis un petit portable"),
}  # fmt: skip


def systems_for_needs(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: for each person, the way to have another system at hand."""
    return _answered(rng, "Demandes de systèmes", "Solution", _COHABIT, 3)


_ALERTS = {
    "bloquer le compte après cinq essais": ("mille mots de passe essayés sur le compte d'accueil en une minute", "des essais de connexion se suivent, du mot le plus courant au plus rare"),
    "filtrer les demandes en trop": ("dix mille machines demandent la même page ensemble, le site ne répond plus", "un flot de demandes vides sature la ligne"),
    "contrôler ce que les champs acceptent": ("un champ de recherche a reçu « ' OR 1=1 » et le site a affiché toute la table", "une commande destinée à la base de données a été tapée dans le formulaire"),
    "passer le site en HTTPS": ("quelqu'un, sur le même Wi-Fi, lit et change les pages en chemin", "les mots de passe circulent en clair entre le visiteur et le site"),
    "former les collègues": ("un faux directeur a obtenu un virement au téléphone", "un appel d'un « technicien » a fait donner un mot de passe"),
}  # fmt: skip


def defences_for_alerts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: for each attack that is told, the defence that stops it."""
    return _answered(rng, "Alertes de la semaine", "Parade", _ALERTS, 3, said="Alerte")


_PUNISHED = (
    "« {n} est un voleur, il a pris la caisse » (c'est faux)",
    "« Sale {n}, pauvre abruti ! »",
    "« Cassez la figure à {n} samedi »",
    "« Ces gens-là, à cause de leur religion, dehors ! »",
)
_FREE = (
    "« La réunion était mal préparée, c'est mon avis »",
    "« Je ne voterai pas pour {n}, son projet est trop cher »",
    "« Ce spectacle m'a ennuyé du début à la fin »",
    "« Ce règlement est absurde, changeons-le »",
    "« {n} a perdu le match, il était lent »",
)


def messages_to_moderate(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of five messages of a forum, those that the law punishes are taken away, the others not."""
    name = pick(rng, FIRST_NAMES)
    bad, free = sample(rng, _PUNISHED, 2), sample(rng, _FREE, 3)
    rows = shuffled(rng, [*((text, True) for text in bad), *((text, False) for text in free)])
    pages = [
        screen(
            f"Message {n}",
            info(f"Texte {n}", text.format(n=name)),
            choice(f"Message {n} : décision", "publié", ("publié", "retiré")),
        )
        for n, (text, _bad) in enumerate(rows, 1)
    ]
    numbers = [n for n, (_text, is_bad) in enumerate(rows, 1) if is_bad]
    steps: list[Step] = [(f"Message {n}", f"Message {n} : décision", "retiré") for n in numbers]
    wrong = next(n for n in range(1, 6) if n not in numbers)
    more: Step = (f"Message {wrong}", f"Message {wrong} : décision", "retiré")
    return {
        "name": name, "numbers": " et ".join(map(str, numbers)), "place": pick(rng, ("du quartier", "du club", "de la commune", "du lycée")),
        "world": device("Modération · cinq messages signalés", screen("Messages"), *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps([*steps, more]), acts_of_steps(steps[:1]), acts_of_steps([steps[0], more])],
    }  # fmt: skip


_CONSENT = {
    "Case « j'accepte »": ("cochée d'avance", "à cocher par la personne"), "Portée de l'accord": ("tous les usages ensemble", "un accord par usage"),
    "Bouton « Refuser »": ("dans une page à part", "aussi visible que « Accepter »"), "Retirer son accord": ("par lettre recommandée", "aussi simple que de le donner"),
    "Inscription sans accord publicitaire": ("impossible", "possible"),
}  # fmt: skip
_WHY = {
    "Case « j'accepte »": "un acte positif", "Portée de l'accord": "un accord par usage", "Bouton « Refuser »": "un refus aussi simple que l'accord",
    "Retirer son accord": "un retrait aussi simple", "Inscription sans accord publicitaire": "un accord libre, que le service n'impose pas",
}  # fmt: skip


def consent_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a form whose consent would not be valid, put right where it has to be."""
    faults = sample(rng, list(_CONSENT), integer(rng, 3, 4))
    pages = [
        screen(
            f"Réglage {n}",
            choice(name, _CONSENT[name][0 if name in faults else 1], _CONSENT[name]),
            choice(f"Réglage {n} : couleur", "bleu", ("bleu", "vert")),
        )
        for n, name in enumerate(_CONSENT, 1)
    ]
    places = {name: page.name for name, page in zip(_CONSENT, pages, strict=True)}
    steps: list[Step] = [
        (places[name], name, _CONSENT[name][1]) for name in _CONSENT if name in faults
    ]
    return {
        "site": pick(rng, ("du club", "de la boutique", "du festival", "de la mutuelle", "du magazine", "de l'application de course", "du refuge", "du théâtre", "de la radio", "du musée")),
        "told": ", ".join(_WHY[name] for name in _CONSENT if name in faults),
        "world": device("Formulaire d'inscription", screen("Formulaire"), *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(steps[:-1]), acts_of_steps(steps[1:]), acts_of_steps([*steps, ("Réglage 1", "Réglage 1 : couleur", "vert")])],
    }  # fmt: skip


_ALPHABETS = {
    "chiffres": 10,
    "lettres minuscules": 26,
    "lettres et chiffres": 62,
    "lettres, chiffres et signes": 94,
}
_LENGTHS = (8, 10, 12, 14, 16, 20)


def generator_strong_enough(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the shortest password of a given sort of signs that reaches a strength in bits."""
    kind = pick(rng, list(_ALPHABETS)[:3])
    per = math.log2(_ALPHABETS[kind])
    asked = pick(rng, (40, 50, 60, 70, 80))
    fitting = [n for n in _LENGTHS if n * per >= asked]
    if not fitting or fitting[0] == 8:
        return generator_strong_enough(rng)
    length = fitting[0]
    place = (
        pick(rng, ("un clavier à chiffres", "un vieil automate"))
        if kind == "chiffres"
        else pick(
            rng, ("un appareil sans signes spéciaux", "un écran tactile", "une console de jeu")
        )
    )
    start = pick(rng, [one for one in _ALPHABETS if one != kind])
    world = device(
        "Générateur de mots de passe", screen("Générateur"), screen("Signes", choice("Signes employés", start, tuple(_ALPHABETS))), screen("Longueur", choice("Nombre de signes", "8", tuple(map(str, _LENGTHS)))),
        screen("Aide", *(info(f"Un signe parmi : {name}", f"{math.log2(size):.1f} bits".replace(".", ",")) for name, size in _ALPHABETS.items())), screen("Options", choice("Éviter les signes qui se ressemblent", "non"), choice("Copier aussitôt", "oui")),
    )  # fmt: skip
    steps: list[Step] = [
        ("Signes", "Signes employés", kind),
        ("Longueur", "Nombre de signes", str(length)),
    ]
    shorter, longer = (
        _LENGTHS[_LENGTHS.index(length) - 1],
        _LENGTHS[min(5, _LENGTHS.index(length) + 1)],
    )
    near = (
        [acts_of_steps([steps[0], ("Longueur", "Nombre de signes", str(shorter))])]
        if shorter != 8
        else [acts_of_steps(steps[:1])]
    )
    return {
        "kind": kind, "asked": asked, "place": place, "length": length, "per": f"{per:.1f}".replace(".", ","),
        "world": world,
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [*near, acts_of_steps([("Signes", "Signes employés", next(one for one in _ALPHABETS if one not in (kind, start))), steps[1]]),
                 *([acts_of_steps([steps[0], ("Longueur", "Nombre de signes", str(longer))])] if longer != length else [])],
    }  # fmt: skip


def slide_show_made_lighter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is heaviest in a slide show made lighter, by what costs nothing to the eye."""
    photos, limit = integer(rng, 3, 6), integer(rng, 9, 15)
    heavy = photos * integer(rng, 6, 9)
    world = device(
        "Alléger le diaporama", screen("Diaporama"),
        screen("Images", info(f"{photos} photos", f"{heavy} Mo"), choice("Définition des photos", "celle de l'appareil (6000 px)", ("celle de l'appareil (6000 px)", "celle de l'écran (1920 px)", "vignette (160 px)"))),
        screen("Texte", info("Texte et couleurs", "0,1 Mo"), choice("Couleur du fond", "bleu", ("bleu", "blanc")), button("Supprimer le texte", "Texte supprimé.")),
        screen("Son", info("Son des transitions", "0,3 Mo"), choice("Son des transitions ", "oui")),
        screen("Diapositives", info("Nombre", str(photos * 3)), button("Supprimer les photos", "Photos supprimées.")),
        screen("Fichier", button("Enregistrer", "Diaporama enregistré."), button("Fermer sans enregistrer", "Rien n'est gardé.")),
    )  # fmt: skip
    step: Step = ("Images", "Définition des photos", "celle de l'écran (1920 px)")
    save: Step = ("Fichier", "Enregistrer", "")
    return {
        "limit": limit, "total": heavy + 1, "photos": photos,
        "world": world,
        "goal": goal_of_steps(step, save),
        "solution": acts_of_steps([step, save]),
        "near": [acts_of_steps([(step[0], step[1], "vignette (160 px)"), save]), acts_of_steps([("Diapositives", "Supprimer les photos", ""), save]), acts_of_steps([step])],
    }  # fmt: skip


_SHOUTED = (
    "Merci de répondre avant lundi.", "J'ai bien reçu votre courrier.", "La salle est fermée demain.", "Pensez à apporter vos outils.", "Le rendez-vous est reporté à mardi.", "Vous avez oublié de signer.",
    "Le dossier est arrivé trop tard.", "Je passerai vous voir jeudi.",
)  # fmt: skip


def shouted_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a line of a message all in capitals, written as one speaks."""
    text, *others = sample(rng, _SHOUTED, 4)
    lines = [
        f"Bonjour {pick(rng, FIRST_NAMES)},",
        *shuffled(rng, [text.upper(), *others[:2]]),
        "Bonne journée.",
    ]
    number = lines.index(text.upper()) + 1
    done = [text if n == number else one for n, one in enumerate(lines, 1)]
    return {
        "text": text,
        "world": document("message.odt", [line(one) for one in lines]),
        "goal": Goal(want=(whole(*done),)),
        "solution": [f"modifier {number} {text}"],
        "near": [[f"effet {number} gras "], [f"modifier {number} {text.lower()}"], [f"supprimer {number}"]],
    }  # fmt: skip
