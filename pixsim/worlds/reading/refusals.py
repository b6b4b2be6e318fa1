"""What is said of a line that is no act: what was understood of it, where it can be done, what can be typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import NoReturn

from pixsim.worlds.core import BACK, OPEN, Act, Misplaced, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page, numbers
from pixsim.worlds.reading.arguments import arguments_of, refuse_a_formula_in_words
from pixsim.worlds.reading.elsewhere import elsewhere, is_to_look, within, words_before
from pixsim.worlds.reading.targets import key_of, plain_number, without_fillers
from pixsim.worlds.reading.targets import named as names_of
from pixsim.worlds.reading.tokens import beginning_is, beginnings, clauses, first_words, spaced
from pixsim.worlds.reading.value_lists import listed
from pixsim.worlds.reading.verbs import (
    PAGE,
    candidates,
    is_other_way,
    is_so,
    is_ticked_so,
    means,
    word_of,
    words_of,
)

Valued = Callable[[World, Page, str], Iterator[Act]]
"""How a value without a verb is read."""


def refuse(world: World, page: Page, line: str, fault: Refused | None, valued: Valued) -> NoReturn:
    """Say what was understood of a line, and what can be typed."""
    if done := _done_already(world, page, line):
        raise Refused(done)
    if button := _button_of_that_number(world, page, line):
        raise Refused(button)
    clause = next(clauses(line, world.tongue, cells=page.grid is not None))
    read = [one for one in candidates(world, page, clause) if not _only_closes(*one)]
    word = line.split(" ")[0] if line.strip() else line
    belongs = isinstance(fault, Misplaced) and not read  # « supprimer le lien de budget.ods »
    if belongs and (place := within(world, page, clause, deep=1)):
        raise Refused(place)
    if fault is None and not read:
        if page.grid is not None:
            refuse_a_formula_in_words(world, None, clause)
        raise Refused(
            world.out_of_reach(line)
            or _place_of(world, page, clause)
            or _two_settings(world, page, line, valued)
            or _values(world, page, line)
            or _choice_alone(world, page, line)
            or _hint_formula_cell(world, page, line)
            or _unknown(world, word)
        )
    if any(_is_about_another(*one) for one in read) and (place := elsewhere(world, page, clause)):
        raise Refused(place)
    known_here = fault is not None and not isinstance(fault, Misplaced)
    if read and not known_here and (place := _told_better_elsewhere(world, page, clause, read)):
        raise Refused(place)
    read.sort(key=lambda one: (not _finds_its_line(page, *one), not clause.endswith(one[1].strip())))  # fmt: skip
    offer, rest, fault = _fault_of(world, page, read, fault)
    if fault is None:
        raise Refused(world.say("Ce n'est pas possible ici."))
    if _is_present(world, page, clause):
        raise Refused(world.say(_ALREADY))
    wrong_value = str(fault).startswith(_told(world, "Valeurs possibles : {values}."))
    said = world.say(
        "{word} : valeur inconnue. {fault}" if wrong_value else "Compris : {word}. {fault}"
    )
    if offer is None or not rest.strip() or str(fault).startswith(_told(world, "Tapez « {word} » seul : ce mot agit sur ce qui est affiché.")):  # fmt: skip
        raise Refused(str(fault))
    raise Refused(said.format(word=word_of(world, offer), fault=fault))


def _place_of(world: World, page: Page, clause: str) -> str:
    """Where a line can be done; nowhere else for « ouvrir 1 », the page having a line of that number."""
    looks = any(is_to_look(verb, world) for verb, _rest in beginnings(clause))
    if looks and plain_number(clause.split(" ")[-1]) in page.keys:
        return ""
    return (
        within(world, page, clause, deep=1)
        or elsewhere(world, page, clause)
        or within(world, page, clause)
    )


def _button_of_that_number(world: World, page: Page, line: str) -> str:
    """How to press what one wanted to open or to follow: « suivre 1 », line 1 being a button."""
    verb, _space, number = line.strip().rpartition(" ")
    key = numbers(page).get(plain_number(number), plain_number(number))
    press = next((one for one in page.offers if one.act == "press" and one.row and key in page.keys and key in (one.on or page.keys)), None)  # fmt: skip
    if press is None or not any(means(world, do, spaced(verb)) for do in (OPEN, "follow")):
        return ""
    return world.say("Tapez : {usage}.").format(usage=f"{word_of(world, press)} {number}")


def _only_closes(offer: Offer, rest: str) -> bool:
    """Whether « fermer 22 et 23 » was taken for going back, which is about nothing."""
    return offer.act == BACK and bool(set(re.findall(r"\d+", rest)))


_ALREADY = "C'est déjà le cas : rien n'a changé."


def _fault_of(
    world: World, page: Page, read: list[tuple[Offer, str]], fault: Refused | None
) -> tuple[Offer | None, str, Refused | None]:
    """The offer that a line comes nearest to, what follows its verb, and what is wrong with that."""
    if not read:
        return None, "", fault
    offer, rest = read[0]
    for tried, after in read:
        if not tried.row and word_of(world, tried) != word_of(world, offer):
            continue
        try:
            arguments_of(world, world.act_class(tried.act), tried, page, after, freely=True)
        except Refused as refusal:
            if tried is offer or not isinstance(refusal, Misplaced):
                offer, rest, fault = tried, after, refusal
            if not isinstance(refusal, Misplaced):
                break
    return offer, rest, fault


def _told_better_elsewhere(
    world: World, page: Page, clause: str, read: list[tuple[Offer, str]]
) -> str:
    """Where a longer verb than any of the page can be done: « voir le profil de Hugo »; one step of two."""
    longest = max(words_before(clause, rest) for _offer, rest in read)
    for place in (within(world, page, clause, beyond=longest), elsewhere(world, page, clause, beyond=longest)):  # fmt: skip
        if place:
            return place
    nearest = _fault_of(world, page, read, None)[0]
    for offer, rest in read if nearest is None or not nearest.asks else ():
        kind = world.act_class(offer.act)
        if not kind.moves or offer.asks or not offer.row or page.grid is not None:
            continue
        keys = tuple(key for key in page.keys if offer.on is None or key in offer.on)
        for said, after in first_words(rest, most=8)[::-1]:
            bare = without_fillers(said, world.understood)
            key = key_of(bare, keys, names_of(page, offer), world, freely=False)
            if key is not None and len(after.split()) > 1:
                first = f"{word_of(world, offer)} {key}"
                return world.say("Une chose à la fois : tapez d'abord « {first} ».").format(first=first)  # fmt: skip
    return ""


def _is_about_another(offer: Offer, rest: str) -> bool:
    """Whether a line names something else by its number than what is open: « copier 18 Reçus »."""
    this, number = offer.asks[0] if offer.asks else None, plain_number(rest.strip().split(" ")[0])
    return this is not None and not this.label and number.isdecimal() and number not in this.choices


def _is_present(world: World, page: Page, clause: str) -> bool:
    """Whether a line asks for the value that its line has."""
    for offer, rest in candidates(world, page, clause):
        if not offer.row or len(offer.asks) != 1 or page.grid is not None:
            continue
        keys = tuple(key for key in page.keys if offer.on is None or key in offer.on)
        for said, after in first_words(rest, most=8)[::-1]:
            key = key_of(said, keys, {}, world, freely=True)
            if key is None or not after.strip():
                continue
            present = folded(offer.asks[0].present(key) or _shown_value(page, key))
            return bool(present) and present in (
                folded(after),
                folded(without_fillers(after, world.understood)),
            )
    return False


def _shown_value(page: Page, key: str) -> str:
    row = page.row(key)
    return row.cells[-1].rpartition(" : ")[2] if row is not None else ""


def _two_settings(world: World, page: Page, line: str, valued: Valued) -> str:
    """That « de 2 à 7 » are two settings, each being understood alone."""
    if any(is_to_look(verb, world) for verb, _rest in beginnings(line)):
        return ""  # « ouvrir le port 22 » is no value « ouvert » and another
    ends = [match.start() for match in re.finditer(r"\s+", line.strip())]
    for end in ends if any(offer.act == "set" for offer in page.offers) else ():
        first, second = line.strip()[:end], line.strip()[end:].strip().removeprefix("et ")
        acts = [next(valued(world, page, part), None) for part in (first, second)]
        if all(acts) and len({str(act.arguments()["setting"]) for act in acts if act}) == 2:
            return world.say("Un réglage à la fois : tapez « {first} », puis « {second} ».").format(
                first=first, second=second
            )
    return ""


def _finds_its_line(page: Page, offer: Offer, rest: str) -> bool:
    """Whether what follows a verb begins with the name of a line that the act may be about."""
    keys = [key for key in page.keys if offer.on is None or key in offer.on] if offer.row else []
    said = folded(rest).replace('"', " ").split()
    return any(said[: len(words)] == words for key in keys if (words := folded(key).split()))


def _values(world: World, page: Page, line: str) -> str:
    """The values of a setting that a line begins with, followed by none of them."""
    whole = max(
        (k for k in page.keys if folded(line).startswith(f"{folded(k)} ")), key=len, default=""
    )
    for offer in page.offers if whole else ():
        options = offer.asks[0].options(whole) if len(offer.asks) == 1 else ()
        if options and (offer.on is None or whole in offer.on):
            return world.say("Valeurs possibles : {values}.").format(values=listed(options))
    offers = [] if beginning_is(line, PAGE) else list(page.offers)
    for offer in sorted(offers, key=lambda one: not _finds_its_line(page, one, line)):
        if offer.act == "set" and offer.row and offer.asks and page.grid is None:
            if not _names_a_line(world, page, offer, line):
                continue
            try:
                arguments_of(world, world.act_class("set"), offer, page, line, freely=True)
            except Refused as refusal:
                told = ("Valeurs possibles : {values}.", "Il manque : {what}.")
                if str(refusal).startswith(tuple(_told(world, text) for text in told)):
                    return str(refusal)
    return ""


def _names_a_line(world: World, page: Page, offer: Offer, line: str) -> bool:
    """Whether the first words of a line, or one of them, are those of a line of the page."""
    words = set(folded(without_fillers(line, world.understood)).replace(":", " ").split())
    keys = [key for key in page.keys if offer.on is None or key in offer.on]
    return any(words & {word for word in folded(key).split() if len(word) > 2} for key in keys)


def _choice_alone(world: World, page: Page, line: str) -> str:
    """How to use what was typed alone, where it is one of the choices of an act: « avancer »."""
    for offer in page.offers:
        if not offer.row or len(offer.asks) != 1 or not offer.asks[0].choices:
            continue
        choice = next((c for c in offer.asks[0].choices if folded(c) == folded(line.strip())), "")
        keys = [key for key in page.keys if offer.on is None or key in offer.on]
        if choice and keys:
            said = world.say("Dites où : tapez par exemple « {line} ».")
            return said.format(line=f"{word_of(world, offer)} {keys[-1]} {choice}")
    return ""


def _hint_formula_cell(world: World, page: Page, line: str) -> str:
    """Where a formula goes, which was typed without its cell."""
    grid = page.grid
    offer = next((one for one in page.offers if one.act == "put"), None)
    if grid is None or offer is None or not line.strip().startswith("="):
        return ""
    cells = [f"{letter}{row}" for letter in grid.columns for row in grid.rows]
    cell = next((one for one in cells if one not in grid.shown), cells[-1])
    said = world.say("Dites où : tapez par exemple « {line} ».")
    return said.format(line=f"{word_of(world, offer)} {cell} {line.strip()}")


def _told(world: World, text: str) -> str:
    """How a refusal of a kind begins."""
    return world.say(text).partition("{")[0]


def _done_already(world: World, page: Page, line: str) -> str:
    """What is said of an act that would only do what is so."""
    known = world.understood
    asked = (
        (offer.act == "toggle" and is_so(known, page, rest, verb))
        or (
            verb in known.verbs.get(offer.act, ())
            and (is_other_way(known, offer, verb) or is_ticked_so(world, page, offer, verb, rest))
        )
        for offer in page.offers
        for verb, rest in beginnings(line)
    )  # fmt: skip
    return world.say(_ALREADY) if any(asked) else ""


def _unknown(world: World, word: str) -> str:
    words = words_of(world)
    near = get_close_matches(spaced(word), [spaced(one) for one in words], n=1, cutoff=0.75)
    if near and not any(means(world, kind.do, spaced(word)) for kind in world.acts):
        close = next(one for one in words if spaced(one) == near[0])
        return world.say("« {word} » n'est pas compris. Vouliez-vous dire « {close} » ?").format(
            word=word, close=close
        )
    return world.say(
        "« {word} » n'est pas possible ici. On peut taper : {words}. Tapez « aide »."
    ).format(word=word, words=", ".join(words))
