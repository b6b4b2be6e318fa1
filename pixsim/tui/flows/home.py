"""What the home screen leads to; loaded in a thread once something is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.journeys import home as journeys
from pixsim.journeys import people
from pixsim.profile import Profile
from pixsim.tui.flows.follow_journey import context_of, follow_journey

if TYPE_CHECKING:
    from pixsim.tui.app import PixsimApp


async def welcome_candidate(app: PixsimApp, what: str, name: str, extra_time_percent: int) -> None:
    """What was chosen on the first screen."""
    context = context_of(app)
    if what == "create":
        details = people.PersonDetails(name, extra_time_percent)
        made = await follow_journey(app, people.create_person(context, details))
        await _show_person(app, None if made is None else people.own_key(made))
    elif what == "open_file":
        await _show_person(app, await follow_journey(app, journeys.open_people(context)))
    else:
        await _show_person(app, await follow_journey(app, people.choose_person(context, app.key)))


async def carry_out(
    app: PixsimApp, what: str, codes: tuple[str, ...], profile: Profile | None
) -> None:
    """What was chosen on the home screen, for who is shown there.

    Parameters
    ----------
    what : str
        See `HomeScreen.Wanted`.
    codes : tuple of str
        Competences it is about.
    profile : Profile, optional
        Somebody else: the person of the command line.
    """
    if what == "ccp1":
        from pixsim.tui.flows.dossier import open_dossier  # rarely wanted

        await open_dossier(app)
        return
    context = context_of(app)
    if profile is not None:
        known = app.records.by_id(profile.id)
        journey = journeys.carry_out(
            context, what, profile, codes, record=known, rules=app.rules, seed=app.seed
        )
        await follow_journey(app, journey)
        return
    wish = journeys.Wish(what, codes)
    found = journeys.fulfil_wish(context, wish, app.record, rules=app.rules, seed=app.seed)
    await _show_person(app, await follow_journey(app, found))


async def _show_person(app: PixsimApp, key: str | None) -> None:
    """Show somebody else, who may just have been made."""
    if key is None:
        return
    await app.caught_up()
    if any(record.key == key for record in app.records.records):
        await app.show_person(key)
