"""Keys of figures found another way: publications."""

from __future__ import annotations

from pixsim.families.publishing import reseaux_sociaux, visibilite
from tests.families.figures import icons, look, right
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
