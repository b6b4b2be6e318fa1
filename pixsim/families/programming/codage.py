"""Coding information: binary, hexadecimal, ASCII, UTF-8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.programs import code_to_mend
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.worlds.settings.world import Screen

_BITS = (
    "Un tableau de bord a {n} voyants, chacun allumé ou éteint.",
    "Un questionnaire a {n} questions auxquelles on répond par oui ou par non.",
    "Un code est fait de {n} chiffres binaires (0 ou 1).",
    "Un boîtier a {n} interrupteurs à deux positions.",
    "Une carte perforée a {n} emplacements, chacun percé ou non.",
    "Une ligne d'image a {n} pixels, chacun noir ou blanc.",
    "Une alarme a {n} capteurs qui envoient chacun 0 ou 1.",
    "Un formulaire a {n} cases, chacune cochée ou vide.",
)


def number_of_states(rng: np.random.Generator) -> dict[str, Any]:
    """How many different states a number of bits can take."""
    n = integer(rng, 2, 10)
    return {
        "scene": pick(rng, _BITS).format(n=n), "n": n, "product": " × ".join(["2"] * n),
        "result": 2**n, "key": str(2**n), "wrong": [str(2 * n)] if n > 2 else ["2"],
    }  # fmt: skip


COUNT = 9
UP, DOWN = "en haut", "en bas"
_LIT_PLACES = ("du théâtre", "de la salle des fêtes", "du gymnase", "de la MJC", "du conservatoire", "de la chapelle")  # fmt: skip
_LIGHTS = ("cour", "jardin", "lointain", "face", "scène", "fosse")

Bits = tuple[bool, ...]
"""From switch 1 on."""


def _bits(value: int) -> Bits:
    return tuple(bool(value >> place & 1) for place in range(COUNT))


def _value(bits: Bits) -> int:
    return sum(bit << place for place, bit in enumerate(bits))


def _notice() -> Screen:
    return ui.screen(
        "Notice",
        ui.info("Adresse", "la somme de ce que valent les interrupteurs 1 à 9 qui sont en haut"),
        ui.info("Ce qu'ils valent", "1 pour le premier, puis chaque fois le double : 2, 4, 8…"),
        ui.info(
            "Dixième interrupteur", "en haut, l'appareil tourne seul et n'écoute plus la table"
        ),
    )


@redraw_misfits
def _uneven(rng: np.random.Generator) -> int | None:
    """An address of some bits, which reads as another from the other end."""
    value = integer(rng, 70, 500)
    fits = 3 <= value.bit_count() <= 6 and _bits(value) != _bits(value)[::-1]
    return value if fits else None


@redraw_misfits
def addresses_read(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: on the desk, the addresses that the switches of two lights say."""
    names = sample(rng, _LIGHTS, 2)
    values = [_uneven(rng) for _name in names]
    if values[0] == values[1]:
        return None
    lights = [
        ui.screen(f"Projecteur {name}", *(ui.info(f"{name} : interrupteur {n}", UP if bit else DOWN) for n, bit in enumerate((*_bits(value), False), 1)))
        for name, value in zip(names, values, strict=True)
    ]  # fmt: skip
    desk = ui.screen(
        "Table d'éclairage",
        *(ui.field(f"Adresse du projecteur {name}", "1", r"[1-9]\d{0,2}", "Un nombre de 1 à 512.") for name in names),
        ui.choice("Lampe de la table", "allumée", ("allumée", "éteinte")),
    )  # fmt: skip

    def typed(*numbers: int) -> list[ui.Step]:
        return [("Table d'éclairage", f"Adresse du projecteur {name}", str(number)) for name, number in zip(names, numbers, strict=False)]  # fmt: skip

    right = typed(*values)
    turned = [_value(_bits(value)[::-1]) for value in values]
    return {
        "place": pick(rng, _LIT_PLACES), "one": names[0], "two": names[1],
        "told": " ; ".join(f"{name} : {' + '.join(str(1 << n) for n in range(COUNT) if _bits(value)[n])} = {value}" for name, value in zip(names, values, strict=True)),
        "world": ui.device("Régie", ui.screen("Salle"), _notice(), *lights, desk),
        "goal": ui.goal_of_steps(*right),
        "solution": ui.acts_of_steps(right),
        "near": [ui.acts_of_steps(typed(*turned)), ui.acts_of_steps(typed(*values[::-1])), ui.acts_of_steps(right[:1])],
    }  # fmt: skip


