"""``pixsim bank stats``: the figures of a bank, by competence and by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pixsim.cli.console.output import emit_json, say
from pixsim.cli.sources import bank_option, load_the_bank
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import percent

if TYPE_CHECKING:
    from pixsim.bank.stats import CompetenceStats


@click.command(help=_("Chiffres de la banque : types, modes, fichiers, par compétence."))
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@bank_option
def stats(as_json: bool) -> None:
    """Print the figures, with totals and shares."""
    from dataclasses import asdict

    from pixsim.bank.stats import TYPES, bank_stats, level_stats

    loaded = load_the_bank()
    found, levels = bank_stats(loaded), level_stats(loaded)
    if as_json:
        rows = {code: asdict(row) for code, row in found.items()}
        by_level = {str(level): asdict(row) for level, row in levels.items()}
        emit_json({"schema": "pixsim/bank-stats/1", "competences": rows, "levels": by_level})
        return
    names = [
        _("acquis"),
        _("items"),
        *TYPES,
        "focus",
        _("calculés"),
        _("fichiers"),
        _("variantes"),
        _("calibrés"),
    ]
    say("     " + "".join(name.rjust(max(8, len(name) + 1)) for name in names))
    table = {code: _row_cells(row) for code, row in found.items()}
    totals = [sum(column) for column in zip(*table.values(), strict=True)]
    for code, cells in [*table.items(), (_("tout"), totals)]:
        shown = (str(n).rjust(max(8, len(name) + 1)) for n, name in zip(cells, names, strict=True))
        say(code.ljust(5) + "".join(shown))
    shares = (
        f"{name} {percent(100 * n / totals[1])}"
        for name, n in zip(names[2:10], totals[2:10], strict=True)
    )
    say(_("Parts des items : {shares}").format(shares=", ".join(shares)))
    say("")
    say(_kind_table(found, _("comp.")))
    say("")
    say(_kind_table({str(level): row for level, row in levels.items()}, _("niv.")))


def _kind_table(rows: dict[str, CompetenceStats], head: str) -> str:
    """Shares of what one does in the items: in a simulator, with a file…"""
    from pixsim.bank.stats import KINDS

    names = {
        "sim": _("simulateur"),
        "file": _("fichier"),
        "tool": _("outil"),
        "web": _("web"),
        "look": _("image"),
        "case": _("cas"),
        "know": _("savoir"),
        "paper": _("papier"),
    }
    lines = [
        head.ljust(6)
        + _("pratique").rjust(10)
        + "".join(names[kind].rjust(11) for kind in KINDS)
        + "focus".rjust(8)
    ]
    whole: dict[str, int] = {
        "practical": sum(row.practical for row in rows.values()),
        "focus": sum(row.focus for row in rows.values()),
        **{kind: sum(row.kinds[kind] for row in rows.values()) for kind in KINDS},
    }
    items = sum(row.items for row in rows.values())
    table: list[tuple[str, int, dict[str, int]]] = []
    for code, row in rows.items():
        cells = {"practical": row.practical, "focus": row.focus, **row.kinds}
        table.append((code, row.items, cells))
    for code, count, cells in [*table, (_("tout"), items, whole)]:
        shares = {name: percent(100 * n / max(1, count)) for name, n in cells.items()}
        lines.append(
            code.ljust(6)
            + shares["practical"].rjust(10)
            + "".join(shares[kind].rjust(11) for kind in KINDS)
            + shares["focus"].rjust(8)
        )
    return "\n".join(lines)


def _row_cells(row: CompetenceStats) -> list[int]:
    return [
        row.skills,
        row.items,
        *row.types.values(),
        row.focus,
        row.families,
        row.files,
        row.variants,
        row.calibrated,
    ]
