"""Keys found another way. Choosing and managing passwords: strength, managers, entropy, leaks."""

from __future__ import annotations

import hashlib
import itertools
import math
import re
from hashlib import sha256

import pytest

from pixsim.families.security import mots_de_passe
from pixsim.families.security.mots_de_passe import generator_strong_enough
from pixsim.worlds.core import Refused
from pixsim.worlds.settings.world import Settings
from pixsim.worlds.web import acts
from pixsim.worlds.web.world import Web
from tests.families.attachments import drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_password_kept_owes_nothing_to_a_life(seed: int) -> None:
    values, world = done(mots_de_passe.strongest_at_sign_up, seed)
    assert isinstance(world, Web)
    (kept,) = [value for _url, name, value in world.sent if name == "Mot de passe"]
    clues = (str(values["year"]), values["pet"], values["who"][:3].lower(), "azerty", "MotDePasse")
    assert not any(clue in kept for clue in clues)
    (offered,) = [block.choices for block in world.pages[0].body if block.choices]
    assert sum(any(clue in text for clue in clues) for text in offered) == 3


@each_seed
def test_a_stolen_password_is_changed_wherever_it_served(seed: int) -> None:
    values, world = done(mots_de_passe.reused_in_manager, seed)
    start = values["world"]
    held = {page.name: start.value(page.settings[0].name) for page in start.pages[1:]}
    stolen = held[values["robbed"]]
    now = {page.name: world.value(page.settings[0].name) for page in world.pages[1:]}
    assert {n for n in held if held[n] != now[n]} == {n for n in held if held[n] == stolen}
    assert len(set(held.values())) > 2


@each_seed
def test_the_rest_of_the_vault_is_as_it_was(seed: int) -> None:
    values, world = done(mots_de_passe.record_in_manager, seed)
    assert int(world.value("Longueur du mot de passe")) == values["longest"]
    symbols = "oui" if "symboles" in values["accepted"].replace("sans symbole", "") else "non"
    assert world.value("Symboles dans le mot de passe") == symbols


@each_seed
def test_a_site_refuses_what_breaks_its_rules(seed: int) -> None:
    values, world = done(mots_de_passe.accepted_by_policy, seed)
    rules = " ".join(block.text for block in world.pages[1].body)
    found = re.search(r"signes acceptés sont (.*) ; ni", rules)
    assert found is not None
    signs = found[1].split()
    least = int(re.findall(r"Il a (\d+) caractères", rules)[0])
    good = {name: value for _url, name, value in world.sent}["Mot de passe"]
    assert len(good) >= least
    assert set(re.sub(r"[A-Za-z0-9]", "", good)) <= set(signs)
    first = values["login"].partition(".")[0]
    bad = (good[: least - 1], good.lower(), good.upper(), re.sub(r"\d", "x", good), re.sub(r"[^A-Za-z0-9]", "x", good),
           f"{good}é", f"{good} {good}", f"{good}{first}", f"{good}@", f"{good}zzz")  # fmt: skip
    form = values["world"].step(acts.Fill(field="2", value=values["login"]))
    for text in bad:
        with pytest.raises(Refused):
            form.step(acts.Fill(field="3", value=text)).step(acts.Press(button="4"))


@each_seed
def test_the_old_machine_s_password_is_the_shortest_that_is_strong_enough(seed: int) -> None:
    values, world = done(generator_strong_enough, seed)
    assert isinstance(world, Settings)
    said = {
        setting.name.lower(): [int(n) for n in re.findall(r"\d+", setting.value)]
        for page in world.pages
        for setting in page.settings
        if setting.kind == "info" and " signes, " in setting.value
    }
    kind, length = world.value("Signes employés"), int(world.value("Nombre de signes"))
    every, clear = said[kind]
    assert world.value("Éviter les signes qui se ressemblent") == "oui"
    assert clear ** (length - 1) < 2 ** values["asked"] <= clear**length
    assert every ** (length - 1) >= 2 ** values["asked"]  # the hasty count is shorter
    smaller = [left for name, (_all, left) in said.items() if left < clear]
    assert length <= values["most"]
    assert all(left ** values["most"] < 2 ** values["asked"] for left in smaller)


@each_seed
def test_accounts_that_a_stolen_password_opens(seed: int) -> None:
    values = drawn(mots_de_passe.accounts_with_a_stolen_password, seed)
    rows = rows_of(values)
    words = {site: re.sub(r"[^a-z-]+$", "", password.lower()) for site, _user, password, _day in rows}  # fmt: skip
    assert len(words) == len(rows)
    key = sum(word == words[values["leaked"]] for word in words.values()) - 1
    assert values["key"] == str(key) not in values["wrong"]


@each_seed
def test_two_accounts_have_the_password_that_leaked_from_their_owner(seed: int) -> None:
    values = drawn(mots_de_passe.reused_elsewhere, seed)
    leak = {row["courriel"].lower(): row["empreinte"] for row in records_of(values, "fuite.csv")}
    words = values["files"]["mots.txt"].decode().split()
    known = {hashlib.sha256(word.encode()).hexdigest(): word for word in words}
    proved, listed, equal = set(), set(), set()
    for row in records_of(values, "comptes.csv"):
        there, salt = leak[row["courriel"].lower()], row["sel"]
        tried = {hashlib.sha256(f"{salt}{word}".encode()).hexdigest(): word for word in words}
        if row["empreinte"] in tried:
            listed.add(row["compte"])
        if row["empreinte"] in leak.values():
            equal.add(row["compte"])
        if (not salt and row["empreinte"] == there) or tried.get(row["empreinte"], "?") == known.get(there):  # fmt: skip
            proved.add(row["compte"])
    assert proved == {values["first"], values["second"]}
    assert values["first"] in listed - equal
    assert values["second"] in equal - listed
    assert (listed | equal) - proved == set(values["wrong"]), "the list, or the leak, alone must mislead"  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_codes(seed: int) -> None:
    values = draw_values(mots_de_passe.code_behind, seed)
    found = [
        "".join(figures)
        for figures in itertools.product("0123456789", repeat=4)
        if sha256(f"{values['salt']}-{''.join(figures)}".encode()).hexdigest()
        == values["shown"].strip()
    ]
    assert found == [values["key"]]
    assert sha256(f"{values['salt']}-0000".encode()).hexdigest().startswith(values["sample"])


@each_seed
def test_the_policy_has_just_the_bits_it_needs(seed: int) -> None:
    values, world = done(mots_de_passe.policy_set, seed)
    source, count = world.value("Éléments"), int(world.value("Nombre d'éléments"))
    told = {
        one.name: one.value for page in world.pages for one in page.settings if one.kind == "info"
    }
    bits = float(told[f"Un élément parmi : {source}"].split()[0].replace(",", "."))
    assert (count - 1) * bits < values["bits"] <= count * bits
    number = re.search(r"[\d ]+\d", source)
    size = int(number[0].replace(" ", "")) if number else {"l": 26, "m": 36}[source[0]]
    assert abs(math.log2(size) - bits) < 0.03
    assert ("mots" in told["Usage"]) == source.startswith("mots")
