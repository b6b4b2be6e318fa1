"""What a training tells after an answer: right or wrong, the right answer, why."""

from __future__ import annotations

from collections.abc import Sequence

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.answers import (
    answer_lines,
    found_lines,
    right_answer_lines,
    right_answer_title,
    shortfall_lines,
)
from pixsim.report.wording import outcome_words, shorten
from pixsim.session.training.state import Reply

LONGEST_START = 68  # characters


def feedback_text(replies: Sequence[Reply], level: int | None, *, over: bool) -> str:
    """Where one stands, then one paragraph per answer."""
    right = sum(reply.right for reply in replies)
    parts = []
    if over:
        parts.append(_("Entraînement terminé.") if level is None else _("Positionnement terminé."))
    if level is not None:
        parts.append(_("Niveau atteint dans cette compétence : {level}.").format(level=level))
    if len(replies) > 1:
        parts.append(
            ngettext(
                "{right} réponse juste sur {n}.", "{right} réponses justes sur {n}.", right
            ).format(right=right, n=len(replies))
        )
    return "\n\n".join([" ".join(parts), *(_one(reply) for reply in replies)]).strip()


def _one(reply: Reply) -> str:
    mark = "✓" if reply.right else "✗"
    lines = [f"{mark} {outcome_words(reply.outcome.code)} · {_start(reply.question.statement)}"]
    if not reply.right:
        lines.append(
            _("Votre réponse : {text}").format(
                text=" ; ".join(answer_lines(reply.question, reply.answer))
            )
        )
        if missing := shortfall_lines(reply.question, reply.answer):
            lines.append(_("Ce qui manquait : {text}").format(text=" ; ".join(missing)))
        lines.append(
            _("{title} : {text}").format(
                title=right_answer_title(reply.question),
                text=" ; ".join(right_answer_lines(reply.question)),
            )
        )
        if where := found_lines(reply.question):
            lines.append(_("Où la trouver : {text}").format(text=" ; ".join(where)))
    lines += reply.question.explanation.splitlines()
    return "\n".join(lines)


def _start(statement: str) -> str:
    """The first words of a statement, to recognise it."""
    return shorten(statement.replace("\n", " ").strip(), LONGEST_START)
