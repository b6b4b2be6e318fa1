"""What was done, in sentences with names, for reviews: « La page « Réseau » ouverte », and no command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Refused, World, offer_of

LONGEST_NAME = 60  # characters of what a sentence names
MASK = "●●●●●"
HIDDEN = "[…]"
_OPEN_NAMES = ("field", "setting", "name")
"""Arguments that say what is filled in."""
_TYPED = ("text", "value")
"""Arguments that say with what."""
_QUOTED = re.compile(r"[«“]\s?\{(\w+)\}")
_SECRET = re.compile(
    r"mot de passe|phrase secrète|code (?:secret|pin)|password|passphrase", re.IGNORECASE
)


def sentences(world: World, acts: Iterable[str]) -> list[str]:
    """What acts did, one sentence each; what is no act of the machine, or was refused, is left as it is kept.

    Parameters
    ----------
    world : World
        Where they began.
    acts : iterable of str
        As the journal keeps them.
    """
    told: list[str] = []
    hidden: list[str] = []
    for kept in acts:
        try:
            act = world.read_act(kept)
            after = world.step(act)
        except Refused:
            told.append(kept)
            continue
        there = _where_possible(world, act)
        hidden.append(there.hidden_by(act))
        told.append(sentence(there, act))
        world = after
    lines = (_without(line, hidden) for line in told)
    return [_counted(line, len(list(same))) for line, same in groupby(lines)]


def sentence(world: World, act: Act) -> str:
    """What an act does to a world that offers it, said once it is done."""
    template = act.past[world.which_past(act)]
    quoted = set(_QUOTED.findall(template))
    names = {
        name: shortened(value) or gettext("(vide)")
        for name, value in _masked(world.argument_names(act)).items()
    }
    if "{here}" in template:
        names["here"] = shortened(world.here())
    said = {name: _within_quotes(text) if name in quoted else text for name, text in names.items()}
    return template.format(**said)


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """A text on one line, its end left out between two words where it is long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _counted(line: str, times: int) -> str:
    return line if times == 1 else gettext("{done} ({n} fois)").format(done=line, n=times)


def _within_quotes(text: str) -> str:
    """A name with quotes of its own, to be put between others."""
    return (
        text.replace("« ", "“").replace(" »", "”").replace("\u00a0»", "”").replace("«\u00a0", "“")
    )


def _where_possible(world: World, act: Act) -> World:
    """The world whose page offers an act: a card is closed first, or a page above gone back to."""
    under = world.beneath()
    candidates = (world, *(() if under is None else (under,)), *world.above())
    return next((one for one in candidates if offer_of(act, one.page())), world)


def _masked(names: Mapping[str, str]) -> dict[str, str]:
    """Names without the secret that is typed into a field for one."""
    said = " ".join(names.get(name, "") for name in _OPEN_NAMES)
    secret = _SECRET.search(said) is not None
    return {
        name: MASK if secret and name in _TYPED and value else value
        for name, value in names.items()
    }


def _without(line: str, hidden: Iterable[str]) -> str:
    """A sentence without words that were hidden from others."""
    for words in filter(None, hidden):
        line = re.sub(re.escape(words), HIDDEN, line, flags=re.IGNORECASE)
    return line
