"""Remote services: cloud, subscriptions, virtualisation."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from string import ascii_uppercase
from textwrap import wrap
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.documents import Document, Paragraph, Section, Table, heading
from pixsim.making.texts import DataTable, PlainText
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_KEPT = ("Contacts", "Agenda", "Notes", "Photos", "Favoris")


def carried_away(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one kind of data kept in step on a telephone, and a copy of it to take elsewhere."""
    what, other, third = sample(rng, _KEPT, 3)
    formats = {
        "Contacts": "vCard (.vcf)",
        "Agenda": "iCalendar (.ics)",
        "Notes": "texte (.txt)",
        "Photos": "JPEG (.jpg)",
        "Favoris": "page web (.html)",
    }
    pages = [
        ui.screen(
            name,
            ui.choice(f"Synchroniser : {name}", "non"),
            ui.button(f"Exporter : {name}", f"Copie enregistrée : {formats[name]}."),
            ui.button(f"Supprimer : {name}", "Supprimé partout."),
            ui.info(f"{name} : dernière synchronisation", "jamais"),
        )
        for name in shuffled(rng, [what, other, third])
    ]

    def keep(sync: str, export: str) -> list[Act]:
        acts = [*ui.at(sync), ui.put(f"Synchroniser : {sync}", "oui")]
        back = [] if sync == export else [ui.BACK, *ui.at(export)]
        return [*acts, *back, ui.press(f"Exporter : {export}")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "what": {"Contacts": "les contacts", "Agenda": "l'agenda", "Notes": "les notes", "Photos": "les photos", "Favoris": "les favoris"}[what],
        "world": ui.device("Compte en ligne", ui.screen("Mon compte"), *pages,
                        ui.screen("Compte", ui.button("Fermer le compte", "Le compte est fermé."), ui.choice("Langue", "français", ("français", "anglais")))),
        "goal": Goal(want=(("set", f"Synchroniser : {what}", "oui"), ("pressed", f"Exporter : {what}")), keep=ui.ACTED),
        "solution": keep(what, what),
        "near": [keep(what, other), keep(what, what)[:-1], [*keep(what, what), ui.press(f"Supprimer : {what}")]],
    }  # fmt: skip


_NAMES = (
    "Agenda des salles", "Inscriptions à la cantine", "Messagerie", "Plan des travaux", "Prêt de matériel", "Signalements de voirie",
    "Archives des conseils", "Billetterie", "Bibliothèque", "Comptabilité", "Site de la commune", "Vote du budget participatif",
)  # fmt: skip

_TOLD = {
    "SaaS": (
        "On s'en sert dans un navigateur. L'éditeur s'occupe de tout, des serveurs au programme ; la mairie crée les comptes.",
        "Abonnement mensuel par agent à un programme tout prêt. Nous n'avons accès ni à son code, ni à ses serveurs.",
        "Le programme est celui que l'éditeur propose à toutes les communes ; il le change pour tout le monde à la fois.",
        "Rien n'est installé. Nous ouvrons une page et saisissons ; le contrat met tout le reste à la charge du prestataire.",
    ),
    "PaaS": (
        "Notre développeuse dépose son code ; le prestataire fournit des serveurs prêts, avec leur système et le langage.",
        "Le programme a été écrit pour nous. Il tourne sur une plateforme que son fournisseur entretient, système compris.",
        "Nous envoyons nos fichiers de code, et le prestataire les fait tourner ; nous n'entrons jamais dans ses machines.",
    ),
    "IaaS": (
        "Machines virtuelles louées nues. Notre service informatique y a mis un système, puis un programme écrit pour nous.",
        "Le prestataire loue la puissance et le réseau ; tout ce qui tourne dessus est de nous, à partir du système.",
        "Deux serveurs virtuels, livrés vides. Nous y sommes administrateurs et y faisons tourner notre propre programme.",
    ),
    "IaaS confiée": (
        "Machines virtuelles louées nues, avec notre programme. Un avenant de 2025 confie au prestataire l'entretien du système.",
        "Serveurs virtuels où tourne notre programme. Depuis janvier, le prestataire applique lui-même les correctifs du système.",
    ),
    "sur place": (
        "Un serveur au sous-sol de la mairie ; nous l'avons acheté, installé, et il porte un programme écrit par un stagiaire.",
        "Tourne sur un ordinateur du service technique, avec un programme fait maison.",
    ),
}  # fmt: skip

