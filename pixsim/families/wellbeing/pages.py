"""Families of competence 4.3 that hand over a page or the tracks of a video."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.wellbeing.sensors import CAREFUL, DECEPTIVE

_SPEECH = ("Bonjour à tous.", "Attendez la fin des gelées.", "Nous allons planter les tomates.", "Creusez un trou de vingt centimètres.",
           "Arrosez au pied, jamais sur les feuilles.", "À la semaine prochaine !")  # fmt: skip


_SOUNDS = (
    "[Une cloche sonne]",
    "[Musique douce]",
    "[Rires du public]",
    "[Le vent souffle]",
    "[Un chien aboie]",
)


_SIGHTS = ("La caméra survole le jardin.", "Une femme en tablier entre dans une serre.", "Elle montre une bêche rouge.",
           "Gros plan sur ses mains pleines de terre.", "La femme salue de la main.")  # fmt: skip


def _in_order(rng: np.random.Generator, lines: tuple[str, ...], count: int) -> list[str]:
    """Some of the lines, as they follow one another in the video."""
    return sorted(sample(rng, lines, count), key=lines.index)


def _time(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02},000"


def _track(lines: list[str], start: int) -> bytes:
    text = []
    for number, line in enumerate(lines, 1):
        text += [str(number), f"{_time(start)} --> {_time(start + 4)}", line, ""]
        start += 6
    return text_file(text)


def track_for(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four files that go with a video, the one that suits a person."""
    start = integer(rng, 2, 30)
    speech = [_SPEECH[0], *_in_order(rng, _SPEECH[1:-1], 2), _SPEECH[-1]]
    sounds, sights = sample(rng, _SOUNDS, 2), _in_order(rng, _SIGHTS, 4)
    kinds = {
        "sourds": _track([speech[0], sounds[0], f"— {speech[1]}", speech[2], sounds[1], speech[3]], start),
        "paroles": _track(speech, start),
        "description": _track(sights, start),
        "transcription": text_file(["Ce qui est dit et montré dans la vidéo", "", *speech[:2], f"({sights[0]})", *speech[2:], f"({sights[1]})", sounds[0]]),
    }  # fmt: skip
    stems = sample(rng, ("piste-1", "piste-2", "piste-3", "piste-4"), 4)
    ends = {"transcription": "txt"}
    names = {
        kind: f"{stem}.{ends.get(kind, 'srt')}" for kind, stem in zip(kinds, stems, strict=True)
    }
    wanted, need = pick(rng, (
        ("sourds", "est sourde, regarde la vidéo et veut savoir aussi quels bruits on y entend"),
        ("description", "est aveugle, écoute la vidéo et veut qu'une voix lui dise ce qui se voit"),
        ("transcription", "ne peut pas lire de vidéo sur son ordinateur et veut tout lire, sons et images compris"),
        ("paroles", "entend bien, n'a besoin que des paroles écrites à l'écran, et trouve gênant qu'on écrive les bruits"),
    ))  # fmt: skip
    said = {
        "sourds": "des sous-titres pour sourds et malentendants, avec les bruits entre crochets",
        "description": "le texte d'une audiodescription", "transcription": "une transcription, sans minutage",
        "paroles": "des sous-titres simples",
    }  # fmt: skip
    return {
        "need": need,
        "said": said[wanted],
        "key": [
            names[wanted],
            names[wanted].rpartition(".")[0],
            names[wanted].rpartition(".")[0].replace("-", " "),
        ],
        "wrong": [name for kind, name in names.items() if kind != wanted],
        "files": {
            name: kinds[kind] for kind, name in sorted(names.items(), key=lambda pair: pair[1])
        },
    }


_FIELDS = (
    "Nom", "Prénom", "Adresse", "Commune", "Téléphone", "Courriel", "Date de naissance", "Atelier", "Remarque", "Carte d'adhérent", "Personne à prévenir", "Quotient familial",
    "Allergies", "Heure d'arrivée", "Moyen de transport", "Taille de vêtement",
)  # fmt: skip


def tab_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in a long form, the field that the keyboard never reaches, and the one that it reaches out of its turn."""
    names = sample(rng, _FIELDS, 14)
    lost, first, greyed, hidden, folded_in, button = sample(rng, range(1, 14), 6)
    lines = [
        "<!DOCTYPE html>", '<html lang="fr">', '<head><meta charset="utf-8"><title>Inscription</title>', "<style>.cache { display: none } label, .faux { display: block; margin: .6em }</style></head>",
        "<body>", "<h1>Inscription</h1>", "<form>",
    ]  # fmt: skip
    ordinary = '<label>{name} <input name="champ{place}"></label>'
    others = {
        folded_in: f"<details open><summary>Plus</summary>{ordinary}</details>",
        lost: '<label>{name} <select name="champ{place}" tabindex="-1"><option>à choisir</option><option>oui</option><option>non</option></select></label>',
        first: f'<label>{{name}} <input name="champ{{place}}" tabindex="{integer(rng, 1, 9)}"></label>',
        greyed: '<label>{name} (rempli par l\'accueil) <input name="champ{place}" disabled></label>',
        hidden: '<label class="cache">{name} <input name="champ{place}"></label>',
        button: '<label>{name} <input name="champ{place}" tabindex="0" aria-describedby="aide"></label>',
    }
    lines += [
        others.get(place, ordinary).format(name=name, place=place)
        for place, name in enumerate(names)
    ]
    lines += [
        '<p id="aide">Les champs se remplissent dans l\'ordre.</p>',
        "<button>Envoyer</button>",
        "</form>",
        "</body>",
        "</html>",
    ]
    return {
        "lost": names[lost], "first": names[first], "lost_said": [names[lost], f"champ{lost}"], "first_said": [names[first], f"champ{first}"],
        "not_lost": [names[greyed], names[hidden], names[first]], "not_first": [names[lost], names[0], names[button]],
        "files": {"inscription.html": text_file(lines)},
    }  # fmt: skip


def misleading_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the promises of a page about health that are misleading, among careful sentences."""
    count = integer(rng, 3, 6)
    chosen = [(text, True) for text in sample(rng, DECEPTIVE, count)]
    chosen += [(text, False) for text in sample(rng, CAREFUL, 10 - count)]
    lines = shuffled(rng, chosen)
    false = [letter for letter, (_text, bad) in zip("ABCDEFGHIJ", lines, strict=True) if bad]
    other = [letter for letter in "ABCDEFGHIJ" if letter not in false]
    theme = pick(rng, ("sommeil", "articulations", "mémoire", "digestion", "vue"))
    html = [
        "<!DOCTYPE html>", '<html lang="fr">', f'<head><meta charset="utf-8"><title>Bien-être et {theme}</title></head>', "<body>",
        f"<h1>Bien-être et {theme}</h1>", f"<p>Numéro {integer(rng, 2, 90)} de notre lettre.</p>",
        *(f"<h2>{letter}</h2>\n<p>{text}</p>" for letter, (text, _bad) in zip("ABCDEFGHIJ", lines, strict=True)),
        "</body>", "</html>",
    ]  # fmt: skip
    return {
        "theme": theme,
        "key": [", ".join(false)],
        "wrong": [", ".join(other), ", ".join(false[:-1])],
        "files": {"page.html": text_file(html)},
    }
