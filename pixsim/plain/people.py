"""Steps about people, as lines."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.people import AskDetails, PersonDetails
from pixsim.plain.show import Lines, show
from pixsim.text.person_name import NAME_LENGTH, as_name


@show.register
def show_details(_step: AskDetails, lines: Lines) -> PersonDetails | None:
    """Ask for the name and the extra time of somebody new; an empty name goes back."""
    talk = lines.talk
    typed = talk.ask(_("Votre nom, un prénom ou un surnom suffit :"))[:NAME_LENGTH]
    if not typed:
        return None
    extra = talk.choose(
        _("Avez-vous droit à un temps majoré, un tiers de plus ?"),
        [("0", _("Non")), ("33", _("Oui"))],
    )
    name = as_name(typed)
    if name is None:
        talk.say(_("Ce nom ne convient pas : des lettres, des chiffres, des espaces."))
        return None
    return PersonDetails(name, int(extra))
