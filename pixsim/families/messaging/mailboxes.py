"""What several questions on a mailbox share: what must not change, a message written."""

from __future__ import annotations

from pixsim.worlds.core import Act
from pixsim.worlds.mail import acts

LEAVE_ALONE = (
    "in",
    "sent",
    "rule",
    "rule_on",
    "reported",
    "blocked",
    "contact",
    "contact_address",
    "member",
)
"""Kinds of facts that a task about something else leaves as they are."""


def _filled(**fields: str) -> list[Act]:
    return [acts.Fill(field=name, text=text) for name, text in fields.items() if text]


def written(
    *, to: str = "", cc: str = "", bcc: str = "", subject: str = "", body: str = ""
) -> list[Act]:
    """Acts that write a message and send it."""
    values = {"à": to, "cc": cc, "cci": bcc, "objet": subject, "texte": body}
    return [acts.Write(), *_filled(**values), acts.Send()]


SERVICES = (
    ("Assurance Cardinal", "assurancecardinal.example"), ("Eau du Plateau", "eauduplateau.example"),
    ("Mutuelle Verdier", "mutuelleverdier.example"), ("Colis Express", "colisexpress.example"),
    ("Caisse des Loisirs", "caissedesloisirs.example"), ("Énergie Claire", "energieclaire.example"),
)  # fmt: skip
