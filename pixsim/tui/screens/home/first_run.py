"""The first screen of all: who are you, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys import home_words
from pixsim.store.rooms.unread_link import room_waiting
from pixsim.text.person_name import NAME_LENGTH, as_name
from pixsim.tui.drawing.pieces import join_rows, join_styled
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.framed import DO, PERSON, Entry, Framed
from pixsim.tui.widgets.frame.alert_line import AlertLine
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.inputs.line_input import LineInput
from pixsim.tui.widgets.inputs.tick import Tick


class FirstRun(Framed[None]):
    """Where nobody of this machine is known yet; what is wanted goes to the app."""

    CSS = """
    FirstRun #first { height: 1fr; padding: 1 2 0 2; }
    FirstRun #welcome { text-style: bold; color: $brand; }
    FirstRun .question { text-style: bold; margin: 1 0 0 0; }
    FirstRun #name { width: 44; max-width: 100%; }
    FirstRun #continue { margin: 1 0; }
    FirstRun #steps { height: auto; }
    FirstRun.-short #first { padding: 0 1; }
    FirstRun.-short .question { margin: 0; }
    FirstRun.-short #continue { margin: 0 0 1 0; }
    """
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10,ctrl+q", "app.quit")]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("continuer"), "continue"),
        ("Tab", _("suivant"), ""),
        ("F10", _("quitter"), "app.quit"),
        ("Ctrl+P", _("menu"), "menu"),
    ]
    HELP_TITLE = _("Bienvenue")
    HELP_TEXT = _(
        "Écrivez votre nom, puis Entrée : pixsim garde votre profil sur cet ordinateur, et nulle part "
        "ailleurs.\n\n"
        "Le temps majoré est celui qu'un centre accorde à qui en a besoin : un tiers de plus. Il se "
        "change ensuite dans le menu, « Modifier ».\n\n"
        "« Ouvrir un profil ou une liste de classe » reprend un fichier JSON venu d'un autre "
        "ordinateur, ou crée toute une classe d'après un tableau CSV.\n\n"
        "« Voir des exemples inventés » montre pixsim sans rien créer."
    )

    class Wanted(Message):
        """What to do: ``create`` with a name and extra time, ``open_file`` or ``samples``."""

        def __init__(self, what: str, name: str = "", extra_time_percent: int = 0) -> None:
            super().__init__()
            self.what, self.name, self.extra_time_percent = what, name, extra_time_percent

    def title_text(self) -> str:
        """Nobody yet."""
        return "pixsim"

    def body(self) -> ComposeResult:
        """The question first."""
        with VerticalScroll(id="first", can_focus=False):
            yield Static(plain_content(_("Bienvenue")), id="welcome")
            said, asked = home_words.welcome_words()
            yield Static(plain_content(said), classes="reading")
            yield Static(plain_content(asked), classes="question")
            name = LineInput(id="name", max_length=NAME_LENGTH)
            name.add_class("framed")
            yield name
            yield Tick(home_words.extra_time_words(), id="extra")
            yield FlatButton(_("Continuer"), id="continue", variant="primary")
            yield Static(join_rows(_step_lines()), id="steps")

    def buttons(self) -> Sequence[Widget]:
        """Other ways to begin."""
        return [
            FlatButton(home_words.OPEN_FILE, id="open-file"),
            FlatButton(home_words.SEE_SAMPLES, id="samples"),
        ]

    def entries(self) -> Sequence[Entry]:
        """The same, in the menu."""
        return [
            Entry(_("Continuer"), "continue", _("Entrée"), DO),
            Entry(home_words.OPEN_FILE, "open_file", "", PERSON),
            Entry(home_words.SEE_SAMPLES, "samples", "", PERSON),
        ]

    def on_mount(self) -> None:
        """Somebody may be here for an exam of a room elsewhere."""
        self.query_one(AlertLine).rest(join_styled((room_waiting(), "bold $warn")))

    def on_resize(self, event: Resize) -> None:
        """Two buttons in one row at any width."""
        super().on_resize(event)
        tight = event.size.width < 78
        self.query_one("#open-file", FlatButton).set_text(
            _("Ouvrir un fichier") if tight else home_words.OPEN_FILE
        )
        self.query_one("#samples", FlatButton).set_text(
            _("Voir des exemples") if tight else home_words.SEE_SAMPLES
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter is enough."""
        event.stop()
        self.action_continue()

    @property
    def is_begun(self) -> bool:
        """Whether something is typed."""
        return bool(self.query_one("#name", Input).value)

    def action_continue(self) -> None:
        """Go on with the name typed."""
        name = as_name(self.query_one("#name", Input).value)
        if name is None:
            self.tell(home_words.no_name_words(), "warn")
            self.query_one("#name").focus()
        else:
            extra = home_words.THIRD if self.query_one(Tick).ticked else 0
            self.post_message(self.Wanted("create", name, extra))

    def action_open_file(self) -> None:
        """A profile or a class list."""
        self.post_message(self.Wanted("open_file"))

    def action_samples(self) -> None:
        """Invented people."""
        self.post_message(self.Wanted("samples"))

    def action_back(self) -> None:
        """Back to the box; never out."""
        self.query_one("#name").focus()


def _step_lines() -> Iterator[Content]:
    for place, (title, said) in enumerate(home_words.steps_ahead(), start=1):
        yield join_styled(
            (f" {place} ", "bold $background on $brand"), f"  {title:<18}", (said, "$muted")
        )
