"""Keys of figures found another way: the digital world."""

from __future__ import annotations

import re

from pixsim.families.citizenship import identite
from tests.families.figures import look, right, words
from tests.families.seeds import each_seed

WHERE_OR_WHEN = re.compile(r"au 12|du 3 au|Seule|mardis|Clé|immeuble|7 h|rue")


@each_seed
def test_profile(seed: int) -> None:
    values, figure = look(identite.what_a_profile_gives_away, seed)
    for zone in figure.zones:
        assert bool(WHERE_OR_WHEN.search(words(figure, zone))) is (zone in right(values, figure))
