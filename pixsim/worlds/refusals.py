"""What is said of a line that is no act: what was understood of it, and what can be typed."""

from __future__ import annotations

import re
from difflib import get_close_matches

from pixsim.worlds.arguments import arguments_of
from pixsim.worlds.core import Act, Misplaced, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.meanings import is_other_way, is_so, is_ticked_so, readings, valued
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.places import elsewhere, within
from pixsim.worlds.verbs import (
    PAGE,
    beginning_is,
    beginnings,
    spaced,
    word_of,
    words_of,
)


def refuse(world: World, page: Page, line: str, fault: Refused | None) -> Act:
    """Say what was understood of a line, and what can be typed."""
    if done := _done_already(world, page, line):
        raise Refused(done)
    read = list(readings(world, page, line))
    word = line.split(" ")[0] if line.strip() else line
    if fault is None and not read:
        raise Refused(
            world.out_of_reach(line)
            or elsewhere(world, page, line)
            or within(world, page, line)
            or _two_settings(world, page, line)
            or _values(world, page, line)
            or _unknown(world, word)
        )
    read.sort(key=lambda one: not _finds_its_line(page, *one))
    offer, rest = read[0]
    for tried, after in read:
        if word_of(world, tried) != word_of(world, offer):
            continue
        try:
            arguments_of(world, world.act_class(tried.act), tried, page, after, freely=True)
        except Refused as refusal:
            if tried is offer or not isinstance(refusal, Misplaced):
                offer, rest, fault = tried, after, refusal
            if not isinstance(refusal, Misplaced):
                break
    if fault is None:
        raise Refused(world.say("Ce n'est pas possible ici."))
    wrong_value = str(fault).startswith(_told(world, "Valeurs possibles : {values}."))
    said = world.say(
        "{word} : valeur inconnue. {fault}" if wrong_value else "Compris : {word}. {fault}"
    )
    raise Refused(
        said.format(word=word_of(world, offer), fault=fault) if rest.strip() else str(fault)
    )


def _two_settings(world: World, page: Page, line: str) -> str:
    """That « de 2 à 7 » are two settings, each being understood alone."""
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
    offers = [] if beginning_is(line, PAGE) else list(page.offers)
    for offer in sorted(offers, key=lambda one: not _finds_its_line(page, one, line)):
        if offer.act == "set" and offer.row and offer.asks and page.grid is None:
            try:
                arguments_of(world, world.act_class("set"), offer, page, line, freely=True)
            except Refused as refusal:
                told = ("Valeurs possibles : {values}.", "Il manque : {what}.")
                if str(refusal).startswith(tuple(_told(world, text) for text in told)):
                    return str(refusal)
    return ""


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
    return world.say("C'est déjà le cas : rien n'a changé.") if any(asked) else ""


def _unknown(world: World, word: str) -> str:
    words = words_of(world)
    near = get_close_matches(spaced(word), [spaced(one) for one in words], n=1, cutoff=0.75)
    if near:
        close = next(one for one in words if spaced(one) == near[0])
        return world.say("« {word} » n'est pas compris. Vouliez-vous dire « {close} » ?").format(
            word=word, close=close
        )
    return world.say(
        "« {word} » n'est pas possible ici. On peut taper : {words}. Tapez « aide »."
    ).format(word=word, words=", ".join(words))
