"""Managing cookies: types, consent, attributes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.messages import DAYS, MONTHS
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import NEWS, NEWS_SITES, browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Cookie

_ARTICLES = (
    ("recettes.example", "# Tarte aux poireaux", "Faites fondre doucement quatre poireaux émincés dans une noix de beurre.", "Mêlez-les à trois œufs et à un peu de crème, versez sur la pâte et enfournez.", "En tout, comptez {minutes} minutes."),
    ("gazette.example", "# Le marché change de place", "À partir de lundi, le marché se tient sur la place de la gare.", "Une navette gratuite y mène depuis le centre toutes les {minutes} minutes."),
    ("bricolage.example", "# Réparer un robinet qui goutte", "Coupez l'eau, puis dévissez la tête du robinet pour atteindre le joint.", "Mettez un joint neuf de même taille et remontez le tout : {minutes} minutes suffisent."),
    ("jardin.example", "# Planter un rosier", "Faites tremper les racines {minutes} minutes dans un seau d'eau.", "Creusez un trou deux fois plus large qu'elles, puis rebouchez et arrosez."),
)  # fmt: skip
"""Sites, and what their article says."""
_OTHER_PAGES = {
    "Contact": "Écrivez-nous par le formulaire : nous répondons sous une semaine.",
    "Boutique": "La boutique rouvre au printemps.",
    "Concours": "Le concours de photos est terminé. Merci à tous.",
    "Archives": "Les articles des années passées se lisent à la bibliothèque.",
}


def refuse_cookies(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 2: what is not necessary is refused, and the page read."""
    host, *told = pick(rng, _ARTICLES)
    minutes = 5 * integer(rng, 3, 18)
    cookies = (
        Cookie(name="session"),
        Cookie(name="pub", purpose="publicité", domain="regie.test"),
        Cookie(name="stat", purpose="mesure d'audience"),
        Cookie(name="reseau", purpose="réseaux sociaux", domain="partage.test"),
    )
    others = [page(f"https://{host}/{name.lower()}", name, f"# {name}", text) for name, text in _OTHER_PAGES.items()]  # fmt: skip
    home = page(
        f"https://{host}/",
        "Accueil",
        f"[Lire l'article](https://{host}/article)",
        *(f"[{name}](https://{host}/{name.lower()})" for name in _OTHER_PAGES),
        banner="clair",
        cookies=cookies,
    )
    article = page(
        f"https://{host}/article",
        "L'article",
        *(text.format(minutes=minutes) for text in told),
        banner="clair",
        cookies=cookies,
    )
    purposes = ("publicité", "mesure d'audience", "réseaux sociaux")
    return {
        "host": host,
        "world": browser([home, article, *others], at=home.url),
        "goal": Goal(
            want=(
                ("at", article.url),
                *(("consent", host, purpose, "non") for purpose in purposes),
            ),
            refuse=(("cookie", "*", "pub", "*"),),
        ),
        "solution": [acts.RefuseAll(), acts.Follow(link="1")],
        "near": [[acts.AcceptAll(), acts.Follow(link="1")], [acts.Follow(link="1")]],
    }


_COUNTING = (
    "compter les visites, sans vous reconnaître",
    "savoir quelles pages sont lues, tous visiteurs ensemble",
)

_ADVERTS = (
    "annonces choisies selon vos lectures", "profil d'achat transmis à des régies",
    "annonces de partenaires près de chez vous", "vous reconnaître sur d'autres sites",
    "mesurer l'effet des annonces sur vous",
)  # fmt: skip


