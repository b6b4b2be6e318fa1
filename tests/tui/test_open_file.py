"""Class lists and profiles opened from the screens: all faults at once, nothing half kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pixsim.profile import profile_bytes
from pixsim.store.people.profiles import own_path
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.files.open_file import OpenFile, as_path
from pixsim.tui.screens.home.candidates import CandidatesScreen
from pixsim.tui.screens.home.first_run import FirstRun
from pixsim.tui.screens.home.home import HomeScreen
from tests.tools.exam_screens import run
from tests.tools.screens import SIZES, person, settle, shown, until
from tests.tools.tiers import one_of, tiered

HEAD = "nom;1.1;1.2;2.1;3.1;4.1\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One's own folder, where the chooser begins."""
    own = tmp_path / "moi"
    (own / "Documents" / "5e B").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.setenv("USERPROFILE", str(own))
    return own / "Documents"


async def type_path(pilot: Pilot[None], path: object) -> None:
    pilot.app.screen.query_one("#search").value = str(path)  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.press("enter")


@pytest.mark.full
@pytest.mark.parametrize("size", one_of(SIZES, 2))
def test_a_class_is_found_in_its_folder_and_one_of_it_chosen(
    journal: Journal, folder: Path, size: tuple[int, int]
) -> None:
    (folder / "5e B" / "classe.csv").write_text(
        HEAD + "Zoé;1;1;1;1;1\nAli;3;3;3;3;3\n", encoding="utf-8"
    )
    (folder / "photo.png").write_bytes(b"")

    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#open-file")
        await settle(pilot, OpenFile)
        assert "5e B" in shown(pilot)
        assert "photo.png" not in shown(pilot)
        await pilot.press("enter")  # the folder, the first below the parent
        await until(pilot, "classe.csv")
        await pilot.press("enter")
        await until(pilot, "2 profils créés.")
        await pilot.press("enter")
        await settle(pilot, CandidatesScreen)
        assert "2 personnes" in shown(pilot)
        await pilot.press(*"ali", "enter")
        await settle(pilot, HomeScreen)
        await until(pilot, "Ali")
        assert "✓ Certifiable" in shown(pilot)

    run(PixsimApp(journal=journal), body, size)
    assert own_path("zoe").exists()


def test_all_faults_are_told_at_once_and_nobody_is_made(
    journal: Journal, folder: Path, home: Path
) -> None:
    rows = "".join(f"Nom {n};9;1;1;1;1\n" for n in range(30))
    (folder / "classe.csv").write_text(HEAD + "Zoé;1;1;1;1;1\n" + rows, encoding="utf-8")

    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#open-file")
        await settle(pilot, OpenFile)
        await type_path(pilot, f'"{folder / "classe.csv"}"')
        await until(pilot, "classe.csv : 30 défauts. Rien n'a été créé.")
        assert "ligne 3" in shown(pilot)
        assert str(folder) not in shown(pilot)
        for _ in range(12):
            await pilot.press("down")
        await until(pilot, "ligne 32")
        await pilot.press("enter")
        await settle(pilot, FirstRun)

    run(PixsimApp(journal=journal), body)
    assert not (home / "profiles").exists()


def test_a_profile_from_elsewhere_becomes_who_is_shown(journal: Journal, folder: Path) -> None:
    made = person("Eve", 3)
    own_path("eve").unlink()
    (folder / "eve.json").write_bytes(profile_bytes(made))

    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#open-file")
        await settle(pilot, OpenFile)
        await pilot.press(*"eve")
        await until(pilot, "profil")
        await pilot.press("enter")
        await until(pilot, "1 profil créé.")
        await pilot.press("enter")
        await settle(pilot, HomeScreen)
        await until(pilot, "Eve")

    run(PixsimApp(journal=journal), body)
    assert own_path("eve").exists()


def test_who_is_already_there_is_asked_about(journal: Journal, folder: Path) -> None:
    person("Eve", 1)
    (folder / "classe.csv").write_text(HEAD + "eve;5;5;5;5;5\nAli;3;3;3;3;3\n", encoding="utf-8")

    async def body(pilot: Pilot[None]) -> None:
        for keys, said in (
            (("down", "down", "down", "enter"), ""),
            (("down", "enter"), "1 profil mis à jour."),
        ):
            await until(pilot, "Eve")
            await pilot.press("m")
            await until(pilot, "Chercher une action")
            await pilot.press(*"ouvrir", "enter")
            await settle(pilot, OpenFile)
            await type_path(pilot, "classe.csv")
            await until(pilot, "1 personne de ce fichier est déjà là : eve")
            await pilot.press(*keys)
            if said:
                await until(pilot, said)
                assert "1 profil créé." in shown(pilot)
            else:
                await settle(pilot, HomeScreen)
                assert not own_path("ali").exists()

    run(PixsimApp(journal=journal), body)
    assert own_path("ali").exists()
    assert '"1.1": 5' in own_path("eve").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "typed",
    tiered(
        ["~/rien.csv", "/nulle/part.json", "file:///nulle/part.csv", "a/\0b", "~nobody-here/x.csv"],
        1,
    ),
)
def test_a_path_to_nothing_is_told(journal: Journal, folder: Path, typed: str) -> None:
    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#open-file")
        await settle(pilot, OpenFile)
        await type_path(pilot, typed)
        await until(pilot, "Il n'y a rien à cet endroit")
        assert isinstance(pilot.app.screen, OpenFile)

    run(PixsimApp(journal=journal), body)
    assert folder.is_dir()


def test_a_folder_that_cannot_be_read_is_told(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "fermé").mkdir()
    iterdir = Path.iterdir

    def refused(path: Path) -> object:
        if path.name == "fermé":
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refused)

    async def body(pilot: Pilot[None]) -> None:
        await pilot.click("#open-file")
        await settle(pilot, OpenFile)
        await pilot.press(*"ferme", "enter")
        await until(pilot, "fermé : ")
        assert "5e B" not in shown(pilot)  # what was typed still filters
        assert isinstance(pilot.app.screen, OpenFile)

    run(PixsimApp(journal=journal), body)


def test_paths_are_read_as_people_paste_them(folder: Path) -> None:
    assert as_path("'/tmp/a b.csv'", folder) == Path("/tmp/a b.csv")
    assert as_path("file:///tmp/a%20b.csv", folder) == Path("/tmp/a b.csv")
    assert as_path("~/x.csv", folder) == folder.parent / "x.csv"
    assert as_path("./x.csv", folder) == folder / "x.csv"
