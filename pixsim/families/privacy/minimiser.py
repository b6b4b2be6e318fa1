"""Collecting no more than needed: fields, retention, access."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.assistants import assistant, others
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import Claim, Detail, Part
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as files_acts
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg

_FORMS = (
    ("s'abonner à la lettre d'information", ("Adresse électronique", "Thèmes choisis", "Fréquence d'envoi"),
     ("Profession", "Date de naissance", "Adresse postale", "Nom du médecin")),
    ("réserver une place à un atelier de cuisine", ("Nom", "Date choisie", "Allergies alimentaires", "Téléphone en cas d'annulation"),
     ("Employeur", "Revenus", "Numéro de sécurité sociale", "Marque du téléphone")),
    ("faire livrer un panier de légumes", ("Nom", "Adresse postale", "Code d'entrée", "Téléphone au moment du passage"),
     ("Situation de famille", "Profession", "Lieu de naissance", "Niveau d'études")),
    ("emprunter un vélo", ("Nom", "Taille", "Date de retour", "Téléphone"),
     ("Nombre d'enfants", "Diplôme", "Opinions politiques", "Date de mariage")),
    ("suivre un cours d'informatique", ("Nom", "Jour souhaité", "Niveau en informatique", "Adresse électronique"),
     ("Poids", "Religion", "Plaque d'immatriculation", "Montant du loyer")),
    ("inscrire un enfant au soutien scolaire", ("Prénom de l'enfant", "Classe", "Matières à travailler", "Téléphone d'un parent"),
     ("Salaire des parents", "Pays de naissance des parents", "Groupe sanguin", "Banque de la famille")),
)  # fmt: skip


def trim_form(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the two fields that serve no purpose, taken out of a form."""
    purpose, useful, useless = pick(rng, _FORMS)
    dropped, kept = sample(rng, useless, 2), sample(rng, useful, min(4, len(useful)))
    asked = ("obligatoire", "facultatif", "retiré")
    lines = [
        ui.choice(name, pick(rng, asked[:2]), asked) for name in shuffled(rng, [*kept, *dropped])
    ]
    pages = {
        "Questions": lines,
        "Présentation": [ui.choice("Couleur", "bleu", ("bleu", "vert")), ui.choice("Logo", "oui")],
        "Envoi": [ui.choice("Copie à l'usager", "oui"), ui.choice("Formulaire ouvert", "oui")],
    }

    def removed(names: list[str]) -> list[Act]:
        start: list[Act] = [reg.Open(page="Questions")]
        return start + [reg.Set(setting=name, value="retiré") for name in names]

    return {
        "purpose": purpose,
        "world": ui.device_of_pages("Formulaire", "Formulaire", pages),
        "goal": Goal(want=tuple(("set", name, "retiré") for name in dropped), keep=("set",)),
        "solution": removed(dropped),
        "near": [
            removed(dropped[:1]),
            removed([*dropped, kept[0]]),
            removed([dropped[0], kept[1]]),
        ],
    }


_NEEDS = (
    ("un goûter pour douze enfants", "un menu", ("Nombre d'enfants : 12.", "À ne pas servir : arachides.", "Budget : 40 euros."),
     ("Fatou est allergique depuis son hospitalisation de 2024.", "La famille de Malik est musulmane.", "Chloé est suivie pour un trouble du comportement alimentaire.")),
    ("une sortie en forêt", "un trajet", ("Distance : 4 km au plus.", "Un accès de plain-pied est nécessaire.", "Retour à 17 h."),
     ("Hugo a une maladie des muscles, diagnostiquée en mars.", "Le père de Zoé est au chômage.", "Sofia et sa compagne viendront ensemble.")),
    ("le plan des tables d'un repas", "un plan de tables", ("Nombre de convives : 24.", "Deux places près de la sortie.", "Trois repas sans viande."),
     ("Hugo sort de cure et ne doit pas voir d'alcool.", "Nadia est juive pratiquante.", "Malik vote pour le maire, Chloé contre lui.")),
    ("des affiches de rendez-vous", "un modèle d'affiche", ("Format : A4, en gros caractères.", "Une version en braille est prévue.", "Couleurs : jaune et noir."),
     ("Zoé perd la vue à cause du diabète.", "Karim est syndiqué et vient le jeudi.", "Fatou a le statut de réfugiée.")),
    ("des groupes de lecture", "trois groupes", ("Effectif : 15 personnes.", "Les textes sont lus à voix haute.", "Durée : 45 minutes."),
     ("Karim est dyslexique, selon son orthophoniste.", "Aminata est enceinte et fatiguée.", "La mère de Jules a été condamnée.")),
)  # fmt: skip