def no_adverts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a banner, of which all that serves adverts is refused and counting accepted."""
    name, host = pick(rng, NEWS_SITES)
    counting, adverts = pick(rng, _COUNTING), sample(rng, _ADVERTS, integer(rng, 2, 3))
    purposes = shuffled(rng, [counting, *adverts])
    url = f"https://{host}.example/"
    home = page(
        url, name, f"# {name}", pick(rng, NEWS), cookies=tuple(
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
            )
        ),
        "solution": kept(adverts),
        "near": [kept(adverts[:1]), [acts.RefuseAll()], [acts.AcceptAll()]],
    }


def misleading_banner(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 3: a banner that offers no refusal: everything is unticked."""
    host = pick(rng, ("promo-voyages.example", "jeux-gratuits.example", "horoscope.example"))
    purposes = sample(
        rng,
        ("publicité", "mesure d'audience", "réseaux sociaux", "partenaires", "géolocalisation"),
        4,
    )
    cookies = (
        Cookie(name="session"),
        *(
            Cookie(name=f"c{n}", purpose=p, domain=f"tiers{n}.test")
            for n, p in enumerate(purposes, 1)
        ),
    )
    home = page(f"https://{host}/", "Accueil", "Bienvenue.", banner="trompeur", cookies=cookies)
    begin = acts.Show(panel="choix des cookies")
    ticks = [acts.Tick(purpose=purpose) for purpose in purposes]
    return {
        "host": host,
        "world": browser([home], at=home.url),
        "goal": Goal(want=tuple(("consent", host, purpose, "non") for purpose in purposes)),
        "solution": [begin, *ticks, acts.SaveChoices()],
        "near": [
            [acts.AcceptAll()],
            [begin, acts.SaveChoices()],
            [begin, *ticks[:-1], acts.SaveChoices()],
        ],
    }


_AGENCIES = (
    "regie-pub", "profil-plus", "cible-net", "enchere-pub", "mesure-web", "video-libre", "boutons",
)  # fmt: skip


def third_parties_of_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: from how many other domains an article leaves cookies."""
    name, host = pick(rng, NEWS_SITES)
    own = f"{host}.example"
    root = f"https://www.{own}"
    third = [f"{agency}.test" for agency in sample(rng, _AGENCIES, integer(rng, 2, 5))]
    third.append(f"{host}.{third[0]}")
    others = sample(rng, [h for _n, h in NEWS_SITES if h != host], 1)
    third += [f"{others[0]}.example"] if rng.integers(2) else []
    inner = [f"www.{own}", f"images.{own}", own][: integer(rng, 2, 3)]
    cookies = [Cookie(name=pick(rng, ("id", "v", "uid", "s")) + str(n), purpose="inconnu", domain=domain)
               for n, domain in enumerate(shuffled(rng, [*third, *inner]))]  # fmt: skip
    title = pick(rng, ("Fête du village", "Le marché déménage", "Balcons fleuris", "Match reporté"))
    domains = {".".join(domain.split(".")[-2:]) for domain in third}
    pages = [
        page(f"{root}/", name, f"# {name}", f"[{title}]({root}/article)", f"[Contact]({root}/contact)"),
        page(f"{root}/article", title, f"# {title}", pick(rng, NEWS), cookies=tuple(cookies)),
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


_COOKIES = ("id", "panier", "langue", "session", "visite", "jeton", "preference", "profil", "essai", "media", "pub", "choix")  # fmt: skip


def _http_date(moment: datetime) -> str:
    day, month = DAYS[moment.weekday()], MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year} {moment:%H:%M:%S} GMT"


def _answer(rng: np.random.Generator, moment: datetime, cookies: list[str]) -> bytes:
    lines = [
        "HTTP/1.1 200 OK", f"Date: {_http_date(moment)}", "Content-Type: text/html; charset=utf-8",
        *(f"Set-Cookie: {cookie}" for cookie in cookies),
        f"Content-Length: {integer(rng, 2_000, 90_000)}", "Cache-Control: max-age=600",
    ]  # fmt: skip
    return text_file(lines)


def end_of_cookie(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the day a cookie dies, from the headers of an answer; Max-Age before Expires."""
    moment = datetime(
        2026, integer(rng, 1, 9), integer(rng, 1, 28), integer(rng, 8, 18), integer(rng, 0, 59)
    )
    names = sample(rng, _COOKIES, 6)
    cookies, days = [], 0
    for place, name in enumerate(names):
        life, other = sample(rng, range(5, 400), 2)
        parts = [f"{name}={integer(rng, 1000, 9999)}"]
        attributes = ["Path=/", "Secure"]
        expires = f"Expires={_http_date(moment + timedelta(days=other))}"
        if place == 0:
            days, wrong = life, other
            attributes += [expires, f"Max-Age={life * 86400}"]
        else:
            attributes += pick(
                rng,
                ([expires], [f"Max-Age={life * 86400}"], [], [expires, f"Max-Age={life * 86400}"]),
            )
        cookies.append("; ".join(parts + shuffled(rng, attributes)))
    end = moment + timedelta(days=days)
    return {
        "name": names[0],
        "days": days,
        "key": f"{end:%d/%m/%Y}",
        "wrong": [f"{moment + timedelta(days=wrong):%d/%m/%Y}", f"{moment:%d/%m/%Y}"],
        "files": {"reponse.txt": _answer(rng, moment, shuffled(rng, cookies))},
    }  # fmt: skip


