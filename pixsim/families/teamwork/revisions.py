"""Following changes: history, comparison, restoring."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators.drives import DOCUMENTS, LINES, SPACES, Shelf
from pixsim.families.draws.simulators.writers import source_text, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.making.documents import Change, Paragraph, Run, document, heading
from pixsim.making.make import in_two_formats
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.drive.data import Version
from pixsim.worlds.goals import Goal


def version_before(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the version of a document before a mistake comes back."""
    me, bad, good, third = sample(rng, FIRST_NAMES, 4)
    space, name = pick(rng, SPACES), pick(rng, DOCUMENTS)
    lines = sample(rng, LINES, 5)
    day = integer(rng, 8, 27)
    states = [
        (bad, "a effacé trois lignes", lines[:1]),
        (good, "a ajouté une ligne", lines[:4]),
        (third, "a corrigé un mot", lines[:3]),
        (good, "a créé le document", lines[:2]),
    ]
    versions = tuple(
        Version(when=f"{day - n}/03 {9 + n} h {10 + 7 * n}", who=who, what=what, lines=tuple(held))
        for n, (who, what, held) in enumerate(states)
    )
    shelf = Shelf(rng, me, (bad, good, third))
    shelf.folder(space, rights=dict.fromkeys((bad, good, third), "modification"))
    node = shelf.file(f"{space}/{name}", *lines[:1], owner=good, versions=versions)
    other = shelf.file(
        f"{space}/{pick(rng, [one for one in DOCUMENTS if one != name])}", *lines[3:], owner=third
    )
    return {
        "name": name, "space": space, "bad": bad, "good": good, "when": versions[1].when,
        "world": shelf.space(space),
        "goal": Goal(want=(("text", node, " / ".join(lines[:4])), ("text", other, " / ".join(lines[3:]))), keep=("name", "in", "right", "binned")),
        "solution": [f"historique {node}", "rétablir 2"],
        "near": [[f"historique {node}", "rétablir 3"], [f"historique {node}", 'nommer 2 "Bonne version"'], [f"supprimer {node}"]],
    }  # fmt: skip


