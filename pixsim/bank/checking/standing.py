"""Whether what a question says of its files and of its world is true of them: quotes, people, sizes."""

from __future__ import annotations

import csv
import io
import quopri
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pixsim.bank.checking.wording import Fault
from pixsim.bank.question import Attachment, Question
from pixsim.worlds.drive.data import Space
from pixsim.worlds.files.data import Disk

_QUOTED = re.compile(r"«[\s\u00a0]*([^«»]+?)[\s\u00a0]*»")
_FOREIGN = re.compile(r"[^\W\d_a-zàâäéèêëîïôöùûüÿçœæ]", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"[\w-]+\.(?:csv|docx?|eml|html?|ics|jpe?g|json|mp[34]|od[pst]|pdf|png|txt|xlsx?|zip)"
)
_READ_AS = ("utf-8", "cp1252", "iso-8859-1", "iso-8859-2")  # ways in which a text is shown

_ABOUT_LIKENESS = re.compile(
    r"doublon|deux fois|homonyme|même personne|même nom|une fois|recoup|rapproch", re.IGNORECASE
)

MOST_MB: Mapping[str, int] = {
    "txt": 20, "md": 20, "csv": 200, "html": 20, "jpg": 60, "jpeg": 60, "png": 100, "gif": 100, "svg": 20,
    "odt": 200, "ods": 200, "docx": 200, "xlsx": 200, "pdf": 500, "odp": 1000, "mp3": 400, "wav": 3000,
}  # fmt: skip
"""Far more than a file of that kind is in life, by extension; films and archives have no limit."""


def standing_faults(question: Question) -> Iterator[Fault]:
    """What an explanation quotes and nothing holds, people who cannot be told apart, sizes never met."""
    yield from _misquote_faults(question)
    yield from _homonym_row_faults(question)
    yield from _file_size_faults(question)


def _misquote_faults(question: Question) -> Iterator[Fault]:
    """Quotes of the explanation that name a file or are misread letters, and that the question shows nowhere."""
    quotes = [
        quote
        for quote in _QUOTED.findall(question.explanation)
        if _FILE_NAME.fullmatch(quote) or _FOREIGN.search(quote)
    ]
    if not quotes:
        return
    shown = "\n".join(_question_texts(question)).casefold()
    for quote in quotes:
        if quote.casefold() not in shown:
            yield "misquoted", {"text": quote}


def _question_texts(question: Question) -> Iterator[str]:
    """All that one can read in a question."""
    yield from (question.statement, *question.options, *question.key, *question.wrong)
    for field in question.fields:
        yield from (field.label, *field.options, *field.key, *field.wrong)
    if question.figure is not None:
        yield from (text.text for text in question.figure.texts())
    if question.task is not None:
        yield question.task.world.model_dump_json()
        yield from question.task.solution
    for file in question.attachments:
        yield file.name
        raw = file.source if isinstance(file.source, bytes) else repr(file.source).encode()
        for held in {raw, quopri.decodestring(raw)}:
            yield from (held.decode(name, errors="replace") for name in _READ_AS)


def _homonym_row_faults(question: Question) -> Iterator[Fault]:
    """Two lines of a table with one first name and one family name, where nothing says that there may be."""
    if _ABOUT_LIKENESS.search(question.statement + question.explanation):
        return
    for file in question.attachments:
        for name, count in _count_people(file).items():
            if count > 1:
                yield "two_alike", {"text": name, "name": file.name}
                break


def _count_people(file: Attachment) -> Counter[str]:
    """How often each person stands in a table that has a line for each."""
    if not file.name.endswith(".csv") or not isinstance(file.source, bytes):
        return Counter()
    text = file.source.decode("utf-8-sig", errors="replace")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    head = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if not {"nom", "prénom"} <= set(head) or any(
        cell.startswith(("date", "jour", "heure")) for cell in head
    ):
        return Counter()
    first, last = head.index("prénom"), head.index("nom")
    whole = [row for row in rows[1:] if len(row) == len(head)]
    return Counter(f"{row[first]} {row[last]}".strip() for row in whole)


def _file_size_faults(question: Question) -> Iterator[Fault]:
    """Files of a simulator that are heavier than any of their kind."""
    world = question.task.world if question.task is not None else None
    if isinstance(world, Space):
        sizes = {node.name: float(node.size) for node in world.nodes if not node.folder}
    elif isinstance(world, Disk):
        sizes = {node.name: node.size / 1000 for node in world.nodes if not node.folder}
    else:
        return
    for name, size in sizes.items():
        most = MOST_MB.get(name.rpartition(".")[2].lower())
        if most is not None and size > most:
            yield "size_of_life", {"name": name, "value": size, "most": most}
