"""``pixsim bank import``: a quiz from elsewhere as drafts for a bank."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.options import flag, folder_option
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.sources import framework_of
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import label_value
from pixsim.foundation.resources import bank_folder

if TYPE_CHECKING:
    from pixsim.exchange.drafts.drafts import Drafts
    from pixsim.exchange.read import Format
    from pixsim.framework import Framework

SCHEMA = "pixsim/quiz-import/1"
NAMES = {"xml": "Moodle XML", "gift": "GIFT", "aiken": "Aiken", "cloze": "Cloze"}


@click.command(
    "import",
    help=_(
        "Lit un questionnaire (Moodle XML, GIFT, Aiken, texte Cloze) et en écrit des brouillons à "
        "relire. Chaque question est prise, ou refusée avec la raison."
    ),
    short_help=_("Lit un questionnaire Moodle, GIFT ou Aiken."),
)
@click.argument("path", metavar=_("FICHIER"), type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--to",
    "target",
    required=True,
    metavar=_("FICHIER|DOSSIER"),
    type=click.Path(path_type=Path),
    help=_("Fichier TOML à créer, ou dossier d'une banque : un fichier par compétence."),
)
@click.option("--skill", metavar=_("ACQUIS"), help=_("Acquis des questions qui n'en portent pas."))
@folder_option(
    "--bank",
    "folder",
    exists=True,
    help=_("Banque à laquelle les questions sont destinées ; celle de pixsim par défaut."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(NAMES)),
    help=_("Format du fichier ; reconnu à son contenu par défaut."),
)
@flag("--json", "as_json", help=_("Écrire le rapport en JSON."))
def import_quiz(
    path: Path,
    target: Path,
    skill: str | None,
    folder: Path | None,
    form: Format | None,
    as_json: bool,
) -> None:
    """Write the drafts; what was refused is listed by name."""
    from pixsim.exchange.drafts.drafts import make_drafts
    from pixsim.exchange.read import read_quiz
    from pixsim.foundation.problems import DataError

    framework = framework_of(folder or _find_surrounding_bank(target) or bank_folder())
    if skill is not None:
        skill = _known_skill(skill, framework)
    try:
        quiz = read_quiz(path, form)
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)
    drafts = make_drafts(
        quiz,
        framework,
        skill=skill or "",
        explanation=_("Explication à écrire."),
        used=_used_ids(target),
    )
    written = _write_drafts_or_leave(drafts, framework, target) if drafts.taken else []
    if as_json:
        emit_json(_drafts_document(drafts, written))
    else:
        _print_drafts(drafts, written)
    if not drafts.taken:
        raise SystemExit(ExitCode.NEGATIVE)


def _find_surrounding_bank(target: Path) -> Path | None:
    """The bank into whose folder the drafts go, if it is one."""
    folder = target if target.is_dir() else target.parent
    return folder if (folder / "framework.toml").is_file() else None


def _known_skill(name: str, framework: Framework) -> str:
    skill = name if name.startswith("@") else f"@{name}"
    if skill not in framework.skill:
        known = ", ".join(list(framework.skill)[:5])
        raise click.BadParameter(
            _("la banque n'a pas d'acquis « {name} » (par exemple : {known}).").format(
                name=name, known=known
            ),
            param_hint="--skill",
        )
    return skill


def _used_ids(target: Path) -> set[str]:
    """Ids of the other files of the folder, as far as they can be read."""
    import tomli

    ids: set[str] = set()
    folder = target if target.is_dir() else target.parent
    for file in folder.glob("[0-9]*.toml"):
        try:
            items = tomli.loads(file.read_text(encoding="utf-8")).get("item", [])
        except (OSError, ValueError, RecursionError):
            continue  # `bank check` tells what is wrong with it
        ids |= {str(item.get("id")) for item in items if isinstance(item, dict)}
    return ids


def _write_drafts_or_leave(
    drafts: Drafts, framework: Framework, target: Path
) -> list[tuple[Path, int]]:
    from pixsim.exchange.drafts.file import SeveralCompetencesError, write_drafts

    try:
        return write_drafts(drafts, framework, target)
    except SeveralCompetencesError as error:
        raise click.BadParameter(
            _(
                "les questions sont de plusieurs compétences ({codes}) : donnez un dossier qui existe, "
                "il recevra un fichier par compétence."
            ).format(codes=", ".join(error.codes)),
            param_hint="--to",
        ) from None
    except FileExistsError as error:
        raise click.BadParameter(
            _("{file} existe déjà : donnez un autre nom, rien n'a été écrit.").format(
                file=error.filename or target
            ),
            param_hint="--to",
        ) from None


def _print_drafts(drafts: Drafts, written: list[tuple[Path, int]]) -> None:
    from pixsim.exchange.drafts.names import NO_SKILL
    from pixsim.report.faults.french import in_french

    taken, refused = len(drafts.taken), len(drafts.refused)
    counts = (
        ngettext("{n} question lue", "{n} questions lues", taken + refused).format(
            n=taken + refused
        ),
        ngettext("{n} prise", "{n} prises", taken).format(n=taken),
        ngettext("{n} refusée", "{n} refusées", refused).format(n=refused),
    )
    say(label_value(f"{drafts.quiz.file} ({NAMES[drafts.quiz.format]})", f"{', '.join(counts)}."))
    if types := Counter(draft.item["type"] for draft in drafts.taken):
        say("  " + " · ".join(f"{name} {count}" for name, count in types.items()))
    for problem in (*drafts.quiz.warnings, *drafts.refused):
        say(in_french(problem), err=True)
    for path, count in written:
        drafted = ngettext("{n} brouillon", "{n} brouillons", count).format(n=count)
        say(_("Écrit : {path} ({drafts})").format(path=path, drafts=drafted))
    remarks = sum(len(draft.remarks) for draft in drafts.taken)
    if remarks:
        say(
            ngettext(
                "{n} remarque sur ce qui n'a pas pu être gardé est en commentaire (#) dans le fichier.",
                "{n} remarques sur ce qui n'a pas pu être gardé sont en commentaire (#) dans le fichier.",
                remarks,
            ).format(n=remarks)
        )
    if any(draft.item["skill"] == NO_SKILL for draft in drafts.taken):
        say(
            _(
                "Ensuite : donnez à chaque question son acquis (skill), puis pixsim bank check DOSSIER."
            )
        )
    elif written:
        say(_('Ensuite : relisez, mettez status = "validated", puis pixsim bank check DOSSIER.'))


def _drafts_document(drafts: Drafts, written: list[tuple[Path, int]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "ok": bool(drafts.taken),
        "format": drafts.quiz.format,
        "taken": [
            {
                "place": draft.question.place,
                "name": draft.question.name,
                "type": draft.question.qtype,
                "item": draft.item["id"],
                "item_type": draft.item["type"],
                "remarks": [[remark.kind, *remark.values] for remark in draft.remarks],
            }
            for draft in drafts.taken
        ],
        "refused": [str(problem) for problem in drafts.refused],
        "warnings": [str(problem) for problem in drafts.quiz.warnings],
        "written": [str(path) for path, _count in written],
    }
