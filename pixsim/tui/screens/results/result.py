"""The result: the score first, a sentence, the details, the caveats last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.after_result import COMPARE, PRACTISE_THIS
from pixsim.report.question import asking
from pixsim.report.result.common import AnyResult
from pixsim.report.result.integrity import Integrity, integrity_sentence
from pixsim.report.wording import Note, long_day
from pixsim.session.state import Session
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.pictures.result_pages import SECTIONS, ResultPage, Section, short_advice
from pixsim.tui.screens.frame.framed import Entry, letter_keys
from pixsim.tui.screens.frame.reading_page import ReadingPage
from pixsim.tui.screens.results.review import ReviewScreen
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.frame.line_picture import Drawn
from pixsim.tui.widgets.frame.tab_strip import TabStrip

PAGES = (_("Résultat"), _("Compétences"), _("À travailler"), _("Bon à savoir"))
WHOLE_COLUMNS, WHOLE_ROWS = 110, 36
"""From so many, all pages are shown at once."""
Wanted = Literal["practise", "compare", "export", "document"]


class ResultScreen(ReadingPage[Wanted | None]):
    """Shows one result in four pages, or all at once where there is room.

    Dismissed with what is wanted next, or None.

    Parameters
    ----------
    session, result, framework
    integrity : str, optional
        What the signature says.
    previous : AnyResult, optional
        The result before this one, under the same rules.
    said : str
        What has just happened, to be said at once.
    """

    AUTO_FOCUS = "#review"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(letter_keys("v"), "review"),
        Binding(letter_keys("e"), "want('practise')"),
        Binding(letter_keys("c"), "want('compare')"),
        Binding(letter_keys("x"), "want('export')"),
        Binding(letter_keys("d"), "want('document')"),
        Binding("left", "turn(-1)"),
        Binding("right", "turn(1)"),
        *(Binding(str(n), f"page({n - 1})") for n in range(1, len(PAGES) + 1)),
    ]
    KEYS: ClassVar[Sequence[Hint]] = [
        ("V", _("revoir"), "review"),
        ("E", _("s'entraîner"), "want('practise')"),
        ("← →", _("pages"), "turn(1)"),
        (_("Échap"), _("retour"), "back"),
        ("C", _("comparer"), "want('compare')"),
        ("X", _("exporter"), "want('export')"),
        ("M", _("menu"), "menu"),
    ]
    PAGE: ClassVar[str] = "#pages"
    HELP_TITLE: ClassVar[str] = _("Résultat")
    HELP_TEXT: ClassVar[str] = _(
        "Le score d'abord, ce qu'il veut dire, puis le détail. Quatre pages : 1 à 4, ou ← et →. "
        "Sur un grand écran, tout est montré à la fois.\n\n"
        "  V : revoir les questions, une par une, avec la bonne réponse et le pourquoi.\n"
        "  E : s'entraîner sur ce qui est proposé en page 3.\n"
        "  C : comparer ce résultat à un autre.\n"
        "  X : l'exporter en une page à garder, à imprimer ou à donner à un formateur.\n"
        "  D : en faire le document, attestation ou certificat : un PDF signé, non officiel.\n\n"
        "« Par rapport au reste » ne dit mieux ou moins bien que si l'écart dépasse ce que le hasard "
        "explique. C'est un conseil, pas un score."
    )
    CSS: ClassVar[str] = """
    ResultScreen #pages { height: 1fr; padding: 0 1; }
    ResultScreen #pages > Drawn, ResultScreen #pages > Horizontal { margin: 1 0 0 0; }
    ResultScreen #part-columns { height: auto; }
    ResultScreen #part-columns Vertical { height: auto; width: 1fr; }
    ResultScreen.-wide #part-right, ResultScreen.-huge #part-right { margin: 0 0 0 3; }
    ResultScreen .later { margin: 1 0 0 0; }
    """

    def __init__(
        self,
        session: Session,
        result: AnyResult,
        framework: Framework,
        integrity: Integrity | None = None,
        previous: AnyResult | None = None,
        said: str = "",
    ) -> None:
        super().__init__()
        self._said = said
        self._session, self._result = session, result
        self._altered = integrity == "altered"
        self._integrity = integrity_sentence(integrity) if integrity is not None else ""
        remarks = (Note("", self._integrity),) if self._integrity else ()
        self._page = ResultPage(result, framework, previous, remarks)
        self._sections = SECTIONS[result.rules]
        self._at = 0

    # ---- frame

    def title_text(self) -> Content:
        """Whose, when, under which rules."""
        facts = f"{long_day(self._result.started_at)}, {self._result.rules.upper()}"
        return join_styled(
            (_("Résultat"), "bold $brand"), "  ", (self._result.candidate, "bold"), "  ", (facts, "$muted")
        )  # fmt: skip

    def body(self) -> ComposeResult:
        """All sections; the pages show some of them."""
        yield TabStrip(PAGES)
        with VerticalScroll(id="pages", can_focus=False):
            yield self._drawn("head", self._sections.head)
            yield self._drawn("scale", self._sections.scale)
            with Horizontal(id="part-columns"):
                with Vertical(id="part-left"):
                    yield self._drawn("areas", self._sections.areas)
                    yield self._drawn("brief", short_advice, "later")
                    yield self._drawn("work", self._sections.work, "later")
                    yield self._drawn("notes", self._sections.good_to_know, "later")
                with Vertical(id="part-right"):
                    yield self._drawn("competences", self._sections.competences)

    def _drawn(self, name: str, section: Section, classes: str = "") -> Drawn:
        return Drawn(partial(section, self._page), id=f"part-{name}", classes=classes)

    def buttons(self) -> Sequence[Widget]:
        """Review, practise, leave."""
        n = len(self._result.questions)
        review = _("Revoir les {n} questions").format(n=n) if n > 1 else _("Revoir la question")
        return [
            FlatButton(review, id="review", variant="primary"),
            FlatButton(PRACTISE_THIS, id="practise"),
            FlatButton(_("Retour"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """All that can be done with a result."""
        return [
            Entry(asking.REVIEW, "review", "V"),
            Entry(_("S'entraîner sur ce qui manque"), "want('practise')", "E"),
            Entry(COMPARE, "want('compare')", "C"),
            Entry(_("Exporter en une page (HTML)"), "want('export')", "X"),
            Entry(_("Faire le document (attestation, certificat)"), "want('document')", "D"),
            *(Entry(name, f"page({n})", str(n + 1)) for n, name in enumerate(PAGES)),
        ]

    def on_mount(self) -> None:
        """The first page."""
        self._show()
        if self._altered:
            self.tell(self._integrity, "bad", flash=False)
        elif self._said:
            self.tell(self._said, flash=False)
        if not self._result.questions:
            self.query_one("#review").display = False

    def on_resize(self, event: Resize) -> None:
        """One page, or all."""
        super().on_resize(event)
        self._show()

    @property
    def _whole(self) -> bool:
        return self.size.width >= WHOLE_COLUMNS and self.size.height >= WHOLE_ROWS

    def _show(self) -> None:
        """What the present page shows."""
        shown = {
            0: ("head", "scale", "columns", "left", "areas"),
            1: ("columns", "right", "competences"),
            2: ("columns", "left", "work"),
            3: ("columns", "left", "notes"),
        }[self._at]
        if self._at == 0:
            shown = (*shown, "work" if self.size.height >= WHOLE_ROWS else "brief")
        for name in ("head", "scale", "columns", "left", "right", "areas", "work", "notes", "competences"):  # fmt: skip
            self.query_one(f"#part-{name}").display = self._whole or name in shown
        self.query_one("#part-brief").display = not self._whole and "brief" in shown
        strip = self.query_one(TabStrip)
        strip.display = not self._whole
        strip.at = self._at
        self.query_one("#pages", VerticalScroll).scroll_home(animate=False)

    # ---- actions

    def on_tab_strip_chosen(self, event: TabStrip.Chosen) -> None:
        """A click on the name of a page."""
        event.stop()
        self.action_page(event.place)

    def action_page(self, place: int) -> None:
        """Another page."""
        self._at = place
        self._show()

    def action_turn(self, step: int) -> None:
        """The next page, or the one before."""
        self.action_page(min(max(self._at + step, 0), len(PAGES) - 1))

    def action_review(self) -> None:
        """Review every question."""
        if not self._result.questions:
            self.tell(_("Aucune question n'a été posée."))
            return
        self.open_over(ReviewScreen(self._session, self._result, self._page.framework))

    def action_practise(self) -> None:
        """Practise what is to be worked on."""
        self.action_want("practise")

    def action_want(self, what: Wanted) -> None:
        """Leave for something else."""
        self.dismiss(what)
