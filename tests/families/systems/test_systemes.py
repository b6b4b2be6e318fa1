"""Keys found another way. Operating systems: role, families, mobile, kernel."""

from __future__ import annotations

import re

from pixsim.families.systems import systemes
from tests.families.attachments import content, drawn, rows_of
from tests.families.reading import gigabytes
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_system_is_in_os_release(seed: int) -> None:
    values = drawn(systemes.identify_system, seed)
    text = content(values, "txt").decode()
    assert f'NAME="{values["names"][0]}"' in text
    assert f'VERSION_ID="{values["shown"]}"' in text
    assert re.search(rf"^Linux \w+ {re.escape(values['kernel'])}-", text, re.MULTILINE)
    build = re.search(r"^Linux \w+ (\S+) ", text, re.MULTILINE)
    assert build is not None
    assert values["kernels"][-1] == build[1]
    like = re.search(r"^ID_LIKE=\"(.*)\"", text, re.MULTILINE)
    assert (like is not None) == (values["name"] in ("Ubuntu", "Linux Mint", "openSUSE Leap"))


@each_seed
def test_machines_that_can(seed: int) -> None:
    values = drawn(systemes.machines_that_can, seed)
    bits = dict(rows_of(values, 1))
    able = [row for row in rows_of(values) if row[4] == "en service" and gigabytes(row[3]) >= 4]
    old = ("32 bits", "i686", "x86")
    assert values["now"] == str(sum(row[2] not in old for row in able))
    assert values["later"] == str(sum(row[2] in old and bits[row[1]] == 64 for row in able))
    assert all(bits[row[1]] == 64 for row in able if row[2] not in old)


@each_seed
def test_a_virtual_machine_fits_its_system_its_computer_and_its_use(seed: int) -> None:
    values, world = done(systemes.machine_set, seed)
    told = {
        line.name: line.value
        for page in world.pages
        for line in page.settings
        if line.kind == "info"
    }
    size = {
        name: int(value.split()[0]) for name, value in told.items() if value.split()[0].isdigit()
    }
    memory, disk = (int(world.value(name).split()[0]) for name in ("Mémoire", "Disque"))
    assert size["Mémoire demandée, au moins"] <= memory <= size["Mémoire de l'ordinateur"] // 2
    assert size["Disque, au moins"] <= disk <= size["Disque, au plus"]
    net = world.value("Réseau de la machine")
    assert ("pont" in net) == ("autres postes" in values["need"])
    assert (net == "aucun") == ("internet" in values["need"])
    alone = "douteux" in values["need"]
    assert (world.value("Dossier commun avec cet ordinateur") == "oui") == (
        "dossier commun" in values["need"]
    )
    assert (world.value("À l'arrêt de la machine") == systemes.BACK_TO) == alone
    assert (world.value("Lancer avec cet ordinateur") == "oui") == (
        "repart seule" in values["need"]
    )
    assert ("pressed", "Prendre un instantané maintenant") in world.facts() or not alone
