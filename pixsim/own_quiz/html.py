"""The report as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from pixsim.i18n import decimal, ngettext
from pixsim.i18n import gettext as _
from pixsim.own_quiz.analysis import THIRDS, QuizAnalysis
from pixsim.own_quiz.pictures import bars, histogram, thirds
from pixsim.own_quiz.wording import (
    advice,
    logits,
    percent,
    reliability_sentence,
    verdict_sentence,
    verdict_word,
)
from pixsim.report.french import in_french
from pixsim.text.plain_text import UNSAFE

MOST_BARS = 120  # questions in one picture
MOST_DRAWN = 12  # questions to mend with a picture of their own
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.7rem } h2 { font-size: 1.3rem; margin-top: 2.2rem } h3 { font-size: 1.05rem; margin-bottom: .2rem }
table { border-collapse: collapse; width: 100%; font-size: .92rem } th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid #ddd; vertical-align: top }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums } svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif }
.mend { border-left: 4px solid #d55e00; padding: .1rem 0 .1rem 1rem; margin: 1.2rem 0 } .note { color: #555; font-size: .9rem }
@media print { body { margin: 0 } .mend, tr { break-inside: avoid } }
"""


def report_html(analysis: QuizAnalysis, title: str = "") -> str:
    """The report.

    Parameters
    ----------
    analysis : QuizAnalysis
    title : str
        The file's name when empty.
    """
    name = title or ", ".join(Path(file).name for file in analysis.results.files)
    parts = [
        f"<h1>{_safe(_('Mon questionnaire : {name}').format(name=name))}</h1>",
        *_summary(analysis),
        *_mend(analysis),
        *_questions(analysis),
        *_people(analysis),
        *_notes(analysis),
    ]
    head = (
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_safe(name)}</title><style>{STYLE}</style></head><body>"
    )
    return head + "\n".join(parts) + "</body></html>\n"


def _safe(text: object) -> str:
    return escape(UNSAFE.sub("", str(text)))


