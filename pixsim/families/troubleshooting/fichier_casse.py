"""Recovering an unreadable file: suffix, encoding, version."""

from __future__ import annotations

import unicodedata
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import zip_file
from pixsim.families.draws.handed_files.trees import PLAIN_STEMS
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.documents import document
from pixsim.making.make import make
from pixsim.making.pictures import Picture
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

WHOLE = ("file", "folder", "content", "in", "name", "binned")

_NATURES = (
    ("%PDF-1.7", "pdf", "un document PDF"),
    ("ID3 TIT2 TPE1 MPEG", "mp3", "un son MP3"),
    ("JFIF Exif", "jpg", "une photo JPEG"),
)


def restore_extension(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a file that lost its extension gets it back."""
    tree = Tree(rng)
    start, end, said = pick(rng, _NATURES)
    name, *others = sample(rng, ("facture", "vacances", "contrat", "chorale", "invitation"), 4)
    where = pick(rng, ("Téléchargements", "Bureau", "Reçus"))
    lost = tree.file(f"Documents/{where}/{name}", text=start)
    for other, ending in zip(others, ("pdf", "mp3", "jpg"), strict=True):
        tree.file(f"Documents/{where}/{other}.{ending}")
    go = [
        acts.Open(thing=tree.folder("Documents")),
        acts.Open(thing=tree.folder(f"Documents/{where}")),
    ]
    wrong = next(ending for _start, ending, _said in _NATURES if ending != end)

    right = [f"{name}.{one}" for one in ((end, "jpeg") if end == "jpg" else (end,))]

    def rename(new: str) -> list[Act]:
        return [*go, acts.Rename(thing=lost, name=new)]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "name": name,
        "where": where,
        "said": said,
        "world": tree.disk(),
        "goal": Goal(
            want=(("name", lost, "||".join(f"^{one}" for one in right)),),
            keep=WHOLE,
            free=(f"Documents/{where}/{name}", *(f"^Documents/{where}/{one}" for one in right)),
        ),
        "solution": rename(f"{name}.{end}"),
        "near": [rename(f"{name} {end}"), rename(f"{name}.{wrong}")],
    }  # fmt: skip


_COPIES = 12  # files and folders that one may make on the way


def accepted_formats(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two files in formats that a site refuses; the other is right already."""
    tree = Tree(rng)
    letter, card, photo = pick(rng, (("lettre", "carte", "portrait"), ("attestation", "plan", "logo"),
                                     ("candidature", "itinéraire", "scan")))  # fmt: skip
    where = pick(rng, ("Dossier de demande", "Pour la mairie", "Inscription"))
    doc = tree.file(f"Documents/{where}/{letter}.{pick(rng, ('odt', 'docx'))}")
    tree.file(f"Documents/{where}/{card}.pdf")
    picture = tree.file(f"Documents/{where}/{photo}.png")
    for stem in sample(rng, PLAIN_STEMS, 3):
        tree.file(f"Documents/Divers/{stem}.ods")
    go = [
        acts.Open(thing=tree.folder("Documents")),
        acts.Open(thing=tree.folder(f"Documents/{where}")),
    ]

    def save(thing: str, form: str) -> Act:
        return acts.SaveAs(thing=thing, form=form)

    def rename(thing: str, name: str) -> Act:
        return acts.Rename(thing=thing, name=name)

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "where": where,
        "world": tree.disk(),
        "goal": Goal(
            want=(
                ("saved", f"%Documents/{where}/**.pdf", doc, "pdf"),
                ("saved", f"%Documents/{where}/**.jpg", picture, "jpg"),
            ),
            keep=("name", "in", "binned"),
            free=tuple(str(tree.following + place) for place in range(_COPIES)),
        ),
        "solution": [*go, save(doc, "pdf"), save(picture, "jpg")],
        "near": [
            [*go, rename(doc, f"{letter}.pdf"), rename(picture, f"{photo}.jpg")],
            [*go, save(doc, "pdf"), save(picture, "pdf")],
            [
                *go,
                acts.Copy(thing=doc, folder="Documents/Divers"),
                acts.Go(path="Documents/Divers"),
                rename(str(tree.following), f"{letter}.pdf"),
                acts.Move(thing=str(tree.following), folder=f"Documents/{where}"),
                acts.Go(path=f"Documents/{where}"),
                save(picture, "jpg"),
            ],
        ],
    }