_BANNERS = ("fair", "hidden", "settings", "leave")


def _banner(box: fig.Box, kind: str) -> list[fig.Part]:
    """A banner for cookies: its buttons side by side, or not."""
    x, y = box.x + 1, box.y
    shapes: list[fig.Part] = [
        fig.rect(box, fig.WHITE, fig.MIST),
        fig.text(x + 1, y, "Nos cookies et traceurs"),
        *fig.paragraph_lines(fig.Box(x, y + 2, 26, 2), [(1, 24)]),
    ]
    if kind == "fair":
        return [
            *shapes,
            *fig.chip(x, y + 6, "Tout refuser", fig.BLUE, fig.WHITE, width=13),
            *fig.chip(x + 14, y + 6, "Accepter", fig.BLUE, fig.WHITE, width=12),
        ]
    if kind == "hidden":
        return [
            *shapes,
            *fig.chip(x, y + 6, "Accepter", fig.BLUE, fig.WHITE, width=16),
            fig.text(x + 17, y + 6, "Options", "#5A6280"),
        ]
    if kind == "settings":
        return [
            *shapes,
            *fig.chip(x, y + 6, "Accepter", fig.BLUE, fig.WHITE, width=12),
            *fig.chip(x + 14, y + 6, "Paramétrer", fig.MIST, width=12),
        ]
    return [*shapes, *fig.chip(x, y + 6, "Accepter et continuer", fig.BLUE, fig.WHITE, width=26)]  # fmt: skip


