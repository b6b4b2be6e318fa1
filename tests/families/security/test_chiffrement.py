"""Keys found another way. Understanding encryption: HTTPS, keys, fingerprints, certificates."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import datetime

from pixsim.families.security import chiffrement
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed
from tests.families.settings import host_of
from tests.families.solutions import done


@each_seed
def test_a_certificate_comes_from_the_right_site(seed: int) -> None:
    values, world = done(chiffrement.certificate_of_page, seed)
    assert any(values["key"][0] in cell for row in world.page().rows for cell in row.cells)
    assert host_of(world.tab.url) == values["host"]


@each_seed
def test_one_file_was_changed_and_one_renamed(seed: int) -> None:
    values = drawn(chiffrement.altered_delivery, seed)
    lines = [line.split("  ") for line in content(values, "txt").decode().splitlines()]
    listed = {name: digest for digest, name in lines}
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
        dates = {one.filename: one.date_time for one in archive.infolist()}
    changed = [name for name, digest in held.items() if name in listed and listed[name] != digest]
    renamed = [name for name in held if name not in listed]
    assert changed == [values["key"]]
    assert renamed == [values["other"]]
    assert [name for name, digest in listed.items() if digest == held[renamed[0]]] == [values["first_name"]]  # fmt: skip
    late = {name for name, moment in dates.items() if moment == max(dates.values())}
    assert late <= set(values["wrong"])
    assert values["key"] not in late


@each_seed
def test_the_certificate_put_has_the_names_the_time_and_the_key(seed: int) -> None:
    values, world = done(chiffrement.certificates_put, seed)
    told = {
        one.name: one.value for page in world.pages for one in page.settings if one.kind == "info"
    }

    def day(text: str) -> datetime:
        return datetime.strptime(text[:10], "%d/%m/%Y")

    until = day(told["Valable jusqu'au"])
    right = []
    for name in told:
        if not name.startswith("Noms ("):
            continue
        letter = name[6]
        issuer = told[f"Émetteur ({letter})"]
        lasts = (
            min(
                day(told[f"Fin ({letter})"]),
                day(told[f"Intermédiaire {issuer}"].removeprefix("fin ")),
            )
            >= until
        )
        if lasts and told[name].split(", ") == [
            f"{values['site']}.example",
            f"*.{values['site']}.example",
        ]:
            right.append((f"certificat {letter}", issuer, told[f"Empreinte de clé ({letter})"]))
    ((certificate, issuer, key),) = right
    assert (world.value("Certificat présenté"), world.value("Certificat intermédiaire")) == (
        certificate,
        issuer,
    )
    assert told[f"Empreinte de la {world.value('Clé privée')}"] == key
