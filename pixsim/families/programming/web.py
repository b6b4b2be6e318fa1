"""Families of competence 3.4, programming: web pages."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled

_TITLES = (
    "Horaires d'été", "Nos ateliers", "Prêt de matériel", "Aide aux démarches", "Club photo",
    "Cours du soir", "Plan d'accès", "Foire aux questions", "Revue de presse", "Sorties en famille",
    "Café des langues", "Tarifs réduits", "Atelier couture", "Jardin partagé", "Point justice",
)  # fmt: skip
_PLACES = ("Médiathèque", "Maison de quartier", "Espace numérique", "Centre social")


def _page(title: str, head: list[str], body: list[str]) -> bytes:
    lines = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">',
        f"  <title>{title}</title>", *(f"  {line}" for line in head), "</head>", "<body>",
        *(f"  {line}" for line in body), "</body>", "</html>", "",
    ]  # fmt: skip
    return "\n".join(lines).encode()


def heading_text(rng: np.random.Generator) -> dict[str, Any]:
    """The text of the only heading of a level among others that look like it."""
    place, texts = pick(rng, _PLACES), sample(rng, _TITLES, 8)
    wanted = integer(rng, 2, 4)
    levels = [level for level in (2, 3, 4) if level != wanted]
    headings = [(wanted, texts[0])] + [(pick(rng, levels), text) for text in texts[1:5]]
    body = [f"<h1>{place}</h1>"]
    for level, text in shuffled(rng, headings):
        body += [f"<h{level}>{text}</h{level}>", "<p>Renseignements à l'accueil.</p>"]
    decoys = [
        f'<p class="h{wanted}"><strong>{texts[5]}</strong></p>',
        f"<!-- <h{wanted}>{texts[6]}</h{wanted}> -->",
        f'<p id="h{wanted}">{texts[7]}</p>',
    ]
    for decoy in decoys:
        body.insert(integer(rng, 1, len(body)), decoy)
    style = f"<style>h2, h3, h4, .h{wanted} {{ font-size: 1.2em; font-weight: bold; }}</style>"
    return {
        "files": {"accueil.html": _page(place, [style], body)}, "level": wanted, "key": texts[0],
        "wrong": texts[5:7],
    }  # fmt: skip


_HIDDEN = (
    "bouleau", "cerise", "tulipe", "renard", "falaise", "violon", "lanterne", "bruyère", "papillon",
    "mésange", "chamois", "noisette", "coquille", "girafe", "cascade", "boussole",
)  # fmt: skip
_SPOTS = (
    ("dans un commentaire", "<!-- mot : {} -->"),
    ("dans le texte de remplacement de l'image (attribut alt)", '<img src="plan.png" alt="{}">'),
    ("dans un paragraphe que le style « display: none » n'affiche pas", '<p class="note">{}</p>'),
    ("dans l'infobulle du lien (attribut title)", '<a href="plan.html" title="{}">Plan</a>'),
    ("dans un champ de formulaire caché", '<input type="hidden" name="mot" value="{}">'),
    ("dans un attribut de données (data-) du paragraphe", '<p data-mot="{}">Bienvenue.</p>'),
)


def hidden_word(rng: np.random.Generator) -> dict[str, Any]:
    """A word that a page holds but does not show, among other hidden words."""
    words, place = sample(rng, _HIDDEN, 7), pick(rng, _PLACES)
    order = shuffled(rng, list(zip(_SPOTS, words[:6], strict=True)))
    body = [f"<h1>{place}</h1>"]
    for (_, code), word in order:
        body += [code.format(word), f"<p>{pick(rng, _TITLES)} : voir l'agenda.</p>"]
    body.insert(integer(rng, 2, len(body)), f'<p class="rappel">{words[6]}</p>')
    style = ["<style>", "  .note { display: none; }", "  .rappel { color: grey; }", "</style>"]
    (where, _), word = order[integer(rng, 0, 5)]
    others = [other for (_, other) in order if other != word]
    return {
        "files": {"page.html": _page(place, style, body)}, "where": where, "key": word,
        "wrong": [*others, words[6]],
    }  # fmt: skip