def author_of_a_change(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: in a history, who changed one line last."""
    me, *people = sample(rng, FIRST_NAMES, 4)
    space, name = pick(rng, SPACES), pick(rng, DOCUMENTS)
    parts = sample(rng, ("le budget", "les horaires", "les contacts", "le matériel", "le titre"), 3)
    asked = parts[0]
    rows = [(pick(rng, people), part) for part in shuffled(rng, [parts[1], parts[2], parts[1]])]
    last, *_earlier = picked = sample(rng, people, 3)
    rows += [
        (last, asked),
        *shuffled(rng, [(picked[1], asked), (picked[2], parts[1]), (picked[1], parts[2])]),
    ]
    versions = tuple(
        Version(when=f"{28 - n}/03 {8 + n} h 05", who=who, what=f"a modifié {part}", lines=("…",))
        for n, (who, part) in enumerate(rows)
    )
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "modification"))
    node = shelf.file(f"{space}/{name}", *sample(rng, LINES, 3), versions=versions)
    shelf.file(
        f"{space}/{pick(rng, [one for one in DOCUMENTS if one != name and one.partition('.')[0] not in asked])}",
        *sample(rng, LINES, 2),
        versions=versions[2:],
    )
    return {
        "name": name, "space": space, "part": asked, "key": last, "wrong": [who for who in people if who != last],
        "world": shelf.space(space),
        "solution": [f"historique {node}"],
    }  # fmt: skip


def accept_changes_of_one(rng: np.random.Generator) -> dict[str, Any]:
    """What a text says once the changes of one person are accepted, those of another refused."""
    (a, a_last), (b, b_last) = full_names(rng, 2)
    yes, no = f"{a} {a_last}", f"{b} {b_last}"
    days = sample(rng, ("lundi 4 mai", "mardi 12 mai", "jeudi 21 mai", "samedi 30 mai"), 2)
    hours = sample(rng, ("9 h 30", "14 h", "17 h 15", "18 h 45"), 2)
    rooms = sample(rng, ("salle Jade", "salle Opale", "salle Ambre", "salle Corail"), 2)
    authors = shuffled(rng, (yes, no, pick(rng, (yes, no))))
    runs: list[Run] = [Run("L'assemblée aura lieu le ")]
    kept, refused = [], []
    for (old, new), author, after in zip(
        (days, hours, rooms), authors, (" à ", ", ", "."), strict=True
    ):
        runs += [
            Run(old, change=Change("deleted", author)),
            Run(new, change=Change("inserted", author)),
            Run(after),
        ]
        kept.append(new if author == yes else old)
        refused.append(old if author == yes else new)
    text = document(
        heading("Convocation"),
        "Chers adhérents, chères adhérentes,",
        Paragraph(tuple(runs)),
        "Un buffet suivra. Merci de prévenir de votre présence.",
        tracking=True,
    )
    return {
        "yes": yes,
        "no": no,
        "day": [kept[0], f"{kept[0]} 2026"],
        "hour": kept[1],
        "room": kept[2],
        "wrong_day": refused[0],
        "wrong_hour": refused[1],
        "wrong_room": refused[2],
        "files": in_two_formats("convocation", text),
    }  # fmt: skip


_TEXT = (
    "Les ordinateurs sont dans la salle du fond",
    "Chaque participant reçoit un livret",
    "La porte de la cour reste fermée",
    "Les inscriptions se font à l'accueil",
    "Un café est offert à la pause",
    "Les clés sont rangées dans le tiroir",
    "Le vidéoprojecteur est déjà branché",
    "Une bénévole accueille les familles",
    "Les questionnaires sont remis le soir",
    "La photocopieuse est au premier étage",
    "Le parking est ouvert aux visiteurs",
    "Les tablettes sont rechargées la veille",
    "Un plan est affiché dans le couloir",
    "La liste des présents est signée",
)

_MORE = (
    "pour {} personnes au plus", "contre une caution de {} euros", "au moins {} jours à l'avance", "pendant {} heures", "à partir de {} ans",
    "dans un délai de {} jours", "pour un montant de {} euros", "par groupes de {}",
)  # fmt: skip

_SLIPS = (("est", "es"), ("sont", "son"), ("rangées", "rangés"), ("signée", "signé"), ("rechargées", "rechargés"), ("offert", "offer"))  # fmt: skip


@redraw_misfits
def figure_that_changed(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: two long versions of a document, said to differ by two misprints: one number is another."""
    lines = [
        f"{pick(rng, _TEXT)}, {pick(rng, _MORE).format(integer(rng, 2, 90))}."
        for _line in range(150)
    ]
    before, after = list(lines), list(lines)
    place, *rest = sample(rng, range(20, 140), 130 - 20)
    slipped: list[int] = []
    for other in rest:
        fit = [(right, slip) for right, slip in _SLIPS if f" {right} " in lines[other]]
        if fit and len(slipped) < 2:
            right, slip = fit[0]
            before[other] = lines[other].replace(f" {right} ", f" {slip} ", 1)
            slipped.append(other)
    (old,) = re.findall(r"\d+", lines[place])
    unit = next(
        (
            one
            for one in ("euros", "jours", "heures", "ans")
            if one in lines[place].partition(old)[2]
        ),
        "personnes",
    )
    new = pick(rng, [n for n in range(max(2, int(old) - 9), int(old) + 10) if n != int(old)])
    after[place] = lines[place].replace(old, str(new))
    if len(slipped) < 2:
        return None

    def written(name: str, held: Sequence[str]) -> dict[str, Any]:
        blocks: list[Paragraph | str] = []
        for n in range(15):
            blocks += [heading(f"Article {n + 1}"), *held[10 * n : 10 * n + 10]]
        return in_two_formats(name, document(*blocks))

    return {
        "files": written("reglement-v1", before) | written("reglement-v2", after),
        "key": str(new),
        "old": old,
        "unit": unit,
        "wrong": [old],
    }


_LENT = (
    ("des tablettes prêtées", "une tablette"), ("des casques de la salle de visio", "un casque"), ("des compteurs d'eau de l'immeuble", "un compteur"),
    ("des badges en service", "un badge"), ("des vélos de la flotte", "un vélo"), ("des extincteurs du gymnase", "un extincteur"),
)  # fmt: skip

_SIGNS = "ABCDEFHKLMNPRTUVXY23456789"


def _rows(numbers: list[str]) -> list[str]:
    return ["  ".join(numbers[place : place + 7]) for place in range(0, len(numbers), 7)]


def list_that_changed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the serial number that one version of a list has and the other has not, both in no order."""
    of_what, one = pick(rng, _LENT)
    stem = "".join(pick(rng, _SIGNS) for _ in range(3))
    numbers: set[str] = set()
    while len(numbers) < 21:
        numbers.add(stem + "".join(pick(rng, _SIGNS) for _ in range(5)))
    before = shuffled(rng, sorted(numbers))
    gone = before[integer(rng, 0, 20)]
    place = integer(rng, 4, 6)
    new = gone[:place] + gone[place + 1] + gone[place] + gone[place + 2 :]
    while new == gone or new in numbers:
        new = gone[:7] + pick(rng, _SIGNS)
    after = shuffled(rng, [new if number == gone else number for number in before])
    return {
        "of_what": of_what, "one": one, "before": indented(_rows(before)), "after": indented(_rows(after)), "key": new, "gone": gone,
        "wrong": [gone, *(number for number in after[:2] if number != new)],
    }  # fmt: skip


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


_LINES = ("Horaires", "Lieu", "Tarif", "Contact", "Public", "Matériel", "Inscription", "Pause")

_VALUES = {
    "Horaires": ("9 h - 12 h", "14 h - 17 h", "10 h - 13 h", "18 h - 20 h"),
    "Lieu": ("salle 2", "mairie", "médiathèque", "salle des fêtes"),
    "Tarif": ("gratuit", "2 euros", "5 euros", "8 euros"),
    "Contact": ("accueil", "secrétariat", "bureau", "atelier"),
    "Public": ("tous", "seniors", "familles", "débutants"),
    "Matériel": ("prêté", "à apporter", "loué sur place", "fourni"),
    "Inscription": ("en ligne", "au guichet", "par téléphone", "sur place"),
    "Pause": ("10 min", "15 min", "20 min", "aucune"),
}

_RULES = (
    "Les heures sont celles de qui écrit, suivies de l'écart à l'heure universelle : +04:00 est en avance de quatre heures. Les lignes des",
    "deux fichiers sont rangées par heure écrite, non dans l'ordre des faits.",
    "restauration : tout le document redevient ce qu'il était juste après cette version, auteurs compris.",
    "reprise : la ligne devient ce qu'elle était dans la copie juste après cette version de la copie, auteur compris.",
    "retirée : la ligne n'existe plus ; remise : qui la remet en est l'auteur.",
)  # fmt: skip

_OFFSETS = (1, 1, 1, 4, -3, -4, 4)
State = dict[str, tuple[str, str]]


def _row(code: str, when: datetime, offset: int, who: str, told: str) -> tuple[str, str, str, str]:
    local = when + timedelta(hours=offset)
    return (code, f"{local:%Y-%m-%d %H:%M} {offset:+03}:00", who, told)


def _copied(
    rng: np.random.Generator, begins: State, code: str, codes: list[str], people: list[str], offset: dict[str, int],
    when: datetime, line: str,
) -> tuple[State, list[tuple[str, str, str, str]], str]:  # fmt: skip
    """A copy of a version and its own changes: what it held at one of them, all of its rows, and which one that was."""
    state = dict(begins)
    rows = [
        _row(codes[0], when, offset[people[0]], people[0], f"copie du document, version {code}")
    ]
    held, at = dict(state), codes[0]
    for number in range(1, 40):
        when += timedelta(minutes=integer(rng, 4, 14))
        who = pick(rng, people[1:])
        one = line if number in (12, 33) else pick(rng, [name for name in _LINES if number < 12 or number > 33 or name != line])  # fmt: skip
        value = pick(rng, [word for word in _VALUES[one] if word != state[one][0]])
        state[one] = (value, who)
        rows.append(_row(codes[number], when, offset[who], who, f"« {one} » devient « {value} »"))
        if number == 26:
            held, at = dict(state), codes[number]
    return held, rows, at


@redraw_misfits
def line_author(rng: np.random.Generator) -> dict[str, Any] | None:
    """Who wrote the present value of two lines: versions restored, a line taken from a copy, hours of several places."""
    people = sample(rng, FIRST_NAMES, 7)
    offset = dict(zip(people, shuffled(rng, _OFFSETS), strict=True))
    taken, kept = sample(rng, _LINES, 2)
    codes = [f"v{number}" for number in sample(rng, range(1000, 10000), 340)]
    copied, merged, last, end = integer(rng, 60, 80), integer(rng, 140, 150), integer(rng, 262, 272), 290  # fmt: skip
    target = integer(rng, 180, 200)
    backs = {integer(rng, 112, 125): integer(rng, 50, 70), integer(rng, 225, 240): integer(rng, 160, 175), last: target}  # fmt: skip
    state: State = {line: (_VALUES[line][0], people[0]) for line in _LINES}
    when = datetime(2026, 3, 2, 6, 0)
    rows = [_row(codes[0], when, offset[people[0]], people[0], "création du document")]
    states, changed, times = [dict(state)], [""], [when]
    copy_rows: list[tuple[str, str, str, str]] = []
    copy: State = {}
    for number in range(1, end):
        when += timedelta(minutes=integer(rng, 4, 24))
        who, line = pick(rng, people[1:]), ""
        if number in backs:
            state = dict(states[backs[number]])
            told = f"restauration de la version {codes[backs[number]]}"
        elif number == copied + 30:  # what others did in the copy meanwhile
            copy, copy_rows, at = _copied(rng, states[copied], codes[copied], codes[end:], people, offset, times[copied] + timedelta(minutes=2), taken)  # fmt: skip
            line = pick(rng, [one for one in _LINES if state[one][0]])
            told, state[line] = f"« {line} » retirée", ("", who)
        elif number == merged:
            state[taken] = copy[taken]
            told = f"reprise de « {taken} » depuis la version {at} de la copie"
        else:
            shut = (taken,) if merged < number <= target else (taken, kept) if number > last else ()
            line = pick(rng, [one for one in _LINES if one not in shut])
            value = pick(rng, [one for one in _VALUES[line] if one != state[line][0]])
            told = f"« {line} » devient « {value} »" if state[line][0] else f"« {line} » remise : « {value} »"  # fmt: skip
            if state[line][0] and rng.integers(12) == 0:
                told, value = f"« {line} » retirée", ""
            state[line] = (value, who)
        rows.append(_row(codes[number], when, offset[who], who, told))
        states.append(dict(state))
        changed.append(line)
        times.append(when)
    filed, copy_filed = (sorted(held, key=lambda row: row[1]) for held in (rows, copy_rows))
    late = [rows[max(n for n in range(end) if changed[n] == line)][2] for line in (taken, kept)]
    above = filed[: next(n for n, row in enumerate(filed) if row[0] == codes[target])]
    nearest = next((row[2] for row in reversed(above) if row[3].startswith(f"« {kept} »")), "")
    authors = [state[line][1] for line in (taken, kept)]
    texts = [state[line][0] for line in (taken, kept)]
    if not all(texts) or people[0] in authors or authors[0] == authors[1] or nearest in ("", authors[1]) or any(map(str.__eq__, late, authors)):  # fmt: skip
        return None
    header = ("version", "heure", "auteur", "changement")
    return {
        "files": {
            "document.csv": spreadsheet_csv(header, filed),
            "copie.csv": spreadsheet_csv(header, copy_filed),
            "regles.txt": text_file([*_RULES, "", "Texte initial :", *(f"{line} : {values[0]}" for line, values in _VALUES.items())]),
        },
        "line": taken, "other": kept,
        "author": authors[0], "other_author": authors[1],
        "late": [late[0]], "other_late": sorted({late[1], nearest}),
        "last": codes[last], "first": codes[target], "back": at,
    }  # fmt: skip


_STOCKS = ("tables", "bancs", "lampes", "tentes", "rallonges", "nappes", "pichets", "barrières")


def conflicts_merged(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a text that a program could not merge, settled by an agreement: one side, the other, or both, without a mark left."""
    mine, theirs = sample(rng, FIRST_NAMES, 2)
    names = sample(rng, _STOCKS, 6)
    counts = sample(rng, range(4, 60), 10)
    first = [f"{names[0]} : {counts[0]}", f"{names[0]} : {counts[1]}"]
    second = [f"{names[1]} : {counts[2]}", f"{names[1]} : {counts[3]}"]
    third = [f"{names[2]} : {counts[4]}", f"{names[3]} : {counts[5]}"]
    plain_ones = [f"{names[4]} : {counts[6]}", f"{names[5]} : {counts[7]}"]
    kept = (first[0], second[1], *third)
    rules = shuffled(
        rng,
        [
            f"{names[0]} : {mine} a raison",
            f"{names[1]} : {theirs} a raison",
            f"{names[2]}, {names[3]} : on garde les deux",
        ],
    )
    agreement = f"Accord du {integer(rng, 2, 28)} mai : " + " ; ".join(rules)

    def conflict(pair: list[str]) -> list[str]:
        return [f"<<<<<<< {mine}", pair[0], "=======", pair[1], f">>>>>>> {theirs}"]

    lines = [
        agreement,
        *conflict(first),
        plain_ones[0],
        *conflict(second),
        *conflict(third),
        plain_ones[1],
    ]

    def settled(keep: tuple[str, ...], *, marks: bool = False) -> list[str]:
        """Lines taken out, the last first so that numbers stay."""
        told = set(keep) | {agreement, *plain_ones} | ({"======="} if marks else set())
        return [f"supprimer {n}" for n in range(len(lines), 0, -1) if lines[n - 1] not in told]

    return {
        "mine": mine, "theirs": theirs, "both": names[2],
        "world": source_text("inventaire.txt", lines),
        "goal": Goal(want=(whole(agreement, first[0], plain_ones[0], second[1], *third, plain_ones[1]),)),
        "solution": settled(kept),
        "near": [settled((first[0], second[0], *third)), settled((first[0], second[1], third[0])), settled(kept, marks=True), settled((first[1], second[0], *third))],
    }  # fmt: skip
