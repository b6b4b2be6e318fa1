"""Goals over facts: patterns, variables, what is left alone."""

from __future__ import annotations

from typing import ClassVar

import pytest

from pixsim.worlds.core import Act, Fact, World
from pixsim.worlds.goals import Goal, folded, reached, unmet
from pixsim.worlds.markup import matches_element


class Plain(World):
    """A world that is nothing but its facts."""

    acts: ClassVar[tuple[type[Act], ...]] = ()
    machine: str = "plain"
    true: tuple[Fact, ...] = ()

    def facts(self) -> frozenset[Fact]:
        return frozenset(self.true)

    def holds(self, fact: Fact) -> bool | None:
        return fact[1] == "yes" if fact[0] == "computed" else None


def world(*facts: Fact) -> Plain:
    return Plain(true=facts)


START = world(("in", "1", "A"), ("in", "2", "A"), ("read", "2"))


@pytest.mark.parametrize(
    ("want", "holds"),
    [
        ((("in", "1", "A"),), True),
        ((("in", "1", "B"),), False),
        ((("in", "1", "*"),), True),
        ((("in", "$m", "A"), ("read", "$m")), True),
        ((("in", "$m", "A"), ("unread", "$m")), False),
        ((("in", "$m", "A"), ("in", "$n", "A"), ("read", "$n")), True),
        ((("in", "1", "^ a "),), True),
        ((("in", "1", "B||A"),), True),
        ((("in", "1", "~b||~A"),), True),
        ((("in", "1"),), False),
        ((("computed", "yes"),), True),
        ((("computed", "no"),), False),
    ],
)
def test_patterns(want: tuple[Fact, ...], holds: bool) -> None:
    assert reached(Goal(want=want), START, START) is holds
    assert (unmet(Goal(want=want), START, START) == ()) is holds


def test_a_variable_is_the_same_thing_in_what_is_refused() -> None:
    goal = Goal(want=(("in", "$m", "A"),), refuse=(("read", "$m"),))
    assert reached(goal, START, START)  # message 1 is not read
    assert not reached(goal, START, world(("in", "2", "A"), ("read", "2")))


def test_what_is_kept_may_change_for_the_things_named_alone() -> None:
    goal = Goal(want=(("in", "1", "B"),), keep=("in", "read"))
    assert reached(goal, START, world(("in", "1", "B"), ("in", "2", "A"), ("read", "2")))
    assert reached(
        goal, START, world(("in", "1", "B"), ("in", "2", "A"), ("read", "2"), ("read", "1"))
    )
    meddled = world(("in", "1", "B"), ("in", "2", "B"), ("read", "2"))
    assert not reached(goal, START, meddled)
    assert unmet(goal, START, meddled) == (
        ("changed", ("in", "2", "A")),
        ("changed", ("in", "2", "B")),
    )
    assert reached(goal.model_copy(update={"free": ("2",)}), START, meddled)


def test_anything_names_no_thing() -> None:
    goal = Goal(want=(("in", "*", "B"),), keep=("in",))
    assert not reached(goal, START, world(("in", "1", "B"), ("in", "2", "A")))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("https://livres.example/liste?lang=3&id=82#tarifs", True),
        ("https://livres.example/liste?id=82&lang=3#tarifs", True),
        ("https://Livres.example/liste?id=82&lang=3#tarifs ", True),
        ("https://livres.example/liste?id=82&lang=3", False),
        ("https://livres.example/liste?id=82#tarifs", False),
        ("https://livres.example/liste?id=82&lang=3&lang=3#tarifs", False),
        ("https://livres.example/listes?id=82&lang=3#tarifs", False),
    ],
)
def test_addresses_lead_to_the_same_place(written: str, same: bool) -> None:
    goal = Goal(want=(("link", "↗https://livres.example/liste?lang=3&id=82#tarifs"),))
    assert reached(goal, START, world(("link", written))) is same


@pytest.mark.parametrize("end", ["", "?", "#", "?#"])
def test_signs_left_at_the_end_of_an_address_lead_nowhere_else(end: str) -> None:
    goal = Goal(want=(("link", "↗https://livres.example/liste"),))
    assert reached(goal, START, world(("link", f"https://livres.example/liste{end}")))


def test_what_is_missing_is_told() -> None:
    goal = Goal(want=(("in", "1", "B"), ("read", "2")))
    assert unmet(goal, START, START) == (("missing", ("in", "1", "B")),)
    assert unmet(Goal(refuse=(("read", "*"),)), START, START) == (("forbidden", ("read", "*")),)


def test_folding() -> None:
    assert folded("  L’Été   INDIEN ") == "l'ete indien"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('<img src="salle.jpg" alt="La salle des fêtes">', True),
        ('<img src="salle.jpg" alt="La salle des fêtes" title="La salle des fêtes">', True),
        ('<img alt="la salle des fetes" title="x" src="salle.jpg" />', True),
        ("<img src='salle.jpg' alt='La salle des fêtes'/>", True),
        ('<IMG SRC="salle.jpg" ALT = "La  salle des fêtes">', True),
        ('<img src="salle.jpg" title="La salle des fêtes">', False),
        ('<img src="cour.jpg" alt="La salle des fêtes">', False),
        ('<img src="salle.jpg" alt="">', False),
        ('<img src="salle.jpg" alt="" alt="La salle des fêtes">', False),
        ('<img src="salle.jpg" alt="La salle des fêtes"', False),
        ('<img src="salle.jpg" alt=La salle des fêtes>', False),
        ('<a href="salle.jpg" alt="La salle des fêtes">', False),
        ('<img src="salle.jpg" alt="La salle des fêtes">alt', False),
        ('<img src="salle.jpg" alt="x"><img src="salle.jpg" alt="La salle des fêtes">', False),
    ],
)
def test_an_element_is_read_as_a_browser_reads_it(written: str, right: bool) -> None:
    wanted = '<img src="salle.jpg" alt="La salle des fêtes">'
    assert matches_element(written, wanted) == right


@pytest.mark.parametrize(
    ("shape", "path", "fits"),
    [
        ("%Photos/*.jpg", "Photos/mer.jpg", True), ("%Photos/*.jpg", "Photos/2025/mer.jpg", False), ("%Photos/**.jpg", "Photos/2025/mer.jpg", True),
        ("%Photos/**.jpg", "Photos/mer.jpg", True), ("%Photos/**.jpg", "Mes Photos/mer.jpg", False), ("%Photos/*.jpg", "Photos/merxjpg", False),
        ("%Photos/*.jpg||%Envoi/*", "Envoi/plan.pdf", True), ("100 %", "100 %", True), ("%", "%", True), ("%", "12", False),
    ],
)  # fmt: skip
def test_a_path_is_told_by_its_shape(shape: str, path: str, fits: bool) -> None:
    now = world(("content", path, "7"))
    assert reached(Goal(want=(("content", shape, "7"),)), START, now) is fits
