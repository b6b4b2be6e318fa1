"""Collecting opinions and deciding: polls, votes, minutes."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import WEEKDAYS


def date_poll(rng: np.random.Generator) -> dict[str, Any]:
    """The date that suits most people in a poll."""
    people = sample(rng, FIRST_NAMES, 5)
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 250))
    days = [start + timedelta(days=gap) for gap in sorted(sample(rng, range(12), 4))]
    while True:
        votes = rng.random((4, 5)) < 0.55
        totals = votes.sum(axis=1).tolist()
        if sorted(totals)[-1] > sorted(totals)[-2] and totals[0] < max(totals):
            break
    best = totals.index(max(totals))
    rows = [
        f"    {letter}  {WEEKDAYS[day.weekday()][:3]}. {day:%d/%m}  "
        + "".join(f"{'oui' if vote else 'non':<9}" for vote in row).rstrip()
        for letter, day, row in zip("ABCD", days, votes.tolist(), strict=True)
    ]
    return {
        "poll": "\n".join([" " * 19 + "".join(f"{name:<9}" for name in people).rstrip(), *rows]),
        "key": "ABCD"[best],
        "wrong": [letter for letter in "ABCD" if letter != "ABCD"[best]],
    }


def count_ballot(rng: np.random.Generator) -> dict[str, Any]:
    """Count a simple vote: who leads, with how many votes, is it an absolute majority."""
    absolute = pick(rng, (True, False))
    while True:
        votes = {option: integer(rng, 6, 30) for option in "ABC"}
        blank = integer(rng, 3, 6)
        cast, top = sum(votes.values()), max(votes.values())
        leads = list(votes.values()).count(top) == 1
        if leads and (2 * top > cast) == absolute and (not absolute or 2 * top <= cast + 2 * blank):
            break
    bulletins = [option for option, count in votes.items() for _ in range(count)]
    bulletins = shuffled(rng, [*bulletins, *["blanc"] * blank])
    counted = Counter(bulletins)
    best = max("ABC", key=lambda option: counted[option])
    return {
        "files": {"bulletins.csv": spreadsheet_csv(("bulletin", "choix"), enumerate(bulletins, 1))},
        "subject": pick(rng, ("le logo", "le nom du lieu", "la date de la fête", "le slogan")),
        "best": best,
        "not_best": [option for option in "ABC" if option != best],
        "votes": str(counted[best]),
        "not_votes": str(counted[best] + 1),
        "absolute": "oui" if absolute else "non",
        "cast": cast,
    }


_PLANS = ("Salle commune", "Jardin partagé", "Minibus", "Cuisine", "Atelier vélo", "Scène d'été")
_MONTHS = {4: "avril", 5: "mai", 6: "juin", 10: "octobre"}


@redraw_misfits
def weighted_vote(rng: np.random.Generator) -> dict[str, Any] | None:
    """Winner and points of a vote of two colleges, by rules: last ballot in time, listed voters, weights."""
    plans = sample(rng, _PLANS, 3)
    people = [f"{last} {first}" for first, last in full_names(rng, integer(rng, 96, 110))]
    listed, strangers = people[:-5], people[-5:]
    heavy = integer(rng, 3, 4)
    college = {one: "fondateurs" if rng.random() < 0.2 else "adhérents" for one in listed}
    closing = datetime(2026, pick(rng, (4, 5, 6, 10)), integer(rng, 4, 24), 18, 0)
    ballots: list[tuple[datetime, str, str]] = []

    def cast(who: str, low: int, high: int) -> None:
        liked = (0.42, 0.38, 0.2) if college.get(who) == "fondateurs" else (0.3, 0.42, 0.28)
        choice = pick(rng, ("", plans[int(rng.choice(3, p=liked))])) if rng.random() < 0.1 else plans[int(rng.choice(3, p=liked))]  # fmt: skip
        ballots.append((closing + timedelta(minutes=integer(rng, low, high)), who, choice))

    for one in listed:
        if rng.random() < 0.85:
            cast(one, -4000, -1)
        if rng.random() < 0.22:
            cast(one, -4000, -1)
        if rng.random() < 0.12:
            cast(one, 1, 900)
    for one in strangers:
        cast(one, -4000, -1)
    if len({(at, who) for at, who, _choice in ballots}) < len(ballots):
        return None

    def points(*, late: bool = False, first: bool = False, all_of_them: bool = False) -> Counter[str]:  # fmt: skip
        kept: dict[Any, tuple[str, str]] = {}
        for number, (at, who, choice) in enumerate(sorted(ballots, reverse=first)):
            if who in college and (late or at < closing):
                kept[number if all_of_them else who] = who, choice
        totals: Counter[str] = Counter()
        for who, choice in kept.values():
            totals[choice] += heavy if college[who] == "fondateurs" else 1
        del totals[""]
        return totals

    right = points().most_common()
    plain = Counter(choice for _at, _who, choice in ballots if choice).most_common()
    guesses = [points(late=True), points(first=True), points(all_of_them=True)]
    best, count = right[0]
    if count == right[1][1] or plain[0][0] == best or plain[0][1] == plain[1][1]:
        return None
    wrong = {guess[best] for guess in guesses} | {dict(plain)[best]}
    if count in wrong:
        return None
    rows = [(f"{at:%d/%m/%Y %H:%M}", who, choice) for at, who, choice in shuffled(rng, ballots)]
    return {
        "files": {
            "votes.csv": spreadsheet_csv(("reçu le", "électeur", "choix"), rows),
            "electeurs.csv": spreadsheet_csv(("nom", "collège"), sorted(college.items())),
        },
        "closing": f"{closing.day} {_MONTHS[closing.month]} 2026 à 18 h",
        "heavy": heavy, "best": best, "naive": plain[0][0], "plans": sorted(plans),
        "points": str(count),
        "not_points": [str(guess) for guess in sorted(wrong)],
    }  # fmt: skip


@redraw_misfits
def best_date_of_a_poll(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: on a poll, the date on which most people can come, one of them being needed."""
    people = sample(rng, [name for name in FIRST_NAMES if len(name) <= 7], 5)
    monday = integer(rng, 2, 24)
    dates = [
        f"{day} {monday + after}"
        for day, after in (("lun.", 0), ("mar.", 1), ("jeu.", 3), ("ven.", 4))
    ]
    yes = [[bool(rng.random() < 0.62) for _date in dates] for _one in people]
    counts = [sum(row[n] for row in yes) for n in range(4)]
    needed = integer(rng, 0, 4)
    fit = [counts[n] if yes[needed][n] else -1 for n in range(4)]
    best = max(fit)
    if fit.count(best) != 1 or best < 2 or max(counts) <= best:
        return None
    shapes: list[fig.Part] = []
    for row, name in enumerate(people):
        y = 4 + 4 * row
        shapes.append(fig.text(0, y, name, bold=row == needed))
        shapes += [
            fig.rect((12 + 12 * n, y, 8, 2), fig.GREEN if yes[row][n] else fig.MIST)
            for n in range(4)
        ]
    shapes += [fig.text(15 + 12 * n, 0, date) for n, date in enumerate(dates)]
    zones = [
        fig.zone(n + 1, fig.Box(11 + 12 * n, 0, 11, 22), (12 + 12 * n - 1, 0)) for n in range(4)
    ]
    return {
        **fig.pointed(fig.figure("Un sondage : cinq personnes et quatre dates, avec une case verte pour chaque oui.", 12, shapes, zones), fit.index(best) + 1),
        "needed": people[needed],
        "date": dates[fit.index(best)], "best": best,
        "what": pick(rng, ("la réunion de rentrée", "l'assemblée", "la visite du chantier", "l'atelier", "le comité", "le repas de fin d'année")),
    }  # fmt: skip


