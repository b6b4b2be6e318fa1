"""The result of a room elsewhere at one's own terminal, once it is published there."""

from __future__ import annotations

import time
from base64 import b64decode
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.cli.console.output import say
from pixsim.cli.sources import open_journal
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.cli.remote_room.candidate_prompts import CandidatePrompts
    from pixsim.plain.dialogue import Dialogue
    from pixsim.report.result.common import AnyResult
    from pixsim.running.room.link import Link
    from pixsim.store.rooms.links import KeptLink

EVERY = 5.0  # seconds between two looks


def show_result(
    link: Link, address: str, kept: KeptLink, prompts: CandidatePrompts, *, wait: bool
) -> None:
    """Print a published result and keep its files; otherwise say how to come back to it.

    Parameters
    ----------
    wait : bool
        Until it is published, the room ends or Ctrl+C.
    """
    from pixsim.cli.remote_room.candidate_prompts import PlainPrompts
    from pixsim.report.room.wording import short_address
    from pixsim.running.room.open_room import OrderRefusedError
    from pixsim.store.rooms.links import keep_link

    if kept.state != "read":
        kept = replace(kept, state="ended")
        keep_link(address, kept)
    try:
        told = link.result()
        if wait and not told["published"]:
            prompts.say(
                _("En attente du résultat : il s'affichera ici dès que la session sera publiée.")
            )
            prompts.say(_("Ctrl+C pour ne pas attendre."))
            told = _wait_for_publication(link)
    except (OrderRefusedError, KeyboardInterrupt):
        told = {"published": False}
    if not told["published"]:
        prompts.say(
            _("Le résultat n'est pas encore publié. Plus tard, la même commande le montrera :"),
            f"  pixsim exam --room {short_address(address)}",
        )
        return
    keep_link(address, replace(kept, state="read"))
    if isinstance(prompts, PlainPrompts):
        _tell_outcome_aloud(told, kept, prompts.talk)
    else:
        _print_outcome(told)


def _wait_for_publication(link: Link) -> dict[str, Any]:
    while True:
        time.sleep(EVERY)
        told = link.result()
        if told["published"]:
            return told


def _print_outcome(told: dict[str, Any]) -> None:
    from pixsim.cli.sitting.results import print_result
    from pixsim.report.rule_sets import read_result

    result = read_result(told["result"])
    say("")
    print_result(result)
    say("")
    for line in (*_outcome_lines(told), *_keep_files(told, result)):
        say(line)


def _tell_outcome_aloud(told: dict[str, Any], kept: KeptLink, talk: Dialogue) -> None:
    """As lines; then each question, for who wants it.

    Raises
    ------
    Closed
    """
    from pixsim.cli.sources import load_framework
    from pixsim.plain.results import result_lines, review_questions
    from pixsim.report.rule_sets import read_result

    result = read_result(told["result"])
    talk.blank()
    talk.say(*result_lines(result, load_framework()), *_outcome_lines(told))
    for line in _keep_files(told, result):
        talk.exact(line)
    with closing(open_journal()) as journal:
        session, _count = journal.load(kept.sitting)
    ways = [
        ("review", _("Revoir les questions")),
        ("errors", _("Revoir les erreurs seulement")),
        ("close", _("Fermer")),
    ]
    while (wanted := talk.choose(_("Et maintenant ?"), ways)) != "close":
        review_questions(talk, session, result, errors_only=wanted == "errors")


def _outcome_lines(told: dict[str, Any]) -> list[str]:
    """What came of it, and what the jury writes."""
    comment = [_("Le jury vous écrit :") + " " + told["comment"]] if told["comment"] else []
    return [str(told["outcome"]), *comment]


def _keep_files(told: dict[str, Any], result: AnyResult) -> list[str]:
    """Keep what came with it; where."""
    page = _keep_file(f"pixsim-{result.started_at:%Y-%m-%d}.html", told["page"].encode())
    lines = [_("Chaque question expliquée : {file}").format(file=page)]
    if (document := told["document"]) is not None:
        file = _keep_file(str(document["name"]), b64decode(document["content"]))
        lines += [
            _("Le document, non officiel : {file}").format(file=file),
            _("  pour le vérifier : pixsim certificate verify {file}").format(file=file),
        ]
    return lines


def _keep_file(name: str, content: bytes) -> Path:
    """Write a file where one is, or in the data folder where that may not be; never over another."""
    from pixsim.foundation.files import replace_file
    from pixsim.store.home import data_folder

    simple = Path(name).name
    for folder in (Path.cwd(), data_folder()):
        for number in range(1, 100):
            tail = "" if number == 1 else f"-{number}"
            path = folder / f"{Path(simple).stem}{tail}{Path(simple).suffix}"
            try:
                if path.exists() and path.read_bytes() != content:
                    continue
                if not path.exists():
                    replace_file(path, content)
            except OSError:
                break
            return path
    raise OSError(f"{name} cannot be written")