def _inside(text: str) -> str:
    """A sentence inside another: a name keeps its capital."""
    return text if text.split()[0] in FIRST_NAMES else text[0].lower() + text[1:]


def only_what_serves(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of what is known of people, the assistant gets what its answer needs."""
    what, wanted, useful, sensitive = pick(rng, _NEEDS)
    texts = shuffled(rng, [*useful, *sensitive])
    details = tuple(Detail(id=str(n), text=text) for n, text in enumerate(texts, 1))
    keys = {one.text: one.id for one in details}
    parts = (
        Part(name="Demande", choices=tuple(one[1] for one in _NEEDS), value=wanted),
        Part(name="Longueur", choices=("courte", "détaillée"), value="courte"),
    )
    named = [name for name in FIRST_NAMES if any(name in text.split() for text in sensitive)]
    claims = tuple(
        Claim(id=f"c{n}", text=f"J'ai tenu compte de ceci : {_inside(text)}", when={f"#{keys[text]}": ("oui",)})
        for n, text in enumerate(texts, 1)
    )  # fmt: skip
    world = assistant(rng, parts=parts, details=details, claims=claims)
    named = sorted({name for text in sensitive for name in re.findall(r"\b[A-ZÉ]\w+", text)} - {"La", "Le"})  # fmt: skip
    goal = Goal(
        want=tuple(("told", "$t", text) for text in useful),
        refuse=tuple(("told", "*", f"~{one}") for one in (*sensitive, *named)),
        keep=others("asked", "told", "sent", "talk", "remembers"),
    )

    def asking(*said: str, typed: str = "") -> list[Act]:
        written = [acts.Write(text=typed)] if typed else []
        return [
            acts.New(),
            *(acts.Include(thing=keys[text]) for text in said),
            *written,
            acts.Send(),
        ]

    return {
        "what": what, "wanted": wanted, "numbers": ", ".join(sorted(keys[text] for text in useful)),
        **to_do(world, goal, asking(*useful), asking(*texts), asking(*useful, sensitive[0]), asking(*useful[:2]), asking(*useful)[:-1],
                asking(*useful, typed=f"{named[0]} a des soucis de santé.")),
    }  # fmt: skip


_KINDS = (
    ("Le CV d'un candidat non retenu, dernier échange le {}", 730, "un CV, deux ans après le dernier contact"),
    ("Les coordonnées d'un prospect, sans réponse de sa part depuis le {}", 1095, "un prospect, trois ans"),
    ("Les images de la caméra de l'entrée, filmées le {}, sans incident", 30, "des images de caméra, un mois"),
    ("Une facture de fournisseur de l'exercice clos le {}", 3652, "une facture, dix ans après la clôture de l'exercice"),
    ("Le double d'un bulletin de paie du {}", 1826, "un bulletin de paie, cinq ans pour l'employeur"),
    ("Les inscriptions à un repas qui a eu lieu le {}, avec les allergies", 20, "des inscriptions, jusqu'à la fin de l'événement"),
)  # fmt: skip


def files_past_retention(rng: np.random.Generator) -> dict[str, Any]:
    """Of five files of an association, the two that should be gone on a day."""
    day = date(2026, integer(rng, 3, 11), integer(rng, 1, 28))
    kinds = sample(rng, _KINDS, 5)
    options = []
    for place, (text, limit, _why) in enumerate(kinds):
        share = pick(rng, (1.25, 1.4, 1.6)) if place < 2 else pick(rng, (0.45, 0.6, 0.8))
        event = "repas" in text
        past = limit * (3 if event else share) if place < 2 else (-12 if event else limit * share)
        then = day - timedelta(days=round(past))
        said = text.replace("a eu lieu le", "aura lieu le") if then > day else text
        options.append(said.format(f"{then:%d/%m/%Y}"))
    return {
        "day": f"{day:%d/%m/%Y}",
        "options": options,
        "why": " ; ".join(why for _text, _limit, why in kinds[:2]),
    }


_CASES = (
    ("les fiches sanitaires des enfants du séjour",
     (("anime le groupe pendant le séjour", "lecture"), ("prépare les repas et tient compte des allergies", "lecture"),
      ("dirige le séjour et met les fiches à jour", "modification")),
     ("conduit l'autocar", "prête le terrain de jeu", "gère le site web", "tient la caisse de la buvette")),
    ("le fichier des salaires",
     (("établit la paie", "modification"), ("préside l'association et contrôle les comptes de paie", "lecture"),
      ("prépare les virements d'après ce fichier, sans le changer", "lecture")),
     ("accueille le public", "héberge le site", "anime l'atelier couture", "remplace au standard")),
    ("les dossiers d'aide alimentaire",
     (("reçoit les familles et remplit leur dossier", "modification"), ("décide des aides et écrit sa décision dans le dossier", "modification"),
      ("vérifie les droits avant la décision, sans rien écrire", "lecture")),
     ("range le dépôt", "conduit la camionnette", "collecte dans les magasins", "imprime les affiches")),
    ("le cahier de suivi des prêts d'ordinateurs",
     (("prête les ordinateurs et note chaque prêt", "modification"), ("répare les ordinateurs et lit leur historique", "lecture"),
      ("relance les emprunteurs en retard, liste en main", "lecture")),
     ("donne des cours du soir", "nettoie les locaux", "écrit le bulletin", "tient le vestiaire")),
)  # fmt: skip


def who_may_see(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: access to a sensitive file cut down to those whose task needs it today; one left, one takes over."""
    what, needs, idle = pick(rng, _CASES)
    *names, gone, heir = sample(rng, FIRST_NAMES, 7)
    given_up, right = next((role, right) for role, right in needs if right == "modification")
    others = [pair for pair in needs if pair[0] != given_up]
    spare = sample(rng, idle, 3)
    roles = dict(zip(names, [*(role for role, _r in others), *spare], strict=True))
    roles |= {gone: f"{given_up}, jusqu'en mai 2026", heir: f"{spare[0]} ; remplace {gone} depuis mai"}  # fmt: skip
    rights = dict(zip(names, [*(one for _role, one in others), *["aucun"] * 3], strict=True))
    rights |= {gone: "aucun", heir: right}
    levels = ("aucun", "lecture", "modification", "gestion")
    now = {
        name: pick(rng, [x for x in levels[1:3] if x != wanted]) for name, wanted in rights.items()
    }
    now |= {gone: right, heir: "aucun"}
    already = [names[0], pick(rng, names[2:])]
    now |= {name: rights[name] for name in already}
    link, group = pick(rng, ("lecture", "modification")), "Accès de tous les adhérents"
    order = sorted(rights)
    pages = {
        "Équipe": [ui.info(name, roles[name]) for name in order],
        "Accès": [
            *(ui.choice(f"Accès {of(name)}", now[name], levels) for name in order),
            ui.choice(group, "lecture", levels[:3]),
            ui.choice("Lien ouvert à tous", link, ("désactivé", "lecture", "modification")),
        ],
        "Sauvegarde": [ui.choice("Sauvegarde chaque nuit", "oui")],
    }

    def given(wanted: dict[str, str], public: str = "désactivé", all_: str = "aucun") -> list[Act]:
        path: list[Act] = [reg.Open(page="Équipe"), reg.Back(), reg.Open(page="Accès")]
        path += [
            reg.Set(setting=f"Accès {of(name)}", value=one)
            for name, one in wanted.items()
            if now[name] != one
        ]
        path += [reg.Set(setting=group, value=all_)] if all_ != "lecture" else []
        return [*path, reg.Set(setting="Lien ouvert à tous", value=public)]

    reads = {n: "lecture" if r == "modification" else r for n, r in rights.items()}
    return {
        "what": what,
        "world": ui.device_of_pages("Dossier partagé", "Dossier", pages),
        "goal": Goal(
            want=(
                *(("set", f"Accès {of(name)}", one) for name, one in rights.items()),
                ("set", group, "aucun"),
                ("set", "Lien ouvert à tous", "désactivé"),
            ),
            keep=("set",),
        ),
        "solution": given(rights),
        "near": [
            given(rights)[:-1], given(rights, all_="lecture"), given({**rights, gone: right}), given({**rights, heir: "aucun"}), given(reads),
        ],
    }  # fmt: skip


def cards_deleted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: cards of members that are kept too long, by the last contact that came from them, quarrels apart."""
    tree = Tree(rng)
    months = pick(rng, (24, 36))
    today = date(2026, integer(rng, 4, 9), integer(rng, 10, 20))
    edge = date(today.year - months // 12, today.month, today.day)
    names = [f"{last} {first}" for first, last in full_names(rng, 8)]
    numbers = sample(rng, range(100, 999), 8)

    def around(days: int) -> str:
        return f"{edge + timedelta(days=days):%d/%m/%Y}"

    late, soon = integer(rng, 20, 90), integer(rng, 20, 90)
    told = (  # what is on the card; whether it must go
        ([(around(-late), "appel de sa part")], True), ([(around(-late - 30), "son adhésion"), (around(soon + 200), "lettre d'information envoyée")], True), ([(around(-late), "son message"), (around(soon), "rappel de cotisation envoyé"), (around(soon + 90), "relance envoyée")], True),
        ([(around(-late - 200), "son adhésion"), (around(soon), "sa réponse à la relance")], False), ([(around(soon), "appel de sa part")], False), ([(around(-late - 60), "sa réclamation")], False), ([(around(-1), "sa visite à l'accueil")], True), ([(around(1), "sa visite à l'accueil")], False),
    )  # fmt: skip
    order = shuffled(rng, range(8))
    ids = {
        n: tree.file(
            f"Dossier/Fiches/P{numbers[n]} {names[n]}.txt",
            text="\n".join(f"{day} : {what}" for day, what in told[n][0]),
        )
        for n in order
    }
    rule = tree.file(
        "Dossier/durée de conservation.txt",
        text=f"Une fiche est gardée {months} mois après le dernier contact venu de la personne.\nCe que nous lui envoyons n'est pas un contact de sa part.\nUne fiche en litige (litiges.txt) est gardée.",
    )
    cases = tree.file(
        "Dossier/litiges.txt",
        text="\n".join(
            (
                f"P{numbers[5]} : remboursement contesté, en cours",
                f"P{numbers[0]} : clos en {edge.year - 1}",
            )
        ),
    )
    cards = tree.folder("Dossier/Fiches")
    gone = [ids[n] for n, (_rows, out) in enumerate(told) if out]

    def binned(some: list[str]) -> list[Act]:
        return [
            files_acts.Open(thing=rule),
            files_acts.Back(),
            files_acts.Open(thing=cases),
            files_acts.Back(),
            files_acts.Open(thing=cards),
            *(files_acts.Delete(thing=one) for one in some),
        ]

    return {
        "months": months, "now": f"{today:%d/%m/%Y}", "quarrel": f"P{numbers[5]}", "relaunched": f"P{numbers[2]}",
        "world": tree.disk("Dossier"),
        "goal": Goal(want=tuple(("binned", one) for one in gone), keep=("binned", "in", "name")),
        "solution": binned(gone),
        "near": [binned([*gone, ids[5]]), binned([one for one in gone if one != ids[2]]), binned(gone[1:]), binned([*gone, ids[7]]), binned(gone[:-1]), binned([*gone, ids[3]])],
    }  # fmt: skip
