"""The report on a class as text, for a terminal of 80 columns."""

from __future__ import annotations

from textwrap import wrap

from pixsim.documents.class_words import ClassWords, PersonWords
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.report.wording import WIDTH

INDENT = " " * 4


def class_text(words: ClassWords) -> str:
    """Counts, one paragraph a person, then what to work on, competence by competence."""
    lines = [*wrap(words.banner, WIDTH), "", words.title, words.subtitle, ""]
    for count in words.counts:
        lines += wrap(f"- {count}", WIDTH, subsequent_indent="  ")
    lines.append("")
    for person in words.people:
        lines += _person_lines(person)
    lines += ["", *(f"{d.code} {d.name:<34} {d.mean:>4}" for d in words.domains)]
    for subject in words.subjects:
        if subject.names:
            said = label_value(f"{subject.code} {subject.name}", subject.names)
            lines += ["", *wrap(said, WIDTH, subsequent_indent=INDENT)]
    for note in words.notes:
        lines += ["", *wrap(note, WIDTH)]
    return "\n".join(lines)


def _person_lines(person: PersonWords) -> list[str]:
    head = f"{person.mark} {person.name} · {person.state} · " + _("{pix} pix").format(
        pix=person.pix
    )
    return [
        *wrap(head, WIDTH, subsequent_indent=INDENT),
        *wrap(
            _("Dernière épreuve blanche : {last}. À faire : {next}.").format(
                last=person.last, next=person.next
            ),
            WIDTH,
            initial_indent=INDENT,
            subsequent_indent=INDENT,
        ),
    ]
