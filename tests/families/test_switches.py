"""Lights whose address small switches say: found again by reading them as one number in binary."""

from __future__ import annotations

from collections.abc import Callable

from pixsim.families.programming.switches import address_set, addresses_read
from tests.families.acted import done
from tests.families.draws import each_seed

SWITCHES = range(9, 0, -1)


def _read(shown: Callable[[int], str]) -> int:
    return int("".join("1" if shown(n) == "en haut" else "0" for n in SWITCHES), 2)


@each_seed
def test_switches_put_at_an_address(seed: int) -> None:
    values, after = done(address_set, seed)
    assert _read(lambda n: after.value(f"Interrupteur {n}")) == values["value"]
    assert after.value("Interrupteur 10") == "en bas"
    assert _read(lambda n: values["world"].value(f"Interrupteur {n}")) != values["value"]
    assert sum(map(int, values["sum"].split(" + "))) == values["value"]


@each_seed
def test_addresses_that_switches_say(seed: int) -> None:
    values, after = done(addresses_read, seed)
    for name in (values["one"], values["two"]):
        told = {n: values["world"].value(f"{name} : interrupteur {n}") for n in SWITCHES}
        assert after.value(f"Adresse du projecteur {name}") == str(_read(told.__getitem__))
        assert f"= {_read(told.__getitem__)}" in values["told"]
