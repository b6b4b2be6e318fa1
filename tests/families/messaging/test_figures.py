"""Keys of figures found another way: messages."""

from __future__ import annotations

from pixsim.families.messaging import pieces_jointes, visio
from tests.families.figures import icons, look, right, wrong
from tests.families.seeds import each_seed


@each_seed
def test_paper_clip(seed: int) -> None:
    values, figure = look(pieces_jointes.button_that_attaches, seed)
    (zone,) = right(values, figure)
    assert icons(figure, zone) == ["paperclip"]
    assert all("paperclip" not in icons(figure, other) for other in wrong(values, figure))


@each_seed
def test_seen_or_heard(seed: int) -> None:
    values, figure = look(visio.participant_seen_or_heard, seed)
    (zone,) = right(values, figure)
    microphone = "microphone" if values["microphone"] == "ouvert" else "microphone_off"
    film = "film" if values["camera"] == "ouverte" else "film_off"
    assert icons(figure, zone) == [microphone, film]
    assert len({tuple(icons(figure, one)) for one in figure.zones}) == 4