def fair_banner(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of four banners, the one where refusing is as simple as accepting."""
    drawn = fig.pointed_tile(
        rng,
        "Quatre bandeaux de cookies, avec leurs boutons.",
        5,
        list(_BANNERS),
        _banner,
        per_row=2,
    )
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "whose": pick(
            rng,
            (
                "d'un club de sport",
                "d'une boutique",
                "d'un journal local",
                "d'un office de tourisme",
                "d'un musée",
                "d'une fédération",
                "d'un festival",
            ),
        ),
    }


@redraw_misfits
def cookie_that_stays(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: in the panel of a browser, the cookie that will stay longest."""
    day = integer(rng, 2, 25)
    choices = [
        (days, f"Max-Age={86400 * days}")
        for days in (
            integer(rng, 1, 3),
            integer(rng, 20, 45),
            integer(rng, 100, 250),
            integer(rng, 300, 390),
        )
    ]
    months = integer(rng, 2, 11)
    choices += [
        (30 * months, f"Expires={day:02d}/{months + 1:02d}/2026" if months < 12 else ""),
        (395, f"Expires={day:02d}/02/2027") if rng.random() < 0.5 else (0, "Session"),
    ]
    choices = sample(rng, choices, 5)
    choices.sort(reverse=True)
    if choices[0][0] < 1.25 * choices[1][0]:
        return None
    names = sample(rng, ("sid", "panier", "langue", "visite", "pub_id", "theme", "mesure", "vu"), 5)
    rows = [(name, f"{words}") for name, (_days, words) in zip(names, choices, strict=True)]
    return {
        **fig.pointed_row(rng, "Cinq cookies et leur durée, dans le panneau d'un navigateur.", "Stockage : cookies", ("Nom", "Durée"), rows, (0, 18)),
        "day": f"{day} janvier 2026", "name": names[0], "days": choices[0][0], "words": choices[0][1],
    }  # fmt: skip


_JOBS_OF_COOKIES = {
    "session": ("sert à reconnaître la personne connectée ; on arrive souvent par un lien d'un courriel ; aucun script ne le lit ; à oublier quand on ferme le navigateur", ("oui", "oui", "Lax", "jusqu'à la fermeture")),
    "virement": ("autorise un paiement ; jamais depuis un autre site, même par un lien ; aucun script ne le lit ; à oublier quand on ferme le navigateur", ("oui", "oui", "Strict", "jusqu'à la fermeture")),
    "langue": ("un script de la page le lit ; on veut le retrouver dans un an ; rien depuis les autres sites, sauf en suivant un lien", ("oui", "non", "Lax", "1 an")),
    "carte": ("notre carte, affichée dans les pages d'autres sites, doit le recevoir ; aucun script ne le lit ; un mois", ("oui", "oui", "None", "1 mois")),
}  # fmt: skip
_FIELDS_OF_COOKIES = ("Secure", "HttpOnly", "SameSite", "Durée")


def cookie_attributes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the attributes of three cookies of a site set from what each is for, and no wider."""
    jobs = sample(rng, tuple(_JOBS_OF_COOKIES), 3)
    names = {
        job: f"{pick(rng, ('id', 'c', 'v', 'x'))}{integer(rng, 10, 99)}_{job[:2]}" for job in jobs
    }
    wide = {"Secure": "non", "HttpOnly": "non", "SameSite": "None", "Durée": "10 ans"}
    listed = {
        "Secure": ("oui", "non"),
        "HttpOnly": ("oui", "non"),
        "SameSite": ("Strict", "Lax", "None"),
        "Durée": ("jusqu'à la fermeture", "1 mois", "1 an", "10 ans"),
    }
    right = {
        (job, field): value
        for job in jobs
        for field, value in zip(_FIELDS_OF_COOKIES, _JOBS_OF_COOKIES[job][1], strict=True)
    }
    begun = {key: value if rng.random() < 0.3 else wide[key[1]] for key, value in right.items()}
    world = ui.device(
        "Cookies du site", ui.screen("Cookies"),
        ui.screen("À quoi ils servent", *(ui.info(names[job], _JOBS_OF_COOKIES[job][0]) for job in shuffled(rng, jobs)), ui.info("Partout", "le site n'est servi qu'en https")),
        ui.screen("Aide", ui.info("Secure", "n'est envoyé qu'en https ; exigé avec SameSite=None"), ui.info("HttpOnly", "les scripts ne peuvent pas le lire"), ui.info("SameSite=Strict", "jamais envoyé quand on vient d'un autre site"), ui.info("SameSite=Lax", "envoyé aussi quand on arrive en suivant un lien"), ui.info("SameSite=None", "envoyé aussi dans les pages d'autres sites"), ui.info("Durée", "au bout de laquelle le navigateur oublie le cookie")),
        *(ui.screen(f"Cookie {names[job]}", *(ui.choice(f"{field} ({names[job]})", begun[job, field], listed[field]) for field in _FIELDS_OF_COOKIES)) for job in jobs),
    )  # fmt: skip

    def chosen(other: dict[tuple[str, str], str]) -> list[ui.Step]:
        return [
            (f"Cookie {names[job]}", f"{field} ({names[job]})", value)
            for (job, field), value in (right | other).items()
            if begun[job, field] != value
        ]

    first = jobs[0]
    flip = "Strict" if right[first, "SameSite"] == "Lax" else "Lax"
    task = ui.task_of_steps(
        world,
        chosen({}),
        chosen({(first, "SameSite"): flip}),
        chosen({(jobs[1], "HttpOnly"): "non" if right[jobs[1], "HttpOnly"] == "oui" else "oui"}),
        chosen({(jobs[2], "Durée"): "10 ans"}),
        chosen({(first, "Secure"): "non"}),
    )
    task["solution"] = [*ui.at("À quoi ils servent"), ui.BACK, *task["solution"]]
    return {"cookies": ", ".join(names[job] for job in jobs), **task}


def third_parties_blocked(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of the domains that a page calls, those of others that leave a cookie, blocked, but for one that is needed; one's own names are no others."""
    own = pick(rng, ("velo-nord", "gazette-sud", "recettes-ici", "musee-lac"))
    bad = [
        f"{stem}-{integer(rng, 2, 99)}.test"
        for stem in sample(rng, ("mesure", "pub", "boutons", "profil", "clics", "regie"), 3)
    ]
    pay, fonts, maps = (
        f"{stem}-{integer(rng, 2, 99)}.test" for stem in ("paiement", "polices", "cartes")
    )
    like = f"{own}-pub.test"
    rows = [
        (f"www.{own}.test/", "page, cookie session"), (f"img.{own}.test/logo.png", "image, cookie taille"), (f"a.{bad[0]}/p.gif", "image, cookie uid"), (f"{own}.{bad[1]}/j.js", "script, cookie vu"), (f"b7.cdn.{bad[2]}/x", "renvoi vers une image, cookie id"),
        (f"api.{bad[0]}/v", "script, aucun cookie"), (f"secure.{pay}/form", "cadre, cookie panier"), (f"{fonts}/f.woff", "police, aucun cookie"), (f"t.{maps}/12.png", "image, aucun cookie"), (f"n.{like}/s.js", "script, cookie lu"),
    ]  # fmt: skip
    domains = sorted([f"{own}.test", *bad, pay, fonts, maps, like])
    label = "Cookies de {}"
    world = ui.device(
        f"Navigateur · www.{own}.test", ui.screen("Page"),
        ui.screen("Requêtes de la page", *(ui.info(*row) for row in shuffled(rng, rows))),
        ui.screen("Notes", ui.info("Domaine", "les deux derniers éléments du nom"), ui.info("Ce dont on a besoin", f"rester connecté, et payer (chez {pay})"), ui.info("Ce qui ne dépose rien", "n'a pas à être bloqué")),
        ui.screen("Cookies par domaine", *(ui.choice(label.format(domain), "permis", ("permis", "bloqués")) for domain in domains)),
        ui.screen("Partout", ui.choice("Tous les cookies", "permis", ("permis", "bloqués")), ui.choice("Scripts", "permis", ("permis", "bloqués"))),
    )  # fmt: skip

    def blocked(some: list[str]) -> list[ui.Step]:
        return [("Cookies par domaine", label.format(domain), "bloqués") for domain in some]

    right = [*bad, like]
    task = ui.task_of_steps(
        world,
        blocked(right),
        blocked(bad),
        blocked([*right, pay]),
        blocked([*right, f"{own}.test"]),
        blocked([*right, fonts]),
        blocked([bad[0], *bad[2:], like]),
        [("Partout", "Tous les cookies", "bloqués")],
    )
    task["solution"] = [*ui.at("Requêtes de la page"), ui.BACK, *task["solution"]]
    return {
        "own": own,
        "pay": pay,
        "like": like,
        "disguised": f"{own}.{bad[1]}",
        "owner": bad[1],
        **task,
    }
