"""Writing for the web: headings, explicit links, light markup."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import PARAGRAPHS, html_page
from pixsim.families.draws.simulators.writers import lines_to_mend
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_LINKS_OF_LINKS_THAT_SAY = (
    ("le règlement de la bibliothèque", ("cliquez ici", "Règlement de la bibliothèque", "règlement-v2-def.pdf", "en savoir plus")), ("les horaires de la piscine", ("ici", "Horaires de la piscine", "https://piscine.example/h?id=3", "lire la suite")),
    ("le formulaire d'inscription au judo", ("Inscription au judo : formulaire", "cliquez sur ce lien", "formulaire", "document à télécharger")), ("le plan d'accès au refuge", ("Plan d'accès au refuge", "voir", "plan.jpg", "cette page")),
    ("le menu de la cantine de mars", ("Menu de la cantine, mars", "télécharger", "menu", "ici")),
)  # fmt: skip


def links_that_say(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: two links whose words, read alone, say where they lead; the third says it already."""
    (a, words_a), (b, words_b), (c, words_c) = sample(rng, _LINKS_OF_LINKS_THAT_SAY, 3)

    def good(words: tuple[str, ...]) -> str:
        return max(words, key=lambda w: (w[0].isupper(), len(w)))

    def dull(words: tuple[str, ...]) -> str:
        return pick(rng, [w for w in words if w != good(words)])

    pages = [ui.screen(f"Lien vers {what}", ui.choice(f"Texte du lien vers {what}", start, shuffled(rng, words)), ui.choice(f"S'ouvre dans un nouvel onglet ({what})", "non"))
             for what, words, start in ((a, words_a, dull(words_a)), (b, words_b, dull(words_b)), (c, words_c, good(words_c)))]  # fmt: skip

    def write(first: str, second: str) -> list[Act]:
        return [
            *ui.at(f"Lien vers {a}"),
            ui.put(f"Texte du lien vers {a}", first),
            ui.BACK,
            *ui.at(f"Lien vers {b}"),
            ui.put(f"Texte du lien vers {b}", second),
        ]

    return {
        "one": good(words_a), "two": good(words_b),
        "world": ui.device("Article à publier", ui.screen("Liens de l'article"), *shuffled(rng, pages)),
        "goal": Goal(want=(("set", f"Texte du lien vers {a}", good(words_a)), ("set", f"Texte du lien vers {b}", good(words_b))), keep=ui.ACTED),
        "solution": write(good(words_a), good(words_b)),
        "near": [write(good(words_a), next(w for w in words_b if w != good(words_b)))[:2], write(next(w for w in words_a if w != good(words_a)), good(words_b))],
    }  # fmt: skip


SITES = (
    "velo-nord.example", "mairie-aubrac.example", "jardins-partages.example", "cine-club.test",
    "atelier-bois.example", "repair-cafe.test", "bibliotheque-sud.example", "chorale-pins.example",
)  # fmt: skip

_LINKS_OF_MARKDOWN_LINK = (
    ("Voir les horaires", "horaires"), ("S'inscrire à l'atelier", "inscription"), ("Lire le compte rendu", "compte-rendu"),
    ("Plan d'accès", "plan"), ("Consulter le programme", "programme"), ("Télécharger le bulletin", "bulletin"),
    ("Tarifs de la saison", "tarifs"), ("Répondre à l'enquête", "enquete"),
)  # fmt: skip


def _link_parts(rng: np.random.Generator) -> tuple[str, str]:
    """A label and an address without special characters."""
    label, path = pick(rng, _LINKS_OF_MARKDOWN_LINK)
    return label, f"https://{pick(rng, SITES)}/{path}"


def markdown_link(rng: np.random.Generator) -> dict[str, Any]:
    """A link to write in Markdown."""
    label, url = _link_parts(rng)
    return {
        "label": label,
        "url": url,
        "answer": [f"[{label}]({target})" for target in (url, f"<{url}>")],
        "wrong": [
            f"({label})[{url}]",
            f"[{url}]({label})",
            f"[{label}] ({url})",
            f"[{label}]",
            f"[{label}]({url.removeprefix('https://')})",
        ],
    }


_PARTS = (
    "Horaires",
    "Tarifs",
    "Ateliers",
    "Accès",
    "Équipe",
    "Matériel",
    "Adhésion",
    "Partenaires",
)


