"""Attaching and receiving files: size, links, MIME, base64."""

from __future__ import annotations

import io
import quopri
import zipfile
from base64 import b64encode, encodebytes
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.messages import (
    DOMAINS,
    header_date,
    header_moment,
    local_part,
)
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, plain
from pixsim.families.draws.simulators.mail import MAILBOX_FACTS, Inbox, contacts_of
from pixsim.families.draws.simulators.mail import document as attached_document
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import PARIS, dated_times
from pixsim.families.draws.values.numbers import decimal
from pixsim.families.draws.values.text import indented
from pixsim.making.archives import Archive
from pixsim.making.documents import document, heading
from pixsim.making.make import in_two_formats, make
from pixsim.making.papers import Paper
from pixsim.making.pictures import Picture, Shape
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts


def open_the_attachment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one message with an attachment, to be opened."""
    inbox = Inbox(rng, 9)
    name = pick(rng, ("programme.pdf", "plan.pdf", "affiche.png", "inscription.pdf"))
    subject, body = "Comme promis", "Bonjour,\nVous trouverez le document joint à ce message."
    inbox.add(
        *inbox.person(), subject, body, files=(attached_document(name, integer(rng, 40, 900)),)
    )
    inbox.add(*inbox.person(), "Comme convenu", "Bonjour,\nLe document suivra demain.")
    inbox.chatter(5)
    world, ids = inbox.box()
    return {
        "world": world,
        "goal": Goal(want=(("opened", ids[0], name),), keep=MAILBOX_FACTS),
        "solution": [acts.Open(thing=ids[0]), acts.OpenFile(file=name)],
        "near": [[acts.Open(thing=ids[0])], [acts.Open(thing=ids[1])]],
    }


def attach_under_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the version of a file that fits, to be sent."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    people = inbox.people[:5]
    (name, address), (other, _a) = sample(rng, people, 2)
    limit = pick(rng, (5_000, 8_000, 10_000))
    stem = pick(rng, ("affiche", "diaporama", "bulletin", "catalogue"))
    light, heavy = f"{stem}-leger.pdf", f"{stem}-impression.pdf"
    documents = sample(rng, [
        attached_document(light, integer(rng, limit // 5, limit - 300)), attached_document(heavy, integer(rng, limit + 900, limit * 4)),
        attached_document("budget.ods", integer(rng, 30, 90)), attached_document("photo-groupe.jpg", integer(rng, 1_500, 4_000)),
    ], 4)  # fmt: skip
    world, _ids = inbox.box(contacts=contacts_of(people), documents=tuple(documents), limit=limit)

    def sent(file: str, to: str) -> list[Act]:
        return [
            acts.Write(),
            acts.Fill(field="à", text=to),
            acts.Attach(document=file),
            acts.Send(),
        ]

    return {
        "name": name,
        "stem": stem,
        "what": {
            "affiche": "l'affiche",
            "diaporama": "le diaporama",
            "bulletin": "le bulletin",
            "catalogue": "le catalogue",
        }[stem],
        "limit": f"{limit // 1000} Mo",
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("files", "$m", light),
                ("shared", "$m", ""),
            ),
            keep=("in", "sent"),
        ),
        "solution": sent(light, name),
        "near": [
            sent("budget.ods", name),
            sent(light, other),
            [*sent(light, name)[:-1], acts.Back()],
        ],
    }


def link_for_the_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a link rather than a file of two gigabytes."""
    inbox = Inbox(rng, 9)
    inbox.chatter(5)
    people = inbox.people[:6]
    (name, address), (other, _a) = sample(rng, people, 2)
    film = pick(
        rng, ("film-spectacle.mp4", "concert.mp4", "sauvegarde-photos.zip", "visite-virtuelle.mp4")
    )
    documents = [
        attached_document(film, integer(rng, 1_400_000, 3_200_000)),
        attached_document("affiche.pdf", 420),
        attached_document("notes.odt", 38),
    ]
    world, _ids = inbox.box(
        contacts=contacts_of(people), documents=tuple(sample(rng, documents, 3)), limit=20_000
    )
    start, to = acts.Write(), acts.Fill(field="à", text=name)
    link = acts.ShareLink(document=film)
    return {
        "name": name,
        "film": film,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("shared", "$m", film),
                ("files", "$m", ""),
            ),
            keep=("in", "sent"),
        ),
        "solution": [start, to, link, acts.Send()],
        "near": [
            [start, to, acts.Attach(document="affiche.pdf"), acts.Send()],
            [start, acts.Fill(field="à", text=other), link, acts.Send()],
            [start, to, acts.ShareLink(document="notes.odt"), acts.Send()],
        ],
    }