_NEWS = {
    "system": "On annonce une faille grave dans le système d'exploitation des serveurs.",
    "code": "On annonce une faille dans une bibliothèque dont se servent les programmes écrits pour la mairie ou par elle.",
}

_OURS = {"system": {"IaaS", "sur place"}, "code": {"PaaS", "IaaS", "IaaS confiée", "sur place"}}
"""Models in which the customer has to act, by what is at fault."""


def services_to_mend(rng: np.random.Generator) -> dict[str, Any]:
    """Which of nine services the customer has to mend, by what each contract leaves to them."""
    news = pick(rng, tuple(_NEWS))
    counts = {"SaaS": integer(rng, 3, 4), "PaaS": 2, "IaaS": integer(rng, 1, 2), "IaaS confiée": 1, "sur place": 1}  # fmt: skip
    models = shuffled(rng, [one for one, count in counts.items() for _n in range(count)])
    told = {one: sample(rng, _TOLD[one], counts[one]) for one in counts}
    names = sample(rng, _NAMES, len(models))
    lines: list[str] = []
    by_model: dict[str, list[str]] = {one: [] for one in counts}
    for letter, name, model in zip(ascii_uppercase, names, models, strict=False):
        by_model[model].append(letter)
        lines += [
            f"{letter}. {name}",
            *(f"   {line}" for line in wrap(told[model].pop().replace(" ;", "\u00a0;"), 66)),
            "",
        ]

    def letters(kept: set[str]) -> str:
        return ", ".join(sorted(one for model in kept for one in by_model[model]))

    key = letters(_OURS[news])
    wrong = {
        letters({"sur place"}), letters(set(_OURS[news]) ^ {"IaaS confiée"}), letters(_OURS["code" if news == "system" else "system"]),
        letters(set(_OURS[news]) - {"sur place"}), letters(set(counts)),
    }  # fmt: skip
    return {
        "news": _NEWS[news], "key": key, "wrong": sorted(wrong - {key}),
        "software": letters({"SaaS"}), "platform": letters({"PaaS"}), "machines": letters({"IaaS", "IaaS confiée"}), "confided": letters({"IaaS confiée"}), "own": letters({"sur place"}),
        "why": "le système est l'affaire de la mairie là où elle loue des machines nues, sauf avenant, ou en a chez elle" if news == "system" else "un programme à soi reste à sa charge, quel que soit ce qui le fait tourner",
        "files": {"services.txt": text_file(lines)},
    }  # fmt: skip


_PLANS = ("Essentielle", "Associative", "Intégrale", "Réseau")
_FORMATS = ("CSV", "XML", "JSON", "ODS")


