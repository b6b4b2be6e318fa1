"""Keys found another way. Backing up and restoring: 3-2-1, full, incremental."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

import numpy as np

from pixsim.families.troubleshooting import sauvegarde
from tests.families.attachments import drawn
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_restored_evening(seed: int) -> None:
    values = sauvegarde.restored_thursday(np.random.default_rng(seed))
    disk, right = values["world"], values["goal"].want[0][2]
    evening = next(
        n
        for n in disk.nodes
        if n.folder and n.name.endswith(f"-{values['evening']}") and n.name[0] != "1"
    )
    wanted = disk.node(right)
    copies = [
        n
        for n in disk.nodes
        if n.name == values["name"] and disk.path(n.id).endswith(f"/Documents/{n.name}")
    ]
    saved = [n for n in copies if disk.path(n.id).startswith("Sauvegardes/")]
    before = [n for n in saved if disk.path(n.id).split("/")[1] <= evening.name]
    assert max(before, key=lambda n: disk.path(n.id)) == wanted
    assert not any(
        disk.path(n.id).startswith(f"Sauvegardes/{evening.name}/Documents/{n.name}") for n in saved
    )


@each_seed
def test_one_server_loses_more_than_the_plan_allows(seed: int) -> None:
    values = drawn(sauvegarde.loss_beyond_plan, seed)
    fire = datetime.strptime(f"{values['fire']} {values['hour']}", "%d/%m/%Y %H")
    readable = {
        row["lot"]: row["resultat"] == "lisible" for row in records_of(values, "relecture.csv")
    }
    allowed = {row["serveur"]: int(row["perte_permise"].split()[0]) for row in records_of(values, "plan.csv")}  # fmt: skip

    def beyond(*, checked: bool, sunday: bool) -> dict[str, datetime]:
        began: dict[str, datetime] = {}
        state: dict[str, datetime] = {}
        whole: dict[str, bool] = defaultdict(bool)
        days: dict[str, list[int]] = defaultdict(list)
        for line in values["files"]["sauvegardes.log"].decode().splitlines():
            day, hour, server, word, kind, *rest = line.split()
            if word == "debut":
                began[server] = datetime.fromisoformat(f"{day} {hour}")
            if word != "fin":
                continue
            status, files, lot = rest[0], rest[1].split("=")[1], rest[2].split("=")[1]
            good = status == "OK" and files != "0" and (readable[lot] or not checked)
            full = kind == "complete"
            if full:
                days[server].append(began[server].weekday())
                full = not sunday or began[server].weekday() == days[server][0]
            whole[server] = good if full else whole[server] and good
            if whole[server]:
                state[server] = began[server]
        return {s: at for s, at in state.items() if fire - at > timedelta(hours=allowed[s])}

    ((server, state),) = beyond(checked=True, sunday=False).items()
    assert (server, f"{state:%d/%m/%Y}") == (values["server"], values["key"])
    assert server not in beyond(checked=False, sunday=False), "the log alone must mislead"
    assert set(beyond(checked=True, sunday=True)) - {server} <= set(values["not_server"])
    assert values["key"] not in values["wrong"]


@each_seed
def test_the_plan_gives_what_is_expected_of_it(seed: int) -> None:
    values, world = done(sauvegarde.backups_planned, seed)
    told = readings(world)
    assert told["Travail que l'on accepte de perdre"].startswith(f"{values['loss']} h")
    rate = world.value("Copie des fichiers modifiés")
    assert rate == (
        "toutes les heures" if values["loss"] == 1 else f"toutes les {values['loss']} h"
    )
    assert world.value("Versions gardées") in told["Un fichier effacé par erreur"]
    assert "autre bâtiment" in world.value("Destination 2")
    assert world.value("Heure de la copie complète") not in (
        told["Calculs de la nuit"][3:6],
        "midi",
    )
