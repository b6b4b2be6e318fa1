"""History of digital technology: people, dates, inventions."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.core import Act
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import WebPage
from pixsim.worlds.web.search import results

_SHOPS = ("bonnes-affaires", "astuces-minute", "cadeaux-futes", "clic-malin")

_AUTHORS = {
    "l'inventeur de la souris d'ordinateur": ("souris", "Souris d'ordinateur", "Douglas Engelbart", "l'imagine et la montre au public en 1968. Le premier modèle, en bois, est construit par Bill English.", "Steve Jobs"),
    "l'auteur du noyau Linux": ("noyau Linux", "Noyau Linux", "Linus Torvalds", "en publie la première version en 1991. Il s'ajoute aux logiciels du projet GNU, lancé par Richard Stallman.", "Bill Gates"),
    "l'inventeur de la carte à puce, brevetée en France": ("carte à puce", "Carte à puce", "Roland Moreno", "en dépose le brevet en 1974. Michel Ugon y met plus tard un microprocesseur.", "Steve Wozniak"),
    "l'auteur du premier courriel entre deux ordinateurs": ("premier courriel", "Courriel", "Ray Tomlinson", "envoie en 1971 le premier courriel d'un ordinateur à un autre, et choisit le signe @. Vinton Cerf travaillera bientôt aux protocoles d'internet.", "Larry Page"),
    "l'inventeur du web": ("inventeur web", "Web", "Tim Berners-Lee", "est l'inventeur du web, en 1989, à Genève. Robert Cailliau l'aide à le faire connaître.", "Mark Zuckerberg"),
    "l'inventeur du QR code": ("QR code", "QR code", "Masahiro Hara", "le met au point en 1994 pour suivre des pièces de voitures. Le code-barres, lui, doit beaucoup à Norman Woodland.", "Elon Musk"),
    "l'auteur du format d'image GIF": ("format GIF", "Format d'image GIF", "Steve Wilhite", "le crée avec son équipe en 1987. Sa compression a été décrite par Terry Welch.", "Steve Ballmer"),
    "l'auteur du premier appel d'un téléphone portable": ("premier appel portable", "Téléphone portable", "Martin Cooper", "passe le premier appel d'un portable en 1973, dans une rue de New York, à son concurrent Joel Engel.", "Steve Jobs"),
    "l'auteur du smiley « :-) »": ("smiley", "Smiley", "Scott Fahlman", "propose :-) en 1982, pour dire qu'un message est drôle. Le visage jaune, dessiné vingt ans avant, est d'Harvey Ball.", "Jack Dorsey"),
    "la personne qui a proposé le mot « hypertexte »": ("mot hypertexte", "Hypertexte", "Ted Nelson", "propose le mot en 1965. Vannevar Bush en avait décrit l'idée vingt ans avant.", "Bill Gates"),
    "l'autrice d'un des premiers compilateurs": ("premiers compilateurs", "Compilateur", "Grace Hopper", "écrit un des premiers compilateurs en 1952. Elle avait programmé la machine d'Howard Aiken.", "Ada Lovelace"),
}  # fmt: skip
"""Who is looked for: words that find it, title of its article, name, what is told next, and whom others name."""

_CONTEXTS = (
    "Une médiathèque prépare une exposition.", "Une classe affiche une frise dans le couloir.", "Une ludothèque écrit un jeu de cartes.",
    "Une association monte un quiz.", "Une radio locale prépare une chronique.", "Un musée imprime un dépliant.",
)  # fmt: skip

_ROOT = "https://encyclopedie-libre.example"


def _article(title: str, told: str, about: str) -> WebPage:
    slug = "-".join(title.split()).lower().replace("'", "-")
    themes = f"Thèmes : histoire du numérique, invention, {about}."
    return page(f"{_ROOT}/{slug}", f"{title} – Encyclopédie libre", f"# {title}", told, themes)


def _asked(who: str) -> str:
    """Themes that people look for somebody by."""
    return f"auteur, autrice, inventeur, création, année, date, {who}"


_LONGER_NAMES = {
    "Tim Berners-Lee": ("Sir Tim Berners-Lee", "Timothy Berners-Lee", "Timothy John Berners-Lee", "Sir Timothy Berners-Lee"),
    "Douglas Engelbart": ("Doug Engelbart", "Douglas C. Engelbart", "Douglas Carl Engelbart"),
    "Ray Tomlinson": ("Raymond Tomlinson", "Raymond Samuel Tomlinson"), "Ted Nelson": ("Theodor Nelson", "Theodor Holm Nelson"),
    "Linus Torvalds": ("Linus Benedict Torvalds",), "Steve Wilhite": ("Stephen Wilhite", "Stephen Earl Wilhite"), "Martin Cooper": ("Marty Cooper",),
    "Scott Fahlman": ("Scott E. Fahlman", "Scott Elliott Fahlman"), "Grace Hopper": ("Grace Murray Hopper", "Grace M. Hopper", "Grace Brewster Hopper", "Grace Brewster Murray Hopper"),
}  # fmt: skip
"""Other names of the same people."""


def _names(name: str) -> list[str]:
    """A name in the ways that say who it is: in full, with an initial, the surname alone."""
    first, _space, surname = name.partition(" ")
    initials = (
        [] if first[0] == "M" else [f"{first[0]}. {surname}", f"{first[0]} {surname}"]
    )  # « M. » is read already
    return [name, surname, *initials, *_LONGER_NAMES.get(name, ())]


def author_looked_up(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: who made something, in an article, another page being wrong."""
    who = pick(rng, tuple(_AUTHORS))
    words, title, name, told, false = _AUTHORS[who]
    article = _article(title, f"{name} {told}", _asked(who))
    shop = pick(rng, _SHOPS)
    wrong = page(
        f"https://{shop}.test/{'-'.join(words.split()).lower()}",
        f"{title} : le saviez-vous ?",
        f"Offres du jour. Vous cherchez {who} ({words}) ? L'auteur, l'autrice, l'inventeur, l'année, la date : tout vient {of(false)} !",
    )
    others = [_article(_AUTHORS[one][1], f"{_AUTHORS[one][2]} {_AUTHORS[one][3]}", _asked(one)) for one in sample(rng, [one for one in _AUTHORS if one != who], 7)]  # fmt: skip
    world = browser(shuffled(rng, [article, wrong, *others]))
    place = [found.url for found in results(world, words)].index(article.url) + 1
    return {
        "context": pick(rng, _CONTEXTS), "who": who, "key": _names(name), "name": name, "shop": f"{shop}.test", "false": false, "words": words,
        "wrong": [false, told.rstrip(".").rpartition(" ")[2]],
        "world": world,
        "solution": [acts.Search(query=words), acts.Follow(link=str(place))],
    }  # fmt: skip


