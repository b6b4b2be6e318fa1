"""Files and folders, step by step."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.worlds.core import Act, Refused
from pixsim.worlds.files import acts
from pixsim.worlds.files.acts import MOST_NODES
from pixsim.worlds.files.nodes import Member, Node
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import Goal, reached
from pixsim.worlds.lines import answered
from tests.worlds.test_mail import do, refused

DISK = Files(
    nodes=(
        Node(id="1", name="Documents", folder=True),
        Node(id="2", name="Clé USB", folder=True),
        Node(id="3", parent="1", name="2026", folder=True),
        Node(id="4", parent="3", name="devis.odt", size=40, date="2026-03-02 10:00", text="12 euros"),
        Node(id="5", parent="1", name="photos.zip", size=2000, date="2026-01-01", members=(Member(name="a/b.jpg", size=900), Member(name="c.txt", size=3, text="mot"))),
        Node(id="6", parent="1", name="film.mp4", size=900_000, date="2025-05-05", readonly=True),
    ),
    tags=("Urgent",),
)  # fmt: skip


def test_one_goes_by_names_and_by_paths() -> None:
    assert ("at", "Documents/2026") in do(DISK, "ouvrir 1", "ouvrir 3").facts()
    assert ("at", "Documents/2026") in do(DISK, "aller documents\\2026").facts()
    assert ("at", "Clé USB") in do(DISK, "aller Documents/2026", "aller ../../Clé USB").facts()
    refused(DISK, "aller Documents/2027")
    assert "12 euros" in " ".join(
        row.spoken for row in do(DISK, "aller Documents/2026", "ouvrir 4").page().rows
    )


def test_one_goes_to_what_is_shown_above_the_list() -> None:
    found = do(DISK, "ouvrir 1", "ouvrir 3", "chercher devis")
    for line, place in (
        ("aller Cet ordinateur", ""),
        ("ouvrir cet ordinateur", ""),
        ("ouvrir Documents", "Documents"),
        ("ouvrir 2026", "Documents/2026"),
    ):
        assert ("at", place) in do(found, line).facts()
    assert ("at", "") in do(DISK, "ouvrir 1", "aller ..").facts()
    refused(do(DISK, "ouvrir 2"), "aller 2026")


def test_copies_moves_and_names() -> None:
    done = do(DISK, "aller Documents/2026", "copier 4 Clé USB", "renommer 4 devis final.odt")
    assert {("content", "Clé USB/devis.odt", "4"), ("name", "4", "devis final.odt")} <= done.facts()
    refused(done, "renommer 4 a/b")
    for typed, kept in (("devis signé", "devis signé.odt"), ("devis v1.2", "devis v1.2.odt"), ("devis.pdf", "devis.pdf")):  # fmt: skip
        assert ("name", "4", kept) in do(
            DISK, "aller Documents/2026", f"renommer 4 {typed}"
        ).facts()
    assert ("name", "3", "archives") in do(DISK, "aller Documents", "renommer 3 archives").facts()
    refused(do(DISK, "ouvrir 1"), "déplacer 3 Documents/2026")
    refused(do(DISK, "ouvrir 1"), "déplacer 6 Clé USB")  # protected
    moved = do(DISK, "ouvrir 1", "protéger 6", "déplacer 6 Clé USB")
    assert ("in", "6", "Clé USB") in moved.facts()


def test_a_name_may_change_its_case_but_not_be_that_of_a_neighbour() -> None:
    at = do(DISK, "aller Documents/2026")
    assert isinstance(at, Files)
    assert ("name", "4", "Devis.odt") in do(at, "renommer 4 Devis.odt").facts()
    other = DISK.nodes[3].changed(id="7", name="facture.odt")
    refused(at.changed(nodes=(*at.nodes, other)), "renommer 7 DEVIS.odt")


def test_the_file_that_is_open_is_saved_by_its_number_or_without() -> None:
    opened = do(DISK.changed(formats={"mp4": ("webm",)}), "ouvrir 1", "ouvrir 6")
    for line in ("enregistrer-sous 6 webm", "enregistrer en webm"):
        assert ("saved", "Documents/film.webm", "6", "webm") in do(opened, line).facts()
    for line in ("enregistrer-sous 3 webm", "déplacer 3 Clé USB", "supprimer 3"):
        assert answered(opened, line)[2][0].endswith(
            "se fait ailleurs : tapez d'abord « remonter »."
        )


def test_the_help_names_labels_where_folders_alone_are_listed() -> None:
    assert any(line.startswith("étiqueter ") for line in answered(DISK, "aide")[2])
    assert "ouvrez d'abord ce qui le contient" in answered(DISK, "étiqueter 4 Urgent")[2][0]
    assert ("tag", "4", "Urgent") in do(DISK, "chercher devis", "étiqueter 4 Urgent").facts()


def test_a_disk_takes_three_hundred_things() -> None:
    filled = [
        Node(id=str(100 + n), parent="1", name=f"{n}.txt", size=1, date="2026-01-01")
        for n in range(MOST_NODES - len(DISK.nodes) - 1)
    ]
    full = do(DISK.changed(nodes=(*DISK.nodes, *filled)), "ouvrir 1", "créer-dossier Dernier")
    assert isinstance(full, Files)
    assert len(full.nodes) == MOST_NODES
    refused(full, "créer-dossier De trop")


def test_a_copied_folder_takes_what_it_holds() -> None:
    done = do(DISK, "ouvrir 1", "copier 3 Clé USB")
    assert ("content", "Clé USB/2026/devis.odt", "4") in done.facts()
    assert len({fact[1] for fact in done.facts() if fact[0] == "name"}) == 8


@pytest.mark.parametrize(
    "line",
    ["supprimer 6", "jeter film.mp4", "corbeille", "ouvrir 3", "aller Clé USB", "trier taille"],
)
def test_a_card_of_properties_closes_by_itself(line: str) -> None:
    """What the folder offers is done from the card, as after « remonter », and is played again so."""
    card = do(DISK, "ouvrir 1", "protéger 6", "propriétés 5")
    now, act, said = answered(card, line)
    assert act, said
    assert now == answered(do(card, "remonter"), line)[0]
    assert card.step(card.read_act(act[0].kept())) == now


@pytest.mark.parametrize("line", ["supprimer 99", "restaurer 6", "extraire 6"])
def test_a_card_lets_nothing_be_done_that_its_folder_refuses(line: str) -> None:
    card = do(DISK, "ouvrir 1", "propriétés 5")
    assert not answered(card, line)[1]


def test_bin() -> None:
    done = do(DISK, "ouvrir 1", "supprimer 3", "corbeille")
    assert ("binned", "3") in done.facts()
    assert ("file", "Documents/2026/devis.odt") not in done.facts()
    assert do(done, "restaurer 3").facts() >= {("file", "Documents/2026/devis.odt")}
    assert len(do(done, "vider").nodes) == 4  # type: ignore[attr-defined]


def test_archives() -> None:
    done = do(DISK, "ouvrir 1", "extraire 5", "compresser 3 tout")
    assert {
        ("file", "Documents/photos/a/b.jpg"),
        ("packed", "Documents/tout.zip", "2026/devis.odt"),
    } <= done.facts()
    refused(done, "extraire 5")


def test_many_names_follow_the_order_of_the_list() -> None:
    done = do(DISK, "ouvrir 1", "protéger 6", "trier date", "renommer-lot doc_##")
    assert {("name", "6", "doc_01.mp4"), ("name", "5", "doc_02.zip")} <= done.facts()
    refused(done, "renommer-lot doc")


@pytest.mark.parametrize(
    ("query", "names"),
    [("devis", ["4"]), ("type:vidéo", ["6"]), ("date:2026 taille:>100", ["5"]), ("taille:<100", ["4"]), ("type:zip", ["5"]), ("rien", [])],
)  # fmt: skip
def test_search(query: str, names: list[str]) -> None:
    assert [row.key for row in do(DISK, f"chercher {query}").page().rows] == names


def test_formats_programs_and_labels() -> None:
    done = do(
        DISK,
        "aller Documents/2026",
        "enregistrer-sous 4 pdf",
        "ouvrir-avec 4 Traitement de texte",
        "étiqueter 4 urgent",
    )
    assert {
        ("content", "Documents/2026/devis.pdf", "4"),
        ("opened", "4", "Traitement de texte"),
        ("tag", "4", "Urgent"),
    } <= done.facts()
    refused(done, "enregistrer-sous 4 mp4")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("taille:>2Mo", {"6"}), ("> 2 Mo", {"6"}), ("taille > 1,9 Mo", {"5", "6"}), ("taille:>=2000", {"5", "6"}), ("taille:<50", {"4"}), ("moins de 50 ko", {"4"}), ("taille:<50 kb", {"4"}), ("taille:>1900 KB", {"5", "6"}), ("plus de 0,5 Go", {"6"}), ("taille:>2 Go", set()),
        ("*.zip", {"5"}), (".zip", {"5"}), ("type:archive", {"5"}), ("type:archives", {"5"}), ("type:.odt", {"4"}), ("ext:mp4", {"6"}), ("film taille:>1Mo", {"6"}), ("« film »", {"6"}), ("nom:film", {"6"}), ("f?lm*", {"6"}),
        ("date:2026-03", {"4"}), ("date:02/03/2026", {"4"}), ("date:03/2026", {"4"}), ("date:>2025-12-31", {"4", "5"}), ("date:<2026", {"6"}), ("date:2026 *.odt", {"4"}), ("date:2027", set()),
    ],
)  # fmt: skip
def test_files_are_found_by_name_kind_date_and_size(query: str, found: set[str]) -> None:
    shown = do(DISK, f"chercher {query}").page().rows
    assert {row.key for row in shown if row.key} == found


def test_a_path_may_be_typed_from_where_one_is() -> None:
    there = do(DISK, "ouvrir 1")
    for path in (
        "2026",
        "./2026",
        "/Documents/2026",
        "Documents/2026",
        "Cet ordinateur/Documents/2026",
        '"2026"',
    ):
        assert ("at", "Documents/2026") in do(there, f"aller {path}").facts()
    refused(do(there, "corbeille", "remonter"), "aller 2026")


def test_what_was_to_be_deleted_may_be_deleted_for_good() -> None:
    goal = Goal(want=(("binned", "5"),), keep=("binned", "name", "in"))
    binned = do(DISK, "ouvrir 1", "supprimer 5")
    emptied = do(binned, "corbeille", "vider")
    assert reached(goal, DISK, binned)
    assert reached(goal, DISK, emptied)
    assert not reached(goal, DISK, DISK)
    empty = Goal(want=(("binned", "5"),), refuse=(("binned", "*"),))
    assert not reached(empty, DISK, binned)  # where the bin must be empty, it must be
    assert reached(empty, DISK, emptied)


def test_what_is_deleted_for_good_is_not_left_alone() -> None:
    goal = Goal(want=(("binned", "5"),), keep=("binned",))
    both = do(DISK, "ouvrir 1", "supprimer 5", "ouvrir 3", "supprimer 4")
    assert not reached(goal, DISK, both)
    assert not reached(goal, DISK, do(both, "corbeille", "vider"))


def test_ones_own_copies_may_be_binned() -> None:
    goal = Goal(want=(("content", "Clé USB/devis.odt", "4"),), keep=("binned",))
    copied = do(DISK, "aller Documents/2026", "copier 4 Clé USB", "copier 4 Documents")
    tidied = do(copied, "aller Documents", "supprimer devis.odt")
    assert any(fact[0] == "binned" for fact in tidied.facts())
    assert reached(goal, DISK, tidied)
    assert not reached(goal, DISK, do(tidied, "aller Documents", "supprimer 5"))


def test_a_path_names_a_file_wherever_one_is(bank: Bank) -> None:
    task = bank.question("demarches3-deux_pieces#1", np.random.default_rng(0)).task
    assert task is not None
    start = task.world
    for line in (
        "ouvrir Documents/Papiers/carte-identite.pdf",
        "ouvrir ./carte-identite.pdf",
        "ouvrir ../Papiers/carte-identite.pdf",
    ):
        world, act, said = answered(start, line)
        assert act, line
        assert said[0] == "carte-identite.pdf"
    elsewhere, _act, _said = answered(start, "remonter")
    for line in ("ouvrir Papiers/carte-identite.pdf", "aller Documents/Papiers/carte-identite.pdf"):
        world, act, said = answered(elsewhere, line)
        assert act, line
        assert "carte-identite.pdf" in said[-2] + said[-1] + said[0]
        assert (
            world.step(world.read_act('{"do":"back"}')).page().title.startswith("Documents/Papiers")
        )
    _world, act, said = answered(start, "ouvrir Documents/Ailleurs/x.pdf")
    assert not act
    assert "chemin" in said[0] or "ne va pas" in said[0]


def test_a_second_copy_is_told_as_the_first(bank: Bank) -> None:
    task = bank.question("demarches3-deux_pieces#1", np.random.default_rng(0)).task
    assert task is not None
    world = task.world
    for number in ("39", "61"):
        world, _act, said = answered(world, f"copier {number} dans À déposer")
        assert "Copié dans Documents/À déposer." in said


def test_files_of_an_archive_that_is_shown_are_said_to_be_taken_out_first() -> None:
    archive = next(node for node in DISK.nodes if node.members)
    shown = do(DISK.changed(place=archive.parent), f"ouvrir {archive.id}")
    name = archive.members[0].name
    assert f"extraire {archive.id}" in refused(shown, f"ouvrir {name}")
    assert "archive" not in refused(shown, "ouvrir rien.txt")


@pytest.mark.parametrize("shown", ["ouvrir 4", "propriétés 4"])
def test_what_is_open_is_copied_moved_renamed_and_deleted_where_it_is(shown: str) -> None:
    there = do(DISK, "aller Documents/2026", shown)
    assert ("content", "Clé USB/devis.odt", "4") in do(there, "copier Clé USB").facts()
    assert ("content", "Clé USB/devis.odt", "4") in do(there, "copier devis.odt Clé USB").facts()
    assert ("in", "4", "Clé USB") in do(there, "déplacer dans Clé USB").facts()
    assert ("name", "4", "facture.odt") in do(there, "renommer facture").facts()
    gone = do(there, "supprimer")
    assert ("binned", "4") in gone.facts()
    assert gone.page().title.startswith("Documents/2026")
    refused(there, "supprimer photos.zip")


@pytest.mark.parametrize("shown", ["ouvrir 4", "propriétés 4"])
def test_to_go_to_a_place_from_an_open_file_copies_nothing(shown: str) -> None:
    there = do(DISK, "aller Documents/2026", shown)
    looked, acts_done, _said = answered(there, "aller Clé USB")
    assert not any(isinstance(act, acts.Copy | acts.Move) for act in acts_done)
    assert not any(
        fact[0] == "content" and fact[1].startswith("Clé USB/") for fact in looked.facts()
    )


def test_files_of_an_archive_that_is_open_are_taken_out_first() -> None:
    looked = do(DISK, "ouvrir 1", "ouvrir 5")
    refused(looked, "supprimer")
    refused(looked, "copier c.txt Clé USB")


IN_DOCUMENTS = DISK.changed(place="1")
GONE = tuple(n.changed(binned=True) if n.id in "34" else n for n in DISK.nodes)


@pytest.mark.parametrize(
    ("disk", "act"),
    [
        (IN_DOCUMENTS, acts.NewFolder(name="..")),
        (IN_DOCUMENTS, acts.NewFolder(name=" ")),
        (DISK, acts.Rename(thing="1", name="Autre")),  # a disk
        (DISK, acts.Copy(thing="1", folder="Clé USB")),
        (DISK, acts.Pack(thing="1", name="tout.zip")),
        (DISK, acts.Find(text="")),
        (DISK.changed(place="2"), acts.RenameAll(pattern="doc_#")),  # nothing is there
        (IN_DOCUMENTS, acts.Move(thing="5", folder="Documents")),
        (DISK.changed(nodes=GONE), acts.Restore(thing="4")),  # its folder is in the bin
        (IN_DOCUMENTS, acts.Tag(thing="5", label="")),
    ],
)
def test_what_would_make_no_sense_is_refused(disk: Files, act: Act) -> None:
    with pytest.raises(Refused):
        act.apply(disk)


def test_a_document_saved_as_its_text_alone_is_lighter() -> None:
    node = {"id": "1", "name": "menu.odt", "size": 600}
    disk = {"machine": "files", "nodes": [{"id": "9", "name": "Disque", "folder": True}, node | {"parent": "9"}], "place": "9", "formats": {"odt": ["txt", "pdf"]}}  # fmt: skip
    saved = do(Files.model_validate(disk), "enregistrer-sous 1 txt", "enregistrer-sous 1 pdf")
    assert isinstance(saved, Files)
    assert {one.name: one.size for one in saved.nodes} == {
        "Disque": 0,
        "menu.odt": 600,
        "menu.txt": 50,
        "menu.pdf": 600,
    }
