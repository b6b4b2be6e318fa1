"""Who sees what of a result, and when."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.room.lifecycle import ResultStatus


@dataclass(frozen=True, slots=True)
class Visible:
    """What may be seen of one test.

    Attributes
    ----------
    list_status : str
        In the candidate's own list: ``waiting_for_results`` until published.
    comment, score : bool
        The jury's comment and the score are in that list.
    page, document : bool
        The result's page and the document to download: its owner alone. To anybody who has its code
        a document is what it is to its owner.
    """

    list_status: str
    comment: bool
    score: bool
    page: bool
    document: bool


def visible_result(
    *, published: bool, result: ResultStatus | None, is_owner: bool, has_comment: bool
) -> Visible:
    """What may be seen; where the answer is no, it is a plain "not found"."""
    obtained = published and result == "validated"
    status = result if published and result in ("validated", "rejected", "cancelled") else None
    return Visible(
        list_status=status or "waiting_for_results",
        comment=status in ("rejected", "cancelled") and has_comment,
        score=obtained,
        page=obtained and is_owner,
        document=obtained and is_owner,
    )
