"""Worlds of competence 2.4: what the web says of someone, of their namesake, and what can be asked of whom."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names, plain
from pixsim.families.draws.webs import Advert, browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import WebPage
from pixsim.worlds.web.searching import results

ENGINE_FORM = "https://moteur.example/retrait"
SEND = "Envoyer la demande"
WISHES = (
    "effacer la page",
    "corriger la page",
    "publier ma réponse sous la page",
    "recevoir une copie de mes données",
)
_TRADES = ("libraire", "fleuriste", "photographe", "garagiste", "dentiste", "comptable", "graphiste", "architecte")  # fmt: skip
_TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne", "Port-Genêt", "Aubrac")
_PAPERS = (
    ("La Dépêche des vallées", "de La Dépêche des vallées", "depeche-vallees"), ("Le Courrier du lac", "du Courrier du lac", "courrier-lac"),
    ("L'Écho des plateaux", "de L'Écho des plateaux", "echo-plateaux"),
)  # fmt: skip
_MATTERS = (
    ("fermeture", "la fermeture de son commerce, faute de pouvoir payer ses dettes"),
    ("amende", "une amende pour des travaux faits sans permis"),
    ("dispute", "une dispute avec un voisin, finie au tribunal"),
    ("accident", "un accident sans blessé, après un repas trop arrosé"),
)
_CLUBS = (("le club de judo", "judo"), ("la chorale", "chorale"), ("le club d'échecs", "echecs"), ("la troupe de théâtre", "theatre"))  # fmt: skip
_OPENING = (
    "Publié le {day} mars {year}. Après deux ans d'attente et plusieurs reports, la décision est tombée hier au tribunal, devant une salle comble.",
    "Publié le {day} juin {year}. C'est une histoire dont tout le quartier parle encore, et que nos lecteurs suivent depuis le début de l'été.",
)


def _rights(root: str, name: str) -> WebPage:
    whole = {"Adresse de la page": ".+", "Demande": "(?!à choisir).+"}
    return page(
        f"{root}/vos-droits", f"{name} : vos droits", "# Une page parle de vous ?",
        {"field": "Adresse de la page"}, {"field": "Demande", "choices": ("à choisir", *WISHES), "value": "à choisir"},
        {"button": SEND, "needs": whole, "otherwise": "Remplissez les deux champs.", "says": "Demande envoyée à la rédaction du site."},
    )  # fmt: skip


def right_request(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: erased, no longer found by a name, or answered: the request that does it, about the right page."""
    ((first, last),) = full_names(rng, 1)
    who = f"{first} {last}"
    trades, towns = sample(rng, _TRADES, 2), sample(rng, _TOWNS, 2)
    (paper, of_paper, slug), (club, path) = pick(rng, _PAPERS), pick(rng, _CLUBS)
    news, group = f"https://www.{slug}.example", f"https://www.{path}-{plain(towns[0])}.example"
    title = club.partition(" ")[2].capitalize()
    (word, matter), (twin_word, twin_matter) = sample(rng, _MATTERS, 2)
    numbers = sample(rng, range(1000, 9999), 2)

    def article(n: int, what: str, about: str) -> WebPage:
        opening = pick(rng, _OPENING).format(day=integer(rng, 2, 28), year=integer(rng, 2012, 2019))
        return page(
            f"{news}/{what}-{numbers[n]}", f"{who} : {what} – {paper}",
            f"{who}, {trades[n]} à {towns[n]}, est le personnage principal de cette affaire : {about}.", opening, f"[Une page parle de vous ?]({news}/vos-droits)",
        )  # fmt: skip

    ours, theirs = article(0, word, matter), article(1, twin_word, twin_matter)
    listed = page(
        f"{group}/membres-2014", f"Les membres en 2014 – {title} de {towns[0]}", f"# {title}",
        f"{who}, {trades[0]} : {integer(rng, 2, 90)} rue du Port, téléphone 06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}.",
        f"[Une page parle de vous ?]({group}/vos-droits)",
    )  # fmt: skip
    cleaner = page(
        "https://nom-propre.test/", "Nom propre : votre réputation nettoyée", "Nous écrivons pour vous, 49 € par mois.",
        {"field": "Nom"}, {"button": "S'abonner", "needs": {"Nom": ".+"}}, listed=False,
    )  # fmt: skip
    engine = page(
        ENGINE_FORM, "Moteur : retrait d'un résultat", "La page n'est pas touchée : elle ne sort plus quand on cherche ce nom.",
        {"field": "Adresse du résultat"}, {"field": "Nom recherché"},
        {"button": SEND, "needs": {"Adresse du résultat": ".+", "Nom recherché": ".+"}, "otherwise": "Remplissez les deux champs.", "says": "Demande envoyée à Moteur."},
    )  # fmt: skip
    start = page(
        "https://espace-public.example/nom", "Votre nom sur internet", "Cherchez d'abord votre nom, et ouvrez ce qui en parle : un homonyme est vite arrivé.",
        "Effacer une page, la corriger, y répondre : demandez-le au site qui la publie, au bas de la page.",
        "Ne plus la voir sortir quand on tape votre nom : demandez-le à Moteur, même si le site la garde.",
        "[Les formulaires de Moteur](" + ENGINE_FORM + ")",
    )  # fmt: skip
    forms = [_rights(news, paper), _rights(group, title)]
    world = browser(
        [start, *shuffled(rng, [ours, theirs, listed]), *forms, engine, cleaner], at=start.url,
        adverts=[Advert(words=(first, last), title=f"{who} : effacez tout", text="Dès 49 € par mois", url=cleaner.url)],
    )  # fmt: skip
    found = list(results(world, who))
    need, target, wish = pick(
        rng,
        (
            (f"accepte qu'un vieil article {of_paper} reste dans ses archives, mais plus qu'on tombe dessus en tapant son nom", ours, ""),
            (f"veut que la page où {club} de {towns[0]} donne encore son adresse n'existe plus, pour personne", listed, WISHES[0]),
            (f"laisse en place un vieil article {of_paper}, mais veut que ses lecteurs y trouvent aussi sa version des faits", ours, WISHES[2]),
        ),
    )  # fmt: skip

    def ask(about: WebPage, what: str) -> list[Act]:
        """Look for the name, open a page, and ask the engine, or the site itself."""
        way: list[Act] = [acts.Search(query=who), acts.Follow(link=str(found.index(about) + 2))]
        if what:
            return [
                *way,
                acts.Follow(link="1"),
                acts.Fill(field="1", value=about.url),
                acts.Fill(field="2", value=what),
                acts.Press(button="3"),
            ]
        return [*way, acts.Back(), acts.Back(), acts.Follow(link="1"), acts.Fill(field="1", value=about.url),
                acts.Fill(field="2", value=who), acts.Press(button="3")]  # fmt: skip

    form = ENGINE_FORM if not wish else f"{news if target is ours else group}/vos-droits"
    second = (
        ("sent", form, "Demande", wish)
        if wish
        else ("sent", form, "Nom recherché", f"^{who}||^{last} {first}")
    )
    address = "Adresse de la page" if wish else "Adresse du résultat"
    short = target.url.removeprefix("https://")
    return {
        "person": who, "trade": trades[0], "town": towns[0], "other": towns[1], "need": need,
        "done": "on la demande au moteur, et la page reste" if not wish else "on la demande au site qui publie, avec l'adresse de la page",
        "world": world,
        "goal": Goal(
            want=(("sent", form, address, f"~{short}"), second, ("pressed", form, SEND)), keep=("pressed",)
        ),
        "solution": ask(target, wish),
        "near": [ask(theirs, wish if target is ours else ""), ask(target, "" if wish else WISHES[0]), ask(target, wish)[:-1]],
    }  # fmt: skip