_MILESTONES = {
    "la pascaline, machine à calculer": (1642, "Pascaline", "Blaise Pascal conçoit cette machine à calculer en 1642, et la présente en 1645. L'arithmomètre, breveté en 1820, en est un lointain parent."),
    "les notes d'Ada Lovelace sur la machine de Babbage": (1843, "Ada Lovelace", "Née en 1815, elle publie en 1843 des notes sur la machine de Babbage. Un langage a reçu son prénom en 1980."),
    "l'invention du transistor": (1947, "Transistor", "Inventé en 1947, il est montré à la presse en 1948. Ses auteurs reçoivent le prix Nobel en 1956."),
    "le premier message d'ARPANET, l'ancêtre d'internet": (1969, "ARPANET", "Son premier message passe en 1969, entre deux universités. Le réseau est arrêté en 1990."),
    "l'ouverture du Minitel au grand public en France": (1982, "Minitel", "Essayé en 1980, il ouvre au grand public en 1982. Le service s'arrête en 2012."),
    "l'invention du web": (1989, "Web", "Tim Berners-Lee le propose en 1989. Il est versé dans le domaine public en 1993."),
    "le lancement de Wikipédia": (2001, "Wikipédia", "L'encyclopédie est lancée en 2001. Sa fondation est créée en 2003."),
    "la mise en vente du premier iPhone": (2007, "iPhone", "Le premier est mis en vente en 2007. Sa boutique d'applications ouvre en 2008."),
    "l'ouverture de ChatGPT au public": (2022, "ChatGPT", "L'entreprise qui le fait est fondée en 2015. ChatGPT ouvre au public en 2022."),
}  # fmt: skip
"""Year, article and what it tells: other years too."""


def _dated(name: str) -> str:
    return f"date, année, création, invention, {name}"


