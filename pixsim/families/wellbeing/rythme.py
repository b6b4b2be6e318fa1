"""Balancing one's uses: breaks, sleep, notifications."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import WEEKDAYS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web_acts

_APPS_OF_CALM_EVENINGS = (
    "Jeu des fermes",
    "Vidéos courtes",
    "Actualités",
    "Réseau du lycée",
    "Boutique",
    "Forum auto",
)

_CLOSE = ("Messages", "Téléphone", "Agenda", "Courrier")
_HOURS = ("20 h", "21 h", "22 h", "23 h")
_LIMITS = ("aucune", "30 minutes", "1 heure", "2 heures")


def calm_evenings(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: an evening without alerts, a limit for one application, its alerts off."""
    app, other = sample(rng, _APPS_OF_CALM_EVENINGS, 2)
    close = sample(rng, _CLOSE, 2)
    hour, limit = pick(rng, (_HOURS[0], _HOURS[1], _HOURS[3])), pick(rng, _LIMITS[1:])
    pages = {
        "Notifications": [ui.choice(f"Notifications {of(name)}", "oui") for name in sorted([app, other, *close])],
        "Temps d'écran": [
            ui.choice(f"Limite {of(app)} par jour", "aucune", _LIMITS),
            ui.choice(f"Limite {of(other)} par jour", "aucune", _LIMITS),
            ui.info("Aujourd'hui", f"{integer(rng, 3, 6)} h {integer(rng, 10, 59)} min"),
        ],
        "Ne pas déranger": [
            ui.choice("Ne pas déranger la nuit", "non"),
            ui.choice("À partir de", "22 h", _HOURS),
            ui.choice("Laisser sonner les contacts favoris", "oui"),
        ],
        "Son": [ui.choice("Mode silencieux", "non"), ui.choice("Vibreur", "oui")],
    }  # fmt: skip
    world = ui.device_of_pages("Téléphone", "Réglages", pages)
    wanted = [
        (f"Notifications {of(app)}", "non"), (f"Limite {of(app)} par jour", limit),
        ("Ne pas déranger la nuit", "oui"), ("À partir de", hour),
    ]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES),
        "app": app,
        "limit": limit,
        "hour": hour,
        "world": world,
        "goal": Goal(
            want=tuple(("set", *pair) for pair in wanted),
            keep=("set",),
            free=("Laisser sonner les contacts favoris",),
        ),
        "solution": ui.acts_of_changes(world, wanted),
        "near": [
            ui.acts_of_changes(world, [("Mode silencieux", "oui"), *wanted[1:]]),
            ui.acts_of_changes(world, [(f"Notifications {of(other)}", "non"), *wanted]),
            ui.acts_of_changes(world, wanted[:3]),
        ],
    }


_APPS_OF_SCREEN_TIME = ("Messagerie", "Vidéos", "Jeu", "Réseau social", "Navigateur", "Musique")


def _typed_minutes(rng: np.random.Generator, minutes: int) -> str:
    """« 75 min », « 1 h 15 », « 1:15 »."""
    hours, rest = divmod(minutes, 60)
    clear = (f"{minutes} min", f"{hours}:{rest:02}", f"{hours} h {rest:02}")
    return pick(rng, clear if hours else clear[:2])


