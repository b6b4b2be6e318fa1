"""Family of competence 3.1, level 7: references that an update of the fields does not put right."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, titled
from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.making.documents import Field, Mark, Paragraph, document, heading
from pixsim.making.make import in_two_formats

_BEGINNINGS = ("À propos de", "Pour", "Au sujet de", "Quant à")


def references_to_check(rng: np.random.Generator) -> dict[str, Any]:
    """A caption numbered by hand, references typed or led astray: what is still wrong once all is updated."""
    return first_telling(rng, _report)


def _report(rng: np.random.Generator) -> dict[str, Any] | None:
    count = integer(rng, 10, 12)
    subjects = sample(rng, TITLES, count)
    typed = integer(rng, 1, count - 2)  # its caption has a number, not a field
    fields = [place for place in range(count) if place != typed]
    order = shuffled(rng, fields)  # of the figures when they were last numbered
    old = {place: str(order.index(place) + 1) for place in fields}
    new = {place: str(fields.index(place) + 1) for place in fields}
    new[typed] = old[typed] = str(integer(rng, 2, count - 2))
    after_typed = [place for place in fields if place > typed and old[place] != new[place]]
    if not after_typed:
        return None
    asked = pick(rng, after_typed)
    blocks: list[Paragraph | str] = []
    for place, subject in enumerate(subjects):
        if place % 4 == 0:
            blocks.append(heading(f"Partie {place // 4 + 1}"))
        number: str | Mark = f"{new[typed]}"
        if place != typed:
            number = Mark(f"fig_{place}", Field("sequence", "Figure", old[place]))
        caption = Paragraph(("Figure ", number, f" : {subject}"), style="Caption")
        blocks += [prose(rng, integer(rng, 3, 5)), prose(rng, 3), caption]
    false = right = stale = 0
    astray = sample(rng, [place for place in fields if place != asked], integer(rng, 1, 2))
    by_hand = sample(rng, [place for place in fields if place not in (asked, *astray)], 4)
    for place in shuffled(rng, (*fields, typed)):
        shown: str | Field = Field("reference", f"fig_{place}", old[place])
        after, before = new[place], old[place]
        if place in astray:
            other = pick(rng, [one for one in fields if one != place])
            shown, after, before = (
                Field("reference", f"fig_{other}", old[other]),
                new[other],
                old[other],
            )
        elif place in by_hand or place == typed:
            after = before = pick(rng, (old[place], new[place]))
            shown = after
        false += after != new[place]
        stale += before != new[place]
        right += after == new[place]
        beginning = "À propos de" if place == asked else pick(rng, _BEGINNINGS)
        words = (f"{beginning} « {subjects[place]} », voir la figure ", shown, ".")
        blocks.insert(integer(rng, 1, len(blocks)), Paragraph(words))
    by_order = str(asked + 1)
    if (
        false < 3
        or len({false, stale, len(by_hand) + 1, len(astray)}) < 4
        or by_order == old[asked]
    ):
        return None
    name = titled(rng)
    return {
        "name": name, "subject": subjects[asked], "stale": old[asked], "key": new[asked], "wrong": [old[asked], by_order],
        "typed": subjects[typed], "options": sorted(subjects), "false": str(false), "not_false": sorted({str(n) for n in (stale, len(by_hand) + 1, len(astray), right)} - {str(false)}),
        "astray": len(astray), "files": in_two_formats(name, document(*blocks)),
    }  # fmt: skip
