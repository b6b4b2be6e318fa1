"""The home screen of one person: where they stand, the one next step, the sixteen competences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import numeric_date
from pixsim.framework import Framework
from pixsim.journeys import home_words, wishes
from pixsim.store.records.goal_glance import glance_at_goal
from pixsim.store.records.next_step import next_step
from pixsim.store.records.record import Record
from pixsim.store.rooms.unread_link import room_waiting
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.home.wording import fitting_way, path_lines
from pixsim.tui.screens.frame.framed import PERSON, Entry, Framed, letter_keys
from pixsim.tui.widgets.frame.alert_line import AlertLine
from pixsim.tui.widgets.frame.key_bar import Hint, KeyBar
from pixsim.tui.widgets.frame.top_bar import TopBar
from pixsim.tui.widgets.home.competence_layout import known_of
from pixsim.tui.widgets.home.competence_map import CompetenceMap
from pixsim.tui.widgets.home.next_action_card import NextActionCard
from pixsim.tui.widgets.home.side import HomeSide
from pixsim.tui.widgets.home.standing_head import StandingHead

if TYPE_CHECKING:
    from pixsim.journeys.home_facts import Facts

PARTS = (TopBar, StandingHead, NextActionCard, CompetenceMap, HomeSide, AlertLine, KeyBar)
AGAIN = 20.0  # seconds between two looks at the clock of an exam under way


class HomeScreen(Framed[None]):
    """One person; what is wanted goes to the app, which knows how.

    Parameters
    ----------
    framework : Framework
    clock : callable
        Gives the present, with its time zone.
    """

    CSS = """
    HomeScreen #home { height: 1fr; padding: 1 1 0 1; }
    HomeScreen #main { width: 1fr; }
    HomeScreen StandingHead { padding: 0 1; }
    HomeScreen #step { margin: 1 0; }
    HomeScreen #side { display: none; }
    HomeScreen.-wide #side { display: block; width: 1fr; max-width: 40; margin: 0 0 0 3; }
    HomeScreen.-huge #side { display: block; width: 60; margin: 0 0 0 3; }
    HomeScreen.-wide #main { width: 75; }
    """
    AUTO_FOCUS = "#step"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+q", "app.quit"),
        Binding("down", "into_map"),
        Binding(letter_keys("p"), "want('position')"),
        Binding(letter_keys("e"), "want('practise')"),
        Binding(letter_keys("s"), "want('exam')"),
        Binding(letter_keys("r"), "want('past')"),
        Binding(letter_keys("c"), "want('change')"),
        Binding(letter_keys("h"), "want('chances')"),
        Binding(letter_keys("o"), "want('coach')"),
        Binding(letter_keys("d"), "want('set_dates_right')"),
    ]
    HELP_TITLE = _("Accueil")
    HELP_TEXT = _(
        "Votre page : le nombre de pix de votre profil, s'il permet de passer la certification, la "
        "prochaine chose à faire, et vos seize compétences.\n\n"
        "  Entrée : la prochaine étape : se positionner, puis passer l'épreuve dès que c'est permis. Ce "
        "qui reste à finir est écrit dessous, avec sa touche.\n"
        "  P : se positionner dans une compétence.    E : s'entraîner, sans changer le profil.\n"
        "  S : passer une certification blanche.    R : les résultats passés.\n"
        "  H : vos chances d'être certifié.    C : changer de personne, en ajouter.\n"
        "  O : mon objectif : une date, des minutes par jour, et quoi faire chaque jour.\n"
        "  ↓ ou Tab : aller aux compétences ; Entrée en ouvre une. Échap : revenir au bouton.\n\n"
        "Le profil est certifiable quand cinq compétences sont au niveau 1.\n\n"
        "Deux épreuves existent. La personnalisée (règles V2) vérifie les niveaux du profil ; celle "
        "d'aujourd'hui (V3) s'adapte aux réponses. On choisit en la commençant.\n"
        "Repassée, la personnalisée revient souvent sur les mêmes savoir-faire, par d'autres "
        "questions : sa règle les prend par niveau, puis par ordre alphabétique. Celle "
        "d'aujourd'hui change de sujets à chaque fois.\n\n"
        "pixsim est un entraînement : il n'est pas affilié à Pix et ses résultats n'ont aucune valeur "
        "officielle. Rien ne quitte cet ordinateur."
    )

    class Wanted(Message):
        """Something to do for the person shown.

        ``exam``, ``resume``, ``position``, ``practise``, ``coach``, ``past``, ``progress``,
        ``chances``, ``change``, ``new``, ``edit``, ``delete``, ``open_file``, ``competence``, ``faults``,
        ``ccp1``, ``set_dates_right``.
        """

        def __init__(self, what: str, codes: tuple[str, ...] = ()) -> None:
            super().__init__()
            self.what, self.codes = what, codes

    def __init__(self, framework: Framework, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._framework, self._clock = framework, clock
        self._record: Record | None = None
        self._rules = ""
        self._stale = False
        self._facts: Facts | None = None
        self._offer: home_words.Offer | None = None
        self.waits = False  # what is done for the person may change all that is shown

    def on_screen_resume(self) -> None:
        """Back from what was done: no advice until it is known what that changed."""
        if self.waits:
            self._draw()

    @property
    def record(self) -> Record | None:
        """Who is shown."""
        return self._record

    @property
    def offered(self) -> home_words.Offer | None:
        """What the main button does."""
        return self._offer

    def title_text(self) -> Content:
        """Who."""
        if self._record is None:
            return join_styled(("pixsim", "bold $brand"))
        change = join_styled(("C", "bold $brand"), (_(" changer"), "$foreground"))
        return join_styled(
            ("pixsim", "bold $brand"), "  ", (self._record.name, "bold"),
            (_("  exemple"), "$warn") if self._record.sample else "", "  ",
            change.stylize(Style.from_meta({"@click": "screen.want('change')"})),
        )  # fmt: skip

    def body(self) -> ComposeResult:
        """Head, next step, competences; more beside them where there is room."""
        with Horizontal(id="home"):
            with Vertical(id="main"):
                yield StandingHead()
                yield NextActionCard(id="step")
                yield CompetenceMap(self._framework, id="map")
            yield HomeSide(self._framework, id="side")

    def on_mount(self) -> None:
        """Whatever is known already."""
        self.set_interval(AGAIN, self._look_again)
        self._draw()

    def show(
        self, record: Record | None, rules: str, *, stale: bool, facts: Facts | None = None
    ) -> None:
        """Another person, or the same one later.

        Parameters
        ----------
        record : Record or None
            None while nothing is known yet.
        rules : str
            Those the person chose last.
        stale : bool
            The figures are being made anew.
        facts : Facts, optional
            For the side, once they are known.
        """
        self._record, self._rules, self._stale, self._facts = record, rules, stale, facts
        self._draw()

    def _look_again(self) -> None:
        """The time left of an exam under way."""
        if self._record is not None and self._record.history.exam is not None:
            self._draw()

    @property
    def _is_whole(self) -> bool:
        """Its parts are there: not before it is made, and a screen being closed loses them."""
        return all(self.query(part) for part in PARTS)

    def _draw(self) -> None:
        if not self._is_whole:
            return
        record, codes = self._record, tuple(self._framework.competence)
        self.show_title()
        waiting = self.waits and self.is_current
        self.query_one(StandingHead).show(record, stale=self._stale or waiting)
        self.query_one(CompetenceMap).show(known_of(record, self._framework))
        self.query_one(HomeSide).show(record, self._facts)
        self._offer = None
        if record is None:
            self.query_one(NextActionCard).show((), "", ())
        elif waiting:
            title = [join_styled((home_words.NEXT_STEP, "bold"))]
            self.query_one(NextActionCard).show(title, "", (_("mise à jour…"),))
        else:
            goal = None if record.sample else glance_at_goal(record.id)
            step = next_step(record, codes, self._clock(), self._rules, goal)
            self._offer = home_words.main_offer(record, step, self._framework)
            before = (
                record.history.last is None and record.history.exam is None and step is not None
            )
            title = path_lines(record) if before else [join_styled((home_words.NEXT_STEP, "bold"))]
            self.query_one(NextActionCard).show(title, self._offer.title, self._offer.details)
        self._hints()

    @property
    def _is_ahead(self) -> bool:
        """Whether dates of the person shown can be put right."""
        record = self._record
        return record is not None and not record.problem and record.is_ahead(self._clock())

    def _hints(self) -> None:
        in_map = self.query_one(CompetenceMap).has_focus
        hints = home_keys(self._record, self._offer, in_map=in_map)
        if self._is_ahead:
            hints.insert(1, ("D", _("corriger les dates"), "want('set_dates_right')"))
        self.query_one(KeyBar).set_hints(hints)
        self.query_one(AlertLine).rest(self._resting(in_map=in_map))

    def _resting(self, *, in_map: bool) -> Content:
        """An exam of a room elsewhere, how to go to the competences, or the one selected in full."""
        here = self.query_one(CompetenceMap).here
        if self._is_ahead:
            assert self._record is not None
            assert self._record.newest is not None
            newest = numeric_date(f"{self._record.newest.astimezone():%Y-%m-%d}")
            said = _("L'horloge avançait, des réponses sont datées du {date} : D pour corriger")
            texts = [said.format(date=newest), _("L'horloge avançait : D pour corriger les dates")]
            styled = [join_styled((text, "bold $warn")) for text in texts]
            return fitting_way(styled, max(self.size.width - 2, 1))
        if not in_map and (waiting := room_waiting()):
            return join_styled((waiting, "bold $warn"))
        if not in_map or here is None or self._record is None or self._record.problem:
            return join_styled(
                (_("↓ ou Tab : choisir une compétence. Échap : revenir ici."), "not bold $muted")
            )
        known = home_words.level_words(here.level, here.pix)
        name = (f"{here.code} {here.name}", "bold")
        ways = [join_styled(name, ("   " + known, "not bold $muted")), join_styled(name)]
        return fitting_way(ways, max(self.size.width - 2, 1))

    # ---- what is wanted

    def on_next_action_card_pressed(self, event: NextActionCard.Pressed) -> None:
        """The next step."""
        event.stop()
        if self._offer is not None and not self._is_old(event):
            self.post_message(self.Wanted(self._offer.action, self._offer.codes))

    def on_competence_map_opened(self, event: CompetenceMap.Opened) -> None:
        """The page of a competence."""
        event.stop()
        if not self._is_old(event):
            self.post_message(self.Wanted("competence", (event.code,)))

    def on_competence_map_moved(self, event: CompetenceMap.Moved) -> None:
        """Name the one selected."""
        event.stop()
        if self._is_whole:
            self._hints()

    def on_competence_map_left(self, event: CompetenceMap.Left) -> None:
        """Up from the top."""
        event.stop()
        self.query_one(NextActionCard).focus()

    def action_want(self, what: str) -> None:
        """Something by its key, a hint or a line of the menu."""
        self.post_message(self.Wanted(what))

    def action_enter(self) -> None:
        """What Enter does here, for the hint that is clicked."""
        if self.query_one(CompetenceMap).has_focus:
            self.query_one(CompetenceMap).action_open()
        else:
            self.query_one(NextActionCard).action_press()

    def action_into_map(self) -> None:
        """Down from the main button."""
        if self.query_one(NextActionCard).has_focus:
            self.query_one(CompetenceMap).focus()

    def action_back(self) -> None:
        """Back to the main button; never out."""
        self.query_one(NextActionCard).focus()

    def entries(self) -> Sequence[Entry]:
        """All that can be done from here."""
        person = [
            Entry(home_words.CHANGE_PERSON, "want('change')", "C", PERSON),
            Entry(home_words.NEW_PERSON, "want('new')", "", PERSON),
            Entry(home_words.OPEN_FILE, "want('open_file')", "", PERSON),
        ]
        record = self._record
        if record is None:
            return person
        if not record.sample and not record.problem:
            person.insert(1, Entry(home_words.edit_words(), "want('edit')", "", PERSON))
        if not record.sample:
            person.append(Entry(home_words.delete_words(record.name), "want('delete')", "", PERSON))
        if record.problem:
            return [Entry(_("Voir ce qui ne va pas"), "want('faults')"), *person]
        dates = Entry(wishes.SET_DATES_RIGHT, "want('set_dates_right')", "D")
        doing = [
            *([dates] if self._is_ahead else []),
            Entry(wishes.POSITION, "want('position')", "P"),
            Entry(wishes.PRACTISE, "want('practise')", "E"),
            Entry(wishes.GOAL, "want('coach')", "O"),
            Entry(wishes.SIT, "want('exam')", "S"),
            Entry(wishes.PAST, "want('past')", "R"),
            Entry(home_words.PROGRESS, "want('progress')"),
            Entry(home_words.CHANCES, "want('chances')", "H"),
            Entry(_("CCP1, l'autre examen (ancien titre)…"), "want('ccp1')"),
        ]
        if self._offer is not None:
            doing.insert(0, Entry(self._offer.title, "enter_step", _("Entrée")))
        return [*doing, *person]

    def action_enter_step(self) -> None:
        """The next step, from the menu."""
        self.query_one(NextActionCard).action_press()


def home_keys(
    record: Record | None, offered: home_words.Offer | None, *, in_map: bool
) -> list[Hint]:
    """Keys of the last row, the most useful first; that of the exam, once it may be sat.

    Parameters
    ----------
    in_map : bool
        Whether the cursor is among the competences rather than on the main button.
    """
    action = offered.action if offered else ""
    enter = _("ouvrir") if in_map else _ENTER.get(action, _("commencer"))
    may_sit = record is not None and record.is_certifiable and not record.problem
    says_itself = may_sit and action == "exam" and not in_map  # the button is the exam
    return [
        *([] if says_itself else [(_("Entrée"), enter, "enter")]),
        *([("S", _("épreuve"), "want('exam')")] if may_sit else []),
        ("P", _("positionner") if may_sit else _("se positionner"), "want('position')"),
        ("E", _("s'entraîner"), "want('practise')"),
        ("R", _("résultats"), "want('past')"),
        ("M", _("menu"), "menu"),
        ("C", _("changer"), "want('change')"),
        ("H", _("mes chances"), "want('chances')"),
        ("F10", _("quitter"), "app.quit"),
    ]


_ENTER = {
    "resume": _("reprendre"),
    "faults": _("savoir pourquoi"),
}
