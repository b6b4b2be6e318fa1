"""What to know before the clock starts."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.wording import duration
from pixsim.session.sitting import Sitting
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import KeyBar


class Instructions(Screen[bool]):
    """Dismissed with True when the candidate confirms who they are and begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q", "back"),
        Binding("ctrl+s,f9", "begin"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        """Title, text, two buttons."""
        yield Static(Content(_("Avant de commencer")), classes="title-bar")
        with VerticalScroll(id="instructions-scroll", can_focus=True):
            yield Static(Content(instructions(self._sitting)), classes="reading")
        with Horizontal(classes="buttons"):
            yield FlatButton(_("Retour"), id="back")
            begin = _("Je suis {name} et je commence").format(name=self._sitting.candidate)
            yield FlatButton(begin, id="begin", variant="primary")
        yield KeyBar(
            [("Ctrl+S", _("commencer"), "begin"), (_("Échap"), _("retour"), "back")],
        )

    def on_mount(self) -> None:
        """Enter begins."""
        self.query_one("#begin").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Begin or go back."""
        event.stop()
        self.dismiss(event.button.id == "begin")

    def action_begin(self) -> None:
        """Begin."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go back; nothing has been recorded."""
        self.dismiss(False)


def instructions(sitting: Sitting) -> str:
    """The rules of the sitting in plain words."""
    count = len(sitting.questions)
    focus = sum(planned.question.focus for planned in sitting.questions)
    minutes = sitting.time_allowed.total_seconds()
    paragraphs = [
        _("Certification blanche de {name}, règles V2. Entraînement non officiel.").format(
            name=sitting.candidate
        ),
        ngettext(
            "• {n} question, choisie pour vous", "• {n} questions, choisies pour vous", count
        ).format(n=count)
        + _(" : des variantes de ce que votre profil dit acquis, pour le confirmer."),
        _(
            "• Durée : {time}, dans une séance de deux heures en centre. L'heure de fin est fixée au départ et ne bouge plus, même si vous fermez la fenêtre."
        ).format(time=duration(minutes)),
    ]
    if sitting.extra_time_percent:
        paragraphs.append(
            _("• Votre temps majoré de {n} % est compris.").format(n=sitting.extra_time_percent)
        )
    paragraphs += [
        _(
            "• Pas de retour en arrière : une question validée ou passée ne revient pas. « Je passe » compte comme une réponse fausse, comme une erreur."
        ),
    ]
    if focus:
        paragraphs.append(
            ngettext(
                "• {n} question est en mode focus (◉) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse.",
                "• {n} questions sont en mode focus (◉) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse.",
                focus,
            ).format(n=focus)
            + _(" Pour les autres, tous vos outils sont permis.")
        )
    paragraphs += [
        _(
            "• À la fin du temps, les questions sans réponse comptent comme fausses ; ce qui est écrit sans être validé ne compte pas."
        ),
        _(
            "• Un problème avec une question ? Signalez-le (F6) : selon le cas elle ne comptera pas."
        ),
        _(
            "• Il faut au moins 50 % de réponses justes ; au-dessous, tout est perdu. Chaque niveau est ensuite confirmé, abaissé ou perdu."
        ),
        _("• Si l'ordinateur s'arrête, rouvrez pixsim : vous reprendrez à la même question."),
    ]
    if sitting.assumed_levels:
        paragraphs.append(
            _(
                "Votre profil ne donne que des niveaux : les acquis jusqu'à ces niveaux sont supposés validés."
            )
        )
    if sitting.without_question:
        paragraphs.append(
            _("La banque n'a pas de question pour {codes} : non évaluées.").format(
                codes=", ".join(sitting.without_question)
            )
        )
    return "\n\n".join(paragraphs)