def long_decimal(rng: np.random.Generator) -> dict[str, Any]:
    """A number in binary on sixteen bits."""
    value = pick(rng, [v for v in range(2_100, 30_000, 7) if f"{v:b}" != f"{v:b}"[::-1]])
    bits = f"{value:b}"
    return {
        "value": value,
        "key": [bits, bits.zfill(16)],
        "wrong": [bits[::-1], f"{value:X}"],
        "bits": f"0b{bits}",
    }


@redraw_misfits
def address_set(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the switches of a light put so that it has an address, the light listening to the desk."""
    value, now = _uneven(rng), _uneven(rng)
    wanted, before = _bits(value), _bits(now)
    auto = bool(rng.integers(2))
    moved = [n for n in range(COUNT) if wanted[n] != before[n]]
    if not 3 <= len(moved) <= 6:
        return None
    names = [f"Interrupteur {n}" for n in range(1, COUNT + 2)]
    page = ui.screen(
        "Interrupteurs",
        *(ui.choice(name, UP if bit else DOWN, (DOWN, UP)) for name, bit in zip(names, (*before, auto), strict=True)),
        ui.button("Remettre sous tension", "L'appareil lit ses interrupteurs."),
    )  # fmt: skip
    begun: dict[str, bool] = dict(zip(names, (*before, auto), strict=True))

    def turned(bits: Bits, ten: bool = False) -> list[ui.Step]:
        steps: list[ui.Step] = [
            ("Interrupteurs", name, UP if bit else DOWN)
            for name, bit in zip(names, (*bits, ten), strict=True)
            if bit != begun[name]
        ]
        return [*steps, ("Interrupteurs", "Remettre sous tension", "")]

    right = turned(wanted)
    want = [("Interrupteurs", name, UP if bit else DOWN) for name, bit in zip(names, (*wanted, False), strict=True)]  # fmt: skip
    near = [turned(wanted[::-1]), turned(_bits(value - 1)), right[:-1]]
    near += [turned(wanted, ten=True)] if auto else [turned(_bits(value + 1))]
    return {
        "place": pick(rng, _LIT_PLACES), "light": pick(rng, _LIGHTS), "value": value,
        "sum": " + ".join(str(1 << n) for n in range(COUNT) if wanted[n]), "up": ", ".join(str(n + 1) for n in range(COUNT) if wanted[n]),
        "world": ui.device("Projecteur", ui.screen("Boîtier"), _notice(), page, ui.screen("Lampe", ui.choice("Halo", "large", ("large", "serré")), ui.choice("Volets", "ouverts", ("ouverts", "fermés")))),
        "goal": ui.goal_of_steps(*want, ("Interrupteurs", "Remettre sous tension", "")),
        "solution": ui.acts_of_steps(right),
        "near": [ui.acts_of_steps(one) for one in near],
    }  # fmt: skip


_HEADS: dict[str, tuple[bytes, int, int, Literal["big", "little"]]] = {
    "PNG": (bytes.fromhex("89504E470D0A1A0A0000000D49484452"), 16, 4, "big"),
    "BMP": (bytes.fromhex("424D") + b"\x00" * 12 + bytes.fromhex("28000000"), 18, 4, "little"),
    "GIF": (b"GIF89a", 6, 2, "little"),
}  # fmt: skip
"""By format: how a picture begins, where its width is, on how many bytes, in what order; its height follows."""


@redraw_misfits
def picture_header(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: format, width and height of a picture, in the bytes that a recovery shows and by a table of formats."""
    name = pick(rng, tuple(_HEADS))
    head, _at, size, order = _HEADS[name]
    width, height = integer(rng, 300, 4000), integer(rng, 300, 4000)
    if name == "BMP":
        head = head[:2] + integer(rng, 10**5, 10**7).to_bytes(4, "little") + b"\0" * 4 + (54).to_bytes(4, "little") + head[14:]  # fmt: skip
    sides = [side.to_bytes(size, order) for side in (width, height)]
    tail = b"\x08\x06\x00\x00\x00" if name == "PNG" else b"\x01\x00\x18\x00" if name == "BMP" else b"\xf7\x00\x00"  # fmt: skip
    held = head + b"".join(sides) + tail + bytes(rng.integers(0, 256, 64, dtype=np.uint8))
    held = held[: 16 * (len(held) // 16)]
    dump = [f"{n:04X}  {held[n : n + 16].hex(' ').upper()}" for n in range(0, len(held), 16)]
    table = [
        "Format ; premiers octets ; largeur ; hauteur ; ordre des octets",
        "BMP ; 42 4D ; octets 18 à 21 ; octets 22 à 25 ; poids faible d'abord",
        "GIF ; 47 49 46 38 ; octets 6 et 7 ; octets 8 et 9 ; poids faible d'abord",
        "PNG ; 89 50 4E 47 ; octets 16 à 19 ; octets 20 à 23 ; poids fort d'abord",
        "", "Le premier octet du fichier porte le numéro 0. La colonne de gauche du vidage est un numéro d'octet, en hexadécimal.",
    ]  # fmt: skip
    turned = [int.from_bytes(side, "little" if order == "big" else "big") for side in sides]
    if turned[0] == width or turned[1] == height:
        return None
    return {
        "format": name, "width": str(width), "height": str(height), "not_width": [str(turned[0])], "not_height": [str(turned[1])],
        "bytes": sides[0].hex(" ").upper(), "order": "fort" if order == "big" else "faible",
        "files": {"vidage.txt": text_file(dump), "formats.txt": text_file(table)},
    }  # fmt: skip


_DOORS = (
    "À la médiathèque", "Au club de gymnastique", "À la cantine de l'entreprise", "Dans un espace de travail partagé",
    "À la déchèterie", "Au parking de l'hôpital", "Dans une résidence étudiante", "Au vestiaire de la piscine",
)  # fmt: skip

_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "les quatre octets, en sens inverse": lambda held: held[::-1],
    "les trois derniers octets, dans l'ordre": lambda held: held[1:],
    "les trois premiers octets, dans l'ordre": lambda held: held[:3],
    "les trois derniers octets, en sens inverse": lambda held: held[:0:-1],
    "les trois premiers octets, en sens inverse": lambda held: held[2::-1],
}
"""What a program keeps of the four bytes of a badge, in words and as the bytes that make its number."""


def badge_number(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the decimal number of a badge read in hexadecimal, by a way that two other badges show."""
    way = pick(rng, tuple(_WAYS))
    names = sample(rng, FIRST_NAMES, 3)
    held = [bytes(integer(rng, 17, 250) for _byte in range(4)) for _name in names]
    numbers = [int.from_bytes(_WAYS[way](one), "big") for one in held]
    others = {int.from_bytes(take(held[2]), "big") for take in (*_WAYS.values(), bytes)}
    wide = max(map(len, names))
    lines = [
        f"{name:{wide}}   {one.hex(' ').upper()}   {shown}"
        for name, one, shown in zip(names, held, (numbers[0], numbers[1], "?"), strict=True)
    ]
    return {
        "place": pick(rng, _DOORS), "lines": indented(lines), "who": names[2], "way": way,
        "used": _WAYS[way](held[2]).hex().upper(), "key": str(numbers[2]),
        "wrong": sorted(str(other) for other in others - {numbers[2]}),
    }  # fmt: skip


_BEGINNINGS = {1: "http://www.", 2: "https://www.", 3: "http://", 4: "https://"}
_TOPICS = ("Plan", "Menu", "Photos", "Agenda", "Contact", "Audio")  # said so in all three languages
_LANGUAGES = {"fr": "français", "en": "anglais", "es": "espagnol"}

_TAGGED_PLACES = (
    ("à l'entrée d'un musée", "musee-val"), ("sur la table d'un café", "cafe-lune"), ("sur une borne de sentier", "sentier-dunes"),
    ("à l'accueil d'un camping", "camping-pins"), ("dans le hall d'un théâtre", "theatre-port"),
)  # fmt: skip

_NOTICE = (
    "Contenu d'une étiquette sans contact (message NDEF)", "",
    "Des enregistrements se suivent. Chacun, octet par octet :", "",
    "  1. l'en-tête : 91 pour le premier, 51 pour le dernier, 11 entre eux ;",
    "  2. 01 ;",
    "  3. n, la longueur de la charge, en octets ;",
    "  4. la sorte : 54 pour un texte, 55 pour une adresse ;",
    "  5. la charge : n octets.", "",
    "Charge d'un texte : 02, deux lettres pour la langue, le texte en UTF-8.",
    "Charge d'une adresse : un octet qui en abrège le début, puis la suite.", "",
    "  00  (rien)       01  http://www.    02  https://www.",
    "  03  http://      04  https://", "",
    "Tous les nombres sont en hexadécimal.",
)  # fmt: skip


def _message(records: list[tuple[bytes, bytes]]) -> bytes:
    """Records of a sort and a payload, one after the other."""
    found = bytearray()
    for place, (sort, payload) in enumerate(records):
        head = 0x11 | (0x80 if not place else 0) | (0x40 if place == len(records) - 1 else 0)
        found += bytes([head, 1, len(payload)]) + sort + payload
    return bytes(found)


@redraw_misfits
def address_of_a_tag(rng: np.random.Generator) -> dict[str, Any] | None:
    """The whole address that a text announces, in one of the languages of a tag."""
    place, site = pick(rng, _TAGGED_PLACES)
    topics = sample(rng, _TOPICS, 3)
    languages = sample(rng, tuple(_LANGUAGES), 2)
    records: list[tuple[bytes, bytes]] = []
    addresses: dict[tuple[str, str], str] = {}
    beginnings: dict[tuple[str, str], int] = {}
    for topic, language in shuffled(rng, [(t, one) for t in topics for one in languages]):
        code = integer(rng, 1, 4)
        rest = f"{site}.example/{topic.lower()}/{integer(rng, 100, 999)}"
        beginnings[topic, language] = code
        addresses[topic, language] = _BEGINNINGS[code] + rest
        records.append((b"T", b"\x02" + language.encode() + topic.encode()))
        records.append((b"U", bytes([code]) + rest.encode()))
    asked = pick(rng, [pair for pair, code in beginnings.items() if code < 3] or [next(iter(addresses))])  # fmt: skip
    if beginnings[asked] > 2:
        return None
    key, code = addresses[asked], beginnings[asked]
    rest = key.removeprefix(_BEGINNINGS[code])
    other = addresses[asked[0], next(one for one in languages if one != asked[1])]
    return {
        "place": place, "topic": asked[0], "language": _LANGUAGES[asked[1]], "key": key, "code": f"{code:02}", "beginning": _BEGINNINGS[code],
        "wrong": [*(begin + rest for one, begin in _BEGINNINGS.items() if one != code), rest, key.partition("://")[2], other],
        "files": {"badge.bin": _message(records), "notice.txt": text_file(_NOTICE)},
    }  # fmt: skip


_PARTS = (
    "Fête du village", "Théâtre à l'école", "Collecte des déchets", "Marché de Noël", "Réunion publique", "Vide-grenier", "Forêt fermée", "Été des bibliothèques",
    "Travaux rue de l'Église", "Conseil municipal", "Dépistage gratuit", "Tournoi de pétanque", "Bœuf à la broche", "Cœur de ville piéton", "Relâche à la piscine",
)  # fmt: skip

_ENDS = (
    "entrée 5 €", "entrée libre", "gratuit jusqu’à 12 ans", "tarif réduit 3 €", "à la salle des fêtes", "près de l’hôtel de ville", "dès 18 h", "de 9 h à 17 h",
    "derrière l’église", "sur inscription", "buvette sur place", "prévoir un vêtement chaud", "parking à côté du stade", "report en cas de pluie", "réservé aux élèves",
)  # fmt: skip

_ENCODINGS = {"cp1252": "Windows-1252", "utf-16": "UTF-16"}


@redraw_misfits
def messages_cut(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many messages have more bytes in UTF-8 than the sign takes, and how many a count of characters would let by."""
    limit = pick(rng, (90, 100, 110, 120))
    encoding = pick(rng, tuple(_ENCODINGS))
    texts = []
    for number in range(1, integer(rng, 130, 160)):
        text = f"{pick(rng, _PARTS)} : {pick(rng, _ENDS)}"
        aim = limit + integer(rng, -34, -4)
        while len(text) < aim:
            text += f", {pick(rng, [end for end in _ENDS if end not in text])}"
        texts.append((100 + number, text))
    rows = shuffled(rng, texts)
    cut = [number for number, text in rows if len(text.encode()) > limit]
    by_characters = [number for number, text in rows if len(text) > limit]
    sizes = sorted(len(text.encode()) for _number, text in rows)
    longest = max(rows, key=lambda row: len(row[1].encode()))
    if sizes[-1] == sizes[-2] or len(cut) - len(by_characters) < 8 or not by_characters:
        return None
    if max(rows, key=lambda row: len(row[1]))[0] == longest[0]:
        return None
    written = "\r\n".join(["numéro;message", *(f"{number};{text}" for number, text in rows), ""])
    return {
        "limit": limit, "encoding": _ENCODINGS[encoding], "count": str(len(cut)), "not_count": [str(len(by_characters)), str(len(rows))],
        "longest": str(longest[0]), "not_longest": [str(max(rows, key=lambda row: len(row[1]))[0])], "size": str(sizes[-1]), "letters": len(longest[1]),
        "not_size": [str(len(longest[1]))], "files": {"messages.txt": written.encode(encoding)},
    }  # fmt: skip


def bytes_read(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: records of two bytes, negative ones in two's complement, read as a notice says; a check byte parts the bad ones."""
    scale, what = pick(
        rng,
        (
            (10, "dixièmes de degré"),
            (100, "centièmes de degré"),
            (2, "demi-degrés"),
            (4, "quarts de degré"),
        ),
    )
    first_is_high = bool(rng.integers(2))
    bad = pick(rng, (239, 241, 251, 253))

    def record(value: int, *, sound: bool = True) -> list[int]:
        high, low = divmod(value % 65536, 256)
        pair = [high, low] if first_is_high else [low, high]
        return [*pair, (high + low) % bad if sound else ((high + low) % bad + 7) % 251]

    def drawn(count: int) -> str:
        values = [integer(rng, -40, 45) * scale + integer(rng, 0, scale - 1) for _n in range(count)]
        held = [record(value) for value in values]
        held.insert(count // 2, record(integer(rng, -60, -50) * scale, sound=False))
        return f"octets = {[byte for one in held for byte in one]}"

    high, low = ("octets[i]", "octets[i + 1]") if first_is_high else ("octets[i + 1]", "octets[i]")
    text = (
        "mini = 1000\nabimes = 0\nfor i in range(0, len(octets), [[2]]):\n"
        f"    fort = [[{low}]]\n    faible = [[{high}]]\n    if (fort + faible) % {bad} != octets[[[i + 3]]]:\n        abimes = abimes + 1\n        continue\n"
        "    valeur = [[fort + faible]]\n    if valeur >= 32768:\n        valeur = valeur - [[32768]]\n    mini = min(mini, valeur)\nprint(abimes)\nprint(mini / [[1000]])"
    )
    right = {3: "3", 4: high, 5: low, 9: "fort * 256 + faible", 11: "65536", 14: str(scale)}
    text = text.replace("octets[[[i + 3]]]", "octets[i + 2]")
    data = [drawn(count) for count in (4, 5, 3, 6)]
    order = "le fort d'abord" if first_is_high else "le faible d'abord"
    return {
        "what": what, "order": order, "bad": bad, "scale": scale,
        **code_to_mend("Relevés", text, data[:2], right, data[2:], {n: one for n, one in right.items() if n not in (4, 5)}, right | {9: "fort * 255 + faible"}, {n: one for n, one in right.items() if n != 11}, {n: one for n, one in right.items() if n != 3}, right | {14: str(scale * 10)}),
    }  # fmt: skip


def messages_counted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: in how many parts a text message is sent, which depends on one sign that is not in the short table."""
    short, wide = pick(rng, ((16, 7), (20, 9), (12, 5), (24, 10)))
    lost = integer(rng, 1, 3)
    short_part, wide_part = short - lost, wide - lost
    letters = "abcdeilmnorstu "

    def drawn(count: int, odd: bool) -> str:
        signs = [pick(rng, letters.strip()) for _n in range(count)]
        if odd:
            signs[integer(rng, 0, count - 1)] = pick(rng, "êîûœ")
        return f"permis = '{letters}'; texte = '{''.join(signs)}'"

    text = (
        f"large = False\nfor signe in texte:\n    if signe not in permis:\n        large = [[signe]]\nseul = {short}\npart = {short_part}\nif large:\n    seul = [[{short}]]\n    part = {wide_part}\n"
        "if len(texte) [[< seul]]:\n    print(1)\nelse:\n    print([[len(texte) // part]])"
    ).replace("large = [[signe]]", "large = [[signe in permis]]")
    right = {4: "True", 8: str(wide), 10: "<= seul", 13: "(len(texte) + part - 1) // part"}
    data = [
        drawn(short, False),
        drawn(short + 5, False),
        drawn(wide, True),
        drawn(wide + 1, True),
        drawn(2 * wide_part, True),
        drawn(2 * short_part, False),
        drawn(3 * short_part + 1, False),
        drawn(5, True),
    ]
    return {
        "short": short, "wide": wide, "short_part": short_part, "wide_part": wide_part,
        **code_to_mend("Messages", text, data[:2], right, data[2:], right | {13: "len(texte) // part + 1"}, {n: one for n, one in right.items() if n != 10}, right | {13: "(len(texte) + seul - 1) // seul"}, {n: one for n, one in right.items() if n != 8}),
    }  # fmt: skip
