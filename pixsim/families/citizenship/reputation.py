"""Watching one's reputation online: searching one's name, erasure, delisting."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import full_names, of, plain
from pixsim.families.draws.invented.towns import TOWNS
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import HOLIDAYS
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Advert, WebPage
from pixsim.worlds.web.search import results


def own_name_counted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: how many pages the engine finds for a name."""
    (first, last), (first2, _last2) = full_names(rng, 2)
    count = integer(rng, 3, 7)
    pages = [
        page(f"https://site{n}.example/{n}", f"{title} {n}", f"{first} {last} y a participé.")
        for n, title in enumerate(sample(rng, ("Tournoi", "Kermesse", "Concours", "Atelier", "Stage", "Brocante", "Course"), count), 1)
    ]  # fmt: skip
    others = [
        page(f"https://autre{n}.example/", f"Page {n}", f"{first2} {last} en était.")
        for n in range(1, integer(rng, 2, 4) + 1)
    ]
    return {
        "person": f"{first} {last}",
        "answer": str(count),
        "wrong": [str(count + len(others)), str(len(others))] if count != len(others) else [str(count + len(others))],
        "world": browser([*pages, *others]),
        "solution": [acts.Search(query=f"{first} {last}")],
    }  # fmt: skip


CLUBS = (
    ("chorale", "chante à la chorale"),
    ("judo", "enseigne le judo"),
    ("potager", "tient le potager partagé"),
    ("échecs", "joue au club d'échecs"),
    ("théâtre", "monte des pièces de théâtre"),
    ("couture", "anime l'atelier de couture"),
)


def _namesakes(
    rng: np.random.Generator, name: tuple[str, str], count: int
) -> tuple[list[Any], list[Any]]:
    """Pages of one person and of another of the same name, and the words that tell them apart."""
    first, last = name
    (word, does), (other, else_) = sample(rng, CLUBS, 2)
    ours = [
        page(f"https://{host}.example/{plain(last)}", title, f"{first} {last} {does} à {pick(rng, TOWNS)}.", words=word)
        for host, title in sample(rng, (("gazette", "Portrait de la semaine"), ("associations", "Les bénévoles"), ("annuaire-local", "Fiche"), ("sorties", "Samedi dernier")), count)
    ]  # fmt: skip
    theirs = [
        page(f"https://club{n}.test/{plain(last)}", f"{first} {last} : résultats {2010 + n}", f"{first} {last} {else_}, saison {2010 + n}.", words=other)
        for n in range(1, 12)
    ]  # fmt: skip
    noise = [
        page(f"https://famille{n}.test/", f"Les {last}", f"{last} et {first}, des noms répandus ici.", "Généalogie")
        for n in range(1, 4)
    ]  # fmt: skip
    return ours, [*theirs, *noise, (word, other)]


