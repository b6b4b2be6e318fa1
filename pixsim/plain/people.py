"""Steps about people, as lines."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.people import AskDetails, PersonDetails
from pixsim.plain.lines_of_steps import Lines, show_step
from pixsim.text.person_name import NAME_LENGTH, as_name


@show_step.register
def show_details(_step: AskDetails, lines: Lines) -> PersonDetails | None:
    """Ask for the name and the extra time of somebody new; an empty name goes back."""
    talk = lines.talk
    typed = talk.ask(_("Votre nom, un prénom ou un surnom suffit :"))
    if not typed:
        return None
    name = as_name(typed)
    if name is None:
        talk.say(
            _(
                "Ce nom ne convient pas : des lettres, des chiffres, des espaces, {n} au plus."
            ).format(n=NAME_LENGTH)
        )
        return None
    extra = talk.choose(
        _("Avez-vous droit à un temps majoré, un tiers de plus ?"),
        [("0", _("Non")), ("33", _("Oui"))],
    )
    return PersonDetails(name, int(extra))
