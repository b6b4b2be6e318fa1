"""Pauses and ends of positioning and practice: the answers, and where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.journeys import training_words
from pixsim.journeys.positioning import Gain, Reached, pause_ways
from pixsim.journeys.practice import PracticeOver
from pixsim.report.question import asking
from pixsim.report.wording import outcome_words
from pixsim.rules.v2 import V2
from pixsim.session.training.state import Reply
from pixsim.tui.drawing.pieces import area_colour, join_styled, level_squares
from pixsim.tui.pictures.review import outcome_glyph
from pixsim.tui.screens.frame.framed import letter_keys
from pixsim.tui.screens.training.answers_page import AnswersPage, WayOn, competence_title
from pixsim.tui.widgets.frame.key_bar import Hint


def _level_content(code: str, level: int) -> Content:
    return join_styled(
        (_("niveau "), "$muted"), level_squares(level, area_colour(code)), (f" {level}", "bold")
    )


class PositioningPage(AnswersPage):
    """The answers of a positioning since the last pause.

    Parameters
    ----------
    replies, framework
        See `AnswersPage`.
    reached : Reached
    """

    def __init__(self, replies: Sequence[Reply], framework: Framework, reached: Reached) -> None:
        super().__init__(replies, framework)
        self.reached = reached

    def title_text(self) -> Content:
        """Which competence."""
        title = competence_title(self.framework, self.reached.code)
        return join_styled((_("Positionnement"), "bold $brand"), "  ", title)

    def bar_end_text(self) -> Content:
        """Whose."""
        return join_styled((self.reached.candidate, "$muted"))


class Pause(PositioningPage):
    """Every five questions: ``go_on`` or ``stop``.

    Parameters
    ----------
    again : bool
        Opened again from the menu: it only closes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9,ctrl+s", "go_on")]
    HELP_TITLE: ClassVar[str] = _("La pause")
    HELP_TEXT: ClassVar[str] = _(
        "Ce qui était juste dans vos dernières réponses, et pourquoi. Le niveau est celui que vos "
        "réponses prouvent jusqu'ici ; il peut encore monter ou descendre.\n\n"
        "  ↑ ↓ : voir une autre réponse.    PgSuiv : lire la suite.    F3 : revoir le fichier.\n"
        "  Entrée : continuer. La pause se rouvre par le menu pendant les questions suivantes.\n"
        "  « Arrêter là » : rien n'est perdu, vous reprendrez à la question suivante."
    )

    def __init__(
        self,
        replies: Sequence[Reply],
        framework: Framework,
        reached: Reached,
        *,
        again: bool = False,
    ) -> None:
        super().__init__(replies, framework, reached)
        self._again = again

    @property
    def KEYS(self) -> Sequence[Hint]:  # type: ignore[override]  # noqa: N802
        """Keys of the last row."""
        if self._again:
            return self.hints(_("revenir à la question"), _("revenir"))
        return self.hints(_("continuer"), _("arrêter là"))

    def headline(self) -> tuple[Content, Content]:
        """How many were right, the level."""
        said = join_styled((training_words.pause_words(self.replies), "bold"))
        return said, _level_content(self.reached.code, self.reached.level)

    def below(self) -> Content | None:
        """How many questions are to come: a line of its own, 80 columns have no room for both."""
        left = training_words.left_words(self.reached)
        return join_styled((left[:1].upper() + left[1:] + ".", "$muted")) if left else None

    def ways(self) -> Sequence[WayOn]:
        """Go on, or stop for now."""
        if self._again:
            return [WayOn("go_on", _("Revenir à la question"))]
        return [WayOn(way.name, way.text) for way in pause_ways()]

    def action_go_on(self) -> None:
        """Go on."""
        self.dismiss("go_on")

    def action_stop(self) -> None:
        """Stop for now; opened again, it only closes."""
        self.dismiss("go_on" if self._again else "stop")

    def action_back(self) -> None:
        """As what Escape is said to do."""
        self.action_stop()