def order_milestones(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: milestones ten years apart or more, to put in order once their articles are found."""
    count = pick(rng, (3, 4, 4))
    while True:
        chosen = sample(rng, tuple(_MILESTONES), count)
        years = sorted(_MILESTONES[name][0] for name in chosen)
        if all(later - earlier >= 10 for earlier, later in pairwise(years)):
            break
    lettered = list(zip("ABCD", shuffled(rng, chosen), strict=False))
    ranked = sorted(lettered, key=lambda entry: _MILESTONES[entry[1]][0])
    order = "".join(letter for letter, _ in ranked)
    world = browser(shuffled(rng, [_article(title, told, _dated(name)) for name, (_year, title, told) in _MILESTONES.items()]))  # fmt: skip
    looked: list[Act] = []
    for _letter, name in lettered:
        _year, title, told = _MILESTONES[name]
        found = [one.url for one in results(world, title)]
        looked += [acts.Search(query=title), acts.Follow(link=str(found.index(_article(title, told, _dated(name)).url) + 1))]  # fmt: skip
    return {
        "context": pick(rng, _CONTEXTS),
        "nombre": {3: "trois", 4: "quatre"}[count],
        "jalons": "\n".join(f"- {letter} : {name}" for letter, name in lettered),
        "ordre": order,
        "inverse": order[::-1],
        "dates": ", ".join(f"{name} ({_MILESTONES[name][0]})" for _, name in ranked),
        "world": world,
        "solution": looked,
    }


# what happened: the month, as day 1
MILESTONES = {
    "l'Altair 8800, un micro-ordinateur à monter soi-même, fait la une d'une revue américaine": date(1975, 1, 1),
    "la société Apple est fondée": date(1976, 4, 1),
    "IBM présente son premier PC": date(1981, 8, 1),
    "le réseau ARPANET passe au protocole TCP/IP": date(1983, 1, 1),
    "Apple présente le Macintosh": date(1984, 1, 1),
    "le premier nom de domaine en .com est enregistré": date(1985, 3, 1),
    "le ver Morris bloque une partie d'internet": date(1988, 11, 1),
    "Linus Torvalds annonce le projet qui deviendra Linux": date(1991, 8, 1),
    "le premier SMS est envoyé": date(1992, 12, 1),
    "le CERN met le web dans le domaine public": date(1993, 4, 1),
    "le consortium W3C est fondé": date(1994, 10, 1),
    "Windows 95 est mis en vente": date(1995, 8, 1),
    "le programme Deep Blue bat Garry Kasparov dans un match d'échecs": date(1997, 5, 1),
    "la société Google est fondée": date(1998, 9, 1),
    "l'encyclopédie Wikipédia ouvre": date(2001, 1, 1),
    "Apple présente l'iPod": date(2001, 10, 1),
    "la première version de WordPress paraît": date(2003, 5, 1),
    "le réseau Facebook ouvre, pour des étudiants de Harvard": date(2004, 2, 1),
    "Firefox 1.0 paraît": date(2004, 11, 1),
    "la première vidéo est mise sur YouTube": date(2005, 4, 1),
    "le premier message est publié sur Twitter": date(2006, 3, 1),
    "Apple présente l'iPhone": date(2007, 1, 1),
    "Google publie la première version (bêta) de Chrome": date(2008, 9, 1),
    "le premier bloc de Bitcoin est créé": date(2009, 1, 1),
    "Apple présente l'iPad": date(2010, 1, 1),
    "le programme Watson gagne au jeu télévisé « Jeopardy! »": date(2011, 2, 1),
}  # fmt: skip

_PLACES_OF_NEAR_MILESTONES = (
    "Une médiathèque affiche une frise",
    "Une association imprime un jeu de cartes",
    "Un musée des techniques prépare un panneau",
    "Un lycée peint une frise dans son hall",
)

_SPAN = 8  # years from the first to the last
_APART = 4  # months between two neighbours, at least
_COUNT = 4


def _months(day: date) -> int:
    return 12 * day.year + day.month


def near_milestones(rng: np.random.Generator) -> dict[str, Any]:
    """Four milestones of a few years, to put in order once their months are found."""
    while True:
        chosen = sample(rng, tuple(MILESTONES), _COUNT)
        months = sorted(_months(MILESTONES[said]) for said in chosen)
        far = all(later - earlier >= _APART for earlier, later in pairwise(months))
        if far and months[-1] - months[0] <= 12 * _SPAN:
            break
    lettered = list(zip("ABCD", shuffled(rng, chosen), strict=True))
    ranked = sorted(lettered, key=lambda entry: MILESTONES[entry[1]])
    order = "".join(letter for letter, _said in ranked)
    when = {said: MILESTONES[said] for said in chosen}
    return {
        "place": pick(rng, _PLACES_OF_NEAR_MILESTONES),
        "jalons": "\n".join(f"- {letter} : {said}" for letter, said in lettered),
        "ordre": order,
        "faux": [order[::-1], order[1] + order[0] + order[2:]],
        "dates": " ; ".join(
            f"{letter}, {MONTHS[when[said].month - 1]} {when[said].year}" for letter, said in ranked
        ),
    }


# what is told of an article: its year, its identifier
ARTICLES = {
    "décrit un neurone artificiel, à seuil, avant même les ordinateurs (deux auteurs américains)": (1943, "10.1007/BF02478259"),
    "propose de remplacer « les machines peuvent-elles penser ? » par un jeu d'imitation": (1950, "10.1093/mind/LIX.236.433"),
    "présente le perceptron, un réseau de neurones qui apprend": (1958, "10.1037/h0042519"),
    "raconte comment une machine apprend à bien jouer aux dames": (1959, "10.1147/rd.33.0210"),
    "décrit ELIZA, un programme qui tient une conversation par écrit": (1966, "10.1145/365153.365168"),
    "fait connaître la rétropropagation, qui corrige les poids d'un réseau": (1986, "10.1038/323533a0"),
    "présente les réseaux de vecteurs de support (SVM)": (1995, "10.1007/BF00994018"),
    "propose le réseau à mémoire LSTM, longtemps utilisé pour traduire": (1997, "10.1162/neco.1997.9.8.1735"),
    "montre qu'un réseau de convolution lit l'écriture des chèques": (1998, "10.1109/5.726791"),
    "décrit la machine qui a battu le champion du monde d'échecs": (2002, "10.1016/S0004-3702(01)00129-1"),
    "fait le bilan de l'apprentissage profond, par trois futurs prix Turing": (2015, "10.1038/nature14539"),
    "montre un programme qui apprend seul à jouer à des jeux vidéo, au niveau d'un humain": (2015, "10.1038/nature14236"),
    "décrit le programme qui a battu un champion d'Europe au jeu de go": (2016, "10.1038/nature16961"),
    "décrit le programme qui prévoit la forme des protéines": (2021, "10.1038/s41586-021-03819-2"),
}  # fmt: skip

_PLACES_OF_THREE_ARTICLES = (
    "Une médiathèque",
    "Un lycée",
    "Un musée des techniques",
    "Une université populaire",
)


def three_articles(rng: np.random.Generator) -> dict[str, Any]:
    """The identifiers of three articles, told by what they say."""
    chosen = sorted(sample(rng, list(ARTICLES.items()), 3), key=lambda article: article[1])
    row: dict[str, Any] = {"place": pick(rng, _PLACES_OF_THREE_ARTICLES)}
    for number, (said, (year, doi)) in enumerate(chosen, 1):
        others = [other for _said, (_year, other) in chosen if other != doi]
        row |= {
            f"said{number}": f"L'article de {year} qui {said}",
            f"key{number}": [doi, f"https://doi.org/{doi}", f"doi.org/{doi}", f"doi:{doi}"],
            f"wrong{number}": others,
        }
    return row


def point_of_moore(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: on a logarithmic axis, where a doubling every two years leads."""
    decades = integer(rng, 2, 5)
    year, begin = 1971 + 10 * decades, 3.4  # some 2 300 transistors in 1971
    log = begin + 10 * decades * 0.30103 / 2
    names = {3: "mille", 6: "un million", 9: "un milliard", 12: "mille milliards"}

    def y_of(value: float) -> float:
        return 20 - 2 * (value - 3)

    def x_of(when: int) -> float:
        return 17 + 38 * (when - 1971) / 50

    shapes: list[fig.Part] = []
    for decade, name in names.items():
        shapes += [
            fig.rect((17, y_of(decade), 40, 0.3), fig.MIST),
            fig.to_the_right(16, min(20, round(y_of(decade) / 2) * 2), name, fig.SLATE),
        ]
    shapes += [
        fig.centred(min(round(x_of(1971 + 10 * n)), 55), 22, str(1971 + 10 * n), fig.SLATE)
        for n in (0, 1, 2, 3, 4, 5)
        if n in (0, 2, 4) or (1971 + 10 * n == year and n % 2)
    ]
    shapes.append(fig.rect((x_of(1971) - 0.5, y_of(begin) - 0.5, 1, 1), fig.RED))
    values = [log + shift for shift in (-2, -1, 0, 1.2, 2.4, 3.6)]
    places = [value for value in values if 3.4 < value < 12]
    at = places.index(log)
    chosen = sorted(
        {log, *[places[n] for n in (at - 1, at + 1, at - 2, at + 2) if 0 <= n < len(places)][:3]},
        reverse=True,
    )
    rows = [2 * round((y_of(value) - 1) / 2) for value in chosen]
    zones = [
        fig.zone(n, fig.Box(round(x_of(year)) - 2, row, 3, 2)) for n, row in enumerate(rows, 1)
    ]
    return {
        **fig.pointed(fig.figure("Un graphique à échelle logarithmique, un point de départ et quatre repères.", 12, shapes, zones), chosen.index(log) + 1),
        "year": year, "times": 5 * decades, "who": pick(rng, FIRST_NAMES),
        "about": f"{round(2300 * 2 ** (5 * decades) / 10**3 if decades < 2 else 2300 * 2 ** (5 * decades) / 10**6)} millions" if decades < 4 else f"{2300 * 2 ** (5 * decades) / 10**9:.1f}".replace(".", ",") + " milliards",
    }  # fmt: skip
