"""Drafts as files of a bank, for a person to read and complete."""

from __future__ import annotations

import errno
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.exchange.drafts.drafts import Draft, Drafts
from pixsim.exchange.drafts.names import NO_SKILL
from pixsim.exchange.drafts.remarks import remark_text
from pixsim.foundation.files import READABLE, create_file
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.text.terminal_text import plain_line

if TYPE_CHECKING:
    from tomlkit.items import AoT, Table

NO_COMPETENCE = "0.0"
"""Competence of drafts without a skill: no framework has it."""


def group_by_competence(drafts: Sequence[Draft], framework: Framework) -> dict[str, list[Draft]]:
    """Drafts by the competence of their skill, in the framework's order; those without come last."""
    found: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        skill = framework.skill.get(draft.item["skill"])
        found[skill.competence if skill is not None else NO_COMPETENCE].append(draft)
    order = [*framework.competence, NO_COMPETENCE]
    return {code: found[code] for code in order if code in found}


def draft_text(drafts: Sequence[Draft], competence: str, source: str) -> str:
    """A TOML file of the bank.

    Parameters
    ----------
    drafts : sequence of Draft
        Of one competence.
    competence : str
        Its code, or `NO_COMPETENCE`.
    source : str
        The file they come from, for the first line.
    """
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment(plain_line(_("Brouillons lus dans {file}.").format(file=source))))
    for line in _todo_comment(drafts):
        document.add(tomlkit.comment(line))
    document.add("competence", competence)
    rows = tomlkit.aot()
    for draft in drafts:
        rows.append(_item_table(draft))
    document.add("item", rows)
    return tomlkit.dumps(document)


def _todo_comment(drafts: Sequence[Draft]) -> list[str]:
    lines = []
    if any(draft.item["skill"] == NO_SKILL for draft in drafts):
        lines.append(
            _(
                "À donner : competence, et pour chaque question son acquis (skill) ; l'id commence par "
                "le nom de l'acquis, sans @."
            )
        )
    lines.append(
        _(
            'À relire, puis : status = "validated". Les lignes # disent ce que le fichier disait de plus.'
        )
    )
    return lines


def _item_table(draft: Draft) -> Table:
    import tomlkit

    table = tomlkit.table()
    question = draft.question
    head = [question.place, question.name, question.category]
    table.add(tomlkit.comment(plain_line(" · ".join(part for part in head if part))))
    for remark in draft.remarks:
        table.add(tomlkit.comment(remark_text(remark)))
    for name, value in draft.item.items():
        if name in ("field", "file"):
            table.add(name, _array_of_tables(value))
        elif name in ("statement", "explanation"):
            table.add(name, _paragraph_string(value))
        else:
            table.add(name, _toml_value(value))
    return table


def _array_of_tables(rows: Sequence[dict[str, Any]]) -> AoT:
    import tomlkit

    made = tomlkit.aot()
    for row in rows:
        table = tomlkit.table()
        for name, value in row.items():
            table.add(name, _toml_value(value))
        made.append(table)
    return made


def _toml_value(value: Any) -> Any:
    import tomlkit

    if isinstance(value, str):
        return tomlkit.string(value)
    if isinstance(value, list):
        made = tomlkit.array()
        for entry in value:
            made.append(_toml_value(entry))
        return made.multiline(len(value) > 3)
    return value


def _paragraph_string(text: str) -> Any:
    """A text that the bank lays out anew: on lines of its own when it has several."""
    import tomlkit
    from tomlkit.items import String, StringType, Trivia

    if "\n" not in text:
        return _toml_value(text)
    written = tomlkit.string(text, multiline=True).as_string()[3:-3]
    return String(StringType.MLB, text, f"\n{written}\n", Trivia())


def write_drafts(drafts: Drafts, framework: Framework, target: Path) -> list[tuple[Path, int]]:
    """Write drafts as new files; never over anything that is there.

    Parameters
    ----------
    drafts : Drafts
    framework : Framework
        Of the bank they are for.
    target : Path
        A file, for drafts of one competence; or a folder, for one file per competence.

    Returns
    -------
    list of (Path, int)
        The files, and how many drafts are in each.

    Raises
    ------
    SeveralCompetencesError
        Drafts of several competences for one file.
    OSError
        A file is there already (`FileExistsError`), or cannot be written.
    """
    source = Path(drafts.quiz.file).name
    groups = group_by_competence(drafts.taken, framework)
    if not target.is_dir():
        if len(groups) > 1:
            raise SeveralCompetencesError(tuple(groups))
        names = dict.fromkeys(groups, target)
    else:
        stem = re.sub(r"[^\w-]+", "_", Path(source).stem)
        names = {code: target / f"{code}-{stem}.toml" for code in groups}
    for path in names.values():
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    for code, path in names.items():
        create_file(path, draft_text(groups[code], code, source).encode(), READABLE)
    return [(path, len(groups[code])) for code, path in names.items()]


class SeveralCompetencesError(ValueError):
    """Drafts of several competences, whose codes are kept, cannot be one file of a bank."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__(", ".join(codes))
