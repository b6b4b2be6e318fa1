"""Exchanging with other programs: open formats, compatibility, encodings."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.conversions import EXPORT_FORMS, FILE_FACTS, saved_copy
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.invented.prose import DOCUMENT_TOPICS
from pixsim.families.draws.simulators.disks import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample
from pixsim.making.archives import Archive
from pixsim.making.texts import PlainText
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def open_and_editable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a document for people with various programs, who will change it."""
    tree = Tree(rng)
    what, other, *more = sample(rng, DOCUMENT_TOPICS, 5)
    end, form = pick(rng, (("docx", "odt"), ("xlsx", "ods")))
    path = f"Documents/{what}.{end}"
    thing, second = tree.file(path), tree.file(f"Documents/{other}.{end}")
    for name in more:
        tree.file(f"Documents/{name}.{pick(rng, ('pdf', 'jpg', 'txt'))}")
    new = str(tree.following)
    return {
        "file": f"{what}.{end}",
        "form": form,
        "world": tree.disk("Documents", formats=EXPORT_FORMS),
        "goal": Goal(want=saved_copy(thing, path, form), keep=FILE_FACTS, free=(new, f"Documents/{what}.{form}")),
        "solution": [acts.SaveAs(thing=thing, form=form)],
        "near": [[acts.SaveAs(thing=thing, form="pdf")], [acts.SaveAs(thing=second, form=form)],
                 [acts.Rename(thing=thing, name=f"{what}.{form}")]],
    }  # fmt: skip


_UNREADABLE = (
    ("heic", "la photo", "l'afficher sur une tablette ancienne", "jpg"), ("pages", "la lettre", "la modifier dans Word", "docx"),
    ("numbers", "le tableau", "le recalculer dans Excel", "xlsx"), ("flac", "la chanson", "l'écouter sur un petit baladeur", "mp3"),
    ("mkv", "le film", "le lire sur n'importe quel téléphone", "mp4"), ("pages", "la notice", "la lire partout sans rien décaler", "pdf"),
)  # fmt: skip


