"""Lines that go on below the first word of their paragraph."""

from __future__ import annotations

from rich.cells import cell_len

from pixsim.tui.drawing.hanging_indent import HangingText


def lines(text: str, width: int, indent: int | None = None, *, columns: bool = False) -> list[str]:
    return HangingText(text, indent, columns=columns).at(width).plain.split("\n")


def test_a_line_that_fits_is_left_alone() -> None:
    assert lines("a  b\n\n  c", 20) == ["a  b", "", "  c"]


def test_a_bullet_and_an_indented_line_go_on_below_their_text() -> None:
    assert lines("• un deux trois quatre", 14) == ["• un deux", "  trois quatre"]
    assert lines("   un deux trois quatre", 15) == ["   un deux", "   trois quatre"]


def test_an_indent_given_holds_for_all_lines() -> None:
    assert lines("› a. un deux trois quatre cinq", 18, 5) == [
        "› a. un deux trois",
        "     quatre cinq",
    ]


def test_padding_between_columns_is_given_up_where_it_does_not_fit() -> None:
    text = "1.2 Données" + 20 * " " + "à faire"
    assert lines(text, 38, columns=True) == [text]
    assert lines(text, 24, columns=True) == ["1.2 Données  à faire"]


def test_nothing_is_lost_nor_too_wide_at_any_width() -> None:
    text = "• 世界 et unmotbeaucouptroplongpourlafenetre, puis\n    d'autres 👩 mots"
    for width in range(2, 60):
        found = lines(text, width)
        assert max(cell_len(line) for line in found) <= width
        assert "".join("".join(found).split()) == "".join(text.split())


def test_control_characters_do_not_pass() -> None:
    assert "\x1b" not in str(HangingText("a\x1b[31mb"))
