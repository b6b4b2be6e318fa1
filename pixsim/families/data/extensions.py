"""Recognising a type of file: suffixes, programs, MIME types, signatures."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.trees import SORTING_TOPICS, TOPICS, file_names, fill_folder
from pixsim.families.draws.invented.people import full_names
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.making.archives import Archive
from pixsim.making.documents import document, heading
from pixsim.making.make import in_two_formats
from pixsim.making.properties import Properties
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def file_of_a_kind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one file of a kind among those received, to be put into a folder."""
    tree = Tree(rng)
    kind, end, folder = pick(
        rng,
        (
            ("la vidéo", "mp4", "Films"),
            ("l'enregistrement sonore", "mp3", "Musique"),
            ("l'image", "png", "Images"),
        ),
    )
    others = [e for e in ("odt", "pdf", "ods", "txt", "zip", "html") if e != end]
    wanted = tree.file(f"Téléchargements/fete.{end}", integer(rng, 900, 9_000))
    decoys = [
        tree.file(f"Téléchargements/fete-{n}.{e}") for n, e in enumerate(sample(rng, others, 5), 1)
    ]
    tree.folder(f"Documents/{folder}")
    to = f"Documents/{folder}"
    return {
        "kind": kind,
        "folder": to,
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=(("in", wanted, to),), keep=("in",)),
        "solution": [acts.Move(thing=wanted, folder=to)],
        "near": [
            [acts.Move(thing=decoys[0], folder=to)],
            [acts.Move(thing=wanted, folder=to), acts.Move(thing=decoys[1], folder=to)],
        ],
    }


WHOLE = ("file", "folder", "content", "in", "name", "readonly", "tag", "binned")
"""Kinds of facts that a task about something else leaves as they are."""


def fitting_program(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a file to be opened with the program made for it."""
    tree = Tree(rng)
    end, app, wrong = pick(
        rng,
        (
            ("ods", "Tableur", "Traitement de texte"),
            ("odt", "Traitement de texte", "Tableur"),
            ("mp4", "Lecteur vidéo", "Visionneuse"),
            ("png", "Visionneuse", "Éditeur de texte"),
        ),
    )
    name = f"{pick(rng, TOPICS)}-recu.{end}"
    unfit = (
        f"Ouvert avec : {wrong}.\n(contenu illisible : ce logiciel n'est pas fait pour ce fichier)"
    )
    wanted = tree.file(f"Documents/{name}", text=unfit)
    fill_folder(tree, "Documents", file_names(rng, 6))
    return {
        "name": name,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("opened", wanted, app),), refuse=(("opened", wanted, wrong),), keep=WHOLE
        ),
        "solution": [acts.OpenWith(thing=wanted, app=app)],
        "near": [[acts.OpenWith(thing=wanted, app=wrong)]],
    }


def save_in_required_format(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a document to be saved in the format that a site asks, where it looks for it."""
    tree = Tree(rng)
    end, need, form, wrong = pick(rng, (
        ("odt", "que personne ne pourra modifier sans peine, et dont la mise en page ne bougera pas", "pdf", "docx"),
        ("ods", "que n'importe quel logiciel saura lire comme de simples colonnes de texte", "csv", "xlsx"),
        ("odt", "sans mise en forme, en texte seul", "txt", "pdf"),
    ))  # fmt: skip
    stem, decoy = sample(rng, TOPICS, 2)
    wanted, other = (
        tree.file(f"Documents/{stem}.{end}"),
        tree.file(f"Documents/{stem}-ancien.{end}"),
    )
    tree.file(f"Documents/{decoy}.{end}")
    tree.folder("Documents/À envoyer")
    number = str(tree.following)
    to = "Documents/À envoyer"

    def send(thing: str, kind: str) -> list[Act]:
        return [acts.SaveAs(thing=thing, form=kind), acts.Move(thing=number, folder=to)]

    return {
        "name": f"{stem}.{end}",
        "need": need,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("content", f"{to}/{stem}.{form}", wanted), ("file", f"Documents/{stem}.{end}")),
            refuse=(("file", f"{to}/{stem}.{wrong}"),),
            keep=("binned",),
        ),
        "solution": send(wanted, form),
        "near": [send(wanted, wrong), send(other, form), send(wanted, form)[:1]],
    }


