"""Writing together at the same time: cursors, suggestions, comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.drives import DOCUMENTS, LINES, SPACES, Shelf
from pixsim.families.draws.simulators.writers import changed, document, line, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block, Comment
from pixsim.worlds.writer.runs import Run


def active_writer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of those who have a document open, the one who is writing in it."""
    me, *people = sample(rng, FIRST_NAMES, 6)
    names, space = sample(rng, DOCUMENTS, 4), pick(rng, SPACES)
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "modification"))
    presents = [{people[0]: f"écrit à la ligne {integer(rng, 1, 3)}", people[1]: "lit", people[2]: "a laissé un commentaire hier"},
                {people[3]: "écrit à la ligne 2"}, {people[1]: "lit"}, {}]  # fmt: skip
    ids = [
        shelf.file(f"{space}/{name}", *sample(rng, LINES, 3), owner=pick(rng, (me, people[4])), present=dict(shuffled(rng, list(present.items()))))
        for name, present in zip(names, presents, strict=True)
    ]  # fmt: skip
    return {
        "space": space, "name": names[0], "key": people[0], "wrong": [people[1], people[2], people[3]],
        "world": shelf.space(space),
        "solution": [f"ouvrir {ids[0]}"],
    }  # fmt: skip


_FACTS = (
    ("La réunion commence à {} h.", ("14", "15", "16", "17")), ("Le repas coûte {} euros.", ("8", "9", "11", "12")), ("On attend {} personnes.", ("30", "40", "50", "60")),
    ("Le car part du quai {}.", ("1", "2", "3", "4")), ("La salle ferme à {} h.", ("19", "20", "21", "22")),
)  # fmt: skip


def change_proposed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a change that the author will be able to accept or refuse."""
    owner, me = sample(rng, FIRST_NAMES, 2)
    chosen = sample(rng, _FACTS, 4)
    texts = [frame.format(pick(rng, values)) for frame, values in chosen]
    place = integer(rng, 0, 3)
    frame, values = chosen[place]
    new = frame.format(
        pick(rng, [value for value in values if frame.format(value) != texts[place]])
    )
    done = [new if n == place else text for n, text in enumerate(texts)]
    edit = f"modifier {place + 1} {new}"
    return {
        "owner": owner, "old": texts[place], "new": new,
        "world": document("texte.odt", [line(text) for text in texts], me=me),
        "goal": Goal(want=(whole(*done), ("original", " ¶ ".join(texts)), ("pending", "1"))),
        "solution": ["aller révision", "suivi", edit],
        "near": [[edit], ["aller révision", f"commenter {place + 1} {new}"], ["aller révision", "suivi", edit, "aller modifications", "accepter 1"]],
    }  # fmt: skip


_THREADS = (
    ("Samedi 13 juin, de 14 h à 18 h", "Cette date est fausse : c'est le 13.", ("Corrigée.", "Je confirme."), True),
    ("Entrée : 3 euros, gratuite pour les enfants", "Ajouter le prix ?", ("C'est fait.", "Merci, parfait."), True),
    ("Rendez-vous à l'accueil du jardin", "Une faute à « accueil ».", ("Corrigée.", "Vu."), True),
    ("On peut venir à vélo : un garage est ouvert", "Dire où laisser les vélos.", ("Ajouté.", "Bien, merci."), True),
    ("Concert à 16 heures, sous le grand tilleul", "À 16 heures, pas à 17.", ("C'est changé.", "D'accord."), True),
    ("Renseignements : 01 99 00 12 40", "Il manque un chiffre au numéro.", ("Remis.", "C'est le bon."), True),
    ("Plan d'accès au dos de la feuille", "Le plan est illisible.", ("Je l'ai mis plus grand.", "On ne lit toujours pas les rues."), False),
    ("Buvette tenue par les bénévoles", "Qui tient la caisse ?", ("Je demande à Nadia.",), False),
    ("Repas partagé à 13 heures", "Écrire « midi et demi », comme on l'a décidé.", ("C'est corrigé.", "Merci."), False),
    ("Atelier semis avec Mme Perin", "Son nom prend deux r : Perrin.", ("Corrigé.", "Parfait."), False),
    ("Nous cherchons des tables et des bancs", "Préciser combien de bancs.", ("Combien en faut-il ?",), False),
)  # fmt: skip
"""Lines of a leaflet, what was asked of each, what was answered, and whether that is over: two are told done that are not."""


def threads_closed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of the remarks on a document, those that are dealt with are resolved, the others not."""
    people = sample(rng, FIRST_NAMES, 3)
    told, waiting_ones = _THREADS[8:10], [*_THREADS[6:8], *_THREADS[10:]]
    done = sample(rng, [one for one in _THREADS if one[3]], integer(rng, 3, 4))
    open_ones = [pick(rng, told), *sample(rng, waiting_ones, 2)]
    threads = [one[1:] for one in shuffled(rng, [*done, *open_ones])]
    lines = {one[1]: one[0] for one in _THREADS}
    blocks = [line("Fête du jardin partagé")]
    for ask, replies, _over in threads:
        answers = tuple((people[1 + k % 2], said) for k, said in enumerate(replies))
        comments = (Comment(author=people[0], text=ask, replies=answers),)
        blocks.append(line(lines[ask], comments=comments))
    numbers = [n for n, one in enumerate(threads, 1) if one[2]]
    waiting = next(n for n, one in enumerate(threads, 1) if not one[2])
    acts = ["aller commentaires", *(f"résoudre {n}" for n in numbers)]
    return {
        "count": len(threads), "who": people[0], "asked": " ; ".join(f"« {one[0]} »" for one in threads if one[2]),
        "world": document("tract.odt", blocks, place="révision"),
        "goal": Goal(want=tuple(("resolved", one[0], "oui" if one[2] else "non") for one in threads), keep=("text", "comment", "reply")),
        "solution": acts,
        "near": [acts[:-1], [*acts, f"résoudre {waiting}"], ["aller commentaires", *(f"effacer {n}" for n in reversed(numbers))]],
    }  # fmt: skip