def way_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the last day on which data can be taken back, and their format, once a contract has ended.

    Both depend on the plan that is in force on that day: a table in the annex, and two amendments.
    """
    days = sample(rng, (15, 20, 30, 45, 60, 75, 90), 4)
    formats = sample(rng, _FORMATS, 4)
    first, now, later, never = sample(rng, range(4), 4)
    end = date(2026, integer(rng, 4, 8), integer(rng, 5, 27))
    since, then = (
        end - timedelta(days=integer(rng, 40, 90)),
        end + timedelta(days=integer(rng, 5, 30)),
    )
    notice, kept, support = sample(rng, (25, 35, 40, 50, 70), 3)
    articles = (
        ("Objet", "Le prestataire met à disposition un service en ligne de gestion des adhérents."),
        ("Durée", "Le contrat est conclu pour un an. Il se renouvelle, sauf préavis."),
        ("Formule", f"Le client choisit la formule {_PLANS[first]}. L'annexe A dit ce que chaque formule comprend."),
        ("Prix", "Le prix est celui de la formule. Il est revu chaque année au 1er janvier."),
        ("Disponibilité", f"Le service est disponible {pick(rng, ('99,5', '99,8', '99,9'))} % du temps, hors maintenance."),
        ("Assistance", f"Toute demande est close au plus tard après {support} jours."),
        ("Sauvegardes", f"Chaque sauvegarde est conservée {kept} jours. Elle n'est pas remise au client."),
        ("Sécurité", "Les données sont chiffrées. Le client est prévenu d'un incident sous 48 heures."),
        ("Sous-traitance", "La liste des sous-traitants est tenue à la disposition du client."),
        ("Résiliation", f"Chaque partie peut résilier avec un préavis de {notice} jours."),
        ("Réversibilité", "À la fin du contrat, le client peut encore télécharger ses données. Le délai et le format sont ceux de la formule en "
         "vigueur ce jour-là. Le délai court à partir du lendemain, jours fériés compris ; les données sont ensuite effacées."),
        ("Responsabilité", "Le prestataire n'est pas tenu des pertes dues au client."),
        ("Modifications", "Le contrat se modifie par avenant daté et signé des deux parties."),
    )  # fmt: skip
    blocks: list[Any] = [heading("Contrat de service en ligne")]
    for n, (title, text) in enumerate(articles, 1):
        blocks += [heading(f"Article {n}. {title}", 2), Paragraph(text)]
    rows = [
        (_PLANS[n], f"{integer(rng, 9, 39)} €", f"{100 * integer(rng, 1, 20)}", f"{days[n]} jours", formats[n])
        for n in range(4)
    ]  # fmt: skip
    annex = (
        heading("Annexe A. Formules"),
        Table((("Formule", "Par mois", "Adhérents", "Reprise des données", "Format"), *rows)),
    )
    amended = [heading("Avenants")]
    for number, (day, plan) in enumerate(((since, now), (then, later)), 1):
        amended.append(Paragraph(f"Avenant n° {number}. À compter du {long_date(day)}, la formule {_PLANS[plan]} remplace celle de l'article 3."))  # fmt: skip
    last = end + timedelta(days=days[now])
    others = [end + timedelta(days=count) for count in (days[first], days[later], days[never], notice, kept)]  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "end": long_date(end),
        "plan": _PLANS[now],
        "days": days[now],
        "last": f"{last:%d/%m/%Y}",
        "not_last": [f"{other:%d/%m/%Y}" for other in others],
        "formats": sorted(_FORMATS),
        "format": formats[now],
        "files": {"contrat.pdf": Document((Section(tuple(blocks)), Section(annex), Section(tuple(amended))))},
    }  # fmt: skip


_PROBES = ("Lyon", "Nantes", "Lille")
_START, _MINUTES = datetime(2026, 4, 1), 30 * 24 * 60
_STEPS = ((99.9, 0), (99.7, 5), (99.5, 10), (99.0, 20), (0.0, 30))
_SERVICES = ("de l'agenda partagé", "du service de réservation", "du catalogue en ligne", "du portail des familles")  # fmt: skip
Span = tuple[int, int]


def _counted(seen: dict[str, list[Span]], spared: list[Span], probes: int = 2) -> int:
    """Minutes during which so many probes at least see an outage, out of what is spared."""
    tally = np.zeros(_MINUTES, dtype=int)
    for spans in seen.values():
        mine = np.zeros(_MINUTES, dtype=bool)
        for begin, end in spans:
            mine[begin:end] = True
        tally += mine
    for begin, end in spared:
        tally[begin:end] = 0
    return int((tally >= probes).sum())


def _credit(minutes: int) -> int:
    """What the contract gives back, in percent."""
    share = 100 - 100 * minutes / _MINUTES
    return next(back for least, back in _STEPS if share >= least)


def _said(minute: int) -> str:
    return f"{_START + timedelta(minutes=minute):%d/%m/%Y %H:%M}"


@redraw_misfits
def outages_of_contract(rng: np.random.Generator) -> dict[str, Any] | None:
    """Minutes that count in a month: two probes at once, not during a maintenance announced early enough; the credit due."""
    seen: dict[str, list[Span]] = {probe: [] for probe in _PROBES}
    days = sample(rng, range(1, 29), 28)
    lasting = pick(rng, ((3, 8), (4, 12), (8, 26), (18, 40)))
    for day in days[:24]:  # an outage, that some probes see, each from a moment to another
        begin, length = 1440 * day + integer(rng, 300, 1100), integer(rng, *lasting)
        for probe in sample(rng, _PROBES, pick(rng, (1, 2, 2, 3))):
            late, short = integer(rng, 0, 3), integer(rng, -1, 5)
            seen[probe].append((begin + late, begin + max(late + 1, length + short)))
        if rng.random() < 0.3:  # it comes back, for one of them, before it has ended for the others
            probe = pick(rng, _PROBES)
            again = begin + length // 2
            seen[probe].append((again, again + integer(rng, 8, 20)))
    works: list[tuple[Span, int]] = []
    for place, day in enumerate(days[24:]):
        begin = 1440 * day + integer(rng, 1200, 1290)
        end = begin + pick(rng, (integer(rng, 12, 30), integer(rng, 40, 90)))
        notice = integer(rng, 60, 150) if place % 2 == 0 else integer(rng, 4, 40)
        works.append(((begin, end), notice))
        over = integer(rng, 6, 25) if place == 0 else 0
        for probe in _PROBES:
            seen[probe].append((begin + integer(rng, 1, 5), end + over - integer(rng, 0, 4)))
    spared = [span for span, notice in works if notice >= 48]
    key = _counted(seen, spared)
    wrong = {
        _counted(seen, [span for span, _n in works]), _counted(seen, []), _counted(seen, spared, 1), _counted(seen, spared, 3), sum(end - begin for spans in seen.values() for begin, end in spans),
    }  # fmt: skip
    back = _credit(key)
    if key in wrong or len({_credit(one) for one in wrong} - {back}) < 2:
        return None
    near = min(abs(100 - 100 * key / _MINUTES - least) for least, _b in _STEPS[:-1])
    if near < 0.01:
        return None
    rows = [
        (probe, _said(begin), _said(end))
        for probe, spans in seen.items()
        for begin, end in spans
    ]  # fmt: skip
    planned = [(_said(begin), _said(end), _said(begin - 60 * notice)) for (begin, end), notice in sorted(works)]  # fmt: skip
    terms = [
        "Article 4. Disponibilité",
        "4.1 Un arrêt compte tant que deux sondes au moins le constatent en même temps.",
        "4.2 Ne compte pas ce qui tombe pendant une maintenance annoncée 48 heures au moins avant son début ; ce qui la dépasse compte.",
        "4.3 La disponibilité du mois se calcule sur toutes ses minutes, jour et nuit.",
        "4.4 Avoir, en part de la redevance du mois :",
        *(f"      disponibilité de {least:.1f} % ou plus : {share} %".replace(".", ",") for least, share in _STEPS[:-1]),
        f"      moins de {_STEPS[-2][0]:.1f} % : {_STEPS[-1][1]} %".replace(".", ","),
    ]  # fmt: skip
    return {
        "service": pick(rng, _SERVICES),
        "key": str(key),
        "wrong": sorted(map(str, wrong)),
        "credit": str(back),
        "not_credit": sorted({str(_credit(one)) for one in wrong} - {str(back)}),
        "part": f"{100 - 100 * key / _MINUTES:.3f}".replace(".", ","),
        "files": {
            "pannes.csv": DataTable(("sonde", "debut", "fin"), tuple(shuffled(rng, rows))),
            "maintenances.csv": DataTable(("debut", "fin", "annoncee_le"), tuple(planned)),
            "contrat.txt": PlainText("\n".join(terms) + "\n"),
        },
    }


_SERVICES_TO_PLACE = (
    ("le site, à refaire à l'identique sur l'ordinateur de chaque développeur", ("conteneur", "non", "le fournisseur du centre")), ("un vieux logiciel qui veut son propre système, d'une autre sorte que celui du serveur", ("machine virtuelle", "non", "le fournisseur du centre")),
    ("la messagerie, que personne ici ne veut installer ni mettre à jour", ("service en ligne tout fait", "non", "le fournisseur du service")), ("vingt copies d'un même calcul, lancées et arrêtées à la demande en quelques secondes", ("conteneur", "oui", "le fournisseur du centre")),
    ("un programme douteux à essayer, avec son noyau à lui, isolé du reste", ("machine virtuelle", "non", "notre local")), ("les paies, dont les données ne doivent pas quitter la maison ; même système que le serveur", ("conteneur", "non", "notre local")),
)  # fmt: skip


def services_placed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: three services placed in the form and the place that their use asks, and told from one another."""
    chosen_ones = sample(rng, _SERVICES_TO_PLACE, 3)
    letters = sample(rng, "ABCDEFGH", 3)
    labels = ("Forme", "Nombre ajusté à la demande", "Où sont les machines")
    lists = (
        ("machine virtuelle", "conteneur", "service en ligne tout fait"),
        ("oui", "non"),
        ("notre local", "le fournisseur du centre", "le fournisseur du service"),
    )
    right = {
        (letter, label): value
        for letter, (_use, values) in zip(letters, chosen_ones, strict=True)
        for label, value in zip(labels, values, strict=True)
    }
    begun = {
        (letter, label): pick(rng, [one for one in lists[labels.index(label)] if one != value])
        if label == labels[0] or rng.random() < 0.5
        else value
        for (letter, label), value in right.items()
    }
    world = ui.device(
        "Services", ui.screen("Services"),
        ui.screen("Usages", *(ui.info(f"Service {letter}", use) for letter, (use, _values) in zip(letters, chosen_ones, strict=True)), ui.info("Par défaut", "ce qui peut sortir va au centre du fournisseur, ce qui doit rester ou être isolé, au local"), ui.info("Ajuster le nombre", "seulement si l'usage le demande")),
        *(ui.screen(f"Fiche {letter}", *(ui.choice(f"{label} ({letter})", begun[letter, label], lists[n]) for n, label in enumerate(labels))) for letter in sorted(letters)),
    )  # fmt: skip

    def chosen(other: dict[tuple[str, str], str]) -> list[ui.Step]:
        return [
            (f"Fiche {letter}", f"{label} ({letter})", value)
            for (letter, label), value in sorted((right | other).items())
            if value != begun[letter, label]
        ]

    turned = {
        (letter, labels[0]): {
            "conteneur": "machine virtuelle",
            "machine virtuelle": "conteneur",
        }.get(right[letter, labels[0]], "conteneur")
        for letter in letters[:1]
    }
    task = ui.task_of_steps(
        world,
        chosen({}),
        chosen(turned),
        chosen({})[1:],
        chosen(
            {
                (letters[1], labels[2]): next(
                    one for one in lists[2] if one != right[letters[1], labels[2]]
                )
            }
        ),
    )
    task["solution"] = [*ui.at("Usages"), ui.BACK, *task["solution"]]
    return {
        "letters": ", ".join(letters),
        "told": " ; ".join(f"{letter} : {right[letter, labels[0]]}" for letter in sorted(letters)),
        **task,
    }
