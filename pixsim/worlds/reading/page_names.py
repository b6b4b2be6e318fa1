"""What the page itself is called by, before any verb, and what is said around its object: « remplacer … par … ».

Third stage of the reading of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from pixsim.worlds.core import Act, Ambiguous, Refused, offer_of
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer
from pixsim.worlds.reading.offer_reader import Meanings, OfferReader, to_the_letter
from pixsim.worlds.reading.targets import named as names_of
from pixsim.worlds.reading.targets import plain_number, without_fillers
from pixsim.worlds.reading.tokens import beginnings, spaced, unquoted
from pixsim.worlds.reading.verbs import means, names_of_offer, with_value

ALIKE = 0.5  # share of a line that a text must bear to be that line written anew
_SPAN = re.compile(r"(?<!\S)(\d+)\s*(?:[-–:]|à|a|jusqu'à|to)\s*(\d+)(?!\S)")
_LINKING = frozenset(("dans", "a", "au", "aux", "mon", "ma", "mes", "in", "to", "my"))
"""Words that a name may be said with or without."""
_LABELLED = re.compile(r"(?P<name>[^:=«»\"]+?)\s*(?P<sign>[:=])\s*(?P<value>\S.*)")


def labelled_field(reader: OfferReader, line: str) -> Act | None:
    """« Adresse de la page : https://… »: a field of the page by its whole name, before any verb."""
    match = _LABELLED.fullmatch(line.strip()) if reader.page.grid is None else None
    if match is None or " " not in match["name"]:
        return None
    for offer in reader.page.offers:
        if offer.row and len(offer.asks) == 1 and offer.act in ("set", "fill"):
            keys = names_of(reader.page, offer).get(folded(match["name"]), ())
            keys = keys or tuple(k for k in reader.rows(offer) if folded(k) == folded(match["name"]))  # fmt: skip
            first = folded(match["name"]).split()[0]
            is_name = offer.act == "set" and not means(reader.world, "set", first)
            if (
                not keys and is_name and len(match["name"].split()) > 2
            ):  # « profil dans les moteurs : non »
                telling = [word for word in match["name"].split() if folded(word) not in _LINKING]
                named = reader.row_named(offer, " ".join(telling))
                keys = (named,) if named is not None else ()
            if len(keys) == 1:
                return reader.act_of(offer, f'"{keys[0]}" {match["sign"]} {match["value"]}')
    return None


def over_lines(reader: OfferReader, clause: str, meanings: Meanings) -> Iterator[Act]:
    """« liste 2-4 à puces », « numéroter 2 à 4 »: what is said of one line, done to all from it to another."""
    world, page, span = reader.world, reader.page, _SPAN.search(clause)
    several = {offer.act for offer in page.offers}
    if span is None or not any(world.act_class(do).many in several for do in several):
        return
    one = f"{clause[: span.start()]}{span[1]}{clause[span.end() :]}"
    act = to_the_letter(world, page, one)[0] or next(meanings(one), None)
    if act is None or act.many not in several:
        return
    offer = next(offer for offer in page.offers if offer.act == act.many)
    values = {**act.arguments(), offer.asks[0].name: span[2]}
    made = world.make_act(act.many, **values)
    if values[offer.row] == span[1] and offer_of(made, page) is not None:
        yield made


def named_whole(reader: OfferReader, clause: str) -> Iterator[Act]:
    """« revenir à la version précédente », a button of that name: the page's own names come before any verb."""
    plain = folded(clause).strip(' «»"“”?!.')
    for offer in reader.page.offers if reader.page.grid is None else ():
        if offer.key != "enter" or not offer.row or offer.asks:
            continue
        known = {
            part: keys
            for name, keys in names_of(reader.page, offer).items()
            for part in (
                name.rstrip(" ]?!.›"),
                name.rstrip(" ]?!.›").partition(" : ")[2],
            )
        }
        keys = known.get(plain, ()) if plain else ()
        if not keys and " " in plain:  # « verrouiller ma session » for « Verrouiller la session »
            bare = _without_articles(plain, reader)
            keys = tuple({key for name in known if _without_articles(name, reader) == bare for key in known[name]})  # fmt: skip
        if len(keys) == 1:
            yield reader.world.make_act(offer.act, **{offer.row: keys[0]})
        else:
            yield from _named_by_a_verb(reader, offer, clause)