_EVENTS = (
    ("Fête du quartier", "Rendez-vous {day} place du Puits.", "Le concert commence à {hour}.", "L'entrée coûte {price}.", "Apportez {thing}.",
     "En cas de pluie, on se retrouve {shelter}.", "Inscriptions avant le {limit}, auprès {of_whom}."),
    ("Sortie au musée", "Le départ est fixé {day} devant la mairie.", "La visite commence à {hour}.", "La participation est de {price}.", "Prévoyez {thing}.",
     "Si le car est plein, un second part {shelter}.", "Réponse avant le {limit}, auprès {of_whom}."),
    ("Atelier vélo", "On se retrouve {day} dans la cour.", "La démonstration est à {hour}.", "La séance vaut {price}.", "Venez avec {thing}.",
     "S'il fait froid, on s'installe {shelter}.", "Inscription avant le {limit}, auprès {of_whom}."),
)  # fmt: skip

_VALUES = {
    "day": ("samedi 13 juin", "dimanche 14 juin", "samedi 20 juin"), "hour": ("14 h", "15 h 30", "17 h"), "price": ("3 euros", "5 euros", "8 euros"),
    "thing": ("un pique-nique", "de l'eau", "un coussin"), "shelter": ("dans le préau", "dans la salle des fêtes", "à la médiathèque"),
    "limit": ("3 juin", "6 juin", "9 juin"), "of_whom": ("du secrétariat", "de la mairie", "du gardien"),
}  # fmt: skip


