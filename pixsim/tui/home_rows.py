"""What the home screen says of each candidate; imported once the frame is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pixsim.assembly.standing import Standing, standing
from pixsim.framework import Framework
from pixsim.i18n import decimal, ngettext
from pixsim.i18n import gettext as _
from pixsim.profile import Profile
from pixsim.report.french import in_french
from pixsim.report.wording import bar
from pixsim.rules.v2 import V2
from pixsim.store.candidates import Candidate
from pixsim.store.journal import SittingSummary
from pixsim.tui.plain import fit

NAME_CELLS, NARROW_NAME_CELLS = 25, 13
NARROW = 76  # columns; in fewer, names are cut shorter and bars left out


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate of the list."""

    candidate: Candidate
    standing: Standing | None
    sittings: tuple[SittingSummary, ...]

    @property
    def profile(self) -> Profile | None:
        """The profile, when its file is sound."""
        return self.candidate.profile

    @property
    def unfinished(self) -> SittingSummary | None:
        """The newest sitting begun and not over."""
        return next((s for s in self.sittings if s.started and s.result is None), None)


def home_rows(
    found: Sequence[Candidate], sittings: Sequence[SittingSummary], framework: Framework
) -> list[Row]:
    """The candidates as they stand now, with their sittings."""
    rules = V2()
    return [
        Row(
            candidate,
            None if candidate.profile is None else standing(candidate.profile, framework, rules),
            tuple(
                s
                for s in sittings
                if candidate.profile is not None and s.profile_id == candidate.profile.id
            ),
        )
        for candidate in found
    ]


def candidate_line(row: Row, width: int = NARROW) -> str:
    """Name, mean level, pix, certifiable or not, what is under way."""
    if row.standing is None or row.profile is None:
        return _("{file} : profil illisible (Entrée pour savoir pourquoi)").format(
            file=row.candidate.path.name
        )
    levels, pix = row.standing.capped(V2())
    name = fit(row.profile.name, NAME_CELLS if width >= NARROW else NARROW_NAME_CELLS)
    mean = decimal(sum(levels) / len(levels))
    count = sum(row.standing.certifiable)
    if row.unfinished is not None:
        text = _("en cours : question {n} / {length}")
        if width < NARROW:
            text = _("en cours : {n} / {length}")
        state = text.format(
            n=min(row.unfinished.answered + 1, row.unfinished.length), length=row.unfinished.length
        )
    elif row.standing.is_certifiable:
        state = ngettext("certifiable ({n})", "certifiable ({n})", count).format(n=count)
    else:
        state = ngettext("non certifiable ({n})", "non certifiable ({n})", count).format(n=count)
    return f"{name}{_('niveau')} {mean}{sum(pix):>6} pix   {state}"


def details(row: Row, framework: Framework, width: int = NARROW) -> str:
    """The five areas of a candidate, and what is missing to be certifiable."""
    if row.standing is None or row.profile is None:
        return faults(row.candidate)
    rules = V2()
    _levels, pix = row.standing.capped(rules)
    by_code = dict(zip((c.code for c in framework.competences), pix, strict=True))
    lines = []
    for area in framework.areas:
        codes = [c.code for c in framework.competences_of(area.code)]
        total, most = sum(by_code[code] for code in codes), rules.max_pix * len(codes)
        drawn = f"{bar(total, most)}  " if width >= NARROW else ""
        lines.append(f"{area.code} {area.name_fr:<32}{drawn}{total:>3} / {most} pix")
    if not row.standing.is_certifiable:
        lines.append(
            _("Il faut le niveau 1 dans {needed} compétences ; ce profil en a {count}.").format(
                needed=rules.certifiable_competences, count=sum(row.standing.certifiable)
            )
        )
    if row.profile.extra_time_percent:
        lines.append(_("Temps majoré : {n} %").format(n=row.profile.extra_time_percent))
    if row.candidate.sample:
        lines.append(_("Profil d'exemple, inventé."))
    return "\n".join(lines)


def faults(candidate: Candidate) -> str:
    """Everything wrong with a profile file."""
    return "\n".join(in_french(problem) for problem in candidate.problems)
