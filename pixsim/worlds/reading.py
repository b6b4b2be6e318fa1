"""From a line that a person types to the act it means.

A line is first read to the letter: the verb of the act, then its arguments in order. Where that
leads nowhere it is read as people speak: other verbs, articles, part of a name, « désactivé » for
« coupé ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pixsim.i18n import content as _
from pixsim.worlds.arguments import arguments_of
from pixsim.worlds.core import Act, Ambiguous, Refused, World, offer_of
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.synonyms import SWITCHED, VERBS

MOST_WORDS = 6  # of a verb
_ADDRESS = re.compile(r"\w+://\S+|[\w-]+(\.[\w-]+)+(/\S*)?")


def parse(world: World, line: str) -> Act:
    """The act that a line says.

    Raises
    ------
    Refused
        The page offers no such act, or the line lacks an argument.
    """
    page = world.page()
    act, fault = _to_the_letter(world, page, line)
    if act is not None:
        return act
    return next(_meant(world, page, line), None) or _fail(world, page, line, fault)


def meant(world: World, line: str) -> tuple[Act, bool]:
    """The act that a line says, and whether it says so to the letter.

    Raises
    ------
    Refused
        As `parse`.
    """
    act, _fault = _to_the_letter(world, world.page(), line)
    return (act, True) if act is not None else (parse(world, line), False)


def words_of(world: World) -> tuple[str, ...]:
    """Verbs of the acts of the present page, each once."""
    return tuple(dict.fromkeys(_word(world, offer) for offer in world.page().offers))


def _word(world: World, offer: Offer) -> str:
    return _(world.act_class(offer.act).word)


def _spaced(text: str) -> str:
    """Folded, hyphens as spaces: « ouvrir-avec » is « ouvrir avec »."""
    return folded(text).replace("-", " ")


# ---- to the letter


def _to_the_letter(world: World, page: Page, line: str) -> tuple[Act | None, Refused | None]:
    """The act, or what is wrong with it; neither where the page has no such verb."""
    word, _space, rest = line.strip().partition(" ")
    plain, first = folded(word), None
    for offer in page.offers:
        kind = world.act_class(offer.act)
        if plain not in (folded(kind.word), folded(_(kind.word))):
            continue
        try:
            act = world.make_act(offer.act, **arguments_of(kind, offer, page, rest))
        except Refused as refusal:
            first = first or refusal
            continue
        if offer_of(act, page) is not None:
            return act, None
    return None, first


# ---- as people speak


def _meant(world: World, page: Page, line: str) -> Iterator[Act]:
    """What a line may mean, the likeliest first."""
    for offer, rest in _readings(world, page, line):
        act = _made(world, page, offer, rest)
        if act is not None:
            yield act
    yield from _unsaid(world, page, line)


def _made(world: World, page: Page, offer: Offer, rest: str, *, freely: bool = True) -> Act | None:
    kind = world.act_class(offer.act)
    try:
        act = world.make_act(offer.act, **arguments_of(kind, offer, page, rest, freely=freely))
    except Ambiguous:
        raise
    except Refused:
        return None
    return act if offer_of(act, page) is not None else None


def _readings(world: World, page: Page, line: str) -> Iterator[tuple[Offer, str]]:
    """Offers whose verb begins a line, and what follows it: the longest verb first."""
    for verb, rest in _beginnings(line):
        said = [offer for offer in page.offers if verb in _names(world, offer)]
        yield from ((offer, rest) for offer in said)
        for offer in page.offers:
            if offer in said:
                continue
            if verb in VERBS.get(offer.act, ()) and _suits(offer, verb, rest):
                yield offer, rest
            elif offer.act == "set" and verb in SWITCHED:
                yield offer, f"{rest} {SWITCHED[verb]}"


def _names(world: World, offer: Offer) -> tuple[str, str]:
    return _spaced(_word(world, offer)), _spaced(offer.label).rstrip("….")


def _suits(offer: Offer, verb: str, rest: str) -> bool:
    """Whether what follows « ouvrir » looks like what an act that takes any text is about."""
    if offer.act == "visit":
        return _ADDRESS.fullmatch(rest.strip()) is not None
    return offer.act != "go" or verb == "cd" or any(sign in rest for sign in ("/", "\\", ".."))


def _beginnings(line: str) -> Iterator[tuple[str, str]]:
    """First words of a line and the rest of it, the most words first."""
    text = line.strip()
    ends = [match.end() for match in re.finditer(r"\S+", text)][:MOST_WORDS]
    for end in reversed(ends):
        verb = _spaced(text[:end]).rstrip(" :")
        yield verb, text[end:]
        if end == ends[0] and verb.endswith("e"):  # « lance », « déplace »
            yield f"{verb}r", text[end:]


def _unsaid(world: World, page: Page, line: str) -> Iterator[Act]:
    """No verb at all: a line of the page, or a cell and what goes into it."""
    if page.grid is not None and " " not in line.strip():
        return
    for offer in page.offers:
        if offer.key == "enter" and offer.row:
            whole = not offer.asks and page.grid is None
            act = _made(world, page, offer, line, freely=whole or page.grid is not None)
            if act is not None and (whole or list(act.arguments().values())[-1]):
                yield act


# ---- what is wrong


def _fail(world: World, page: Page, line: str, fault: Refused | None) -> Act:
    """Say what was understood of a line, and what can be typed."""
    readings = list(_readings(world, page, line))
    word = line.split(" ")[0] if line.strip() else line
    if fault is None and not readings:
        raise Refused(_unknown(world, word))
    offer, rest = readings[0]
    kind = world.act_class(offer.act)
    try:
        arguments_of(kind, offer, page, rest, freely=True)
    except Refused as refusal:
        fault = refusal
    if fault is None:
        raise Refused(_("Ce n'est pas possible ici."))
    said = _("Compris : {word}. {fault}")
    raise Refused(
        said.format(word=_word(world, offer), fault=fault) if rest.strip() else str(fault)
    )


def _unknown(world: World, word: str) -> str:
    words = words_of(world)
    near = get_close_matches(_spaced(word), [_spaced(one) for one in words], n=1, cutoff=0.75)
    if near:
        close = next(one for one in words if _spaced(one) == near[0])
        return _("« {word} » n'est pas compris. Vouliez-vous dire « {close} » ?").format(
            word=word, close=close
        )
    return _("« {word} » n'est pas possible ici. On peut taper : {words}. Tapez « aide ».").format(
        word=word, words=", ".join(words)
    )
