"""Asking for help and giving it: tickets, screenshots, tutorials."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.programs import TOOLS
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.documents import Document, Paragraph, Section, Table, heading
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts


def help_form(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a form for help, with what is to be read on another page, and a password it asks for."""
    tool, host = pick(rng, TOOLS)
    version = f"{integer(rng, 2, 9)}.{integer(rng, 0, 9)}.{integer(rng, 10, 40)}"
    latest = f"{int(version[0]) + 1}.0.1"
    error = f"Erreur {integer(rng, 100, 999)}"
    url, about = f"https://{host}.example/aide", f"https://{host}.example/a-propos"
    form = page(
        url, f"Aide de {tool}", f"# Demander de l'aide sur {tool}",
        {"field": "version", "text": "Version installée"},
        {"field": "message", "text": "Message affiché"},
        {"field": "secret", "text": "Mot de passe (facultatif)"},
        {"button": "Envoyer la demande", "needs": {"version": ".+", "message": ".+"}, "otherwise": "Remplissez la version et le message.",
         "says": "Demande envoyée."},
        f"[À propos de {tool}]({about})",
    )  # fmt: skip
    info = page(about, f"À propos de {tool}", f"# À propos de {tool}", f"Dernière version proposée : {latest}.",
                f"Version installée sur cet ordinateur : {version}.", f"[Retour à l'aide]({url})")  # fmt: skip

    def fill(number: str, what: str, secret: str = "") -> list[Act]:
        more = [acts.Fill(field="3", value=secret)] if secret else []
        return [
            acts.Fill(field="1", value=number),
            acts.Fill(field="2", value=what),
            *more,
            acts.Press(button="4"),
        ]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "tool": tool,
        "error": error,
        "world": browser([form, info], at=url),
        "goal": Goal(
            want=(
                ("sent", url, "version", f"~{version}"),
                ("sent", url, "message", f"~{error}"),
                ("sent", url, "secret", ""),
            ),
        ),
        "solution": fill(version, error),
        "near": [fill(latest, error), fill(version, error, "soleil12")],
    }  # fmt: skip


_SERVICES = ("Atelier Octet", "Dépann'Quartier", "Assistance du Plateau", "Relais numérique")


