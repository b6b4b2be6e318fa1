"""Worlds of @export and @interop: a document saved in the format that its reader needs."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.adaptation.formats import TOPICS
from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as disk
from pixsim.worlds.goals import Goal

_KEPT = ("in", "name", "binned", "file", "content")


def _saved(thing: str, path: str, form: str) -> tuple[tuple[str, ...], ...]:
    return (("content", f"{path.rpartition('.')[0]}.{form}", thing),)


def as_pdf(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a document is saved in the format that looks the same everywhere."""
    tree = Tree(rng)
    names = sample(rng, TOPICS, 6)
    ends = ("odt", "docx", "odt", "ods", "odt", "docx")
    ids = {
        name: tree.file(f"Documents/{name}.{end}") for name, end in zip(names, ends, strict=True)
    }
    what, other = names[0], names[1]
    path = f"Documents/{what}.odt"
    new = str(tree.following)

    def save(name: str, form: str) -> list[Act]:
        return [disk.SaveAs(thing=ids[name], form=form)]

    return {
        "file": f"{what}.odt",
        "world": tree.disk("Documents"),
        "goal": Goal(want=_saved(ids[what], path, "pdf"), keep=_KEPT, free=(new, f"Documents/{what}.pdf")),
        "solution": save(what, "pdf"),
        "near": [save(what, "docx"), save(other, "pdf"), [disk.Rename(thing=ids[what], name=f"{what}.pdf")]],
    }  # fmt: skip


_USES = (
    ("odt", "l'imprimeur, qui ne doit rien pouvoir décaler", "pdf"), ("odt", "une collègue, qui le corrigera dans Word", "docx"),
    ("docx", "une association, qui le corrigera dans LibreOffice", "odt"), ("ods", "un comptable, qui recalculera dans Excel", "xlsx"),
    ("xlsx", "une mairie, qui le lira sans rien y changer", "pdf"), ("png", "un site qui n'accepte que le JPEG", "jpg"),
    ("xlsx", "un service qui ne lit que du texte à séparateurs", "csv"),
)  # fmt: skip


