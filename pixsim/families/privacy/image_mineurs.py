"""Respecting the privacy of others: image rights, minors, groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import full_names, of
from pixsim.families.draws.simulators.networks import (
    DONE,
    HOME,
    LAST_SEEN,
    TAG_CONSENT,
    Ring,
    see,
    setting,
)
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts


def out_of_a_photo(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one's name taken off a photo, its author asked to remove it, the next ones checked."""
    ring = Ring(rng, friends=6)
    author, *others = sample(rng, ring.friends, 3)
    events = sample(rng, ("Soirée du 12", "Sortie au lac", "Tournoi", "Repas de quartier", "Concert", "Vide-grenier"), 5)  # fmt: skip
    posters = [author, author, *others, others[0]]
    ids = [
        ring.post(poster, "", photo=event, named=tuple(shuffled(rng, (ring.me, pick(rng, ring.friends)))))
        for poster, event in zip(posters, events, strict=True)
    ]  # fmt: skip
    ring.chatter(4)
    settings_ = (
        setting("Identifications", TAG_CONSENT, "non"), setting("Identifications", "Proposer mon nom sur les photos", "oui"),
        setting("Messages", LAST_SEEN, "oui"), setting("Confort", "Langue", "français", "français", "anglais"),
    )  # fmt: skip

    def done(photo: str, *, check: bool = True, ask: bool = True, off: bool = True) -> list[Act]:
        path: list[Act] = [see(photo)]
        path += [acts.Untag()] if off else []
        path += [acts.AskRemoval()] if ask else []
        return (
            [*path, acts.Account(), acts.Change(setting=TAG_CONSENT, value="oui")]
            if check
            else path
        )

    target = ids[0]
    return {
        "of_who": of(ring.first),
        "author": ring.called(author),
        "event": events[0],
        "world": ring.world(settings=settings_),
        "goal": Goal(want=(("untagged", target), ("asked", target), ("set", TAG_CONSENT, "oui")), keep=DONE),
        "solution": done(target),
        "near": [done(ids[1]), done(target, check=False), done(target, ask=False), done(target, off=False), [*done(target), HOME, see(ids[2]), acts.Untag()]],
    }  # fmt: skip


AGE = 15
"""From which, in France, a minor agrees alone to what an online service does with their data."""

_SERVICES = (
    ("d'un jeu en ligne", ("Plateforme", "Aventure", "Course", "Énigmes")),
    ("d'un réseau de lecteurs", ("Mangas", "Romans", "Poésie", "Théâtre")),
    ("d'une application de sport", ("Course", "Escalade", "Danse", "Natation")),
    ("d'un forum de musiciens", ("Guitare", "Chant", "Batterie", "Piano")),
    ("d'un site de cours de langue", ("Anglais", "Espagnol", "Arabe", "Italien")),
)


def _birthday(birth: date, age: int) -> date:
    """The day one reaches an age; 1 March for who was born on 29 February."""
    year = birth.year + age
    return date(year, 3, 1) if (birth.month, birth.day) == (2, 29) else birth.replace(year=year)


def _lacks_consent(row: Sequence[Any], age_of_consent: int) -> bool:
    """Whether an agreement is missing, where one agrees alone from the age of consent."""
    _number, _name, birth, day, _group, own, parent = row
    young: bool = day < _birthday(birth, age_of_consent)
    return bool(own != "oui" or (young and parent != "oui"))


