"""Keys of figures found another way: publications."""

from __future__ import annotations

import re

from pixsim.families.publishing import liens, reseaux_sociaux, visibilite
from tests.families.figures import icons, look, right, words
from tests.families.seeds import each_seed

SEEN = {"globe": "publique", "people": "amis", "person": "une personne", "lock": "privée"}
DONE = {"heart": "aimer", "bubble": "commenter", "share": "partager", "bell": "notifications", "star": "favori", "envelope": "message privé"}  # fmt: skip


@each_seed
def test_badge(seed: int) -> None:
    values, figure = look(visibilite.post_by_its_badge, seed)
    (zone,) = right(values, figure)
    assert SEEN[icons(figure, zone)[0]] in values["meaning"]
    assert {icons(figure, one)[0] for one in figure.zones} == set(SEEN)


@each_seed
def test_action(seed: int) -> None:
    values, figure = look(reseaux_sociaux.action_by_its_icon, seed)
    (zone,) = right(values, figure)
    assert DONE[icons(figure, zone)[0]] in values["action"]
    assert len({icons(figure, one)[0] for one in figure.zones}) == 4


@each_seed
def test_row_of_a_sharing_window(seed: int) -> None:
    values, figure = look(liens.link_of_a_window, seed)
    need = values["need"]
    opens = "Qui est invité" if "nul autre" in need else "Qui a le lien"
    does = "modifier" if re.search("ajoute|corrections", need) else "lire"
    assert [words(figure, zone) for zone in right(values, figure)] == [f"{opens} {does}"]
    assert len({words(figure, zone) for zone in figure.zones}) == 4