def heading_that_skips(rng: np.random.Generator) -> dict[str, Any]:
    """The one heading of a page that goes down two levels at once; another is only bold and large."""
    titles = sample(rng, _PARTS, 7)
    levels = list(pick(rng, ((2, 3, 3, 2, 3, 3, 2), (2, 2, 3, 2, 3, 3, 4), (2, 3, 4, 2, 3, 2, 3))))
    places = [n for n in range(1, 7) if levels[n - 1] == 2 and levels[n] == 3]
    skip = pick(rng, [n for n in places if n == 6 or levels[n + 1] < 4])
    levels[skip] = 4
    bold = pick(rng, [n for n in range(7) if n != skip])
    body = ["<h1>Maison de quartier</h1>"]
    for n, (title, level) in enumerate(zip(titles, levels, strict=True)):
        size = {2: "1.5em", 3: "1.2em", 4: "1em"}[level]
        # all look alike on the screen, whatever the level says
        shown = "1.2em" if n == skip else size
        body.append(f'<h{level} style="font-size: {shown}">{title}</h{level}>')
        body.append(f"<p>{pick(rng, PARAGRAPHS)}</p>")
        if n == bold:
            body.append(
                f'<p style="font-size: 1.5em"><strong>À noter : {title.lower()}</strong></p>'
            )
    name = f"maison-{integer(rng, 10, 99)}.html"
    return {
        "name": name, "key": titles[skip], "titles": sorted(titles), "wrong": titles[bold],
        "files": {name: html_page("Maison de quartier", body)},
    }  # fmt: skip


_DOCUMENTS = ("Plan", "Horaires", "Programme", "Tarifs", "Inscription", "Photos", "Compte rendu")
_OF = ("du marché", "de la fête", "du club", "de la sortie", "des ateliers")
_BEFORE = ("Voir", "À lire :", "On peut ouvrir", "Pour en savoir plus :", "Tout est dans")

_AFTER = (
    "avant de venir.",
    "ou demander à l'accueil.",
    "(mis à jour chaque mois).",
    "puis revenir ici.",
)

_SHORT = ("velo.example", "mairie.test", "jardin.test", "club.example", "amap.example", "cine.test")


def _slugify(text: str) -> str:
    """Lower case, no accent, words joined by dashes."""
    return "-".join(re.findall(r"[a-z0-9]+", without_accents(text).lower()))


def links_of_a_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of the links of a page, the one that leads elsewhere than wished, and the one that swallows what follows."""
    every = [f"{what} {of_what}" for what in _DOCUMENTS for of_what in _OF]
    wished = {
        label: f"https://{pick(rng, _SHORT)}/{pick(rng, ('infos', 'lire', 'n', '2026'))}/{_slugify(label)}"
        for label in sample(rng, every, 26)
    }
    labels = list(wished)
    strays, swallowing = sample(rng, range(3, 23), 2)
    body = []
    for place, label in enumerate(labels):
        url, more = wished[label], pick(rng, ("", "", ' class="lien"', ' lang="fr"'))
        shown = label
        if place == strays:
            url = url.replace("https://", "https://www.") if integer(rng, 0, 1) else f"{url}s"
        opening = pick(
            rng,
            (
                f'<a href="{url}"{more}>',
                f"<a href='{url}'{more}>",
                f'<A HREF="{url}">',
                f'<a{more} href="{url}">',
            ),
        )
        closing = pick(rng, ("</a>", "</A>")) if opening.startswith("<A") else "</a>"
        if place == swallowing:
            opening, closing = f'<a href="{url}">', "<a>"
        body.append(f"<p>{pick(rng, _BEFORE)} {opening}{shown}{closing} {pick(rng, _AFTER)}</p>")
    page = [
        "<!DOCTYPE html>",
        '<html lang="fr">',
        '<head><meta charset="utf-8"><title>Liens utiles</title></head>',
        "<body>",
        "<h1>Liens utiles</h1>",
        *body,
        "</body>",
        "</html>",
    ]
    fixed = labels[swallowing]
    url = wished[fixed]
    rows = [f"{label};{address}" for label, address in sorted(wished.items())]
    return {
        "stray": labels[strays], "not_stray": [fixed, labels[0]],
        "fixed": fixed,
        "answer": [
            f"{start}{fixed}{end}" for tag, name in (("a", "href"), ("A", "HREF"), ("a", "HREF"), ("A", "href"))
            for start in (f'<{tag} {name}="{url}">', f"<{tag} {name}='{url}'>", f"<{tag} {name}={url}>", f'<{tag} {name}="{url}" >')
            for end in ("</a>", "</A>")
        ],
        "wrong": [f'<a href="{url}">{fixed}<a>', f'<a href="{url}">{fixed}', f"[{fixed}]({url})", f'<a src="{url}">{fixed}</a>'],
        "files": {"liens.html": text_file(page), "voulu.csv": text_file(["texte du lien;adresse voulue", *rows])},
    }  # fmt: skip


_CLUBS = ("club-velo.example", "chorale-lac.example", "jardins-sud.example", "cine-bourg.example", "ludo-gare.example", "atelier-bois.example")  # fmt: skip
_BOXES = ("bureau", "contact", "accueil", "inscriptions")
_LABELS = ("Nous écrire", "Écrire au bureau", "Une question ?", "Prendre contact", "Je participe")

_SUBJECTS_OF_MAIL_LINK = (
    "Inscription à la fête", "Prêt de matériel", "Idée pour le marché", "Séance découverte", "Adhésion à deux", "Bénévole du marché",
    "Question sur le préau", "Repas de février", "Vélo à réparer", "Visite guidée à six",
)  # fmt: skip


def mail_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the HTML of a link that opens a message whose subject is already there."""
    address = f"{pick(rng, _BOXES)}@{pick(rng, _CLUBS)}"
    label, subject = pick(rng, _LABELS), pick(rng, _SUBJECTS_OF_MAIL_LINK)
    coded = quote(subject)
    lower = "".join(f"%{part[:2].lower()}{part[2:]}" if n else part for n, part in enumerate(coded.split("%")))  # fmt: skip
    targets = [f"mailto:{address}?{name}={text}" for name in ("subject", "Subject") for text in (coded, lower)]  # fmt: skip
    plus, bare = coded.replace("%20", "+"), subject.replace(" ", "%20")
    unlike = [f"mailto:{address}", f"{address}?subject={coded}", f"mailto:{address}?subject={plus}", f"mailto:{address}?subject={subject}", f"mailto:{address}&subject={coded}"]  # fmt: skip
    return {
        "label": label, "address": address, "subject": subject, "coded": coded, "bare": bare,
        "key": [f"<a href={sign}{target}{sign}>{label}</a>" for target in targets for sign in ('"', "'")],
        "wrong": [*(f'<a href="{target}">{label}</a>' for target in unlike), f"[{label}](mailto:{address}?subject={coded})", targets[0]],
    }  # fmt: skip


