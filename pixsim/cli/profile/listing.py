"""``pixsim profile list`` and ``pixsim profile template``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import file_option, flag
from pixsim.cli.console.output import emit_data, emit_json, say
from pixsim.cli.sources import load_framework, say_waiting
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import numeric_date

if TYPE_CHECKING:
    from pixsim.store.records.record import Record

SCHEMA = "pixsim/people/1"


@click.command("list", help=_("Liste les candidats de cette machine, puis les exemples."))
@flag("--json", "as_json", help=_("Écrire en JSON."))
def list_people(as_json: bool) -> None:
    """Print id, name, pix and state of each candidate."""
    from pixsim.store.records.refresh import refresh_records

    found = refresh_records(load_framework(), say_waiting)
    if as_json:
        emit_json(
            {"schema": SCHEMA, "people": [_record_document(record) for record in found.records]}
        )
        return
    if not found.own:
        say(_("Personne n'a encore de profil ici. Pour en créer un : pixsim profile new"))
    ids = max((len(record.id) for record in found.records), default=0)
    names = max((len(_named_record(record)) for record in found.records), default=0)
    for record in found.own:
        say(_record_line(record, ids, names))
    if found.samples:
        say("\n" + _("Exemples inventés, pour essayer :"))
    for record in found.samples:
        say(_record_line(record, ids, names))


@click.command(
    help=_(
        "Écrit un modèle de liste de classe : les colonnes à remplir dans un tableur, une ligne par "
        "candidat. Une case de niveau vide veut dire « pas positionné »."
    ),
    short_help=_("Écrit un modèle de liste de classe (CSV)."),
)
@file_option(
    "--out", help=_("Écrire dans ce fichier au lieu de l'afficher ; il ne doit pas exister.")
)
def template(out: Path | None) -> None:
    """Write the head of a class list, as spreadsheets in French read it."""
    from pixsim.foundation.files import READABLE, create_file
    from pixsim.store.people.class_list import template_bytes

    content = template_bytes(load_framework())
    if out is None:
        emit_data(content)
        return
    create_file(out, content, READABLE)
    say(
        _(
            "{file} : remplissez-le dans un tableur, enregistrez-le en CSV, XLSX ou ODS, puis : "
            "pixsim profile import {file}"
        ).format(file=out)
    )


def _named_record(record: Record) -> str:
    return record.name + (f", {numeric_date(record.birth_date)}" if record.birth_date else "")


def _record_line(record: Record, ids: int, names: int) -> str:
    name = f"{record.id:<{ids}}  {_named_record(record):<{names}}"
    if record.problem:
        count = len(record.problem.splitlines())
        said = ngettext("✗ illisible : {n} erreur", "✗ illisible : {n} erreurs", count)
        return f"{name} " + said.format(n=count)
    return f"{name} {_('{pix} pix').format(pix=record.total_pix):>8}   {_state_text(record)}"


def _state_text(record: Record) -> str:
    history = record.history
    if history.exam is not None:
        said = _("… épreuve en cours : question {n} sur {length}")
        return said.format(n=history.exam.number, length=history.exam.length)
    if record.is_certifiable:
        return _("✓ certifiable")
    return _("○ pas encore certifiable : {n} sur {needed}").format(
        n=sum(record.certifiable), needed=sum(record.certifiable) + record.missing
    )


def _record_document(record: Record) -> dict[str, object]:
    history = record.history
    return {
        "id": record.id,
        "name": record.name,
        "birth_date": record.birth_date or None,
        "file": record.file,
        "sample": record.sample,
        "total_pix": None if record.problem else record.total_pix,
        "certifiable": record.is_certifiable,
        "certifiable_competences": sum(record.certifiable),
        "extra_time_percent": record.extra_time_percent,
        "sittings": history.sittings,
        "under_way": None if history.exam is None else history.exam.sitting,
        "problems": record.problem.splitlines(),
    }
