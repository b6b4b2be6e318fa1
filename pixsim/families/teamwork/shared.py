"""Worlds of competence 2.3: rights, versions, remarks, tasks and meetings of a team to act on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    field,
    info,
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, full_names, of
from pixsim.text.french_dates import WEEKDAYS, long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

RIGHTS = ("aucun", "lecture", "commentaire", "modification")
_SAID_OTHERWISE = {
    "lecture": ["lire", "lecture seule", "lecture seulement", "consulter", "consultation"],
    "commentaire": ["commenter", "commentaires"],
    "modification": ["modifier", "modifications"],
}
_FILES = ("Budget", "Planning", "Affiche", "Compte rendu", "Inventaire", "Convention")


def _people(rng: np.random.Generator, count: int) -> list[str]:
    """Different first names."""
    return sample(rng, FIRST_NAMES, count)


# ---------------------------------------------------------------- @droits_doc


def ones_own_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: what one may do with a document of a shared space."""
    names = sample(rng, _FILES, 4)
    me, *others = _people(rng, 4)
    asked = names[0]
    mine = pick(rng, RIGHTS[1:])
    pages = [
        screen(name, info(f"{name} : propriétaire", pick(rng, others)), info(f"{name} : votre droit", mine if name == asked else pick(rng, RIGHTS[1:])),
               *(info(f"{name} : droit {of(other)}", pick(rng, RIGHTS[1:])) for other in others)) for name in shuffled(rng, names)
    ]  # fmt: skip
    return {
        "me": me, "name": asked, "key": mine, "also": _SAID_OTHERWISE[mine], "wrong": [right for right in RIGHTS[1:] if right != mine],
        "world": device(f"Espace partagé · {me}", screen("Documents"), *pages),
        "solution": at(asked),
    }  # fmt: skip


_ROLES = (
    ("relira le texte et y laissera des remarques, sans y toucher", "commentaire"), ("doit seulement pouvoir le consulter", "lecture"),
    ("tiendra le document à jour avec vous", "modification"), ("veut le lire avant la réunion, rien de plus", "lecture"), ("proposera des corrections en marge", "commentaire"),
)  # fmt: skip


