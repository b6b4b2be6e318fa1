"""Keys found another way. Updating: system, drivers, versions."""

from __future__ import annotations

import re

from pixsim.families.troubleshooting import maj
from tests.families.attachments import content, drawn, rows_of
from tests.families.dates import date_of, parse_date
from tests.families.seeds import each_seed


@each_seed
def test_machines_that_nobody_corrects(seed: int) -> None:
    values = drawn(maj.unsupported_machines, seed)
    ends = {name: (date_of(plain), date_of(longer)) for name, plain, longer in rows_of(values, 1)}
    day, found = parse_date(values["day"]), []
    for post, _room, system, contract, net, state in rows_of(values):
        plain, longer = ends[system.strip().title()]
        if (net, state) == ("oui", "en service") and (longer if contract == "oui" else plain) < day:
            found.append(post)
    assert values["key"] == str(len(found))
    assert any(
        isinstance(row[1], str)
        for s in range(12)
        for row in rows_of(drawn(maj.unsupported_machines, s), 1)
    )


@each_seed
def test_release_notes(seed: int) -> None:
    values = drawn(maj.release_notes, seed)
    text = content(values, "txt").decode()
    versions = re.split(r"^Version ", text, flags=re.MULTILINE)[:0:-1]
    assert len(text.splitlines()) > 90
    for place in "123":
        said = []
        (ticket,) = set(re.findall(rf"n° (\d+), .{re.escape(values[f'f{place}'][1:])} ", text))
        for version in versions:
            for what, where in re.findall(rf"  (.*) : n° {ticket}\b.* \((.*)\)", version):
                if where == "tous systèmes" or values["systeme"] in where.split(", "):
                    said.append(what)
        state = "jamais signalé sous ce système" if not said else "corrigé" if said[-1].startswith("Corrigé") else "pas encore corrigé"  # fmt: skip
        assert state == values[f"k{place}"]
    (step,) = [version.partition("\n")[0] for version in versions if "passer par elle" in version]
    assert step == values["etape"] not in values["fausses"]
