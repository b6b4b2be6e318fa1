"""What an assistant that one talks with is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from pixsim.worlds.core import Frozen, World
from pixsim.worlds.goals import folded

YES, NO = "oui", "non"
MEMORY = "Mémoire"
"""The setting by which the assistant remembers what it is told."""
MASK = "[…]"
ANYONE, TEAM = "toute personne qui a le lien", "les comptes invités"
READERS = (ANYONE, TEAM)
REASONS = ("dangereux", "haineux", "données d'une personne", "faux")
NOTHING = "rien"
USES = (NOTHING, "idées", "relecture", "une partie du texte", "tout le texte")
"""What of a text was done with the assistant, as one declares it."""
MOST_TURNS, MOST_DETAILS, MOST_LINES, MOST_SENTENCE = 30, 20, 40, 200
MOST_TRAIL = 12
SHORT = 2
"""Letters of words that a search leaves aside."""

Where = tuple[str, str]
"""What kind of page, and what it is about."""

HOME: Where = ("home", "")
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=MOST_SENTENCE)]


class Source(Frozen):
    """A page that can be opened: what a sentence cites, or what one finds by oneself.

    Attributes
    ----------
    id : str
        « S3 », as sentences and lists call it.
    by, day : str
        Who publishes it, and its date as the page tells it.
    gone : bool
        Whether there is no such page: an address that the assistant made up.
    listed : bool
        Whether searches find it.
    """

    id: Annotated[str, StringConstraints(pattern=r"^S\d+$")]
    name: str
    by: str = ""
    day: str = ""
    lines: tuple[Sentence, ...] = ()
    gone: bool = False
    listed: bool = True

    def bears(self, words: Iterable[str]) -> bool:
        """Whether all of these words, folded, stand in it."""
        text = folded(" ".join((self.name, self.by, self.day, *self.lines)))
        return all(word in text for word in words)


class Claim(Frozen):
    """A sentence that the assistant may say.

    Attributes
    ----------
    cites : str
        The page it names where sources are asked; none when empty.
    yields : str
        What it says in its place once it is told that this is wrong; empty where it does not give way.
    when : mapping
        Values for which it says so, by part of the request, setting, file (« oui ») or piece of
        information (« #2 »: « oui »); « ~3 mai||3/5&salle Bizet » tells whether the request holds
        each of these words, in whichever of its pieces and whatever the spaces.
    """

    id: str
    text: Sentence
    cites: str = ""
    yields: Annotated[str, StringConstraints(max_length=MOST_SENTENCE)] = ""
    when: Mapping[str, tuple[str, ...]] = {}


class Part(Frozen):
    """A part of a request that is chosen: tone, length, readers."""

    name: str
    choices: Annotated[tuple[str, ...], Field(min_length=2)]
    value: str

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.value not in self.choices:
            raise ValueError(f"{self.name}: {self.value!r} is none of {', '.join(self.choices)}")
        return self


class Setting(Part):
    """A setting of the account.

    Attributes
    ----------
    about : str
        What it does, told with it.
    """

    about: str = ""


class Detail(Frozen):
    """A piece of information that can be put into the request."""

    id: str
    text: Sentence
    used: bool = False


class File(Frozen):
    """A file that can be joined.

    Attributes
    ----------
    hidden : tuple of str
        What it holds and does not show: its author, comments, another sheet.
    """

    name: str
    lines: tuple[Sentence, ...]
    hidden: tuple[Sentence, ...] = ()
    joined: bool = False


class Turn(Frozen):
    """A request and what was answered.

    Attributes
    ----------
    asked : mapping
        The parts, by name.
    told : tuple of str
        All that the maker of the assistant received as text, files included.
    claims : tuple of str
        Of the answer.
    sourced : bool
        Whether its sources were asked for.
    """

    id: str
    asked: Mapping[str, str] = {}
    told: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    sourced: bool = False


class Talk(Frozen):
    """A conversation.

    Attributes
    ----------
    passing : bool
        Whether it is not kept.
    """

    id: str
    title: str
    day: str = ""
    turns: tuple[Turn, ...] = ()
    passing: bool = False


class Link(Frozen):
    """By what others read a copy of a conversation; it outlives it."""

    id: str
    talk: str
    title: str
    who: Literal["toute personne qui a le lien", "les comptes invités"] = "toute personne qui a le lien"  # fmt: skip


class Memory(Frozen):
    """Something that the assistant remembers of the person."""

    id: str
    text: Sentence


class Line(Frozen):
    """A line of one's own text.

    Attributes
    ----------
    claim : str
        The sentence that it was copied from.
    source : str
        What is given as its source.
    """

    id: str
    text: Sentence
    claim: str = ""
    source: str = ""


class Helper(World):
    """An assistant, the account that one has there, and where one is.

    Attributes
    ----------
    name, maker : str
        Of the assistant.
    me : str
        Whose account it is.
    parts, details, files :
        What a request is made of.
    verdicts : tuple of str
        What can be noted of a sentence.
    marks : mapping
        What was noted, by claim.
    contested : tuple of str
        Claims that were told to be wrong.
    reported : mapping
        Reasons, by claim.
    subject : str
        Of the text that one writes.
    declared : str
        What of it was done with the assistant.
    passing : bool
        Whether the conversation that is being begun will not be kept.
    trail : tuple of places
        Where one was before.
    """

    machine: Literal["assistant"] = "assistant"
    name: str
    maker: str = ""
    me: str
    parts: tuple[Part, ...] = ()
    details: tuple[Detail, ...] = ()
    files: tuple[File, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    talks: tuple[Talk, ...] = ()
    links: tuple[Link, ...] = ()
    settings: tuple[Setting, ...] = ()
    memory: tuple[Memory, ...] = ()
    verdicts: tuple[str, ...] = ("juste", "faux")
    marks: Mapping[str, str] = {}
    contested: tuple[str, ...] = ()
    reported: Mapping[str, str] = {}
    subject: str = ""
    lines: tuple[Line, ...] = ()
    declared: str = NOTHING
    passing: bool = False
    where: Where = HOME
    trail: tuple[Where, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        for kind, names in (
            ("sentence", [one.id for one in self.claims]),
            ("page", [one.id for one in self.sources]),
            ("conversation", [one.id for one in self.talks]),
            ("line", [*(one.id for one in self.details), *(one.name for one in self.parts), *(one.name for one in self.files)]),
        ):  # fmt: skip
            if len({*names}) < len(names):
                raise ValueError(f"two of one name: {kind}")
        known = {one.id for one in self.sources}
        lost = {one.cites for one in self.claims if one.cites} - known
        said = {name for talk in self.talks for turn in talk.turns for name in turn.claims}
        lost |= said - {one.id for one in self.claims}
        if lost:
            raise ValueError(f"unknown: {', '.join(sorted(lost))}")
        return self

    def claim(self, key: str) -> Claim:
        """A sentence by its id."""
        return next(one for one in self.claims if one.id == key)

    def source(self, key: str) -> Source:
        """A page by its id."""
        return next(one for one in self.sources if one.id == key)

    def talk(self, key: str) -> Talk:
        """A conversation by its id."""
        return next(one for one in self.talks if one.id == key)

    def file(self, name: str) -> File:
        """A file by its name."""
        return next(one for one in self.files if one.name == name)

    def words_of(self, key: str, told: Iterable[str] = ()) -> str:
        """What a sentence says now: what it gave way to, where it was told to be wrong.

        Parameters
        ----------
        key : str
        told : iterable of str
            What the request held: words that were masked there are not repeated.
        """
        claim = self.claim(key)
        said = claim.yields if key in self.contested and claim.yields else claim.text
        for text in told:
            said = _as_told(said, text)
        return said

    def setting(self, name: str) -> str:
        """The value of a setting; empty where there is none of that name."""
        return next((one.value for one in self.settings if one.name == name), "")

    def values(self) -> dict[str, str]:
        """What an answer depends on."""
        found = {one.name: one.value for one in (*self.settings, *self.parts)}
        used = [_bare(one.text) for one in self.details if one.used]
        found |= {
            f"#{one.id}": YES
            if one.text != MASK and any(_bare(one.text) in text for text in used)
            else NO
            for one in self.details
        }
        return found | {one.name: YES if one.joined else NO for one in self.files}

    def answer(self) -> tuple[str, ...]:
        """The sentences that the request gets."""
        values = self.values()
        held = "\n".join(_bare(one.text) for one in self.details if one.used)
        for name in {name for one in self.claims for name in one.when if name.startswith("~")}:
            values[name] = YES if _holds(held, name[1:]) else NO
        return tuple(
            one.id
            for one in self.claims
            if all(values.get(name) in allowed for name, allowed in one.when.items())
        )

    def found(self, words: str) -> tuple[tuple[Source, ...], bool]:
        """The pages that bear all the words of a search, or else some, and whether they bear all."""
        wanted = re.findall(r"\w+", folded(words))
        wanted = [one.removesuffix("s") for one in wanted if len(one) > SHORT] or wanted
        pages = [one for one in self.sources if one.listed and not one.gone]
        whole = tuple(one for one in pages if one.bears(wanted))
        return (whole, True) if whole else (tuple(one for one in pages if any(one.bears([word]) for word in wanted)), False)  # fmt: skip

    def row_at(self, path: str) -> str | None:
        """The first sentence shown that cites a source: « S11 », « 11 »."""
        here = (talk for talk in self.talks if self.where == ("talk", talk.id))
        said = [one for talk in here for one in self.said_in(talk).items()]
        cited = {self.claim(claim).cites: number for number, (turn, claim) in said[::-1] if turn.sourced}  # fmt: skip
        plain = path.strip("[] ").upper()
        return cited.get(plain) or cited.get(f"S{plain}")

    def said_in(self, talk: Talk) -> dict[str, tuple[Turn, str]]:
        """The sentences of a conversation by the number that the page gives them."""
        said = ((turn, claim) for turn in talk.turns for claim in turn.claims)
        return {str(number): one for number, one in enumerate(said, 1)}


def _as_told(said: str, told: str) -> str:
    """A sentence that repeats what was told, its masked words masked there too."""
    parts = told.rstrip(".").split(MASK)
    if len(parts) < 2 or not any(part.strip() for part in parts):
        return said
    words = ".+?".join(map(re.escape, parts))
    for start in ("",) if parts[0].strip() else ("(?<=: )", "(?<=« )", "^"):
        shown = re.sub(
            start + words,
            lambda found: _cased(told.rstrip("."), found[0]),
            said,
            flags=re.IGNORECASE,
        )
        if shown != said:
            return shown
    return said


def _cased(told: str, found: str) -> str:
    """Give a text a capital only where its sentence begins: « un accès » for « Un accès »."""
    return found[:1] + told[1:] if found[:1].casefold() == told[:1].casefold() else told


def _bare(text: str) -> str:
    """A text without case, accents, spaces nor a final full stop."""
    return "".join(folded(text).split()).rstrip(".")


def _holds(held: str, words: str) -> bool:
    return all(any(_bare(one) in held for one in choice.split("||")) for choice in words.split("&"))