def _p(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{_safe(text)}</p>' if kind else f"<p>{_safe(text)}</p>"


def _summary(analysis: QuizAnalysis) -> Iterator[str]:
    read = analysis.results.responses
    persons, items = len(read.persons), len(read.items)
    yield _p(
        _("{persons}, {items}, {answers} réponses.").format(
            persons=ngettext("{n} personne", "{n} personnes", persons).format(n=persons),
            items=ngettext("{n} question", "{n} questions", items).format(n=items),
            answers=read.total,
        )
    )
    yield _p(reliability_sentence(analysis.alpha, items))
    shares = analysis.persons["p"].to_numpy()
    counts, _edges = np.histogram(shares, bins=np.linspace(0, 1, 11))
    edges = [f"{10 * k}–{10 * k + 10} %" for k in range(10)]
    yield f"<h2>{_safe(_('Réussite des personnes'))}</h2>"
    yield _p(
        _("En moyenne {share} de bonnes réponses.").format(share=percent(float(shares.mean())))
    )
    yield histogram([int(n) for n in counts], edges, _("Personnes par part de bonnes réponses"))


def _mend(analysis: QuizAnalysis) -> Iterator[str]:
    yield f"<h2>{_safe(_('À reprendre'))}</h2>"
    rows = analysis.to_mend.to_dict("records")
    if not rows:
        yield _p(_("Aucune question n'appelle de correction."))
    labels = [_("faibles"), _("moyens"), _("forts")]
    for place, row in enumerate(rows):
        yield '<div class="mend">'
        yield f"<h3>{_safe(row['item'])} : {_safe(verdict_word(row['verdict']))}</h3>"
        yield _p(verdict_sentence(row))
        if said := advice(row["verdict"]):
            yield _p(said)
        if place < MOST_DRAWN:
            title = _("Réussite du tiers faible, moyen et fort de la classe à {item}").format(
                item=row["item"]
            )
            yield thirds([row[name] for name in THIRDS], labels, title, marked=True)
        yield "</div>"


def _questions(analysis: QuizAnalysis) -> Iterator[str]:
    yield f"<h2>{_safe(_('Toutes les questions'))}</h2>"
    rows = analysis.items.to_dict("records")
    mend = set(analysis.to_mend["item"])
    if len(rows) <= MOST_BARS:
        ordered = sorted(rows, key=lambda row: -row["p"])
        drawn = [(str(row["item"]), float(row["p"]), row["item"] in mend) for row in ordered]
        yield bars(
            drawn, _("Part de bonnes réponses à chaque question, de la plus à la moins réussie")
        )
        yield _p(_("* à reprendre"), "note")
    heads = [
        _("Question"), _("Réponses"), _("Réussite"), _("Faibles"), _("Moyens"), _("Forts"),
        _("Lien avec le reste"), _("Difficulté"), _("Verdict"),
    ]  # fmt: skip
    cells = [
        [
            str(row["item"]), str(int(row["n"])), percent(row["p"]),
            *(percent(row[name]) for name in THIRDS), _link(row), logits(row["b"], row["se_b"]),
            verdict_word(row["verdict"]),
        ]
        for row in rows
    ]  # fmt: skip
    yield _table(heads, cells, numbers=range(1, 8))
    yield _p(
        _(
            "Lien avec le reste : corrélation entre cette question et la réussite aux autres ; au-dessus "
            "de 0,30, elle départage bien, sous 0,15, guère. Difficulté en logits : 0 est la moyenne."
        ),
        "note",
    )


def _link(row: Any) -> str:
    value = float(row["point_biserial"])
    return "–" if np.isnan(value) else decimal(value, 2).replace("-", "−")


def _people(analysis: QuizAnalysis) -> Iterator[str]:
    yield f"<h2>{_safe(_('Personnes'))}</h2>"
    odd = analysis.persons[analysis.persons["odd"]]
    if len(odd):
        yield _p(
            _(
                "Ces personnes ratent autant de questions faciles que de difficiles : hasard, triche, "
                "panne ou consigne mal comprise ? Parlez avec elles avant de conclure."
            )
        )
        heads = [_("Personne"), _("Réponses"), _("Réussite")]
        cells = [
            [row["candidate"], str(row["n"]), percent(row["p"])] for row in odd.to_dict("records")
        ]
        yield _table(heads, cells, numbers=(1, 2))
    else:
        yield _p(_("Aucune suite de réponses n'est surprenante."))


def _notes(analysis: QuizAnalysis) -> Iterator[str]:
    yield f"<h2>{_safe(_('Comment le tableau a été lu'))}</h2>"
    notes = [in_french(finding) for finding in analysis.results.findings]
    calibration = analysis.calibration
    if calibration is None:
        notes.append(_("trop peu de réponses pour un modèle : pas de difficulté en logits"))
    else:
        model = {"rasch": "Rasch", "1pl": "1PL", "2pl": "2PL"}[calibration.model]
        notes.append(
            _("modèle {model}, fiabilité marginale {value}").format(
                model=model, value=decimal(analysis.reliability, 2)
            )
        )
    yield "<ul>" + "".join(f"<li>{_safe(note)}</li>" for note in notes) + "</ul>"
    yield _p(
        _(
            "Fait par pixsim, qui n'est pas affilié à Pix. Des élèves sont nommés : gardez ce fichier pour vous."
        ),
        "note",
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    right = set(numbers)

    def cells(row: Sequence[str], tag: str) -> str:
        made = (
            f'<{tag} class="n">{_safe(cell)}</{tag}>'
            if place in right
            else f"<{tag}>{_safe(cell)}</{tag}>"
            for place, cell in enumerate(row)
        )
        return f"<tr>{''.join(made)}</tr>"

    body = "".join(cells(row, "td") for row in rows)
    return f"<table><thead>{cells(heads, 'th')}</thead><tbody>{body}</tbody></table>"
