"""Automating a document: fields, cross-references, notes, mail merge."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, of
from pixsim.families.draws.invented.prose import TITLES, draw_document_name, prose, sentence
from pixsim.families.draws.simulators.writers import document
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.documents import Field, Mark, Note, Paragraph, heading
from pixsim.making.documents import document as document_file
from pixsim.making.make import in_two_formats
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.goals import Goal


def note_of_a_word(rng: np.random.Generator) -> dict[str, Any]:
    """The number of the footnote called after one word, and the page number that it gives."""
    count = integer(rng, 5, 7)
    words = sample(
        rng,
        ("verger", "moulin", "lavoir", "halle", "beffroi", "canal", "remparts", "chapelle"),
        count,
    )
    pages = sample(rng, range(12, 240), count)
    authors = sample(rng, FIRST_NAMES, count)
    blocks: list[Paragraph | str] = [heading("Promenade dans le bourg")]
    for word, page, author in zip(words, pages, authors, strict=True):
        blocks.append(
            Paragraph(
                (
                    f"On découvre ensuite : {word}",
                    Note(f"{author}, Le bourg ancien, p. {page}."),
                    f". {sentence(rng)}",
                )
            )
        )
    asked = integer(rng, 1, count - 1)
    name = draw_document_name(rng)
    return {
        "name": name,
        "word": words[asked],
        "number": asked + 1,
        "page": pages[asked],
        "not_number": asked + 2,
        "not_page": pages[asked - 1],
        "files": in_two_formats(name, document_file(*blocks)),
    }


_LETTERS = (
    (("Bonjour", "Votre cotisation de l'année n'est pas réglée.", "Merci d'y penser avant le 30 juin.", "Le trésorier"), "Cotisation", ("réglée", "due"), "due", "aux personnes dont la cotisation est due"),
    (("Bonjour", "Votre atelier de poterie commence le 3 mars.", "Apportez un tablier.", "L'équipe"), "Atelier", ("poterie", "chant", "vélo"), "poterie", "aux inscrits de l'atelier poterie"),
    (("Bonjour", "La navette de Rivelac passera à 9 h 15 devant la mairie.", "Soyez à l'heure.", "Le comité"), "Commune", ("Rivelac", "Montclair", "Aubrac"), "Rivelac", "aux habitants de Rivelac"),
    (("Bonjour", "Votre livre aurait dû revenir à la médiathèque.", "Déposez-le dans la boîte.", "La médiathèque"), "Prêt", ("en retard", "rendu", "en cours"), "en retard", "aux personnes dont le prêt est en retard"),
)  # fmt: skip


@redraw_misfits
def letters_to_some(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: letters with a first name in each, for some of those of a table alone."""
    lines, column, values, wanted, said = pick(rng, _LETTERS)
    people = full_names(rng, 7)
    states = [wanted, *(v for v in values if v != wanted)]
    marks = shuffled(
        rng, [wanted, wanted, wanted, *(states[1 + n % (len(states) - 1)] for n in range(4))]
    )
    records = [(first, last, mark) for (first, last), mark in zip(people, marks, strict=True)]
    if len({first for first, _last, _mark in records}) < 7:
        return None
    chosen = [record for record in records if record[2] == wanted]
    letters = tuple(
        ("letter", "^" + " ¶ ".join((f"{lines[0]} {first}", *lines[1:])))
        for first, _last, _mark in chosen
    )
    start = ["aller insertion", "champ 1 Prénom Bonjour", "aller publipostage"]
    return {
        "said": said,
        "world": document("lettre.odt", lines, columns=("Prénom", "Nom", column), records=records),
        "goal": Goal(want=(*letters, ("letters", str(len(chosen))))),
        "solution": [*start, f'filtrer {column} {wanted}', "fusionner"],
        "near": [[*start, "fusionner"], ["aller insertion", "champ 1 Nom Bonjour", "aller publipostage", f"filtrer {column} {wanted}", "fusionner"],
                 [f"modifier 1 Bonjour {chosen[0][0]}", "aller publipostage", f"filtrer {column} {wanted}", "fusionner"]],
    }  # fmt: skip


_TOWNS = ("Lens", "Arras", "Douai", "Béthune")


