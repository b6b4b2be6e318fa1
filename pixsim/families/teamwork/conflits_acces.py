"""Avoiding losses and conflicts: locks, copies, recovery."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of, plain
from pixsim.families.draws.simulators.drives import (
    DOCUMENTS,
    LINES,
    SHARED_SPACE,
    SPACES,
    SUBJECTS,
    Shelf,
)
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.archives import Archive
from pixsim.worlds.core import Act
from pixsim.worlds.drive.data import Version
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def copy_with_all_changes(rng: np.random.Generator) -> dict[str, Any]:
    """The copy, among four, that has the corrections of both colleagues; names and dates lie."""
    one, two = sample(rng, FIRST_NAMES, 2)
    hour, new_hour = sample(rng, ("9 h", "10 h", "14 h", "15 h 30"), 2)
    room, new_room = sample(rng, ("salle Bleue", "salle Ronde", "gymnase", "préau"), 2)
    price = integer(rng, 3, 12)

    def text(*, first: bool, second: bool) -> bytes:
        lines = ("Fête de l'association", f"Début : {new_hour if first else hour}", f"Lieu : {new_room if second else room}", f"Entrée : {price} €", "Buffet partagé, chacun apporte un plat.")  # fmt: skip
        return ("\n".join(lines) + "\n").encode()

    names = shuffled(rng, (
        "annonce-finale.txt", "annonce-v3.txt", f"annonce-{one.lower()}.txt", "annonce-bis.txt",
    ))  # fmt: skip
    states = ((True, True), (True, False), (False, True), (False, False))
    members = {name: text(first=a, second=b) for name, (a, b) in zip(names, states, strict=True)}
    archive = f"annonce-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "one": one,
        "two": two,
        "hour": new_hour,
        "room": new_room,
        "old_hour": hour,
        "old_room": room,
        "key": [names[0], names[0].removesuffix(".txt")],
        "wrong": names[1:],
        "files": {archive: Archive({name: members[name] for name in sorted(members)})},
    }  # fmt: skip


_LINES = (
    ("Accueil des familles à {} h.", (9, 10, 11)), ("Salle prévue : la salle {}.", ("bleue", "verte", "des fêtes")), ("Prix du repas : {} €.", (8, 10, 12)),
    ("Contact : le bureau, poste {}.", (21, 34, 52)), ("Durée de la visite : {} minutes.", (45, 60, 90)), ("Inscriptions avant le {} mai.", (12, 15, 20)),
    ("Le bus part du quai {}.", ("A", "B", "C")), ("Nombre de places : {}.", (40, 50, 60)), ("Goûter servi à {} h.", (15, 16, 17)), ("Buvette tenue par {}.", ("le club", "l'école", "la mairie")),
    ("Sortie réservée aux {}.", ("adhérents", "enfants", "habitants")), ("Repli en cas de pluie : {}.", ("le préau", "le gymnase", "la halle")),
    ("Parking : {}.", ("derrière la salle", "place du marché", "rue Haute")), ("Tombola à {} h 30.", (14, 16, 18)),
)  # fmt: skip


def _written(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def contradicting_versions(rng: np.random.Generator) -> dict[str, Any]:
    """How many lines two colleagues changed in contrary ways, and how many can be taken over as they are."""
    names = sample(rng, [name for name in FIRST_NAMES if plain(name).isalpha()], 3)
    chosen = shuffled(rng, _LINES)
    values = [shuffled(rng, choices) for _text, choices in chosen]
    original = [
        text.format(value[0]) for (text, _choices), value in zip(chosen, values, strict=True)
    ]
    copies = {name: list(original) for name in names}
    places = sample(rng, range(len(chosen)), len(chosen))
    contrary, alike, alone = integer(rng, 2, 3), integer(rng, 1, 3), integer(rng, 3, 5)
    for rank, place in enumerate(places[: contrary + alike + alone]):
        (text, _choices), (_old, new, other) = chosen[place], values[place]
        one, two = sample(rng, names, 2)
        copies[one][place] = text.format(new)
        if rank < contrary:
            copies[two][place] = text.format(other)
        elif rank < contrary + alike:
            copies[two][place] = text.format(new)
    contrary_lines = [original[place] for place in places[:contrary]]
    members = {"invitation.txt": _written(original), **{f"invitation-{plain(name)}.txt": _written(lines) for name, lines in copies.items()}}  # fmt: skip
    return {
        "contrary": str(contrary), "not_contrary": [str(contrary + alike)],
        "free": str(alike + alone), "not_free": [str(alone), str(contrary + alike + alone)],
        "shown": " ; ".join(f"« {line} »" for line in contrary_lines),
        "files": {"invitation.zip": Archive(members)},
    }  # fmt: skip


_MORE_LINES = (
    "Payer le loyer", "Réparer la sono", "Inviter la mairie", "Relire le tract", "Compter les chaises", "Tirer au sort les lots", "Écrire aux anciens", "Fixer le tarif",
)  # fmt: skip

_ENDS = ("avant jeudi", "à deux", "dès lundi", "sans faute", "par courriel")


def two_versions_in_one(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a document and its copy in conflict, made one that has what each brought."""
    me, who, other = sample(rng, FIRST_NAMES, 3)
    space = pick(rng, SPACES)
    *base, gone, mine, theirs, more, last = sample(rng, (*LINES[1:], *_MORE_LINES), 14)
    stem = pick(rng, ("liste", "ordre du jour", "préparatifs", "à faire"))
    day = f"2026-03-{integer(rng, 3, 14):02}"
    shelf = Shelf(rng, me, (who, other))
    shelf.folder(space, rights={who: "modification", other: "modification"})
    places = sample(rng, range(9), 3)
    done, held, brought = list(base), list(base), list(base)
    for place, end in zip(places, sample(rng, _ENDS, 3), strict=True):
        done[place] = f"{base[place]} {end}"
        (held if place == places[2] else brought)[place] = done[place]
    place_gone = integer(rng, 2, 7)
    brought.insert(place_gone, gone)  # which one has taken off
    first = Version(
        when=f"{integer(rng, 1, 2)}/03 {integer(rng, 8, 19)} h 20",
        who=pick(rng, (me, who, other)),
        what="avant la coupure",
        lines=(*base[:place_gone], gone, *base[place_gone:]),
    )

    def history(author: str, *lines: str) -> tuple[Version, ...]:
        when = f"{int(day[-2:])}/03 {integer(rng, 20, 22)} h 05"
        return Version(when=when, who=author, what="hors connexion", lines=lines), first

    kept = shelf.file(
        f"{space}/{stem}.odt",
        *held,
        mine,
        date=day,
        remarks=((me, f"J'ai retiré « {gone} » : c'est fait."),),
        versions=history(me, *held, mine),
    )
    copy = shelf.file(
        f"{space}/{stem} (conflit {who} {day}).odt",
        *brought,
        theirs,
        more,
        date=day,
        versions=history(who, *brought, theirs, more),
    )
    decoy = shelf.file(
        f"{space}/{stem} (conflit {other} 2025-11-02).odt",
        *base,
        last,
        date="2025-11-02",
        binned=True,
    )
    shelf.file(f"{space}/{pick(rng, DOCUMENTS)}", last)
    texts = "||".join(f"^{' / '.join((*done, *end))}" for end in permutations((mine, theirs, more)))
    changes = [f"modifier {place + 1} {done[place]}" for place in places[:2]]
    merge = [f"ouvrir {kept}", *changes, f"ajouter {theirs}", f"ajouter {more}", "remonter"]
    return {
        "name": f"{stem}.odt", "who": who, "day": day, "gone": gone,
        "world": shelf.space(space),
        "goal": Goal(want=(("name", "$d", f"{stem}.odt"), ("in", "$d", space), ("text", "$d", texts), ("binned", f"{copy}||{kept}")), keep=("in", "name", "right"), free=(copy, kept, decoy)),
        "solution": [f"ouvrir {copy}", "remonter", *merge, f"supprimer {copy}"],
        "near": [[f"supprimer {copy}"], [f"ouvrir {kept}", changes[0], f"ajouter {theirs}", f"ajouter {more}", "remonter", f"supprimer {copy}"],
                 [*merge], [*merge[:-1], f"ajouter {gone}", "remonter", f"supprimer {copy}"], [*merge, f"supprimer {kept}", f"renommer {copy} {stem}.odt"]],
    }  # fmt: skip


