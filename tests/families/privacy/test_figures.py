"""Keys of figures found another way: private life."""

from __future__ import annotations

from pixsim.families.privacy import cookies, reglages_vp
from tests.families.figures import look, right, words, wrong
from tests.families.seeds import each_seed


@each_seed
def test_banner(seed: int) -> None:
    values, figure = look(cookies.fair_banner, seed)
    (zone,) = right(values, figure)
    assert "Tout refuser" in words(figure, zone)
    assert not any("refuser" in words(figure, other) for other in wrong(values, figure))
    assert all("Accepter" in words(figure, one) for one in figure.zones)


@each_seed
def test_permission(seed: int) -> None:
    values, figure = look(reglages_vp.needless_permission, seed)
    (zone,) = right(values, figure)
    assert values["app"] in words(figure, zone)
    assert values["asked"] in words(figure, zone)
    needs = {
        "Lampe torche": "photo", "Dictaphone": "micro", "Trajets à vélo": "position", "Lecteur de QR": "photo", "Appels vidéo": "micro photo contacts",
        "Météo locale": "position", "Boussole": "position", "Scanner": "photo", "Répondeur": "micro contacts", "Covoiturage": "position contacts",
    }  # fmt: skip
    for one in figure.zones:
        said = words(figure, one)
        fit = next((need for app, need in needs.items() if app in said), "")
        assert any(word in said for word in fit.split()) is (one != zone), said


@each_seed
def test_no_more_than_an_app_needs(seed: int) -> None:
    values, figure = look(reglages_vp.answer_to_a_request, seed)
    needs = {"écran éteint": "Toujours", "quand vous la regardez": "Quand l'application est ouverte", "aujourd'hui": "Cette fois seulement", "quel que soit": "Jamais"}  # fmt: skip
    (answer,) = (said for clue, said in needs.items() if clue in values["need"])
    assert [words(figure, zone) for zone in right(values, figure)] == [answer] == [values["wanted"]]
    assert {words(figure, zone) for zone in figure.zones} == set(needs.values())
