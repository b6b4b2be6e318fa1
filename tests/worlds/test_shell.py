"""The terminal, line by line: as a real shell does, and never further than its own tree."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest

from pixsim.worlds.core import LONGEST_TEXT, Refused, World
from pixsim.worlds.lines import spoken
from pixsim.worlds.random_walks import walk
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.shell.data import MOST_ENTRIES, MOST_LINES, Entry, Process
from pixsim.worlds.shell.world import Shell
from pixsim.worlds.tasks import kept_all, replayed


def shell(**more: Any) -> Shell:
    entries = (
        Entry(path="/home", folder=True, mode=0o755),
        Entry(path="/home/lea", folder=True, owner="lea", group="lea", mode=0o750),
        Entry(path="/home/lea/photos", folder=True, owner="lea", group="club", mode=0o755),
        Entry(path="/home/lea/photos/a.jpg", owner="lea", group="club", mode=0o640, size=2000),
        Entry(path="/home/lea/photos/b.jpg", owner="lea", group="club", mode=0o644, size=900),
        Entry(path="/home/lea/photos/mon plan.txt", owner="lea", group="lea", lines=("pomme", "Poire", "pomme")),
        Entry(path="/home/lea/.cache", owner="lea", group="lea"),
        Entry(path="/etc", folder=True, mode=0o755),
        Entry(path="/etc/secret", mode=0o600, lines=("clé",)),
        Entry(path="/etc/liste", lines=("3 trois", "10 dix", "2 deux")),
    )  # fmt: skip
    given = {"entries": entries, "cwd": "/home/lea", "groups": {"lea": ("club",)}, "processes": (Process(pid="42", user="lea", name="jeu", cpu=90), Process(pid="7", user="root", name="journal")),
             "available": ("dessin", "jeu"), "installed": ("jeu",)}  # fmt: skip
    return Shell(**{**given, **more})


SHELL = shell()


def typed(world: World, *lines: str) -> Shell:
    for line in lines:
        world = world.step(world.make_act("type", command=line))
    assert isinstance(world, Shell)
    return world


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("pwd", "/home/lea"), ("cd photos && pwd", "/home/lea/photos"), ("cd ../../etc; pwd", "/etc"), ("ls", "photos/"), ("ls -a", ".cache / photos/"),
        ("ls photos/*.jpg", "a.jpg / b.jpg"), ("cat 'photos/mon plan.txt' | sort | uniq -c", "1 Poire / 2 pomme"), ("cat photos/mon\\ plan.txt | wc -l", "3"),
        ("grep -i p photos/*plan*", "pomme / Poire / pomme"), ("grep -c ^p \"photos/mon plan.txt\"", "2"), ("sort -n /etc/liste | head -1", "2 deux"), ("sort -rn /etc/liste | head -n 1", "10 dix"),
        ("tail -1 /etc/liste", "2 deux"), ("echo bonjour   à tous", "bonjour à tous"), ("find . -name '*.jpg'", "./photos/a.jpg / ./photos/b.jpg"), ("find / -type d -name 'p*'", "/home/lea/photos"), ("whoami", "lea"),
        ("id", "uid=lea gid=lea groupes=lea,club"), ("id -un", "lea"), ("id -G", "lea club"), ("id root", "uid=root gid=root groupes=root"), ("groups", "lea club"), ("groups lea root", "lea : lea club / root : root"), ("apt list --installed", "jeu"),
        ("du photos", "2918 photos"),
        ("wc -l /etc/liste", "3 /etc/liste"), ("wc -l /etc/liste photos/*plan*", "3 /etc/liste / 3 photos/mon plan.txt / 6 total"),
        ("grep e /etc/liste photos/*plan*", "/etc/liste:2 deux / photos/mon plan.txt:pomme / photos/mon plan.txt:Poire / photos/mon plan.txt:pomme"), ("grep -h e /etc/liste photos/*plan*", "2 deux / pomme / Poire / pomme"), ("grep -c o /etc/liste photos/*plan*", "/etc/liste:1 / photos/mon plan.txt:3"), ("grep -H ^2 /etc/liste", "/etc/liste:2 deux"),
        ("ls /etc photos", "/etc : / liste / secret /  / photos : / a.jpg / b.jpg / mon plan.txt"), ("ls -R", ". : / photos/ /  / ./photos : / a.jpg / b.jpg / mon plan.txt"),
        ("head -1 /etc/liste photos/*plan*", "==> /etc/liste <== / 3 trois /  / ==> photos/mon plan.txt <== / pomme"),
    ],
)  # fmt: skip
def test_what_is_shown(line: str, shown: str) -> None:
    assert typed(SHELL, line).printed == shown


def test_a_folder_that_may_not_be_read_stops_no_listing_of_the_others() -> None:
    shown = typed(SHELL, "mkdir clos && chmod 000 clos && ls -R").printed
    assert shown.startswith(
        ". : / clos/ / photos/ / ls : ./clos : permission non accordée /  / ./photos :"
    )
    assert ".cache" in typed(SHELL, "ls -aR").printed
    assert ".cache" not in shown


def test_long_listing_tells_rights_and_owner() -> None:
    first = typed(SHELL, "ls -l photos").printed.split(" / ")[0]
    assert re.fullmatch(r"-rw-r----- lea +club +2000 12 mars 10:20 a\.jpg", first)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("cat rien", "aucun fichier"), ("groups max", "max : utilisateur inconnu"), ("apt search jeu", "apt list : ce qui est installé"), ("cat photos", "est un dossier"), ("cat /etc/secret", "permission"), ("echo x > /etc/note", "permission"), ("rm /etc/liste", "permission"), ("rm photos", "est un dossier"),
        ("rmdir photos", "n'est pas vide"), ("mkdir photos", "existe déjà"), ("mkdir a/b", "aucun dossier"), ("vim x", "introuvable"), ("ls -Z", "option inconnue"), ("chmod 999 photos", "mode incorrect"), ("chmod 600 /etc/liste", "non permise"),
        ("kill 7", "non permise"), ("kill 99", "aucun processus"), ("sudo ls", "administrateur"), ("apt install dessin", "administrateur"), ("echo 'a", "guillemet"), ("ls |", "syntaxe"), ("> x", "syntaxe"), ("ls >", "syntaxe"),
        ("ls & rm x", "ne connaît pas"), ("echo $(rm -r ~)", "ne connaît pas"), ("cat < x", "ne connaît pas"), ("cp photos copie", "option -r"), ("mv photos photos/x", "ne peut aller"), ("rm -r /home/lea", "où l'on est"), ("cd a b", "trop"),
    ],
)  # fmt: skip
def test_complaints_change_nothing(line: str, complaint: str) -> None:
    done = typed(SHELL, line)
    assert complaint in done.printed
    kept = ("cwd", "file", "folder", "mode", "content", "origin", "process", "installed")
    assert {f for f in done.facts() if f[0] in kept} == {f for f in SHELL.facts() if f[0] in kept}


def test_files_are_made_moved_and_removed() -> None:
    done = typed(
        SHELL,
        "mkdir -p tri/2026",
        "mv photos/*.jpg tri/2026",
        "cp -r tri copie",
        "touch vide",
        "rm 'photos/mon plan.txt'",
        "rmdir photos",
    )
    assert has(done, "origin", "/home/lea/tri/2026/a.jpg", "/home/lea/photos/a.jpg")
    assert has(done, "origin", "/home/lea/copie/2026/b.jpg", "/home/lea/photos/b.jpg")
    assert has(done, "owner", "/home/lea/tri/2026/a.jpg", "lea")
    assert not has(done, "folder", "/home/lea/photos")
    assert has(typed(done, "rm -r copie tri"), "file", "/home/lea/vide")
    renamed = typed(SHELL, "cd photos", "mv a.jpg 'fête.jpg'")
    assert has(renamed, "origin", "/home/lea/photos/fête.jpg", "/home/lea/photos/a.jpg")


def test_redirections_write_and_add() -> None:
    done = typed(SHELL, "echo un > note", "echo deux >> note", "cat note note > double")
    assert has(done, "content", "/home/lea/note", "un / deux")
    assert has(done, "content", "/home/lea/double", "un / deux / un / deux")
    assert done.printed == ""


@pytest.mark.parametrize(
    ("mode", "found"),
    [("600", "600"), ("g+w", "660"), ("go-r", "600"), ("u+x,o=r", "744"), ("a+x", "751"), ("o=", "640"), ("+x", "751"), ("ug=rw", "660")],
)  # fmt: skip
def test_rights(mode: str, found: str) -> None:
    assert has(typed(SHELL, f"chmod {mode} photos/a.jpg"), "mode", "/home/lea/photos/a.jpg", found)


def test_who_may_go_where_follows_the_rights() -> None:
    shut = typed(SHELL, "chmod u-x photos", "cd photos")
    assert shut.cwd == "/home/lea"
    unread = typed(SHELL, "chmod 000 photos/b.jpg", "cat photos/b.jpg")
    assert "permission" in unread.printed


def test_packages_and_processes() -> None:
    admin = shell(admins=("lea",))
    done = typed(admin, "sudo apt install dessin", "kill 42", "sudo apt remove jeu", "sudo kill 7")
    assert has(done, "installed", "dessin")
    assert not any(fact[0] == "process" for fact in done.facts())
    assert not has(done, "installed", "jeu")
    assert "introuvable" in typed(admin, "sudo apt install rien").printed


HOSTILE = (
    "rm -rf /", "rm -rf ~", "rm -rf /*", ":(){ :|:& };:", "cat /etc/passwd", "cat ../../../../../../etc/secret", "cd " + "../" * 90, "ls " + "*" * 200, "find / -name " + "*a" * 60, "echo " + "x" * 280, "mkdir -p " + "a/" * 140,
    "yes | head", "cp -r / /home/lea/tout", "mv / x", "chmod -R 777 /", "echo a > ~/../../../bin", "grep " + "(" * 100 + " x", "head -n 99999 x", "tail -0 /etc/liste", "sort -n", "uniq", "cat | cat | cat | cat | cat | cat | cat | cat | cat", "python3 -c 'print(1)'", "sudo", "sudo sudo ls", "''", "\\", "*", "~", ".", "..", "/", "cd ''", "touch ''", "mkdir /", "rmdir .", "cp . ..", "echo 'é\u00a0ß'", "ls -", "--", "wc -z",
)  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE)
@pytest.mark.parametrize("admin", [False, True])
def test_whatever_is_typed_stays_within_the_tree(line: str, admin: bool) -> None:
    before = shell(admins=("lea",) if admin else ())
    for text in (line, f"sudo {line}"):
        if len(text) > LONGEST_TEXT:
            continue
        done = typed(before, text)
        assert len(done.entries) <= MOST_ENTRIES
        assert done.entry(done.cwd) is not None
        assert done.entry("/") is not None
        assert read_world(json.loads(done.model_dump_json())) == done
        assert all(entry.folder for entry in done.entries if done.inside(entry.path))


def test_nothing_grows_without_end() -> None:
    done: World = SHELL
    for number in range(30):
        done = typed(
            done,
            "cat note note > double",
            "cat double double > note",
            "echo x >> note",
            f"mkdir -p {number}/a/b/c/d/e/f/g",
        )
    assert isinstance(done, Shell)
    assert max(len(entry.lines) for entry in done.entries) <= MOST_LINES
    assert len(done.entries) <= MOST_ENTRIES
    assert len(done.screen) <= 60


def test_lines_and_walks() -> None:
    for text in ("ls -l | wc -l", 'echo "a b" > "c d"', "cd photos"):
        act = SHELL.make_act("type", command=text)
        assert parse(SHELL, act.line()) == act
    for seed in range(6):
        done, there = walk(SHELL, 25, np.random.default_rng(seed))
        assert replayed(SHELL, kept_all(done)) == there
        assert spoken(there.page())
    with pytest.raises(Refused):
        typed(SHELL, "")
    for faulty in (
        {"cwd": "/rien"},
        {"entries": (Entry(path="/a/b"),)},
        {"entries": (Entry(path="/a"), Entry(path="/a"))},
    ):
        with pytest.raises(ValueError, match="validation error"):
            shell(**{"cwd": "/", **faulty})
