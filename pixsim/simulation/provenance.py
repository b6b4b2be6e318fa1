"""Where the numbers behind a simulation come from, so that no figure passes for a measurement."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pixsim.simulation.rule_sets import find_simulated_rules
from pixsim.simulation.tally import CutOffs
from pixsim.simulation.v2.question_papers import LevelForms, ProfileForms

if TYPE_CHECKING:
    from pixsim.simulation.prepared_simulation import PreparedSimulation


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a simulation rests on.

    Attributes
    ----------
    priors : dict
        Guesses by name: abilities, sincerity, circumstances, mastery, chances to guess, and how
        profiles were made.
    items : int
    calibrated_items : int
        Those whose parameters were estimated from answers or given; the others have *priors*.
    score_cut_offs, level_cut_offs : str
        Of V3: ``public seed`` (Pix's development data: those of production are not public), or
        ``given``; ``none`` for V2, which has none.
    """

    priors: dict[str, Any]
    items: int
    calibrated_items: int
    score_cut_offs: CutOffs
    level_cut_offs: CutOffs

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON."""
        return asdict(self)


def provenance(prepared: PreparedSimulation) -> Provenance:
    """What a simulation rests on."""
    cohort, rules, test = prepared.cohort, prepared.rules, prepared.test
    priors: dict[str, Any] = {
        "abilities": "given" if _has_abilities(prepared) else asdict(cohort.abilities),
        "sincerity": asdict(cohort.sincerity),
        "circumstances": asdict(cohort.circumstances),
        "mastery": prepared.mastery,
        "guessing": "by item type"
        + ("" if prepared.guessing == 1 else f" × {prepared.guessing:g}"),
        "profiles": "levels",
    }
    if cohort.positioning is not None:
        priors["profiles"] = "simulated positioning"
        priors["retention"] = cohort.positioning.retention
    elif cohort.given is not None and cohort.given.pix is not None:
        priors["profiles"] = "given"
        if cohort.given.shown is not None:
            priors["retention"] = cohort.given.retention
    forms = getattr(test, "forms", None)
    if isinstance(forms, LevelForms | ProfileForms):
        priors["forms"] = forms.forms
    by_rules = find_simulated_rules(rules)
    score, levels = by_rules.cut_offs(rules) if by_rules is not None else ("none", "none")
    return Provenance(
        priors=priors,
        items=len(test.items.id),
        calibrated_items=int(test.items.calibrated.sum()),
        score_cut_offs=score,
        level_cut_offs=levels,
    )


def _has_abilities(prepared: PreparedSimulation) -> bool:
    given = prepared.cohort.given
    return given is not None and given.theta is not None