def _without_articles(text: str, reader: OfferReader) -> str:
    return " ".join(word for word in text.split() if word not in reader.known.articles)


def _named_by_a_verb(reader: OfferReader, offer: Offer, clause: str) -> Iterator[Act]:
    """« arrêter », « terminer Tableur », one button being called « Fin de tâche : Tableur »."""
    alike = reader.known.families
    buttons = [
        (head, tail.rstrip(" ]"), keys)
        for name, keys in names_of(reader.page, offer).items()
        for head, colon, tail in (name.partition(" : "),)
        if colon
    ]
    for verb, rest in beginnings(clause):
        about = folded(without_fillers(rest.strip(), reader.known)) if rest.strip() else ""
        fit = {
            keys
            for head, tail, keys in buttons
            if head != verb
            and about in ("", tail)
            and any(head in family and verb in family for family in alike)
        }
        if len(fit) == 1 and len(next(iter(fit))) == 1:
            yield reader.world.make_act(offer.act, **{offer.row: next(iter(fit))[0]})
            return


def numbered_first(reader: OfferReader, clause: str, meanings: Meanings) -> Iterator[Act]:
    """« 5 souligner encore des »: the line, then what is done to it."""
    number, _space, rest = clause.partition(" ")
    if reader.page.grid is not None or number not in reader.page.keys or not rest.strip():
        return
    verb, after = rest.strip().partition(" ")[::2]
    if any(spaced(verb) in names_of_offer(reader.world, o) or means(reader.world, o.act, spaced(verb)) or spaced(verb) in reader.known.given.get(o.act, {}) for o in reader.page.offers):  # fmt: skip
        yield from meanings(f"{verb} {number} {after}".strip())


def put_into_effect(reader: OfferReader, clause: str) -> Iterator[Act]:
    """« mettre restent sur en italique »; « mettre D2:D6 en pourcentage » in a sheet."""
    put = reader.known.put.fullmatch(clause)
    for offer in reader.page.offers if put else ():
        if offer.act != "format" or put is None:
            continue
        effects = reader.known.given["format"]
        where = reader.known.reference.fullmatch(put[2])
        effect, line = (where["text"], where["number"]) if where else (put[2], "")
        if reader.page.grid is None and folded(effect) in effects:
            what = f"«{unquoted(put[1])}» {reader.known.into[0]} {line}" if line else put[1]
            yield from reader.acts_of(
                offer, with_value(reader.world, reader.page, effects[folded(effect)], what)
            )
        elif reader.page.grid is not None:
            cells = without_fillers(reader.block(put[1]), reader.known)
            yield from reader.acts_of(offer, f"{cells} {put[2]}")
    if put is not None and reader.page.grid is None:
        yield from _put_so(reader, put[1], put[2])


def _put_so(reader: OfferReader, what: str, how: str) -> Iterator[Act]:
    """« mettre la ligne 3 en titre 2 »: what one act alone lets a line be, said by its whole name."""
    found = []
    for offer in reader.page.offers:
        key = reader.row_named(offer, what) if offer.row and len(offer.asks) == 1 else None
        options = offer.asks[0].options(key) if key is not None else ()
        chosen = [one for one in options if folded(one) == folded(unquoted(how))]
        found += [act for one in chosen for act in reader.acts_on(offer, key or "", one)]
    if len(found) == 1:
        yield found[0]