_TITLES = ("L'été au jardin : 10 idées", "Où réparer son vélo ?", "Fête du Port & concert", "Œufs, farine et levain", "Ça y est, c'est Noël !", "Prêt d'outils : le règlement", "À la découverte des étoiles", "Un goûter pour 8 personnes")  # fmt: skip


def _slug(title: str) -> str:
    text = without_accents(title.replace("Œ", "Oe").replace("œ", "oe")).lower()
    return "-".join(
        "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in text).split()
    )


def address_of_an_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: by the rule of a site, the address of an article whose plain form is taken; then it is published."""
    title = pick(rng, _TITLES)
    year = integer(rng, 2024, 2026)
    slug = _slug(title)
    taken = integer(rng, 1, 2)
    used = [slug, *(f"{slug}-{n}" for n in range(2, taken + 1))]
    right = f"{slug}-{taken + 1}"
    heading = pick(rng, ("actualites", "ateliers", "pratique"))
    rule = (
        "Règle : /rubrique/année/titre, en minuscules sans accent ;",
        "tout autre signe devient un tiret, un seul, jamais à la fin ;",
        "si l'adresse est prise, on ajoute -2, puis -3.",
    )
    world = ui.device(
        "Site de l'association", ui.screen("Tableau de bord", *(ui.info(line) for line in rule)),
        ui.screen("Articles publiés", *(ui.info(f"/{heading}/{year}/{one}", "en ligne") for one in used), ui.info(f"/{heading}/{year - 1}/{slug}-{taken + 1}", "en ligne"), ui.info(f"/{heading}/{year}/{slug.split('-')[0]}", "en ligne")),
        ui.screen("Nouvel article", ui.info("Titre", title), ui.info("Rubrique et année", f"{heading}, {year}"), ui.field("Adresse", "", rf"(?!/{heading}/{year}/(?:{'|'.join(used)})/?$)/.*", "Il faut une adresse encore libre, qui commence par /."), ui.choice("Dans le menu", "non"), ui.button("Mettre en ligne", "L'article est en ligne.", needs={"Adresse": "*"}, otherwise="Donnez l'adresse de l'article.")),
        ui.screen("Redirections", ui.info("Une ancienne adresse peut mener à une nouvelle."), ui.field("De", "", r"/.*", "L'adresse commence par /."), ui.field("Vers", "", r"/.*", "L'adresse commence par /."), ui.button("Enregistrer la redirection", "La redirection est enregistrée.", needs={"De": "*", "Vers": "*"}, otherwise="Donnez les deux adresses.")),
        ui.screen("Commentaires", ui.choice("Commentaires ouverts", "oui")),
    )  # fmt: skip

    before = f"/{heading}/{year - 1}/{slug}-{taken + 1}"
    there = f"/{heading}/{year}/{right}"

    def publish(end: str, moved: str = before) -> list[Act]:
        return [
            *ui.at("Articles publiés"),
            ui.BACK,
            *ui.at("Nouvel article"),
            ui.put("Adresse", f"/{heading}/{year}/{end}"),
            ui.press("Mettre en ligne"),
            ui.BACK,
            *ui.at("Redirections"),
            ui.put("De", moved),
            ui.put("Vers", f"/{heading}/{year}/{end}"),
            ui.press("Enregistrer la redirection"),
        ]

    return {
        "title": title, "year": year, "right": f"/{heading}/{year}/{right}",
        "world": world,
        "last": year - 1,
        "goal": Goal(want=(("set", "Adresse", f"{there}||{there}/"), ("pressed", "Mettre en ligne"), ("set", "De", f"{before}||{before}/"),
                           ("set", "Vers", f"{there}||{there}/"), ("pressed", "Enregistrer la redirection")), keep=ui.ACTED),
        "solution": publish(right),
        "near": [publish(f"{slug}{taken + 1}"), publish(f"{slug}-{taken + 2}"), publish(right)[:-1], publish(right, f"/{heading}/{year}/{slug}"), publish(right)[:5]],
    }  # fmt: skip


_SHARED_PAGES = (("La fête du lac", "fete-lac", "Samedi, jeux et concert au bord de l'eau."), ("Atelier de taille", "taille", "Apprenez à tailler vos fruitiers."), ("Bourse aux vélos", "bourse-velos", "Vendez ou trouvez un vélo d'occasion."), ("Nuit des étoiles", "nuit-etoiles", "On observe le ciel, en silence."))  # fmt: skip


def preview_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the head of a page mended so that its preview is right: first tag of a kind, whole address, size, language."""
    (title, path, said), (wrong, other, other_said) = sample(rng, _SHARED_PAGES, 2)
    site = pick(rng, ("asso-velo.example", "mairie-aubrac.example", "lac-en-fete.example"))
    large, small = (
        f"{path}-{integer(rng, 12, 16) * 100}.jpg",
        f"{path}-{integer(rng, 2, 4) * 100}.jpg",
    )
    lines = [
        f"<!-- Page https://{site}/{path}.html ; images/{large} fait {large.rpartition('-')[2][:-4]} pixels de large, images/{small} {small.rpartition('-')[2][:-4]} -->",
        "<!-- Les réseaux prennent la première balise de chaque sorte, veulent des adresses entières et une image d'au moins 600 pixels -->",
        '<html lang="fr">', "<head>", f"<title>{title}</title>", f'<meta property="og:title" content="{wrong}">', f'<meta property="og:title" content="{title}">', f'<meta property="og:image" content="images/{small}">',
        f'<meta property="og:url" content="http://localhost/{other}.html">', f'<meta name="og:description" content="{other_said}">', f'<meta property="og:description" content="{said}">', '<meta property="og:locale" content="en_GB">', '<meta property="og:type" content="website">', "</head>",
    ]  # fmt: skip
    shuffled_first = bool(rng.integers(2))
    if shuffled_first:
        lines[10], lines[9] = (
            f'<meta property="og:description" content="{said}">',
            f'<meta property="og:description" content="{other_said}">',
        )
    else:
        lines[9] = f'<meta property="og:description" content="{other_said}">'
        lines[10] = f'<meta property="og:site_name" content="{site}">'
    right = {
        6: f'§<meta property="og:title" content="{title}">', 8: f'§<meta property="og:image" content="https://{site}/images/{large}">', 9: f'§<meta property="og:url" content="https://{site}/{path}.html">', 10: f'§<meta property="og:description" content="{said}">', 12: '§<meta property="og:locale" content="fr_FR">',
    }  # fmt: skip
    near = (
        {8: f'§<meta property="og:image" content="images/{large}">'},
        {8: f'§<meta property="og:image" content="https://{site}/images/{small}">'},
        {6: right[6], 8: right[8]},
    )
    task = lines_to_mend("apercu.html", lines, right, *(right | one for one in near[:2]), near[2])
    doubled = (
        {right[6], right[10]} if shuffled_first else {right[6]}
    )  # the right tag is there too, as the second
    want = tuple((*fact[:2], "1||2") if fact[1] in doubled else fact for fact in task["goal"].want)
    wrong_ones = tuple(("line", f"§{lines[n - 1]}", "*") for n in right)
    task["goal"] = task["goal"].changed(
        want=want, refuse=wrong_ones, free=(*task["goal"].free, lines[6], lines[10])
    )
    return {"title": title, "site": site, "path": path, "large": large, **task}
