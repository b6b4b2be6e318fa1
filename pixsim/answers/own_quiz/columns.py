"""Which columns are people, which are questions, which are neither: by their names and contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pixsim.answers.own_quiz.marks import mark_words, parse_mark_word, parse_points

PERSON = frozenset(
    {
        "candidat", "candidate", "nom", "name", "prenom", "nom de famille", "first name", "last name",
        "surname", "eleve", "etudiant", "etudiante", "apprenant", "apprenante", "stagiaire", "participant",
        "participante", "personne", "utilisateur", "nom d'utilisateur", "user", "username", "student",
        "nom complet", "full name", "nom et prenom", "nom prenom", "prenom nom", "identifiant", "id",
        "login", "code", "numero", "n°", "no", "matricule", "adresse de courriel", "adresse e-mail",
        "adresse mail", "adresse email", "email", "e-mail", "mail", "courriel", "email address", "pseudo",
        "id number", "numero d'identification", "numero d'etudiant", "aidant", "conseiller", "agent",
    }
)  # fmt: skip
ITEM = frozenset({"item", "question", "questions", "exercice", "q", "intitule", "question id"})
OUTCOME = frozenset(
    {
        "outcome", "resultat", "result", "note", "score", "points", "reussite", "reponse", "correct",
        "juste", "right", "mark", "grade", "value", "valeur", "point",
    }
)  # fmt: skip
NEITHER = re.compile(
    r"(note|grade|total|score|somme|sum|moyenne|average|points|resultat|mark)"
    r"( *(/|sur |out of |\(|\[|%).*| (finale?|globale?|totale?|overall|obtenue?|brute).*)?|.*\b(total|moyenne)\b"
    r"|horodateur|timestamp|(heure|date|start|completion)\b.*|commence(e)?( le)?|termine(e)?( le)?|started.*|"
    r"completed.*|finished.*|temps utilise|temps|duree.*|time taken|duration|etat|statut|state|status|"
    r"institution|departement|department|groupe|group|classe|class|section|niveau|sexe|genre|age|"
    r"commentaire.*|comment.*|feedback.*|retour.*|ip|adresse ip|tentative|attempt|langue|competence.*|"
    r"variante|variant|secondes|seconds|epreuve|sitting|kind|simulated|rang|mention|remarque.*|observation.*"
)
QUESTION = re.compile(
    r"(?:q|qu|question|item|ex|exo|exercice|ques|quest|no|n°|#)?[ ._-]?\d+(?:[ ._-]?[a-z]|[.]\d+)?\b.*"
)
_N = r"(\d+(?:[.,]\d+)?)"
_MOST = re.compile(
    rf"\s*(?:/\s*{_N}|[(\[]\s*/\s*{_N}\s*[)\]]|[(\[]\s*{_N}\s*(?:pts?|points?)\s*[)\]])\s*$",
    re.IGNORECASE,
)
_SCORE_OF = re.compile(r"(.*?)\s*\[(?:score|points?|note)\]\s*$", re.IGNORECASE)  # Google Forms
_POINTS_OF = re.compile(r"(?:points|note)\s*[-–:]\s*(.+)", re.IGNORECASE)  # Microsoft Forms
KEY_ROWS = frozenset(
    {"cle", "cles", "key", "corrige", "correction", "solution", "solutions", "bonnes reponses", "reponses", "reponse attendue"}
)  # fmt: skip
SUMMARY_ROWS = frozenset(
    {
        "moyenne", "moyenne globale", "moyenne generale", "overall average", "average", "total", "totaux",
        "mean", "ecart type", "ecart-type", "standard deviation", "mediane", "median", "minimum", "maximum",
        "min", "max", "bareme", "sur", "nombre", "taux de reussite", "moyenne de la classe", "% reussite",
    }
)  # fmt: skip
_NAME = re.compile(
    r"\b(pre)?nom\b(?! d'utilisateur)|\bname\b|eleve|candidat|student|stagiaire|participant|personne|apprenant"
)
HEADER_WITHIN = 20  # rows above which titles may stand
READABLE = 0.5  # share of the cells of a column that must be marks for it to be a question


@dataclass(slots=True)
class ItemColumn:
    """A column of marks of one question: its place, name, and the most points its name tells."""

    place: int
    name: str
    most: float | None = None


@dataclass(slots=True)
class Layout:
    """What the columns of a table are.

    Attributes
    ----------
    persons : list of int
        Places of the columns that name a person, names before addresses and numbers.
    names : int
        How many of them are names; the others tell homonyms apart.
    items : list of ItemColumn
        Of a wide table; empty for a long one.
    item, outcome : int
        Places of the columns of a long table; -1 for a wide one.
    left_out : list of str
        Names of columns that are neither.
    key_row : list of str or None
        Right options, where the table holds options chosen and a row of the right ones.
    """

    persons: list[int]
    names: int
    items: list[ItemColumn] = field(default_factory=list)
    item: int = -1
    outcome: int = -1
    left_out: list[str] = field(default_factory=list)
    key_row: list[str] | None = None


def header_place(rows: Sequence[Sequence[str]]) -> int:
    """The row that names the columns: the first with the name of a person, an item or a question."""
    for place, row in enumerate(rows[:HEADER_WITHIN]):
        names = [mark_words(cell) for cell in row if cell]
        if len(names) > 1 and any(name in PERSON or name in ITEM for name in names):
            return place
        numbered = [
            name for name in names if QUESTION.fullmatch(name) and not _is_points_value(name)
        ]
        if len(numbered) > 1:
            return place
    full = (place for place, row in enumerate(rows[:HEADER_WITHIN]) if sum(map(bool, row)) > 1)
    return next(full, 0)


def _is_points_value(name: str) -> bool:
    return parse_points(name) is not None


def recognise_layout(header: Sequence[str], body: Sequence[Sequence[str]]) -> Layout:
    """Tell the columns apart.

    Parameters
    ----------
    header : sequence of str
    body : sequence of rows
        Without summary rows.
    """
    names = [mark_words(cell) for cell in header]
    persons = [place for place, name in enumerate(names) if name in PERSON]
    item = next((place for place, name in enumerate(names) if name in ITEM), -1)
    outcome = next((p for p, name in enumerate(names) if name in OUTCOME and p != item), -1)
    if item >= 0 and outcome >= 0 and persons and not _are_marks(body, item):
        used = {*persons, item, outcome}
        rest = [
            header[place] for place in range(len(header)) if place not in used and header[place]
        ]
        return Layout(
            *_order_person_columns(persons, names), item=item, outcome=outcome, left_out=rest
        )
    return _wide_layout(header, names, body, persons)


def _wide_layout(
    header: Sequence[str], names: Sequence[str], body: Sequence[Sequence[str]], persons: list[int]
) -> Layout:
    scored = [
        ItemColumn(p, m[1]) for p, cell in enumerate(header) if (m := _match_score_heading(cell))
    ]
    if (
        not persons
        and not scored
        and body
        and not _are_marks(body, 0)
        and not QUESTION.fullmatch(names[0] or "-")
    ):
        persons = [0]  # a first column of words names the persons, whatever it is called
    found = Layout(*_order_person_columns(persons, names))
    if scored:
        found.items = scored
        taken = {column.place for column in scored} | set(persons)
        found.left_out = [cell for p, cell in enumerate(header) if p not in taken and cell]
        return found
    key_row = _key_row(body, persons)
    for place, cell in enumerate(header):
        if place in persons:
            continue
        most = _MOST.search(cell)
        name = cell[: most.start()].strip() if most else cell
        kept = name or cell
        if NEITHER.fullmatch(mark_words(kept)) or not (kept or _has_filled_cell(body, place)):
            found.left_out += [cell] if cell else []
        elif key_row is not None and key_row[place]:
            found.items.append(ItemColumn(place, kept))
        elif _are_marks(body, place):
            limit = float(next(filter(None, most.groups())).replace(",", ".")) if most else None
            found.items.append(ItemColumn(place, kept or f"colonne {place + 1}", limit))
        else:
            found.left_out.append(cell or f"colonne {place + 1}")
    found.key_row = key_row
    return found


def _match_score_heading(cell: str) -> re.Match[str] | None:
    """« Question [Score] » of Google Forms, « Points - Question » of Microsoft Forms."""
    return _SCORE_OF.fullmatch(cell) or _POINTS_OF.fullmatch(cell)


def _order_person_columns(persons: list[int], names: Sequence[str]) -> tuple[list[int], int]:
    """Names first, then what tells homonyms apart; and how many are names."""
    named = [place for place in persons if _NAME.search(names[place])]
    rest = [place for place in persons if place not in named]
    return [*named, *rest], len(named) or min(1, len(rest))


def _key_row(body: Sequence[Sequence[str]], persons: Sequence[int]) -> list[str] | None:
    """The row of right options, when there is one and answers are options."""
    for row in body:
        label = mark_words(row[persons[0]]) if persons else mark_words(row[0])
        if label in KEY_ROWS:
            return list(row)
    return None


def _has_filled_cell(body: Sequence[Sequence[str]], place: int) -> bool:
    return any(row[place] for row in body)


def _are_marks(body: Sequence[Sequence[str]], place: int) -> bool:
    """Whether at least half of what is filled in a column can be read as a mark."""
    cells = [row[place] for row in body if row[place]]
    readable = sum(
        parse_mark_word(cell) is not None or parse_points(cell) is not None for cell in cells
    )
    return bool(cells) and readable >= READABLE * len(cells)
