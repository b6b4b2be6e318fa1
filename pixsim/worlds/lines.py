"""A world through one line of text at a time: for screen readers, plain terminals, authors, tests."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pixsim.i18n import content as _
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')

HELP, READ = "aide", "lire"
MOST_VALUES = 12  # named when none of them was typed


def spoken(page: Page) -> list[str]:
    """A page in the order of reading."""
    lines = [page.note, page.title, *page.text]
    if page.grid is not None:
        for number in page.grid.rows:
            cells = (
                (letter, page.grid.shown.get(f"{letter}{number}", ""))
                for letter in page.grid.columns
            )
            said = [f"{letter}{number} {text}" for letter, text in cells if text]
            lines += ["; ".join(said)] if said else []
    for row in page.rows:
        lines.append(f"{row.key}. {row.spoken}" if row.key else row.spoken)
    lines += [row.spoken for row in page.aside]
    return [line for line in lines if line.strip()]


def commands(world: World) -> list[str]:
    """The commands of the present page, with what they need."""
    lines = []
    for offer in world.page().offers:
        needs = [f"<{_needed(name, offer)}>" for name in world.act_class(offer.act).names()]
        lines.append(" ".join([_(world.act_class(offer.act).word), *needs]) + f" : {offer.label}")
    return [*lines, _("lire : relire la page"), _("aide : cette liste")]


def _needed(name: str, offer: Offer) -> str:
    if name == offer.row:
        return _("numéro ou nom")
    ask = next(ask for ask in offer.asks if ask.name == name)
    return " | ".join(ask.choices) if 0 < len(ask.choices) <= 4 else ask.label


def parse(world: World, line: str) -> Act:
    """The act that a line says.

    Raises
    ------
    Refused
        The page offers no such act, or the line lacks an argument.
    """
    page = world.page()
    word, _space, rest = line.strip().partition(" ")
    offers = [
        offer
        for offer in page.offers
        if folded(word)
        in (folded(world.act_class(offer.act).word), folded(_(world.act_class(offer.act).word)))
    ]
    if not offers:
        raise Refused(_("« {word} » n'est pas possible ici. Tapez « aide ».").format(word=word))
    faults = []
    for offer in offers:
        try:
            return world.make_act(offer.act, **_arguments(world, offer, page, rest))
        except Refused as fault:
            faults.append(fault)
    raise faults[0]


def _arguments(world: World, offer: Offer, page: Page, rest: str) -> dict[str, str]:
    names = world.act_class(offer.act).names()
    if not names and rest.strip():
        raise Refused(_("Rien n'est attendu après ce mot."))
    found: dict[str, str] = {}
    for place, name in enumerate(names):
        options = _options(offer, page, name, found.get(offer.row))
        known = (
            {**_named(page, offer), **{key: (key,) for key in options}}
            if (name == offer.row and options)
            else dict.fromkeys(options, ())
        )
        last = place == len(names) - 1
        text, rest = _take(rest.strip(), tuple(known), last=last)
        is_text = not options and name != offer.row
        if not text and not (last and is_text):
            raise Refused(_("Il manque : {what}.").format(what=_needed(name, offer)))
        found[name] = _same(text, options)
        if options and name != offer.row and found[name] not in options:
            known_values = " | ".join(options[:MOST_VALUES])
            raise Refused(_("Valeurs possibles : {values}.").format(values=known_values))
        if name == offer.row:
            found[name] = _row(_begun(found[name], options), options, known)
    return found


def _options(offer: Offer, page: Page, name: str, row: str | None) -> tuple[str, ...]:
    if name == offer.row:
        return () if page.grid is not None else page.keys
    return next((ask.options(row) for ask in offer.asks if ask.name == name), ())


def _take(rest: str, options: tuple[str, ...], *, last: bool) -> tuple[str, str]:
    """One argument and what follows it: quoted, known, a word, or all there is."""
    quoted = _QUOTED.match(rest)
    if quoted and (not last or (options and quoted.end() == len(rest))):
        return quoted[1].replace('""', '"'), rest[quoted.end() :]
    if last:
        return rest, ""
    for option in sorted(options, key=len, reverse=True):
        head = rest[: len(option)]
        if folded(head) == folded(option) and rest[len(option) : len(option) + 1] in ("", " "):
            return option, rest[len(option) :]
    text, _space, following = rest.partition(" ")
    return text, following


def _same(text: str, options: tuple[str, ...]) -> str:
    """The option that a text names, whatever its case and accents."""
    if text in options:
        return text
    return next((option for option in options if folded(option) == folded(text)), text)


def _named(page: Page, offer: Offer) -> dict[str, tuple[str, ...]]:
    """Keys of the lines that an act may be about, by what their cells say."""
    named: dict[str, tuple[str, ...]] = {}
    for row in page.rows:
        if row.key and (offer.on is None or row.key in offer.on):
            for name in dict.fromkeys(_said(cell) for cell in row.cells):
                if name:
                    named[name] = (*named.get(name, ()), row.key)
    return named


def _said(cell: str) -> str:
    """What a cell says, without the sign before it; empty when it is but a sign."""
    start = next((place for place, sign in enumerate(cell) if sign.isalnum()), len(cell))
    return folded(cell[start:].strip())


def _row(text: str, rows: tuple[str, ...], known: Mapping[str, tuple[str, ...]]) -> str:
    """The one line that bears a name."""
    if text in rows:
        return text
    bearers = known.get(folded(text), ())
    if len(bearers) > 1:
        raise Refused(
            _("Plusieurs lignes portent ce nom. Donnez le numéro : {numbers}.").format(
                numbers=", ".join(bearers)
            )
        )
    return bearers[0] if bearers else text


def _begun(text: str, rows: tuple[str, ...]) -> str:
    """The one row that begins with a text: « 2 » for « 2. Nos horaires »."""
    plain = folded(text)
    if text in rows or not plain:
        return text
    names = [(row, folded(row)) for row in rows]
    fit = [
        row
        for row, name in names
        if name.startswith(plain) and not name[len(plain) : len(plain) + 1].isalnum()
    ]
    return fit[0] if len(fit) == 1 else text


def answered(world: World, line: str) -> tuple[World, Act | None, list[str]]:
    """What one line leads to.

    Returns
    -------
    World
        The same one where the line did nothing.
    Act or None
        What was done.
    list of str
        What is said in reply: after an act, what changed.
    """
    if folded(line.strip()) == HELP:
        return world, None, commands(world)
    if folded(line.strip()) == READ or not line.strip():
        return world, None, spoken(world.page())
    try:
        act = parse(world, line)
        following = world.step(act)
    except Refused as refusal:
        return world, None, [str(refusal)]
    return following, act, changes(world.page(), following.page())


def changes(before: Page, now: Page) -> list[str]:
    """What a person is told after an act: the new page, or the lines of it that are new."""
    if before.title != now.title:
        return spoken(now)
    known = set(spoken(before))
    fresh = [line for line in spoken(now) if line not in known]
    return fresh or [now.title]
