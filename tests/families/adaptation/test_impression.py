"""Keys found another way. Preparing a print run: pages, two sides, booklets."""

from __future__ import annotations

import re

from pixsim.families.adaptation import impression
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_the_order_fits_the_booklet_and_the_delay(seed: int) -> None:
    values, world = done(impression.print_ordered, seed)
    told = readings(world)
    pages = int(world.value("Nombre de pages"))
    assert pages % 4 == 0
    assert 0 < pages - int(told["Livret"].split()[0]) < 4
    subscribed, spare = map(int, re.findall(r"\d+", told["Lecteurs"]))
    copies = int(world.value("Exemplaires"))
    assert copies - 50 < subscribed + spare <= copies
    ordered, wanted = (int(one) for one in re.findall(r"le (\d+)", told["Commandé, voulu"]))
    normal = int(
        re.findall(
            r"\d+",
            next(
                line.choices[0]
                for page in world.pages
                for line in page.settings
                if line.name == "Délai"
            ),
        )[0]
    )
    assert world.value("Délai").startswith("normal") == (wanted - ordered >= normal)
    assert values["left"] == wanted - ordered