def for_each_use(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: two files, each in the format that its reader needs."""
    tree = Tree(rng)
    (end_a, use_a, form_a), (end_b, use_b, form_b) = sample(rng, _USES, 2)
    a, b, *others = sample(rng, TOPICS, 6)
    path_a, path_b = f"Documents/À envoyer/{a}.{end_a}", f"Documents/À envoyer/{b}.{end_b}"
    ids = [tree.file(path_a), tree.file(path_b)]
    for name in others:
        tree.file(f"Documents/À envoyer/{name}.{pick(rng, ('odt', 'ods', 'jpg'))}")
    new = (str(tree.following), str(tree.following + 1))

    def save(first: str, second: str) -> list[Act]:
        return [disk.SaveAs(thing=ids[0], form=first), disk.SaveAs(thing=ids[1], form=second)]

    def wrong(end: str, form: str) -> str:
        return next(one for one in _FORMS[end] if one != form)

    free = (*new, f"{path_a.rpartition('.')[0]}.{form_a}", f"{path_b.rpartition('.')[0]}.{form_b}")
    return {
        "file_a": f"{a}.{end_a}", "use_a": use_a, "form_a": form_a,
        "file_b": f"{b}.{end_b}", "use_b": use_b, "form_b": form_b,
        "world": tree.disk("Documents/À envoyer", formats=_FORMS),
        "goal": Goal(want=_saved(ids[0], path_a, form_a) + _saved(ids[1], path_b, form_b), keep=_KEPT, free=free),
        "solution": save(form_a, form_b),
        "near": [save(wrong(end_a, form_a), form_b), save(form_a, wrong(end_b, form_b)), save(form_a, form_b)[:1]],
    }  # fmt: skip


_FORMS = {
    "odt": ("docx", "epub", "pdf", "txt"), "docx": ("epub", "odt", "pdf", "txt"), "ods": ("csv", "pdf", "xlsx"),
    "xlsx": ("csv", "ods", "pdf"), "png": ("jpg", "pdf", "tif"), "heic": ("jpg", "pdf", "tif"), "pages": ("docx", "epub", "pdf"),
    "numbers": ("csv", "pdf", "xlsx"), "flac": ("mp3", "wav"), "mkv": ("mp4", "webm"),
}  # fmt: skip


def to_the_reader(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a book in the format that fits its text to the screen, put on the reader."""
    tree = Tree(rng)
    book, *others = sample(rng, ("contes", "nouvelles", "polar", "poemes", "memoires", "voyage"), 4)
    here, there = "Ordinateur/Textes", "Liseuse/Livres"
    tree.file("Liseuse/Livres/manuel.epub")
    tree.file("Liseuse/Notices/demarrage.pdf")
    thing = tree.file(f"{here}/{book}.odt")
    for name in others:
        tree.file(f"{here}/{name}.{pick(rng, ('odt', 'docx'))}")
    new, copy = str(tree.following), str(tree.following + 1)

    def put_there(form: str, folder: str = there) -> list[Act]:
        return [disk.SaveAs(thing=thing, form=form), disk.Copy(thing=new, folder=folder)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "file": f"{book}.odt",
        "world": tree.disk(here, formats=_FORMS),
        "goal": Goal(want=(("content", f"{there}/{book}.epub", thing),), keep=_KEPT,
                     free=(new, copy, f"{there}/{book}.epub", f"{here}/{book}.epub")),
        "solution": put_there("epub"),
        "near": [put_there("pdf"), put_there("epub", "Liseuse/Notices"), put_there("epub")[:1],
                 [disk.Copy(thing=thing, folder=there)]],
    }  # fmt: skip


def open_and_editable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a document for people with various programs, who will change it."""
    tree = Tree(rng)
    what, other, *more = sample(rng, TOPICS, 5)
    end, form = pick(rng, (("docx", "odt"), ("xlsx", "ods")))
    path = f"Documents/{what}.{end}"
    thing, second = tree.file(path), tree.file(f"Documents/{other}.{end}")
    for name in more:
        tree.file(f"Documents/{name}.{pick(rng, ('pdf', 'jpg', 'txt'))}")
    new = str(tree.following)
    return {
        "file": f"{what}.{end}",
        "form": form,
        "world": tree.disk("Documents", formats=_FORMS),
        "goal": Goal(want=_saved(thing, path, form), keep=_KEPT, free=(new, f"Documents/{what}.{form}")),
        "solution": [disk.SaveAs(thing=thing, form=form)],
        "near": [[disk.SaveAs(thing=thing, form="pdf")], [disk.SaveAs(thing=second, form=form)],
                 [disk.Rename(thing=thing, name=f"{what}.{form}")]],
    }  # fmt: skip


_UNREADABLE = (
    ("heic", "la photo", "l'afficher sur une tablette ancienne", "jpg"), ("pages", "la lettre", "la modifier dans Word", "docx"),
    ("numbers", "le tableau", "le recalculer dans Excel", "xlsx"), ("flac", "la chanson", "l'écouter sur un petit baladeur", "mp3"),
    ("mkv", "le film", "le lire sur n'importe quel téléphone", "mp4"), ("pages", "la notice", "la lire partout sans rien décaler", "pdf"),
)  # fmt: skip


def received_and_converted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two received files that nothing opens, each for a use, the originals kept."""
    tree = Tree(rng)
    (end_a, what_a, use_a, form_a), (end_b, what_b, use_b, form_b) = sample(rng, _UNREADABLE, 2)
    if end_a == end_b:
        return received_and_converted(rng)
    here = "Ordinateur/Reçus"
    number = integer(rng, 100, 999)
    path_a, path_b = f"{here}/envoi-{number}.{end_a}", f"{here}/envoi-{number + 1}.{end_b}"
    a, b = tree.file(path_a), tree.file(path_b)
    for name in sample(rng, TOPICS, 4):
        tree.file(f"{here}/{name}.{pick(rng, ('pdf', 'odt', 'jpg'))}")
    new = (str(tree.following), str(tree.following + 1))

    def convert(first: str, second: str) -> list[Act]:
        return [disk.SaveAs(thing=a, form=first), disk.SaveAs(thing=b, form=second)]

    def wrong(end: str, form: str) -> str:
        return next(one for one in _FORMS[end] if one != form)

    free = (*new, f"{path_a.rpartition('.')[0]}.{form_a}", f"{path_b.rpartition('.')[0]}.{form_b}")
    return {
        "who": pick(rng, FIRST_NAMES),
        "what_a": what_a, "file_a": f"envoi-{number}.{end_a}", "use_a": use_a, "form_a": form_a,
        "what_b": what_b, "file_b": f"envoi-{number + 1}.{end_b}", "use_b": use_b, "form_b": form_b,
        "world": tree.disk(here, formats=_FORMS),
        "goal": Goal(want=_saved(a, path_a, form_a) + _saved(b, path_b, form_b), keep=_KEPT, free=free),
        "solution": convert(form_a, form_b),
        "near": [convert(wrong(end_a, form_a), form_b), convert(form_a, form_b)[:1],
                 [disk.Rename(thing=a, name=f"envoi-{number}.{form_a}"), disk.SaveAs(thing=b, form=form_b)]],
    }  # fmt: skip