def screen_time(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the mean daily screen time of two weeks, from uses whose lengths are written in three ways."""
    mean = pick(rng, [m for m in range(130, 290) if m % 60 >= 5])
    shifts = sample(rng, range(-60, 61, 5), 13)
    while abs(sum(shifts)) > 60:
        shifts = sample(rng, range(-60, 61, 5), 13)
    rows = []
    start = date(2026, integer(rng, 1, 6), integer(rng, 1, 14))
    for number, total in enumerate(
        mean + shift for shift in shuffled(rng, [*shifts, -sum(shifts)])
    ):
        apps = sample(rng, _APPS_OF_SCREEN_TIME, integer(rng, 3, 6))
        parts = [total // len(apps) + integer(rng, -6, 6) for _app in apps[1:]]
        day = f"{start + timedelta(days=number):%d/%m/%Y}"
        rows += [
            (day, app, _typed_minutes(rng, part))
            for app, part in zip(apps, [*parts, total - sum(parts)], strict=True)
        ]
    return {
        "files": {"ecran.csv": spreadsheet_csv(("jour", "application", "durée"), rows)},
        "hours": str(mean // 60), "minutes": str(mean % 60), "mean": mean, "total": 14 * mean,
        "decimal": str(round(mean % 60 / 0.6)),
        "per_line": str(14 * mean // len(rows) // 60),
    }  # fmt: skip


_CUTS = (
    ("d'un quart", 3, 4), ("d'un tiers", 2, 3), ("de 20 %", 4, 5), ("de moitié", 1, 2), ("de 30 %", 7, 10),
)  # fmt: skip

_LOST = ("téléphone éteint", "téléphone en réparation", "téléphone prêté", "téléphone oublié")


def _spoken_minutes(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02}"


@redraw_misfits
def daily_limit(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: a share of the mean of durations, one day being left out."""
    cut, kept, of_ = pick(rng, _CUTS)
    spent = [integer(rng, 95, 340) for _day in WEEKDAYS]
    out = integer(rng, 0, 6)
    counted = [minutes for n, minutes in enumerate(spent) if n != out]
    total = sum(counted)
    if total * kept % (len(counted) * of_):
        return None
    key = total * kept // (len(counted) * of_)
    mean = total // len(counted)
    decimals = sum(minutes // 60 + minutes % 60 / 100 for minutes in counted) / len(counted)
    taken_as_decimal = round(60 * decimals * kept / of_)
    wrong = {total * kept // (7 * of_), mean, taken_as_decimal, mean - key} - {key}
    if len(wrong) < 4 or total % len(counted) or abs(taken_as_decimal - key) < 2:
        return None
    lost = pick(rng, _LOST)
    lines = [
        f"{day:9} {lost if n == out else _spoken_minutes(spent[n])}" for n, day in enumerate(WEEKDAYS)
    ]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES), "cut": cut, "lines": indented(lines), "total": _spoken_minutes(total), "mean": _spoken_minutes(mean),
        "key": f"{key // 60} h {key % 60:02} min", "said": _spoken_minutes(key), "wrong": [f"{n // 60} h {n % 60:02} min" for n in sorted(wrong)],
    }  # fmt: skip


_SERVICES = (
    ("Ciné à volonté", "cine-volonte", "films"), ("Radio Plus", "radio-plus", "chansons"), ("Jeux du soir", "jeux-du-soir", "parties"),
    ("Presse en poche", "presse-poche", "journaux"), ("Mon coach", "mon-coach", "séances"),
)  # fmt: skip


def leave_for_good(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: one of two contracts ended, by a way that no menu tells, through boxes set beforehand, one of them the other way round."""
    name, host, things = pick(rng, _SERVICES)
    root = f"https://{host}.example"
    plans = shuffled(rng, ("Solo", "Famille"))
    left, kept = plans
    numbers = dict(zip(plans, (f"C{n}" for n in sample(rng, range(1000, 9999), 2)), strict=True))
    offer = pick(
        rng, ("un mois offert", "moitié prix pendant trois mois", "une pause de deux mois")
    )
    end, stay = "Confirmer la fin", f"Je garde mes {things}"
    again, lent = "Reprise dans trois mois", "Profil cédé aux partenaires"
    news = "Ne pas recevoir d'offres par courriel"
    boxes = {
        one: ("non", "oui") if one == news else ("oui", "non")
        for one in shuffled(rng, (again, news, lent))
    }
    account = shuffled(rng, [
        f"[Mes {things}]({root}/mes)", f"[Avantages]({root}/avantages)", f"[Abonnements]({root}/abonnements)", f"[Aide]({root}/aide)",
    ])  # fmt: skip
    help_at = next(str(n) for n, line in enumerate(account, 1) if "Aide" in line)
    ends = {plan: f"{root}/fin/{number.lower()}" for plan, number in numbers.items()}
    sorted_numbers = sorted(numbers.items(), key=lambda pair: pair[1])
    pages = [
        page(f"{root}/", name, f"# {name}", *account),
        page(f"{root}/mes", f"Mes {things}", f"# Mes {things}", "Reprenez où vous en étiez."),
        page(f"{root}/avantages", "Avantages", "# Vos avantages", f"Invitez un ami : {offer}."),
        page(f"{root}/aide", "Aide", "# Aide", f"[Suspendre un abonnement]({root}/abonnements)", f"[Payer autrement]({root}/payer)",
             f"[Questions juridiques]({root}/juridique)"),
        page(f"{root}/payer", "Payer autrement", "# Payer autrement", "La carte ou le prélèvement se choisissent à la prochaine échéance."),
        page(f"{root}/juridique", "Questions juridiques", "# Questions juridiques", "Éditeur du service, données personnelles, contrats.",
             f"[Résilier un contrat]({root}/resilier)"),
        page(f"{root}/resilier", "Résilier", "# Quel contrat ?", *(f"[Contrat {number}]({root}/partir/{number.lower()})" for _plan, number in sorted_numbers)),
        page(f"{root}/abonnements", "Abonnements", "# Vos abonnements", {"button": "Passer à la formule supérieure", "says": "Formule supérieure choisie."},
             *(f"[Gérer l'abonnement {plan}]({root}/{plan.lower()})" for plan in ("Solo", "Famille"))),
        *(page(f"{root}/{plan.lower()}", f"Abonnement {plan}", f"# Abonnement {plan}", f"Contrat {numbers[plan]}", {"button": "Mettre en pause", "says": "L'abonnement est en pause."})
          for plan in plans),
        *(page(f"{root}/partir/{numbers[plan].lower()}", "Vous partez ?", "# Attendez !", f"Restez avec nous : {offer}.",
               {"button": "J'accepte l'offre", "says": "Merci de rester avec nous."}, f"[Non merci, continuer]({ends[plan]})") for plan in plans),
        *(page(ends[plan], "Dernière étape", "# Nous sommes tristes", f"Votre contrat {numbers[plan]} continue tant que vous n'avez pas confirmé.",
               {"field": "Motif (facultatif)", "choices": ["Sans réponse", "Trop cher", "Autre"], "value": "Sans réponse"},
               *({"field": one, "choices": ["oui", "non"], "value": held} for one, (held, _wanted) in boxes.items()),
               {"button": stay, "says": "L'abonnement continue."},
               {"button": end, "says": "Le contrat est terminé.", "goes": f"{ends[plan]}/termine"}) for plan in plans),
        *(page(f"{ends[plan]}/termine", "Contrat terminé", "# C'est terminé", f"Votre contrat {numbers[plan]} a pris fin. Vous n'avez plus rien à faire.", listed=False) for plan in plans),
    ]  # fmt: skip

    def go(plan: str, changed: Sequence[str] = tuple(boxes), button: str = "6", wanted: str = "") -> list[Act]:  # fmt: skip
        place = [pair[0] for pair in sorted_numbers].index(plan) + 1
        acts: list[Act] = [
            web_acts.Follow(link=help_at),
            web_acts.Follow(link="3"),
            web_acts.Follow(link="1"),
        ]
        acts += [web_acts.Follow(link=str(place)), web_acts.Follow(link="2")]
        for row, (one, (_held, right)) in enumerate(boxes.items(), 2):
            if one in changed:
                acts.append(web_acts.Fill(field=str(row), value=wanted or right))
        return [*acts, web_acts.Press(button=button)]

    return {
        "name": name,
        "plan": left,
        "kept": kept,
        "number": numbers[left],
        "world": browser(pages, at=f"{root}/"),
        "goal": Goal(
            want=(("pressed", ends[left], end), *(("sent", ends[left], one, right) for one, (_held, right) in boxes.items())),
            keep=("pressed",),
        ),
        "solution": go(left),
        "near": [go(left, button="5"), go(kept), go(left, (again, news)), go(left, ()), go(left, (again, lent)), go(left, wanted="non")],
    }  # fmt: skip
