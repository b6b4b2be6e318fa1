"""What follows the verb of a line: a line of the page, choices, texts, in the order of the act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pixsim.worlds.core import Act, Misplaced, Refused, World, without_link
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.reading.argument_values import A_RANGE, ValueReader, cell_named
from pixsim.worlds.reading.page_mentions import folded_words, is_about_the_page
from pixsim.worlds.reading.targets import named, plain_number, without_fillers
from pixsim.worlds.reading.tokens import first_words, quoted, quoted_whole
from pixsim.worlds.reading.value_lists import needed
from pixsim.worlds.reading.verbs import is_address, restating

_RANGE = re.compile(r"\$?([A-Za-z]\$?\d{1,3}):(\$?[A-Za-z]\$?\d{1,3})(?=\s|$)")
_CORNER = r"\$?[A-Za-z]\$?\d{1,3}"
_DRAWN = re.compile(
    rf"({_CORNER}:{_CORNER})\s+(?:(?:jusqu.à|à|vers|sur|dans|en)\s+)?({_CORNER}(?::{_CORNER})?)\s*"
)

_MENTIONED = re.compile(
    r"(?P<who>(?:@[\w.-]+[,\s]*)*@[\w.-]*\w)\s*[:,]?\s*(?P<said>[\"'«“\u2018].*)"
)
_BEYOND = re.compile(r"\d\s*:\s+\S")
"""What follows the number of a line and a colon is no part of its name."""
_ALL_QUOTED = re.compile(r"(«[^«»]*»|“[^“”]*”)\s+(\S.*)")
_ASKED_IN_WORDS = re.compile(
    r"(?:la |le |l')?(?:somme|moyenne|total|produit|minimum|maximum)\b.*[a-z]\$?\d+", re.IGNORECASE
)
_LINE_ALONE = re.compile(
    r"(?:(?:à|au|sur|sous) )?(?:la |le )?(?:ligne|message|phrase|commentaire) \d+", re.IGNORECASE
)
_TO_WHOM = re.compile(r"(?P<text>.*\S)\s+(?:à|pour)\s+(?P<who>\S.*)")
IN_THE_PAGE = ("dans la page", "dans cette page")
_INTO = re.compile(r"(.*\S)\s+(?:dans|en|à|sur|vers)\s+(?:la cellule\s+)?(\$?[A-Za-z]\$?\d{1,3})")


def arguments_of(
    world: World, kind: type[Act], offer: Offer, page: Page, rest: str, *, freely: bool = False
) -> dict[str, str]:
    """The arguments that a text gives to an act of an offer.

    Parameters
    ----------
    world : World
    kind : type of Act
    offer : Offer
    page : Page
        Which makes the offer.
    rest : str
        What follows the verb.
    freely : bool
        As people speak, rather than to the letter.

    Raises
    ------
    Refused
        One lacks, or is none of those that are possible.
    """
    names = kind.names()
    if not names:
        if rest.strip() and not (freely and is_about_the_page(rest, kind, offer, page, world)):
            text = world.say("Tapez « {word} » seul : ce mot agit sur ce qui est affiché.")
            raise Refused(text.format(word=world.say(kind.word)))
        return {}
    found = ArgumentReader(world, kind, offer, page, freely=freely).read(names, rest, {})
    if freely and offer.act == "visit" and not is_address(found[names[0]]):
        raise Refused(world.say("Écrivez l'adresse entière de la page."))
    return found


def refuse_a_formula_in_words(world: World, offer: Offer | None, text: str) -> None:
    """« la moyenne de B2 à B10 en B12 » is no text to type: what is computed is for the person to write."""
    typed = offer is None or offer.act == "put"
    if typed and _ASKED_IN_WORDS.fullmatch(text.strip()) is not None:
        raise Refused(world.say("Écrivez la formule, par exemple =SOMME(B2:B9)."))


class ArgumentReader(ValueReader):
    """Reads the arguments of one offer of a page: where each ends, then what it is."""

    def read(self, names: tuple[str, ...], rest: str, found: dict[str, str]) -> dict[str, str]:
        """The arguments of these names, those before them being found."""
        rest, first, further = rest.strip(), None, None
        if self._freely and not found and self._page.grid is not None:
            refuse_a_formula_in_words(self._world, self._offer, rest)
        if not names:
            if rest and not (self._freely and self._is_said_by_the_verb(rest)):
                if self._page.grid is not None and self._freely:
                    raise Refused(self._say(A_RANGE))
                raise Refused(self._say("« {text} » n'est pas attendu ici.").format(text=rest))
            return found
        name, following = names[0], names[1:]
        for text, after in self._cuts(name, rest, found, last=not following):
            try:
                value = self.value(name, text, found)
            except Refused as refusal:
                first = first or refusal
                continue
            try:
                return self.read(following, after, {**found, name: value})
            except Refused as refusal:
                further = further or refusal
        if isinstance(first, Misplaced) and self._begins_with_another(rest):
            raise first  # what is wrong is the line, not what follows it
        raise (
            further
            or first
            or Refused(
                self._say("Il manque : {what}.").format(what=needed(self._world, name, self._offer))
            )
        )

    def _begins_with_another(self, rest: str) -> bool:
        """Whether the first word is the key of a line that the act is not about."""
        word = plain_number(rest.partition(" ")[0])
        return word in self._page.keys and word not in self._rows

    def _is_said_by_the_verb(self, rest: str) -> bool:
        """« en nombre » after « convertir B2:B7 », the act being « convertir en nombre »."""
        if folded(rest).split()[-1:] and folded(rest).split()[-1] in self._known.prepositions:
            return False  # « ouvrir plan.ods avec »: with what is not said
        known = {*restating(self._world, self._offer), *self._known.fillers}
        return all(word.rstrip("s") in known or word in known for word in folded_words(rest))

    # ---- where an argument ends

    def _cuts(
        self, name: str, rest: str, found: Mapping[str, str], *, last: bool
    ) -> Iterator[tuple[str, str]]:
        """Texts that the argument may be, and what follows each; the likeliest first."""
        yield from self._said(name, rest, found, last=last)
        ask = self._ask(name)
        if (
            self._freely
            and not last
            and ask is not None
            and not ask.label
            and len(ask.choices) == 1
        ):
            yield ask.choices[0], rest  # what is open need not be named
        if self._freely and ask is not None and ask.usual and (not last or not rest) and self._only_choices_follow(name):  # fmt: skip
            yield ask.present(found.get(self._offer.row)), rest  # « déplacer à 13 h », the same day
        if self._freely and name == self._offer.row and len(self._rows) == 1:
            chosen = any(ask.options(self._rows[0]) for ask in self._offer.asks)
            if rest.split(" ")[0] in self._page.keys and rest.split(" ")[0] not in self._rows:
                return  # another line is named, which is what to say
            if chosen if rest.strip() else not self._offer.asks:
                yield self._rows[0], rest  # the only one there is need not be named
                if chosen and rest.strip().startswith("1 "):
                    yield self._rows[0], rest.strip()[1:]  # nor by its number

    def _only_choices_follow(self, name: str) -> bool:
        """Whether an argument and all those after it are chosen: none is any text."""
        asks = [ask for ask in self._offer.asks if ask.name]
        names = [ask.name for ask in asks]
        return name in names and all(ask.choices for ask in asks[names.index(name) :])

    def _said(
        self, name: str, rest: str, found: Mapping[str, str], *, last: bool
    ) -> Iterator[tuple[str, str]]:
        is_cell = name == self._offer.row and self._page.grid is not None
        turned = _INTO.fullmatch(rest) if is_cell and self._freely else None
        if turned and self._kind.word == "recopier" and cell_named(turned[1], self._page.grid):  # type: ignore[arg-type]
            turned = None  # « tirer D2 sur D7 » draws D2
        if turned:  # « 12 dans B4 »
            yield turned[2], turned[1]
        span = _RANGE.match(rest) if is_cell and "to" in self._kind.names() else None
        drawn = _DRAWN.fullmatch(rest) if span and self._kind.word == "recopier" else None
        if span and drawn:  # « B2:C2 jusqu'à C10 » is a block and how far it is drawn
            yield span[1], f"{drawn[1]}>{drawn[2]}"
            return
        if span:  # « B2:B9 » is the cell and how far, in one word
            yield span[1], rest
            return
        options = self._options(name, found)
        if not last and not is_cell and name == self._offer.row and self._is_a_name(rest):
            yield rest, ""  # and nothing of it is what follows
            return
        ask = self._ask(name)
        usual = self._freely and not last and options and ask is not None and ask.usual
        if usual and ask is not None and self._is_one_word_by_another(rest, found):
            yield ask.present(found.get(self._offer.row)), rest
            return
        cut = quoted(rest)
        if cut is not None and self._heeds_quotes(rest, cut[1], options, last=last):
            yield cut[0], rest[cut[1] :]
            return
        if ask is not None and ask.usual and self._is_left_out(rest):
            yield ask.present(found.get(self._offer.row)), rest
            return
        if not options and name != self._offer.row:
            if ask is not None and ask.usual and self._freely:
                yield from self._words(without_fillers(rest, self._known), longest_first=False)
            yield from self._texts(rest, last=last)
            return
        if last:
            yield rest, ""
            if self._freely and name == self._offer.row and not is_cell:
                heads = self._words(rest, longest_first=True)  # « copier 1 dans le brouillon »
                yield from ((h, t) for h, t in heads if t and self._is_said_by_the_verb(t))
            return
        known = [
            *options,
            *(named(self._page, self._offer) if name == self._offer.row else self._also(name)),
        ]
        for option in sorted(known, key=len, reverse=True) if not is_cell else ():
            head = rest[: len(option)]
            if folded(head) == folded(option) and rest[len(option) : len(option) + 1] in ("", " "):
                yield option, rest[len(option) :]
                break
        if name == self._offer.row and not is_cell:
            yield from self._begun(rest)
        yield from self._words(rest, longest_first=bool(options))

    def _is_one_word_by_another(self, rest: str, found: Mapping[str, str]) -> bool:
        """« remplacer hier demain », the way of looking being left out: nothing else can be meant."""
        whole = rest.strip()
        cut = quoted(whole)
        if cut is not None:
            return cut[1] == len(whole)
        return bool(whole) and " " not in whole and all(" " not in text for text in found.values())

    def _is_a_name(self, rest: str) -> bool:
        """Whether a text is the name of one line and no more, or the first words of that of one alone."""
        plain = {folded(rest), folded(without_fillers(rest, self._known) if self._freely else rest)}
        begun = tuple(f"{text} " for text in plain if " " in text)
        whole = sum(folded(key) in plain for key in self._rows)
        return whole == 1 or (not whole and sum(folded(key).startswith(begun) for key in self._rows) == 1)  # fmt: skip

    def _begun(self, rest: str) -> Iterator[tuple[str, str]]:
        """The most words that begin the name of one line: « mot de passe » and not « mot », of « Mot de passe »."""
        ends = [match.end() for match in re.finditer(r"\S+", rest)]
        for end in reversed(ends[1:-1]):
            plain = folded(rest[:end])
            if sum(folded(key).startswith(f"{plain} ") for key in self._rows) == 1:
                yield rest[:end], rest[end:]
                return

    def _texts(self, rest: str, *, last: bool) -> Iterator[tuple[str, str]]:
        """A text that is typed: all there is, or words of it."""
        if self._page.grid is not None:  # « B12 : =SOMME(B2:B9) »
            rest = re.sub(r"^\s*:\s*(?==)", "", rest)
        links = self._world.links_to(self._kind)
        plain = without_link(rest, (*links, *(self._kind.spoken_links if self._freely else ())))
        cut = quoted(plain) if plain != rest else None
        if cut is not None and self._heeds_quotes(plain, cut[1], (), last=last):
            yield cut[0], plain[cut[1] :]  # « to "a b" »: the quotes are not part of the text
            return
        if last:
            whole = quoted_whole(plain, verbatim=self._kind.verbatim)
            if whole and (not self._kind.typeset or plain.lstrip()[:1] == ":"):
                yield whole, ""
                return
            to = _MENTIONED.fullmatch(plain) if not self._kind.verbatim else None
            said = quoted_whole(to["said"], verbatim=False) if to is not None else None
            if to is not None and said:
                yield f"{to['who']} {said}", ""
                return
            self._refuse_what_is_no_text(plain)
            plain = self._without_the_page(plain) if self._freely else plain
            if not self._kind.verbatim and plain[:2] in (": ", ":\u00a0"):
                plain = plain[2:].strip()
            if not plain and self._kind.fills:
                return  # to empty a field is said: « "" »
            if plain == '""' and self._kind.fills:
                yield "", ""
                return
            if plain == "?" and self._offer.row:
                return  # « modifier 3 ? » asks what can be typed: nothing is overwritten
            yield self._answer(plain) if self._freely and self._kind.answers else plain, ""
            return
        head, _space, end = plain.rpartition(" ")
        if head and "@" in end and self._kind.names()[-1] == "address":
            yield head, end  # a name and its address
        yield from self._words(plain, longest_first=False)

    def _refuse_what_is_no_text(self, text: str) -> None:
        """A formula in words, a line without what is said of it, words sought in the page and not on the web."""
        page, act = self._page, self._offer.act
        if page.grid is not None:
            refuse_a_formula_in_words(self._world, self._offer, text)
        if act == "remark" and _LINE_ALONE.fullmatch(text.strip()) is not None:
            raise Refused(self._say("Il manque : {what}.").format(what=self._offer.asks[-1].label))
        cut = _ALL_QUOTED.fullmatch(text.strip())
        finds = act == "search" and any(one.act == "find" for one in page.offers)
        if cut is not None and finds and folded(cut[2]) in IN_THE_PAGE:
            words = quoted(cut[1])
            raise Refused(self._say("Tapez : {usage}.").format(usage=f"{self._say(self._world.act_class('find').word)} {words[0] if words else cut[1]}"))  # fmt: skip

    def _without_the_page(self, text: str) -> str:
        """« « Samedi » à la demande », « 12 à Omar » on the page of what is said with Omar: the text alone."""
        cut = _ALL_QUOTED.fullmatch(text.strip())
        said = quoted_whole(cut[1], verbatim=True) if cut is not None else None
        title = set(folded_words(self._page.title))
        if said and cut is not None and self._offer.act == "find" and folded(cut[2]) in IN_THE_PAGE:
            return said
        to = _TO_WHOM.fullmatch(text.strip())
        if cut is not None and said and cut[2].startswith(("à ", "dans ", "sur ")):
            return said if set(folded_words(cut[2])) & title else text
        if to is not None and title and set(folded_words(to["who"])) <= title:
            return to["text"]
        return text

    def _answer(self, text: str) -> str:
        """A text without the number of the line that it answers; a figure that begins it stays.

        Raises
        ------
        Refused
            It only says whom it answers.
        """
        to, _space, rest = text.partition(" ")
        heads = first_words(rest, most=6) if folded(to) in map(folded, self._known.into) else []
        for head, answer in reversed(heads):
            if self._is_an_author(without_fillers(head.rstrip(" :,"), self._known)):
                if not answer.strip(" :,"):
                    raise Refused(
                        self._say("Il manque : {what}.").format(what=self._offer.asks[-1].label)
                    )
                answer = answer.strip(" :,")
                return quoted_whole(answer, verbatim=False) or answer
        head, _space, said = text.partition(" ")
        said = said.removeprefix(":").strip()
        if plain_number(head) not in self._page.keys:
            return text
        cut = quoted(said)
        if cut is not None:
            return cut[0]
        return said if said[:1].isupper() else text

    def _is_an_author(self, text: str) -> bool:
        """Whether a text is the number of a line, or the name of who wrote one."""
        plain = folded(text)
        names = [folded(cell) for row in self._page.rows if row.key for cell in row.cells[1:-1]]
        return text in self._page.keys or any(f"{name} ".startswith(f"{plain} ") for name in names)

    def _words(self, rest: str, *, longest_first: bool) -> Iterator[tuple[str, str]]:
        """The first word; when reading freely, the first few."""
        heads = first_words(rest, most=12 if self._freely else 1)
        small = {*self._known.articles, ":", "="} if self._freely else set()
        kept = [  # a head of accents alone has no word
            (head, after)
            for head, after in heads
            if not (after and folded(head).split()[-1:] and folded(head).split()[-1] in small)
            and not (after and self._freely and _BEYOND.search(head))
        ]
        yield from reversed(kept) if longest_first else kept

    def _heeds_quotes(self, rest: str, end: int, options: tuple[str, ...], *, last: bool) -> bool:
        whole = end == len(rest.rstrip())
        if not last:
            return whole or rest[end : end + 1] == " "
        return whole and (bool(options) or not self._kind.verbatim)

    def _is_left_out(self, rest: str) -> bool:
        """Whether how far it goes is not said: nothing follows, or no cell does."""
        word = (
            without_fillers(rest, self._known).split(" ")[0] if self._freely else rest.split(" ")[0]
        )
        grid = self._page.grid
        return grid is not None and not all(
            cell_named(part, grid) for part in re.split("[:>]", word) if part or not word
        )
