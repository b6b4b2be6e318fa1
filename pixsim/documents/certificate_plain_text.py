"""A certificate as text, for a terminal of 60 to 80 columns."""

from __future__ import annotations

from textwrap import wrap

from pixsim.documents.certificate_words import CertificateWords, CompetenceWords

NARROWEST, WIDEST = 60, 80


def certificate_text(words: CertificateWords, width: int = WIDEST) -> str:
    """The document on lines of at most `width` cells, kept between 60 and 80."""
    width = min(max(width, NARROWEST), WIDEST) - 2
    rule = "═" * width
    label = max(len(name) for name, _value in (*words.facts, (words.code_label, "")))
    lines = [
        rule,
        *wrap(words.banner, width),
        rule,
        "",
        words.title,
        *_wrap_text(words.name, width),
        "",
    ]
    for name, value in words.facts:
        lines += _fact_lines(name, value, label, width)
    lines += _fact_lines(words.code_label, words.code, label, width)
    lines += ["", f"{words.score} {words.out_of}"]
    if words.level:
        lines += wrap(f"{words.level}. {words.summary}", width)
        lines += wrap(words.description, width)
    for warning in words.warnings:
        lines += ["", *wrap(f"! {warning}", width, subsequent_indent="  ")]
    if words.domains:
        lines += ["", *wrap(words.domains_title, width)]
    for domain in words.domains:
        lines += ["", f"{domain.code} {domain.name}"]
        for competence in domain.competences:
            lines += _competence_lines(competence, width)
    for note in words.notes:
        lines += ["", *wrap(note, width)]
    return "\n".join([*lines, "", rule, *wrap(words.banner, width), rule])


def _fact_lines(name: str, value: str, label: int, width: int) -> list[str]:
    first = f"{name:<{label}}  "
    return wrap(first + value, width, subsequent_indent=" " * len(first), drop_whitespace=True)


def _wrap_text(text: str, width: int) -> list[str]:
    return wrap(text, width) or [text]


def _competence_lines(row: CompetenceWords, width: int) -> list[str]:
    mark = f"{row.squares}  {row.level}"
    room = width - len(mark) - 2
    first, *more = wrap(f"{row.code} {row.name}", room - 2)
    lines = [f"  {first:<{room - 2}}  {mark}", *(f"      {rest}" for rest in more)]
    if row.words:
        lines += wrap(row.words, width, initial_indent=" " * 6, subsequent_indent=" " * 6)
    return lines