def _enrolled(rng: np.random.Generator, groups: Sequence[str]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    people = full_names(rng, 60)
    for n, (first, last) in enumerate(people):
        day = date(2026, integer(rng, 1, 6), integer(rng, 1, 28))
        near = n < 26  # close to the age that decides, on either side of the day itself
        away = pick(rng, (0, 1, -1)) if n < 6 else integer(rng, -330, 330)
        turns = day + timedelta(days=away)
        birth = (
            date(turns.year - AGE, turns.month, min(turns.day, 28)) if near
            else date(integer(rng, 2005, 2015), integer(rng, 1, 12), integer(rng, 1, 28))
        )  # fmt: skip
        own = "oui" if integer(rng, 1, 100) <= 88 else "non"
        parent = pick(rng, ("oui", "non", "non", ""))
        rows.append((f"M-{n + 101}", f"{first} {last}", birth, day, pick(rng, groups), own, parent))
    return shuffled(rng, rows)


def _book(rows: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
    header = (
        "Numéro",
        "Nom",
        "Naissance",
        "Inscription",
        "Groupe",
        "Sa propre case",
        "Case d'un parent",
    )
    return in_two_formats("inscriptions", Workbook((sheet("Inscriptions", header, rows),)))


def agreement_missing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: who may not be enrolled yet, from dates of birth and of enrolment and two agreements."""
    service, groups = pick(rng, _SERVICES)
    ask = pick(rng, ("all", "parents", "group"))
    while True:
        rows = _enrolled(rng, groups)
        missing = [row for row in rows if _lacks_consent(row, AGE)]
        letters = [row for row in missing if row[5] == "oui"]
        counts = Counter(row[4] for row in letters).most_common()
        by_year = [
            row for row in rows
            if row[5] != "oui" or (row[3].year - row[2].year < AGE and row[6] != "oui")
        ]  # fmt: skip
        adults = [row for row in rows if _lacks_consent(row, 18)]
        if len(by_year) != len(missing) and counts[0][1] > counts[1][1] + 1:
            break
    if ask == "all":
        question = "De combien de personnes le service n'a-t-il pas, au jour de leur inscription, tous les accords qu'il lui faut ?"
        key, wrong = str(len(missing)), {len(by_year), len(adults), len(letters)} - {len(missing)}
    elif ask == "parents":
        question = "À combien de personnes, qui ont elles-mêmes accepté, manque-t-il l'accord d'un parent au jour de leur inscription ?"
        yearly, grown = (sum(row[5] == "oui" for row in few) for few in (by_year, adults))
        key, wrong = str(len(letters)), {yearly, grown, len(missing)} - {len(letters)}
    else:
        question = "Dans le groupe où c'est le plus fréquent, à combien de personnes, qui ont elles-mêmes accepté, manque-t-il l'accord d'un parent au jour de leur inscription ?"
        group, most = counts[0]
        key, wrong = str(most), {len(letters), *(n for _group, n in counts[1:])} - {most}
        return {
            "service": service, "question": question, "key": key, "wrong": [str(n) for n in sorted(wrong)], "told": f"{most} personnes du groupe {group}",
            "files": _book(rows),
        }  # fmt: skip
    return {
        "service": service, "question": question, "key": key, "wrong": [str(n) for n in sorted(wrong)], "told": f"{key} personnes",
        "files": _book(rows),
    }  # fmt: skip


_PLACES = ("les vestiaires du gymnase", "sa chambre, par la fenêtre", "la piscine", "la douche du camping")  # fmt: skip

_SAYS = (
    "Regardez qui c'est !",
    "Faites tourner.",
    "Devinez qui…",
    "À partager vite, ça va être effacé.",
)

REASON = "vie privée d'une personne"


def picture_taken_in_secret(rng: np.random.Generator) -> dict[str, Any]:
    """Two publications captured, then reported; the victim told of the free number for young people, in private."""
    ring = Ring(rng, friends=7)
    victim = ring.friends[0]
    name = ring.called(victim)
    first = name.split(" ")[0]
    where = pick(rng, _PLACES)
    author, again = ring.person(), ring.person()
    one, two = sample(rng, _SAYS, 2)
    stolen = [
        ring.post(author, f"{first} dans {where}. {one}" if "piscine" not in where else f"{first} à {where}. {one}", photo=f"photo {of(first)}, prise à son insu"),
        ring.post(again, f"{two} ({integer(rng, 12, 90)} personnes l'ont déjà vue)", photo=f"photo {of(first)}, prise à son insu"),
    ]  # fmt: skip
    ally = ring.post(ring.friends[1], f"Ne partagez pas la photo {of(first)} : c'est un délit.")
    ring.post(victim, "Mon équipe, samedi dernier.", photo=f"photo {of(first)} avec son équipe")
    ring.letter(
        victim, "Je ne sais plus quoi faire, tout le collège l'a vue. J'ai honte d'en parler."
    )
    ring.letter(ring.friends[2], "Tu viens samedi ?")
    ring.chatter(6)

    def react(
        *, proof: bool = True, things: tuple[str, ...] = tuple(stolen), number: str = "3018", reason: str = REASON
    ) -> list[Act]:  # fmt: skip
        done: list[Act] = []
        for thing in things:
            done += [see(thing), *([acts.Capture()] if proof else []), acts.Report(thing=thing, reason=reason), HOME]  # fmt: skip
        return [*done, acts.Messages(), see(victim), acts.Say(text=f"Appelle le {number}, c'est gratuit et anonyme.")] if number else done  # fmt: skip

    reasons = f"{REASON}||injure ou harcèlement"
    return {
        "name": name,
        "of_name": of(name),
        "first": first,
        "world": ring.world(),
        "goal": Goal(
            want=(
                *(("captured", thing) for thing in stolen),
                *(("denounced", thing, reasons) for thing in stolen),
                ("said", victim, "~3018||~30 18"),
            ),
            refuse=tuple((did, thing) for thing in stolen for did in ("shared", "liked", "saved")) + tuple(("remarked", thing, "*") for thing in stolen),
            keep=DONE,
            free=(author, again),
        ),
        "solution": react(),
        "near": [
            react(proof=False), react(things=(stolen[0],)), react(number=""), react(number="3919"), react(reason="fausse information"),
            react(things=(stolen[0], ally)), [see(stolen[0]), acts.Share(), HOME, *react()],
        ],
    }  # fmt: skip
