"""Documents open in a word processor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.values.choices import integer, pick
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block, Document, Record, Table
from pixsim.worlds.writer.runs import Run
from pixsim.worlds.writer.world import Writer


def line(*pieces: str | Run, **fields: Any) -> Block:
    """A paragraph of plain pieces and runs."""
    runs = tuple(Run(text=piece) if isinstance(piece, str) else piece for piece in pieces)
    return Block(runs=runs, **fields)


def styled(text: str, *effects: str) -> Run:
    """Words with effects."""
    return Run(text=text, effects=effects)


def changed(gone: str, new: str, author: str) -> tuple[Run, ...]:
    """Words that somebody wants to see replaced by others."""
    pair = (("removed", gone), ("added", new))
    return tuple(Run(text=text, change=change, author=author) for change, text in pair if text)


def grid(name: str, *rows: Sequence[str]) -> Block:
    """A table; its first row has the names of the columns."""
    return Block(kind="table", name=name, table=Table(rows=tuple(map(tuple, rows))))


def picture(name: str, alt: str = "") -> Block:
    """An image."""
    return Block(kind="image", name=name, alt=alt)


def document(
    name: str,
    blocks: Sequence[Block | str],
    *,
    me: str = "Léa",
    place: str = "accueil",
    columns: Sequence[str] = (),
    records: Sequence[Sequence[str]] = (),
    styles: Mapping[str, Mapping[str, str]] | None = None,
) -> Writer:
    """A document; « # Titre », « - entrée » and plain texts stand for paragraphs."""
    made = tuple(Block.model_validate(one) if isinstance(one, str) else one for one in blocks)
    data = tuple(Record(values=tuple(values)) for values in records)
    doc = Document(blocks=made, columns=tuple(columns), records=data, styles=styles or {})
    return Writer(name=name, doc=doc, me=me, place=place)


def whole(*lines: str) -> tuple[str, str]:
    """The fact that a document says this, line by line."""
    return ("text", " ¶ ".join(lines))


def source_text(name: str, lines: list[str]) -> Any:
    """A plain text open in an editor: signs that a document would take for styles are but signs."""
    return document(name, [line(text) for text in lines])


def lines_to_mend(
    name: str, lines: Sequence[str], right: Mapping[int, str], *near: Mapping[int, str]
) -> dict[str, Any]:
    """What a question says of a text open in an editor, some of whose lines are to be written otherwise.

    Parameters
    ----------
    name : str
        Of the file.
    lines : sequence of str
        All different where they are to be changed.
    right : mapping
        What lines must say, by their number from 1; « a||b » for either.
    near : mappings
        What one might write instead.
    """

    def typed(changes: Mapping[int, str]) -> list[str]:
        told = {n: text.split("||")[0].removeprefix("§") for n, text in changes.items()}
        return [f"modifier {n} {text}" for n, text in told.items() if text != lines[n - 1].strip()]

    def ways(n: int, text: str) -> str:
        """As it is typed, set in as the line was or not."""
        line = lines[n - 1]
        space = line[: len(line) - len(line.lstrip())]
        both = [f"{space}{one}" for one in text.split("||") if space and one[0] != "§"]
        return "||".join([*text.split("||"), *both])

    want = tuple(("line", ways(n, text), "1") for n, text in right.items())
    return {
        "world": source_text(name, list(lines)),
        "goal": Goal(want=want, keep=("line",), free=tuple(lines[n - 1] for n in right)),
        "solution": typed(right),
        "near": [typed(one) for one in near],
    }


DRAFTS = (
    ("affiche", ("Fête du quartier des Lilas", "Samedi 13 juin, à partir de 15 heures", "Place du Puits, devant l'école", "Jeux, concert et repas partagé", "On cherche encore des bénévoles.", "Renseignements à la médiathèque")),
    ("lettre", ("Association Le Verger, 3 rue Haute", "À l'attention de Monsieur le maire", "Objet : demande de salle", "Nous cherchons une salle pour notre assemblée.", "Nous vous prions d'agréer nos salutations.", "La présidente, Inès Morel")),
    ("compte-rendu", ("Réunion du 12 mars", "Huit personnes étaient présentes.", "Les comptes sont à l'équilibre.", "La toiture sera refaite à l'automne.", "Les clés se rendent à l'accueil.", "La prochaine réunion a lieu en juin.")),
    ("reglement", ("Règlement de l'atelier vélo", "L'atelier ouvre le mercredi et le samedi.", "Les outils restent sur place.", "Les lunettes sont obligatoires à la meule.", "L'adhésion vaut pour l'année.", "Chacun est assuré pour lui-même.")),
    ("menu", ("Repas des voisins", "Salade de lentilles du jardin", "Gratin de courge et riz", "Tomme de la vallée", "Tarte aux pommes", "Dites-nous vos allergies avant jeudi.")),
)  # fmt: skip

LAYOUT_FACTS = ("text", "style", "effect", "lay", "list", "break", "look", "page", "band")


def draw_draft(rng: np.random.Generator) -> tuple[str, tuple[str, ...]]:
    """A name of file and the lines of a document."""
    kind, lines = pick(rng, DRAFTS)
    return f"{kind}-{integer(rng, 10, 99)}.odt", lines


PARTS = ("Accueil", "Ateliers", "Budget", "Matériel", "Horaires", "Sorties")

BODIES = (
    "La salle ouvre à neuf heures.",
    "Chacun apporte son matériel.",
    "Les comptes sont à jour.",
    "Prévenez en cas d'absence.",
    "Le local est chauffé.",
    "On se retrouve au portail.",
)