_CLOSED = {
    "doc": ("wps", "odt"),
    "xls": ("xlsb", "ods"),
    "ppt": ("pps", "odp"),
    "psd": ("ai", "png"),
    "wma": ("m4p", "flac"),
    "mdb": ("accdb", "csv"),
}


def open_formats(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: files of closed formats saved in open ones, beside those that are open already."""
    ends = sample(rng, list(_CLOSED), 3)
    stems = sample(
        rng,
        (
            "deliberation",
            "budget",
            "diaporama",
            "affiche",
            "temoignage",
            "adherents",
            "plan",
            "bilan",
        ),
        6,
    )
    tree = Tree(rng)
    folder = f"Serveur/{pick(rng, ('Archives', 'Versement', 'Dépôt'))} {integer(rng, 2011, 2024)}"
    ids = [tree.file(f"{folder}/{stem}.{end}") for stem, end in zip(stems, ends, strict=False)]
    for stem, end in zip(
        stems[3:], sample(rng, ("odt", "pdf", "png", "csv", "ods", "txt"), 3), strict=True
    ):
        tree.file(f"{folder}/{stem}.{end}")
    want = tuple(
        ("content", f"{folder}/{stem}.{_CLOSED[end][1]}", number)
        for stem, end, number in zip(stems, ends, ids, strict=False)
    )
    save = [
        f"enregistrer-sous {number} {_CLOSED[end][1]}"
        for end, number in zip(ends, ids, strict=True)
    ]
    closed = [
        f"enregistrer-sous {number} {_CLOSED[end][0]}"
        for end, number in zip(ends, ids, strict=True)
    ]
    renamed = [
        f"renommer {number} {stem}.{_CLOSED[end][1]}"
        for stem, end, number in zip(stems, ends, ids, strict=False)
    ]
    return {
        "folder": folder, "told": ", ".join(f".{end} en .{_CLOSED[end][1]}" for end in ends),
        "world": tree.disk(folder, formats=_CLOSED),
        "goal": Goal(want=want, keep=("name", "in", "binned"), free=tuple(str(tree.following + n) for n in range(6))),
        "solution": save,
        "near": [save[:2], closed, renamed],
    }  # fmt: skip


_CLAIMED_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "json": "application/json",
}


def lying_type(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of what a page loads, the file whose announced type is not that of its suffix."""
    host = pick(rng, ("www.mediatheque-nord.example", "club-photo.example", "mairie-lac.example"))
    bad = integer(rng, 12, 62)
    rows: list[tuple[str, int, str, int]] = []
    for place in range(70):
        end = pick(rng, tuple(_CLAIMED_TYPES))
        kind = _CLAIMED_TYPES[end]
        if place == bad:
            kind = _CLAIMED_TYPES[pick(rng, [other for other in _CLAIMED_TYPES if other != end])]
        written = pick(rng, (end, end, end.upper(), "jpeg" if end == "jpg" else end))
        name = f"{pick(rng, SORTING_TOPICS)}-{place + 11:03}.{written}"
        more = pick(rng, ("", "", "?v=3", f"?v={integer(rng, 4, 20)}"))
        note = "; charset=utf-8" if kind.startswith("text/") and rng.random() < 0.5 else ""
        folder = pick(rng, ("a", "media", "lib", "media/js", "pdf"))
        rows.append(
            (
                f"https://{host}/{folder}/{name}{more}",
                304 if place % 9 == 4 else 200,
                kind + note,
                integer(rng, 400, 90_000),
            )
        )
        if place == bad:
            address = rows[-1][0]
            key = [
                name,
                f"/{folder}/{name}",
                f"{folder}/{name}",
                f"{host}/{folder}/{name}",
                address,
                name.rpartition(".")[0],  # no other has its number
            ]
    names = [address.rpartition("/")[2].partition("?")[0] for address, *_rest in rows]
    header = ("Adresse", "État", "Type annoncé", "Taille (octets)")
    return {
        "host": host,
        "key": key,
        "shown": key[0],
        "wrong": [names[bad - 1], names[4]],
        "files": in_two_formats("requetes", Workbook((sheet("Requêtes", header, rows),))),
    }


_SHOWN = 96

_CONTAINERS = {
    "RIFF": ("webp", "wav", "avi"),
    "ftyp": ("heic", "avif", "m4a"),
    "PK": ("odt", "ods", "odp", "epub"),
}

_WHAT = {
    "webp": "une image WebP", "wav": "un son non compressé", "avi": "un film", "heic": "une photo de téléphone", "avif": "une image AVIF",
    "m4a": "un morceau de musique", "odt": "un texte OpenDocument", "ods": "un classeur OpenDocument", "odp": "un diaporama OpenDocument",
    "epub": "un livre numérique",
}  # fmt: skip

_ALSO = {"wav": ["wave"], "heic": ["heif"], "odt": [], "m4a": ["mp4a"]}

_SIGNATURES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
}