def without_namesake(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the page about a person whose namesake fills the results."""
    (name,) = full_names(rng, 1)
    ours, rest = _namesakes(rng, name, 1)
    _word, other = rest.pop()
    (target,) = ours
    pages = [*rest, target]
    who = f"{name[0]} {name[1]}"
    does = target.body[0].text.removeprefix(f"{who} ").rpartition(" à ")[0]
    return {
        "person": who,
        "does": does,
        "other": other,
        "world": browser(pages),
        "goal": Goal(want=(("at", target.url),), refuse=(("read", "~.test/"),)),
        "solution": [acts.Search(query=f'"{who}" -{other}'), acts.Follow(link="1")],
        "near": [
            [acts.Search(query=who), acts.Follow(link="1")],
            [acts.Search(query=f"{name[1]} {name[0]} généalogie"), acts.Follow(link="1")],
        ],
    }


def request_removal(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the right request sent to the site that published an old page about someone."""
    ((first, last),) = full_names(rng, 1)
    host = pick(rng, ("petites-annonces", "photos-de-classe", "forum-sorties", "avis-voisins"))
    root = f"https://www.{host}.example"
    number, twin = sample(rng, range(1000, 9999), 2)
    old, new = f"{root}/p/{number}", f"{root}/p/{twin}"
    wishes = (
        "effacer la page",
        "corriger la page",
        "obtenir une copie de mes données",
        "signaler un contenu illégal",
    )
    form = page(
        f"{root}/vos-droits", "Vos droits sur vos données",
        {"field": "Adresse de la page"},
        {"field": "Demande", "choices": wishes},
        {"button": "Envoyer la demande", "needs": {"Adresse de la page": ".+", "Demande": ".+"}},
        {"button": "S'abonner aux nouveautés"},
    )  # fmt: skip
    foot = (f"[Règles du forum]({root}/regles)", f"[Vos droits]({root}/vos-droits)")
    pages = [
        page(old, f"Annonce {of(first)} {last}", f"{first} {last}, tél. 06 39 98 {number % 89 + 10} {twin % 89 + 10} (2014)", f"[Annonce suivante]({new})", *foot),
        page(new, f"Annonce {of(first)} {last}", f"{first} {last} vend un vélo (2026)", f"[Annonce précédente]({old})", *foot),
        page(f"{root}/regles", "Règles", "Restez courtois."),
        form,
    ]  # fmt: skip

    def ask(address: str, wish: str) -> list[Act]:
        return [
            acts.Follow(link="3"),
            acts.Fill(field="1", value=address),
            acts.Fill(field="2", value=wish),
            acts.Press(button="3"),
        ]

    short = old.removeprefix("https://")
    return {
        "person": f"{first} {last}",
        "world": browser(pages, at=new),
        "goal": Goal(
            want=(
                ("sent", form.url, "Adresse de la page", f"{old}||{short}||^{old}/||^{short}/"),
                ("sent", form.url, "Demande", wishes[0]),
                ("pressed", form.url, "Envoyer la demande"),
            ),
            refuse=(("pressed", form.url, "S'abonner aux nouveautés"),),
        ),
        "solution": ask(old, wishes[0]),
        "near": [ask(new, wishes[0]), ask(old, wishes[3]), ask(old, wishes[0])[:-1]],
    }


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
        f"{group}/membres-2014", f"Les membres en 2014 – {title} {of(towns[0])}", f"# {title}",
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
            (f"veut que la page où {club} {of(towns[0])} donne encore son adresse n'existe plus, pour personne", listed, WISHES[0]),
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


_PLACES = ("d'une mutuelle", "d'un réseau de boutiques", "d'une ligue sportive", "d'un bailleur social", "d'une banque", "d'un opérateur")  # fmt: skip
_RIGHTS = ("accès", "effacement", "rectification", "opposition", "portabilité")


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


Row = tuple[str, str, date, date | None]
"""Number, right, received, answered."""


def _late(row: Row, today: date) -> bool:
    """Whether the answer came after its time, or has not come and is due."""
    _number, _right, received, answered = row
    return (answered or today) > _months_later(received, 1)


@redraw_misfits
def answered_too_late(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: requests of a register that were, or are, beyond their time on a day: a month, from date to date."""
    today = date(2026, integer(rng, 5, 10), integer(rng, 3, 27))
    rows: list[Row] = []
    for n in sample(rng, range(1000, 9999), 120):
        received = today - timedelta(days=integer(rng, 5, 230))
        due = _months_later(received, 1)
        edge = integer(rng, 1, 3) == 1
        answered = due + timedelta(days=pick(rng, (-1, 0, 0, 1)) if edge else integer(rng, -24, 12))
        gone = answered >= today or integer(rng, 1, 12) == 1
        rows.append(
            (f"D-{n}", pick(rng, _RIGHTS), received, None if gone else max(answered, received))
        )
    key = sum(_late(row, today) for row in rows)
    wrong = {
        sum((row[3] or today) > row[2] + timedelta(days=30) for row in rows),
        sum((row[3] or today) >= _months_later(row[2], 1) for row in rows),  # on the day itself
        sum(row[3] is not None and _late(row, today) for row in rows),  # those without an answer left out
        sum(row[3] is None or _late(row, today) for row in rows),  # all those without an answer
    } - {key}  # fmt: skip
    if len(wrong) < 3:
        return None
    header = ("Numéro", "Droit", "Reçue le", "Réponse le")
    return {
        "place": pick(rng, _PLACES), "today": long_date(today), "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
        "files": in_two_formats("registre", Workbook((sheet("Demandes", header, rows),))),
    }  # fmt: skip


_SITES = ("vidéos", "jeu en ligne", "réseau de photos", "forum", "messagerie", "site de musique")

_MEMO = (
    "MÉMO - effacement des données recueillies auprès d'un mineur (loi Informatique et Libertés, article 51)", "",
    "1. Ce qui compte est l'âge au moment où le service en ligne a recueilli les données, non l'âge d'aujourd'hui.",
    "2. On demande d'abord l'effacement au service.",
    "3. S'il n'efface pas, ou ne répond pas dans le mois qui suit la demande (de date à date), on peut saisir la CNIL.",
    "4. La CNIL se prononce dans les trois semaines qui suivent la réception de la réclamation.",
    "5. Points 1 à 4 : c'est la voie rapide. Pour des données recueillies après les 18 ans, c'est la procédure ordinaire, sans ce délai de trois semaines.",
)  # fmt: skip


@redraw_misfits
def minors_who_may_complain(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many people may go to the authority by the short way on a day, and when it must have answered one.

    The age is that of the collection; a month runs from date to date; some have had what they asked, some wait.
    """
    today = date(2026, integer(rng, 4, 10), integer(rng, 4, 26))
    rows: list[tuple[Any, ...]] = []
    able, adults, waiting, minors_now = [], 0, 0, 0
    for first, last in full_names(rng, integer(rng, 84, 96)):
        collected = date(integer(rng, 2014, 2023), integer(rng, 1, 12), integer(rng, 1, 28))
        age = pick(rng, (13, 14, 15, 16, 17, 17, 18, 18, 19, 22))
        edge = rng.random() < 0.2
        born = collected - timedelta(
            days=round(365.25 * age) + (0 if edge else integer(rng, 20, 340))
        )
        if edge:  # some days before or after the birthday
            born = date(collected.year - 18, collected.month, collected.day) + timedelta(
                days=pick(rng, (-9, -2, 2, 9))
            )
        asked = today - timedelta(days=integer(rng, 3, 120))
        due = _months_later(asked, 1)
        if due == today:
            asked, due = asked - timedelta(days=3), due - timedelta(days=3)
        answer, answered = "", None
        if rng.random() < 0.4:
            answered = asked + timedelta(days=integer(rng, 2, 50))
            answer = pick(rng, ("effacé", "effacé", "refus"))
            if answered > today or (answer == "refus" and due >= today):
                answer, answered = "", None
        minor = born > date(collected.year - 18, collected.month, collected.day)
        ready = answer == "refus" or (not answer and due < today)
        name = f"{last} {first}"
        rows.append((name, born, pick(rng, _SITES), collected, asked, answer, answered))
        if minor and ready:
            able.append(name)
        adults += ready and not minor
        waiting += minor and not answer and due >= today
        minors_now += ready and born > date(today.year - 18, today.month, min(today.day, 28))
    refused = sum(row[5] == "refus" and row[0] in able for row in rows)
    count = len(able)
    wrong = {count + adults, count + waiting, minors_now, count - refused, refused} - {count}
    got = today + timedelta(days=integer(rng, 2, 9))
    until = got + timedelta(days=21)
    if len(wrong) < 4 or not refused or not waiting or until.weekday() > 4 or until in HOLIDAYS:
        return None  # a last day off would be put back, which the memo does not say
    header = (
        "Personne",
        "Né(e) le",
        "Service",
        "Données recueillies le",
        "Demande le",
        "Réponse",
        "Répondu le",
    )
    return {
        "today": long_date(today),
        "who": pick(rng, able),
        "got": long_date(got),
        "count": str(count),
        "not_count": [str(guess) for guess in sorted(wrong)],
        "until": f"{until:%d/%m/%Y}",
        "not_until": [f"{_months_later(got, 1):%d/%m/%Y}", f"{got + timedelta(days=15):%d/%m/%Y}"],
        "adults": adults,
        "files": {
            **in_two_formats("suivi", Workbook((sheet("Demandes", header, sample(rng, rows, len(rows))),))),
            "memo.txt": text_file(_MEMO),
        },
    }  # fmt: skip
