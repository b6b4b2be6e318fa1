"""What a dossier lacks, all of it at once, each with its place; presence is judged, never quality."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pixsim.ccp1.dossier import (
    DATES,
    EXAMPLE,
    OUTLINE,
    SHOWS,
    Dossier,
    Fiche,
    fiche_path,
    read_date,
    read_phase,
    read_shown,
)
from pixsim.ccp1.dossier_files import Line, Page, Section
from pixsim.ccp1.title_requirements import Part
from pixsim.foundation.problems import Problem
from pixsim.text.person_name import NAME_LENGTH, as_name
from pixsim.text.search import same_words

YES, NO = "oui", "non"
FORMS = ("collective", "individuelle")
_PERSONAL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\b0[1-9](?:[ .\u00a0-]?\d\d){4}\b")
HEAD = {"fiche": ("Public", "Environnement", "Forme", "Fichiers"), "dossier": ("Candidat", "Référentiel", *DATES, "Résultats des évaluations (ECF)")}  # fmt: skip
MODEL_TITLES = ("titre de l'action", "dossier de", "donnez un titre")


@dataclass(frozen=True, slots=True)
class Found:
    """Something missing, or (advice) to be looked at.

    Attributes
    ----------
    problem : Problem
    source : str
        Where it is asked: a key of the referential's sources.
    advice : bool
    """

    problem: Problem
    source: str
    advice: bool = False


def check_dossier(dossier: Dossier) -> list[Found]:
    """All that is missing from a dossier, then what is to be looked at, in the order of the files."""
    files = [dossier.page.file, *(fiche.page.file for fiche in dossier.fiches.values())]
    found = [
        *_check_dossier_page(dossier),
        *(f for fiche in dossier.fiches.values() for f in _check_fiche(fiche, dossier)),
        *_check_across_fiches(dossier),
    ]

    def place(one: Found) -> tuple[bool, int, int]:
        file, line = one.problem.file, one.problem.where.removeprefix("line ")
        return one.advice, files.index(file) if file in files else len(files), int(line or 0)

    return sorted(found, key=place)


# ---- dossier.md


def _check_dossier_page(dossier: Dossier) -> Iterator[Found]:
    page, rules = dossier.page, dossier.referential
    known = ("Dossier professionnel", *(s.title.text for s in dossier.examples))
    yield from _check_names(page, HEAD["dossier"], known)
    if not dossier.candidate:
        yield Found(_no_value_problem(page, page.head, "Candidat"), "dp")
    elif as_name(dossier.candidate) is None:
        line = page.head.value("Candidat").number
        yield Found(page.fault(line, "Candidat", "long_name", most=NAME_LENGTH), "pixsim")
    for name in DATES:
        said = page.head.value(name)
        if said.text and read_date(said.text) is None:
            yield Found(page.fault(said.number, name, "ccp1_date", value=said.text), "pixsim")
    yield from _check_yes_or_no(page, page.head, "Résultats des évaluations (ECF)", "document")
    professional = page.section("Dossier professionnel")
    if professional is None:
        yield Found(
            page.fault(page.head.title.number, "", "ccp1_no_part", name="Dossier professionnel"),
            "document",
        )
    else:
        yield from _check_parts(page, professional, rules.dp, others=("Fichier",))
        named = professional.value("Fichier")
        if named.text and not _is_there(dossier.folder / named.text):
            yield Found(
                page.fault(named.number, "Fichier", "ccp1_no_file", name=named.text),
                "pixsim",
                advice=True,
            )
    if not dossier.examples:
        yield Found(page.fault(page.head.title.number, "", "ccp1_no_example"), "deduit")
    for example in dossier.examples:
        yield from _check_example(page, example, dossier)
    yield from _check_date_order(dossier)


def _check_example(page: Page, example: Section, dossier: Dossier) -> Iterator[Found]:
    rules = dossier.referential
    title = example.title.text.partition(":")[2].strip()
    if not title or same_words(title).startswith(MODEL_TITLES):
        yield Found(page.fault(example.title.number, EXAMPLE, "ccp1_no_title"), "dp")
    yield from _check_parts(page, example, rules.example_part, others=("Pages",))
    pages = example.value("Pages")
    if not pages.text:
        yield Found(_no_value_problem(page, example, "Pages"), "dp")
    elif not pages.text.isascii() or not pages.text.isdecimal():
        yield Found(page.fault(pages.number, "Pages", "ccp1_pages", value=pages.text), "dp")
    elif int(pages.text) > rules.example_pages:
        fault = page.fault(
            pages.number, "Pages", "ccp1_many_pages", n=int(pages.text), most=rules.example_pages
        )
        yield Found(fault, "dp")


def _check_date_order(dossier: Dossier) -> Iterator[Found]:
    days = [(name, dossier.day(name)) for name in DATES]
    known = [(name, day) for name, day in days if day is not None]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            line = dossier.page.head.value(later).number
            fault = dossier.page.fault(line, later, "ccp1_date_order", name=earlier)
            yield Found(fault, "pixsim", advice=True)


# ---- fiche-N.md


def _check_fiche(fiche: Fiche, dossier: Dossier) -> Iterator[Found]:
    page, rules = fiche.page, dossier.referential
    yield from _check_names(page, HEAD["fiche"], (*(p.name for p in rules.part), OUTLINE, SHOWS))
    if not fiche.title or same_words(fiche.title).startswith(MODEL_TITLES):
        yield Found(page.fault(page.head.title.number, "", "ccp1_no_title"), "document")
    for name, said in (("Public", fiche.public), ("Environnement", fiche.environment)):
        if not said.text:
            yield Found(_no_value_problem(page, page.head, name), "document")
    form = page.head.value("Forme")
    if form.text and same_words(form.text) not in FORMS:
        yield Found(page.fault(form.number, "Forme", "ccp1_form", value=form.text), "pixsim")
    for part in rules.part:
        section = page.section(part.name)
        if section is None or not section.lines:
            line = section.title.number if section else page.head.title.number
            yield Found(
                page.fault(line, "", "ccp1_no_part", name=part.name), part.source, part.advice
            )
    yield from _check_outline(fiche, rules.minutes)
    yield from _check_shown_skills(fiche, [competence.code for competence in rules.competence])
    for name in fiche.files:
        if not _is_there(dossier.folder / name):
            line = page.head.value("Fichiers").number
            yield Found(
                page.fault(line, "Fichiers", "ccp1_no_file", name=name), "pixsim", advice=True
            )


def _check_outline(fiche: Fiche, minutes: int) -> Iterator[Found]:
    page, section = fiche.page, fiche.page.section(OUTLINE)
    line = section.title.number if section else page.head.title.number
    lines = section.lines if section else []
    items = {item.number: item for item in section.items} if section else {}
    wrong = [
        row for row in lines if row.number not in items or read_phase(items[row.number]) is None
    ]
    for row in wrong:
        yield Found(page.fault(row.number, OUTLINE, "ccp1_phase", value=row.text), "pixsim")
    for phase in fiche.phases:
        if not phase.minutes:
            yield Found(
                page.fault(phase.line, OUTLINE, "ccp1_no_minutes", name=phase.name), "pixsim"
            )
    if not fiche.phases:
        if not wrong:
            yield Found(page.fault(line, "", "ccp1_no_part", name=OUTLINE), "temoignage")
    elif not wrong and fiche.minutes != minutes:
        fault = page.fault(line, OUTLINE, "ccp1_minutes", n=fiche.minutes, expected=minutes)
        yield Found(fault, "document")


def _check_shown_skills(fiche: Fiche, codes: list[str]) -> Iterator[Found]:
    section = fiche.page.section(SHOWS)
    for item in section.items if section else []:
        shown = read_shown(item)
        if shown is None:
            yield Found(
                fiche.page.fault(item.number, SHOWS, "ccp1_shown", value=item.text), "pixsim"
            )
        elif shown[0] not in codes:
            fault = fiche.page.fault(
                item.number, SHOWS, "ccp1_competence", name=shown[0], names=tuple(codes)
            )
            yield Found(fault, "document")


# ---- all of them together


def _check_across_fiches(dossier: Dossier) -> Iterator[Found]:
    rules, folder = dossier.referential, dossier.folder
    for number in range(1, rules.fiches + 1):
        if number not in dossier.fiches:
            file = str(fiche_path(folder, number))
            yield Found(Problem.of(file, "", "", "ccp1_no_fiche", n=rules.fiches), "document")
    names = (path.name for path in folder.glob("fiche*.md"))
    kept = {fiche_path(folder, number).name for number in range(1, rules.fiches + 1)}
    for name in sorted(set(names) - kept):
        problem = Problem.of(str(folder / name), "", "", "ccp1_extra_fiche", n=rules.fiches)
        yield Found(problem, "document", advice=True)
    yield from _check_alike_fiches(
        dossier, "Public", "ccp1_same_public", lambda fiche: fiche.public
    )
    yield from _check_alike_fiches(
        dossier, "Environnement", "ccp1_same_environment", lambda fiche: fiche.environment
    )
    fiches = dossier.fiches.values()
    shown = {code for fiche in fiches for code in fiche.shows}
    for competence in rules.competence:
        if competence.code not in shown:
            context = {"name": competence.code, "text": competence.short}
            yield Found(Problem.of(str(folder), "", SHOWS, "ccp1_not_shown", **context), "pixsim")
    forms = [same_words(fiche.page.head.value("Forme").text) for fiche in fiches]
    if forms == [FORMS[0]] * rules.fiches:
        yield Found(
            Problem.of(str(folder), "", "Forme", "ccp1_all_collective"), "document", advice=True
        )
    for page in (dossier.page, *(fiche.page for fiche in fiches)):
        for line in (row for section in (page.head, *page.sections) for row in section.lines):
            if match := _PERSONAL.search(line.text):
                yield Found(
                    page.fault(line.number, "", "ccp1_personal", value=match[0]),
                    "pixsim",
                    advice=True,
                )


def _check_alike_fiches(
    dossier: Dossier, name: str, kind: str, what: Callable[[Fiche], Line]
) -> Iterator[Found]:
    seen: dict[str, Fiche] = {}
    for fiche in dossier.fiches.values():
        said = what(fiche)
        words = same_words(said.text)
        if words and words in seen:
            other = fiche_path(dossier.folder, seen[words].number).name
            fault = fiche.page.fault(said.number, name, kind, value=said.text, other=other)
            yield Found(fault, "document")
        seen.setdefault(words, fiche)


# ---- what all files share


def _check_names(page: Page, fields: tuple[str, ...], sections: tuple[str, ...]) -> Iterator[Found]:
    """Keys and headings that are not known, or come twice: what stands there would not be read."""
    keys = [(name, line.number) for name, line in page.head.fields]
    heads = [(section.title.text, section.title.number) for section in page.sections]
    known_lines = {said.number for _name, said in page.head.fields}
    for row in page.head.lines:
        if row.number not in known_lines:
            yield Found(page.fault(row.number, "", "ccp1_no_field", value=row.text), "pixsim")
    for found, known, what in ((keys, fields, "field"), (heads, sections, "section")):
        met: set[str] = set()
        for name, line in found:
            words = same_words(name)
            if words not in {same_words(one) for one in known}:
                yield Found(
                    page.fault(line, "", f"ccp1_unknown_{what}", name=name, names=tuple(known)),
                    "pixsim",
                )
            elif words in met and not words.startswith(same_words(EXAMPLE)):
                yield Found(page.fault(line, "", f"ccp1_twice_{what}", name=name), "pixsim")
            met.add(words)


def _check_parts(
    page: Page, section: Section, parts: tuple[Part, ...], others: tuple[str, ...]
) -> Iterator[Found]:
    """Each part is said to be done; nothing else is said."""
    known = (*(part.name for part in parts), *others)
    wanted = {same_words(name) for name in known}
    for name, line in section.fields:
        if same_words(name) not in wanted:
            yield Found(
                page.fault(line.number, "", "ccp1_unknown_field", name=name, names=known), "pixsim"
            )
    for part in parts:
        yield from _check_yes_or_no(page, section, part.name, part.source)


def _check_yes_or_no(page: Page, section: Section, name: str, source: str) -> Iterator[Found]:
    said = section.value(name)
    if said.text and same_words(said.text) not in (YES, NO):
        yield Found(page.fault(said.number, name, "ccp1_yes_no", value=said.text), "pixsim")
    elif same_words(said.text) != YES:
        yield Found(page.fault(said.number, name, "ccp1_not_done"), source)


def _no_value_problem(page: Page, section: Section, name: str) -> Problem:
    return page.fault(section.value(name).number, name, "no_value")


def _is_there(path: Path) -> bool:
    with suppress(OSError):  # a name too long to be a file's
        return path.is_file()
    return False