def remote_help(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two requests to take over a computer, one of them asked for."""
    service = pick(rng, _SERVICES)
    code, other = sample(rng, range(100_000, 1_000_000), 2)
    requests = shuffled(rng, [("Demande 1", str(code)), ("Demande 2", str(other))])
    numbered = [(f"Demande {place}", given) for place, (_name, given) in enumerate(requests, 1)]
    right = next(name for name, given in numbered if given == str(code))
    wrong = "Demande 2" if right == "Demande 1" else "Demande 1"
    pages = [
        ui.screen(
            name,
            ui.info(f"{name} : nom affiché", service),
            ui.info(f"{name} : code de séance", given),
            ui.choice(f"{name} : réponse", "en attente", ("en attente", "acceptée", "refusée")),
            ui.choice(f"{name} : droits", "voir et commander", ("voir et commander", "voir seulement")),
            ui.choice(f"{name} : garder l'accès après la séance", "oui"),
        )
        for name, given in numbered
    ]  # fmt: skip
    accept = [
        *ui.at(right), ui.put(f"{right} : réponse", "acceptée"), ui.put(f"{right} : droits", "voir seulement"),
        ui.put(f"{right} : garder l'accès après la séance", "non"),
    ]  # fmt: skip
    refuse = [*ui.at(wrong), ui.put(f"{wrong} : réponse", "refusée")]
    return {
        "service": service,
        "code": code,
        "world": ui.device("Ordinateur", ui.screen("Prise en main à distance"), *pages),
        "goal": Goal(
            want=(
                ("set", f"{right} : réponse", "acceptée"), ("set", f"{right} : droits", "voir seulement"),
                ("set", f"{right} : garder l'accès après la séance", "non"), ("set", f"{wrong} : réponse", "refusée"),
            ),
            keep=("pressed",),
        ),
        "solution": [*accept, ui.BACK, *refuse],
        "near": [[*accept], [*accept[:2], *accept[3:], ui.BACK, *refuse], [*ui.at(wrong), ui.put(f"{wrong} : réponse", "acceptée")]],
    }  # fmt: skip


_COLOURS = ("vert", "orange", "rouge")

_PARTS = (
    "le tambour", "le rouleau", "la courroie", "le four", "le ventilateur", "le bac de récupération", "le tiroir", "la vitre", "le capteur de papier",
)  # fmt: skip

_SERIES = "ABCD"


def part_to_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what a light means by model and by serial number, and the part to order, in a manual with errata."""
    number = integer(rng, 2, 9) * 100
    models = [f"LX-{number}", f"LX-{number + 10}", f"LX-{number}W"]
    signals = [(colour, times) for colour in _COLOURS for times in (2, 3, 4)]
    tables = {model: dict(zip(signals, shuffled(rng, _PARTS), strict=True)) for model in models}
    codes = iter(sample(rng, range(1000, 9999), 2 * len(models) * len(_PARTS)))
    orders = {
        (model, part, old): f"P-{next(codes)}"
        for model in models
        for part in _PARTS
        for old in (True, False)
    }
    since = pick(rng, "BC")
    one, other = sample(rng, _COLOURS, 2)
    swapped = {one: other, other: one}
    model, serial = pick(rng, models), pick(rng, _SERIES[_SERIES.index(since) :])
    label, times = f"{model} n° {serial}{integer(rng, 10_000, 99_999)}", integer(rng, 2, 4)
    colour = one
    printed, real = tables[model][colour, times], tables[model][swapped[colour], times]
    pages = [
        Section(
            (
                heading("Notice des imprimantes LX"),
                Paragraph("Cette notice sert à trois modèles. L'étiquette, sous l'appareil, donne le modèle puis le numéro de série."),
                *(Paragraph(f"Chapitre {n} : modèle {name}") for n, name in enumerate(models, 1)),
                Paragraph("Chapitre 4 : pièces de rechange. Chapitre 5 : modifications."),
            )
        ),
        *(
            Section(
                (
                    heading(f"Chapitre {n}. Modèle {name}"),
                    Paragraph("Avant toute intervention, éteindre l'appareil."),
                    heading("Voyants", 2),
                    Table((("Couleur", "Clignotements", "Pièce en défaut"), *((said, f"{count} fois", part) for (said, count), part in tables[name].items()))),
                    heading("Entretien", 2),
                    Paragraph("Un voyant qui clignote une seule fois demande du papier ou une cartouche : ce n'est pas un défaut."),
                )
            )
            for n, name in enumerate(models, 1)
        ),
        Section(
            (
                heading("Chapitre 4. Pièces de rechange"),
                *(
                    block
                    for name in models
                    for block in (
                        heading(f"Pièces du modèle {name}", 2),
                        Table((("Pièce", f"Séries avant {since}", f"Série {since} et suivantes"), *((part, orders[name, part, True], orders[name, part, False]) for part in _PARTS))),
                    )
                ),
            )
        ),
        Section(
            (
                heading("Chapitre 5. Modifications"),
                Paragraph("La série est la lettre qui commence le numéro de série."),
                Paragraph(f"À partir de la série {since}, tous modèles : les voyants {one} et {other} sont échangés. Lire, dans la table des voyants, la ligne de l'autre couleur."),
            )
        ),
    ]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "label": label,
        "colour": colour,
        "times": times,
        "parts": list(_PARTS),
        "part": real,
        "printed": printed,
        "other": swapped[colour],
        "since": since,
        "key": orders[model, real, False],
        "wrong": [orders[model, printed, False], orders[model, real, True], orders[models[models.index(model) - 1], real, False]],
        "files": {"notice.pdf": Document(tuple(pages))},
    }  # fmt: skip


_SHOWN = (
    ("L'assistance de votre imprimante", "Notice de l'imprimante"), ("Le dépannage de votre box", "Guide de la box"), ("Un conseiller numérique", "Formulaire d'inscription"),
    ("Le service client d'une boutique", "Suivi de commande"), ("Une amie", "Réglages du blog"), ("Un bénévole", "Demande de passeport"),
)  # fmt: skip
"""To whom one shows a page, and which."""
_BESIDE_IT = ("Banque", "Messagerie", "Dossier médical", "Bulletins de paie", "Impôts")


