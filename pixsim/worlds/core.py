"""Acts, worlds, and how the first lead from one of the second to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Annotated, Any, ClassVar, Self, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
    field_validator,
)
from pydantic_core import from_json, to_json

from pixsim.foundation.i18n import content as _
from pixsim.foundation.language import SOURCE
from pixsim.text.terminal_text import UNSAFE
from pixsim.worlds.pages import Ask, Offer, Page
from pixsim.worlds.recent_values import OfLast
from pixsim.worlds.speech import Say, Understood, said_by_all, understood

LONGEST_TEXT = 300  # characters of one argument
LONGEST_ACT = 2_000  # of an act as it is kept
MOST_ACTS = 300  # since the last restart
MOST_ABOVE = 4  # pages that one is below, at most
OPEN, BACK = "open", "back"  # acts that machines with pages below others call so

Fact = tuple[str, ...]
"""Something true in a world: its kind, what it is about, and values."""


def _printable(text: str) -> str:
    if UNSAFE.search(text) or "\n" in text or "\t" in text:
        raise ValueError("control characters")
    return text


Text = Annotated[
    str,
    StringConstraints(max_length=LONGEST_TEXT, strip_whitespace=True),
    AfterValidator(_printable),
]
"""An argument of an act: one line."""
Spaced = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_printable)]
"""One whose first and last spaces may count."""


class Refused(Exception):
    """An act that is not possible: nothing has changed. Its text is for the person."""


class Ambiguous(Refused):
    """Several things bear the name that was given: which one must be said."""


class Misplaced(Refused):
    """What was named is no line that the act can be about: another act of that name may be meant."""


class Frozen(BaseModel):
    """Data of a world."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def changed(self, **fields: Any) -> Self:
        """Another one with some fields changed; nothing computed before is carried along."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return cast(Self, type(self).model_construct(**{**values, **fields}))


class Act(Frozen):
    """One thing done. Its fields are texts, in the order in which they are typed.

    A class is declared whole in one place: ``class Find(Act, do="find", word="chercher")``, then its
    sentence, what is particular to it, its fields, and what it does to a world.

    Attributes
    ----------
    do : str
        What the journal, offers and lists of verbs call it.
    word : str
        The verb, in the text front and in reviews.
    past : tuple of str
        Sentences for reviews, once it is done, in the language of the interface; arguments between braces, and
        ``here`` for what is open. Of two, the world says which: `World.which_past`.
    moves : bool
        Whether it only moves about.
    verbatim : bool
        Whether quotes around its last argument belong to it: searches, cells, programs.
    typeset : bool
        Whether « » around it do as well: an engine looks for the very words between them.
    links : tuple of str
        Words that may lead to its last argument without being part of it: « en rapport.odt ».
    spoken_links : tuple of str
        Words that do so only where the line is not read to the letter.
    fills : bool
        Whether its last argument takes the place of what a field holds: to empty one, « "" » is typed.
    answers : bool
        Whether its text may be led by the number of the line that it answers: « répondre 76 Oui ».
    led : bool
        Whether a preposition leads to its last argument: « remplacer le mot de passe par … ».
    by_number : bool
        Whether the line it is about must be given by its number or whole: what follows is any text.
    many : str
        The act that does the same to several lines, by its ``do``: « liste 2-4 à puces ».
    """

    do: ClassVar[str] = ""
    word: ClassVar[str] = ""
    past: ClassVar[tuple[str, ...]]
    moves: ClassVar[bool] = False
    verbatim: ClassVar[bool] = False
    typeset: ClassVar[bool] = False
    links: ClassVar[tuple[str, ...]] = ()
    spoken_links: ClassVar[tuple[str, ...]] = ()
    fills: ClassVar[bool] = False
    answers: ClassVar[bool] = False
    led: ClassVar[bool] = False
    by_number: ClassVar[bool] = False
    many: ClassVar[str] = ""

    def __init_subclass__(cls, *, do: str = "", word: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.do, cls.word = do or cls.do, word or cls.word

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Names of the arguments."""
        return tuple(cls.model_fields)

    def arguments(self) -> dict[str, str]:
        """Arguments by name."""
        return {name: getattr(self, name) for name in self.names()}

    def line(self, say: Say = _, links: tuple[str, ...] = ()) -> str:
        """The act as one types it, its verb in a language: « déplacer 7 Factures »."""
        values = list(self.arguments().values())
        last = [self._as_last(value, links) for value in values[-1:]]
        return " ".join([say(self.word), *map(_quoted, values[:-1]), *last]).strip()

    def _as_last(self, value: str, links: tuple[str, ...]) -> str:
        """The last argument: as it is, but where its beginning would not be read as part of it."""
        if self.fills and not value:
            return _between_quotes(value)
        if self.verbatim and without_link(value, self.links) != value:
            return f"{self.links[0]} {value}"
        if self.verbatim and not self.typeset and value[:1] in TYPESET and value[-1:] in "»”\u2019":
            return f": “{value}”" if value[0] != "“" else f": « {value} »"
        if self.verbatim or (
            value[:1] not in (":", *QUOTES) and without_link(value, (*self.links, *links)) == value
        ):
            return value
        return _between_quotes(value)

    def kept(self) -> str:
        """The act as the journal keeps it."""
        return to_json({"do": self.do, **self.arguments()}).decode()

    def apply(self, world: Any, /) -> Any:
        """The world after it, where the page of the world offers it.

        Raises
        ------
        Refused
        """
        raise NotImplementedError


