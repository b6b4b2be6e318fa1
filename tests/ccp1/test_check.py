"""Bad dossiers, one fault each, each told once at its place; the invented one is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pixsim.ccp1.check import Found, check_dossier
from pixsim.ccp1.dossier import read_dossier
from pixsim.ccp1.new_dossier import DossierThereError, write_new
from pixsim.ccp1.title_requirements import TitleRequirements
from pixsim.cli import pixsim
from pixsim.foundation.problems import DataError
from pixsim.report.faults.french import in_french

Change = tuple[str, str, str]
"""File, what stands there, what is put in its place."""


def changed(folder: Path, change: Change) -> int:
    """Make a change; the line it is on."""
    name, before, after = change
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(before) >= 1, before
    path.write_text(text.replace(before, after, 1), "utf-8")
    return text[: text.index(before)].count("\n") + 1


def found_in(folder: Path) -> list[Found]:
    return check_dossier(read_dossier(folder))


def test_the_invented_dossier_lacks_nothing(folder: Path) -> None:
    assert found_in(folder) == []


MISSING: list[tuple[str, Change, str]] = [
    ("ccp1_no_title", ("fiche-1.md", "# Ma boîte mail, du premier message à la pièce jointe", "#"), "n'a pas de titre"),
    ("no_value", ("fiche-1.md", "Public : seniors débutants", "Public :"), "Public : est vide"),
    ("no_value", ("fiche-5.md", "Environnement : impression 3D", "Environnement :"), "est vide"),
    ("ccp1_same_public", ("fiche-2.md", "demandeurs d'emploi", "Seniors  debutants"), "c'est déjà le public de fiche-1.md"),
    ("ccp1_same_environment", ("fiche-4.md", "microcontrôleur et carte d'essai", "Téléphone personnel, sur le réseau du lieu"), "l'environnement technique de fiche-2.md"),
    ("ccp1_form", ("fiche-2.md", "Forme : individuelle", "Forme : à deux"), "ni collective ni individuelle"),
    ("ccp1_no_part", ("fiche-3.md", "## Objectifs\n\nChaque binôme fait suivre au robot une ligne à deux virages et dit la règle qui l'y amène.\n", "## Objectifs\n\n> Écrivez-les ici.\n"), "« Objectifs » manque ou est vide"),
    ("ccp1_phase", ("fiche-3.md", "- 7 min : Observer", "- sept minutes : Observer"), "« - 5 min : Accueil »"),
    ("ccp1_phase", ("fiche-3.md", "- 7 min : Observer", "7 min : Observer"), "« - 5 min : Accueil »"),
    ("ccp1_minutes", ("fiche-3.md", "- 7 min : Observer", "- 9 min : Observer"), "les phases font 42 min en tout, il en faut 40"),
    ("ccp1_shown", ("fiche-1.md", "- 1 : le besoin", "- le besoin"), "« - 1 : où on la voit »"),
    ("ccp1_competence", ("fiche-1.md", "- 1 : le besoin", "- 7 : le besoin"), "pas de compétence 7 ; il y a : 1, 2, 3, 4"),
    ("no_value", ("dossier.md", "Candidat : Camille Exemple", "Candidat :"), "Candidat : est vide"),
    ("ccp1_date", ("dossier.md", "30/06/2026", "31/06/2026"), "« 31/06/2026 » n'est pas une date"),
    ("ccp1_yes_no", ("dossier.md", "Sommaire : oui", "Sommaire : presque"), "« presque » : oui ou non est attendu"),
    ("ccp1_not_done", ("dossier.md", "signée : oui", "signée : non"), "signée : n'est pas fait"),
    ("ccp1_not_done", ("dossier.md", "(ECF) : oui", "(ECF) :"), "(ECF) : n'est pas fait"),
    ("ccp1_not_done", ("dossier.md", "Avec qui : oui\n", ""), "Avec qui : n'est pas fait"),
    ("no_value", ("dossier.md", "Pages : 3", "Pages :"), "Pages : est vide"),
    ("ccp1_pages", ("dossier.md", "Pages : 3", "Pages : trois"), "un nombre entier de pages est attendu : « trois »"),
    ("ccp1_many_pages", ("dossier.md", "Pages : 3", "Pages : 4"), "4 pages, 3 au plus"),
    ("ccp1_no_title", ("dossier.md", "## Exemple : Atelier « Ma première boîte mail » à la médiathèque", "## Exemple"), "Exemple : n'a pas de titre"),
    ("ccp1_unknown_field", ("fiche-1.md", "Forme : collective", "Format : collective"), "clé inconnue « Format »"),
    ("ccp1_twice_field", ("fiche-1.md", "Forme : collective", "Forme : collective\nForme : collective"), "la clé « Forme » figure deux fois"),
    ("ccp1_unknown_section", ("fiche-1.md", "## Suite\n", "## Suites\n\nUne autre.\n\n## Suite\n"), "titre inconnu « Suites »"),
    ("ccp1_twice_section", ("fiche-1.md", "## Suite\n", "## Suite\n\nUne autre.\n\n## Suite\n"), "le titre « Suite » figure deux fois"),
    ("ccp1_no_field", ("fiche-1.md", "Forme : collective", "Forme collective"), "« Clé : valeur »"),
    ("ccp1_unknown_field", ("dossier.md", "Couverture : oui", "Couverture : oui\nReliure : oui"), "clé inconnue « Reliure »"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "said"), MISSING)
def test_one_fault_is_one_message_at_its_place(
    folder: Path, kind: str, change: Change, said: str
) -> None:
    line = changed(folder, change)
    found = found_in(folder)
    assert [one.problem.kind for one in found] == [kind]
    (one,) = found
    assert not one.advice
    assert one.problem.file == str(folder / change[0])
    told = int(one.problem.where.removeprefix("line "))
    place = {"Reliure : oui": 1, "Forme : collective\nForme": 1, "## Suite\n\nUne": 4}
    moved = next((n for text, n in place.items() if text in change[2]), 0)
    heading = kind in ("ccp1_minutes",) or not change[2]  # told at the heading above
    assert told == line + moved or (heading and told < line)
    message = in_french(one.problem)
    assert said in message
    assert f"ligne {told}" in message


ADVICE: list[tuple[str, Change]] = [
    ("ccp1_no_part", ("fiche-2.md", "## Solution de secours\n\nCaptures imprimées des écrans du service, si le réseau ou le service tombe.\n", "")),
    ("ccp1_no_file", ("fiche-2.md", "Forme : individuelle", "Forme : individuelle\nFichiers : memo.odt")),
    ("ccp1_no_file", ("dossier.md", "Fichier :", "Fichier : dp.odt")),
    ("ccp1_no_file", ("dossier.md", "Fichier :", f"Fichier : {'x' * 300}")),
    ("ccp1_all_collective", ("fiche-2.md", "Forme : individuelle", "Forme : collective")),
    ("ccp1_personal", ("fiche-2.md", "Un rendez-vous", "Rappeler le 06 12 34 56 78. Un rendez-vous")),
    ("ccp1_personal", ("fiche-4.md", "Un projet", "Écrire à lea.m@exemple.fr. Un projet")),
    ("ccp1_date_order", ("dossier.md", "Examen : 10/11/2026", "Examen : 2026-05-01")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "change"), ADVICE)
def test_what_is_only_useful_is_no_fault(folder: Path, kind: str, change: Change) -> None:
    changed(folder, change)
    found = found_in(folder)
    assert {(one.problem.kind, one.advice) for one in found} == {(kind, True)}
    done = CliRunner().invoke(pixsim, ["ccp1", "check", str(folder)], standalone_mode=False)
    assert done.return_value in (None, 0)
    assert "À regarder :" in done.output
    assert "✓ Complet" in done.output


def test_a_fiche_that_is_not_there_and_one_too_many(folder: Path) -> None:
    (folder / "fiche-5.md").rename(folder / "fiche-6.md")
    found = found_in(folder)
    assert [(one.problem.kind, Path(one.problem.file).name) for one in found] == [
        ("ccp1_no_fiche", "fiche-5.md"),
        ("ccp1_extra_fiche", "fiche-6.md"),
    ]


def test_a_competence_no_fiche_shows(folder: Path) -> None:
    for number in (1, 2):
        changed(folder, (f"fiche-{number}.md", "- 3 : ", "- 4 : "))
    (one,) = found_in(folder)
    assert "la compétence 3 (Accueillir différents publics)" in in_french(one.problem)


def test_an_empty_outline_is_one_fault(folder: Path) -> None:
    path = folder / "fiche-1.md"
    path.write_text(re.sub(r"^- \d+ min.*\n", "", path.read_text("utf-8"), flags=re.M), "utf-8")
    (one,) = found_in(folder)
    assert "« Déroulé » manque ou est vide" in in_french(one.problem)


def test_a_phase_of_no_time(folder: Path) -> None:
    changed(folder, ("fiche-3.md", "- 7 min : Observer", "- 0 min : Observer"))
    changed(folder, ("fiche-3.md", "- 10 min : Première", "- 17 min : Première"))
    assert [one.problem.kind for one in found_in(folder)] == ["ccp1_no_minutes"]


def test_all_is_told_at_once(tmp_path: Path, rules: TitleRequirements) -> None:
    write_new(tmp_path / "neuf", rules)
    done = CliRunner().invoke(pixsim, ["ccp1", "check", str(tmp_path / "neuf")])
    assert done.exit_code == 1
    assert len(re.findall(r"^  .*\[\w+\]$", done.output, re.M)) > 60
    assert "Traceback" not in done.output


def test_nothing_is_written_over(folder: Path, rules: TitleRequirements) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(DossierThereError):
        write_new(folder, rules)
    done = CliRunner().invoke(pixsim, ["ccp1", "new", str(folder)])
    assert done.exit_code == 2
    assert "n'est pas vide" in done.output
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("fiche-2.md", b"# L\xe9a", "ccp1_encoding"),
        ("dossier.md", b"# Dossier\nCandidat : L\x1b[2Ja", "ccp1_control"),
        ("fiche-1.md", "# \u202eLéa".encode(), "ccp1_control"),
        ("fiche-1.md", b"#" * 1_000_001, "too_large"),
        ("dossier.md", "# D\nRéférentiel : remn-1999\n".encode(), "ccp1_referential"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_file(
    folder: Path, name: str, content: bytes, kind: str
) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_dossier(folder)
    assert [(p.kind, Path(p.file).name) for p in caught.value.problems] == [(kind, name)]
    done = CliRunner().invoke(pixsim, ["ccp1", "check", str(folder)])
    assert done.exit_code == 3
    assert "1 erreur." in done.stderr
    assert "\x1b" not in done.output


def test_several_unreadable_files_are_told_together(folder: Path) -> None:
    for name in ("dossier.md", "fiche-1.md", "fiche-4.md"):
        (folder / name).write_bytes(b"\xff")
    with pytest.raises(DataError) as caught:
        read_dossier(folder)
    assert len(caught.value.problems) == 3


def test_a_folder_that_is_no_dossier(tmp_path: Path) -> None:
    done = CliRunner().invoke(pixsim, ["ccp1", "check", str(tmp_path)])
    assert done.exit_code == 3
    assert "n'a pas de dossier.md" in done.stderr