_REMINDER = ("Bonjour", "Votre cotisation de l'année n'est pas réglée.", "Merci d'y penser avant le 30 juin.", "Le trésorier")  # fmt: skip


@redraw_misfits
def merge_filter(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: a reminder for those of one town who owe, once each: one filter is not enough, and several people typed the list."""
    town, *elsewhere = sample(rng, _TOWNS, 4)
    owing_here, owing_away, others = 4, 3, 5
    people = full_names(rng, owing_here + owing_away + others)
    if len({first for first, _last in people}) < len(people):
        return None
    states = [
        *["due"] * (owing_here + owing_away),
        *("réglée" if n else "dispensée" for n in range(others)),
    ]
    places = [town, town.upper(), town, town, f"{town}-Est", *elsewhere[:2], town, town, *elsewhere]
    records = [
        [first, last, place, state]
        for (first, last), place, state in zip(people, places, states, strict=True)
    ]
    twice = integer(rng, 0, owing_here - 1)
    again = [people[twice][0], people[twice][1].upper(), town, "Due"]
    lines = shuffled(rng, [*records, again])
    chosen = records[:owing_here]
    letters = tuple(
        ("letter", "^" + " ¶ ".join((f"{_REMINDER[0]} {one[0]}", *_REMINDER[1:]))) for one in chosen
    )

    def unchecked(*, doubles: bool = True, away: bool = True) -> list[str]:
        out = [n for n, one in enumerate(lines, 1) if (doubles and one is again) or (away and one in records[owing_here : owing_here + owing_away])]  # fmt: skip
        return [f"cocher {n}" for n in out]

    start = [
        "aller insertion",
        "champ 1 Prénom Bonjour",
        "aller publipostage",
        "filtrer Cotisation due",
    ]
    est = [f"cocher {n}" for n, one in enumerate(lines, 1) if one[2] == f"{town}-Est" and one[3]]
    return {
        "town": town, "of_town": of(town), "twice": " ".join(people[twice]), "count": owing_here,
        "world": document("relance.odt", _REMINDER, columns=("Prénom", "Nom", "Ville", "Cotisation"), records=lines),
        "goal": Goal(want=(*letters, ("letters", str(owing_here)))),
        "solution": [*start, *unchecked(), "fusionner"],
        "near": [[*start, "fusionner"], [*start, *unchecked(doubles=False), "fusionner"], [*start, *(one for one in unchecked() if one not in est), "fusionner"],
                 [*start[:3], f"filtrer Ville {town}", "fusionner"]],
    }  # fmt: skip


def conditional_field(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many letters of a mailing say two things, with conditions one in another and data as people type it."""
    women = ("Léa", "Inès", "Sofia", "Chloé", "Nadia", "Aminata", "Fatou", "Maëlle", "Élise", "Zoé")
    limit, town = integer(rng, 3, 6), pick(rng, _TOWNS)
    rows: list[tuple[str, str, str, str, str]] = []
    for first, last in full_names(rng, 160):
        title = pick(
            rng, ("Mme", "Mme", "Madame", "") if first in women else ("M.", "M.", "Monsieur", "")
        )
        count = "" if rng.random() < 0.15 else str(integer(rng, 0, 9))
        rows.append((title, first, last, count, pick(rng, _TOWNS)))
    many, few = pick(rng, (
        ("merci de votre fidélité", "bienvenue"), ("à très bientôt", "au plaisir de vous revoir"),
        ("votre carte est prête", "votre carte suivra"),
    ))  # fmt: skip
    new = "dites-nous ce qui vous plairait"
    sign = pick(rng, (">", ">="))

    def dear(title: str) -> str:
        return "Chère" if title in ("Mme", "Madame") else "Cher" if title == "M." else "Bonjour"

    def said(count: str, place: str) -> str:
        if not count:
            return new
        enough = int(count) > limit or (sign == ">=" and int(count) == limit)
        return many if enough or place == town else few

    asked = pick(rng, ("Chère", "Bonjour"))
    letters = [(dear(title), said(count, place)) for title, _first, _last, count, place in rows]
    key = letters.count((asked, many))
    simple = sum(
        one == asked and bool(row[3]) and int(row[3]) > limit
        for (one, _end), row in zip(letters, rows, strict=True)
    )
    wrong = {
        simple,
        sum(end == many for _dear, end in letters),
        sum(
            row[0] == "Mme" and end == many for (_dear, end), row in zip(letters, rows, strict=True)
        ),
    }
    header = ("Civilité", "Prénom", "Nom", "Ateliers", "Ville")
    return {
        "files": {"inscrits.csv": spreadsheet_csv(header, rows)},
        "field": '    {SI Civilité = "Mme" "Chère" {SI Civilité = "Madame" "Chère"\n'
        '    {SI Civilité = "M." "Cher" "Bonjour"} } } {Prénom},\n'
        f'    {{SI Ateliers = "" "{new}"\n'
        f'    {{SI Ateliers {sign} {limit} "{many}"\n'
        f'    {{SI Ville = "{town}" "{many}" "{few}"}} }} }}',
        "asked": asked,
        "many": many,
        "key": str(key),
        "wrong": [str(one) for one in sorted(wrong - {key})],
    }


_BEGINNINGS = ("À propos de", "Pour", "Au sujet de", "Quant à")


@redraw_misfits
def references_to_check(rng: np.random.Generator) -> dict[str, Any] | None:
    """A caption numbered by hand, references typed or led astray: what is still wrong once all is updated."""
    count = integer(rng, 10, 12)
    subjects = sample(rng, TITLES, count)
    typed = integer(rng, 1, count - 2)  # its caption has a number, not a field
    fields = [place for place in range(count) if place != typed]
    order = shuffled(rng, fields)  # of the figures when they were last numbered
    old = {place: str(order.index(place) + 1) for place in fields}
    new = {place: str(fields.index(place) + 1) for place in fields}
    new[typed] = old[typed] = str(integer(rng, 2, count - 2))
    after_typed = [place for place in fields if place > typed and old[place] != new[place]]
    if not after_typed:
        return None
    asked = pick(rng, after_typed)
    blocks: list[Paragraph | str] = []
    for place, subject in enumerate(subjects):
        if place % 4 == 0:
            blocks.append(heading(f"Partie {place // 4 + 1}"))
        number: str | Mark = f"{new[typed]}"
        if place != typed:
            number = Mark(f"fig_{place}", Field("sequence", "Figure", old[place]))
        caption = Paragraph(("Figure ", number, f" : {subject}"), style="Caption")
        blocks += [prose(rng, integer(rng, 3, 5)), prose(rng, 3), caption]
    false = right = stale = 0
    astray = sample(rng, [place for place in fields if place != asked], integer(rng, 1, 2))
    by_hand = sample(rng, [place for place in fields if place not in (asked, *astray)], 4)
    for place in shuffled(rng, (*fields, typed)):
        shown: str | Field = Field("reference", f"fig_{place}", old[place])
        after, before = new[place], old[place]
        if place in astray:
            other = pick(rng, [one for one in fields if one != place])
            shown, after, before = (
                Field("reference", f"fig_{other}", old[other]),
                new[other],
                old[other],
            )
        elif place in by_hand or place == typed:
            after = before = pick(rng, (old[place], new[place]))
            shown = after
        false += after != new[place]
        stale += before != new[place]
        right += after == new[place]
        beginning = "À propos de" if place == asked else pick(rng, _BEGINNINGS)
        words = (f"{beginning} « {subjects[place]} », voir la figure ", shown, ".")
        blocks.insert(integer(rng, 1, len(blocks)), Paragraph(words))
    by_order = str(asked + 1)
    if (
        false < 3
        or len({false, stale, len(by_hand) + 1, len(astray)}) < 4
        or by_order == old[asked]
    ):
        return None
    name = draw_document_name(rng)
    return {
        "name": name, "subject": subjects[asked], "stale": old[asked], "key": new[asked], "wrong": [old[asked], by_order],
        "typed": subjects[typed], "options": sorted(subjects), "false": str(false), "not_false": sorted({str(n) for n in (stale, len(by_hand) + 1, len(astray), right)} - {str(false)}),
        "astray": len(astray), "files": in_two_formats(name, document_file(*blocks)),
    }  # fmt: skip