_MARKS = {
    "webp": "WEBPVP8", "wav": "WAVEfmt", "avi": "AVI LIST", "heic": "ftypheic", "avif": "ftypavif", "m4a": "ftypM4A", **_SIGNATURES,
}  # fmt: skip


def _zip_beginning(rng: np.random.Generator, kind: bytes) -> bytes:
    day = struct.pack("<HH", integer(rng, 0x4000, 0xBB00), (46 << 9) | (integer(rng, 1, 12) << 5) | integer(rng, 1, 28))  # fmt: skip
    sizes = struct.pack("<III", zlib.crc32(kind), len(kind), len(kind))
    head = b"PK\x03\x04\x14\x00\x00\x00\x00\x00" + day + sizes + struct.pack("<HH", 8, 0)
    return head + b"mimetype" + kind + b"PK\x03\x04\x14\x00\x08\x08\x08\x00"


def _beginning(rng: np.random.Generator, kind: str) -> bytes:
    noise = rng.integers(0, 256, 120).astype(np.uint8).tobytes()
    size = struct.pack("<I", integer(rng, 40_000, 900_000))
    if kind == "webp":
        return b"RIFF" + size + b"WEBPVP8 " + size + b"\x30\x01\x00\x9d\x01\x2a" + noise
    if kind == "wav":
        rate = pick(rng, (22050, 44100, 48000))
        return b"RIFF" + size + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 2, rate, rate * 4, 4, 16) + b"data" + size + noise  # fmt: skip
    if kind == "avi":
        return b"RIFF" + size + b"AVI LIST" + struct.pack("<I", 192) + b"hdrlavih" + struct.pack("<III", 56, pick(rng, (33_333, 40_000)), 0) + noise  # fmt: skip
    if kind in _SIGNATURES:
        return _zip_beginning(rng, _SIGNATURES[kind].encode()) + noise
    brands = {"heic": (b"heic", b"mif1heic"), "avif": (b"avif", b"avifmif1miaf"), "m4a": (b"M4A ", b"M4A mp42isom")}  # fmt: skip
    major, compatible = brands[kind]
    box = b"ftyp" + major + bytes(4) + compatible
    following = b"moov" if kind == "m4a" else b"meta"
    return struct.pack(">I", len(box) + 4) + box + struct.pack(">I", integer(rng, 300, 3000)) + following + noise  # fmt: skip


