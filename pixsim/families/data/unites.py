"""Sizes of files: bytes, bits, rates, decimal and binary prefixes."""
# ruff: noqa: RUF001 (letters of another alphabet that look the same are meant)

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.trees import STEMS, file_names
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, half_up
from pixsim.families.draws.values.text import LETTERS, lettered
from pixsim.making.archives import Archive
from pixsim.making.texts import DataTable


def _fitting(name: str, size: int) -> str:
    """A name whose type may weigh so much: a film, an archive, or a document rather than a plain text."""
    stem, _dot, ending = name.rpartition(".")
    if size >= 82_000:
        return f"{stem}.mp4"
    if size >= 15_000:
        return f"{stem}.zip"
    return f"{stem}.odt" if ending == "txt" and size > 100 else name


def lightest_file(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the lightest file of a folder."""
    tree = Tree(rng)
    names = file_names(rng, 7)
    sizes = sample(rng, (38, 210, 640, 980, 1_200, 4_500, 15_000, 82_000, 1_100_000), 7)
    names = [_fitting(name, size) for name, size in zip(names, sizes, strict=True)]
    for name, size in zip(names, sizes, strict=True):
        tree.file(f"Documents/{name}", size)
    ordered = [name for _size, name in sorted(zip(sizes, names, strict=True))]
    return {
        "answer": ordered[0],
        "wrong": [ordered[1], ordered[-1]],
        "world": tree.disk("Documents"),
        "solution": [],
    }


def size_in_kilobytes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the size of a file, shown in MB, that a form wants in kB."""
    tree = Tree(rng)
    stem, *others = sample(rng, STEMS, 8)
    tenths = 10 * integer(rng, 1, 18) + integer(rng, 1, 9)
    twin = tenths + pick(rng, (-7, 5, 11))
    tree.file(f"Documents/{stem}.pdf", 100 * tenths)
    tree.file(f"Documents/{stem}-2.pdf", 100 * max(12, twin))
    for name in others:
        tree.file(f"Documents/{name}.{pick(rng, ('odt', 'ods', 'jpg'))}")
    return {
        "name": f"{stem}.pdf",
        "answer": str(100 * tenths),
        "wrong": [f"{tenths // 10},{tenths % 10}", str(10 * tenths), str(1_000 * tenths)],
        "world": tree.disk("Documents"),
        "solution": [],
    }


@redraw_misfits
def files_that_fit(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: how many files of one size a medium holds, once two folders are on it, told in several units."""
    thing, sizes = pick(
        rng,
        (
            ("photos", (2, 4, 5, 8)),
            ("chansons", (4, 5, 8, 10)),
            ("courtes vidéos", (20, 25, 40, 50)),
            ("documents numérisés", (2, 4, 5)),
        ),
    )
    size, tenths = pick(rng, sizes), integer(rng, 24, 78)
    first, second = integer(rng, 6, 14), integer(rng, 2, 9) * 100  # tenths of a Go, Mo
    if tenths - first - second // 100 < 4:
        return None
    left = tenths * 100 - first * 100 - second
    small = f"{second} 000 ko" if integer(rng, 0, 1) else f"{second} Mo"
    return {
        "thing": thing,
        "counted": [thing, thing.removeprefix("courtes ")],
        "size": size,
        "space": decimal(tenths / 10, 1),
        "first": decimal(first / 10, 1),
        "second": small.replace(" 000", "\u00a0000"),
        "left": f"{left:,}".replace(",", "\u00a0"),
        "medium": pick(rng, ("une clé USB", "une carte mémoire", "un téléphone")),
        "count": left // size,
        "wrong": sorted(
            {str(tenths * 100 // size), str((tenths - first) * 100 // size), str(left)}
            - {str(left // size)}
        ),
    }


def bits_and_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """A rate in bits converted to bytes, or the other way."""
    megabytes = integer(rng, 3, 120) / 2
    megabits = 8 * megabytes
    if integer(rng, 0, 2):
        given, asked, value = f"{decimal(megabits)} Mbit/s", "Mo/s", megabytes
        wrong = [megabits, 8 * megabits, megabits / 10]
    else:
        given, asked, value = f"{decimal(megabytes)} Mo/s", "Mbit/s", megabits
        wrong = [megabytes, megabytes / 8, 10 * megabytes]
    return {
        "given": given,
        "asked": asked,
        "value": decimal(value),
        "wrong": [decimal(number, 4) for number in wrong],
    }


_UNITS = {"Go": 1e9, "Mo": 1e6, "ko": 1e3, "Mio": 2**20}


@redraw_misfits
def measured_rate(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: of four connections whose transfers are told in several units, the fastest on the whole, and its rate."""
    names = sample(rng, ("fibre", "ADSL", "4G", "satellite", "Wi-Fi public"), 4)
    speeds = sample(rng, (14, 19, 27, 36, 48, 62), 4)
    rows, bits, seconds = [], dict.fromkeys(names, 0.0), dict.fromkeys(names, 0)
    best_line = ("", 0.0)
    for name, speed in zip(names, speeds, strict=True):
        for _transfer in range(integer(rng, 8, 12)):
            unit = pick(rng, tuple(_UNITS))
            amount = {
                "Go": integer(rng, 11, 39) / 10,
                "Mo": integer(rng, 60, 900),
                "ko": integer(rng, 20_000, 300_000),
                "Mio": integer(rng, 60, 800),
            }[unit]
            size = amount * _UNITS[unit] * 8
            lasts = max(5, round(size / (speed * 1e6) * integer(rng, 60, 170) / 100))
            begin = datetime(
                2026,
                3,
                integer(rng, 1, 28),
                pick(rng, (9, 12, 16, 21, 23, 23)),
                integer(rng, 0, 59),
                integer(rng, 0, 59),
            )
            end = begin + timedelta(seconds=lasts)
            bits[name] += size
            seconds[name] += lasts
            best_line = max(best_line, (name, size / lasts), key=lambda one: one[1])
            rows.append(
                (
                    f"{begin:%d/%m/%Y}",
                    name,
                    f"{decimal(amount, 1) if unit == 'Go' else amount} {unit}",
                    f"{begin:%H:%M:%S}",
                    f"{end:%H:%M:%S}",
                )
            )
    rates = {name: bits[name] / seconds[name] / 1e6 for name in names}
    *_slow, second, first = sorted(names, key=rates.__getitem__)
    midnight = any(row[4] < row[3] for row in rows)
    if rates[first] - rates[second] < 2 or not midnight or best_line[0] == first:
        return None
    return {
        "names": sorted(names), "first": first,
        "key": decimal(rates[first], 1),
        "wrong": [decimal(rates[first] / 8, 1), decimal(rates[second], 1)],
        "files": {"transferts.csv": DataTable(("jour", "connexion", "taille", "début", "fin"), tuple(shuffled(rng, rows)))},
    }  # fmt: skip


@redraw_misfits
def binary_units(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: among disks sold in Go or To, whose partitions are told in Gio, Mio or Tio, the one that holds less than was sold."""
    sold: dict[str, int] = {}
    for number in range(1, 25):
        sold[f"D{number:02}"] = pick(rng, (64, 128, 250, 256, 480, 500, 512, 960, 1000, 2000, 4000))
    names = list(sold)
    short = names[integer(rng, 2, 21)]
    if sold[short] < 128:
        return None
    real = sold[short] - max(3, sold[short] * integer(rng, 6, 19) // 100)
    rows: list[str] = []
    seen: dict[str, float] = {}
    for name, size in sold.items():
        whole = (real if name == short else size) * 10**9 / 1024**2  # Mio
        left = whole
        parts = []
        for _part in range(integer(rng, 0, 3)):
            part = float(pick(rng, (100, 260, 500, 1024, 16384)))
            if left - part > whole / 2:
                parts.append(part)
                left -= part
        if left > 60_000 and rng.integers(2):
            half = float(integer(rng, 20, 45) * 1024)
            parts.append(half)
            left -= half
        parts.append(left)
        seen[name] = left / 1024
        for part in parts:
            unit, scale = (
                ("Mio", 1)
                if part < 1024
                else ("Tio", 2**20)
                if part > 2**20 and rng.integers(2)
                else ("Gio", 1024)
            )
            rows.append(
                f"{name};{decimal(half_up(part / scale, 3 if unit == 'Tio' else 1), 3 if unit == 'Tio' else 1 if unit == 'Gio' else 0)} {unit}"
            )
    told = [
        f"{name};{decimal(size / 1000, 0) + ' To' if size >= 1000 else f'{size} Go'}"
        for name, size in sold.items()
    ]
    place = names.index(short)
    return {
        "name": short,
        "real": real,
        "sold": sold[short],
        "wrong": [names[place - 1], names[place + 1]],
        "not_real": decimal(half_up(seen[short], 1), 1),
        "files": {"disques.csv": text_file(["disque;vendu pour", *told]), "partitions.csv": text_file(["disque;taille", *shuffled(rng, rows)])},
    }  # fmt: skip


def _saved(lines: list[str], encoding: str, end: str) -> bytes:
    """A text as a program writes it; UTF-16 the same on every machine."""
    text = "".join(f"{line}{end}" for line in lines)
    return b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)


_ACCENTED_STREETS = ("rue du Théâtre", "allée des Chênes", "rue de la Forêt", "place du Marché", "chemin des Prés", "rue de l'École", "quai Noël")  # fmt: skip
_SENDERS_OF_LISTS = (
    "Une mairie transmet la liste des riverains", "Un club transmet la liste de ses adhérents", "Une école transmet la liste des familles",
    "Un théâtre transmet la liste de ses abonnés", "Un syndic transmet la liste des locataires",
)  # fmt: skip


def text_size(rng: np.random.Generator) -> dict[str, Any]:
    """One text saved in five ways: which has a mark of order, which takes a byte for each letter, and a size to foresee."""
    lines = [
        f"{number};{pick(rng, LAST_NAMES)} {pick(rng, FIRST_NAMES)};{integer(rng, 1, 99)} {pick(rng, _ACCENTED_STREETS)}"
        for number in range(101, 101 + integer(rng, 14, 30))
    ]
    ends = {
        "utf-8": "\n",
        "utf-8-sig": "\r\n",
        "cp1252": "\n",
        "utf-16": "\n",
        "utf-8 crlf": "\r\n",
    }
    saved = {way: _saved(lines, way.split()[0], end) for way, end in ends.items()}
    names = dict(
        zip(ends, (f"liste-{letter}.txt" for letter in shuffled(rng, "ABCDE")), strict=True)
    )
    members = {names[way]: saved[way] for way in sorted(ends, key=lambda way: names[way])}
    archive = f"listes-{integer(rng, 10, 99)}.zip"
    return {
        "who": pick(rng, _SENDERS_OF_LISTS),
        "archive": archive,
        "names": sorted(names.values()),
        "marked": names["utf-8-sig"],
        "single": names["cp1252"],
        "size": len(_saved(lines, "cp1252", "\r\n")),
        "lines": len(lines),
        "wrong": [str(len(saved["cp1252"])), str(len(saved["utf-8 crlf"]))],
        "files": {archive: Archive(members)},
    }


_LEAST_ROOM, _MOST_ROOM = 44, 70

_SIGNS = (
    {
        "français": "Fermez la porte derrière vous, s'il vous plaît.", "allemand": "Bitte schließen Sie die Tür hinter sich.",
        "grec": "Παρακαλώ κλείστε την πόρτα πίσω σας.", "ukrainien": "Будь ласка, зачиніть за собою двері.", "polonais": "Proszę zamknąć za sobą drzwi.",
        "vietnamien": "Vui lòng đóng cửa phía sau bạn.", "japonais": "ドアを閉めてください。",
    },
    {
        "français": "L'ascenseur est en panne, prenez l'escalier.", "allemand": "Der Aufzug ist außer Betrieb, bitte die Treppe nehmen.",
        "grec": "Το ασανσέρ είναι εκτός λειτουργίας.", "ukrainien": "Ліфт не працює, скористайтеся сходами.", "polonais": "Winda nie działa, proszę iść schodami.",
        "vietnamien": "Thang máy hỏng, xin đi thang bộ.", "japonais": "エレベーター故障中。階段をご利用ください。",
    },
    {
        "français": "Gardez votre billet jusqu'à la sortie.", "allemand": "Bitte behalten Sie Ihre Fahrkarte bis zum Ausgang.",
        "grec": "Κρατήστε το εισιτήριό σας μέχρι την έξοδο.", "ukrainien": "Зберігайте квиток до виходу.", "polonais": "Proszę zachować bilet do wyjścia.",
        "vietnamien": "Xin giữ vé cho đến khi ra về.", "japonais": "出口まで切符をお持ちください。",
    },
    {
        "français": "Attention à la marche en descendant.", "allemand": "Vorsicht, Stufe beim Aussteigen.",
        "grec": "Προσοχή στο σκαλοπάτι κατά την έξοδο.", "ukrainien": "Обережно, сходинка на виході.", "polonais": "Uwaga na stopień przy wysiadaniu.",
        "vietnamien": "Cẩn thận bậc thang khi xuống.", "japonais": "お降りの際は段差にご注意ください。",
    },
)  # fmt: skip

_BOARDS = (
    "Le panneau lumineux d'une gare",
    "La borne d'un musée",
    "L'écran d'un ascenseur",
    "L'afficheur d'un tramway",
)


@redraw_misfits
def texts_that_fit(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: of a text in five languages, the lines that take more bytes than a board keeps."""
    texts = pick(rng, _SIGNS)
    languages = sample(rng, list(texts), 5)
    lines = [texts[language] for language in languages]
    room = integer(rng, _LEAST_ROOM, _MOST_ROOM)
    sizes = [len(line.encode()) for line in lines]
    long = [n for n, size in enumerate(sizes) if size > room]
    by_letters = sorted(range(5), key=lambda n: -len(lines[n]))[: len(long)]
    near = min(abs(size - room) for size in sizes)
    if len(long) not in (2, 3) or set(by_letters) == set(long) or near > 3:
        return None
    letters = [LETTERS[n] for n in long]
    saved = [LETTERS[n] for n, size in enumerate(sizes) if size + 1 > room]
    wrong = [", ".join(form) for form in ([LETTERS[n] for n in sorted(by_letters)], saved, [x for x in LETTERS[:5] if x not in letters]) if form != letters]  # fmt: skip
    return {
        "board": pick(rng, _BOARDS), "room": room, "lines": lettered(lines), "key": ", ".join(letters), "wrong": wrong,
        "sizes": ", ".join(f"{LETTERS[n]} : {size}" for n, size in enumerate(sizes)),
    }  # fmt: skip
