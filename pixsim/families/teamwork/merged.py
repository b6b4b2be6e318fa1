"""Competence 2.3: what is really new between two versions, and conflicts settled by what was agreed."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES

_THINGS = ("tables", "chaises", "rallonges", "tablettes", "claviers", "lampes", "nappes", "micros")
_PAGES = ("accueil.md", "ateliers.md", "tarifs.md", "horaires.md", "contact.md", "adhesion.md")
_WHAT = ("Atelier photo", "Aide aux démarches", "Club de lecture", "Chorale", "Échecs", "Jardin", "Couture", "Vidéo", "Cuisine", "Yoga", "Radio", "Poterie")  # fmt: skip
_WHEN = ("lundi à 14 h", "mardi à 18 h", "mercredi à 10 h", "jeudi à 16 h", "vendredi à 9 h", "samedi à 11 h")  # fmt: skip


def lines_really_new(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of a difference over several pages, how many lines are new and not moved; the page whose price changed."""
    pages = sample(rng, _PAGES, 4)
    lines = sample(rng, [f"- {what}, {when}" for what in _WHAT for when in _WHEN], 40)
    fresh, moved, gone = lines[: integer(rng, 6, 9)], lines[10 : 10 + integer(rng, 4, 6)], lines[20 : 20 + integer(rng, 3, 5)]  # fmt: skip
    priced, untouched = pages[integer(rng, 0, 3)], lines[30:]
    added: dict[str, list[str]] = {page: [] for page in pages}
    removed: dict[str, list[str]] = {page: [] for page in pages}
    for line in fresh:
        added[pick(rng, pages)].append(line)
    for line in gone:
        removed[pick(rng, pages)].append(line)
    for line in moved:
        source, aim = sample(rng, pages, 2)
        removed[source].append(line)
        added[aim].append(line)
    before, after = sample(rng, (5, 8, 10, 12, 15, 20), 2)
    removed[priced].append(f"Adhésion : {before} €")
    added[priced].append(f"Adhésion : {after} €")
    body = []
    for place, page in enumerate(pages):
        body += [f"diff --git a/{page} b/{page}", f"--- a/{page}\t2026-03-02", f"+++ b/{page}\t2026-03-09"]  # fmt: skip
        context = [untouched[2 * place], untouched[2 * place + 1]]
        if page != priced:
            context.append(
                f"Adhésion des moins de {integer(rng, 12, 18)} ans : {pick(rng, (before, after))} €"
            )
        old, new = len(removed[page]) + len(context), len(added[page]) + len(context)
        body.append(f"@@ -4,{old} +4,{new} @@")
        body += [f" {context[0]}", *(f"-{line}" for line in shuffled(rng, removed[page])), *(f"+{line}" for line in shuffled(rng, added[page])), *(f" {line}" for line in context[1:])]  # fmt: skip
    count = len(fresh) + 1
    every = count + len(moved)
    return {
        "files": {"modifs.diff": text_file(body)},
        "count": str(count), "not_count": [str(every), str(every + 4), str(every - len(moved) - len(gone)) if every - len(moved) - len(gone) > 0 else "0"],
        "moved": len(moved), "page": [priced, priced.removesuffix(".md")], "not_page": [page for page in pages if page != priced],
        "before": before, "after": after,
    }  # fmt: skip


def conflicts_settled(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: an inventory with conflicts, each settled by what was agreed for its room."""
    mine, theirs = sample(rng, FIRST_NAMES, 2)
    asked = pick(rng, _THINGS)
    rooms = shuffled(rng, range(1, 10))
    counted = {mine: sorted(rooms[:4]), theirs: sorted(rooms[4:])}
    lines: list[str] = []
    kept: list[str] = []
    all_local: list[str] = []
    all_remote: list[str] = []
    everything: list[str] = []
    lent = {mine: 0, theirs: 0}
    for room in range(1, 10):
        things = [*sample(rng, [one for one in _THINGS if one != asked], 3), asked]
        clash = set(sample(rng, range(4), integer(rng, 1, 2)))
        if room % 2:
            clash.add(3)
        for place, thing in enumerate(things):
            here, there = sample(rng, range(4, 60), 2)
            name = f"Salle {room} ; {thing}"
            if place not in clash:
                row = f"{name} : {here}"
                lines.append(row)
                for one in (kept, all_local, all_remote, everything):
                    one.append(row)
                continue
            local, remote = [f"{name} : {here}"], [f"{name} : {there}"]
            own = local if room in counted[mine] else remote
            if integer(rng, 0, 1):
                extra, who = f"{name} (prêt) : {integer(rng, 2, 9)}", pick(rng, (mine, theirs))
                lent[who] += 1
                (local if who == mine else remote).append(extra)
                kept.append(extra)
            kept.append(own[0])
            all_local += local
            all_remote += remote
            everything += [*local, *remote]
            lines += [f"<<<<<<< {mine}", *local, "=======", *remote, f">>>>>>> {theirs}"]

    def total(rows: list[str]) -> int:
        return sum(int(row.rpartition(" : ")[2]) for row in rows if f" ; {asked}" in row)

    def said(numbers: list[int]) -> str:
        return ", ".join(map(str, numbers[:-1])) + f" et {numbers[-1]}"

    agreed = (
        "Ce que nous avons décidé mardi, pour l'inventaire que nous avions rempli chacun de notre côté :",
        f"- salles {said(counted[mine])} : c'est {mine} qui a recompté, on garde sa quantité ;",
        f"- salles {said(counted[theirs])} : c'est {theirs}, on garde la sienne ;",
        "- une ligne « (prêt) » que l'un des deux a ajoutée reste, dans toutes les salles : c'est du matériel en plus.",
    )  # fmt: skip
    key = total(kept)
    near = {total(all_local), total(all_remote), total(everything), total([row for row in kept if "(prêt)" not in row])} - {key}  # fmt: skip
    if len(near) < 4 or not all(lent.values()):
        return conflicts_settled(rng)
    return {
        "files": {"inventaire.txt": text_file(lines), "accord.txt": text_file(agreed)},
        "asked": asked, "mine": mine, "theirs": theirs,
        "total": str(key), "not_total": sorted(str(one) for one in near),
        "rows": str(len(kept)), "not_rows": sorted({str(len(all_local)), str(len(lines)), str(len(everything))} - {str(len(kept))}),
    }  # fmt: skip
