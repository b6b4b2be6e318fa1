"""What one does in a worksheet. `cell` is the one under the cursor."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Put(Act, do="put", word="saisir"):
    """Type something into a cell; nothing empties it."""

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
    cell: Text
    text: Text


class Copy(Act, do="copy", word="recopier"):
    """Copy a cell over others, formulas following; « B2:C2>C10 » draws a block as far as a cell."""

    past = (gettext("{cell} recopiée vers {to}"),)
    cell: Text
    to: Text


class Clear(Act, do="clear", word="effacer"):
    """Empty cells."""

    past = (gettext("Cellules effacées : {to}"),)
    cell: Text
    to: Text


class Sort(Act, do="sort", word="trier"):
    """Sort the lines of the table by the column of a cell."""

    past = (gettext("Tableau trié par la colonne « {column} » : {order}"),)
    cell: Text
    order: Text


class Filter(Act, do="filter", word="filtrer"):
    """Show only the lines that have a value, or fit a condition, in the column of a cell."""

    past = (gettext("Colonne « {column} » filtrée : {value}"),)
    verbatim = True
    cell: Text
    value: Text


class Unfilter(Act, do="unfilter", word="tout-montrer"):
    """Show all lines again."""

    past = (gettext("Toutes les lignes montrées"),)


class Format(Act, do="format", word="formater"):
    """Show cells in another way; a text format makes what is typed a text."""

    past = (gettext("{to} mis au format « {form} »"),)
    cell: Text
    to: Text
    form: Text


class Convert(Act, do="convert", word="convertir"):
    """Make numbers of texts that look like numbers."""

    past = (gettext("{to} : textes convertis en nombres"),)
    cell: Text
    to: Text


class Draw(Act, do="draw", word="graphique"):
    """Draw a chart."""

    past = (gettext("Graphique créé, {form} : {labels} et {values}"),)
    form: Text
    labels: Text
    values: Text


class Undo(Act, do="undo", word="annuler"):
    """Undo the last thing done."""

    past = (gettext("Dernière action annulée"),)


ACTS: tuple[type[Act], ...] = (
    Put, Copy, Clear, Sort, Filter, Unfilter, Format, Convert, Draw, Undo,
)  # fmt: skip
