"""Family of competence 5.2: articles of the history of artificial intelligence, to be found from what they say."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample

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
_PLACES = ("Une médiathèque", "Un lycée", "Un musée des techniques", "Une université populaire")


def three_articles(rng: np.random.Generator) -> dict[str, Any]:
    """The identifiers of three articles, told by what they say."""
    chosen = sorted(sample(rng, list(ARTICLES.items()), 3), key=lambda article: article[1])
    row: dict[str, Any] = {"place": pick(rng, _PLACES)}
    for number, (said, (year, doi)) in enumerate(chosen, 1):
        others = [other for _said, (_year, other) in chosen if other != doi]
        row |= {
            f"said{number}": f"L'article de {year} qui {said}",
            f"key{number}": [doi, f"https://doi.org/{doi}", f"doi.org/{doi}", f"doi:{doi}"],
            f"wrong{number}": others,
        }
    return row