Act.__annotations__.clear()
# Three hundred acts are declared below it, and pydantic would read what each of its class variables is again for
# every one of them. It has noted by now which they are.


def _acts_in(module: ModuleType) -> Iterator[type[Act]]:
    """The acts that a module declares, in the order in which they stand there."""
    for found in vars(module).values():
        declared = isinstance(found, type) and found.__module__ == module.__name__
        if declared and issubclass(found, Act) and found.do:
            yield found


NAMED = ("nommé", "appelé", "intitulé", "qui s'appelle", "du nom de", ":")
"""Words that may lead to the name of something new."""


class Moving(Act):
    """One moves about, and changes nothing."""

    moves: ClassVar[bool] = True


TYPESET = tuple("«“\u2018")
QUOTES = ('"', "'", *TYPESET)


def _quoted(value: str) -> str:
    """An argument that another follows: between quotes where a space would cut it."""
    if value and " " not in value and '"' not in value and value[0] not in QUOTES:
        return value
    return _between_quotes(value)


def _between_quotes(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


_TO_ADDRESS = re.compile(r"(?:en|par|to)\s+(\S+@\S+)", re.IGNORECASE)


def without_link(text: str, links: tuple[str, ...]) -> str:
    """A text without the word or sign that leads to it: « rapport.odt » for « en rapport.odt »."""
    address = _TO_ADDRESS.fullmatch(text.strip()) if links else None
    if address:
        return address[1]
    for link in links:
        head = text[: len(link)]
        ends = not link[-1:].isalpha() or text[len(link) : len(link) + 1] == " "
        same = head == link or (text.isupper() and head.casefold() == link)
        if ends and same and text[len(link) :].strip():
            return text[len(link) :].strip()
    return text


class World(Frozen):
    """The state of a machine, and where the person is in it.

    A machine names the modules of its acts, ``class Drive(Space, acts=[acts])``, and gives its
    page and its facts. An act is possible where the page offers it, and nowhere else: finding
    one's way counts in every front. What a page that one came through lists may be opened without
    going back to it first, in machines that say so.

    Attributes
    ----------
    opens_above : bool
        Whether one may open what a page above lists.
    computes : bool
        Whether what a person types is computed: each act is tried aside first, within a limit.
    words : Mapping
        What the machine says in other languages than French, by language and French text.
    tongue : str
        Which it speaks; what its author wrote is in that language as well.
    note : str
        What the last act had for effect, where the page does not show it.
    """

    acts: ClassVar[tuple[type[Act], ...]] = ()
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    opens_above: ClassVar[bool] = False
    computes: ClassVar[bool] = False

    machine: str
    tongue: str = SOURCE
    note: str = ""

    def __init_subclass__(cls, *, acts: Iterable[ModuleType] = (), **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.acts = tuple(act for module in acts for act in _acts_in(module)) or cls.acts

    @field_validator("tongue")
    @classmethod
    def _is_spoken(cls, tongue: str) -> str:
        if tongue != SOURCE and tongue not in cls.words:
            raise ValueError(f"this machine does not speak {tongue!r}")
        return tongue

    def say(self, text: str) -> str:
        """What the machine says, in the language of the world."""
        if self.tongue == SOURCE:
            return text
        found = self.words[self.tongue].get(text)
        return said_by_all(self.tongue)[text] if found is None else found

    @property
    def understood(self) -> Understood:
        """What it understands beside the words of its acts."""
        return understood(self.tongue)

    def line(self, act: Act) -> str:
        """An act as one types it in this world."""
        return act.line(self.say, self.links_to(type(act)))

    def links_to(self, kind: type[Act]) -> tuple[str, ...]:
        """Words that may lead to the last argument of an act without being part of it."""
        known = self.understood
        own = kind.links if kind.verbatim else (*kind.links, *known.links)
        return (*own, *known.prepositions) if kind.led else own

    @property
    def imitates(self) -> str:
        """By which its help is known: its machine, but for one that imitates two things."""
        return self.machine

    def page(self) -> Page:
        """What is on the screen."""
        raise NotImplementedError

    def after(self, act: Act) -> Self:
        """The world after an act that the page offers.

        Raises
        ------
        Refused
        """
        found = act.apply(self)
        assert isinstance(found, type(self))
        return found

    def facts(self) -> frozenset[Fact]:
        """What is true, as far as it can be listed."""
        return frozenset(self._facts())

    def _facts(self) -> Iterable[Fact]:
        raise NotImplementedError

    def holds(self, fact: Fact) -> bool | None:  # noqa: ARG002
        """Whether a fact is true that is not listed; None for a kind that is."""
        return None

    def deleted(self, start: World) -> frozenset[Fact]:  # noqa: ARG002
        """Facts as good as true: « in the bin », of what was deleted for good since the start."""
        return frozenset()

    def trifles(self) -> frozenset[str]:
        """What may be done beside any task without harm: no goal blames it."""
        return frozenset()

    def tell(self, fact: Fact) -> str:
        """A fact in words, for a review."""
        return " · ".join(fact)

    def called(self, name: str, value: str) -> str:  # noqa: ARG002
        """What the argument of an act is called in a review: the subject of message 7, for « 7 »."""
        return value

    def here(self) -> str:
        """What is open, in a review."""
        return self.page().title

    def argument_names(self, act: Act) -> dict[str, str]:
        """What the arguments of an act are called in a review, by name."""
        return {name: self.called(name, value) for name, value in act.arguments().items()}

    def which_past(self, act: Act) -> int:  # noqa: ARG002
        """Which of its sentences is said of an act: the second where it takes back, or leaves something out."""
        return 0

    def hidden_by(self, act: Act) -> str:  # noqa: ARG002
        """What an act hides from others: no review repeats it."""
        return ""

    def begun(self, values: dict[str, str]) -> World:
        """The world with other values to begin with, where its author may set some.

        Raises
        ------
        ValueError
        """
        if values:
            raise ValueError(f"{self.machine}: nothing can be set to begin with")
        return self

    def step(self, act: Act) -> World:
        """The world after an act.

        Raises
        ------
        Refused
            It is not possible; nothing has changed.
        """
        if offer_of(act, page_of(self)) is not None:
            return self.cleared().after(act)
        under = self.beneath()
        if under is not None and offer_of(act, under.page()) is not None:
            return under.cleared().after(act)
        above = self.above() if act.do == OPEN else ()
        there = next((one for one in above if offer_of(act, one.page())), None)
        if there is None:
            raise Refused(self.say("Ce n'est pas possible ici."))
        return there.cleared().after(act)

    def beneath(self) -> World | None:
        """The world once a card that only tells something is closed; None where none is shown.

        What its page offers is possible without closing the card first.
        """
        return None

    def above(self) -> Iterator[World]:
        """The world on each page above, the nearest first, as long as going back changes nothing else."""
        there: World = self
        for _level in range(MOST_ABOVE if self.opens_above else 0):
            offer = next((one for one in there.page().offers if one.act == BACK), None)
            if offer is None or offer.row or offer.asks:
                return
            back = there.step(there.make_act(BACK))
            if any(fact[0] != "at" for fact in back.facts() ^ there.facts()):
                return
            there = back
            yield there

    def row_at(self, path: str) -> str | None:  # noqa: ARG002
        """The line that a path or a source names, where this machine has such."""
        return None

    def out_of_reach(self, line: str) -> str:  # noqa: ARG002
        """Why a line names what is shown and cannot be acted upon yet; empty where it does not."""
        return ""

    def moved_away(self, text: str) -> str:  # noqa: ARG002
        """Where what a text names whole is now, when the page no longer lists it; empty otherwise."""
        return ""

    def cleared(self) -> World:
        """The same world, its note read."""
        return self.changed(note="") if self.note else self

    def read_act(self, kept: str) -> Act:
        """An act from what the journal keeps.

        Raises
        ------
        Refused
        """
        try:
            arguments = from_json(kept)
            return self.act_class(arguments.pop("do")).model_validate(arguments)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise Refused(self.say("Ce n'est pas une action de cette machine.")) from error

    def make_act(self, do: str, **arguments: str) -> Act:
        """An act of this machine.

        Raises
        ------
        Refused
            An argument is too long, or holds control characters.
        """
        try:
            return self.act_class(do).model_validate(arguments)
        except ValidationError as error:
            raise Refused(
                self.say("Texte refusé : {n} caractères au plus, sur une ligne.").format(
                    n=LONGEST_TEXT
                )
            ) from error

    def act_class(self, do: str) -> type[Act]:
        """The acts of a kind."""
        return _by_kind(self.acts)[do]


@cache
def _by_kind(acts: tuple[type[Act], ...]) -> dict[str, type[Act]]:
    return {act.do: act for act in acts}


page_of: OfLast[World, Page] = OfLast(lambda world: world.page())
"""What is on the screen of a world: a line that is read is done on the very page it was read on."""


def offer_of(act: Act, page: Page) -> Offer | None:
    """The offer of a page that an act answers to; None when it is not possible there."""
    return next((offer for offer in page.offers if _allows(offer, act, page)), None)


def _allows(offer: Offer, act: Act, page: Page) -> bool:
    if offer.act != act.do:
        return False
    values = act.arguments()
    row = values[offer.row] if offer.row else None
    if row is not None and (not page.is_row(row) or (offer.on is not None and row not in offer.on)):
        return False
    if {*values} != {*([offer.row] if offer.row else []), *(ask.name for ask in offer.asks)}:
        return False
    return all(_is_choice(values[ask.name], ask, row) for ask in offer.asks)


def _is_choice(value: str, ask: Ask, row: str | None) -> bool:
    options = ask.options(row)
    return not options or value in options


def lines_of(offer: Offer, page: Page) -> Iterator[str]:
    """Lines of a page that an offer may be about; every shown cell of a grid."""
    if page.grid is not None:
        yield from (f"{letter}{row}" for row in page.grid.rows for letter in page.grid.columns)
        return
    yield from (key for key in page.keys if offer.on is None or key in offer.on)


__all__ = [
    "LONGEST_ACT",
    "LONGEST_TEXT",
    "MOST_ACTS",
    "OPEN",
    "Act",
    "Ambiguous",
    "Fact",
    "Frozen",
    "Moving",
    "Refused",
    "Text",
    "World",
    "lines_of",
    "offer_of",
    "without_link",
]
