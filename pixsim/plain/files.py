"""Files handed with a question: where they are, and what they say, as lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from pixsim.bank.question import Attachment, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import clauses, label_value
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.wording import file_sizes
from pixsim.report.question import asking
from pixsim.running.exam_refusals import failure_words
from pixsim.store.sittings.handed_files import write_attachments
from pixsim.text.search import fold_for_search
from pixsim.text.terminal_text import plain_line
from pixsim.viewing import views
from pixsim.viewing.kinds import details_of, open_entry, source_of, view_file
from pixsim.viewing.tables import TableView

PAGE = 40  # lines of a file read at a time
LONGEST_PAGE = 3_000  # characters of them: some three minutes of a voice


def file_lines(question: Question) -> list[str]:
    """« Fichier 1 : releve.csv, 12 Ko », each."""
    return [
        _("Fichier {n} : {name}, {size}.").format(
            n=n, name=plain_line(file.name), size=file_sizes(len(file.content))
        )
        for n, file in enumerate(question.handed, 1)
    ]


def answer_file(talk: Dialogue, question: Question, place: tuple[str, int], asked: str) -> None:
    """What ``/fichier`` says: where the files are; after a number, what that file holds.

    Parameters
    ----------
    place : (str, int)
        Name of the sitting and place of the question.
    asked : str
        Empty, or the number of a file, the name of what is in it (« lot.zip/note.txt ») and the
        line to read from.
    """
    if not question.handed:
        talk.say(asking.NO_FILE)
        return
    words = asked.split()
    if not words:
        _say_where_saved(talk, question, place)
        return
    first, *rest = words
    last = rest.pop() if rest and _is_place(rest[-1]) else "1"
    if not _is_place(first) or not 1 <= int(first) <= len(question.handed):
        talk.say(
            _("Tapez /fichier 1 pour lire le premier fichier, /fichier 1 41 depuis sa ligne 41.")
        )
        return
    within = " ".join(rest)
    file = find_inside(question.handed[int(first) - 1], within)
    if file is None:
        talk.say(_("Rien ne s'appelle « {name} » dans ce fichier.").format(name=plain_line(within)))
        return
    _read_aloud(talk, file, " ".join([first, *rest]), int(last))


def _is_place(word: str) -> bool:
    return word.isdecimal() and len(word) < 8


def _inner_entries(file: Attachment) -> Sequence[views.Entry]:
    """What an archive holds, or what is joined to a message."""
    view = view_file(file.name, file.content)
    if isinstance(view, views.ArchiveView):
        return view.entries
    return view.attached if isinstance(view, views.MessageView) else ()


def find_inside(file: Attachment, path: str) -> Attachment | None:
    """What an archive or a message holds under a name; archives in it are gone through."""
    for part in filter(None, path.split("/")):
        plain = fold_for_search(part)
        called = [
            entry
            for entry in _inner_entries(file)
            if fold_for_search(entry.name.rstrip("/")) == plain
        ]
        if not called:
            return None
        place = next((entry.place for entry in called if entry.place is not None), None)
        if place is None:
            continue  # a folder
        found = open_entry(file.name, file.content, place)
        if not isinstance(found, views.Inner):
            return None
        file = Attachment(found.name, found.content)
    return file


def _say_where_saved(talk: Dialogue, question: Question, place: tuple[str, int]) -> None:
    try:
        paths = write_attachments(question, *place)
    except OSError as error:
        talk.say(failure_words(error))
        paths = []
    talk.say(*file_lines(question))
    for path in paths:
        talk.exact(_("Copie : {path}").format(path=path))
    talk.say(_("/fichier 1 lit le premier ici même."))


def _read_aloud(talk: Dialogue, file: Attachment, number: str, start: int = 1) -> None:
    lines = lines_about_file(file)
    shown = _one_page(lines[start - 1 : start - 1 + PAGE])
    if not shown:
        talk.say(
            ngettext("Ce fichier a {n} ligne.", "Ce fichier a {n} lignes.", len(lines)).format(
                n=len(lines)
            )
        )
        return
    talk.say(
        _("{name}, lignes {first} à {last} sur {all} :").format(
            name=plain_line(file.name), first=start, last=start - 1 + len(shown), all=len(lines)
        )
    )
    for line in shown:
        talk.say(plain_line(line))
    if start - 1 + len(shown) < len(lines):
        talk.say(_("La suite : /fichier {n} {line}").format(n=number, line=start + len(shown)))
    else:
        talk.say(_("Fin du fichier."))
        held = next((entry for entry in _inner_entries(file) if entry.place is not None), None)
        if held is not None:
            said = _("Pour lire ce qui s'y trouve : /fichier {n} {name}")
            talk.say(said.format(n=number, name=plain_line(held.name)))


def _one_page(lines: list[str]) -> list[str]:
    """As many as are heard at once, one at least."""
    heard = accumulate(map(len, lines))
    return [
        line
        for n, (line, so_far) in enumerate(zip(lines, heard, strict=True))
        if not n or so_far <= LONGEST_PAGE
    ]


def lines_about_file(file: Attachment) -> list[str]:
    """All that is said about a file: what it shows, what it says of itself, its bytes where nothing is shown."""
    view = view_file(file.name, file.content)
    lines = view_lines(view)
    details = details_of(file.name, file.content)
    if isinstance(details, views.FieldsView):
        lines += view_lines(details)
    source = source_of(file.name, file.content) if isinstance(view, views.NotShown) else None
    return lines if source is None else [*lines, *view_lines(source)]


def view_lines(view: views.View) -> list[str]:
    """A view of a file, line by line."""
    match view:
        case views.TextView(lines=lines) | views.ReadingView(lines=lines):
            return list(lines)
        case views.FieldsView(fields=fields):
            return [label_value(name, said) for name, said in fields]
        case TableView():
            return _table_lines(view)
        case views.MessageView(fields=fields, attached=attached, lines=lines):
            joined = [_("Pièce jointe : {name}").format(name=entry.name) for entry in attached]
            return [*(label_value(name, said) for name, said in fields), *joined, *lines]
        case views.ArchiveView(entries=entries):
            return [f"{'  ' * e.depth}{e.name} {e.size} {e.date}".rstrip() for e in entries]
        case views.WorkbookView(sheets=sheets):
            found: list[str] = []
            for name, table in sheets:
                found += [_("Feuille {name} :").format(name=name), *_table_lines(table)]
            return found
        case views.ImageView(width=width, height=height):
            said = _("Image de {width} points sur {height} : elle ne se lit pas en texte.")
            return [said.format(width=width, height=height)]
        case views.NotShown(sentence=sentence):
            return [sentence]


def _table_lines(table: TableView) -> list[str]:
    """Each row with the name of each column: nobody hears which column a cell is in."""
    names = [column.name for column in table.columns]
    found = [_("Colonnes : {names}").format(names=clauses(names))]
    for number, row in enumerate(table.rows, 1):
        cells = (f"{name} {cell}" for name, cell in zip(names, row, strict=True) if cell.strip())
        found.append(_("Rangée {n} : {cells}").format(n=number, cells=clauses(cells)))
    return found