_TOWNS = ("Besançon", "Orléans", "Nîmes", "Béziers", "Saint-Étienne", "Angoulême", "Évreux")
_CODINGS = {"cp850": "MS-DOS (850)", "mac_roman": "Macintosh (Mac Roman)"}
_ACCENTS = "éèêëôöûüïîàç"


def list_in_old_encoding(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a list in an old encoding, to be told, and a name of it that nobody can guess."""
    coding = pick(rng, tuple(_CODINGS))
    starts, ends = (
        ("Br", "K", "Val", "Str", "M", "Tr", "Gl", "P"),
        ("zan", "rel", "nd", "ster", "lec", "mot", "vin", "rac"),
    )
    pairs = sample(rng, [(start, end) for start in starts for end in ends], 48)
    names = [f"{start}{pick(rng, _ACCENTS)}{end}" for start, end in pairs]
    numbers = sample(rng, range(100, 999), 48)
    rows = ["numéro;nom;prénom;commune"]
    rows += [
        f"{n};{name};{pick(rng, FIRST_NAMES)};{pick(rng, _TOWNS)}"
        for n, name in zip(numbers, names, strict=True)
    ]
    plain = unicodedata.normalize("NFD", names[0]).encode("ascii", "ignore").decode()
    others = [one for one in _ACCENTS if one not in names[0]]
    return {
        "number": str(numbers[0]), "coding": _CODINGS[coding],
        "codings": ["UTF-8", "Windows-1252 (ANSI)", *_CODINGS.values()],
        "name": names[0], "not_name": [plain, *(names[0].replace(next(a for a in _ACCENTS if a in names[0]), one) for one in others[:2])],
        "seen": names[0].encode(coding).decode("cp1252", "replace"),
        "files": {"clients.csv": "\r\n".join(rows).encode(coding)},
    }  # fmt: skip


# format: first bytes, other names of it
_FORMATS = {
    "PDF": (b"", ("document PDF",)),
    "PNG": (b"", ("image PNG",)),
    "JPEG": (b"", ("JPG", "image JPEG", "image JPG")),
    "OGG": (b"OggS\x00\x02", ("audio OGG",)),
    "ZIP": (b"", ("archive ZIP", "archive")),
    "GIF": (b"", ("image GIF",)),
    "FLAC": (b"fLaC\x00\x00\x00\x22", ("audio FLAC",)),
    "RTF": (b"{\\rtf1\\ansi\n", ("document RTF", "texte RTF", "Rich Text Format")),
}

_WRITTEN_OF_REAL_FORMAT = (2026, 3, 2, 9, 0, 0)
_STEMS = ("facture", "plage", "entretien", "affiche", "rapport", "chanson", "annexe", "scan")


def real_format(rng: np.random.Generator) -> dict[str, Any]:
    """A file whose extension lies: its first bytes tell its format."""
    right, claimed = sample(rng, tuple(_FORMATS), 2)
    start, names = _FORMATS[right]
    if right in ("PNG", "JPEG", "GIF"):
        side, ground = integer(rng, 20, 60), f"#{rng.bytes(3).hex()}"
        content = make(f"image.{right.lower()}", Picture(side, side, ground=ground))
    elif right == "PDF":
        content = make("note.pdf", document(f"Note {integer(rng, 1000, 9999)}"))
    elif right == "ZIP":
        content = zip_file({"lisez-moi.txt": rng.bytes(40).hex()}, _WRITTEN_OF_REAL_FORMAT)
    elif right == "RTF":
        content = start + f"Note {integer(rng, 1000, 9999)}\n}}".encode()
    else:
        content = start + rng.bytes(integer(rng, 300, 900))
    name = f"{pick(rng, _STEMS)}-{integer(rng, 1, 40)}.{claimed.lower()}"
    return {
        "fichier": name,
        "formes": [right, *names],
        "fautes": [other for other in _FORMATS if other != right],
        "octets": f"{content[:4].hex(' ').upper()}, donc {right}",
        "files": {name: content},
    }


_WRITTEN_OF_LETTER_WITH_CHANGES = (2026, 2, 3, 9, 0, 0)
_ODT = "application/vnd.oasis.opendocument.text"
_SUBJECTS = ("la salle des fêtes", "le jardin partagé", "le tournoi de mai", "la bourse aux livres")

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)  # fmt: skip

_FILLING = (
    "Le règlement de la salle est affiché à l'entrée.", "Merci de prévenir deux jours avant en cas d'absence.",
    "Le matériel est prêté sans supplément.", "Un état des lieux est fait à l'arrivée et au départ.", "Le chauffage est compris.",
)  # fmt: skip


def letter_with_changes(rng: np.random.Generator) -> dict[str, Any]:
    """A letter whose package no longer opens; numbers were struck out, put in, noted aside, and one is of its model."""
    letters = "".join(sample(rng, "ABCDEFGHJKLMNPRSTUVWXYZ", 2))
    numbers = sample(rng, range(1000, 10000), 4)
    right, struck, noted, model = (f"{letters}-{number}" for number in numbers)
    rows = [(what, 5 * integer(rng, 3, 30)) for what in sample(rng, ("Location", "Ménage", "Caution encaissée", "Vaisselle", "Sono"), 3)]  # fmt: skip
    old_price = rows[1][1] + 5 * integer(rng, 2, 6)
    total = sum(price for _what, price in rows)
    day, old_day = sample(rng, range(3, 28), 2)
    person = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
    stamp = "<office:change-info><dc:creator>Secrétariat</dc:creator><dc:date>2026-01-30T10:12:00</dc:date></office:change-info>"
    changes = {
        "ct101": f"<text:deletion>{stamp}<text:p>{struck}</text:p></text:deletion>",
        "ct102": f"<text:deletion>{stamp}<text:p>{old_price}</text:p></text:deletion>",
        "ct103": f"<text:deletion>{stamp}<text:p>{old_day} mars</text:p></text:deletion>",
        "ct104": f"<text:insertion>{stamp}</text:insertion>", "ct105": f"<text:insertion>{stamp}</text:insertion>", "ct106": f"<text:insertion>{stamp}</text:insertion>",
    }  # fmt: skip
    tracked = "".join(
        f'<text:changed-region text:id="{ident}">{held}</text:changed-region>'
        for ident, held in shuffled(rng, list(changes.items()))
    )

    def changed(gone: str, come: str, new: str) -> str:
        return f'<text:change text:change-id="{gone}"/><text:change-start text:change-id="{come}"/>{new}<text:change-end text:change-id="{come}"/>'

    note = f"<office:annotation><dc:creator>Secrétariat</dc:creator><text:p>Vérifier : n'est-ce pas {noted} ?</text:p></office:annotation>"
    cells = [
        (f"{what}", changed("ct102", "ct105", str(price)) if n == 1 else str(price))
        for n, (what, price) in enumerate(rows)
    ]
    table = "".join(f"<table:table-row><table:table-cell><text:p>{what}</text:p></table:table-cell><table:table-cell><text:p>{price}</text:p></table:table-cell></table:table-row>" for what, price in cells)  # fmt: skip
    number = changed("ct101", "ct104", f"<text:span>{letters}-</text:span><text:span>{numbers[0] // 100:02}</text:span><text:span>{numbers[0] % 100:02}</text:span>")  # fmt: skip
    paragraphs = [
        f"<text:p>Bonjour {person},</text:p>",
        f"<text:p>Nous avons bien reçu votre demande pour {pick(rng, _SUBJECTS)}.</text:p>",
        *(f"<text:p>{text}</text:p>" for text in sample(rng, _FILLING, 3)),
        f"<text:p>Votre dossier porte le numéro {note}{number}.</text:p>",
        f"<table:table table:name=\"Frais\">{table}</table:table>",
        f"<text:p>La somme de ces frais, en euros, est à régler avant le {changed('ct103', 'ct106', f'{day} mars')} 2026.</text:p>",
    ]  # fmt: skip
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body><office:text>'
        f"<text:tracked-changes>{tracked}</text:tracked-changes>{''.join(paragraphs)}"
        "</office:text></office:body></office:document-content>"
    )
    meta = f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_SPACES}><office:meta><dc:subject>modèle repris du dossier {model}</dc:subject></office:meta></office:document-meta>'
    entries = {"mimetype": _ODT, "meta.xml": meta, "content.xml": content, "styles.xml": "<?xml version='1.0'?><office:docu"}  # fmt: skip
    name = f"lettre-{integer(rng, 1, 60)}.odt"
    return {
        "fichier": name, "dossier": right, "pas_dossier": [struck, noted, model], "total": str(total), "pas_total": [str(total - rows[1][1] + old_price), str(total + old_price)],
        "jour": f"{day:02}/03/2026", "pas_jour": [f"{old_day:02}/03/2026"], "files": {name: zip_file(entries, _WRITTEN_OF_LETTER_WITH_CHANGES)},
    }  # fmt: skip
