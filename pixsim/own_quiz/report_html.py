"""The report as one HTML page that needs nothing else, in the look of a result's page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import numpy as np

from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.foundation.localised import percent as percentage
from pixsim.own_quiz.analysis import THIRDS, QuizAnalysis
from pixsim.own_quiz.pictures import bar_chart, histogram_chart, thirds_chart
from pixsim.own_quiz.statistics_wording import group_lines, logits_text, reliability_sentence
from pixsim.report.calibration.verdicts import (
    share_percent,
    verdict_advice,
    verdict_sentence,
    verdict_word,
)
from pixsim.report.faults.french import in_french
from pixsim.report.page import FOLDER as LOOK
from pixsim.report.page.environment import template_environment
from pixsim.text.terminal_text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATE = "report.html.j2"
MOST_BARS = 120  # questions in one picture
MOST_DRAWN = 12  # questions to mend with a picture of their own
MODELS = {"rasch": "Rasch", "1pl": "1PL", "2pl": "2PL", "3pl": "3PL", "pcm": "PCM", "gpcm": "GPCM"}  # fmt: skip


def report_html(analysis: QuizAnalysis, title: str = "") -> str:
    """The report as one HTML document, in French; no script, no file beside it, nothing fetched.

    Parameters
    ----------
    analysis : QuizAnalysis
    title : str
        The file's name when empty.
    """
    read = analysis.results.responses
    shares = analysis.persons["p"].to_numpy()
    odd = analysis.persons[analysis.persons["odd"]].to_dict("records")
    return _report_template().render(
        name=title or ", ".join(Path(file).name for file in analysis.results.files),
        size=_size_sentence(len(read.persons), len(read.items), read.total),
        reliability=reliability_sentence(analysis.alpha, len(read.items)),
        groups=[] if analysis.groups is None else group_lines(analysis.groups),
        mend=_questions_to_mend(analysis),
        average=_("En moyenne {share} de bonnes réponses.").format(share=share_percent(shares.mean())),
        histogram=_score_histogram(shares),
        odd_heads=[
            _("Personne"), _("Réponses"), _("Réussite"), _("Faciles, écart"), _("Difficiles, écart"),
        ],
        odd=[_odd_person_row(row) for row in odd],
        bars=_difficulty_bars(analysis),
        heads=[
            _("Question"), _("Réponses"), _("Réussite"), _("Faibles"), _("Moyens"), _("Forts"),
            _("Lien avec le reste"), _("Difficulté"), _("Verdict"),
        ],
        rows=[_question_row(row) for row in analysis.items.to_dict("records")],
        notes=_report_notes(analysis),
    )  # fmt: skip


def _odd_person_row(row: Mapping[Any, Any]) -> list[str]:
    """A surprising person: more or fewer right than expected on easier and harder questions."""
    apart = [_signed_percent(100 * row[side]) for side in ("easy", "hard")]
    return [row["candidate"], str(row["n"]), share_percent(row["p"]), *apart]


def _size_sentence(persons: int, items: int, answers: int) -> str:
    return _("{persons}, {items}, {answers} réponses.").format(
        persons=ngettext("{n} personne", "{n} personnes", persons).format(n=persons),
        items=ngettext("{n} question", "{n} questions", items).format(n=items),
        answers=answers,
    )


def _questions_to_mend(analysis: QuizAnalysis) -> list[dict[str, Any]]:
    labels = [_("faibles"), _("moyens"), _("forts")]
    found = []
    for place, row in enumerate(analysis.to_mend.to_dict("records")):
        title = _("Réussite du tiers faible, moyen et fort de la classe à {item}").format(
            item=plain(str(row["item"]))
        )
        drawn = (
            thirds_chart([row[name] for name in THIRDS], labels, title)
            if place < MOST_DRAWN
            else ""
        )
        found.append(
            {
                "name": row["item"],
                "verdict": verdict_word(row["verdict"]),
                "why": verdict_sentence(row),
                "advice": verdict_advice(row["verdict"]),
                "picture": drawn,
            }
        )
    return found


def _signed_percent(points: float) -> str:
    sign = "+" if round(points) >= 0 else "−"
    return sign + percentage(abs(points))


def _score_histogram(shares: np.ndarray[Any, Any]) -> str:
    counts, _edges = np.histogram(shares, bins=np.linspace(0, 1, 11))
    edges = [_("{n} %").format(n=f"{10 * k}–{10 * k + 10}") for k in range(10)]
    title = _("Personnes par part de bonnes réponses")
    return histogram_chart([int(n) for n in counts], edges, title)


def _difficulty_bars(analysis: QuizAnalysis) -> str:
    """All questions from the easiest to the hardest; nothing where they are too many."""
    if len(analysis.items) > MOST_BARS:
        return ""
    mend = set(analysis.to_mend["item"])
    ordered = analysis.items.sort_values("p", ascending=False, kind="stable").to_dict("records")
    rows = [(plain(str(row["item"])), float(row["p"]), row["item"] in mend) for row in ordered]
    title = _("Part de bonnes réponses à chaque question, de la plus à la moins réussie")
    return bar_chart(rows, title)


def _question_row(row: Mapping[Any, Any]) -> list[str]:
    link = float(row["point_biserial"])
    return [
        str(row["item"]),
        str(int(row["n"])),
        share_percent(row["p"]),
        *(share_percent(row[name]) for name in THIRDS),
        "–" if np.isnan(link) else decimal(link, 2).replace("-", "−"),
        logits_text(row["b"], row["se_b"]),
        verdict_word(row["verdict"]),
    ]


def _report_notes(analysis: QuizAnalysis) -> list[str]:
    notes = [in_french(finding) for finding in analysis.results.findings]
    if analysis.calibration is None:
        return [*notes, _("trop peu de réponses pour un modèle : pas de difficulté en logits")]
    said = _("modèle {model}, fiabilité marginale {value}").format(
        model=MODELS[(analysis.graded or analysis.calibration).model],
        value=decimal(analysis.reliability, 2),
    )
    return [*notes, said]


@cache
def _report_template() -> jinja2.Template:
    environment = template_environment(Path(__file__).parent, LOOK)
    environment.globals["label_value"] = label_value
    return environment.get_template(TEMPLATE)
