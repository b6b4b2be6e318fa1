"""Worlds of competence 4.2: banners, cookies, history and legal pages in a browser."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain
from pixsim.families.draws.webs import Cookie, browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_SITES = (
    ("Gazette du Sud", "gazette-sud"), ("Recettes ici", "recettes-ici"), ("Vélo Nord", "velo-nord"),
    ("Météo du lac", "meteo-lac"), ("Mon stade", "mon-stade"), ("Petites annonces", "annonces-pays"),
    ("Jardins faciles", "jardins-faciles"),
)  # fmt: skip
_AGENCIES = (
    "regie-pub", "profil-plus", "cible-net", "enchere-pub", "mesure-web", "video-libre", "boutons",
)  # fmt: skip
_COUNTING = (
    "compter les visites, sans vous reconnaître",
    "savoir quelles pages sont lues, tous visiteurs ensemble",
)
_ADVERTS = (
    "annonces choisies selon vos lectures", "profil d'achat transmis à des régies",
    "annonces de partenaires près de chez vous", "vous reconnaître sur d'autres sites",
    "mesurer l'effet des annonces sur vous",
)  # fmt: skip
_NEWS = (
    "La fête du village aura lieu samedi.", "Le marché change de place au printemps.",
    "Dix idées pour un balcon fleuri.", "Le match est reporté à dimanche.", "La gelée menace les vergers.",
)  # fmt: skip


def no_adverts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a banner, of which all that serves adverts is refused and counting accepted."""
    name, host = pick(rng, _SITES)
    counting, adverts = pick(rng, _COUNTING), sample(rng, _ADVERTS, integer(rng, 2, 3))
    purposes = shuffled(rng, [counting, *adverts])
    url = f"https://{host}.example/"
    home = page(
        url, name, f"# {name}", pick(rng, _NEWS), cookies=tuple(
            Cookie(name=f"c{n}", purpose=p) for n, p in enumerate(purposes)
        ), banner="clair",
    )  # fmt: skip

    def kept(refused: list[str]) -> list[Act]:
        choose = [acts.Tick(purpose=purpose) for purpose in refused]
        return [acts.Show(panel="choix des cookies"), *choose, acts.SaveChoices()]

    return {
        "who": pick(rng, FIRST_NAMES),
        "name": name,
        "world": browser([home], at=url),
        "goal": Goal(
            want=(
                ("consent", f"{host}.example", counting, "oui"),
                *(("consent", f"{host}.example", purpose, "non") for purpose in adverts),
            ),
        ),
        "solution": kept(adverts),
        "near": [kept(adverts[:1]), [acts.RefuseAll()], [acts.AcceptAll()]],
    }


def third_parties_of_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: from how many other domains an article leaves cookies."""
    name, host = pick(rng, _SITES)
    own = f"{host}.example"
    root = f"https://www.{own}"
    third = [f"{agency}.test" for agency in sample(rng, _AGENCIES, integer(rng, 2, 5))]
    third.append(f"{host}.{third[0]}")
    others = sample(rng, [h for _n, h in _SITES if h != host], 1)
    third += [f"{others[0]}.example"] if rng.integers(2) else []
    inner = [f"www.{own}", f"images.{own}", own][: integer(rng, 2, 3)]
    cookies = [Cookie(name=pick(rng, ("id", "v", "uid", "s")) + str(n), purpose="inconnu", domain=domain)
               for n, domain in enumerate(shuffled(rng, [*third, *inner]))]  # fmt: skip
    title = pick(rng, ("Fête du village", "Le marché déménage", "Balcons fleuris", "Match reporté"))
    domains = {".".join(domain.split(".")[-2:]) for domain in third}
    pages = [
        page(f"{root}/", name, f"# {name}", f"[{title}]({root}/article)", f"[Contact]({root}/contact)"),
        page(f"{root}/article", title, f"# {title}", pick(rng, _NEWS), cookies=tuple(cookies)),
        page(f"{root}/contact", "Contact", "# Contact", "Écrivez à la rédaction."),
    ]  # fmt: skip
    return {
        "name": name,
        "title": title,
        "own": own,
        "key": str(len(domains)),
        "wrong": [str(n) for n in sorted({len(third), len(cookies), len(cookies) - 1} - {len(domains)})],
        "world": browser(pages),
        "solution": [acts.Visit(address=f"www.{own}"), acts.Follow(link="1"), acts.Show(panel="cookies")],
    }  # fmt: skip


_TOWNS = ("Lille", "Metz", "Rennes", "Nantes", "Dijon", "Pau", "Brest", "Tours")


def which_legal_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: something to be found in the right one of the four legal pages of a site."""
    name, host = pick(rng, _SITES)
    root = f"https://{host}.example"
    first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    officer, director = (
        f"{first} {last}",
        f"{pick(rng, FIRST_NAMES)} {pick(rng, [n for n in LAST_NAMES if n != last])}",
    )
    town, hosting = sample(rng, _TOWNS, 2)
    keeper = f"Hébergeur {pick(rng, ('du Granit', 'des Lagunes', 'du Beffroi', 'des Cimes'))}"
    tool = pick(rng, ("Comptoir", "Visitron", "Passage", "Foulée"))
    texts = {
        "conditions": ("Conditions d'utilisation", [
            "Un compte par personne. Les messages insultants sont retirés.", f"En cas de litige, le tribunal de {town} est compétent.",
        ]),
        "confidentialite": ("Politique de confidentialité", [
            "Votre adresse sert à vous envoyer la lettre, rien d'autre.", f"Déléguée ou délégué à la protection des données : {officer}.",
            f"Écrire à : {plain(first)}.dpo@{host}.example.",
        ]),
        "mentions": ("Mentions légales", [
            f"Directrice ou directeur de la publication : {director}.", f"Le site est hébergé par {keeper}, à {hosting}.",
        ]),
        "cookies": ("Gestion des cookies", [
            "Un cookie garde votre langue, un autre compte les visites.", f"Les visites sont comptées par l'outil {tool}.",
        ]),
    }  # fmt: skip
    pages = [
        page(f"{root}/", name, f"# {name}", pick(rng, _NEWS), *(f"[{title}]({root}/{path})" for path, (title, _t) in texts.items())),
        *(page(f"{root}/{path}", title, f"# {title}", *lines, f"[Accueil]({root}/)") for path, (title, lines) in texts.items()),
    ]  # fmt: skip
    place, asked, key, wrong = pick(rng, (
        (1, "En cas de litige avec ce site, le tribunal de quelle ville est compétent ?", [town, f"tribunal de {town}"], [hosting]),
        (2, "Qui est chargé de la protection des données ? Donnez son prénom et son nom.",
         [officer, f"{last} {first}"], [director]),
        (3, "Qui est responsable de ce qui est publié ? Donnez son prénom et son nom.", [director, " ".join(director.split(" ", 1)[::-1]), f"{director}, directrice de la publication", f"{director}, directeur de la publication"], [officer]),
        (3, "Quelle entreprise héberge ce site ?", [keeper, keeper.removeprefix("Hébergeur ")], [name]),
        (4, "Comment s'appelle l'outil qui compte les visites ?", [tool, f"outil {tool}"], [keeper]),
    ))  # fmt: skip
    return {
        "name": name,
        "asked": asked,
        "key": key,
        "wrong": wrong,
        "where": list(texts.values())[place - 1][0],
        "world": browser(pages, at=f"{root}/"),
        "solution": [acts.Follow(link=str(place))],
    }
