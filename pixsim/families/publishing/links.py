"""Families of competence 2.2 on addresses: tracking, HTML links."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.publishing.audience import link_parts
from pixsim.text.search import without_accents

_LETTERS = "abcdefghkmnpqrstuvwxyzACDEFGHKLMNPRSTUVWXY23456789"


def token(rng: np.random.Generator, length: int) -> str:
    """A short identifier without look-alike characters."""
    return "".join(pick(rng, _LETTERS) for _ in range(length))


_TRACKERS = ("utm_source", "utm_medium", "utm_campaign", "fbclid", "gclid")
_USEFUL = ("id", "page", "n", "lot", "an")
_WORDS = ("mail", "mai", "sms", "site", "juin", "info")
_SHORT = ("velo.example", "mairie.test", "jardin.test", "club.example", "amap.example", "cine.test")


def tracking(rng: np.random.Generator) -> dict[str, Any]:
    """An address to rewrite without its tracking parameters."""
    kept = [(name, str(integer(rng, 2, 99))) for name in sample(rng, _USEFUL, integer(rng, 0, 2))]
    tracked = [
        (name, token(rng, 5) if name.endswith("clid") else pick(rng, _WORDS))
        for name in sample(rng, _TRACKERS, 2 if kept else 3)
    ]
    mixed = sample(rng, kept + tracked, len(kept) + len(tracked))
    kept = [pair for pair in mixed if pair in kept]
    page = f"https://{pick(rng, _SHORT)}/{pick(rng, ('a', 'b', 'info', 'bal', 'cv'))}"
    first, second = (
        "&".join(f"{name}={value}" for name, value in pairs) for pairs in (mixed, kept)
    )
    clean = f"{page}?{second}" if kept else page
    wrong = {page, f"{clean}&" if kept else f"{page}?", f"{page}?{first}"}
    return {
        "url": f"{page}?{first}",
        "answer": clean,
        "left": f"on garde « {second} »" if kept else "il ne reste aucun paramètre, ni « ? »",
        "wrong": sorted(wrong - {clean}),
    }


def html_link(rng: np.random.Generator) -> dict[str, Any]:
    """A link to write in HTML."""
    label, url = link_parts(rng)
    starts = [f"<a href={address}>" for address in (f'"{url}"', f"'{url}'", url)]
    starts += [f'<a href="{url}" >', f'<a href = "{url}">']
    return {
        "label": label,
        "url": url,
        "answer": [f"{start}{label}</a>" for start in starts],
        "wrong": [
            f"[{label}]({url})",
            f'<a href="{label}">{url}</a>',
            f'<a href="{url}">{label}',
            f'<link href="{url}">{label}</link>',
            f'<a src="{url}">{label}</a>',
            f'<a="{url}">{label}</a>',
        ],
    }


def slugify(text: str) -> str:
    """Lower case, no accent, words joined by dashes."""
    return "-".join(re.findall(r"[a-z0-9]+", without_accents(text).lower()))
