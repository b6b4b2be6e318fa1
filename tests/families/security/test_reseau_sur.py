"""Keys found another way. Connecting safely: Wi-Fi, VPN, tethering."""

from __future__ import annotations

import re
from collections import Counter

from pixsim.families.security import reseau_sur
from tests.families.attachments import drawn
from tests.families.reading import records_of
from tests.families.seeds import each_seed


@each_seed
def test_one_address_is_heard_on_a_channel_that_is_not_its_own(seed: int) -> None:
    values = drawn(reseau_sur.cloned_point, seed)
    own: dict[str, str] = {}
    by_name = {}
    for row in records_of(values, "bornes.csv"):
        for band in ("2,4", "5"):
            address = row[f"adresse_{band}_GHz"].replace("-", ":").lower()
            own[address] = row[f"canal_{band}_GHz"]
            by_name[row["borne"], band] = address
    before = dict(own)
    for line in values["files"]["interventions.txt"].decode().splitlines():
        if moved := re.search(r"(B\d) : .* canal (\d+)\.", line):
            own[by_name[moved[1], "5"]] = moved[2]
        if new := re.search(r"(B\d) en panne.* : (\S+) \(2,4 GHz\) et (\S+) \(5 GHz\)", line):
            for band, address in (("2,4", new[2]), ("5", new[3])):
                own[address.replace("-", ":").lower()] = own.pop(by_name[new[1], band])
    heard = {(r["bssid"], r["canal"]) for r in records_of(values, "releve.csv") if r["nom"] == values["ssid"]}  # fmt: skip
    assert [pair for pair in heard if own.get(pair[0]) != pair[1]] == [(values["key"][0], values["channel"])]  # fmt: skip
    assert {address for address, _c in heard if address not in before} == set(values["wrong"][:2])
    twice = Counter(address for address, _channel in heard)
    assert [address for address, times in twice.items() if times > 1] == [values["key"][0]]
