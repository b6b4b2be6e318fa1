"""Assistive tools: screen reader, magnifier, captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample
from pixsim.figures.figure import INK
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings import world as reg
from pixsim.worlds.settings.world import Setting

_AIDS = (
    ("garde le doigt trop longtemps sur les touches, et chaque lettre s'écrit plusieurs fois", "Ignorer les répétitions d'une touche", "oui"),
    ("ne peut appuyer que sur une touche à la fois, alors que les raccourcis en demandent deux", "Touches l'une après l'autre", "oui"),
    ("n'entend pas les alertes de l'ordinateur", "Alertes montrées à l'écran", "oui"),
    ("perd de vue la flèche de la souris", "Taille du pointeur", "grande"),
    ("lit mal le texte gris sur fond blanc", "Contraste élevé", "oui"),
    ("ne voit pas l'écran et veut qu'il lui soit lu", "Lecteur d'écran", "oui"),
    ("ne peut pas se servir d'un clavier, mais parle distinctement", "Dictée vocale", "oui"),
    ("veut lire ce qui se dit dans les vidéos", "Sous-titres", "oui"),
)  # fmt: skip


def aids_for(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the two aids that suit a person's difficulties, on a computer."""
    chosen = sample(rng, _AIDS, 2)
    pages = {
        "Clavier": [
            ui.choice("Touches l'une après l'autre", "non"), ui.choice("Ignorer les répétitions d'une touche", "non"),
            ui.choice("Son des touches", "non"),
        ],
        "Souris": [ui.choice("Taille du pointeur", "petite", ("petite", "moyenne", "grande")), ui.choice("Vitesse", "moyenne", ("lente", "moyenne", "rapide"))],
        "Vision": [ui.choice("Loupe", "non"), ui.choice("Contraste élevé", "non"), ui.choice("Lecteur d'écran", "non")],
        "Audition": [ui.choice("Alertes montrées à l'écran", "non"), ui.choice("Sous-titres", "non"), ui.choice("Son mono", "non")],
        "Parole": [ui.choice("Dictée vocale", "non")],
    }  # fmt: skip
    world = ui.device_of_pages("Ordinateur", "Accessibilité", pages)
    wanted = [(name, value) for _need, name, value in chosen]
    spare = next((name, value) for _n, name, value in _AIDS if name not in dict(wanted))
    who, other = sample(rng, FIRST_NAMES, 2)
    return {
        "who": who,
        "needs": f" ; {other} ".join(need for need, _name, _value in chosen),
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": ui.acts_of_changes(world, wanted),
        "near": [ui.acts_of_changes(world, wanted[:1]), ui.acts_of_changes(world, [*wanted, spare]), ui.acts_of_changes(world, [wanted[0], ("Loupe", "oui")])],
    }  # fmt: skip


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


def _transcribed(speech: Sequence[str], sounds: Sequence[str], sights: Sequence[str]) -> list[str]:
    """All that the other tracks say, in the order of the video."""
    one, two, three, four = (f"({sight})" for sight in sights)
    return [
        one, speech[0], sounds[0], two, speech[1], three, speech[2], sounds[1], four, speech[3],
    ]  # fmt: skip


