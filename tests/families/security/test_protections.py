"""Keys found another way. Setting up protections: updates, antivirus, firewall."""

from __future__ import annotations

import ipaddress
import re
from typing import Any

from pixsim.families.security import protections
from pixsim.families.security.protections import stopping_rule
from tests.families.drawing import draw_sound_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.settings import changed_settings, host_of
from tests.families.solutions import done


@each_seed
def test_a_program_comes_from_its_publisher(seed: int) -> None:
    values, world = done(protections.download_from_publisher, seed)
    (maker,) = [b.link for p in world.pages for b in p.body if b.text == "Site officiel"]
    (page,) = [p for p in world.pages if p.file == world.downloads[0]]
    assert host_of(page.url) == host_of(maker)
    ends = {"Windows": ".exe", "macOS": ".dmg", "Linux": ".deb"}
    assert page.file.endswith(ends[values["system"]])
    (told,) = [b.text for p in world.pages for b in p.body if b.link == page.url]
    assert "version stable" in told
    (article,) = [p for p in world.pages if host_of(p.url) == "encyclopedie.example"]
    assert any(f"par {host_of(maker).removesuffix('.example')}" in b.text for b in article.body)


@each_seed
def test_ports_closed_to_the_outside(seed: int) -> None:
    values, world = done(protections.close_ports, seed)
    numbers = {n.split()[1] for n in changed_settings(values, world) if n.startswith("Port ")}
    known = {
        "bureau": {"3389", "5900"},
        "échange": {"21", "23"},
        "chiffrée ou non": {"22", "23"},
        "courrier": {"80", "110"},
    }
    assert [known[word] for word in known if word in values["way"]] == [numbers]
    assert len(changed_settings(values, world)) == 3  # fmt: skip


@each_seed
def test_stopping_rule(seed: int) -> None:
    fields = draw_sound_values(stopping_rule, seed)
    spans: dict[str, list[tuple[Any, Any]]] = {"*": [("0.0.0.0", "255.255.255.255")]}
    for row in records_of(fields, "groupes.csv"):
        spans.setdefault(row["groupe"], []).append(
            (row["premiere_adresse"], row["derniere_adresse"])
        )

    def inside(group: str, address: str) -> bool:
        one = ipaddress.ip_address(address)
        return any(
            one in network
            for low, high in spans[group]
            for network in ipaddress.summarize_address_range(
                ipaddress.IPv4Address(low), ipaddress.IPv4Address(high)
            )
        )

    def opened(ports: str) -> set[int]:
        every = [part.partition("-") for part in ports.split(", ")]
        return {n for low, _, high in every for n in range(int(low), int(high or low) + 1)}

    rules = sorted(records_of(fields, "regles.csv"), key=lambda row: int(row["position"]))
    assert len(rules) > 35
    met = [
        [
            row
            for row in rules
            if row["etat"] == "active"
            and row["protocole"] in ("*", fields["protocol"])
            and inside(row["de"], fields["source"])
            and inside(row["vers"], fields["target"])
            and (row["ports"] == "*" or int(port) in opened(row["ports"]))
        ]
        for port in fields["ports"].split(" et ")
    ]
    passing, stopped = sorted(met, key=lambda found: found[0]["action"])
    assert passing[0]["action"] == "autoriser"
    assert stopped[0]["action"] == "bloquer"
    assert ", ".join(row["numero"] for row in stopped[:2]) == fields["key"]
    assert fields["key"] not in fields["wrong"]


@each_seed
def test_each_machine_gets_the_repair_of_its_branch(seed: int) -> None:
    values, world = done(protections.updates_planned, seed)
    told = {
        one.name: one.value for page in world.pages for one in page.settings if one.kind == "info"
    }

    def numbers(text: str) -> tuple[int, ...]:
        return tuple(map(int, text.split(".")))

    fixed = {}
    for name, said in told.items():
        if name.startswith("Avis"):
            found = re.match(r"(\w+), corrigé en (\S+) et (\S+) ;", said)
            assert found is not None
            fixed[found[1]] = found.group(2, 3)
    for name, said in told.items():
        if not name.startswith("Poste ") or "sans danger" in name:
            continue
        program, version, state = re.match(r"(\w+) (\S+), ([^,]+)", said).groups()  # type: ignore[union-attr]
        repair = next((one for one in fixed[program] if numbers(one)[0] == numbers(version)[0]), "")
        put = repair if state == "en service" and numbers(version) < numbers(repair) else "rien"
        assert world.value(f"Installer sur le {name.replace('Poste', 'poste')}") == put, said
    first = told["Poste " + world.value("Poste à traiter d'abord")]
    assert values["exploited"] in first
    assert "ouvert au public" in first
