"""The check of a bank proves its simulators, and finds what is planted in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.bank.checking.bank_check import check_bank
from pixsim.bank.reading.load import load_bank
from pixsim.foundation.problems import DataError
from pixsim.report.faults.french import in_french
from tests.bank.checking.test_bank_check import SMALL
from tests.tools.small_bank import ITEMS, write_bank

WORLD = """
machine = "settings"
title = "Box"
[defaults]
reseau = "Maison"
[[pages]]
name = "Accueil"
[[pages]]
name = "Wi-Fi"
parent = "Accueil"
settings = [
  { name = "Nom du réseau", kind = "text", value = "{{reseau}}" },
  { name = "Sécurité", value = "WEP", choices = ["WEP", "WPA2", "WPA3"] },
  { name = "Canal", value = "1", choices = ["1", "6", "11"] },
]
[[pages]]
name = "Invités"
parent = "Wi-Fi"
settings = [{ name = "Actif", value = "non" }, { name = "Visible", value = "oui" }]
[[pages]]
name = "Avancé"
parent = "Accueil"
settings = [{ name = "Port 22", value = "non" }, { name = "Port 80", value = "oui" }]
"""
ITEM = """
[[item]]
id = "navigateur4-box"
skill = "@navigateur4"
type = "QROC"
kind = "sim"
world = "box"
statement = "Sur la box {{reseau}}, activez le réseau invité, et rien d'autre, avec la meilleure sécurité."
goal.want = [["set", "Actif", "oui"], ["set", "Sécurité", "WPA3"]]
goal.keep = ["set"]
solution = ["ouvrir Wi-Fi", "régler Sécurité WPA3", "ouvrir Invités", "régler Actif oui"]
near = [["ouvrir Wi-Fi", "régler Sécurité WPA2", "ouvrir Invités", "régler Actif oui"], ["ouvrir Wi-Fi"]]
explanation = "Le réseau invité est à part."
[[item.variant]]
reseau = "Maison"
[[item.variant]]
reseau = "Atelier"
"""


def written(folder: Path, item: str = ITEM, world: str = WORLD) -> Path:
    write_bank(folder, ITEMS + item)
    (folder / "worlds").mkdir()
    (folder / "worlds" / "box.toml").write_text(world, encoding="utf-8")
    return folder


def kinds(folder: Path, *, quick: bool = True) -> set[str]:
    report = check_bank(load_bank(folder), quick=quick)
    assert all(in_french(problem) for problem in report.problems)
    return {problem.kind for problem in report.problems} - SMALL


@pytest.mark.parametrize("quick", [True, False])
def test_a_sound_simulator_has_no_problem(tmp_path: Path, quick: bool) -> None:
    assert kinds(written(tmp_path), quick=quick) == set()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('[["set", "Actif", "oui"], ["set", "Sécurité", "WPA3"]]', '[["set", "Visible", "oui"]]', "done_already"),
        ('["set", "Sécurité", "WPA3"]]', '["set", "Sécurité", "WPA3"], ["set", "Canal", "6"]]', "solution_fails"),
        ('"régler Sécurité WPA3", ', '"régler Canal 6", "régler Canal 1", "régler Sécurité WPA3", ', "needless_act"),
        ('"régler Sécurité WPA2", "ouvrir', '"régler Sécurité WPA3", "ouvrir', "near_passes"),
        ('near = [["ouvrir Wi-Fi", "régler Sécurité WPA2"', 'near = [["ouvrir Wi-Fi", "régler Sécurité WPA9"', "near_impossible"),
        ("near = [[", "#near = [[", "few_near"),
        ('"ouvrir Wi-Fi", "régler Sécurité WPA3"', '"régler Sécurité WPA3"', "undrawable"),
        ('reseau = "Atelier"', r'reseau = "Ate\u001blier"', "unsafe_text"),
        ('statement = "Sur la box {{reseau}}, activez', 'statement = "Sur la box {{rezo}}, activez', "nothing_fills"),
        ('kind = "sim"', 'kind = "sim"\nbegin = { "Actif" = "peut-être" }', "undrawable"),
    ],
)  # fmt: skip
def test_a_planted_fault_of_an_item_is_found(
    tmp_path: Path, before: str, after: str, kind: str
) -> None:
    assert before in ITEM
    assert kind in kinds(written(tmp_path, ITEM.replace(before, after)))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            'kind = "text", value = "{{reseau}}"',
            'kind = "text", value = "{{nom}}"',
            "nothing_fills",
        ),
        ('parent = "Wi-Fi"', 'parent = "Nulle part"', "undrawable"),
        ('{ name = "Nom du réseau", kind = "text", value = "{{reseau}}" },', "", "few_acts"),
        ('title = "Box"', f'title = "{"B" * 10}"\nunknown = 1', "undrawable"),
    ],
)
def test_a_planted_fault_of_a_world_is_found(
    tmp_path: Path, before: str, after: str, kind: str
) -> None:
    assert before in WORLD
    item = ITEM
    if kind == "few_acts":  # two variants that read the same, and few different acts
        item = ITEM.replace(', ["set", "Sécurité", "WPA3"]', "").replace(
            '"régler Sécurité WPA3", ', ""
        )
        world = WORLD.replace(before, after).replace(
            '{ name = "Canal", value = "1", choices = ["1", "6", "11"] },', ""
        )
        assert {"few_acts"} <= kinds(written(tmp_path, item, world))
        return
    assert kind in kinds(written(tmp_path, item, WORLD.replace(before, after)))


def test_what_is_found_at_once_is_told(tmp_path: Path) -> None:
    item = ITEM[: ITEM.index("goal.want")].replace(
        'kind = "sim"', 'kind = "sim"\nmarking = "found"\nkey = "{{secret}}"'
    )
    item += """solution = ["ouvrir Wi-Fi"]