def ballot_opened(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a vote set as the rules of an association ask: secret, once each, known only at the end, two at most chosen."""
    most, quorum = integer(rng, 1, 3), pick(rng, ("un quart", "un tiers", "la moitié"))
    first = integer(rng, 3, 18)
    last = first + integer(rng, 3, 7)
    month = pick(rng, ("mai", "juin", "octobre"))
    labels = (
        "Qui vote quoi",
        "Accès au vote",
        "Choix par bulletin, au plus",
        "Résultats visibles",
        "Changer son vote",
        "Noms de ceux qui ont voté",
        "Fermeture",
        "Valable si votent au moins",
    )
    lists = (
        ("montré à l'organisateur", "montré à tous", "gardé nulle part"),
        ("lien commun", "code personnel à usage unique", "sans contrôle"),
        ("1", "2", "3", "sans limite"),
        ("pendant le vote", "à la fermeture", "jamais"),
        ("oui", "non"),
        ("gardés, sans leur vote", "non gardés"),
        tuple(
            f"le {day} {month} à {hour} h" for day in (first, last, last + 1) for hour in (0, 20)
        ),
        ("personne", "un quart", "un tiers", "la moitié"),
    )
    right = (
        "gardé nulle part",
        "code personnel à usage unique",
        str(most),
        "à la fermeture",
        "non",
        "gardés, sans leur vote",
        f"le {last} {month} à 20 h",
        quorum,
    )
    begun = tuple(
        pick(rng, [one for one in values if one != value])
        if place < 6 or rng.random() < 0.7
        else value
        for place, (values, value) in enumerate(zip(lists, right, strict=True))
    )
    chosen_at_most = "un nom" if most == 1 else f"jusqu'à {most} noms"
    share = f"d'{quorum}" if quorum.startswith("u") else f"de {quorum}"
    world = ui.device(
        "Vote en ligne", ui.screen("Vote"),
        ui.screen(
            "Règlement", ui.info("Article 1", "vote secret : nul ne peut savoir qui a voté quoi, pas même qui l'organise"), ui.info("Article 2", "une seule voix par adhérent, définitive"), ui.info("Article 3", f"du {first} au {last} {month} à 20 h, heure de fermeture"),
            ui.info("Article 4", f"on retient {chosen_at_most}"), ui.info("Article 5", "le vote des uns ne doit pas peser sur celui des autres ; tous connaissent le résultat"), ui.info("Article 6", f"nul si moins {share} des adhérents votent : il faut pouvoir le vérifier"),
        ),
        ui.screen("Bulletins", *(ui.choice(labels[n], begun[n], lists[n]) for n in (0, 2, 4))), ui.screen("Électeurs", *(ui.choice(labels[n], begun[n], lists[n]) for n in (1, 5, 7))), ui.screen("Déroulement", *(ui.choice(labels[n], begun[n], lists[n]) for n in (3, 6))),
    )  # fmt: skip
    pages = (
        "Bulletins",
        "Électeurs",
        "Bulletins",
        "Déroulement",
        "Bulletins",
        "Électeurs",
        "Déroulement",
        "Électeurs",
    )

    def chosen(other: dict[int, str]) -> list[ui.Step]:
        found = [(pages[n], label, other.get(n, right[n])) for n, label in enumerate(labels)]
        return sorted(
            (step for step in found if begun[labels.index(step[1])] != step[2]),
            key=lambda step: step[0],
        )

    task = ui.task_of_steps(
        world,
        chosen({}),
        chosen({0: "montré à l'organisateur"}),
        chosen({1: "lien commun"}),
        chosen({5: "non gardés"}),
        chosen({3: "pendant le vote"}),
        chosen({4: "oui"}),
    )
    task["solution"] = [*ui.at("Règlement"), ui.BACK, *task["solution"]]
    return {"most": most, "quorum": quorum, "closing": right[6], **task}


_GRADES = (
    ("Très bien", "TB", fig.GREEN, fig.WHITE),
    ("Bien", "B", "#8CC79B", INK),
    ("Passable", "P", fig.YELLOW, INK),
    ("À rejeter", "R", fig.RED, fig.WHITE),
)


@redraw_misfits
def winner_by_the_middle(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: majority judgment drawn as bars: the winner has the best grade at the middle line."""
    voters = 20
    names = sample(rng, _PLANS, 4)
    counts = []
    for _name in names:
        cuts = sorted(integer(rng, 1, voters - 1) for _n in range(3))
        counts.append([cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], voters - cuts[2]])
    if any(sum(count[: n + 1]) in (9, 10, 11) for count in counts for n in range(4)):
        return None
    middle = [next(n for n in range(4) if sum(count[: n + 1]) > voters / 2) for count in counts]
    best = min(middle)
    if middle.count(best) != 1 or best == 3:
        return None
    key = middle.index(best)
    tops, scores = [count[0] for count in counts], [3 * c[0] + 2 * c[1] + c[2] for c in counts]
    if tops[key] == max(tops) or (scores[key] == max(scores) and rng.random() < 0.7):
        return None
    shapes: list[fig.Part] = []
    zones = []
    for place, (name, count) in enumerate(zip(names, counts, strict=True)):
        y = 2 + 4 * place
        shapes.append(fig.text(3, y, name))
        x = 18.0
        for (_grade, letter, colour, ink), votes in zip(_GRADES, count, strict=True):
            if votes:
                shapes.append(fig.rect((x, y, 2 * votes, 2), colour))
                if votes > 1:
                    shapes.append(fig.centred(round(x + votes), y, letter, ink, bold=True))
            x += 2 * votes
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 2)))
    shapes += [
        fig.rect((37.6, 0, 0.8, 2), INK),
        *(fig.rect((37.6, 4 + 4 * n, 0.8, 2), INK) for n in range(4)),
    ]
    shapes.append(fig.text(3, 18, "TB très bien · B bien · P passable · R à rejeter", fig.SLATE))
    return {
        **fig.pointed(fig.figure("Quatre projets, une barre de mentions pour chacun, un trait au milieu.", 10, shapes, zones), key + 1),
        "winner": names[key], "grade": _GRADES[best][0].lower(), "place": pick(rng, ("du quartier", "de la résidence", "du club", "de l'association", "du village")),
    }  # fmt: skip
