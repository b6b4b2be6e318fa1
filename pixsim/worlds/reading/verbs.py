"""The verbs of a page: which offers the first words of a line may mean.

Second stage of the reading of a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pixsim.worlds.core import BACK, OPEN, Ambiguous, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.reading.targets import barer, key_of, plain_number, without_fillers
from pixsim.worlds.reading.targets import named as names_of
from pixsim.worlds.reading.tokens import beginnings, spaced
from pixsim.worlds.speech import Understood, understood

PAGE = "page"  # what a page that can be opened is called where it is listed
MOST_MEANINGS = 2  # of a verb that says by itself what is done
_QUOTED_IN = re.compile(r"«\s*(?P<text>[^«»]+?)\s*»\s+(?:dans|à|en|in)\s+(?P<number>\d+)")
_ADDRESS = re.compile(r"\w+://\S+|[\w-]+(\.[\w-]+)+(/\S*)?")


def words_of(world: World) -> tuple[str, ...]:
    """Verbs of the acts of the present page, each once."""
    return tuple(dict.fromkeys(word_of(world, offer) for offer in world.page().offers))


def word_of(world: World, offer: Offer) -> str:
    """The verb of an act, as it is typed."""
    return world.say(world.act_class(offer.act).word)


def names_of_offer(world: World, offer: Offer) -> tuple[str, str]:
    """The verb and the label of an act, as they are compared with what is typed."""
    return spaced(word_of(world, offer)), spaced(offer.label).rstrip("….")


def restating(world: World, offer: Offer) -> frozenset[str]:
    """Words that only say again what the act does: « à la demande » after « ajouter 2 »."""
    own = " ".join(names_of_offer(world, offer))
    return _words_of_synonyms(world.tongue, offer.act) | frozenset(re.findall(r"[^\W_]+", own))


@cache
def _words_of_synonyms(tongue: str, do: str) -> frozenset[str]:
    verbs = understood(tongue).verbs.get(do, ())
    return frozenset(word for verb in verbs for word in re.findall(r"[^\W_]+", verb))


@cache
def _bare_verbs(tongue: str, do: str) -> frozenset[str]:
    """The verbs of an act without articles: « creer dossier » for « créer un nouveau dossier »."""
    known = understood(tongue)
    return frozenset(bare for verb in known.verbs.get(do, ()) if (bare := _bare(verb, known)))


def _bare(verb: str, known: Understood) -> str:
    """A verb of several words without the articles inside; empty for one that ends with one."""
    words = verb.replace("l'", "l' ").split()
    kept = [word for word in words[1:] if word not in known.articles and word != "l'"]
    return " ".join((words[0], *kept)) if kept and words[-1] not in known.articles else ""


@cache
def _counts(tongue: str) -> Counter[str]:
    return Counter(verb for verbs in understood(tongue).verbs.values() for verb in set(verbs))


def is_telling(verb: str, tongue: str) -> bool:
    """Whether a verb says by itself what is done: « bloquer » does, « mettre » does not."""
    if verb in (*understood(tongue).verbs[OPEN], *understood(tongue).verbs[BACK]):
        return verb == PAGE
    return " " in verb or _counts(tongue)[verb] <= MOST_MEANINGS


def means(world: World, do: str, verb: str) -> bool:
    """Whether a verb, articles aside, is one of those of an act."""
    known = world.understood
    if verb in known.verbs.get(do, ()):
        return True
    bare = _bare(verb, known) if " " in verb else ""
    return bool(bare) and bare in _bare_verbs(world.tongue, do)


def candidates(world: World, page: Page, line: str) -> Iterator[tuple[Offer, str]]:
    """Offers whose verb begins a line, and what follows it: the longest verb first.

    After a command of several words none of fewer is tried: « ouvrir avec X » never opens X in another way.
    """
    for verb, rest in beginnings(line):
        said = [offer for offer in page.offers if verb in names_of_offer(world, offer)]
        said = [one for one in said if not rest_belongs(world, page, one, rest)]
        yield from ((offer, rest) for offer in said)
        for offer in page.offers:
            if offer not in said:
                yield from _by_synonym(world, page, offer, verb, rest)
        if " " in verb and any(verb == spaced(word_of(world, offer)) for offer in said):
            break
    yield from around(world, page, line)


def around(world: World, page: Page, line: str) -> Iterator[tuple[Offer, str]]:
    """« marquer 2 comme non lu »: a verb of several words, what it is about within it."""
    text = line.strip()
    plain = spaced(text)
    for offer in page.offers if len(plain) == len(text) else ():
        for verb in world.understood.verbs.get(offer.act, ()) if offer.row else ():
            head, _space, tail = verb.partition(" ")
            between = text[len(head) : len(text) - len(tail)]
            if " " in tail and between.strip() and plain.startswith(f"{head} ") and plain.endswith(f" {tail}"):  # fmt: skip
                yield offer, between.strip()


def _by_synonym(
    world: World, page: Page, offer: Offer, verb: str, rest: str
) -> Iterator[tuple[Offer, str]]:
    known = world.understood
    if offer.act == "set" and (done := _done_by(known, offer, verb)):
        yield offer, f"{rest} {done}"
    if means(world, offer.act, verb) and _suits(world, page, offer, verb, rest):
        if not is_other_way(known, offer, verb) and not is_ticked_so(world, page, offer, verb, rest):  # fmt: skip
            yield offer, without_fillers(rest, known) if offer.act == "visit" else rest
    elif _begins_its_label(offer, verb) and rest.strip():
        yield offer, rest
    elif offer.act == "fill" and offer.row and verb in known.emptying and rest.strip():
        yield offer, f'{rest} ""'
    elif offer.act == "set" and verb in known.naming and rest.strip():
        yield offer, f"{known.naming[verb]} {_new_name(page, known, rest)}"
    elif verb in known.given.get(offer.act, {}):
        yield offer, with_value(world, page, known.given[offer.act][verb], rest)
    elif (
        offer.act == "set"
        and verb in known.switched
        and _can_be(known, offer, known.switched[verb])
        and (rest.strip() or verb not in known.verbs["back"])
    ):
        yield offer, f"{rest} {known.switched[verb]}"
    elif offer.act == "toggle" and verb in known.toggled and _is_now(known, page, rest, verb):
        yield offer, rest


def _begins_its_label(offer: Offer, verb: str) -> bool:
    """« modifier 3 », Enter being shown as « modifier le style »."""
    alone = offer.key == "enter" and offer.row and not offer.asks
    return bool(alone) and spaced(offer.label).startswith(f"{verb} ")


def _can_be(known: Understood, offer: Offer, value: str) -> bool:
    """Whether a line can be emptied, or chosen to be so: « désactiver le nom », « baisser l'écran » make nothing « non »."""
    same = {value}.union(*(family for family in known.families if value in family))
    chosen = {one for ask in offer.asks for o in (ask.choices, *ask.by_row.values()) for one in o}
    return value.startswith("(") or bool(same & {*map(folded, chosen)})


