"""A dossier to fill in, or the invented one to try things with."""

from __future__ import annotations

from pathlib import Path

from pixsim.ccp1.dossier import DOSSIER, fiche_path
from pixsim.ccp1.title_requirements import FOLDER, TitleRequirements
from pixsim.foundation.files import READABLE, create_file


class DossierThereError(ValueError):
    """There is something in the folder already."""


def write_new(folder: Path, rules: TitleRequirements) -> list[Path]:
    """Write the files of a dossier to fill in.

    Parameters
    ----------
    folder : Path
        New, or empty: nothing is ever written over.
    rules : TitleRequirements

    Raises
    ------
    DossierThereError, OSError
    """
    texts = {folder / DOSSIER: _dossier_text(rules)}
    texts |= {fiche_path(folder, n): _fiche_text(rules, n) for n in range(1, rules.fiches + 1)}
    return _write_files(folder, texts)


def write_example(folder: Path, rules: TitleRequirements) -> list[Path]:
    """Write the invented dossier, whole.

    Raises
    ------
    DossierThereError, OSError
    """
    source = FOLDER / rules.id / "example"
    return _write_files(
        folder, {folder / p.name: p.read_text("utf-8") for p in sorted(source.glob("*.md"))}
    )


def _write_files(folder: Path, texts: dict[Path, str]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise DossierThereError(str(folder))
    for path, text in texts.items():
        create_file(path, text.encode(), READABLE)
    return list(texts)


def _dossier_text(rules: TitleRequirements) -> str:
    return _model_text(rules, DOSSIER).format(
        referential=rules.id,
        pages=rules.example_pages,
        dp="\n".join(f"{part.name} :" for part in rules.dp),
        example="\n".join(f"{part.name} :" for part in rules.example_part),
    )


def _fiche_text(rules: TitleRequirements, number: int) -> str:
    return _model_text(rules, "fiche.md").format(
        number=number,
        minutes=rules.minutes,
        parts="\n".join(f"## {part.name}\n" for part in rules.part),
        competences="\n".join(f"> - {c.code} : {c.short}" for c in rules.competence),
    )


def _model_text(rules: TitleRequirements, name: str) -> str:
    return (FOLDER / rules.id / "model" / name).read_text("utf-8")