@redraw_misfits
def heaviest_that_passes(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: of messages with several attachments, the weight of the heaviest that a server lets through, once encoded."""
    limit = pick(rng, (10, 12.5, 16, 20, 25))
    kinds = (("affiche", "pdf"), ("photo", "jpg"), ("plan", "pdf"), ("compte-rendu", "odt"), ("tarifs", "ods"), ("diaporama", "odp"), ("entretien", "mp3"))  # fmt: skip
    rows: list[tuple[Any, ...]] = []
    weights: dict[str, float] = {}
    for number in sample(rng, range(100, 999), 24):
        parts = [integer(rng, 1, round(limit * 10 * pick(rng, (0.15, 0.3, 0.5)))) / 10 for _n in range(integer(rng, 1, 4))]  # fmt: skip
        name = f"M{number}"
        weights[name] = round(sum(parts), 1)
        rows += [(name, f"{stem}-{integer(rng, 1, 40)}.{end}", size) for (stem, end), size in zip(sample(rng, kinds, len(parts)), parts, strict=True)]  # fmt: skip
    encoded = {name: size * 4 / 3 for name, size in weights.items()}
    passing = sorted((size, name) for name, size in encoded.items() if size <= limit)
    raw = max(size for size in weights.values() if size <= limit)
    if len(passing) in (len(encoded), 0) or any(abs(size - limit) < 0.1 for size in encoded.values()):  # fmt: skip
        return None
    best = passing[-1][0]
    near = [decimal(raw, 1), decimal(raw * 4 / 3, 1), decimal(max(encoded.values()), 1), decimal(best * 3 / 4, 1), decimal(max(size for _m, _f, size in rows) * 4 / 3, 1)]  # fmt: skip
    key = decimal(best, 1)
    if raw * 4 / 3 <= limit or not {*near} - {key} or best - passing[-2][0] < 0.2:
        return None
    book = Workbook((sheet("Envois", ("Message", "Pièce jointe", "Taille (Mo)"), shuffled(rng, rows)),))  # fmt: skip
    return {
        "limit": decimal(limit, 1), "key": key, "wrong": sorted({*near} - {key}), "message": passing[-1][1], "raw": decimal(best * 3 / 4, 1),
        "files": in_two_formats("envois", book),
    }  # fmt: skip


_ASKED = {"cv": "application/pdf", "lettre": "application/pdf", "identite": "image/jpeg"}

_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)  # a PNG image of one dot


def _part(rng: np.random.Generator, kind: str, disposition: str, name: str, more: str = "") -> str:
    """One part of a message, with a few bytes in base64."""
    data = _DOT if disposition == "inline" else rng.bytes(integer(rng, 60, 240))
    content = encodebytes(data).decode().rstrip("\n")
    return (
        f'Content-Type: {kind}; name="{name}"\n{more}Content-Transfer-Encoding: base64\n'
        f'Content-Disposition: {disposition};\n filename="{name}"\n\n{content}\n'
    )


def _multipart(rng: np.random.Generator, parts: list[str], text: str, images: int = 0) -> bytes:
    """A message with a text in two forms, then other parts."""
    outer, inner = f"bord-{integer(rng, 1000, 9999)}", f"texte-{integer(rng, 1000, 9999)}"
    head = (
        f"Date: {header_date(rng)}\nFrom: {local_part(rng)}@{pick(rng, DOMAINS)}\n"
        f"To: {local_part(rng)}@{pick(rng, DOMAINS)}\nSubject: Documents\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="{outer}"\n\n'
    )
    coding = "charset=utf-8\nContent-Transfer-Encoding: 8bit"
    plain = f"Content-Type: text/plain; {coding}\n\n{text}\n"
    shown = "".join(f'<img src="cid:logo{n}" alt="">' for n in range(1, images + 1))
    page = f"Content-Type: text/html; {coding}\n\n<p>{text}</p>{shown}\n"
    both = (
        f'Content-Type: multipart/alternative; boundary="{inner}"\n\n'
        f"--{inner}\n{plain}\n--{inner}\n{page}\n--{inner}--\n"
    )
    body = "".join(f"--{outer}\n{piece}\n" for piece in (both, *parts))
    return (head + body + f"--{outer}--\n").replace("\n", "\r\n").encode()


def _sent(rng: np.random.Generator, first: str, last: str, kinds: list[str], text: str) -> bytes:
    """A message with some of the documents, and a picture shown in it whose name misleads."""
    pieces = []
    for kind in kinds:
        end = "jpg" if kind == "identite" else "pdf"
        stem = pick(rng, (f"{kind}-{plain(last)}", f"{plain(first)}_{kind}", kind.upper()))
        pieces.append(_part(rng, _ASKED[kind], "attachment", f"{stem}.{end}"))
    if integer(rng, 0, 1):
        pieces.append(_part(rng, "image/png", "inline", pick(rng, ("identite-visuelle.png", "cv-logo.png", "lettre-fond.png")), "Content-ID: <logo1>\n"))  # fmt: skip
    if integer(rng, 0, 2) == 0:
        pieces.append(_part(rng, "text/csv", "attachment", pick(rng, ("disponibilites.csv", "references.csv"))))  # fmt: skip
    raw = _multipart(rng, shuffled(rng, pieces), text, images=1)
    to = b"recrutement@association.example"
    address = f"{plain(first)}.{plain(last)}@courriel.example"
    shown = f"{first} {last}"
    name = shown if shown.isascii() else f"=?utf-8?B?{encodebytes(shown.encode()).decode().strip()}?="  # fmt: skip
    lines = raw.split(b"\r\n")
    lines = [f"From: {name} <{address}>".encode() if line.startswith(b"From: ") else b"Subject: Candidature" if line.startswith(b"Subject: ") else b"To: " + to if line.startswith(b"To: ") else line for line in lines]  # fmt: skip
    return b"\r\n".join(lines)


def complete_applications(rng: np.random.Generator) -> dict[str, Any]:
    """How many candidates sent the three documents asked, and the one who lacks the last of them alone."""
    people = full_names(rng, 12)
    alone, *others = shuffled(rng, range(12))
    messages: list[bytes] = []
    complete = announced = in_one = 0
    for place, (first, last) in enumerate(people):
        kinds = list(_ASKED)
        lacking = ["identite"] if place == alone else []
        if place in others[:4]:
            lacking = pick(rng, (["cv"], ["lettre"], ["cv", "lettre"], ["lettre", "identite"]))
        held = [kind for kind in kinds if kind not in lacking]
        later = pick(rng, held) if place in others[3:8] and len(held) > 1 else ""
        now = [kind for kind in held if kind != later]
        complete += not lacking
        in_one += not lacking and not later
        said = pick(rng, ("Vous trouverez mes trois documents.", "Voici mon CV, ma lettre et ma pièce d'identité."))  # fmt: skip
        announced += 1
        messages.append(_sent(rng, first, last, now, said))
        if later:
            messages.append(_sent(rng, first, last, [later], "Voici le document que j'avais oublié."))  # fmt: skip
    who = people[alone]
    boxed = b"\r\n".join(b"From - Tue Apr 14 10:00:00 2026\r\n" + one for one in shuffled(rng, messages))  # fmt: skip
    unlike = [f"{first} {last}" for place, (first, last) in enumerate(people) if place in others[:4]]  # fmt: skip
    return {
        "files": {"candidatures.mbox": boxed},
        "count": str(complete), "not_count": sorted({str(announced), str(in_one), str(complete + 1)} - {str(complete)}),
        "who": " ".join(who), "not_who": unlike[:3], "sent": len(messages),
    }  # fmt: skip


_STEMS = ("plan", "devis", "photo", "bulletin", "contrat", "affiche", "releve", "notice", "menu")

_KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "txt": "text/plain",
    "csv": "text/csv",
    "zip": "application/zip",
}

_DECLARED = _KINDS | {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}

_TRUE_KINDS = {
    "un document PDF": "pdf",
    "une image PNG": "png",
    "une image JPEG": "jpg",
    "une archive ZIP": "zip",
    "une page web (HTML)": "html",
    "un programme Windows": "exe",
}
"""What bytes may be, however they are named."""


def _bytes_of(rng: np.random.Generator, end: str) -> bytes:
    """The content of a file that is what its suffix says."""
    if end == "html":
        return b"<!DOCTYPE html>\n<html><head><title>Connexion</title></head><body><form>Mot de passe</form></body></html>\n"
    if end == "exe":
        return b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + rng.bytes(
            integer(rng, 400, 900)
        )
    if end in ("png", "jpg"):
        dots = tuple(
            Shape("ellipse", ((x, x), (x + 30, x + 20)), "#A23B72")
            for x in (integer(rng, 2, 60), integer(rng, 2, 60))
        )
        return make(f"a.{end}", Picture(120, 90, dots, ground="#EDEAE0"))
    if end == "zip":
        return make("a.zip", Archive({"liste.txt": rng.bytes(integer(rng, 60, 300))}))
    text = document(heading("Dossier"), f"Pièce n° {integer(rng, 100, 999)}.")
    return make(f"a.{end}", Paper(text) if end == "pdf" else text)


def belied_by_its_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of ten attachments whose names and types agree, the one whose content is something else."""
    named = [
        "pdf",
        "pdf",
        "png",
        "jpg",
        "zip",
        "docx",
        "odt",
        *(pick(rng, ("pdf", "png", "jpg", "docx")) for _more in range(3)),
    ]
    odd = integer(rng, 0, 3)
    true = pick(rng, [what for what, end in _TRUE_KINDS.items() if end != named[odd]])
    names = [
        f"{stem}-{integer(rng, 1, 9)}.{end.upper() if place == 7 else end}"
        for place, (stem, end) in enumerate(
            zip(sample(rng, (*_STEMS, "statuts", "budget"), 10), named, strict=True)
        )
    ]
    pieces = []
    for place, (name, end) in enumerate(zip(names, named, strict=True)):
        held = _bytes_of(rng, _TRUE_KINDS[true] if place == odd else end)
        kind = "application/octet-stream" if place == 5 else _DECLARED[end]
        pieces.append(
            f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
            f'Content-Disposition: attachment;\n filename="{name}"\n\n{encodebytes(held).decode()}'
        )
    return {
        "files": {"dossier.eml": _multipart(rng, shuffled(rng, pieces), "Bonjour, voici le dossier.")},
        "name": names[odd], "stem": names[odd].partition(".")[0], "name_wrong": [name for name in names if name != names[odd]],
        "kinds": list(_TRUE_KINDS), "true": true,
    }  # fmt: skip


_TRUE, _SAID = "iso-8859-1", "iso-8859-2"
_VOWELS = "àèêìòùû"  # each another letter in the encoding that the message announces
_WORDS = (
    "hêtre", "chêne", "frêne", "genêt", "bruyère", "fougère", "mûrier", "pêcher", "forêt", "rivière", "lumière", "lisière",
    "chèvre", "lièvre", "vipère", "flûte", "crêpe", "trêve", "fenêtre", "bergère",
)  # fmt: skip

_NEWS = (
    "La fête a été très réussie, grâce à vous.", "À la rentrée, où irons-nous ? Là-bas, près de la forêt.",
    "Voilà déjà dix ans que la chorale répète à la bibliothèque.", "Même après la grêle, la récolte sera bonne.",
)  # fmt: skip


def _bare(text: str) -> str:
    return text.translate(str.maketrans(_VOWELS, "aeeiouu"))


def _zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of these files, always the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2026, 6, 1, 9, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, content)
    return stream.getvalue()