def _new_name(page: Page, known: Understood, rest: str) -> str:
    """« Workshop » for « the wifi Workshop »: an article and what the page is about are no part of the name."""
    article, _space, named = rest.strip().partition(" ")
    thing, _space, name = named.strip().partition(" ")
    about = {_letters(word) for word in (*page.title.split(), *page.headline.split())}
    return name if folded(article) in known.articles and _letters(thing) in about and name else rest


def _letters(text: str) -> str:
    """A word as it is compared: « wifi » for « Wi-Fi, »."""
    return "".join(filter(str.isalnum, folded(text)))


def with_value(world: World, page: Page, value: str, rest: str) -> str:
    """« 3 italique restent sur », the verb being « mettre en italique » and « 3 restent sur » its rest."""
    known = world.understood
    where = known.reference.fullmatch(rest)
    quoted_in = _QUOTED_IN.fullmatch(rest.strip())
    if quoted_in is not None:  # « « de la » dans 4 »
        rest = f"{quoted_in['number']} {quoted_in['text']}"
    elif where is not None and where["place"] and where["text"].strip():
        rest = f"{where['number']} {without_fillers(where['text'], known)}"
    plain = without_fillers(rest, known).strip(' «»"“”\u00a0')
    numbered = re.match(r"(\d+)(?=\s|$)\s*(.*)", plain)
    if numbered:
        return f"{numbered[1]} {value} {numbered[2]}".strip()
    if not plain:
        return value
    first, _space, after = plain.partition(" ")
    if folded(first) in known.before and after:
        plain = without_fillers(after, known)  # « un saut de section avant Budget »
    bearers = [row for row in page.rows if any(plain in cell for cell in row.cells)]
    if len(bearers) == 1 and plain not in bearers[0].cells:
        return f"{bearers[0].key} {value} {plain}"
    return f'"{plain}" {value}' if '"' not in plain else f"{plain} {value}"