_SPENT = (
    ("Location du barnum", 180), ("Assurance de la salle", 95), ("Achat de chaises", 240), ("Cachet du trio", 320), ("Feu d'artifice", 410),
    ("Camion de la sono", 130),
)  # fmt: skip


def line_that_was_lost(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of two lines lost on different days, the last version that had each, in the backups of two programs."""
    tree = Tree(rng)
    subject, other = sample(rng, SUBJECTS, 2)
    lines = sample(rng, _SPENT, 2)
    home = "Sauvegardes"
    keys = sorted(sample(rng, range(5, 11), 4))  # days when a key was plugged in, at noon
    key_folder = f"{home}/Clé {of(pick(rng, FIRST_NAMES))}"
    nightly = [(f"{home}/Serveur/2026-05-{day:02}", f"2026-05-{day:02} 20:00") for day in range(4, 11)]  # fmt: skip
    at_noon = [(key_folder, f"2026-05-{day:02} 12:00") for day in keys]
    places = sorted([*nightly, *at_noon], key=lambda one: one[1])
    on_key = [n for n, (folder, _date) in enumerate(places) if folder == key_folder]
    noon = pick(rng, on_key[1:])
    night = pick(rng, [n for n in range(2, len(places) - 1) if n not in on_key and abs(n - noon) > 1])  # fmt: skip
    lasts = shuffled(rng, [noon, night])
    agreed = [f"{what} : {price} € (accepté)" for what, price in lines]
    asked = [f"{what} : {price} € (à confirmer)" for what, price in lines]
    refused = [f"{what} : {price + integer(rng, 30, 80)} € (refusé)" for what, price in lines]
    common = ["Affiches : 40 €", "Boissons : 120 €", "Sono : 150 €"]
    ids = []
    for place, (folder, date) in enumerate(places):
        held = [
            first if not place else yes if place <= last else no
            for yes, no, first, last in zip(agreed, refused, asked, lasts, strict=True)
        ]
        text = "\n".join(shuffled(rng, [*common[: 2 + (place > 2)], *held]))
        name = f"{subject}-{date[8:10]}" if folder == key_folder else subject
        ids.append(tree.file(f"{folder}/{name}.ods", 80 + 10 * place, date, text))
        tree.file(f"{folder}/{other}{name.removeprefix(subject)}.ods", date=date, text="\n".join([*agreed, *common]))  # fmt: skip
    here = f"{SHARED_SPACE}/Fête"
    present = tree.file(f"{here}/{subject}.ods", 170, "2026-05-11 09:30", "\n".join([*refused, *common]))  # fmt: skip
    target = f"{here}/Retrouvé"
    tree.folder(target)
    free = [str(tree.following), str(tree.following + 1)]
    names = [f"{subject}-{n}.ods" for n in (1, 2)]

    def bring(*chosen: int) -> list[Act]:
        done: list[Act] = []
        for passed in range(len(places) - 1, min(chosen) - 1, -1):
            done += [acts.Go(path=places[passed][0]), acts.Open(thing=ids[passed]), acts.Back()]
        for place, copy, name in zip(chosen, free, names, strict=True):
            done += [
                acts.Go(path=places[place][0]), acts.Copy(thing=ids[place], folder=target),
                acts.Go(path=target), acts.Rename(thing=copy, name=name),
            ]  # fmt: skip
        return done

    a, b = lasts
    nights = [n for n in range(len(places)) if n not in on_key]
    one_program = [max(n for n in nights if n <= last) for last in lasts]
    return {
        "who": pick(rng, FIRST_NAMES),
        "plain": f"{subject}.ods",
        "first": lines[0][0], "second": lines[1][0],
        "new": names[0], "newer": names[1],
        "folder": here,
        "world": tree.disk(here),
        "goal": Goal(
            want=(*(("content", f"{target}/{name}", ids[last]) for name, last in zip(names, lasts, strict=True)), ("in", present, here)),
            keep=("in", "name", "binned", "file"),
            free=(*free, *(f"{target}/{name}" for name in names)),
        ),
        "solution": bring(a, b),
        "near": [bring(*one_program), bring(a + 1, b), bring(a, b + 1), bring(1, b), bring(b, a), bring(min(a, b), min(a, b))],
    }  # fmt: skip


def _exchange(box: fig.Box, kind: str) -> list[fig.Part]:
    """Three people and a document: one in common, or copies."""
    people = [(box.x + 4, box.y + 8), (box.middle, box.y + 8), (box.right - 5, box.y + 8)]
    shapes: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST)]
    page = (box.middle - 2, box.y + 1, 4, 3)
    if kind in ("link", "link_copy"):
        shapes += [
            fig.line((x, y), (box.middle, box.y + 4), colour=fig.GREY, width=0.6) for x, y in people
        ]
        shapes.append(fig.rect(page, fig.YELLOW, INK))
        copies = [people[2]] if kind == "link_copy" else []
    else:
        shapes.append(
            fig.wire((people[0][0], box.y + 2), (people[2][0], box.y + 2), colour=fig.GREY)
        )
        copies = people if kind == "mail" else people[1:]
        if kind == "half":
            shapes.append(fig.rect(page, fig.YELLOW, INK))
    shapes += [fig.rect((x - 1.5, y - 5, 3, 2), fig.ORANGE, INK, width=0.3) for x, y in copies]
    shapes += [fig.disc(x, y, 1.4, fig.BLUE) for x, y in people]
    return shapes


def exchange_without_copies(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four ways to work on a document, the only one without a copy."""
    return {
        **fig.pointed_tile(rng, "Quatre schémas : trois personnes et un document.", 5, ["link", "mail", "half", "link_copy"], _exchange, per_row=2),
        "what": pick(rng, ("un règlement", "un budget", "un programme", "une charte", "un dossier de subvention", "un planning", "un bilan", "un rapport")),
        "who": pick(rng, ("au bureau d'une association", "à une équipe d'accueil", "à trois collègues", "au comité des fêtes", "à trois bénévoles")),
    }  # fmt: skip
