"""Certificates for tests, without a sitting."""

from __future__ import annotations

from datetime import date
from typing import Any

from pixsim.documents.certificate import Certificate
from pixsim.documents.qr_payload import Signed, facts_bytes

HOSTILE = (
    '#read("/etc/passwd") #import "@preview/x:1.0.0"',
    "<script>alert(1)</script> & « œuvre » — 4,50 €",
    "{{ 7*7 }} {% raw %} $x^2$ *gras* _it_ \\ @a",
    "محمد علي",
    "דוד כהן",
    "李小龍",
    "X" * 80,
    "Anne-Marie-Joséphine de La Tour du Pin Chambly de La Charce et de Montmorency",
)


def certificate(rules: str = "v3", **changed: Any) -> Certificate:
    """A certificate of Léa's, changed where told."""
    given: dict[str, Any] = {
        "code": "N-B7CDF234",
        "rules": rules,
        "name": "Léa Noël",
        "born": date(2000, 3, 1),
        "birth_place": "Saint-Étienne",
        "tested": date(2026, 11, 25),
        "delivered": date(2026, 11, 27),
        "pix": 403,
        "most": 895 if rules == "v3" else 896,
        "level": 4 if rules == "v3" else None,
        "levels": (4,) * 14 + (0, -1),
        "supervised": True,
        "place": "Maison du numérique",
        "session": "12",
    }
    return Certificate(**given | changed)


def signed(facts: Certificate) -> Signed:
    """Signed by nobody: enough to be drawn."""
    return Signed(bytes(range(32)), bytes(range(64)), facts_bytes(facts))