class PositioningEnd(PositioningPage):
    """A positioning is over: ``following`` is the next competence, ``exam`` sits, ``home`` leaves.

    Parameters
    ----------
    gain : Gain
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding(letter_keys("s"), "exam")]
    HELP_TITLE: ClassVar[str] = training_words.POSITIONING_OVER
    HELP_TEXT: ClassVar[str] = _(
        "Le niveau que vos réponses prouvent dans cette compétence, ce qu'il apporte, et ce qui "
        "manque encore pour passer l'épreuve.\n\n"
        "  ↑ ↓ : voir une réponse.    PgSuiv : lire la suite.    Entrée : la suite proposée.\n"
        "  S : passer l'épreuve, une fois certifiable.\n"
        "  Échap : revenir à l'accueil."
    )

    def __init__(
        self, replies: Sequence[Reply], framework: Framework, reached: Reached, gain: Gain
    ) -> None:
        super().__init__(replies, framework, reached)
        self.gain = gain

    @property
    def KEYS(self) -> Sequence[Hint]:  # type: ignore[override]  # noqa: N802
        """Keys of the last row."""
        hints = self.hints(_("la suite"), _("accueil"))
        return [("S", _("épreuve"), "exam"), *hints] if self._may_sit else hints

    @property
    def _may_sit(self) -> bool:
        return self.gain.certifiable >= V2().certifiable_competences

    def headline(self) -> tuple[Content, Content]:
        """The level gained, the pix added, what is missing."""
        level, pix = self.reached.level, training_words.pix_gain_words(self.gain)
        first = join_styled(
            (_("Positionnement terminé : "), "bold"),
            (
                training_words.level_gain_words(self.gain, self.reached),
                f"bold {area_colour(self.reached.code)}",
            ),
            (f"   {pix}" if pix else "", "bold"),
        )
        return first, _level_content(self.reached.code, level)

    def below(self) -> Content:
        """Whether the exam is open, or what is missing."""
        count, needed = self.gain.certifiable, V2().certifiable_competences
        if self._may_sit:
            said = ngettext(
                "{n} compétence au niveau 1 ou plus : il en faut {needed}.",
                "{n} compétences au niveau 1 ou plus : il en faut {needed}.",
                count,
            ).format(n=count, needed=needed)
            return join_styled((_("✓ Certifiable. "), "bold $ok"), said)
        missing = needed - count
        said = ngettext(
            "Il manque {n} compétence au niveau 1.",
            "Il manque {n} compétences au niveau 1.",
            missing,
        ).format(n=missing)
        return join_styled(
            (_("Pas encore certifiable "), "bold $warn"),
            ("●" * count, "$ok"),
            ("○" * missing, "$muted"),
            f" {said}",
        )

    def ways(self) -> Sequence[WayOn]:
        """The next competence, the exam once it may be sat, or home."""
        ways = [WayOn("exam", training_words.SIT_NOW)] if self._may_sit else []
        code = self.gain.following
        if code is not None:
            ways.insert(0, WayOn("following", training_words.following_words(self.framework, code)))
        return [*ways, WayOn("home", _("Accueil"))]

    def action_exam(self) -> None:
        """The exam, where it may be sat."""
        if self._may_sit:
            self.dismiss("exam")

    def action_following(self) -> None:
        """The next competence."""
        self.dismiss("following")

    def action_home(self) -> None:
        """Home."""
        self.dismiss("home")

    def action_back(self) -> None:
        """Home."""
        self.dismiss("home")


class PracticeFeedback(AnswersPage):
    """After each question of a practice: ``go_on`` or ``stop``.

    Parameters
    ----------
    replies : sequence of Reply
        All those of the practice; the last one is shown.
    framework : Framework
    length : int
        Questions in all.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9,ctrl+s", "go_on")]
    HELP_TITLE: ClassVar[str] = _("Entraînement")
    HELP_TEXT: ClassVar[str] = _(
        "La question à laquelle vous venez de répondre : ce qui était juste, et pourquoi. Un "
        "entraînement ne change pas votre profil.\n\n"
        "  Entrée : question suivante.    PgSuiv : lire la suite.    F3 : revoir le fichier.\n"
        "  « Arrêter là » termine l'entraînement et montre le bilan."
    )

    def __init__(self, replies: Sequence[Reply], framework: Framework, length: int) -> None:
        super().__init__(replies[-1:], framework)
        self._all, self._length = tuple(replies), length

    @property
    def KEYS(self) -> Sequence[Hint]:  # type: ignore[override]  # noqa: N802
        """Keys of the last row."""
        return self.hints(_("suite"), _("arrêter là"))

    @property
    def _is_last(self) -> bool:
        return len(self._all) >= self._length

    def title_text(self) -> Content:
        """Which competence."""
        return practice_title(self.framework, self.replies[0].question.competence)

    def bar_end_text(self) -> Content:
        """Which question it was."""
        text = asking.NUMBER_OF.format(n=len(self._all), length=self._length)
        return join_styled((text, "$muted"))

    def headline(self) -> tuple[Content, Content]:
        """Right or not, and the score so far."""
        outcome = self.replies[0].outcome.code
        (mark, colour), word = outcome_glyph(outcome), outcome_words(outcome)
        said = join_styled((f"{mark} {word[:1].upper()}{word[1:]}", f"bold {colour}"))
        return said, join_styled((_("jusqu'ici "), "$muted"), training_words.right_words(self._all))

    def ways(self) -> Sequence[WayOn]:
        """Go on, or stop."""
        if self._is_last:
            return [WayOn("go_on", training_words.SEE_SCORE)]
        return [
            WayOn("go_on", training_words.NEXT_QUESTION),
            WayOn("stop", training_words.STOP_HERE),
        ]

    def action_go_on(self) -> None:
        """Go on."""
        self.dismiss("go_on")

    def action_stop(self) -> None:
        """Stop here, unless it was the last."""
        self.dismiss("go_on" if self._is_last else "stop")

    def action_back(self) -> None:
        """As what Escape is said to do."""
        self.action_stop()