def first_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the extension of a file whose first bytes are those of a family of formats."""
    family = pick(rng, list(_CONTAINERS))
    kind = pick(rng, _CONTAINERS[family])
    start = _beginning(rng, kind)[:_SHOWN]
    lines = [start[place : place + 16].hex(" ").upper() for place in range(0, len(start), 16)]
    others = [name for names in _CONTAINERS.values() for name in names if name != kind]
    shared = {"RIFF": "« RIFF »", "ftyp": "« ftyp »", "PK": "« PK », comme une archive zip"}[family]
    return {
        "bytes": indented(lines), "count": len(start), "what": _WHAT[kind], "mark": _MARKS[kind], "shared": shared, "name": kind,
        "key": [form for name in (kind, *_ALSO.get(kind, [])) for form in (name, f".{name}")],
        "wrong": [*others, "zip", "mp4", "riff"],
    }  # fmt: skip


def copy_voted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of sixteen copies of an agreement, the last one that somebody saved before a meeting; its rent."""
    people = [f"{first} {last}" for first, last in full_names(rng, 5)]
    asked, others = people[0], people[1:]
    meeting = datetime(2026, integer(rng, 3, 9), integer(rng, 10, 20), 18, 30)
    before = sorted(
        sample(rng, range(2, 40), 11), reverse=True
    )  # days before the meeting, the nearest last
    mine = sorted(sample(rng, range(1, 8), 3))
    saved = [(meeting - timedelta(days=days, hours=integer(rng, 2, 8)), asked if place in mine else pick(rng, others)) for place, days in enumerate(before)]  # fmt: skip
    saved += [(meeting + timedelta(days=days, hours=-integer(rng, 2, 8)), asked if days in (3, 9) else pick(rng, others)) for days in (2, 3, 6, 9, 12)]  # fmt: skip
    rents = sample(rng, range(310, 690, 5), len(saved))
    right = mine[-1]
    stems = ("convention", "convention-v2", "convention-v3", "convention-finale", "convention-finale-2", "convention-votée", "convention-bis", "convention-relue",
             "convention-corrigée", "convention-mars", "convention-propre", "convention-def", "convention-ok", "convention-imprimée", "convention-envoyée", "convention-copie")  # fmt: skip
    names = [f"{stem}.{pick(rng, ('docx', 'odt'))}" for stem in shuffled(rng, stems)]
    members, dates = {}, {}
    old = integer(rng, 200, 300)
    for place, ((when, editor), rent, name) in enumerate(zip(saved, rents, names, strict=True)):
        author = asked if place in (right + 1, len(saved) - 1, 0) else pick(rng, others)
        properties = Properties(author=author, changed_by=editor, created=datetime(2026, 1, 12, 9, 0), changed=when)  # fmt: skip
        members[name] = document(
            heading("Convention d'occupation"),
            f"L'ancienne convention fixait le loyer à {old} € par mois.",
            "La salle est prêtée du lundi au vendredi.",
            f"Le loyer est désormais de {rent} € par mois, charges comprises.",
            f"Préparé avec {pick(rng, people)}.",
            properties=properties,
        )
        dates[name] = datetime(2026, 11, 2, 8, 0) + timedelta(minutes=7 * names.index(name))
    archive = f"conventions-{integer(rng, 10, 99)}.zip"
    return {
        "archive": archive, "who": asked, "day": long_date(meeting.date()),
        "names": sorted(names), "right": names[right],
        "rent": str(rents[right]),
        "not_rent": [str(old), *(str(rents[place]) for place in range(len(saved)) if place != right and (saved[place][1] == asked or place == 10))],
        "files": {archive: Archive({name: members[name] for name in sorted(members)}, dates=dates)},
    }  # fmt: skip


_INSIDE = {
    "un texte (.docx)": ("[Content_Types].xml", "docProps/app.xml", "word/document.xml", "word/styles.xml"),
    "un classeur (.xlsx)": ("[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml", "xl/styles.xml"),
    "un diaporama (.pptx)": ("[Content_Types].xml", "docProps/app.xml", "ppt/presentation.xml", "ppt/slides/slide1.xml"),
    "un livre numérique (.epub)": ("mimetype", "META-INF/container.xml", "OEBPS/content.opf", "OEBPS/chap1.xhtml"),
    "un texte (.odt)": ("mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml"),
    "une application Android (.apk)": ("AndroidManifest.xml", "classes.dex", "res/layout/main.xml", "META-INF/CERT.SF"),
}  # fmt: skip


def _listing(box: fig.Box, kind: str) -> list[fig.Part]:
    """What an archive holds, in a window without a name."""
    lines = (fig.text(box.x + 1, box.y + 2 + 2 * n, name) for n, name in enumerate(_INSIDE[kind]))
    return [*fig.window(box, "Contenu de l'archive"), *lines]


