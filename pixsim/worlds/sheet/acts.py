"""What one does in a worksheet. `cell` is the one under the cursor."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Put(Act):
    """Type something into a cell; nothing empties it."""

    word = "saisir"
    past = (
        gettext("{cell} : « {text} » saisi"),
        gettext("{cell} vidée"),
    )
    verbatim = True
    fills = True
    spoken_links = (
        "en",
        "par",
        "à",
        ":",
        "avec",
        "la formule",
        "la valeur",
        "le texte",
        "le nombre",
    )
    do: Literal["put"] = "put"
    cell: Text
    text: Text


class Copy(Act):
    """Copy a cell over others, formulas following; « B2:C2>C10 » draws a block as far as a cell."""

    word = "recopier"
    past = (gettext("{cell} recopiée vers {to}"),)
    do: Literal["copy"] = "copy"
    cell: Text
    to: Text


class Clear(Act):
    """Empty cells."""

    word = "effacer"
    past = (gettext("Cellules effacées : {to}"),)
    do: Literal["clear"] = "clear"
    cell: Text
    to: Text


class Sort(Act):
    """Sort the lines of the table by the column of a cell."""

    word = "trier"
    past = (gettext("Tableau trié par la colonne « {column} » : {order}"),)
    do: Literal["sort"] = "sort"
    cell: Text
    order: Text


class Filter(Act):
    """Show only the lines that have a value, or fit a condition, in the column of a cell."""

    word = "filtrer"
    past = (gettext("Colonne « {column} » filtrée : {value}"),)
    verbatim = True
    do: Literal["filter"] = "filter"
    cell: Text
    value: Text


class Unfilter(Act):
    """Show all lines again."""

    word = "tout-montrer"
    past = (gettext("Toutes les lignes montrées"),)
    do: Literal["unfilter"] = "unfilter"


class Format(Act):
    """Show cells in another way; a text format makes what is typed a text."""

    word = "formater"
    past = (gettext("{to} mis au format « {form} »"),)
    do: Literal["format"] = "format"
    cell: Text
    to: Text
    form: Text


class Convert(Act):
    """Make numbers of texts that look like numbers."""

    word = "convertir"
    past = (gettext("{to} : textes convertis en nombres"),)
    do: Literal["convert"] = "convert"
    cell: Text
    to: Text


class Draw(Act):
    """Draw a chart."""

    word = "graphique"
    past = (gettext("Graphique créé, {form} : {labels} et {values}"),)
    do: Literal["draw"] = "draw"
    form: Text
    labels: Text
    values: Text


class Undo(Act):
    """Undo the last thing done."""

    word = "annuler"
    past = (gettext("Dernière action annulée"),)
    do: Literal["undo"] = "undo"


ACTS: tuple[type[Act], ...] = (
    Put, Copy, Clear, Sort, Filter, Unfilter, Format, Convert, Draw, Undo,
)  # fmt: skip
