"""From a question of a quiz to an item to be read by a person, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError

from pixsim.bank.schema import Item, Kind
from pixsim.exchange.drafts.fields import typed_fields
from pixsim.exchange.drafts.names import Names
from pixsim.exchange.drafts.remarks import Remark
from pixsim.exchange.export.tags import settings_in, tags_for_people
from pixsim.exchange.html.reduction import one_line, reduce_html
from pixsim.exchange.quiz import ForeignQuestion, Quiz, UnreadableQuestionError
from pixsim.foundation.problems import Problem
from pixsim.framework import Framework

KINDS = get_args(Kind)
MOST_BYTES_OF_FILES = 1_000_000  # of one question: a bank is read whole each time


@dataclass(frozen=True, slots=True)
class Draft:
    """One question as an item.

    Attributes
    ----------
    question : ForeignQuestion
    item : dict
        As a table of TOML; `pixsim.bank.schema.Item` accepts it.
    remarks : tuple of Remark
        What the file said and the item does not.
    """

    question: ForeignQuestion
    item: dict[str, Any]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Drafts:
    """All questions of a quiz: each is taken, or refused with its reason.

    Attributes
    ----------
    quiz : Quiz
    taken : tuple of Draft
    refused : tuple of Problem
        One for each question that was not taken, in the order of the file.
    """

    quiz: Quiz
    taken: tuple[Draft, ...]
    refused: tuple[Problem, ...]


def make_drafts(
    quiz: Quiz,
    framework: Framework,
    *,
    skill: str = "",
    explanation: str = "…",
    used: Iterable[str] = (),
) -> Drafts:
    """Turn the questions of a quiz into items with the status ``draft``.

    Parameters
    ----------
    quiz : Quiz
    framework : Framework
        Of the bank they are for. A tag that names one of its skills gives the skill.
    skill : str
        For questions without such a tag; a skill that does not exist, to be replaced, when empty.
    explanation : str
        For questions without any feedback.
    used : iterable of str
        Ids that are taken.
    """
    names = Names(framework, skill, used)
    taken: list[Draft] = []
    refused = list(quiz.faults)
    for question in quiz.questions:
        try:
            taken.append(_draft_question(question, names, explanation))
        except UnreadableQuestionError as error:
            where = f"{question.place} ({question.name})" if question.name else question.place
            refused.append(Problem.of(quiz.file, where, "", error.kind, **error.context))
    return Drafts(quiz, tuple(taken), tuple(refused))


def _draft_question(question: ForeignQuestion, names: Names, explanation: str) -> Draft:
    files = {file.name for file in question.files}
    settings = settings_in(question.tags)
    statement = reduce_html(question.text, files)
    remarks = [Remark("lost", (name,)) for name in statement.lost]
    asked = _without_links(statement.text, files)
    made = typed_fields(question, asked, files, settings)
    remarks += made.remarks
    told, more = _choose_explanation(question, explanation)
    remarks += more
    item: dict[str, Any] = {
        "id": "",
        "skill": names.skill(question),
        "type": made.type,
        "kind": _draft_kind(question, settings.get(0, {}).get("kind")),
        "status": "draft",
        "statement": _escape_placeholders(made.statement),
        **made.fields,
        "explanation": _escape_placeholders(told),
    }
    if "mode focus" in question.tags:
        item["focus"] = True
    if timer := settings.get(0, {}).get("timer"):
        item["timer"] = timer
    if question.files:
        item["file"] = _draft_files(question)
    remarks += [
        Remark("tag", (tag,)) for tag in tags_for_people(question.tags) if names.is_news(tag)
    ]
    _check_item(item | {"id": f"{item['skill'][1:]}-essai"})
    item["id"] = names.id(question, item["skill"])
    return Draft(question, item, tuple(dict.fromkeys(remarks)))


def _draft_kind(question: ForeignQuestion, told: str | None) -> str:
    """What one does: named by a tag of ours; else reading a file, or knowing."""
    if told is not None and told in KINDS and told != "sim":
        return told
    return "file" if question.files else "know"


def _without_links(text: str, files: set[str]) -> str:
    """Lines that are but the name of a file are links to it: the bank shows files by itself."""
    lines = text.split("\n")
    kept = [line for line in lines if line.strip() not in files]
    return "\n".join(kept).strip("\n") if len(kept) < len(lines) and any(kept) else text


def _check_item(item: dict[str, Any]) -> None:
    try:
        Item.model_validate(item)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        said = f"{place}: {fault['msg']}" if place else fault["msg"]
        raise UnreadableQuestionError("draft_invalid", said=said) from error


def _choose_explanation(question: ForeignQuestion, otherwise: str) -> tuple[str, list[Remark]]:
    """The explanation: the general feedback, else that of the right answer; the rest as remarks."""
    general = reduce_html(question.feedback, {file.name for file in question.files})
    remarks = [Remark("lost", (name,)) for name in general.lost]
    told = general.text
    for right, answer, feedback in _feedback_texts(question):
        if not told and right:
            told = feedback
        elif feedback != told:
            remarks.append(Remark("feedback", (answer, feedback)))
    return told or otherwise, remarks


def _feedback_texts(question: ForeignQuestion) -> Iterator[tuple[bool, str, str]]:
    for part in (question, *question.parts):
        for answer in part.answers:
            if feedback := reduce_html(answer.feedback).text.strip():
                yield answer.fraction > 0, one_line(answer.text).text, feedback


def _draft_files(question: ForeignQuestion) -> list[dict[str, str]]:
    size = sum(len(file.content) for file in question.files)
    if size > MOST_BYTES_OF_FILES:
        raise UnreadableQuestionError("draft_files", n=size, most=MOST_BYTES_OF_FILES)
    return [_draft_file(file.name, file.content) for file in question.files]


def _draft_file(name: str, content: bytes) -> dict[str, str]:
    import base64

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if text.isprintable() or all(sign.isprintable() or sign in "\n\t" for sign in text):
        return {"name": name, "text": text}
    return {"name": name, "base64": base64.b64encode(content).decode("ascii")}


def _escape_placeholders(text: str) -> str:
    """A text in which nothing is taken for a name to fill."""
    return text.replace("{{", "{ {").replace("}}", "} }")
