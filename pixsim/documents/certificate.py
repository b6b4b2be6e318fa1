"""The facts of the document of one sitting: everything it shows, and nothing else.

A certificate is worth its signature, which covers all its facts (`pixsim.documents.qr_payload`); so it
holds no more than a QR code can carry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pixsim.report.result.common import AnyResult
from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result
from pixsim.report.wording import shorten_text
from pixsim.room.durations import valid_until
from pixsim.rules.global_levels import GLOBAL_LEVELS, GlobalLevel
from pixsim.text.terminal_text import plain_line

SCHEMA: Final = "pixsim/certificate/1"
COMPETENCES: Final = 16
PIX_PER_LEVEL: Final = 8  # of one competence
PROFESSIONAL_SINCE: Final = date(2022, 1, 1)
LONGEST: Final = 200
LONGEST_PLACE: Final = 120  # with the longest name, four bytes a sign, a QR code still holds it
CODE: Final = r"^[A-Z]-[0-9A-Z]{8}$"

DocumentRules = Literal["v2", "v3"]


def _require_plain(text: str) -> str:
    if plain_line(text) != text:
        raise ValueError("a text without control characters")
    return text


def _require_all_or_none(levels: tuple[int, ...]) -> tuple[int, ...]:
    if len(levels) not in (0, COMPETENCES):
        raise ValueError("sixteen levels, or none")
    return levels


Text = Annotated[str, Field(max_length=LONGEST), AfterValidator(_require_plain)]
Levels = Annotated[
    tuple[Annotated[int, Field(ge=-1, le=8)], ...], AfterValidator(_require_all_or_none)
]


class Certificate(BaseModel):
    """What the document of one sitting says.

    Attributes
    ----------
    code : str
        Verification code, e.g. ``N-B7CDF234``; never with the prefix of Pix.
    rules : str
        ``v2``: an attestation, with a level for each competence; ``v3``: a certificate, with a
        global level.
    born : date or None
        None where it is not known.
    tested, delivered : date
        When the test ended; when its result was published (without a room: the same day).
    pix, most : int
        The score, and the highest one under the rules of that day.
    level : int or None
        Number of the global level (V3), where one is shown: from 64 pix.
    levels : tuple of int
        Of the sixteen competences, in the order of the framework, -1 where none; empty where no
        level is shown (V3 below 64 pix).
    supervised : bool
        Whether a trainer saw who sat.
    remote : bool
        Whether the sitting was kept on the candidate's own machine.
    simulated : bool
        Whether nobody sat at all.
    centre, place, session : str
        Where it was sat, empty where it is not known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=CODE)
    rules: DocumentRules
    name: Annotated[Text, Field(min_length=1)]
    born: date | None = None
    birth_place: Text = ""
    tested: date
    delivered: date
    pix: int = Field(ge=0, le=1024)
    most: int = Field(ge=1, le=1024)
    level: int | None = Field(default=None, ge=1, le=len(GLOBAL_LEVELS) - 1)
    levels: Levels
    supervised: bool = False
    remote: bool = False
    simulated: bool = False
    centre: Text = ""
    place: Text = ""
    session: Text = ""

    @property
    def valid_until(self) -> date:
        """Last day of the three years, shown as an indication."""
        return valid_until(self.delivered)

    @property
    def most_level(self) -> int:
        """Highest level of a competence that day, under V2."""
        return self.most // (PIX_PER_LEVEL * COMPETENCES)

    def has_second_page(self, language: str) -> bool:
        """Whether the PDF has the page of competences: in French alone, where a level is shown (V3)."""
        return self.rules == "v3" and self.level is not None and language == "fr"

    def is_professional(self, *, french_domain: bool) -> bool:
        """Whether Pix prints that the certification is a professional one (V2), whatever the score."""
        return self.rules == "v2" and french_domain and self.delivered >= PROFESSIONAL_SINCE

    @property
    def global_level(self) -> GlobalLevel | None:
        """The global level, where one is shown."""
        return None if self.level is None else GLOBAL_LEVELS[self.level]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who sat, when and where, as far as the result does not say it.

    Attributes
    ----------
    name : str
        As the document writes it.
    delivered : date or None
        When the result was published; None: the day of the test.
    """

    name: str
    born: date | None = None
    birth_place: str = ""
    delivered: date | None = None
    supervised: bool = False
    remote: bool = False
    centre: str = ""
    place: str = ""
    session: str = ""


NoDocument = Literal["rejected", "cancelled", "error", "rules", "competences"]


class NoDocumentError(ValueError):
    """A result that gives no document.

    Attributes
    ----------
    kind : str
        ``rejected``, ``cancelled`` or ``error``; ``rules``, of a rule set without a document;
        ``competences``, of a bank that has others than the sixteen.
    """

    def __init__(self, kind: NoDocument) -> None:
        self.kind: NoDocument = kind
        super().__init__(f"no document: {kind}")


def build_certificate(
    result: AnyResult, code: str, occasion: Occasion, competences: Sequence[str]
) -> Certificate:
    """The facts of the document of a result.

    Parameters
    ----------
    result : AnyResult
    code : str
    occasion : Occasion
    competences : sequence of str
        Codes of the sixteen competences, in order.

    Raises
    ------
    NoDocumentError
    """
    if not isinstance(result, V2Result | V3Result):
        raise NoDocumentError("rules")
    if result.status != "validated":
        raise NoDocumentError(result.status)
    if result.total_pix is None:
        raise NoDocumentError("error")
    found = {row.code: row.level for row in result.competences}
    if len(competences) != COMPETENCES or not set(found) <= set(competences):
        raise NoDocumentError("competences")
    tested = result.ended_at.astimezone().date()
    return Certificate(
        code=code,
        rules=result.rules,
        name=shorten_text(plain_line(occasion.name), LONGEST),
        born=occasion.born,
        birth_place=_shorten_place(occasion.birth_place),
        tested=tested,
        delivered=occasion.delivered or tested,
        pix=result.total_pix,
        most=result.max_pix,
        **_level_fields(result, [found.get(competence, -1) for competence in competences]),
        supervised=occasion.supervised,
        remote=occasion.remote,
        simulated=result.autopilot is not None,
        centre=_shorten_place(occasion.centre),
        place=_shorten_place(occasion.place),
        session=_shorten_place(occasion.session),
    )


def _shorten_place(text: str) -> str:
    return shorten_text(plain_line(text), LONGEST_PLACE)


def _level_fields(result: V2Result | V3Result, levels: list[int]) -> dict[str, Any]:
    if isinstance(result, V2Result):
        return {"levels": levels}
    shown = result.shown_level
    return (
        {"level": None, "levels": ()}
        if shown is None
        else {"level": shown.number, "levels": levels}
    )
