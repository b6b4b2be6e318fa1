"""The invigilator's screen: counts, requests, candidates; a client of the room, as a page would be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.report.room import order_words
from pixsim.report.room.wording import OVERHEARD, is_overheard, refusal_sentence, status_words
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.orders import REPEATABLE, StaleOrderError
from pixsim.store.sittings.journal import JournalError, MovedJournalError
from pixsim.store.wording import GO_ON_IN, PUT_BACK, RESCUED, journal_sentence
from pixsim.tui.drawing.pieces import join_rows, join_styled
from pixsim.tui.room.client import RoomClient
from pixsim.tui.room.rows import count_line, door_line, owed_line, request_line, seat_rows
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.frame.framed import Entry, Framed, letter_keys
from pixsim.tui.widgets.frame.alert_line import Kind
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.lists.pick_list import PickList

REFRESH = 1.0  # seconds


class RoomScreen(Framed[None]):
    """The room, redrawn every second; the order of the candidates never changes by itself.

    Parameters
    ----------
    client : RoomClient
    flows : Mapping of str to coroutine function
        What a key leads to, one dialog after the other, by name; each takes this screen.
    """

    AUTO_FOCUS = "#seats"
    CSS = """
    RoomScreen #room { height: 1fr; padding: 0 1; }
    RoomScreen #counts { height: auto; max-height: 2; margin: 1 0; }
    RoomScreen.-short #counts { margin: 0; }
    RoomScreen #door { height: 1; margin: 0 0 1 0; }
    RoomScreen.-short #door, RoomScreen.-mid #door { margin: 0; }
    RoomScreen #requests { height: auto; max-height: 5; margin: 0 0 1 0; }
    RoomScreen.-short #requests { max-height: 2; margin: 0; }
    RoomScreen.-mid #requests { max-height: 3; }
    RoomScreen #seats { height: 1fr; }
    RoomScreen #nobody { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(letter_keys("a"), "next_request"),
        Binding(letter_keys("p"), "confirm_all"),
        Binding(letter_keys("r"), "resume_all"),
        Binding(letter_keys("t"), "give_time_all"),
        Binding(letter_keys("i"), "seat_here"),
        Binding(letter_keys("f"), "finalise"),
        Binding(letter_keys("c"), "codes"),
    ]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("ouvrir"), "open"),
        ("A", _("demande suivante"), "next_request"),
        ("P", _("tous présents"), "confirm_all"),
        ("T", _("temps"), "give_time_all"),
        ("M", _("menu"), "menu"),
    ]
    HELP_TITLE: ClassVar[str] = _("La salle")
    HELP_TEXT: ClassVar[str] = _(
        "Les candidats, toujours dans le même ordre : par nom.\n"
        "  · pas encore là    ○ attend    ● peut commencer    ► répond\n"
        "  ! signale un problème    × sans nouvelles    ? demande à reprendre    ✓ terminée\n\n"
        "  Entrée : ouvrir un candidat : confirmer sa présence, autoriser une reprise, décider d'un "
        "signalement, donner du temps, arrêter son épreuve, regarder sans déranger.\n"
        "  A : aller à la demande suivante.    P : confirmer la présence de tous ceux qui attendent.\n"
        "  R : autoriser toutes les reprises demandées.    T : donner du temps à tous.\n"
        "  I : un candidat passe l'épreuve sur ce poste.    C : l'adresse, le code QR, le code "
        "d'accès.\n"
        "  F : finaliser, publier, cacher les résultats.\n\n"
        "Une autorisation d'entrer dure un quart d'heure et ne sert qu'une fois. Le temps majoré est "
        "compté dans la fin réelle ; la fin théorique, comme chez Pix, ne le compte pas.\n"
        "F10 ferme l'interface : la salle se rouvre où elle en était."
    )

    def __init__(
        self, client: RoomClient, flows: Mapping[str, Callable[..., Awaitable[None]]]
    ) -> None:
        super().__init__()
        self.client, self._flows = client, flows
        self.shown: dict[str, Any] = client.view()
        self._busy = self._asking = self._is_cut = False

    # ---- what is shown

    def title_text(self) -> Content:
        """« Salle  Maison du numérique, Salle 2 »."""
        where = f"{self.shown['address']}, {self.shown['room']}"
        status = status_words(self.shown["status"], to_publish=self.shown["to_publish"])
        return join_styled(
            (_("Salle {n}").format(n=self.shown["number"]), "bold $brand"),
            "  ",
            (where, "bold"),
            (f"  {self.shown['rules'].upper()} · {status}", "$muted"),
        )

    def bar_end_text(self) -> Content:
        """The hour."""
        return join_styled((f"{self._now.astimezone():%H h %M}", "$muted"))

    @property
    def _now(self) -> datetime:
        return datetime.fromisoformat(self.shown["now"])

    def body(self) -> ComposeResult:
        """Counts, requests, candidates."""
        with Vertical(id="room"):
            yield Static(count_line(self.shown), id="counts")
            yield Static(id="door")
            yield Static(id="requests")
            yield PickList(self._rows(), id="seats")
            yield Static(self._nobody(), id="nobody")

    def buttons(self) -> Sequence[Widget]:
        """The main one follows the oldest request."""
        return [
            FlatButton(self._main_text(), id="next-request", variant="primary"),
            FlatButton(_("Un candidat ici"), id="seat-here"),
            Static("", classes="spring"),
            FlatButton(self._end_text(), id="finalise"),
        ]

    def entries(self) -> Sequence[Entry]:
        """What can be done in the room."""
        return [
            Entry(_("Ouvrir le candidat"), "open", _("Entrée")),
            Entry(_("Demande suivante"), "next_request", "A"),
            Entry(_("Confirmer la présence de tous"), "confirm_all", "P"),
            Entry(order_words.AUTHORISE_ALL, "resume_all", "R"),
            Entry(_("Donner du temps à tous"), "give_time_all", "T"),
            Entry(_("Un candidat passe l'épreuve sur ce poste"), "seat_here", "I"),
            Entry(order_words.ACCESS_CODE, "codes", "C"),
            Entry(self._end_text(), "finalise", "F"),
            Entry(_("Fermer la salle"), "stop", "F10"),
        ]

    def _nobody(self) -> str:
        return _(
            "Personne n'est inscrit. Fermez la salle (F10), puis : pixsim room enrol {n} --class liste.csv"
        ).format(n=self.shown["number"])

    def _rows(self) -> list[Any]:
        width = self.app.size.width
        return seat_rows(self.shown["seats"], width)

    def _main_text(self) -> str:
        requests = self.shown["requests"]
        if not requests:
            return _("Ouvrir")
        return _("Répondre à {name}").format(name=requests[0]["name"].split(" ")[0][:20])

    def _end_text(self) -> str:
        return {
            "created": _("Clore la session"),
            "finalized": _("Publier"),
            "in_process": _("Publier"),
            "processed": _("Cacher les résultats"),
        }.get(self.shown["status"], _("Clore la session"))

    def on_mount(self) -> None:
        """Show it, then again every second."""
        self._draw()
        self.set_interval(REFRESH, self.refresh_room)
        if is_overheard(self.shown.get("door", "")):
            self.tell(OVERHEARD, "warn", flash=False)

    def on_resize(self, event: Resize) -> None:
        """Rows take the room there is."""
        super().on_resize(event)
        self.call_after_refresh(self._draw)

    def refresh_room(self) -> None:
        """Ask for the room again; nothing moves but what has changed.

        A room elsewhere may be slow to answer: it is asked in a thread.
        """
        if self.client.desk is None:
            if not self._asking:
                self._asking = True
                self._ask_elsewhere()
            return
        try:
            self.shown = self.client.view()
        except MovedJournalError as error:
            self._offer_place(error)
            return
        except JournalError as error:
            self.tell(journal_sentence(error), "bad", flash=False)
            return
        self._draw()

    @work(group="flow")
    async def _offer_place(self, error: MovedJournalError) -> None:
        """The data folder is gone: asked until the room goes on in another one, or it is back."""
        if self._busy:
            return
        self._busy = True
        try:
            from pixsim.tui.flows.lost_data_folder import offer_place

            said = await offer_place(self.app, error)
        finally:
            self._busy = False
        if said and not error.journal.is_moved:
            self.tell(said, "warn", flash=False)
        self.refresh_room()

    @work(thread=True, group="room")
    def _ask_elsewhere(self) -> None:
        found: dict[str, Any] | str
        try:
            found = self.client.view()
        except OrderRefusedError as error:
            found = error.error
        if self.is_attached:
            self.app.call_from_thread(self._take, found)

    def _take(self, found: dict[str, Any] | str) -> None:
        """The room as it answered, or why it did not."""
        self._asking = False
        if isinstance(found, str):
            self._is_cut = True
            self.tell(refusal_sentence(found), "bad", flash=False)
            return
        if self._is_cut:
            self._is_cut = False
            self.tell(_("La salle répond de nouveau."), "ok")
        if found["version"] >= self.shown["version"]:  # not what was asked before an order
            self.shown = found
            self._draw()
            if found.get("rescue"):
                self._offer_rescue(found)

    @work(group="flow")
    async def _offer_rescue(self, found: dict[str, Any]) -> None:
        """The data folder of the room elsewhere is gone: it may go on in the folder that it names."""
        if self._busy:
            return
        self._busy = True
        try:
            asked = Confirm(
                f"{found['moved']}\n\n{PUT_BACK}",
                GO_ON_IN.format(folder=found["rescue"]),
                _("Réessayer"),
            )
            wanted = await self.app.push_screen_wait(asked)
        finally:
            self._busy = False
        if wanted and self.order("relocate"):
            self.tell(RESCUED.format(folder=found["rescue"]), "warn", flash=False)

    def _draw(self) -> None:
        if not self.is_attached or not self.query("#seats"):
            return
        self.show_title()
        self.query_one("#counts", Static).update(count_line(self.shown))
        door = self.query_one("#door", Static)
        door.display = bool(self.shown.get("door"))
        door.update(door_line(self.shown))
        found = [request_line(request, self._now) for request in self.shown["requests"]]
        if self.shown["minutes_owed"]:  # first, until it is given back by whichever front
            found.insert(0, owed_line(self.shown["minutes_owed"]))
        box = self.query_one("#requests", Static)
        box.display = bool(found)
        box.update(join_rows(found))
        self.query_one("#nobody").display = not self.shown["seats"]
        self.query_one(PickList).display = bool(self.shown["seats"])
        self.query_one(PickList).show_again(self._rows())
        self.query_one("#next-request", FlatButton).set_text(self._main_text())
        self.query_one("#finalise", FlatButton).set_text(self._end_text())

    # ---- orders

    @property
    def seat(self) -> dict[str, Any] | None:
        """The candidate with the cursor."""
        place = self.query_one(PickList).cursor
        return None if place is None else self.shown["seats"][place]

    def seat_of(self, number: int) -> dict[str, Any]:
        """The line of a candidate as it is shown now."""
        found: dict[str, Any] = next(s for s in self.shown["seats"] if s["seat"] == number)
        return found

    def order(self, name: str, seat: dict[str, Any] | None = None, **told: Any) -> bool:
        """Give an order on what is shown; whether it was carried out. Why not is said."""
        version = self.shown["version"] if seat is None else seat["version"]
        document = {"do": name, "version": version, **told}
        if seat is not None:
            document["seat"] = seat["seat"]
        try:
            seats = self.shown["seats"] if seat is None else [seat]
            self.shown = self._done(document, {one["seat"]: one["state"] for one in seats})
        except OrderRefusedError as error:
            self.say(refusal_sentence(error.error), "bad")
            if error.error != "unreachable":
                self.refresh_room()
            return False
        except JournalError as error:
            self.say(journal_sentence(error), "bad")
            return False
        self._draw()
        return True

    def _done(self, document: dict[str, Any], states: dict[int, str]) -> dict[str, Any]:
        """Give an order; once more where candidates did something since that changes nothing here.

        `states` are those it was given on. One who reads the instructions changes the version: that they were seen is still right. Who
        has come meanwhile was not seen: nothing is done for everybody then.
        """
        try:
            return self.client.do(document)
        except StaleOrderError:
            view, seat = self.client.view(), document.get("seat")
            seats = [one for one in view["seats"] if seat in (None, one["seat"])]
            now = {one["seat"]: one["state"] for one in seats}
            if document["do"] not in REPEATABLE or now != states:
                raise
            version = view["version"] if seat is None else seats[0]["version"]
            return self.client.do(document | {"version": version})

    def say(self, text: str, kind: Kind = "info") -> None:
        """Say something over the buttons for a moment."""
        self.tell(text, kind)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Open a candidate."""
        event.stop()
        if not self._is_old(event):
            self.action_open()

    def action_open(self) -> None:
        """What can be done with the candidate."""
        if self.seat is not None:
            self._flow("open_seat", self.seat["seat"])

    def action_next_request(self) -> None:
        """Go to the oldest request, and open it; where there is none, open the candidate."""
        requests = self.shown["requests"]
        if requests:
            numbers = [seat["seat"] for seat in self.shown["seats"]]
            self.query_one(PickList).cursor = numbers.index(requests[0]["seat"])
        self.action_open()

    def action_confirm_all(self) -> None:
        """Everybody who waits was seen."""
        waiting = sum(seat["state"] == "waiting" for seat in self.shown["seats"])
        if not waiting:
            self.say(_("Personne n'attend d'être vu."))
        elif self.order("confirm_all"):
            self.say(_("Présence confirmée : {n}.").format(n=waiting), "ok")

    def action_resume_all(self) -> None:
        """Everybody who asks may come back."""
        asking = sum(seat["state"] == "asking_back" for seat in self.shown["seats"])
        if not asking:
            self.say(_("Personne ne demande à reprendre."))
        elif self.order("resume_all"):
            self.say(_("Reprises autorisées : {n}.").format(n=asking), "ok")

    def action_give_time_all(self) -> None:
        """Minutes for everybody under way."""
        self._flow("give_time_all")

    def action_seat_here(self) -> None:
        """A candidate sits at this machine."""
        self._flow("seat_here")

    def action_codes(self) -> None:
        """What is written on the board."""
        self._flow("show_codes")

    def action_finalise(self) -> None:
        """Finalise, publish, hide, as the session stands."""
        self._flow("end_session")

    def action_back(self) -> None:
        """Escape closes nothing here."""
        self.say(_("F10 ferme la salle."))

    def action_stop(self) -> None:
        """Close the room, after a question while tests are under way."""
        self._flow("close_room")

    @work(group="flow")
    async def _flow(self, name: str, *arguments: Any) -> None:
        """One thing at a time."""
        if self._busy:
            return
        self._busy = True
        try:
            await self._flows[name](self, *arguments)
        finally:
            self._busy = False
        self.refresh_room()