def archive_of_a_kind(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of four files opened as archives, the one that is of a kind."""
    kinds = sample(rng, tuple(_INSIDE), 4)
    return {
        **fig.pointed_tile(rng, "Quatre fichiers ouverts comme des archives : ce qu'ils contiennent.", 5, kinds, _listing, per_row=2),
        "kind": kinds[0], "inside": _INSIDE[kinds[0]][2], "lost": pick(rng, ("recup_01", "sans_nom", "fichier_003", "document", "chk0007")),
    }  # fmt: skip


_SIGNS: dict[str, tuple[str, ...]] = {
    "pdf": ("%PDF-1.7 …", "%PDF-1.4 …"), "png": ("‰PNG ….IHDR…",), "jpg": ("ÿØÿà..JFIF…", "ÿØÿá..Exif…"), "wav": ("RIFF….WAVEfmt …",), "webp": ("RIFF….WEBPVP8 …",),
    "odt": ("PK….mimetypeapplication/vnd.oasis.opendocument.text…",), "ods": ("PK….mimetypeapplication/vnd.oasis.opendocument.spreadsheet…",),
    "docx": ("PK….[Content_Types].xml… word/document.xml…",), "xlsx": ("PK….[Content_Types].xml… xl/workbook.xml…",), "epub": ("PK….mimetypeapplication/epub+zip…",),
    "zip": ("PK….vacances/plage.jpg…", "PK….devis/toit.pdf…"),
}  # fmt: skip
_SIGN_TABLE = (
    "Début du fichier, et sorte de fichier", "%PDF : document PDF (pdf)", "‰PNG : image (png) ; ÿØÿ : photo (jpg)", "RIFF, puis WAVE : son (wav) ; RIFF, puis WEBP : image (webp)",
    "PK : archive. Si son premier élément est « mimetype », ce qui suit dit lequel :", "  …text (odt), …spreadsheet (ods), epub+zip (epub)", "Si « [Content_Types].xml » vient d'abord : dossier word (docx) ou xl (xlsx)",
    "Sinon, archive ordinaire (zip)",
)  # fmt: skip


def named_by_first_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: recovered files given the ending of what they are, as their first signs say; one has a wrong ending already."""
    tree = Tree(rng)
    here = "Disque/Récupérés"
    kinds = [
        "odt",
        "zip",
        *sample(rng, ("docx", "xlsx", "ods", "epub"), 2),
        *sample(rng, ("pdf", "png", "jpg", "wav", "webp"), 2),
    ]
    numbers = [str(n) for n in sample(rng, range(1000, 9999), 9)]
    wrong = pick(rng, ("jpg", "doc", "mp3", "txt"))
    ids: list[tuple[str, str, str]] = []
    for place, kind in enumerate(shuffled(rng, kinds)):
        name = f"recup_{numbers.pop()}"
        shown = f"{name}.{wrong}" if place == 3 and wrong != kind else name
        ids.append((tree.file(f"{here}/{shown}", text=pick(rng, _SIGNS[kind])), name, kind))
    kept = sample(rng, ("pdf", "png", "wav"), 2)
    for kind in kept:
        tree.file(f"{here}/recup_{numbers.pop()}.{kind}", text=_SIGNS[kind][0])
    notes = tree.file(f"{here}/signatures.txt", text="\n".join(_SIGN_TABLE))
    for folder in ("Photos", "Factures"):
        fill_folder(tree, f"Disque/{folder}", file_names(rng, 3))

    def renamed(but: str = "", **others: str) -> list[Act]:
        done: list[Act] = [acts.Open(thing=notes), acts.Back()]
        return done + [
            acts.Rename(thing=one, name=f"{name}.{others.get(kind, kind)}")
            for one, name, kind in ids
            if kind != but
        ]

    return {
        "place": here.replace("/", " › "), "count": len(ids),
        "world": tree.disk(here),
        "goal": Goal(want=tuple(("name", one, f"^{name}.{kind}") for one, name, kind in ids), keep=("name", "in", "binned", "saved")),
        "solution": renamed(),
        "near": [renamed(odt="zip"), renamed("zip"), renamed(zip="odt"), renamed(kinds[2], **{kinds[2]: "zip"}), renamed(**{kinds[2]: "docx" if kinds[2] != "docx" else "xlsx"})],
    }  # fmt: skip