def screen_shared_safely(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a page alone shown to who helps, no message over it, nobody else at the mouse, for a time."""
    helper, shown = pick(rng, _SHOWN)
    beside, other = sample(rng, _BESIDE_IT, 2)
    what, mouse, messages, time = (
        "Ce qui est montré",
        "Souris et clavier",
        "Messages qui arrivent",
        "Fin du partage",
    )
    tab, window, screen = (
        f"onglet « {shown} »",
        f"fenêtre du navigateur ({shown}, {beside})",
        "tout l'écran",
    )
    shares = ["rien", *shuffled(rng, [tab, window, screen, f"fenêtre « {other} »"])]
    one, theirs, ask = (
        "vous seulement",
        "vous et l'autre personne",
        "l'autre personne, si vous acceptez",
    )
    shut = pick(rng, ("dans 15 minutes", "dans 30 minutes", "dans une heure"))
    world = ui.device(
        "Aide à distance", ui.screen("Aide à distance", text=f"Dans le navigateur : {shown}, {beside}. À côté : {other}."),
        ui.screen("Partage", ui.choice(what, "rien", shares), ui.choice("Son de l'ordinateur", "non"), ui.choice("Qualité de l'image", "moyenne", ("basse", "moyenne", "haute"))),
        ui.screen("Droits", ui.choice(mouse, theirs, shuffled(rng, [one, theirs, ask])), ui.choice("Envoi de fichiers", "non"), ui.choice(time, "quand on l'arrête", ("quand on l'arrête", shut, "jamais"))),
        ui.screen("Notifications", ui.choice(messages, "affichés en entier", ("affichés en entier", "nom de qui écrit", "masqués")), ui.choice("Bruit des messages", "oui")),
        ui.screen("Séance", ui.button("Commencer le partage", "Le partage commence."), ui.button("Annuler la demande d'aide", "Demande annulée.")),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Partage", what, tab),
        ("Droits", mouse, one),
        ("Droits", time, shut),
        ("Notifications", messages, "masqués"),
        ("Séance", "Commencer le partage", ""),
    ]

    def with_value(place: int, value: str) -> list[Act]:
        """The same, but for one value."""
        where, name, _right = steps[place]
        return ui.acts_of_steps([*steps[:place], (where, name, value), *steps[place + 1 :]])

    return {
        "helper": helper, "shown": shown, "beside": beside, "world": world,
        "goal": ui.goal_of_steps(*steps, free=("Qualité de l'image", "Bruit des messages")),
        "solution": ui.acts_of_steps(steps),
        "near": [with_value(0, window), with_value(0, screen), with_value(1, ask), with_value(3, "nom de qui écrit"), ui.acts_of_steps(steps[:-1])],
    }  # fmt: skip


_LEVELS = ("faible", "moyen", "fort")
_TROUBLES = ("imprimante", "messagerie", "Wi-Fi", "paie", "caisse", "agenda", "scanner", "site web")


@redraw_misfits
def ticket_to_take_first(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: on a matrix of impact and urgency, the ticket of the highest priority."""
    matrix = pick(
        rng,
        (
            ((4, 3, 2), (3, 2, 1), (2, 1, 1)),
            ((4, 4, 3), (3, 2, 2), (2, 2, 1)),
            ((4, 3, 3), (4, 2, 1), (3, 1, 1)),
            ((4, 3, 1), (4, 3, 2), (3, 2, 1)),
        ),
    )
    tickets = sample(rng, [(impact, urgency) for impact in range(3) for urgency in range(3)], 4)
    ranks = [matrix[impact][urgency] for impact, urgency in tickets]
    key = ranks.index(min(ranks))
    if (
        ranks.count(min(ranks)) > 1
        or tickets[key] == (2, 2)
        or (tickets[key][0] == max(impact for impact, _u in tickets) and rng.random() < 0.6)
    ):
        return None
    shapes: list[fig.Part] = [fig.text(0, 0, "Impact, urgence", fig.SLATE)]
    shades = {1: fig.RED, 2: fig.ORANGE, 3: fig.YELLOW, 4: "#8CC79B"}
    shapes += [
        fig.centred(22 + 14 * n, 0, name.replace("fort", "forte"), fig.SLATE)
        for n, name in enumerate(_LEVELS)
    ]
    for row, name in enumerate(_LEVELS):
        y = 2 + 2 * row
        shapes.append(fig.text(0, y, name, fig.SLATE))
        for column in range(3):
            rank = matrix[row][column]
            shapes += [
                fig.rect((16 + 14 * column, y, 13, 2), shades[rank]),
                fig.centred(
                    22 + 14 * column, y, f"P{rank}", fig.WHITE if rank == 1 else INK, bold=True
                ),
            ]
    zones = []
    names = sample(rng, _TROUBLES, 4)
    for place, ((impact, urgency), name) in enumerate(zip(tickets, names, strict=True)):
        y = 10 + 2 * place
        shapes.append(
            fig.text(
                4,
                y,
                f"{name} : impact {_LEVELS[impact]}, urgence {_LEVELS[urgency].replace('fort', 'forte').replace('moyen', 'moyenne')}",
            )
        )
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 2)))
    return {
        **fig.pointed(fig.figure("Un tableau de priorités selon l'impact et l'urgence, puis quatre demandes.", 9, shapes, zones), key + 1),
        "name": names[key], "rank": ranks[key], "impact": _LEVELS[tickets[key][0]], "urgency": _LEVELS[tickets[key][1]].replace("fort", "forte").replace("moyen", "moyenne"),
        "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


_TICKETS = (
    ("l'accueil entier ne peut plus ouvrir de dossier", "beaucoup", "maintenant"), ("la paie, à envoyer ce soir, se ferme au calcul", "une", "maintenant"), ("le logo de l'écran d'accueil est de l'an dernier", "beaucoup", "plus tard"), ("la souris d'un poste de réserve est usée", "une", "plus tard"), ("les imprimantes de l'étage font attendre une minute", "beaucoup", "semaine"),
    ("une personne ne peut plus lire un dossier, elle en a la copie sur papier", "une", "semaine"), ("le site n'affiche plus rien, les inscriptions ferment à midi", "beaucoup", "maintenant"), ("un tableau s'imprime sur deux pages au lieu d'une", "une", "plus tard"),
)  # fmt: skip


def tickets_ranked(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: requests for help given their rank by how many they stop and by when, whatever those who ask call them, and joined where they are one."""
    held = [pick(rng, [one for one in _TICKETS if one[1:] == ("beaucoup", "maintenant")])]
    held += sample(rng, [one for one in _TICKETS if one[1:] != ("beaucoup", "maintenant")], 4)
    numbers = [str(n) for n in sample(rng, range(100, 999), 5)]
    table = {
        ("beaucoup", "maintenant"): "1",
        ("beaucoup", "semaine"): "2",
        ("une", "maintenant"): "2",
        ("beaucoup", "plus tard"): "3",
        ("une", "semaine"): "3",
        ("une", "plus tard"): "4",
    }
    ranks = {number: table[one[1:]] for number, one in zip(numbers, held, strict=True)}
    begun = {
        number: pick(rng, [rank for rank in "1234" if rank != ranks[number]]) for number in numbers
    }
    said = {
        number: pick(rng, ("URGENT !!! ", "Dès que possible : ", "")) if ranks[number] > "2" else ""
        for number in numbers
    }
    label, first = "Priorité de la demande {}", "Demande à traiter d'abord"
    order = shuffled(rng, range(5))
    world = ui.device(
        "Assistance", ui.screen("Guichet"),
        ui.screen("Règle", ui.info("Beaucoup de personnes, tout de suite", "priorité 1"), ui.info("Une seule, tout de suite", "priorité 2"), ui.info("Beaucoup, dans la semaine", "priorité 2"), ui.info("Une seule, dans la semaine", "priorité 3"), ui.info("Beaucoup, peut attendre", "priorité 3"), ui.info("Une seule, peut attendre", "priorité 4"), ui.info("Ce que dit l'objet", "ne change pas la priorité")),
        ui.screen("Demandes", *(ui.info(f"Demande {numbers[n]}", said[numbers[n]] + held[n][0]) for n in order)),
        ui.screen("Classement", *(ui.choice(label.format(number), begun[number], ("1", "2", "3", "4")) for number in sorted(numbers)), ui.choice(first, "aucune", ("aucune", *sorted(numbers)))),
    )  # fmt: skip
    steps: list[ui.Step] = [
        *(("Classement", label.format(number), ranks[number]) for number in numbers),
        ("Classement", first, numbers[0]),
    ]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world,
        steps,
        steps[1:],
        otherwise(1, "1"),
        otherwise(5, numbers[1]),
        otherwise(2, "4" if ranks[numbers[2]] != "4" else "3"),
    )
    task["solution"] = [*ui.at("Demandes"), ui.BACK, *task["solution"]]
    return {"first": numbers[0], "what": held[0][0], **task}
