"""A simulator's page in a browser: which cell takes the room, which is never broken, what is named."""

from __future__ import annotations

from pixsim.web.questions.world_view import Asking, _line_cells, _panel_view
from pixsim.worlds.pages import Ask, Offer, Page, Row
from pixsim.worlds.registry import read_world

WORLD = read_world({"machine": "settings", "title": "Téléphone", "pages": [{"name": "Téléphone"}]})


def page(*rows: tuple[str, ...], widths: tuple[int, ...]) -> Page:
    address = Offer("address", "adresse", "go", asks=(Ask("url", "Adresse"),))
    return Page("Moteur", (), tuple(Row(cells, cells[0]) for cells in rows), widths, (address,))


def lines(shown: Page) -> list[list[tuple[str, int, str]]]:
    return [[(c.text, c.span, c.look) for c in _line_cells(row, shown)] for row in shown.rows]


def test_sizes_and_dates_are_whole_beside_the_name() -> None:
    shown = page(("Chorale", "244 ko", "2025-03-03"), widths=(0, 8, 10))
    assert lines(shown) == [
        [("Chorale", 1, "main"), ("244 ko", 1, "short"), ("2025-03-03", 1, "short")]
    ]


def test_a_column_that_is_empty_throughout_takes_no_room() -> None:
    shown = page(("", "Posez une question, ou tapez quelques mots."), widths=(4, 0))
    assert lines(shown) == [[("Posez une question, ou tapez quelques mots.", 1, "main")]]


def test_a_heading_alone_goes_to_the_end_and_shares_no_column() -> None:
    shown = page(("Résultats de la recherche", ""), ("[1]", "Mairie"), widths=(4, 0))
    assert lines(shown) == [
        [("Résultats de la recherche", 2, "main")],
        [("[1]", 1, "short"), ("Mairie", 1, "main")],
    ]


def test_a_field_is_asked_for_by_its_name_alone() -> None:
    fill = Offer(
        "fill", "remplir", "go", asks=(Ask("text", "Texte", names_line=True),), row="field"
    )
    keep = Offer("keep", "renommer", "go", asks=(Ask("name", "Nom"),), row="field")
    row = Row(("Objet", ""), "subject", kind="field")
    shown = Page("Message", (), (row,), (0, 0), (fill, keep))
    labels = [_panel_view(shown, Asking(n, "subject", {}), WORLD) for n in (0, 1)]
    assert [panel.asks[0].label for panel in labels if panel] == ["Objet", "Nom"]


def test_what_is_asked_of_no_line_is_not_named_after_the_one_chosen_before() -> None:
    shown = page(("Première annonce de cette page", "n° 3"), widths=(0, 5))
    asked = _panel_view(shown, Asking(0, "Première annonce de cette page", {}), WORLD)
    assert asked is not None
    assert asked.title == "Adresse"