def track_for(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four files that go with a video, the one that suits a person."""
    start = integer(rng, 2, 30)
    speech = [_SPEECH[0], *_in_order(rng, _SPEECH[1:-1], 2), _SPEECH[-1]]
    sounds, sights = sample(rng, _SOUNDS, 2), _in_order(rng, _SIGHTS, 4)
    kinds = {
        "sourds": _track([speech[0], sounds[0], f"— {speech[1]}", speech[2], sounds[1], speech[3]], start),
        "paroles": _track(speech, start),
        "description": _track(sights, start),
        "transcription": text_file(["Ce qui est dit, entendu et montré dans la vidéo", "", *_transcribed(speech, sounds, sights)]),
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


_COLOURS = (
    ("confond le rouge et le vert, et le rouge lui paraît très sombre", "protanopie"),
    ("confond le rouge et le vert, tous deux aussi clairs qu'aux autres", "deutéranopie"),
    ("confond le bleu et le vert, et le jaune avec le rose", "tritanopie"),
)

_READING = (
    ("saute d'une ligne à l'autre, tant elles sont proches", "Interligne", "large"),
    ("colle les mots entre eux, trop serrés à son goût", "Espace entre les mots", "large"),
    ("se perd quand le texte va d'un bord à l'autre : les lignes doivent partir du même endroit", "Alignement du texte", "à gauche"),
    ("prend un b pour un d, imprimés comme manuscrits", "Police de lecture", "adaptée à la dyslexie"),
    ("suit mieux un texte qu'on lui lit en même temps", "Lecture à voix haute", "oui"),
)  # fmt: skip

_HANDS = (
    ("tient les touches trop longtemps : une lettre en fait trois", "Ignorer les répétitions", "oui"),
    ("ne peut appuyer sur deux touches à la fois", "Touches l'une après l'autre", "oui"),
    ("perd la flèche de la souris des yeux", "Taille du pointeur", "grande"),
    ("n'entend pas les alertes", "Alertes montrées à l'écran", "oui"),
)  # fmt: skip


def _lines(who: str, inverted: str) -> list[Setting]:
    """The settings of one person's session."""
    shown = (
        ("Filtre de couleur", "aucun", ("aucun", "niveaux de gris", "protanopie", "deutéranopie", "tritanopie")), ("Force du filtre", "moyenne", ("faible", "moyenne", "forte")),
        ("Inverser les couleurs", inverted, ()), ("Police de lecture", "d'imprimerie", ("d'imprimerie", "manuscrite", "adaptée à la dyslexie")),
        ("Interligne", "normal", ("serré", "normal", "large")), ("Espace entre les mots", "normal", ("normal", "large")),
        ("Alignement du texte", "justifié", ("justifié", "à gauche", "centré")), ("Lecture à voix haute", "non", ()), ("Ignorer les répétitions", "non", ()),
        ("Touches l'une après l'autre", "non", ()), ("Taille du pointeur", "moyenne", ("petite", "moyenne", "grande")), ("Alertes montrées à l'écran", "non", ()),
    )  # fmt: skip
    return [ui.choice(f"{name} ({who})", value, choices) for name, value, choices in shown]


def three_sessions(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: three persons on one computer, each with a session, from what was seen and tried with each."""
    (seen, colour), strength = pick(rng, _COLOURS), pick(rng, ("faible", "forte"))
    reading, hands = sample(rng, _READING, 3), sample(rng, _HANDS, 2)
    vain = reading.pop()
    eyes, reader, hand = sample(rng, FIRST_NAMES, 3)
    tried = {
        "forte": "en confond encore ; force forte : plus d'erreur",
        "faible": "plus d'erreur, mais tout est criard ; faible : très bien",
    }
    pages = {
        "Fiches": [
            ui.info(f"{eyes}, couleurs", seen), ui.info(f"{eyes}, bon filtre, force moyenne", tried[strength]), ui.info(f"{eyes}, remarque", "les couleurs inversées gênent, à défaire"),
            *(ui.info(f"{reader}, lecture {n}", need) for n, (need, _name, _value) in enumerate(reading, 1)),
            ui.info(f"{reader}, essai sans effet", f"« {vain[1]} : {vain[2]} », à ne pas garder"),
            *(ui.info(f"{hand}, gestes {n}", need) for n, (need, _name, _value) in enumerate(hands, 1)),
        ],
        **{f"Session {of(who)}": _lines(who, "oui" if who == eyes else "non") for who in sorted((eyes, reader, hand))},
    }  # fmt: skip
    world = ui.device_of_pages("Ordinateur partagé", "Accessibilité", pages)
    wanted = [
        (f"Filtre de couleur ({eyes})", colour), (f"Force du filtre ({eyes})", strength), (f"Inverser les couleurs ({eyes})", "non"),
        *((f"{name} ({reader})", value) for _need, name, value in reading), *((f"{name} ({hand})", value) for _need, name, value in hands),
    ]  # fmt: skip
    start: list[Act] = [reg.Open(page="Fiches"), reg.Back()]

    def done(changes: list[tuple[str, str]]) -> list[Act]:
        return [*start, *ui.acts_of_changes(world, changes)]

    other = next(name for _seen, name in _COLOURS if name != colour)
    lent = [(name.replace(f"({reader})", f"({hand})"), value) for name, value in wanted]
    return {
        "colour": colour,
        "strength": strength,
        "eyes": eyes,
        "reader": reader,
        "hand": hand,
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": done(wanted),
        "near": [
            done([(wanted[0][0], other), *wanted[1:]]), done([wanted[0], *wanted[2:]]), done([*wanted[:2], *wanted[3:]]),
            done([*wanted, (f"{vain[1]} ({reader})", vain[2])]), done(lent), done(wanted[:-1]),
        ],
    }  # fmt: skip


_KEYS = {"Tab": 1, "Maj+Tab": -1}


@redraw_misfits
def field_after_tabs(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: where the focus of a form is after some Tab and Maj+Tab."""
    labels = ("Nom", "Prénom", "Courriel", "Téléphone", "Envoyer", "Annuler")
    start = integer(rng, 0, 3)
    forward, back = integer(rng, 2, 5), integer(rng, 1, 3)
    end = start + forward - back
    if not 0 <= start + forward < len(labels) or end in (start, start + forward) or end < 0:
        return None
    shapes: list[fig.Part] = []
    zones = []
    for place, label in enumerate(labels[:4]):
        x, y = 29 * (place % 2), 2 + 6 * (place // 2)
        shapes += [
            fig.text(x + 4, y - 2, label),
            fig.rect((x, y, 27, 4), fig.WHITE, fig.GREY),
        ]
        if place == start:
            shapes.append(fig.rect((x, y, 27, 4), fig.WHITE, fig.ORANGE, width=1))
        zones.append(fig.zone(place + 1, fig.Box(x, y - 2, 27, 6), (x, y - 2)))
    for place, label in enumerate(labels[4:]):
        x = 4 + 24 * place
        shapes += fig.chip(x, 14, label, fig.MIST, width=18)
        zones.append(fig.zone(place + 5, fig.Box(x - 4, 14, 22, 2), (x - 4, 14)))
    return {
        **fig.pointed(
            fig.figure("Un formulaire de six éléments, de gauche à droite puis de haut en bas ; l'un est encadré en orange.", 8, shapes, zones), end + 1
        ),
        "forward": forward,
        "back": f"{back} fois" if back > 1 else "une fois",
        "where": pick(rng, ("de la médiathèque", "du club de marche", "de la cantine", "de la préfecture", "du centre aéré")),
        "label": labels[end],
        "start": labels[start],
    }  # fmt: skip


_HELPS = {
    "captions": ("qui n'entend pas et lit le français", "les sous-titres, à l'écran en même temps que l'image"),
    "signs": ("dont la langue est la langue des signes", "l'interprète en langue des signes, dans un coin"),
    "described": ("qui ne voit pas l'écran", "l'audiodescription (AD) : une voix dit ce que l'image montre"),
    "transcript": ("qui veut chercher un mot dans tout ce qui a été dit, sans regarder le film", "la transcription : tout le texte, à côté"),
}  # fmt: skip


def _player(box: fig.Box, kind: str) -> list[fig.Part]:
    """A film in its player, with one help."""
    x, y = box.x, box.y
    screen = (x, y, 17 if kind == "transcript" else 28, 8)
    shapes: list[fig.Part] = [
        fig.rect(screen, "#2B3148"),
        fig.disc(x + 6, y + 3, 1.5, "#D9A679"),
        fig.rect((x + 4, y + 4.6, 4, 3.4), fig.GREEN),
        fig.rect((x, y + 8.6, 28, 0.8), fig.MIST),
        fig.rect((x, y + 8.6, 10, 0.8), fig.RED),
    ]
    if kind == "captions":
        shapes += [
            fig.rect((x + 10, y + 6, 17, 2), "#000000"),
            fig.centred(x + 18, y + 6, "Bonjour à tous", fig.WHITE),
        ]
    elif kind == "signs":
        shapes += [
            fig.rect((x + 18, y + 1, 9, 7), fig.MIST),
            fig.disc(x + 22.5, y + 2.6, 1.3, "#D9A679"),
            fig.rect((x + 21, y + 4, 3, 4), fig.BLUE),
            fig.line((x + 20, y + 5), (x + 19, y + 3), colour="#8A5A3B", width=0.9),
            fig.line((x + 25, y + 5), (x + 26, y + 3), colour="#8A5A3B", width=0.9),
        ]
    elif kind == "described":
        shapes += fig.chip(x + 18, y + 2, "AD", fig.WHITE, width=8, bold=True)
    else:
        shapes += [
            fig.rect((x + 18, y, 10, 8), fig.WHITE, fig.MIST),
            *fig.paragraph_lines(
                fig.Box(x + 18, y, 10, 8), [(1, 8), (1, 7), (1, 8), (1, 5)], colour=INK
            ),
        ]
    return shapes


def player_for_someone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four players, the one whose help suits someone."""
    kind = pick(rng, tuple(_HELPS))
    return {
        **fig.pointed_tile(rng, "Quatre lecteurs de film, avec une aide différente.", 5, [kind, *(one for one in _HELPS if one != kind)], _player, per_row=2),
        "who": pick(rng, FIRST_NAMES), "need": _HELPS[kind][0], "why": _HELPS[kind][1], "film": pick(rng, ("d'un musée", "d'une mairie", "d'une association", "d'un théâtre", "d'une école")),
    }  # fmt: skip


def _draw_two_line_chart(box: fig.Box, line_style: str) -> list[fig.Part]:
    """Two lines told apart by their colour alone, or by more."""
    x, y = box.x, box.y
    pairs = {
        "colours": (fig.RED, fig.GREEN),
        "pale": ("#E0A0A0", "#A0D0A0"),
        "blues": (fig.BLUE, fig.VIOLET),
        "named": (fig.RED, fig.GREEN),
    }[line_style]
    shapes: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST)]
    for place, colour in enumerate(pairs):
        top = y + 3 + 3 * place
        if line_style == "named" and place:
            shapes += [fig.rect((x + 1 + 3 * n, top - n // 2 + 1, 2, 1), colour) for n in range(5)]
        else:
            shapes.append(fig.line((x + 1, top + 1.5), (x + 16, top - 0.5), colour=colour, width=1))
    if line_style == "named":
        return [*shapes, fig.text(x + 17, y + 2, "garçons"), fig.text(x + 17, y + 4, "filles")]
    for place, (colour, name) in enumerate(zip(pairs, ("garçons", "filles"), strict=True)):
        shapes += [
            fig.rect((x + 1 + 13 * place, y + 8.5, 2, 1), colour),
            fig.text(x + 4 + 13 * place, y + 8, name),
        ]
    return shapes


def chart_without_colours(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of four charts, the one that who does not tell colours apart can read."""
    return {
        **fig.pointed_tile(rng, "Quatre graphiques de deux courbes.", 5, ["named", "colours", "pale", "blues"], _draw_two_line_chart, per_row=2),
        "who": pick(rng, FIRST_NAMES), "what": pick(rng, ("les inscriptions à la chorale", "les licences du club", "les emprunts de la médiathèque", "les entrées à la piscine", "les visites du musée", "les résultats du tournoi")),
    }  # fmt: skip
