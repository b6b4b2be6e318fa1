"""What the declaration of an act costs: some three hundred are declared before a first question is asked."""

from __future__ import annotations

from pixsim.worlds.core import Act, Text


def test_an_act_is_read_without_what_all_acts_have() -> None:
    """Pydantic reads the annotations of every class above a new one again: there must be none to read."""

    class Paint(Act, do="paint", word="peindre"):
        past = ("« {thing} » peint",)
        fills = True
        thing: Text

    assert sum(len(vars(above).get("__annotations__", ())) for above in Act.__mro__[:2]) == 0
    assert tuple(Paint.model_fields) == ("thing",)
    assert (Paint(thing="mur").past, Paint.fills) == (("« {thing} » peint",), True)
