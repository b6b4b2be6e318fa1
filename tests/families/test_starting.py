"""What starts with a computer, judged again from its pages."""

from __future__ import annotations

import re
from datetime import date

import numpy as np

from pixsim.families.troubleshooting.starting import lighter_start
from pixsim.text.french_dates import day_read
from tests.families.draws import each_seed


def _months_before(day: date, used: date) -> int:
    """Whole months from one day to another."""
    return (day.year - used.year) * 12 + day.month - used.month - (day.day < used.day)


@each_seed
def test_what_slows_and_serves_nobody(seed: int) -> None:
    values = lighter_start(np.random.default_rng(seed))
    said = {
        setting.name: setting.value for page in values["world"].pages for setting in page.settings
    }
    day = day_read(values["day"])
    assert day is not None
    names = [name.partition(" : ")[0] for name in said if name.endswith("temps pris au démarrage")]

    def used(name: str) -> bool:
        told = said[f"{name} : dernier usage"]
        when = day_read(told)
        return _months_before(day, when) < 6 if when is not None else told.startswith("sans cesse")

    served = {
        name: re.findall("faire marcher « (.*) »", said[f"{name} : sert à"]) for name in names
    }
    slow = {
        name
        for name in names
        if float(said[f"{name} : temps pris au démarrage"].removesuffix(" s").replace(",", ".")) > 3
    }
    useless = {name for name in slow if not used(name) and not any(map(used, served[name]))}
    assert {name.partition(" : ")[0] for _set, name, _no in values["goal"].want} == useless
    assert len(names) == len(set(names)) == 15
    assert len(slow) == 8
    assert sum(bool(few) for few in served.values()) == 2
    assert {name for name in useless if served[name]} == {values["idle"]}
