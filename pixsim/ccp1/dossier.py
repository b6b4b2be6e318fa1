"""A dossier as its files say it: who, when, the professional file, and the actions to present."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pixsim.ccp1.dossier_files import Line, Page, Section, read_page
from pixsim.ccp1.title_requirements import (
    DEFAULT,
    FOLDER,
    TitleRequirements,
    load_title_requirements,
    title_names,
)
from pixsim.foundation.problems import DataError, Problem
from pixsim.text.search import same_words

DOSSIER = "dossier.md"
EXAMPLE = "Exemple"
OUTLINE, SHOWS = "Déroulé", "Compétences"
DATES = ("Fin de formation", "Convocation reçue", "Examen")
_PHASE = re.compile(
    r"(?P<minutes>\d{1,4})\s*(?:min(?:utes?)?\.?|mn|')\s*[:–—-]\s*(?P<name>\S.*)", re.IGNORECASE
)
_SHOWN = re.compile(r"C?(?P<code>\d{1,2})\s*:\s*(?P<where>.*)", re.IGNORECASE)
YEARS = range(2000, 2100)
DATE_FORMS = ("%d/%m/%Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the presentation, as planned."""

    name: str
    minutes: int
    line: int


@dataclass(frozen=True, slots=True)
class Fiche:
    """One action, as its file says it; what is missing is empty.

    Attributes
    ----------
    number : int
        From 1.
    phases : tuple of Phase
        Lines of the outline that say one.
    shows : dict
        From the code of a competence to where it shows.
    """

    number: int
    page: Page
    title: str
    public: Line
    environment: Line
    collective: bool
    phases: tuple[Phase, ...]
    shows: dict[str, Line]

    @property
    def minutes(self) -> int:
        """All phases together."""
        return sum(phase.minutes for phase in self.phases)

    @property
    def files(self) -> list[str]:
        """Files that go with it."""
        named = self.page.head.value("Fichiers").text
        return [name.strip() for name in named.split(",") if name.strip()]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of one candidate.

    Attributes
    ----------
    fiches : dict
        By number; those whose file is there.
    """

    folder: Path
    referential: TitleRequirements
    page: Page
    fiches: dict[int, Fiche]

    @property
    def candidate(self) -> str:
        """Who; empty where the file does not say."""
        return self.page.head.value("Candidat").text

    @property
    def examples(self) -> list[Section]:
        """Examples of one's practice."""
        wanted = same_words(EXAMPLE)
        return [s for s in self.page.sections if same_words(s.title.text).startswith(wanted)]

    def day(self, name: str) -> date | None:
        """A date of the dossier; None where it is not known, or is no date."""
        return read_date(self.page.head.value(name).text)


def read_dossier(folder: Path, referential_folder: Path = FOLDER) -> Dossier:
    """Read the files of a dossier.

    Parameters
    ----------
    folder : Path
        With ``dossier.md`` and ``fiche-1.md``, ``fiche-2.md`` …
    referential_folder : Path

    Raises
    ------
    DataError
        Files that cannot be read, each with its reason; what is merely missing is no such fault.
    """
    faults: list[Problem] = []
    try:
        page = read_page(folder / DOSSIER)
    except FileNotFoundError:
        raise DataError([Problem.of(str(folder), "", "", "ccp1_no_dossier")]) from None
    except DataError as error:
        page = None
        faults += error.problems
    referential = None
    if page is not None:
        try:
            referential = _find_title_requirements(page, referential_folder)
        except DataError as error:
            faults += error.problems
    fiches = {}
    count = referential.fiches if referential else load_title_requirements(DEFAULT).fiches
    for number in range(1, count + 1):
        try:
            fiches[number] = _read_fiche(number, read_page(fiche_path(folder, number)))
        except FileNotFoundError:
            continue
        except DataError as error:
            faults += error.problems
    if faults or page is None or referential is None:
        raise DataError(faults)
    return Dossier(folder, referential, page, fiches)


def fiche_path(folder: Path, number: int) -> Path:
    """Where a fiche is."""
    return folder / f"fiche-{number}.md"


def read_date(text: str) -> date | None:
    """A date of this century as ``30/06/2026`` or ``2026-06-30``; None for anything else."""
    for form in DATE_FORMS:
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found if found.year in YEARS else None
    return None


def read_phase(item: Line) -> Phase | None:
    """A line of the outline as a phase; None where it is none."""
    match = _PHASE.fullmatch(item.text)
    return (
        None if match is None else Phase(match["name"].strip(), int(match["minutes"]), item.number)
    )


def read_shown(item: Line) -> tuple[str, Line] | None:
    """A line « 1 : où » as a competence and where it shows; None where it is none."""
    match = _SHOWN.fullmatch(item.text)
    return None if match is None else (match["code"], Line(item.number, match["where"].strip()))


def _find_title_requirements(page: Page, folder: Path) -> TitleRequirements:
    named = page.head.value("Référentiel")
    name = named.text or DEFAULT
    known = title_names(folder)
    if name not in known:
        fault = page.fault(
            named.number, "Référentiel", "ccp1_referential", name=name, names=tuple(known)
        )
        raise DataError([fault])
    return load_title_requirements(name, folder)


def _read_fiche(number: int, page: Page) -> Fiche:
    outline, shown = page.section(OUTLINE), page.section(SHOWS)
    phases = [read_phase(item) for item in outline.items] if outline else []
    pairs = [read_shown(item) for item in shown.items] if shown else []
    return Fiche(
        number,
        page,
        page.head.title.text,
        page.head.value("Public"),
        page.head.value("Environnement"),
        not same_words(page.head.value("Forme").text).startswith("individuel"),
        tuple(phase for phase in phases if phase is not None),
        {code: where for code, where in filter(None, pairs) if where.text},
    )