def wrong_encoding(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the code that a message gives, accents included, and an amount in the archive that goes with it, put right by a second table."""
    code = f"{'-'.join(sample(rng, _WORDS, 2))}-{integer(rng, 10, 99)}"
    people = full_names(rng, 40)
    amounts = sample(rng, range(12, 400), 40)
    numbers = sample(rng, range(1000, 9999), 40)
    who = integer(rng, 0, 39)
    changes = [(numbers[who], integer(rng, 11, 39)), (numbers[who], -integer(rng, 2, 9)), *((n, pick(rng, (-10, -5, 8, 12, 20))) for n in sample(rng, numbers, 14) if n != numbers[who])]  # fmt: skip
    changed = "".join(f"{number};{step:+d}\r\n" for number, step in shuffled(rng, changes))
    amount = amounts[who] + sum(step for number, step in changes if number == numbers[who])
    table = "".join(
        f"{number};{last} {first};{paid}\r\n"
        for number, (first, last), paid in zip(numbers, people, amounts, strict=True)
    )
    text = (
        f"Bonjour à tous,\n\n{pick(rng, _NEWS)}\nLe code du portail change : {code}\n"
        "La pièce jointe tient la liste des versements, par numéro d'adhérent, et ce qu'il faut y ajouter ou en ôter depuis.\n\nÀ bientôt,\nle bureau\n"
    )
    sender, receiver = ("bureau@chorale.example", "membres@chorale.example")
    subject = b64encode("Code du portail et versements à vérifier".encode(_TRUE)).decode()
    sent = datetime(2026, 6, integer(rng, 10, 28), 9, 12, tzinfo=PARIS)
    mark = f"----=_{integer(rng, 10**7, 10**8)}"
    body = quopri.encodestring(text.encode(_TRUE)).decode("ascii")
    members = {"versements.csv": f"numero;nom;verse\r\n{table}", "depuis.csv": f"numero;a_compter\r\n{changed}"}  # fmt: skip
    held = encodebytes(_zipped({name: one.encode("utf-8-sig") for name, one in members.items()})).decode()  # fmt: skip
    lines = [
        f"From: {sender}", f"To: {receiver}", f"Subject: =?{_TRUE}?B?{subject}?=", f"Date: {header_moment(sent)}",
        f"Message-ID: <{integer(rng, 10**6, 10**7)}@chorale.example>", "MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{mark}"', "",
        f"--{mark}", f"Content-Type: text/plain; charset={_SAID}", "Content-Transfer-Encoding: quoted-printable", "", body,
        f"--{mark}", 'Content-Type: application/octet-stream; name="versements.dat"', "Content-Transfer-Encoding: base64",
        'Content-Disposition: attachment; filename="versements.dat"', "", held, f"--{mark}--", "",
    ]  # fmt: skip
    return {
        "code": code,
        "misread": [code.encode(_TRUE).decode(_SAID), _bare(code)],
        "number": str(numbers[who]),
        "amount": str(amount),
        "not_amount": sorted(
            {str(amounts[who]), str(amounts[who] + changes[0][1]), str(numbers[who])}
            - {str(amount)}
        ),
        "files": {"courriel.eml": "\n".join(lines).replace("\n", "\r\n").encode("ascii")},
    }


_MEETS = ("Conseil", "Bureau", "Chantier", "Culture", "Équipe", "Fêtes", "Budget", "Relecture")  # fmt: skip


def _event(uid: str, version: int, start: datetime, title: str) -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{version}\r\nSUMMARY:{title}\r\n"
        f"DTSTART:{start.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}\r\nEND:VEVENT\r\n"
    )


def attached_meeting(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: when a meeting begins, from the base64 of an agenda quoted in a message, of its last version and in universal time."""
    title = pick(rng, _MEETS)
    first = date(2026, pick(rng, (1, 2, 3, 5, 6, 7, 9, 11, 12)), integer(rng, 2, 20))
    days = [first + timedelta(days=step) for step in sorted(sample(rng, range(8), 3))]
    hours = sample(rng, range(8, 20), 3)
    starts = [
        datetime(day.year, day.month, day.day, hour, pick(rng, (0, 15, 30, 45)), tzinfo=PARIS)
        for day, hour in zip(shuffled(rng, days), hours, strict=True)
    ]
    uid = f"{integer(rng, 1000, 9999)}-a"
    events = [_event(uid, version, start, title) for version, start in enumerate(starts)]
    order = [2, *shuffled(rng, (0, 1))] if rng.integers(2) else [0, 2, 1]  # never last
    text = "".join(
        ["BEGIN:VCALENDAR\r\n", *(events[place] for place in order), "END:VCALENDAR\r\n"]
    )
    coded = b64encode(text.encode()).decode()
    quoted = [f"> {coded[place : place + 64]}" for place in range(0, len(coded), 64)]
    start = starts[2]
    universal = start.astimezone(ZoneInfo("UTC"))
    near = {f"{moment:%H:%M}" for moment in (universal, *starts[:2], *(s.astimezone(ZoneInfo("UTC")) for s in starts[:2]))}  # fmt: skip
    return {
        "title": title, "quoted": indented(quoted), "lines": len(quoted), "key": f"{start:%H:%M}", "also": dated_times(start), "wrong": sorted(near - {f"{start:%H:%M}"}),
        "universal": f"{universal.hour} h {universal.minute:02}", "season": "d'été : deux heures" if start.utcoffset() == timedelta(hours=2) else "d'hiver : une heure",
        "answer": f"{start.hour} h {start.minute:02}", "files": {"message.txt": text_file(quoted)},
    }  # fmt: skip


_BUTTONS = ("trash", "photo", "clock", "star", "envelope", "printer", "bell", "magnifier")
_TO_SEND = (
    "sa facture d'électricité", "un justificatif de domicile", "le compte rendu de la réunion", "une attestation en PDF", "son CV", "le formulaire rempli",
    "l'affiche de la fête", "un devis signé", "la liste des inscrits", "le plan d'accès",
)  # fmt: skip


def button_that_attaches(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of the buttons over a message that is being written, the one that joins a file."""
    drawn = fig.pointed_tile(
        rng,
        "Quatre boutons d'une messagerie, sans texte.",
        6,
        ["paperclip", *sample(rng, _BUTTONS, 3)],
        fig.icon_button,
    )
    return {**drawn, "who": pick(rng, FIRST_NAMES), "what": pick(rng, _TO_SEND)}