def least_right_given(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a document shared with one person, with the least right that is enough."""
    names, people = sample(rng, _FILES, 3), _people(rng, 4)
    wanted, who = names[0], people[0]
    role, right = pick(rng, _ROLES)
    given = {person: pick(rng, RIGHTS[1:]) for person in people[1:]}
    pages = [screen(f"Partage : {name}", *(choice(f"{name} : {person}", given.get(person, "aucun"), RIGHTS) for person in shuffled(rng, people)),
                    choice(f"{name} : lien public", "aucun", RIGHTS)) for name in names]  # fmt: skip
    more = RIGHTS[min(3, RIGHTS.index(right) + 1)] if right != "modification" else "commentaire"

    def share(value: str, person: str = who, name: str = wanted) -> list[Act]:
        return [*at(f"Partage : {name}"), put(f"{name} : {person}", value)]

    return {
        "name": wanted, "who": who, "role": role, "right": right,
        "world": device("Espace partagé", screen("Documents"), *pages),
        "goal": Goal(want=(("set", f"{wanted} : {who}", right),), keep=ACTED),
        "solution": share(right),
        "near": [share(more), share(right, name=names[1]), share(right, person="lien public")],
    }  # fmt: skip


def exception_closed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a folder read by all, one document kept to two people, an exception that came to be mended."""
    names, people = sample(rng, _FILES, 4), _people(rng, 4)
    secret, open_one = names[0], names[1]
    keepers, others = people[:2], people[2:]
    inherit = "comme le dossier"
    values = (inherit, *RIGHTS)
    pages = [
        screen(
            "Droits du dossier",
            *(
                choice(
                    f"Dossier : {person}",
                    "modification" if person in keepers else "lecture",
                    RIGHTS,
                )
                for person in people
            ),
        )
    ]
    for name in names:
        begin = dict.fromkeys(people, inherit)
        if name == open_one:
            begin[others[0]] = "modification"
        pages.append(
            screen(
                f"Droits : {name}",
                *(choice(f"{name} : {person}", begin[person], values) for person in people),
            )
        )
    steps = [
        *((f"Droits : {secret}", f"{secret} : {person}", "aucun") for person in others),
        (f"Droits : {open_one}", f"{open_one} : {others[0]}", "lecture"),
    ]

    def settle(changes: list[tuple[str, str, str]]) -> list[Act]:
        acts: list[Act] = []
        here = ""
        for where, name, value in changes:
            acts += [] if where == here else ([BACK, *at(where)] if here else at(where))
            here = where
            acts.append(put(name, value))
        return acts

    back = (f"Droits : {open_one}", f"{open_one} : {others[0]}", f"lecture||{inherit}")
    return {
        "secret": secret, "open_one": open_one, "keepers": f"{keepers[0]} et {keepers[1]}", "other": others[0], "second": others[1],
        "world": device("Dossier partagé", screen("Dossier"), *pages),
        "goal": Goal(want=tuple(("set", name, value) for _w, name, value in (*steps[:2], back)), keep=ACTED),
        "solution": settle(steps),
        "near": [settle(steps[:2]), settle([*steps[:1], steps[2]]), settle([("Droits du dossier", f"Dossier : {person}", "aucun") for person in others] + steps[2:])],
    }  # fmt: skip


def handed_over(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: before an account closes, its documents change owner, its private ones not, and nobody loses access."""
    (first, _last), (after, _l) = full_names(rng, 2)
    if first == after:
        return handed_over(rng)
    team, own = (
        sample(rng, _FILES, 3),
        sample(rng, ("Bulletins de paie", "Photos de vacances", "CV"), 1)[0],
    )
    other = pick(rng, [name for name in FIRST_NAMES if name not in (first, after)])
    pages = []
    for name in (*team, own):
        owner = other if name == team[2] else first
        pages.append(
            screen(
                name,
                choice(f"{name} : propriétaire", owner, (first, after, other)),
                choice(f"{name} : {after}", "commentaire" if name != own else "aucun", RIGHTS),
                info(f"{name} : sorte", "personnel" if name == own else "travail de l'équipe"),
            )
        )
    world = device(
        f"Espace {of(first)}",
        screen("Mes documents"),
        *shuffled(rng, pages),
        screen(
            "Mon compte",
            info("Fermeture du compte", "dans trois jours"),
            button("Fermer le compte maintenant", "Compte fermé."),
        ),
    )

    def hand(names: list[str], to: str = after) -> list[Act]:
        acts: list[Act] = []
        for name in names:
            acts += [*at(name), put(f"{name} : propriétaire", to), BACK]
        return acts[:-1]

    def let(names: list[str]) -> list[Act]:
        acts: list[Act] = []
        for name in names:
            acts += [*at(name), put(f"{name} : {after}", "modification"), BACK]
        return acts[:-1]

    return {
        "first": first, "of_first": of(first), "after": after, "own": own, "one": team[0], "two": team[1],
        "world": world,
        "goal": Goal(want=tuple(("set", f"{name} : propriétaire", after) for name in team[:2]), keep=ACTED, free=tuple(f"{name} : {after}" for name in team[:2])),
        "solution": hand(team[:2]),
        "near": [let(team[:2]), hand([*team[:2], own]), hand(team[:1]), hand(team[:2], other)],
    }  # fmt: skip


# ---------------------------------------------------------------- @revisions, @coedition


def version_put_back(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the version of a document before a mistake comes back."""
    people = _people(rng, 4)
    name = pick(rng, _FILES)
    day = date(2026, integer(rng, 2, 10), integer(rng, 8, 27))
    bad, good = people[0], people[1]
    saved = [(day, "9 h 40", bad, "a effacé le tableau"), (day - timedelta(days=1), "17 h 05", good, "a complété le tableau"),
             (day - timedelta(days=2), "11 h 20", people[2], "a corrigé le titre"), (day - timedelta(days=3), "16 h 30", people[3], "a ajouté un paragraphe"), (day - timedelta(days=4), "10 h 10", good, "a corrigé une faute"),
             (day - timedelta(days=5), "8 h 15", people[3], "a créé le document")]  # fmt: skip
    shown = [f"{when.day}/{when.month}, {hour}" for when, hour, _who, _what in saved]
    story = [
        info(f"{moment} : {who}", what)
        for moment, (_when, _hour, who, what) in zip(shown, saved, strict=True)
    ]
    world = device(
        f"Historique de « {name} »", screen("Document"),
        screen("Versions", *story),
        screen("Retour en arrière", choice("Version à restaurer", "aucune", ("aucune", *shown)), choice("En faire une copie à part", "non"),
            choice("Prévenir l'équipe", "oui"),
            choice("Restaurer", "tout le document", ("tout le document", "les images", "les tableaux")), button("Restaurer maintenant", "Version restaurée.")),
        screen("Nettoyer", button("Effacer l'historique", "L'historique est effacé.")),
    )  # fmt: skip

    def restore(which: int) -> list[Act]:
        return [
            *at("Retour en arrière"),
            put("Version à restaurer", shown[which]),
            press("Restaurer maintenant"),
        ]

    return {
        "name": name, "bad": bad, "day": long_date(day), "hour": "9 h 40", "wanted": shown[1], "good": good,
        "world": world,
        "goal": Goal(want=(("set", "Version à restaurer", shown[1]), ("pressed", "Restaurer maintenant")), keep=ACTED),
        "solution": restore(1),
        "near": [restore(2), restore(0)],
    }  # fmt: skip


_LINES = (
    ("La réunion commence à {} h.", ("14", "15", "16", "17")), ("Le repas coûte {} euros.", ("8", "9", "11", "12")), ("On attend {} personnes.", ("30", "40", "50", "60")),
    ("Le car part du quai {}.", ("1", "2", "3", "4")), ("La salle ferme à {} h.", ("19", "20", "21", "22")),
)  # fmt: skip


def change_suggested(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a change that the author will be able to accept or not, in the right line."""
    owner, *_rest = _people(rng, 2)
    chosen = sample(rng, _LINES, 4)
    texts = [frame.format(pick(rng, values)) for frame, values in chosen]
    place = integer(rng, 0, 3)
    frame, values = chosen[place]
    new = frame.format(
        pick(rng, [value for value in values if frame.format(value) != texts[place]])
    )
    lines = [field(f"Ligne {n}", text) for n, text in enumerate(texts, 1)]
    world = device(f"Texte {of(owner)}", screen("Document", *lines), screen("Mode", choice("Mode de travail", "modification", ("lecture", "suggestion", "modification"))),
                   screen("Partage", choice("Lien public", "aucun", ("aucun", "lecture")), choice("Prévenir l'auteur par courriel", "oui")), screen("Historique", info("Dernière version", "hier")))  # fmt: skip
    old = texts[place]

    def suggest(text: str, mode: str = "suggestion") -> list[Act]:
        return [*at("Mode"), put("Mode de travail", mode), BACK, put(f"Ligne {place + 1}", text)]

    return {
        "of_owner": of(owner), "old": old, "new": new,
        "world": world,
        "goal": Goal(want=(("set", "Mode de travail", "suggestion"), ("set", f"Ligne {place + 1}", new)), keep=ACTED),
        "solution": suggest(new),
        "near": [suggest(new)[3:], suggest(old), [put(f"Ligne {(place + 1) % 4 + 1}", new), *suggest(new)]],
    }  # fmt: skip


_THREADS = (
    ("« Ajouter le prix ? »", "« C'est fait, il est sous le titre. » « Merci, parfait. »", True), ("« Cette date est fausse. »", "« Corrigée, c'est le 12. » « Je confirme. »", True),
    ("« Le plan est illisible. »", "« J'ai mis le plus grand. » « On ne lit toujours pas les rues. »", False), ("« Qui tient la caisse ? »", "« Je demande à Nadia. »", False),
    ("« Une faute à “accueil”. »", "« Corrigée. » « Vu. »", True), ("« Il manque l'adresse. »", "« Laquelle ? »", False), ("« Retirer la photo 3 ? »", "« Retirée, avec sa légende. » « Très bien. »", True),
)  # fmt: skip


def threads_resolved(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of the threads of a document, those that are dealt with are marked so, the others not."""
    done = sample(rng, [one for one in _THREADS if one[2]], integer(rng, 2, 3))
    waiting = sample(rng, [one for one in _THREADS if not one[2]], integer(rng, 2, 3))
    order = shuffled(rng, [*done, *waiting])
    pages = [screen(f"Fil {n} : {ask}", info(ask, ""), *(info(f"Fil {n}, réponse {k}", part.strip(" «»")) for k, part in enumerate(replies.split("» «"), 1)),
                    choice(f"Fil {n} résolu", "non"), button(f"Supprimer le fil {n}", "Fil supprimé.")) for n, (ask, replies, _done) in enumerate(order, 1)]  # fmt: skip
    ready = [n for n, one in enumerate(order, 1) if one[2]]
    open_ones = [n for n, one in enumerate(order, 1) if not one[2]]

    def resolve(numbers: list[int]) -> list[Act]:
        acts: list[Act] = []
        for n in numbers:
            acts += [*at(f"Fil {n} : {order[n - 1][0]}"), put(f"Fil {n} résolu", "oui"), BACK]
        return acts[:-1]

    return {
        "numbers": ", ".join(map(str, ready)), "count": len(order),
        "who": pick(rng, FIRST_NAMES),
        "world": device("Commentaires du tract", screen("Fils"), *pages),
        "goal": Goal(want=tuple(("set", f"Fil {n} résolu", "oui") for n in ready), keep=ACTED),
        "solution": resolve(ready),
        "near": [resolve(ready[:1]), resolve(sorted([*ready, open_ones[0]]))],
    }  # fmt: skip


# ---------------------------------------------------------------- @agenda, @taches


def one_more_guest(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: somebody invited to the right meeting."""
    people, names = (
        _people(rng, 5),
        sample(rng, ("Bilan", "Répétition", "Bureau", "Atelier", "Visite"), 3),
    )
    day = date(2026, integer(rng, 2, 11), integer(rng, 3, 20))
    who = people[0]
    days = [day + timedelta(days=integer(rng, 1, 4) * n) for n in range(3)]
    pages = [screen(f"{name}, le {when.day}/{when.month}", *(choice(f"{name} : {person}", "non invité" if person == who or integer(rng, 0, 1) else "invité", ("non invité", "invité", "facultatif")) for person in people),
                    button(f"Annuler {name}", "Réunion annulée.")) for name, when in zip(names, days, strict=True)]  # fmt: skip
    wanted = f"{names[0]}, le {days[0].day}/{days[0].month}"
    other = f"{names[1]}, le {days[1].day}/{days[1].month}"
    return {
        "who": who, "name": names[0], "day": long_date(days[0]),
        "world": device("Agenda de l'équipe", screen("Réunions"), *shuffled(rng, pages)),
        "goal": Goal(want=(("set", f"{names[0]} : {who}", "invité"),), keep=ACTED),
        "solution": [*at(wanted), put(f"{names[0]} : {who}", "invité")],
        "near": [[*at(other), put(f"{names[1]} : {who}", "invité")], [*at(wanted), put(f"{names[0]} : {who}", "facultatif")]],
    }  # fmt: skip


def every_other_week(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a meeting that comes back every so many weeks on a day, until a date."""
    count, weekday = pick(rng, (2, 3, 4)), integer(rng, 0, 4)
    start = date(2026, 1, 5) + timedelta(days=7 * integer(rng, 0, 20) + weekday)
    end = start + timedelta(weeks=count * integer(rng, 4, 8))
    said = {2: "une semaine sur deux", 3: "une semaine sur trois", 4: "une semaine sur quatre"}[
        count
    ]
    title = pick(
        rng, ("Café numérique", "Réunion d'équipe", "Atelier couture", "Permanence", "Chorale")
    )
    world = device(
        "Agenda", screen(f"Événement : {title}", info("Première séance", f"{WEEKDAYS[weekday]} {long_date(start)}")),
        screen("Répétition", choice("Répéter", "jamais", ("jamais", "par jour", "par semaine", "par mois")), choice("Tous les combien", "1", ("1", "2", "3", "4")), choice("Jour", WEEKDAYS[(weekday + 1) % 5], WEEKDAYS[:5])),
        screen("Fin de la répétition", choice("Fin", "jamais", ("jamais", "à une date", "après un nombre de fois")), field("Dernière date (JJ/MM/AAAA)", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."), choice("Nombre de fois", "10", ("3", "10", "20"))),
        screen("Rappels", choice("Rappel", "10 min", ("aucun", "10 min", "1 h"))),
    )  # fmt: skip

    def repeat(
        kind: str = "par semaine", every: str = str(count), until: str = f"{end:%d/%m/%Y}"
    ) -> list[Act]:
        return [
            *at("Répétition"),
            put("Répéter", kind),
            put("Tous les combien", every),
            put("Jour", WEEKDAYS[weekday]),
            BACK,
            *at("Fin de la répétition"),
            put("Fin", "à une date"),
            put("Dernière date (JJ/MM/AAAA)", until),
        ]

    return {
        "title": title, "said": said, "weekday": WEEKDAYS[weekday], "count": count, "end": long_date(end),
        "world": world,
        "goal": Goal(want=(("set", "Répéter", "par semaine"), ("set", "Tous les combien", str(count)), ("set", "Jour", WEEKDAYS[weekday]), ("set", "Fin", "à une date"), ("set", "Dernière date (JJ/MM/AAAA)", f"{end:%d/%m/%Y}")), keep=ACTED),
        "solution": repeat(),
        "near": [repeat(every="1"), repeat(kind="par mois"), repeat()[:4], repeat(until=f"{start:%d/%m/%Y}")],
    }  # fmt: skip


_TASKS = (
    "Louer la salle",
    "Imprimer les affiches",
    "Prévenir la presse",
    "Acheter les boissons",
    "Monter la scène",
    "Tenir la caisse",
)


def task_given(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a board, a task given to somebody with its due date, as the minutes say."""
    tasks, people = sample(rng, _TASKS, 4), _people(rng, 4)
    event = date(2026, integer(rng, 4, 11), integer(rng, 16, 27))
    due = event - timedelta(days=integer(rng, 3, 12))
    late = event
    days = tuple(
        f"{day:%d/%m}"
        for day in sorted({due, late, due - timedelta(days=2), due + timedelta(days=1)})
    )
    who, wanted = people[0], tasks[0]
    pages = [screen(task, choice(f"{task} : pour", "personne" if task == wanted else pick(rng, people[1:]), ("personne", *sorted(people))), choice(f"{task} : échéance", "sans", ("sans", *days)),
                    choice(f"{task} : état", "à faire", ("à faire", "en cours", "fait"))) for task in shuffled(rng, tasks)]  # fmt: skip

    def give(person: str = who, when: date = due, task: str = wanted) -> list[Act]:
        return [
            *at(task),
            put(f"{task} : pour", person),
            put(f"{task} : échéance", f"{when:%d/%m}"),
        ]

    return {
        "who": who, "task": wanted, "event": long_date(event), "before": (event - due).days, "due": long_date(due),
        "world": device("Tableau des tâches", screen("Tâches de la fête"), *pages),
        "goal": Goal(want=(("set", f"{wanted} : pour", who), ("set", f"{wanted} : échéance", f"{due:%d/%m}")), keep=ACTED),
        "solution": give(),
        "near": [give(when=late), give(person=people[1]), give(task=tasks[1])],
    }  # fmt: skip
