"""Managing contacts: address books, groups, vCard, import."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file, windows_file
from pixsim.families.draws.invented.people import (
    FIRST_NAMES,
    LAST_NAMES,
    full_names,
    of,
    plain,
)
from pixsim.families.draws.simulators.mail import Inbox, contacts_of
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts


def group_to_write_to(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a group of two contacts, and a message to it."""
    inbox = Inbox(rng, 10)
    inbox.chatter(4)
    people = inbox.people[:7]
    chosen = sample(rng, people, 2)
    group = pick(rng, ("Bureau", "Jury", "Équipe", "Voisins"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    numbers = {contact.name: contact.id for contact in world.contacts}
    stranger = next(contact.id for contact in world.contacts if contact.name not in dict(chosen))
    make = [acts.Contacts(), acts.NewGroup(name=group)]
    join = [acts.Join(contact=numbers[name], group=group) for name, _address in chosen]
    return {
        "group": group,
        "names": " et ".join(name for name, _address in chosen),
        "world": world,
        "goal": Goal(
            want=(("group", f"^{group}"), *(("member", f"^{group}", name) for name, _a in chosen)),
            refuse=tuple(
                ("member", "*", c.name) for c in world.contacts if c.name not in dict(chosen)
            ),
            keep=("in", "sent", "contact", "contact_address"),
        ),
        "solution": [*make, *join],
        "near": [[*make, join[0]], [*make, *join, acts.Join(contact=stranger, group=group)]],
    }


def card_from_signature(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the professional telephone of a signature, copied into the card."""
    inbox = Inbox(rng, 10)
    name, address = inbox.person()
    office = pick(
        rng, ("Mairie d'Aubrac", "Maison de quartier", "École des Pins", "Médiathèque Simone-Weil")
    )
    work, own = (
        f"01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
        f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    )
    signature = (
        f"{name}\n{office}\nTél. professionnel : {work}\nPersonnel, en cas d'urgence : {own}"
    )
    inbox.add(
        name, address, "Nos prochains rendez-vous", f"Bonjour,\nVoici mes coordonnées.\n{signature}"
    )
    inbox.add(
        *inbox.person(), "Coordonnées", "Bonjour,\nMon numéro ne change pas : 01 99 00 11 22."
    )
    inbox.chatter(5)
    world, ids = inbox.box(contacts=contacts_of(inbox.people[:6]))
    who = next(c.id for c in world.contacts if c.name == name)
    read = [acts.Open(thing=ids[0]), acts.Back(), acts.Contacts(), acts.Open(thing=who)]

    def fill(phone: str, where: str) -> list[Act]:
        return [
            *read,
            acts.Fill(field="téléphone", text=phone),
            acts.Fill(field="organisme", text=where),
        ]

    return {
        "name": name,
        "world": world,
        "goal": Goal(
            want=(
                (
                    "contact_phone",
                    who,
                    f"{work}||{work.replace(' ', '')}||{work.replace(' ', '.')}",
                ),
                ("contact_office", who, f"^{office}"),
            ),
            keep=("in", "sent", "contact", "contact_address", "contact_phone", "contact_office"),
        ),
        "solution": fill(work, office),
        "near": [fill(own, office), [*read, acts.Fill(field="téléphone", text=work)]],
    }


def _fixed(rng: np.random.Generator) -> str:
    """A landline number kept for fiction."""
    return f"01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"


def _mobile(rng: np.random.Generator) -> str:
    """A mobile number kept for fiction."""
    return f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"


_FIELDS = (
    "Prénom", "Nom", "Adresse électronique", "Téléphone fixe", "Téléphone mobile", "Code postal", "Date de naissance", "Date d'adhésion", "Numéro d'adhérent",
)  # fmt: skip

_EITHER = ("Martin", "Paul", "Thomas", "Simon", "Vincent", "Bernard", "Olivier", "Denis")
"""First names that are last names too."""


def csv_columns(rng: np.random.Generator) -> dict[str, Any]:
    """A list of people without headings: what each column holds, some of which look alike."""
    doubtful = [tuple(sample(rng, _EITHER, 2)) for _person in range(9)]
    clear = [one for one in full_names(rng, 60) if one[0] not in _EITHER and one[1] not in _EITHER][
        :9
    ]
    towns = [
        f"{integer(rng, 10, 94)}{integer(rng, 1, 9)}{pick(rng, ('00', '10', '20'))}"
        for _town in range(4)
    ]
    members = sorted(sample(rng, range(10200, 30000), 18))
    people = []
    for place, (first, last) in enumerate([*doubtful[:5], *shuffled(rng, [*doubtful[5:], *clear])]):
        joined = date(integer(rng, 2016, 2025), integer(rng, 1, 12), integer(rng, 1, 28))
        born = date(
            pick(rng, (integer(rng, 1948, 2004), integer(rng, 2008, 2015))),
            integer(rng, 1, 12),
            integer(rng, 1, 28),
        )
        local = (
            f"{plain(first)[0]}{plain(last)}"
            if place >= 9
            else pick(rng, ("lune", "velo", "jardin", "pomme")) + str(integer(rng, 10, 99))
        )
        people.append((
            first, last, f"{local}@poste.example", _fixed(rng), _mobile(rng), pick(rng, towns), f"{born:%d/%m/%Y}", f"{joined:%d/%m/%Y}", str(members[place]),
        ))  # fmt: skip
    order = sample(rng, range(len(_FIELDS)), len(_FIELDS))
    rows = [";".join(person[place] for place in order) for person in people]
    chosen = {pick(rng, pair) for pair in ((0, 1), (3, 4), (5, 8), (6, 7))}
    asked = [column for column, place in enumerate(order) if place in chosen]
    drawn: dict[str, Any] = {"files": {"adherents.csv": windows_file(rows)}}
    for rank, column in enumerate(asked, 1):
        drawn[f"column{rank}"] = column + 1
        drawn[f"holds{rank}"] = _FIELDS[order[column]]
    return {**drawn, "fields": list(_FIELDS)}


_PLACES = (
    ("Mairie d'Aubrac", "mairie-aubrac.example"),
    ("École des Pins", "ecole-pins.example"),
    ("Maison du Vélo", "maison-velo.example"),
    ("Mission locale Nord", "mission-nord.example"),
    ("Centre social Curie", "centre-curie.example"),
)

_KINDS = {"home": "du domicile", "work,voice": "du travail", "cell": "du mobile"}


def _card_lines(first: str, last: str, lines: list[str]) -> list[str]:
    """The lines of a vCard 4.0."""
    names = [f"N:{last};{first};;;", f"FN:{first} {last}"]
    return ["BEGIN:VCARD", "VERSION:4.0", *names, *lines, "END:VCARD"]


def _quoted(name: str, value: str) -> list[str]:
    """A line of a vCard 2.1; what has accents is in quoted-printable, long lines cut after a « = »."""
    if value.isascii():
        return [f"{name}:{value}"]
    signs = ["".join(f"={byte:02X}" for byte in sign.encode()) if not sign.isascii() else sign for sign in value]  # fmt: skip
    lines, now = [], f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    for sign in signs:
        if len(now) + len(sign) > 74:
            lines.append(f"{now}=")
            now = ""
        now += sign
    return [*lines, now]


def _written_card(rng: np.random.Generator, who: tuple[str, str], body: str, phones: dict[str, str], day: date, *, old: bool) -> str:  # fmt: skip
    """A card as one of two programs writes it, the older of which quotes accents."""
    first, last = who
    kinds = shuffled(rng, list(phones))
    if not old:
        told = [f"TEL;TYPE={kind}:+33 {phones[kind][1:]}" for kind in kinds]
        return "\r\n".join(
            _card_lines(first, last, [f"ORG:{body}", *told, f"REV:{day:%Y%m%d}T081500Z"])
        )
    return "\r\n".join((
        "BEGIN:VCARD", "VERSION:2.1", *_quoted("N", f"{last};{first};;;"), *_quoted("FN", f"{last.upper()} {first}"), *_quoted("ORG", body),
        *(f"TEL;{kind.replace(',', ';').upper()}:{phones[kind]}" for kind in kinds), f"REV:{day}T08:15:00Z", "END:VCARD",
    ))  # fmt: skip


def work_phone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a number from the later of two cards, that of the older program, among namesakes."""
    names = [n for n in full_names(rng, 60) if n[0].isascii()]
    shared = pick(rng, [n for n in full_names(rng, 60) if not n[0].isascii()])
    bodies = [place[0] for place in sample(rng, _PLACES, 3)]
    kept = [(shared, body) for body in bodies] + [(name, pick(rng, _PLACES)[0]) for name in names[:30]]  # fmt: skip

    def numbers() -> dict[str, str]:
        return {"home": _fixed(rng), "work,voice": _fixed(rng), "work,fax": _fixed(rng), "cell": _mobile(rng)}  # fmt: skip

    def some_day(year: int) -> date:
        return date(year, integer(rng, 1, 12), integer(rng, 1, 28))

    cards, known = [], []
    for place, (who, body) in enumerate(kept):
        earlier, later = numbers(), numbers()
        old = place == 0 or bool(
            integer(rng, 0, 1)
        )  # the wanted one: a search for its name misses it
        cards.append(_written_card(rng, who, body, later, some_day(2025), old=old))
        known.append(later)
        if place < 2 or not integer(rng, 0, 3):
            cards.append(_written_card(rng, who, body, earlier, some_day(integer(rng, 2022, 2024)), old=not old))  # fmt: skip
            known.append(earlier)
    asked = pick(rng, ("work,voice", "work,voice", "home", "cell"))
    answer = known[0][asked]
    return {
        "files": {"carnet.vcf": text_file(shuffled(rng, cards), newline="\r\n")},
        "who": " ".join(shared),
        "of_who": of(" ".join(shared)),
        "body": bodies[0],
        "kind": _KINDS[asked],
        "answer": answer,
        "wrong": [n for phones in known[:4] for n in phones.values() if n != answer],
    }


def _phone_as_written(rng: np.random.Generator, number: str) -> str:
    """A telephone number as different people write it."""
    digits = number.replace(" ", "")
    national = (number, number.replace(" ", "."), number.replace(" ", "-"), digits)
    return pick(rng, (*national, f"+33 {number[1:]}", f"+33{digits[1:]}"))


def duplicate_cards(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: cards of the same person when they share a number, in either column, even by way of a third card."""
    kept = integer(rng, 70, 90)
    free: list[str] = []
    while len(free) < 2 * kept + 60:
        free = list(dict.fromkeys([*free, _mobile(rng)]))
    numbers = iter(free)
    cards: list[tuple[str, str, str]] = []  # name, two numbers
    chained = extra = 0
    for place in range(kept):
        first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)

        def named(first: str = first, last: str = last) -> str:
            return pick(rng, (f"{first} {last}", f"{last} {first}", f"{first[0]}. {last}"))

        one, two = next(numbers), next(numbers)
        cards.append((named(), one, two if rng.integers(3) else ""))
        if place < 9:
            cards.append((named(), "", one) if rng.integers(2) else (named(), one, next(numbers)))
            extra += 1
        elif place < 15:  # the first and the third card have no number in common
            cards[-1] = (named(), one, two)
            third = next(numbers)
            cards += [(named(), two, third), (named(), "", third)]
            chained += 1
            extra += 2
    rows = [
        f"{name};{_phone_as_written(rng, one) if one else ''};{_phone_as_written(rng, two) if two else ''};{pick(rng, ('velo', 'chorale', 'jardin'))}"
        for name, one, two in shuffled(rng, cards)
    ]
    firsts = [one for _name, one, _two in cards if one]
    by_column = len(firsts) - len(set(firsts))
    names = len(cards) - len({name for name, *_numbers in cards})
    return {
        "files": {"contacts.csv": windows_file(["nom;telephone 1;telephone 2;activite", *rows])},
        "answer": extra,
        "total": len(rows),
        "kept": kept,
        "wrong": [str(n) for n in sorted({by_column, extra - chained, names, kept} - {extra})],
    }


_PEOPLE = (
    "Une mairie va prévenir par SMS les personnes inscrites à l'alerte inondation",
    "Une école enverra un SMS à chaque famille inscrite à la sortie",
    "Une médiathèque écrit par SMS à ses lecteurs en retard",
    "Un club annonce par SMS l'annulation d'un tournoi",
)

_FIXED = ("19900", "26191", "35301", "46571", "53649")  # blocks that no subscriber has
_MOBILE, _ABROAD = "63998", "7700900"
_LABELS = (" (portable)", " (maman)", " (le soir)", " - bureau", " (à partir de 18 h)")


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _number_as_typed(rng: np.random.Generator, number: str) -> str:
    """A number, its first 0 left out, as somebody writes it."""
    pairs = [number[place : place + 2] for place in range(1, len(number), 2)]
    way = integer(rng, 0, 8)
    head = ("0", "+33 ", "0033", "+33 (0)", "0", "0", "33", "0", "+33")[way] + number[0]
    if way == 7:
        return f"{head}{number[1:3]} {number[3:6]} {number[6:]}"
    sign = (" ", " ", "", " ", ".", "-", "", "", "")[way]
    return head + sign + sign.join(pairs)


def _abroad(rng: np.random.Generator, number: str) -> str:
    """A number of the United Kingdom, its first 0 left out."""
    head = pick(rng, ("+44 ", "0044 ", "+44 (0)", "+44-"))
    return f"{head}{number[:4]}{'-' if head[-1] == '-' else ' '}{number[4:]}"


def distinct_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many mobile telephones a long list holds, each in several ways, among fixed lines and numbers cut short."""
    who = pick(rng, _PEOPLE)
    french = [f"{_MOBILE}{n:04}" for n in rng.choice(10000, integer(rng, 105, 150), replace=False)]
    abroad = [f"{_ABROAD}{n:03}" for n in rng.choice(1000, integer(rng, 4, 8), replace=False)]
    fixed = [f"{pick(rng, _FIXED)}{n:04}" for n in rng.choice(10000, integer(rng, 22, 32), replace=False)]  # fmt: skip
    cut = [f"{_MOBILE}{n:03}" for n in rng.choice(1000, integer(rng, 4, 7), replace=False)]
    paired = sample(rng, french, integer(rng, 7, 11))
    written = [_number_as_typed(rng, number) for number in french if number not in paired]
    written += [_abroad(rng, number) for number in abroad]
    for number in paired:  # a fixed line and a mobile, told together
        both = shuffled(
            rng, [_number_as_typed(rng, number), _number_as_typed(rng, pick(rng, fixed))]
        )
        written.append(pick(rng, (" ou ", " ; ", " puis ")).join(both))
    again = sample(rng, french, integer(rng, 40, 60))
    written += [_number_as_typed(rng, number) for number in again]
    written += [_abroad(rng, number) for number in sample(rng, abroad, 2)]
    written += [_number_as_typed(rng, number) for number in (*fixed, *sample(rng, fixed, 5), *cut)]
    lines = [text + (pick(rng, _LABELS) if rng.random() < 0.08 else "") for text in shuffled(rng, written)]  # fmt: skip
    key, texts = len(french) + len(abroad), len(set(lines))
    ends = len({_figures(text)[-9:] for text in lines})
    slips = {len(lines), texts, ends, key + len(cut), key + len(fixed), key + len(fixed) + len(cut), len(french), key - 1}  # fmt: skip
    return {
        "who": who, "key": str(key), "texts": texts, "ends": ends, "files": {"numeros.txt": text_file(lines)},
        "wrong": sorted(str(one) for one in slips - {key}),
    }  # fmt: skip


_FAULTS = ("FN", "N", "VERSION", "fold")


def _faulty_card(
    rng: np.random.Generator, first: str, last: str, address: str, fault: str
) -> list[str]:
    """A card as some program wrote it: of version 3 or 4, names of lines in any case, one line folded now and then."""
    old = fault == "N" or (fault == "" and rng.integers(2) == 0)
    name, shown = (
        f"N:{last};{first};;;",
        pick(rng, ("FN:{}", "fn:{}", "item1.FN:{}", "FN;LANGUAGE=fr:{}")),
    )
    spared = fault == "N" or (not old and fault != "VERSION" and rng.integers(3) == 0)
    kept = [] if spared else [name]
    note = []
    if fault == "fold" or rng.integers(4) == 0:
        end = "" if fault == "fold" else " "
        note = ["NOTE:Vient avec ses deux enfants le mercredi et pr\u00e9f\u00e8re qu'on lui \u00e9cri", f"{end}ve au moins une semaine avant chaque sortie"]  # fmt: skip
    middle = [
        *kept, shown.format(f"{first} {last}"), f"EMAIL:{address}", f"TEL;TYPE=cell:06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    ]  # fmt: skip
    middle = shuffled(rng, middle)
    if fault == "FN":
        middle = [line for line in middle if "FN" not in line.upper().split(":")[0]]
        middle += [] if kept else [name]
    version = [] if fault == "VERSION" else [f"VERSION:{'3.0' if old else '4.0'}"]
    return ["BEGIN:VCARD", *version, *middle, *note, "END:VCARD"]


def broken_cards_of_many(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of two hundred cards of two versions, those that an import refuses, and the first; others only look odd."""
    people = shuffled(rng, full_names(rng, 200))
    places = sorted(sample(rng, range(20, 190), integer(rng, 5, 9)))
    faults = shuffled(rng, [*_FAULTS, *(pick(rng, _FAULTS) for _n in places[len(_FAULTS) :])])
    bad = dict(zip(places, faults, strict=True))
    lines: list[str] = []
    addresses = []
    for place, ((first, last), tag) in enumerate(zip(people, sample(rng, range(1000, 9999), 200), strict=True)):  # fmt: skip
        address = f"membre{tag}@poste.example"
        addresses.append(address)
        lines += _faulty_card(rng, first, last, address, bad.get(place, ""))
    names = {
        "FN": "la ligne FN (nom affiché)", "N": "la ligne N (nom en parties)",
        "VERSION": "la ligne VERSION", "fold": "l'espace qui commence la suite d'une ligne",
    }  # fmt: skip
    first_place = places[0]
    return {
        "count": str(len(places)), "not_count": [str(len(places) + gap) for gap in (-1, 1)],
        "address": addresses[first_place],
        "not_address": [addresses[first_place - 1], addresses[places[1]]],
        "options": list(names.values()),
        "fault": names[bad[first_place]],
        "files": {"export.vcf": "".join(f"{line}\r\n" for line in lines).encode()},
    }  # fmt: skip


def same_person_twice(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: in an address book, the two cards of one person, written two ways."""
    (first, last), *others = full_names(rng, 5)
    last_two = [f"{integer(rng, 10, 99)}" for _n in range(2)]

    def number(block: str, ends: list[str]) -> str:
        return f"06 39 98 {block} {ends[0]}" if block else ""

    block = f"{integer(rng, 10, 97)}"
    own = number(block, last_two)
    other_way = pick(rng, (f"+33{own[1:].replace(' ', '')}", f"+33 (0){own[1:]}", own.replace(" ", "."), f"0033{own[1:].replace(' ', '')}"))  # fmt: skip
    close = number(f"{int(block) + 1}", last_two)
    rows = [
        (f"{first} {last}", own),
        (pick(rng, (f"{plain(last).upper()} {first[0]}.", f"{first} (portable)", f"{first} (le soir)")), other_way),
        (f"{first} {others[0][1]}", close),
        (f"{others[1][0]} {last}", number(f"{integer(rng, 10, 97)}", [last_two[1]])),
        (" ".join(others[2]), number(f"{integer(rng, 10, 97)}", [f"{integer(rng, 10, 99)}"])),
        (" ".join(others[3]), f"+33 6 39 98 {integer(rng, 10, 97)} {integer(rng, 10, 99)}"),
    ]  # fmt: skip
    return {**fig.pointed_row(rng, "Six fiches d'un carnet d'adresses : un nom et un numéro.", "Contacts", ("Nom", "Téléphone"), rows, (0, 28), right=2), "one": rows[0][0], "other": rows[1][0]}  # fmt: skip
