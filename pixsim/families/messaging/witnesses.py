"""Competence 2.1: who knows, from a few messages that were sent, that somebody had a hidden copy of the first."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.families.messaging.files import PLAIN_TEXT, mail

_SUBJECTS = ("Travaux de la salle", "Choix du traiteur", "Départ d'Hector", "Plaintes de voisins")


def _subject(subject: str, words: str, minute: int) -> str:
    """What a mail program writes before the subject of an answer, or of what is passed on."""
    return subject if not minute else f"{'Tr' if 'Message transféré' in words else 'Re'}: {subject}"


def who_knows(rng: np.random.Generator) -> dict[str, Any]:
    """People whom four messages tell, by their headers or by what they quote, that one had a hidden copy."""
    author, asked, other, third, *open_to, far, friend = sample(rng, FIRST_NAMES, 9)
    first, second, copied = open_to
    subject, host = (
        pick(rng, _SUBJECTS),
        pick(rng, ("bureau.example", "asso.example", "mairie.example")),
    )

    def address(name: str) -> str:
        return f"{name} <{plain(name)}@{host}>"

    def sent(minute: int, by: str, to: list[str], cc: list[str], bcc: list[str], words: str) -> bytes:  # fmt: skip
        lists = [(kind, ", ".join(map(address, held))) for kind, held in (("To", to), ("Cc", cc), ("Bcc", bcc)) if held]  # fmt: skip
        when = f"Tue, 14 Apr 2026 {9 + minute // 60:02}:{minute % 60:02}:00 +0200"
        return mail([("Date", when), ("From", address(by)), *lists, ("Subject", _subject(subject, words, minute)), *PLAIN_TEXT], words)  # fmt: skip

    def quoted(by: str, to: list[str], cc: list[str], words: str) -> str:
        held = f"\nCc : {', '.join(cc)}" if cc else ""
        return f"\n\n-------- Message transféré --------\nDe : {by}\nÀ : {', '.join(to)}{held}\n\n{words}\n"  # fmt: skip

    news = f"Bonjour,\n\nVoici où nous en sommes ({integer(rng, 2, 9)} points)."
    case = integer(rng, 0, 2)
    if case == 0:  # an answer to all, which one of them passes on
        to, cc, said = [author], [first, second, copied], "C'est bien noté pour moi."
        passer, reached = pick(rng, (first, second, copied)), far
    elif case == 1:  # an answer to the author, who answers with a copy
        to, cc, said = [author], [], "Merci pour l'information."
        passer, reached = first, far
    else:  # an answer to the author and one more
        to, cc, said = [author], [copied], "Bien reçu, à garder entre nous."
        passer, reached = copied, pick(rng, (far, second))
    messages = [sent(0, author, [first, second], [copied], [asked, other, third], news)]
    shown = quoted(author, [first, second], [copied], news)
    messages.append(sent(20, asked, to, cc, [], said))
    messages.append(sent(35, other, [friend], [], [], f"Pour ton information.{shown}"))
    knows = {*cc}
    if case == 1:
        messages.append(sent(50, author, [asked], [first], [], f"Entendu.\n\n> {said}"))
        knows.add(first)
        passed = quoted(author, [asked], [first], f"Entendu.\n\n> {said}")
    else:
        passed = quoted(asked, to, cc, said)
    messages.append(sent(75, passer, [reached], [], [], f"À lire.{passed}"))
    messages.append(sent(90, copied if passer != copied else first, [author], [], [], "Merci, je relis ce soir."))  # fmt: skip
    knows.add(reached)
    options = shuffled(rng, [first, second, copied, other, third, far, friend])
    return {
        "author": author, "asked": asked,
        "options": options,
        "key": [place for place, name in enumerate(options, 1) if name in knows],
        "names": ", ".join(name for name in options if name in knows),
        "files": {f"message-{number}.eml": held for number, held in enumerate(messages, 1)},
    }  # fmt: skip
