"""The shared drive, step by step, through its lines."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from pixsim.families.draws.simulators.drives import size_of_life
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.drive import acts
from pixsim.worlds.drive.acts import MOST_REMARKS
from pixsim.worlds.drive.data import (
    MOST_LINES,
    MOST_NODES,
    MOST_VERSIONS,
    Local,
    Node,
    Space,
    Version,
)
from pixsim.worlds.drive.world import Drive
from pixsim.worlds.lines import spoken
from pixsim.worlds.random_walks import any_act, walk
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import kept_all, replayed
from tests.worlds.test_mail import do, refused


def drive(**more: Any) -> Drive:
    given: dict[str, Any] = {
        "me": "Léa",
        "people": ("Léa", "Hugo", "Ana", "Max"),
        "groups": {"Bureau": ("Ana", "Équipe"), "Équipe": ("Hugo",)},
        "nodes": (
            Node(id="1", name="Équipe", folder=True, owner="Léa", rights={"Bureau": "lecture"}),
            Node(id="2", parent="1", name="Budget", folder=True, owner="Léa", rights={"Hugo": "modification"}),
            Node(id="3", parent="2", name="plan.odt", owner="Hugo", size=4, date="2026-02-01", lines=("un", "deux"),
                 versions=(Version(when="2/2", who="Ana", what="efface", lines=("un", "deux")), Version(when="1/2", who="Hugo", lines=("un", "deux", "trois"))),
                 present={"Ana": "écrit à la ligne 2"}),
            Node(id="4", parent="1", name="note.txt", owner="Léa", size=900, date="2026-03-01"),
            Node(id="5", parent="1", name="film.mp4", owner="Hugo", size=300, date="2025-01-01", rights={"Léa": "lecture"}),
            Node(id="6", name="Privé d'Ana", folder=True, owner="Ana"),
            Node(id="7", parent="1", name="vieux.txt", owner="Léa", size=50, binned=True),
        ),
        "files": (Local(name="affiche.png", folder="", size=30), Local(name="gros.zip", folder="", size=400)),
        "device": (
            Local(node="4", name="note.txt", folder="1", size=900),
            Local(name="neuf.txt", folder="1", size=2, state="nouveau", lines=("x",)),
            Local(node="3", name="plan.odt", folder="2", size=4, state="modifié", lines=("un", "2"), newer=True),
        ),
        "quota": 1000,
    }  # fmt: skip
    return Drive(**{**given, **more})


SPACE = drive()


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


def test_rights_come_from_here_from_groups_and_from_folders() -> None:
    assert has(SPACE, "right", "3", "Ana", "lecture")  # the group, by the folder at the top
    assert has(SPACE, "right", "3", "Hugo", "modification")
    assert has(SPACE, "right", "4", "Hugo", "lecture")  # a group in a group
    assert has(SPACE, "right", "4", "Max", "aucun")
    assert has(SPACE, "right", "5", "Léa", "lecture")  # told here, though she owns the folder
    assert "Privé d'Ana" not in " ".join(spoken(SPACE.page()))


def test_giving_and_taking_rights() -> None:
    shared = do(SPACE, "partage 1", "donner Max commentaire")
    assert has(shared, "right", "4", "Max", "commentaire")
    kept = do(
        shared,
        "remonter",
        "ouvrir 1",
        "partage 4",
        "donner Max aucun",
        "donner Bureau modification",
    )
    assert has(kept, "right", "4", "Max", "aucun")
    assert has(kept, "right", "4", "Hugo", "modification")
    assert has(do(kept, "donner Max comme le dossier"), "right", "4", "Max", "commentaire")
    refused(kept, "donner Max aucun")
    refused(kept, "donner Léa lecture")  # the owner


def test_one_cannot_do_more_than_ones_right() -> None:
    here = do(SPACE, "ouvrir 1")
    for line in ("renommer 5 f.mp4", "supprimer 5", "déplacer 5 Équipe/Budget"):
        refused(here, line)
    asked = do(here, "partage 5", "demander modification")
    assert has(asked, "asked", "5", "modification")
    refused(asked, "donner Max lecture")
    refused(here, "copier 5 Équipe/Budget")  # no room
    assert has(
        do(drive(quota=0), "ouvrir 1", "copier 5 Équipe/Budget"),
        "content",
        "Équipe/Budget/film.mp4",
        "5",
    )


def test_a_line_is_taken_off_a_document() -> None:
    page = do(SPACE, "ouvrir 1", "ouvrir 4", "ajouter un", "ajouter deux")
    for said in ("retirer 1", "supprimer la ligne 1", 'modifier 1 ""'):
        assert do(page, said).node("4").lines == ("deux",)  # type: ignore[attr-defined]


def test_links_reach_what_a_folder_holds() -> None:
    linked = do(SPACE, "partage 1", "lien lecture", "durée 7 jours", "copier-lien")
    assert has(linked, "public", "3", "lecture")
    assert has(linked, "link", "3", "aucun")
    assert has(linked, "until", "1", "7 jours")
    assert has(linked, "copied", "1")


def test_a_new_owner_and_what_is_left_to_the_old_one() -> None:
    done = do(SPACE, "ouvrir 1", "partage 4", "transférer Hugo")
    assert has(done, "owner", "4", "Hugo")
    assert has(done, "right", "4", "Léa", "modification")
    refused(done, "transférer Ana")


def test_names_places_and_the_bin() -> None:
    here = do(SPACE, "ouvrir 1")
    done = do(here, "renommer 4 Note finale.txt", "déplacer 4 Équipe/Budget")
    assert has(done, "content", "Équipe/Budget/Note finale.txt", "4")
    refused(here, "renommer 4 FILM.MP4")
    refused(here, "renommer 2 Film.mp4")
    assert has(do(here, "renommer 4 Note finale"), "name", "4", "Note finale.txt")
    assert has(do(here, "renommer 4 Note finale.md"), "name", "4", "Note finale.md")
    assert has(do(here, "renommer 2 Budget 2027"), "name", "2", "Budget 2027")
    refused(here, "renommer 4 a/b")
    refused(here, "déplacer 2 Équipe/Budget")
    binned = do(here, "supprimer 2", "corbeille")
    assert has(binned, "binned", "2")
    assert not has(binned, "file", "Équipe/Budget/plan.odt")
    assert has(do(binned, "restaurer 2"), "file", "Équipe/Budget/plan.odt")
    gone = do(binned, "détruire 2")
    assert ("binned", "2") in gone.deleted(here)
    assert not gone.has("3")  # type: ignore[attr-defined]
    assert [one.name for one in gone.device] == ["note.txt", "neuf.txt"]  # type: ignore[attr-defined]
    refused(SPACE, "supprimer 1")


def test_the_quota_counts_the_bin() -> None:
    here = do(SPACE, "ouvrir 1")
    assert has(here, "used", "950")
    assert has(do(here, "déposer affiche.png"), "used", "980")
    refused(here, "déposer gros.zip")
    emptied = do(here, "corbeille", "vider")
    assert has(emptied, "used", "900")
    refused(do(emptied, "remonter", "ouvrir 1"), "déposer gros.zip")
    freed = do(
        emptied, "remonter", "ouvrir 1", "supprimer 4", "corbeille", "vider", "remonter", "ouvrir 1"
    )
    assert has(do(freed, "déposer gros.zip"), "file", "Équipe/gros.zip")


def test_versions() -> None:
    there = do(SPACE, "ouvrir 1", "ouvrir 2", "historique 3")
    assert "trois" in " ".join(spoken(do(there, "ouvrir 2").page()))
    done = do(there, "rétablir 2")
    assert has(done, "text", "3", "un / deux / trois")
    assert has(do(done, "rétablir 2"), "text", "3", "un / deux")  # nothing is lost
    assert has(do(there, "nommer 2 Avant"), "version", "3", "Avant")
    refused(there, "rétablir 1")


def test_documents_are_read_written_and_commented() -> None:
    there = do(SPACE, "ouvrir 1", "ouvrir 2", "ouvrir 3")
    assert any("Ana écrit à la ligne 2" in line for line in spoken(there.page()))
    done = do(there, "modifier 2 dix", "ajouter trois", "commenter Bien")
    assert has(done, "text", "3", "un / dix / trois")
    assert has(done, "remark", "3", "Léa", "Bien")
    refused(done, "modifier 1 ")
    assert has(do(done, 'modifier 1 ""'), "text", "3", "dix / trois")
    reader = do(drive(me="Ana"), "ouvrir 1", "ouvrir 2", "ouvrir 3")
    refused(reader, "ajouter x")
    refused(reader, "commenter x")


def test_what_changed_online_alone_is_brought_here() -> None:
    newer = (Local(node="4", name="note.txt", folder="1", size=900, newer=True),)
    there = do(drive(device=newer), "appareil")
    done = do(there, "synchroniser")
    assert has(done, "local", "note.txt", "à jour")
    assert refused(done, "synchroniser").startswith("Tout est à jour.")


def test_what_was_changed_here_and_binned_online_is_put_there_anew() -> None:
    changed = (Local(node="7", name="vieux.txt", folder="1", state="modifié", lines=("x",)),)
    done = do(drive(device=changed), "appareil", "synchroniser")
    assert has(done, "file", "Équipe/vieux.txt")
    assert has(done, "local", "vieux.txt", "à jour")
    kept = (changed[0].changed(state="à jour"), Local(name="a.txt", folder="1", state="nouveau"))
    gone = do(drive(device=kept), "appareil", "synchroniser")
    assert not has(gone, "file", "Équipe/vieux.txt")


def test_keeping_in_step() -> None:
    there = do(SPACE, "appareil")
    done = do(there, "synchroniser")
    assert has(done, "file", "Équipe/neuf.txt")
    assert has(done, "file", "Équipe/Budget/plan (conflit Léa 2026-03-16).odt")
    assert has(done, "text", "3", "un / deux")
    assert has(done, "local", "note.txt", "à jour")
    refused(done, "synchroniser")
    gone = do(done, "effacer 1", "synchroniser")
    assert has(gone, "binned", "4")
    freed = do(done, "libérer 1")
    assert has(freed, "local", "note.txt", "en ligne seulement")
    assert has(freed, "file", "Équipe/note.txt")
    assert has(do(freed, "garder 1"), "local", "note.txt", "à jour")
    cut = do(there, "connexion")
    refused(cut, "synchroniser")
    refused(do(freed, "connexion"), "garder 1")
    refused(there, "libérer 2")


AT_NOTE = SPACE.changed(place="1", view="4")
LONG = tuple(node.changed(lines=("x",) * MOST_LINES) if node.id == "4" else node for node in SPACE.nodes)  # fmt: skip
BINNED = tuple(node.changed(binned=True) if node.id in "23" else node for node in SPACE.nodes)
READ_IN_BIN = tuple(node.changed(binned=True) if node.id == "5" else node for node in SPACE.nodes)
THEIRS = tuple(node.changed(owner="Hugo") if node.id == "7" else node for node in SPACE.nodes)


@pytest.mark.parametrize(
    ("space", "act"),
    [
        (SPACE.changed(place="1"), acts.NewFolder(name="..")),
        (SPACE.changed(place="1"), acts.NewFolder(name=" ")),
        (SPACE, acts.Rename(thing="1", name="Autre")),  # a whole space
        (SPACE.changed(nodes=BINNED), acts.Restore(thing="3")),  # its folder is in the bin
        (SPACE.changed(nodes=READ_IN_BIN), acts.Restore(thing="5")),  # she may read it, no more
        (SPACE.changed(view="5"), acts.Transfer(who="Ana")),  # Hugo's
        (SPACE.changed(nodes=THEIRS), acts.EmptyBin()),
        (AT_NOTE, acts.Give(who="Léa", right="lecture")),  # her own
        (AT_NOTE, acts.LinkRight(right=AT_NOTE.node("4").link)),
        (SPACE.changed(view="3", panel="history"), acts.NameVersion(version="1", name="")),
        (AT_NOTE, acts.AddLine(text="")),
        (AT_NOTE.changed(nodes=LONG), acts.AddLine(text="x")),
        (SPACE.changed(view="3"), acts.Rewrite(row="1", text="un")),
        (AT_NOTE, acts.Remark(text="")),
    ],
)
def test_what_would_make_no_sense_is_refused(space: Drive, act: Act) -> None:
    with pytest.raises(Refused):
        act.apply(space)


def test_what_is_where_it_goes_is_said_to_be_there_and_remarks_come_to_an_end() -> None:
    with pytest.raises(Refused, match="Il y est déjà"):
        acts.Move(thing="4", folder="Équipe").apply(SPACE.changed(place="1"))
    noted: Space = AT_NOTE
    for _n in range(MOST_REMARKS):
        noted = acts.Remark(text="x").apply(noted)
    with pytest.raises(Refused, match="trop de commentaires"):
        acts.Remark(text="x").apply(noted)


def test_bad_worlds_are_refused() -> None:
    one = Node(id="1", name="A", folder=True, owner="Léa")
    for faulty in (
        {"nodes": (one, one)}, {"nodes": (Node(id="2", parent="9", name="x", owner="Léa"),)},
        {"nodes": (Node(id="1", name="x", owner="Léa"), Node(id="2", parent="1", name="y", owner="Léa"))},
        {"nodes": (Node(id="1", parent="2", name="x", owner="Léa", folder=True), Node(id="2", parent="1", name="y", owner="Léa", folder=True))},
        {"nodes": (Node(id="1", name="x", owner="Zoé"),)}, {"groups": {"A": ("B",), "B": ("A",)}}, {"me": "Zoé"},
        {"nodes": tuple(Node(id=str(n), name=str(n), owner="Léa") for n in range(MOST_NODES + 1))},
    ):  # fmt: skip
        with pytest.raises(ValueError, match="validation error"):
            drive(**{"device": (), **faulty})
    with pytest.raises(ValueError, match="no such right"):
        Node(id="1", name="x", owner="Léa", link="tout")
    with pytest.raises(ValueError, match="no state"):
        Local(name="x", folder="1", state="perdu")


HOSTILE = (
    "ouvrir 99", "ouvrir ..", "partage 6", "renommer 1 x", "chercher " + "é" * 300, "chercher *", "trier poids", "déposer x",
    "créer-dossier x", "copier 1 Équipe", "lien lecture", "transférer Ana", "rétablir 1", "ajouter x", "garder 1", "détruire 7",
)  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE)
def test_whatever_is_typed_is_done_or_refused(line: str) -> None:
    try:
        done = SPACE.step(parse(SPACE, line))
    except Refused:
        return
    assert spoken(done.page())
    assert read_world(json.loads(done.model_dump_json())) == done


def test_nothing_goes_beyond_the_limits() -> None:
    here: World = do(SPACE, "ouvrir 1")
    for number in range(2 * MOST_NODES):
        try:
            here = here.step(here.make_act("new_folder", name=f"d{number}"))
        except Refused:
            break
    assert len(here.nodes) == MOST_NODES  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(12))
def test_walks_never_fail_and_replay(seed: int) -> None:
    rng = np.random.default_rng(seed)
    done, there = walk(SPACE, 80, rng)
    assert replayed(SPACE, kept_all(done)) == there
    assert read_world(json.loads(there.model_dump_json())) == there
    world: World = SPACE
    for _step in range(60):
        act = any_act(world, rng)
        if act is None:
            break
        try:
            following = world.step(act)
        except Refused:
            continue
        assert parse(world, act.line()) == act
        assert all(line.strip() for line in spoken(following.page()))
        world = following


def test_the_versions_of_an_open_document_are_seen_from_it() -> None:
    opened = do(SPACE, "ouvrir 1", "ouvrir 2", "ouvrir 3")
    by_list = do(SPACE, "ouvrir 1", "ouvrir 2", "historique 3")
    for line in ("historique", "voir l'historique", "versions"):
        seen = do(opened, line)
        assert spoken(seen.page()) == spoken(by_list.page())
        assert seen.facts() == by_list.facts()


def test_who_may_only_read_takes_nothing_out_of_the_bin() -> None:
    old = Node(id="8", parent="1", name="bilan.odt", owner="Hugo", binned=True, rights={"Léa": "lecture"})  # fmt: skip
    for right, possible in (("lecture", False), ("commentaire", False), ("modification", True)):
        here = drive(nodes=(*SPACE.nodes, old.changed(rights={"Léa": right})))
        there = do(here, "corbeille")
        if possible:
            assert has(do(there, "restaurer 8"), "file", "Équipe/bilan.odt")
        else:
            refused(there, "restaurer 8")


def test_emptying_the_bin_takes_ones_own_alone_and_a_full_drive_is_not_too_full() -> None:
    theirs = Node(id="8", parent="1", name="bilan.odt", owner="Hugo", binned=True)
    emptied = do(drive(nodes=(*SPACE.nodes, theirs)), "corbeille", "vider")
    assert has(emptied, "binned", "8")
    assert not has(emptied, "binned", "7")
    full = do(drive(quota=980), "ouvrir 1", "déposer affiche.png")
    assert has(full, "used", "980")
    refused(do(drive(quota=979), "ouvrir 1"), "déposer affiche.png")


def test_sizes_of_a_drive_are_those_of_life() -> None:
    """A film weighs more than a picture, a picture more than a text, whatever is drawn."""
    for drawn in (1, 20, 40):
        text, picture, film = (size_of_life(name, drawn) for name in ("a.odt", "a.jpg", "a.mp4"))
        assert 1 <= text <= 3
        assert text <= picture < film <= 900


def test_the_newest_versions_are_kept() -> None:
    old = tuple(
        Version(when="2026-02-01", who="Hugo", lines=(str(n),)) for n in range(MOST_VERSIONS)
    )
    node = Node(id="1", name="plan.odt", owner="Léa", lines=("un",), versions=old)
    done = do(drive(nodes=(node,), device=(), files=()), "ouvrir 1", "ajouter deux")
    assert isinstance(done, Drive)
    (kept,) = done.nodes
    assert len(kept.versions) == MOST_VERSIONS
    assert kept.versions[0].lines == ("un", "deux")
    assert kept.versions[1:] == old[:-1]