def changes_settled(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: changes of three people, kept or not as the threads decide, so that a document says what was decided.

    A thread may take back what it said, or want neither version; what nobody speaks of depends on who proposes it.
    """
    title, *frames = pick(rng, _EVENTS)
    chief, second, third, boss = sample(rng, FIRST_NAMES, 4)
    others = (second, third)
    names = list(_VALUES)
    values = {name: sample(rng, _VALUES[name], 3) for name in names}  # before, proposed, another
    by = {name: pick(rng, others) for name in names} | dict.fromkeys(
        sample(rng, names[3:], 2), chief
    )
    by["day"], by["hour"], by["price"] = (pick(rng, (chief, *others)) for _name in range(3))
    accept = {name: by[name] == chief for name in names}
    accept["day"], accept["hour"] = (
        by["day"] != chief,
        by["hour"] != chief,
    )  # not what the rule alone would say
    said = {name: values[name][accept[name]] for name in names} | {"price": values["price"][2]}
    hours = values["hour"][::-1] if accept["hour"] else values["hour"]
    threads = {
        "day": Comment(author=boss, text=f"Décidé : {said['day']}."),
        "hour": Comment(author=second, text=f"Plutôt {next(one for one in hours if one != said['hour'] and one in values['hour'][:2])}, non ?", replies=((boss, f"Vu avec la salle : {said['hour']}, c'est réglé."),)),
        "price": Comment(author=third, text="Qui a raison ?", replies=((boss, f"Ni l'un ni l'autre : {said['price']}, dit la trésorière."),)),
    }  # fmt: skip
    blocks: list[Block | str] = [f"# {title}"]
    final = [title]
    rows: list[str] = []
    for frame in frames:
        pieces: list[str | Run] = []
        comments: tuple[Comment, ...] = ()
        for part in re.split(r"(\{\w+\})", frame):
            name = part.strip("{}")
            if name not in values:
                pieces.append(part)
                continue
            pieces += changed(values[name][0], values[name][1], by[name])
            rows.append(name)
            comments = (threads[name],) if name in threads else comments
        blocks.append(line(*pieces, comments=comments))
        final.append(frame.format(**said))

    def settle(keep: Mapping[str, bool], *, edit: bool = True) -> list[str]:
        done = ["aller modifications", *(f"{'accepter' if keep[name] else 'refuser'} {n}" for n, name in enumerate(rows, 1))]  # fmt: skip
        return [*done, "aller accueil", f"modifier 4 {final[3]}"] if edit else done

    kept = accept | {"price": True}
    by_rule = {name: by[name] == chief for name in names}
    return {
        "title": title, "who": f"{chief}, {second} et {third}", "chief": chief, "boss": boss,
        "told": f"{said['day']}, {said['hour']}, {said['price']}",
        "world": document(f"annonce-{integer(rng, 10, 99)}.odt", blocks, me=boss, place="révision"),
        "goal": Goal(want=(whole(*final), ("pending", "0"))),
        "solution": settle(kept),
        "near": [["aller modifications", "tout accepter"], ["aller modifications", "tout refuser"], settle(kept, edit=False), settle(by_rule), settle(dict.fromkeys(names, True))],
    }  # fmt: skip


_THINGS = (
    "tables", "chaises", "gobelets", "rallonges", "tablettes", "souris", "claviers", "badges",
    "stylos", "classeurs", "lampes", "nappes",
)  # fmt: skip


def three_versions(rng: np.random.Generator) -> dict[str, Any]:
    """A list changed off line and on line since it was one, its lines moved, added, removed: those that someone has to settle."""
    count = integer(rng, 150, 180)
    codes = [f"{pick(rng, 'ABCDE')}{number}" for number in sample(rng, range(100, 999), count + 12)]
    codes, added = codes[:count], codes[count:]
    start = {
        code: (
            pick(rng, _THINGS),
            f"Salle {integer(rng, 1, 14)}",
            integer(rng, 2, 60) * pick(rng, (1, 1, 50)),
        )
        for code in codes
    }
    touched = sample(rng, codes, 40)
    clashing, alike, mine, theirs, gone, both_gone = (
        touched[:5],
        touched[5:11],
        touched[11:22],
        touched[22:32],
        touched[32:36],
        touched[36:40],
    )
    clashing = clashing[: integer(rng, 3, 5)]
    here, online = dict(start), dict(start)

    def another(code: str, *others: tuple[str, str, int]) -> tuple[str, str, int]:
        what, room, number = start[code]
        rooms = [(what, f"Salle {n}", number) for n in range(1, 15)]
        numbers = [(what, room, n) for n in range(2, 61)]
        moved = any(other[1] != room for other in others)  # settled in the same cell as theirs
        ways = rooms if moved else numbers if others else rooms + numbers
        return pick(rng, [one for one in ways if one not in (start[code], *others)])

    for code in [*clashing, *alike, *mine]:
        here[code] = another(code)
    for code in alike:
        online[code] = here[code]
    for code in [*clashing, *theirs]:
        online[code] = another(code, here[code])
    split = integer(rng, 1, 2)  # removed on one side, changed on the other
    for code in gone[:split]:
        del online[code]
        here[code] = another(code)
    for code in gone[split:]:
        del here[code]
        if code == gone[-1]:
            online[code] = another(code)
    for code in both_gone:
        del here[code], online[code]
    for place, code in enumerate(added):
        (here if place % 2 else online)[code] = (
            pick(rng, _THINGS),
            f"Salle {integer(rng, 1, 14)}",
            integer(rng, 2, 60),
        )
    settled = sorted([*clashing, *gone[:split], gone[-1]])
    shared = [code for code in start if code in here and code in online]
    apart = [code for code in shared if here[code] != online[code]]
    both = [code for code in shared if start[code] not in (here[code], online[code])]

    def written(held: dict[str, tuple[str, str, int]], spaced: bool) -> bytes:
        rows = [
            (code, what, room, f"{number:,}".replace(",", " ") if spaced else number)
            for code, (what, room, number) in held.items()
        ]
        return spreadsheet_csv(("code", "objet", "salle", "nombre"), shuffled(rng, rows))

    return {
        "count": len(settled),
        "wrong": sorted({len(clashing), len(apart), len(both), len(clashing) + len(gone), len(touched)} - {len(settled)}),
        "first": settled[0],
        "wrong_first": sorted({min(apart), min(alike), min([*mine, *theirs])} - {settled[0]}),
        "alike": len(alike),
        "files": {"avant-le-depart.csv": written(start, False), "votre-copie.csv": written(here, True), "en-ligne.csv": written(online, False)},
    }  # fmt: skip


@redraw_misfits
def document_in_conflict(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: on four lines of time, the document that two people changed while one was offline."""
    one, two = sample(rng, [name for name in FIRST_NAMES if len(name) < 6], 2)
    names = sample(rng, ("Affiche", "Budget", "Planning", "Charte", "Lettre", "Bilan", "Menu"), 4)
    cases: list[tuple[tuple[int, int], list[int], list[int]]] = []
    for kind in ("conflict", "before", "alone", "after"):
        start = integer(rng, 8, 14)
        end = start + integer(rng, 12, 16)
        inside, out = integer(rng, start + 2, end - 3), integer(rng, start + 2, end - 3)
        mine = [inside] if kind != "after" else [integer(rng, end + 2, 38)]
        yours = {
            "conflict": [out],
            "before": [integer(rng, 1, start - 3)],
            "alone": [],
            "after": [out],
        }[kind]
        cases.append(((start, end), mine, yours))
    order = shuffled(rng, range(4))
    shapes: list[fig.Part] = [
        fig.text(3, 0, "matin", fig.SLATE),
        fig.to_the_right(58, 0, "soir", fig.SLATE),
    ]
    zones = []
    for place, which in enumerate(order):
        (start, end), mine, yours = cases[which]
        y = 2 + 6 * place
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 6), (0, y)))
        shapes.append(fig.text(4, y, names[which], bold=True))
        for row, (who, edits) in enumerate(((one, mine), (two, yours))):
            line_y = y + 2 * row
            shapes += [
                fig.to_the_right(18, line_y, who, fig.SLATE),
                fig.rect((19, line_y + 0.5, 39, 1), fig.MIST),
            ]
            if row == 0:
                shapes.append(fig.rect((19 + start, line_y, end - start, 2), fig.GREY))
            shapes += [fig.rect((19 + at, line_y, 1, 2), fig.RED) for at in edits]
    return {
        **fig.pointed(fig.figure("Quatre documents, et pour chacun la journée de deux personnes.", 13, shapes, zones), order.index(0) + 1),
        "one": one, "two": two, "name": names[0],
    }  # fmt: skip
