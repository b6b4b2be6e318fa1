"""Exchanging with other programs: open formats, compatibility, encodings."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.conversions import EXPORT_FORMS, FILE_FACTS, saved_copy
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.invented.prose import DOCUMENT_TOPICS
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.writers import lines_to_mend
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


_NAMES_BY_LETTER = (
    ("é", ("Brénac", "Kérouédan", "Trévidic", "Mérigot", "Délézan", "Glémot", "Prévinquières", "Ségalen")),
    ("è", ("Brèzes", "Bellèvre", "Carrère", "Mèlenec", "Sèbedio")),
    ("ê", ("Grêlier", "Chêneau", "Prêtrel", "Vêtillard")),
    ("ç", ("Françon", "Gonçalvin", "Garçonnet", "Mouriçou")),
    ("ï", ("Caïlac", "Haïzet", "Maïtrel", "Saïnder")),
    ("ô", ("Brôlec", "Côtemont", "Thômelin", "Rôtival")),
    ("ö", ("Brömster", "Köllner", "Schönert", "Strömgaard")),
    ("ü", ("Brünner", "Küstner", "Müllerac", "Schürmann")),
    ("ø", ("Bjørnsen", "Sørgaard", "Mørkvin", "Løvdal")),
    ("ñ", ("Muñozabal", "Peñarel", "Quiñonero", "Ibañerra")),
)  # fmt: skip


@redraw_misfits
def doubly_misread_name(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: a name that nobody can guess, in UTF-8 read as Windows-1252, twice over."""
    first, second = (pick(rng, names) for _letter, names in sample(rng, _NAMES_BY_LETTER, 2))
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


def json_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a file of JSON that is refused, put right without changing what it says."""
    town, other = sample(rng, ("Lens", "Dole", "Gap", "Vannes", "Albi"), 2)
    whole_part, tenth, seats, room = (
        integer(rng, 2, 40),
        integer(rng, 1, 9),
        integer(rng, 20, 90),
        integer(rng, 1, 9),
    )
    said = pick(rng, ("La belle", "Le phare", "Le grand"))
    first, last = sorted(sample(rng, range(1, 13), 2))
    lines = [
        "{", '  "salles": [', "    {", f'      "nom": "Salle {room}",', f"      'ville': '{town}',", f'      "prix": {whole_part},{tenth},', f'      "places": {seats}', '      "ouverte": True', "    },",
        "    {", f'      "nom": "Salle dite "{said}"",', f'      "ville": "{other}",', f'      "prix": {whole_part + 3}.{tenth},', f'      "places": {seats + 7},', '      "ouverte": false', "    }", "  ],", f'  "mois": [{first}, {last},]', "}",
    ]  # fmt: skip
    right = {
        5: f'"ville": "{town}",', 6: f'"prix": {whole_part}.{tenth},', 7: f'"places": {seats},', 8: '"ouverte": true', 11: f'"nom": "Salle dite \\"{said}\\"",||"nom": "Salle dite « {said} »",', 18: f'"mois": [{first}, {last}]',
    }  # fmt: skip
    return {
        "said": said, "price": f"{whole_part},{tenth}", "town": town,
        **lines_to_mend("salles.json", lines, right, right | {8: '"ouverte": "true"'}, right | {6: f'"prix": "{whole_part},{tenth}",'}, {n: one for n, one in right.items() if n != 18}, {n: one for n, one in right.items() if n != 7}, right | {11: f'"nom": "Salle dite {said}",'}),
    }  # fmt: skip