@redraw_misfits
def received_and_converted(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: two received files that nothing opens, each for a use, the originals kept."""
    tree = Tree(rng)
    (end_a, what_a, use_a, form_a), (end_b, what_b, use_b, form_b) = sample(rng, _UNREADABLE, 2)
    if end_a == end_b:
        return None
    here = "Ordinateur/Reçus"
    number = integer(rng, 100, 999)
    path_a, path_b = f"{here}/envoi-{number}.{end_a}", f"{here}/envoi-{number + 1}.{end_b}"
    a, b = tree.file(path_a), tree.file(path_b)
    for name in sample(rng, DOCUMENT_TOPICS, 4):
        tree.file(f"{here}/{name}.{pick(rng, ('pdf', 'odt', 'jpg'))}")
    new = (str(tree.following), str(tree.following + 1))

    def convert(first: str, second: str) -> list[Act]:
        return [acts.SaveAs(thing=a, form=first), acts.SaveAs(thing=b, form=second)]

    def wrong(end: str, form: str) -> str:
        return next(one for one in EXPORT_FORMS[end] if one != form)

    free = (*new, f"{path_a.rpartition('.')[0]}.{form_a}", f"{path_b.rpartition('.')[0]}.{form_b}")
    return {
        "who": pick(rng, FIRST_NAMES),
        "what_a": what_a, "file_a": f"envoi-{number}.{end_a}", "use_a": use_a, "form_a": form_a,
        "what_b": what_b, "file_b": f"envoi-{number + 1}.{end_b}", "use_b": use_b, "form_b": form_b,
        "world": tree.disk(here, formats=EXPORT_FORMS),
        "goal": Goal(want=saved_copy(a, path_a, form_a) + saved_copy(b, path_b, form_b), keep=FILE_FACTS, free=free),
        "solution": convert(form_a, form_b),
        "near": [convert(wrong(end_a, form_a), form_b), convert(form_a, form_b)[:1],
                 [acts.Rename(thing=a, name=f"envoi-{number}.{form_a}"), acts.SaveAs(thing=b, form=form_b)]],
    }  # fmt: skip


_KINDS = ("CSV", "JSON", "XML", "Markdown", "iCalendar", "vCard")


def _as(kind: str, rows: list[tuple[str, str, int]]) -> list[str]:
    if kind == "CSV":
        return ["nom;ville;age", *(f"{name};{town};{age}" for name, town, age in rows)]
    if kind == "JSON":
        inside = [
            f'  {{"nom": "{name}", "ville": "{town}", "age": {age}}}' for name, town, age in rows
        ]
        return ["[", *(f"{line}," for line in inside[:-1]), inside[-1], "]"]
    if kind == "XML":
        return ['<?xml version="1.0" encoding="UTF-8"?>', "<liste>",
                *(f"  <personne><nom>{name}</nom><ville>{town}</ville><age>{age}</age></personne>" for name, town, age in rows), "</liste>"]  # fmt: skip
    if kind == "Markdown":
        return [
            "# Liste",
            "",
            "| Nom | Ville | Âge |",
            "|---|---|---|",
            *(f"| {name} | {town} | {age} |" for name, town, age in rows),
        ]
    if kind == "iCalendar":
        events = [
            f"BEGIN:VEVENT\nUID:{n}@asso.example\nDTSTAMP:20260101T080000Z\nDTSTART:202603{n + 10:02}T090000Z\nSUMMARY:{name}, {town}\nEND:VEVENT"
            for n, (name, town, _age) in enumerate(rows)
        ]
        return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//asso//FR", *events, "END:VCALENDAR"]
    return [
        f"BEGIN:VCARD\nVERSION:3.0\nN:;{name};;;\nFN:{name}\nADR:;;;{town};;;\nEND:VCARD"
        for name, town, _age in rows
    ]


def formats_by_their_looks(rng: np.random.Generator) -> dict[str, Any]:
    """Three files whose names do not say the format: they are looked into."""
    kinds = sample(rng, _KINDS, 3)
    towns = ("Aubrac", "Cardaillac", "Lorient", "Thiers", "Dole")
    names = sample(rng, ("envoi-a", "envoi-b", "envoi-c", "piece-1", "piece-2", "piece-3"), 3)
    members = {}
    for name, kind in zip(names, kinds, strict=True):
        rows = [
            (first, pick(rng, towns), integer(rng, 18, 79))
            for first in sample(rng, FIRST_NAMES, integer(rng, 4, 9))
        ]
        members[f"{name}.dat"] = PlainText("".join(f"{line}\n" for line in _as(kind, rows)))
    archive = f"donnees-{integer(rng, 10, 99)}.zip"
    found = dict(zip(names, kinds, strict=True))
    order = sorted(names)
    return {
        "name": archive,
        **{f"f{n}": f"{name}.dat" for n, name in enumerate(order, 1)},
        **{f"k{n}": found[name] for n, name in enumerate(order, 1)},
        **{
            f"w{n}": next(kind for kind in _KINDS if kind != found[name])
            for n, name in enumerate(order, 1)
        },
        "kinds": list(_KINDS),
        "files": {archive: Archive({f"{name}.dat": members[f"{name}.dat"] for name in order})},
    }


_STARTS = ("Br", "K", "Val", "Str", "M", "Tr", "Gl", "P", "Sch", "D")
_ENDS = ("zan", "rel", "nder", "ster", "lec", "mot", "vin", "rac", "gaard", "bert")
_ACCENTS = "éèêëôöûüïîçñø"


@redraw_misfits
def doubly_misread_name(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: a name that nobody can guess, in UTF-8 read as Windows-1252, twice over."""
    first, second = (
        f"{pick(rng, _STARTS)}{pick(rng, _ACCENTS)}{pick(rng, _ENDS)}" for _name in range(2)
    )
    text = f"{first}-{second}"
    bare = without_accents(text).replace("ø", "o")
    once = text.encode().decode("cp1252")
    try:
        twice = once.encode().decode("cp1252")
    except UnicodeDecodeError:  # Windows-1252 has no sign for five bytes
        return None
    if not twice.isprintable() or "\xa0" in once:
        return None
    return {"read": twice, "text": text, "once": once, "key": [text, text.replace("-", " ")], "wrong": [bare, once]}  # fmt: skip


_CODES = ("01300", "06000", "29200", "57000", "64000", "69002", "02100")

_NOTICE = (
    "Importer des adhérents (fichier JSON, encodé en UTF-8)", "",
    "Le fichier est une liste d'objets. Chaque objet a ces huit champs, dans l'ordre que l'on veut :", "",
    "  identifiant    nombre entier, jamais deux fois le même",
    "  nom, prenom    textes",
    "  naissance      texte, AAAA-MM-JJ, une date qui existe",
    "  code_postal    texte de cinq chiffres",
    "  cotisation     nombre, en euros",
    "  courriel       texte, ou null s'il n'y en a pas ; un texte vide est refusé",
    "  actif          true ou false", "",
    "Un fichier dont la syntaxe est fausse n'est pas lu. Un objet qui ne suit pas ces règles est refusé ; les autres entrent.",
)  # fmt: skip

_SLIPS = ("day", "calendar", "postcode", "fee", "mail", "flag", "missing")


def _slip(member: dict[str, Any], kind: str) -> str:
    """Spoil one value as an export does, and say why it is refused."""
    if kind == "day":
        year, month, day = member["naissance"].split("-")
        member["naissance"] = f"{day}/{month}/{year}"
        return "sa date n'est pas écrite AAAA-MM-JJ"
    if kind == "calendar":
        member["naissance"] = f"{member['naissance'][:4]}-02-30"
        return "le 30 février n'existe pas"
    if kind == "postcode":
        member["code_postal"] = int(member["code_postal"])
        return "son code postal est un nombre, non un texte"
    if kind == "fee":
        member["cotisation"] = str(member["cotisation"]).replace(".", ",")
        return "sa cotisation est un texte, non un nombre"
    if kind == "mail":
        member["courriel"] = ""
        return "son courriel est un texte vide, et non null"
    if kind == "flag":
        member["actif"] = "true" if member["actif"] else "false"
        return "« actif » est un texte, et non true ou false"
    del member["prenom"]
    return "il n'a pas de prénom"


def _broken(rng: np.random.Generator, row: str) -> tuple[str, str]:
    """A line that no parser takes, whatever it holds, and why."""
    key = row.split('"')[1]
    return pick(
        rng,
        (
            (row.replace(f'"{key}"', key, 1), "les noms vont entre guillemets"),
            (row.replace(f'"{key}":', f'"{key}"', 1), "il faut deux-points après le nom"),
            (row.replace(f'"{key}"', f"'{key}'", 1), "les guillemets sont droits et doubles"),
            (row.replace(f'"{key}":', f'"{key}" =', 1), "il faut deux-points, non un signe égal"),
        ),
    )


def refused_import(rng: np.random.Generator) -> dict[str, Any]:
    """One fault of syntax, two members that the notice refuses."""
    ids = sample(rng, range(1000, 9999), integer(rng, 85, 100))
    slips = dict(zip(sample(rng, range(3, len(ids) - 3), 2), sample(rng, _SLIPS, 2), strict=True))
    why: dict[int, str] = {}
    lines = ["["]
    broken = pick(rng, [n for n in range(10, len(ids) - 10) if n not in slips])
    fault, reason = 0, ""
    for place, ident in enumerate(ids):
        code = pick(rng, _CODES)
        last, first = pick(rng, LAST_NAMES), pick(rng, FIRST_NAMES)
        born = f"{integer(rng, 1950, 2009)}-{integer(rng, 1, 12):02}-{integer(rng, 1, 28):02}"
        mail = None if rng.random() < 0.2 else f"m{ident}@poste.example"
        member: dict[str, Any] = {
            "identifiant": ident, "nom": last, "prenom": first, "naissance": born, "code_postal": code,
            "cotisation": integer(rng, 41, 199) / 4 if rng.random() < 0.6 else integer(rng, 10, 45), "courriel": mail, "actif": bool(integer(rng, 0, 1)),
        }  # fmt: skip
        if place in slips:
            why[place] = _slip(member, slips[place])
        rows = [f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in member.items()]  # fmt: skip
        if place == broken:
            at = integer(rng, 1, 5)
            rows[at], reason = _broken(rng, rows[at])
            fault = len(lines) + 1 + at + 1
        lines += ["  {", *(",\n".join(rows)).split("\n"), "  }" if place == len(ids) - 1 else "  },"]  # fmt: skip
    lines.append("]")
    first_place, second_place = sorted(slips)
    name = f"adherents-{integer(rng, 100, 999)}.json"
    return {
        "name": name, "line": str(fault), "not_line": [str(fault - 2), str(fault + 2)], "reason": reason,
        "first": str(ids[first_place]), "second": str(ids[second_place]), "why_first": why[first_place], "why_second": why[second_place],
        "others": [str(ids[first_place - 1]), str(ids[second_place + 1])],
        "files": {name: text_file(lines), "notice.txt": text_file(_NOTICE)},
    }  # fmt: skip