explanation = "On le lit là."
[[item.variant]]
reseau = "Maison"
secret = "MAISON"
[[item.variant]]
reseau = "Atelier"
secret = "ACCUEIL"
"""  # fmt: skip
    found = kinds(
        written(
            tmp_path / "a",
            item,
            WORLD.replace('title = "Box"', 'title = "Box de l\'accueil Maison"'),
        )
    )
    assert "found_at_once" in found
    assert "found_at_once" not in kinds(written(tmp_path / "b", item))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('kind = "sim"', 'kind = "case"'),
        ('type = "QROC"', 'type = "QCU"\noptions = ["a", "b"]\nkey = 1'),
        ('world = "box"', ""),
        ('world = "box"', 'world = "grille-pain"'),
        ('kind = "sim"', 'kind = "sim"\nkey = "x"'),
        ('kind = "sim"', 'kind = "sim"\nmarking = "perhaps"'),
        ("goal.want", "goal.wants"),
    ],
)
def test_what_does_not_fit_a_simulator_is_refused_on_reading(
    tmp_path: Path, before: str, after: str
) -> None:
    assert before in ITEM
    with pytest.raises(DataError):
        load_bank(written(tmp_path, ITEM.replace(before, after)))


def test_a_world_that_is_no_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"box\.toml"):
        load_bank(written(tmp_path, world="machine ="))


def test_an_item_says_what_one_does_and_means_it(tmp_path: Path) -> None:
    bare = ITEMS.replace('kind = "know"\n', "", 1)
    assert "no_kind" in {
        p.kind for p in check_bank(load_bank(write_bank(tmp_path / "a", bare))).problems
    }
    false = ITEMS.replace('kind = "know"', 'kind = "file"', 1)
    assert "no_file" in {
        p.kind for p in check_bank(load_bank(write_bank(tmp_path / "b", false))).problems
    }
    web = ITEMS.replace('kind = "know"', 'kind = "web"', 1)
    for name, more, told in (
        ("c", "", {"no_source", "not_checked"}),
        ("d", 'source = "https://a.example"\nchecked = "2026-01-05"\n', {"one_source"}),
        ("e", 'source = "https://a.example ; loi n° 1"\n', {"not_checked"}),
        ("f", 'source = "https://a.example ; loi n° 1"\nchecked = "2026-01-05"\n', set()),
    ):
        sourced = web.replace('kind = "web"\n', f'kind = "web"\n{more}', 1)
        problems = check_bank(load_bank(write_bank(tmp_path / name, sourced))).problems
        kinds = {"no_source", "one_source", "not_checked"}
        assert {problem.kind for problem in problems} & kinds == told, name
