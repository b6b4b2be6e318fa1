"""Families of competence 2.2 on addresses: tracking, embedding, anchors, HTML links, slugs."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.publishing.audience import SITES, link_parts
from pixsim.text.search import without_accents

_LETTERS = "abcdefghkmnpqrstuvwxyzACDEFGHKLMNPRSTUVWXY23456789"


def token(rng: np.random.Generator, length: int) -> str:
    """A short identifier without look-alike characters."""
    return "".join(pick(rng, _LETTERS) for _ in range(length))


_ACCOUNTS = ("atelier", "mediatheque", "velo_club", "fanfare", "jardin", "theatre", "amap")
_SERVERS = ("social.example", "merle.test", "toot-nord.example", "pouet.test", "communs.example")


def fediverse_handle(rng: np.random.Generator) -> dict[str, Any]:
    """The full address of an account of a federated network, from the address of its page."""
    name, server = f"{pick(rng, _ACCOUNTS)}{integer(rng, 2, 98)}", pick(rng, _SERVERS)
    home = pick(rng, [other for other in _SERVERS if other != server])
    return {
        "page": f"https://{server}/@{name}",
        "home": home,
        "server": server,
        "answer": [f"@{name}@{server}", f"{name}@{server}"],
        "wrong": [f"@{name}", f"@{name}@{home}", f"https://{server}/@{name}", server],
    }


_TITLES = ("Visite du musée", "Concert de mai", "Plan du quartier", "Atelier compost", "Le marché")


def embed(rng: np.random.Generator) -> dict[str, Any]:
    """An embedding code among whose addresses one is shown in the frame."""
    host, code, title = pick(rng, ("video", "carte", "agenda")), token(rng, 6), pick(rng, _TITLES)
    site = pick(rng, SITES)
    shown = f"https://{host}.{site}/embed/{code}"
    size = f'width="{pick(rng, (480, 560, 640))}" height="{pick(rng, (270, 315, 360))}"'
    attributes = shuffled(rng, [size, f'title="{title}"', f'src="{shown}"'])
    page = f"https://{host}.{site}/voir/{code}"
    lines = [
        "<p>",
        "<iframe " + attributes[0],
        *(f"  {attribute}" for attribute in attributes[1:]),
        "></iframe>",
        f'<br><a href="{page}">',
        "Voir sur le site</a>",
        "</p>",
    ]
    return {
        "code": "\n    ".join(lines),
        "answer": shown,
        "wrong": [page, f'src="{shown}"', code, f"https://{host}.{site}"],
    }


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


def moment(rng: np.random.Generator) -> dict[str, Any]:
    """A link that starts a video at a given time, with or without other parameters."""
    minutes, seconds = integer(rng, 1, 9), integer(rng, 1, 59)
    query = pick(rng, ("", f"?v={token(rng, 6)}", f"?liste={integer(rng, 10, 99)}"))
    url = f"https://video.{pick(rng, SITES)}/" + ("lire" if query else token(rng, 6)) + query
    total = 60 * minutes + seconds
    joint = "&" if query else "?"
    return {
        "url": url,
        "time": f"{minutes} min {seconds} s",
        "total": total,
        "sum": f"{minutes} × 60 + {seconds} = {total}",
        "joint": joint,
        "answer": [f"{url}{joint}t={total}"]
        + ([url.replace("?", f"?t={total}&")] if query else []),
        "wrong": [
            f"{url}{'?' if query else '&'}t={total}",
            f"{url}{joint}t={minutes}.{seconds}",
            f"{url}{joint}t={minutes}",
            f"{url}#t={total}",
        ],
    }


_SECTIONS = {
    "Horaires d'été": "horaires", "Tarifs réduits": "tarifs", "Nous trouver": "acces",
    "Pièces à fournir": "pieces", "Questions fréquentes": "faq", "Contact": "contact",
}  # fmt: skip


def anchor(rng: np.random.Generator) -> dict[str, Any]:
    """A link to one section of a page, from its source."""
    url = f"https://{pick(rng, SITES)}/{pick(rng, ('guide', 'aide', 'infos', 'accueil'))}"
    url += pick(rng, ("", f"?annee=202{integer(rng, 4, 6)}", ".html"))
    titles = sample(rng, tuple(_SECTIONS), 3)
    names = {title: f"{_SECTIONS[title]}-{integer(rng, 2, 9)}" for title in titles}
    lines = [f'<h2 id="{names[title]}">{title}</h2>' for title in titles]
    asked = pick(rng, titles)
    return {
        "url": url,
        "source": "\n    ".join(lines),
        "title": asked,
        "name": names[asked],
        "answer": f"{url}#{names[asked]}",
        "wrong": [
            url, f"{url}/{names[asked]}", f"{url}?id={names[asked]}", f"#{names[asked]}",
            *(f"{url}#{names[title]}" for title in titles if title != asked),
        ],
    }  # fmt: skip


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


_HEADS = (
    "Où trier ses déchets ?", "L'été à Évian", "Fête de la forêt", "Élections : les dates",
    "Garçons et filles à l'école", "Le château de Dürnstein", "À vélo jusqu'à la mer",
    "Réparer, c'est économiser !", "Hôpital : accès et parking", "Goûter & jeux de société",
)  # fmt: skip
_TAILS = ("le guide {}", "édition {}", "bilan {}", "saison {}", "ce qui change en {}")


def slugify(text: str) -> str:
    """Lower case, no accent, words joined by dashes."""
    return "-".join(re.findall(r"[a-z0-9]+", without_accents(text).lower()))


def slug(rng: np.random.Generator) -> dict[str, Any]:
    """The identifier of a title in an address."""
    head, tail = pick(rng, _HEADS), pick(rng, _TAILS).format(integer(rng, 2019, 2026))
    title = f"{head}, {tail}" if head[-1].isalpha() else f"{head} {tail.capitalize()}"
    right = slugify(title)
    wrong = [right.replace("-", "_"), right.replace("-", " "), right.replace("-", ""), title]
    wrong.append("-".join(title.lower().split()))
    return {"title": title, "answer": right, "wrong": wrong}
