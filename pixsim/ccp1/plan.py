"""The plan of a rehearsal: the fiche as it was, the questions drawn, the rules, kept whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from pixsim.ccp1.dossier import Dossier, Fiche
from pixsim.ccp1.interview import draw_questions
from pixsim.ccp1.title_requirements import Fact, InterviewQuestion, TitleRequirements
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.session.plan import any_seed, new_name
from pixsim.text.search import same_words

Chosen = Literal["draw", "least", "choice"]


class NothingToPresentError(ValueError):
    """No fiche has a phase to present."""


class PlannedPhase(Fact):
    """A phase, as the fiche planned it."""

    name: str
    minutes: int


class KeptFiche(Fact):
    """A fiche as it was when the rehearsal began."""

    number: int
    title: str
    public: str
    environment: str
    collective: bool
    phases: tuple[PlannedPhase, ...] = Field(min_length=1)


class RehearsalPlan(BaseModel):
    """All that was decided before the clock started.

    Attributes
    ----------
    rules : str
        Name of the referential.
    referential : TitleRequirements
        As it was, with the questions drawn alone, in the order they are asked.
    chosen : {"draw", "least", "choice"}
        How the fiche was: drawn among all, among those rehearsed least, or named.
    assessors : int
        How many rate beside the candidate.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    autopilot: ClassVar[None] = None  # nobody simulates an interview

    id: str
    kind: Literal["ccp1"] = "ccp1"
    profile_id: str
    profile_uid: str | None = None
    candidate: str
    seed: int
    created_at: datetime
    rules: str
    referential: TitleRequirements
    fiche: KeptFiche
    chosen: Chosen
    assessors: int = Field(ge=0, le=2)

    @property
    def questions(self) -> tuple[InterviewQuestion, ...]:
        """The questions drawn, in order."""
        return self.referential.questions

    def wording(self, number: int) -> str:
        """A question as it is asked, from 1, with what it names of the fiche."""
        said = {"{{titre}}": self.fiche.title, "{{public}}": self.fiche.public, "{{environnement}}": self.fiche.environment}  # fmt: skip
        text = self.questions[number - 1].ask
        for field, value in said.items():
            text = text.replace(field, value)
        return text


def draw_fiche(numbers: Sequence[int], seed: int) -> int:
    """One of these fiches, each equally often over the seeds."""
    rng = stream_generator(Stream.REHEARSED_FICHE, seed)
    return numbers[int(rng.integers(len(numbers)))]


def plan_rehearsal(
    dossier: Dossier,
    *,
    now: datetime,
    profile_id: str,
    profile_uid: str | None = None,
    past: Iterable[RehearsalPlan] = (),
    action: int | Literal["draw", "least"] = "draw",
    seed: int | None = None,
    assessors: int = 0,
) -> RehearsalPlan:
    """Plan a rehearsal: what is presented, and what is asked.

    Parameters
    ----------
    dossier : Dossier
    now : datetime
    profile_id, profile_uid : str
        Whose it is in the journal.
    past : iterable of RehearsalPlan
        Earlier ones of the same person, oldest first.
    action : int or {"draw", "least"}
        A fiche by its number, one drawn, or one drawn among those rehearsed least.
    seed : int, optional
        Any by default; the same one gives the same draws from the same past.
    assessors : int
        From 0 to 2.

    Raises
    ------
    NothingToPresentError
    """
    past = tuple(past)
    seed = any_seed() if seed is None else seed
    ready = [n for n, fiche in dossier.fiches.items() if sum(p.minutes for p in fiche.phases)]
    if isinstance(action, int):
        ready = [n for n in ready if n == action]
    elif action == "least":
        ready = _least_presented(ready, dossier, past)
    if not ready:
        raise NothingToPresentError("no fiche has a phase to present")
    fiche = _keep_fiche(dossier.fiches[draw_fiche(ready, seed)])
    questions = draw_questions(dossier.referential, fiche, [plan.questions for plan in past], seed)
    return RehearsalPlan(
        id=new_name(now),
        profile_id=profile_id,
        profile_uid=profile_uid,
        candidate=dossier.candidate,
        seed=seed,
        created_at=now,
        rules=dossier.referential.id,
        referential=dossier.referential.model_copy(update={"questions": questions}),
        fiche=fiche,
        chosen="choice" if isinstance(action, int) else action,
        assessors=assessors,
    )


def _least_presented(
    ready: list[int], dossier: Dossier, past: tuple[RehearsalPlan, ...]
) -> list[int]:
    times = Counter(same_words(plan.fiche.title) for plan in past)
    counts = {n: times[same_words(dossier.fiches[n].title)] for n in ready}
    return [n for n in ready if counts[n] == min(counts.values())]


def _keep_fiche(fiche: Fiche) -> KeptFiche:
    return KeptFiche(
        number=fiche.number,
        title=fiche.title,
        public=fiche.public.text,
        environment=fiche.environment.text,
        collective=fiche.collective,
        phases=tuple(PlannedPhase(name=p.name, minutes=p.minutes) for p in fiche.phases),
    )