def _done_by(known: Understood, offer: Offer, verb: str) -> str:
    """The value that a verb gives: « branché » for « brancher », « retiré » for « supprimer »."""
    values = {value for ask in offer.asks for choices in ask.by_row.values() for value in choices}
    stem = verb.removesuffix("r") if verb.endswith("er") else ""
    said = next((value for value in sorted(values) if stem and folded(value) == stem), "")
    if said or not stem:
        return said
    alike = {word for family in known.families if {stem, verb} <= family for word in family}
    alike -= set(known.switched.values())
    return next((value for value in sorted(values) if folded(value) in alike), "")


def _is_now(known: Understood, page: Page, rest: str, verb: str) -> bool:
    """Whether a rule is what it must be for a verb to change it; « 2 » is the second, r2."""
    plain = without_fillers(rest, known)
    found = page.row(plain) or page.row(f"r{plain}")
    return found is not None and known.toggled[verb] in map(folded, found.cells)


def is_so(known: Understood, page: Page, rest: str, verb: str) -> bool:
    """Whether a rule is already as a verb would have it."""
    contrary = set(known.toggled.values()) - {known.toggled.get(verb, "")}
    plain = without_fillers(rest, known)
    found = page.row(plain) or page.row(f"r{plain}")
    return (
        verb in known.toggled and found is not None and bool(contrary & {*map(folded, found.cells)})
    )


def is_ticked_so(world: World, page: Page, offer: Offer, verb: str, rest: str) -> bool:
    """Whether a box is already as a verb would have it: « décocher » one that is not ticked."""
    wanted = world.understood.ticked.get(verb)
    if wanted is None or not offer.row:
        return False
    keys = tuple(key for key in page.keys if offer.on is None or key in offer.on)
    try:
        key = key_of(rest.strip(), keys, names_of(page, offer), world, freely=True)
    except Ambiguous:
        return False
    row = page.row(key) if key is not None else None
    said = f"{folded(row.spoken)}," if row is not None else ""
    return said.startswith(wanted) or f" {wanted}" in said


def is_other_way(known: Understood, offer: Offer, verb: str) -> bool:
    """Whether one asks for what is so already: « couper le micro », the page offering to open it."""
    if offer.row or offer.asks:
        return False
    offered, said = (
        {n for n, family in enumerate(known.families) if known.switched.get(first, first) in family}
        for first in (spaced(offer.label).split()[0], verb.split()[0])
    )
    return bool(offered and said) and not offered & said


def _suits(world: World, page: Page, offer: Offer, verb: str, rest: str) -> bool:
    """Whether a verb may mean an act there: « coller » is no copying where there is pasting.

    And whether what follows « ouvrir » looks like what an act that takes any text is about.
    """
    known = world.understood
    if offer.act == "delete" and rest_belongs(world, page, offer, rest):
        return False
    if offer.act == "copy" and verb == "coller":
        return all(act.do != "paste" for act in world.acts)
    if offer.act == "copy_link" and verb == "copier":
        return bool(offer.row and rest.strip())
    if offer.act == "new_contact" and verb in known.adding:
        return "@" in rest
    if offer.act == "open_with" and verb in known.verbs[OPEN]:
        return any(f" {link} " in rest for link in known.prepositions)
    if offer.act == "show" and plain_number(rest).isdecimal():
        return False  # « ouvrir 1 » is about a line
    if offer.act == "visit":
        return "adresse" in verb or is_address(without_fillers(rest, known))
    if offer.act != "go" or verb == "cd" or any(ask.choices for ask in offer.asks):
        return True
    placed = rest.strip() and any(world.row_at(one) is not None for one in barer(rest, known))
    return bool(placed) or any(sign in rest for sign in ("/", "\\", ".."))


def rest_belongs(world: World, page: Page, offer: Offer, rest: str) -> bool:
    """Whether « supprimer le lien de budget.ods » is about what belongs to a line and is no line itself."""
    if offer.act not in ("delete", "move") or not offer.row or not rest.strip():
        return False
    words = [word for word in re.findall(r"[^\W_]+", folded(rest)) if len(word) > 1]
    first = next((word for word in words if word not in world.understood.articles), "")
    names = {folded(name) for name in names_of(page, offer)}
    known = world.understood.belonging
    return (
        len(words) > 1
        and first in known
        and not any(n.startswith(first) and n != first for n in names)
    )


def is_address(text: str) -> bool:
    """Whether a text looks like the address of a page."""
    return _ADDRESS.fullmatch(text.strip()) is not None
