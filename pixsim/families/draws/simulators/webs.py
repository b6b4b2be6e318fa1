"""Small webs, for the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np

from pixsim.families.draws.values.choices import shuffled
from pixsim.making.texts import lines
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Advert, Block, Tab, WebPage
from pixsim.worlds.web.world import Web


def page(url: str, title: str, *body: str | Mapping[str, Any], **fields: Any) -> WebPage:
    """A page: ``# Titre``, ``[texte](adresse)``, or plain texts; a mapping for fields and buttons."""
    blocks = tuple(Block.model_validate(line) for line in body)
    return WebPage(url=url, title=title, body=blocks, **fields)


def site(host: str, title: str, pages: Mapping[str, tuple[str, Sequence[str]]]) -> list[WebPage]:
    """The pages of a site: a home page with a link to each of the others.

    Parameters
    ----------
    host : str
    title : str
        Of the home page.
    pages : mapping
        Title and texts by path, such as ``/horaires``.
    """
    links = [f"[{name}](https://{host}{path})" for path, (name, _texts) in pages.items()]
    home = page(f"https://{host}/", title, f"# {title}", *links)
    others = [
        page(f"https://{host}{path}", f"{name} – {title}", f"# {name}", *texts)
        for path, (name, texts) in pages.items()
    ]
    return [home, *others]


def browser(
    pages: Iterable[WebPage], *, at: str = "", adverts: Iterable[Advert] = (), **fields: Any
) -> Web:
    """A browser over some pages, on one of them or on the search engine."""
    tabs = (Tab(url=at),) if at else (Tab(),)
    return Web(pages=tuple(pages), adverts=tuple(adverts), **{"tabs": tabs, **fields})


def search_official_page(
    rng: np.random.Generator, words: str, official: WebPage, others: Sequence[WebPage]
) -> dict[str, Any]:
    """A search whose official page is not the first; the number of its link is found by looking."""
    world = browser(shuffled(rng, [official, *others]))
    found = world.step(acts.Search(query=words))
    links = [
        row.key for row in found.page().rows if any(official.title in cell for cell in row.cells)
    ]
    return {"world": world, "solution": [acts.Search(query=words), acts.Follow(link=links[0])]}


NEWS_SITES = (
    ("Gazette du Sud", "gazette-sud"), ("Recettes ici", "recettes-ici"), ("Vélo Nord", "velo-nord"),
    ("Météo du lac", "meteo-lac"), ("Mon stade", "mon-stade"), ("Petites annonces", "annonces-pays"),
    ("Jardins faciles", "jardins-faciles"),
)  # fmt: skip

NEWS = (
    "La fête du village aura lieu samedi.", "Le marché change de place au printemps.",
    "Dix idées pour un balcon fleuri.", "Le match est reporté à dimanche.", "La gelée menace les vergers.",
)  # fmt: skip

PARAGRAPHS = (
    "Tout est indiqué à l'entrée.",
    "Renseignez-vous à l'accueil.",
    "La page est mise à jour chaque mois.",
    "Merci de prévenir en cas d'absence.",
)


def html_page(title: str, body: list[str]) -> Any:
    """A whole page, from what its body holds."""
    return lines(
        [
            "<!DOCTYPE html>",
            '<html lang="fr">',
            "<head>",
            '  <meta charset="utf-8">',
            f"  <title>{escape(title, quote=False)}</title>",
            "</head>",
            "<body>",
            *(f"  {row}" for row in body),
            "</body>",
            "</html>",
        ]
    )


ORGANISATIONS = (
    ("Mutuelle Azur", "mutuelle-azur"), ("Banque des Halles", "banque-des-halles"),
    ("Énergie du Lac", "energie-lac"), ("Assur'Village", "assur-village"),
    ("Transports Aubrac", "transports-aubrac"), ("Eau du Plateau", "eau-plateau"),
)  # fmt: skip
