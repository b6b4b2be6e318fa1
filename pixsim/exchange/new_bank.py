"""The files of a bank of one's own: a framework of one competence, and one question as an example."""

from __future__ import annotations

from pathlib import Path

from pixsim.foundation.files import READABLE, create_file
from pixsim.foundation.i18n import gettext as _

COMPETENCE = "1.1"
SUBJECT = "sujet"
LEVELS = 8


class FolderNotEmptyError(ValueError):
    """There is something in the folder already."""


def write_new_bank(folder: Path, title: str) -> list[Path]:
    """Write the files of a new bank.

    Parameters
    ----------
    folder : Path
        New, or empty.
    title : str
        Name of the competence.

    Raises
    ------
    FolderNotEmptyError, OSError
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderNotEmptyError(str(folder))
    content = {"framework.toml": framework_text(title), "1.1-exemple.toml": example_text()}
    for name, text in content.items():
        create_file(folder / name, text.encode(), READABLE)
    return [folder / name for name in content]


def copy_bank(source: Path, folder: Path) -> list[Path]:
    """Copy a bank, to add to it: its framework, items, worlds and parameters.

    Raises
    ------
    FolderNotEmptyError, OSError
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderNotEmptyError(str(folder))
    files = sorted(path for path in source.rglob("*") if path.suffix in (".toml", ".csv"))
    written = []
    for path in files:
        place = folder / path.relative_to(source)
        place.parent.mkdir(exist_ok=True)
        create_file(place, path.read_bytes(), READABLE)
        written.append(place)
    return written


def framework_text(title: str) -> str:
    """A framework of one area, one competence, and one subject (tube) of eight levels."""
    import tomlkit

    document = tomlkit.document()
    for line in (
        _("Le référentiel : domaines (area), compétences, sujets (tube) et leurs niveaux."),
        _("Ajoutez des sujets et des compétences en recopiant leurs blocs ; un acquis s'appelle"),
        _("@ + sujet + niveau, par exemple @sujet1."),
    ):
        document.add(tomlkit.comment(line))
    document.add("pix_per_level", tomlkit.integer(8))
    document.add("max_level", tomlkit.integer(7))
    french = ("novice", "indépendant", "avancé", "expert")
    english = ("beginner", "independent", "advanced", "expert")
    document.add("level_names_fr", [name for name in french for _twice in range(2)])
    document.add("level_names_en", [name for name in english for _twice in range(2)])
    document.add("area", [{"code": "1", "name_fr": title, "name_en": title}])
    competence = {"code": COMPETENCE, "area": "1", "name_fr": title, "name_en": title}
    document.add("competence", [competence])
    skills = {
        str(level): _("niveau {n}, à décrire").format(n=level) for level in range(1, LEVELS + 1)
    }
    tube = {
        "name": SUBJECT,
        "competence": COMPETENCE,
        "title": title,
        "description": _("À décrire"),
        "skills": skills,
    }
    document.add("tube", [tube])
    return tomlkit.dumps(document)


def example_text() -> str:
    """One question of our own, with two variants, as the format has it."""
    head = _(
        "Une question d'exemple, à remplacer : le format est décrit dans item_bank/README.md de pixsim."
    )
    return f'''# {head}
competence = "{COMPETENCE}"

[[item]]
id = "{SUBJECT}1-exemple"
skill = "@{SUBJECT}1"
type = "QROC"
kind = "know"
statement = "Combien font {{{{a}}}} + {{{{b}}}} ?"
key = "{{{{somme}}}}"
compare = "number"
explanation = "On ajoute les deux nombres."

[[item.variant]]
a = 2
b = 3
somme = 5

[[item.variant]]
a = 4
b = 8
somme = 12
'''
