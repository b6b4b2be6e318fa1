"""A drawn variant: the question as the candidate sees it, and what marking needs to know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from pixsim.bank.schema import Comparison, ItemType
from pixsim.foundation.language import SOURCE, known
from pixsim.worlds.tasks import Task

Answer = tuple[str, ...]
"""What a candidate gave: chosen positions from "1" (QCU, QCM), one text per field, or acts."""


LONGEST_ANSWER = 500
"""Characters a typed answer may have: more cannot be typed, and is wrong."""


def item_of(question: str) -> str:
    """The item of a question id, see `pixsim.bank.drawing.draw.question_id`."""
    return question.rpartition("#")[0]


def language_of(question: str) -> str:
    """The language of a question: items in another than French have it at the end of their id."""
    language = item_of(question).rpartition("_")[2]
    return language if language in known() else SOURCE


class _Frozen(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
    )


class Attachment(_Frozen):
    """A file handed to the candidate."""

    name: str
    content: bytes


class QuestionField(Comparison):
    """One field as shown."""

    label: str
    key: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


class Question(_Frozen):
    """One concrete question of a sitting, complete: it is kept whole with the sitting.

    Attributes
    ----------
    id : str
        ``item-id#variant``.
    key : tuple of str
        Positions of the right options as shown (QCU, QCM), or the accepted answers (QROC).
    groups : tuple of tuple of str
        Accepted answers, group by group (QROCM-dep).
    comparison : Comparison
        How a QROC or QROCM-dep answer is compared.
    task : Task or None
        What is to be done in a world; the answer is then the acts since the last restart, unless
        something found there is typed.
    """

    id: str
    skill: str
    competence: str
    level: int
    type: ItemType
    statement: str
    options: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    fields: tuple[QuestionField, ...] = ()
    wrong: tuple[str, ...] = ()
    comparison: Comparison = Comparison()
    explanation: str
    placeholder: str = ""
    timer: int | None = None
    focus: bool = False
    attachments: tuple[Attachment, ...] = ()
    task: Task | None = None

    @property
    def is_done(self) -> bool:
        """Whether the answer is what was done in a world."""
        return self.task is not None and self.task.marking != "found"

    @property
    def item(self) -> str:
        """Item the question was drawn from."""
        return item_of(self.id)

    @property
    def right_answer(self) -> Answer:
        """One answer that is accepted."""
        if self.task is not None and self.is_done:
            return self.task.solution
        if self.type in ("QCU", "QCM"):
            return self.key
        if self.type == "QROC":
            return self.key[:1]
        if self.type == "QROCM-ind":
            return tuple(field.key[0] for field in self.fields)
        return tuple(group[0] for group, _ in zip(self.groups, self.fields, strict=False))