class PracticeEnd(AnswersPage):
    """A practice is over: ``again`` asks what was missed once more, ``home`` leaves.

    Parameters
    ----------
    over : PracticeOver
    framework : Framework
    """

    HELP_TITLE: ClassVar[str] = _("Bilan de l'entraînement")
    HELP_TEXT: ClassVar[str] = _(
        "Le score de cet entraînement et ce qu'il montre à retravailler. Votre profil n'a pas "
        "changé.\n\n"
        "  ↑ ↓ : revoir une réponse.    PgSuiv : lire la suite.    Entrée : la suite proposée."
    )

    def __init__(self, over: PracticeOver, framework: Framework) -> None:
        super().__init__(over.replies, framework)
        self._over = over

    @property
    def KEYS(self) -> Sequence[Hint]:  # type: ignore[override]  # noqa: N802
        """Keys of the last row."""
        return self.hints(_("la suite"), _("accueil"))

    def title_text(self) -> Content:
        """The end."""
        return join_styled((training_words.SCORE_OF_PRACTICE, "bold $brand"))

    def headline(self) -> tuple[Content, Content]:
        """The score."""
        return join_styled((training_words.right_words(self.replies), "bold")), Content("")

    def below(self) -> Content:
        """What to work on."""
        named = training_words.to_rework(self.replies, self.framework)
        if not named:
            return join_styled((f"✓ {training_words.NOTHING_TO_REWORK}", "$ok"))
        return join_styled((training_words.TO_REWORK, "bold $warn"), "   ".join(named))

    def ways(self) -> Sequence[WayOn]:
        """What was missed again, or home."""
        home = WayOn("home", _("Accueil"))
        return [WayOn("again", self._over.again), home] if self._over.missed else [home]

    def action_again(self) -> None:
        """What was missed, again."""
        self.dismiss("again")

    def action_home(self) -> None:
        """Home."""
        self.dismiss("home")

    def action_back(self) -> None:
        """Home."""
        self.dismiss("home")


def practice_title(framework: Framework, code: str) -> Content:
    """« S'entraîner : [3] 3.4 Programmer »."""
    return join_styled((_("S'entraîner : "), "bold $brand"), competence_title(framework, code))