def corrected(reader: OfferReader, clause: str) -> Iterator[Act]:
    """« remplacer car par bus », « changer 16 en 17 dans la ligne 1 »: words of a line, with others in their place."""
    match = reader.known.replaced.fullmatch(clause)
    if match is None:
        return
    words, by = match["words"] or match["other"], match["by"] or match["into"]
    if reader.page.grid is not None:
        yield from _corrected_cell(reader, unquoted(words), unquoted(by))
        return
    where = reader.known.reference.fullmatch(by)
    line = where["number"] if where and where["text"].strip() else ""
    by = where["text"] if where and line else by
    yield from _replaced(reader, words, by, line)
    offers = [o for o in reader.page.offers if o.act in ("set", "change", "edit", "rewrite", "fill") and o.row]  # fmt: skip
    for offer in offers:
        yield from _corrected_in(reader, offer, unquoted(words), unquoted(by), line)
    if line and any(line in reader.rows(offer) for offer in offers):
        raise Refused(reader.world.say("« {words} » n'est pas dans la ligne {number}.").format(words=words.strip(), number=line))  # fmt: skip


def _replaced(reader: OfferReader, words: str, by: str, line: str) -> Iterator[Act]:
    """Everywhere in a text, where it can be; a line written anew where only its number is given."""
    offer = next((o for o in reader.page.offers if o.act == "replace"), None)
    if offer is None or line:
        return
    words, by = unquoted(words), unquoted(by)
    key = plain_number(without_fillers(words, reader.known))
    row = reader.page.row(key)
    if row is not None and (words != key or SequenceMatcher(None, row.cells[-1], by).ratio() > ALIKE):  # fmt: skip
        edit = next((o for o in reader.page.offers if o.act == "edit"), None)
        if edit is not None:
            yield from reader.acts_of(edit, f'{key} "{by}"' if '"' not in by else f"{key} {by}")
        return
    ways = offer.asks[1].choices
    way = next((w for w in reversed(ways) if words.endswith(f" {w}")), "")
    words = words.removesuffix(f" {way}") if way else words
    words, by = (text.replace('"', '""') for text in (words, by))
    yield from reader.acts_of(offer, f'"{words}" {way or ways[0]} "{by}"')


def _corrected_in(
    reader: OfferReader, offer: Offer, words: str, by: str, line: str
) -> Iterator[Act]:
    """The one line that holds the words, or the one that is named, with the others in their place."""
    texts = {key: offer.asks[0].present(key) for key in reader.rows(offer)}
    if not any(words in text and line in ("", key) for key, text in texts.items()):
        texts |= {key: _whole(reader, key, text) for key, text in texts.items()}
    bearers = [key for key, text in texts.items() if words in text and line in ("", key)]
    if words in texts and not line and bearers not in ([], [words]):
        raise Ambiguous(
            reader.world.say("Plusieurs lignes conviennent. Dites laquelle : {numbers}.").format(
                numbers=", ".join(dict.fromkeys((words, *bearers)))
            )
        )
    if len(bearers) == 1:
        text = texts[bearers[0]]  # « n » is the name and no letter of « in », where it stands alone
        alone = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        changed = alone.sub(lambda _found: by, text) if alone.search(text) else text.replace(words, by)  # fmt: skip
        yield from reader.acts_on(offer, bearers[0], changed)


def _whole(reader: OfferReader, key: str, present: str) -> str:
    """The line that holds a value, as it is shown: « répéter 3 fois »."""
    row = reader.page.row(key)
    cells = row.cells if row is not None else ()
    return next((cell.strip() for cell in cells if present and present in cell), present)


def _corrected_cell(reader: OfferReader, words: str, by: str) -> Iterator[Act]:
    """« remplacer '621 par 621 »: the one cell in which that was typed."""
    grid = reader.page.grid
    cells = [cell for cell, typed in grid.typed.items() if typed == words] if grid else []
    if len(cells) == 1 and any(offer.act == "put" for offer in reader.page.offers):
        yield reader.world.make_act("put", cell=cells[0], text=by)
