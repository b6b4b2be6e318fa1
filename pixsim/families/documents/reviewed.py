"""Documents to settle with others, and plain sources to edit: competences 2.2, 2.3, 3.1 and 3.3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.people import plain as plain_name
from pixsim.families.draws.writers import changed, document, line, whole
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block, Comment
from pixsim.worlds.writer.runs import Run

# ---------------------------------------------------------------- @coedition

_EVENTS = (
    ("Fête du quartier", "Rendez-vous {day} place du Puits.", "Le concert commence à {hour}.", "L'entrée coûte {price}.", "Apportez {thing}.",
     "En cas de pluie, on se retrouve {shelter}.", "Inscriptions avant le {limit}, auprès {of_whom}."),
    ("Sortie au musée", "Le départ est fixé {day} devant la mairie.", "La visite commence à {hour}.", "La participation est de {price}.", "Prévoyez {thing}.",
     "Si le car est plein, un second part {shelter}.", "Réponse avant le {limit}, auprès {of_whom}."),
    ("Atelier vélo", "On se retrouve {day} dans la cour.", "La démonstration est à {hour}.", "La séance vaut {price}.", "Venez avec {thing}.",
     "S'il fait froid, on s'installe {shelter}.", "Inscription avant le {limit}, auprès {of_whom}."),
)  # fmt: skip
_VALUES = {
    "day": ("samedi 13 juin", "dimanche 14 juin", "samedi 20 juin"), "hour": ("14 h", "15 h 30", "17 h"), "price": ("3 euros", "5 euros", "8 euros"),
    "thing": ("un pique-nique", "de l'eau", "un coussin"), "shelter": ("dans le préau", "dans la salle des fêtes", "à la médiathèque"),
    "limit": ("3 juin", "6 juin", "9 juin"), "of_whom": ("du secrétariat", "de la mairie", "du gardien"),
}  # fmt: skip


def changes_settled(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: changes of three people, kept or not as the threads decide, so that a document says what was decided.

    A thread may take back what it said, or want neither version; what nobody speaks of hangs on who proposes it.
    """
    title, *frames = pick(rng, _EVENTS)
    chief, second, third, boss = sample(rng, FIRST_NAMES, 4)
    others = (second, third)
    names = list(_VALUES)
    values = {name: sample(rng, _VALUES[name], 3) for name in names}  # before, proposed, another
    by = {name: pick(rng, others) for name in names} | dict.fromkeys(
        sample(rng, names[3:], 2), chief
    )
    by["day"], by["hour"], by["price"] = (pick(rng, (chief, *others)) for _name in range(3))
    accept = {name: by[name] == chief for name in names}
    accept["day"], accept["hour"] = (
        by["day"] != chief,
        by["hour"] != chief,
    )  # not what the rule alone would say
    said = {name: values[name][accept[name]] for name in names} | {"price": values["price"][2]}
    hours = values["hour"][::-1] if accept["hour"] else values["hour"]
    threads = {
        "day": Comment(author=boss, text=f"Décidé : {said['day']}."),
        "hour": Comment(author=second, text=f"Plutôt {next(one for one in hours if one != said['hour'] and one in values['hour'][:2])}, non ?", replies=((boss, f"Vu avec la salle : {said['hour']}, c'est réglé."),)),
        "price": Comment(author=third, text="Qui a raison ?", replies=((boss, f"Ni l'un ni l'autre : {said['price']}, dit la trésorière."),)),
    }  # fmt: skip
    blocks: list[Block | str] = [f"# {title}"]
    final = [title]
    rows: list[str] = []
    for frame in frames:
        pieces: list[str | Run] = []
        comments: tuple[Comment, ...] = ()
        for part in re.split(r"(\{\w+\})", frame):
            name = part.strip("{}")
            if name not in values:
                pieces.append(part)
                continue
            pieces += changed(values[name][0], values[name][1], by[name])
            rows.append(name)
            comments = (threads[name],) if name in threads else comments
        blocks.append(line(*pieces, comments=comments))
        final.append(frame.format(**said))

    def settle(keep: Mapping[str, bool], *, edit: bool = True) -> list[str]:
        done = ["aller modifications", *(f"{'accepter' if keep[name] else 'refuser'} {n}" for n, name in enumerate(rows, 1))]  # fmt: skip
        return [*done, "aller accueil", f"modifier 4 {final[3]}"] if edit else done

    kept = accept | {"price": True}
    by_rule = {name: by[name] == chief for name in names}
    return {
        "title": title, "who": f"{chief}, {second} et {third}", "chief": chief, "boss": boss,
        "told": f"{said['day']}, {said['hour']}, {said['price']}",
        "world": document(f"annonce-{integer(rng, 10, 99)}.odt", blocks, me=boss, place="révision"),
        "goal": Goal(want=(whole(*final), ("pending", "0"))),
        "solution": settle(kept),
        "near": [["aller modifications", "tout accepter"], ["aller modifications", "tout refuser"], settle(kept, edit=False), settle(by_rule), settle(dict.fromkeys(names, True))],
    }  # fmt: skip


# ---------------------------------------------------------------- @balisage, @page_web, @accessibilite_doc: a source to edit

_SECTIONS = (
    ("guide.md", ("# Médiathèque", "Bienvenue à tous.", "{title}", "Du mardi au samedi, de 10 h à 18 h.", "## Accès", "Bus 4, arrêt Mairie.")),
    ("atelier.md", ("# Atelier vélo", "## Matériel", "Les outils sont fournis.", "{title}", "Adhésion : 10 euros par an.")),
    ("jardin.md", ("# Jardin partagé", "## Règles", "On arrose le soir.", "{title}", "Écrivez-nous.", "## Photos", "Bientôt.")),
)  # fmt: skip
_TITLES = (
    "Nos horaires",
    "S'inscrire",
    "Nous joindre",
    "Les tarifs",
    "Qui sommes-nous ?",
    "Venir nous voir",
)


def markdown_heading(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in a Markdown file, a line that becomes a heading like the others of its level."""
    name, frames = pick(rng, _SECTIONS)
    name = name.replace(".md", f"-{integer(rng, 10, 99)}.md")
    title = pick(rng, _TITLES)
    lines = [frame.format(title=title) for frame in frames]
    number = frames.index("{title}") + 1
    ways = ("## {}", "##  {}", "## {} ##", "## {} #")  # the signs at the end are not of the title
    done = [[way.format(text) if text == title else text for text in lines] for way in ways]
    return {
        "name": name, "title": title, "model": next(text for text in lines if text.startswith("## ")).removeprefix("## "),
        "world": _source(name, lines),
        "goal": Goal(want=(("text", "||".join(whole(*one)[1] for one in done)),)),
        "solution": [f"modifier {number} ## {title}"],
        "near": [[f"modifier {number} # {title}"], [f"modifier {number} ##{title}"], [f"modifier {number} **{title}**"]],
    }  # fmt: skip


def _source(name: str, lines: list[str]) -> Any:
    """A plain text open in an editor: signs that a document would take for styles are but signs."""
    return document(name, [line(text) for text in lines])


_MEANT = {
    "gratuite": (("de la fête", "L'entrée de la fête est gratuite pour tous."), ("de la grande salle", "La grande salle est gratuite pour les associations."), ("de la carte de prêt", "La carte de prêt est gratuite jusqu'à 18 ans.")),
    "obligatoire": (("des sorties à vélo", "À vélo, le casque est obligatoire toute la journée."), ("de la caution", "La caution est obligatoire pour la grande salle."), ("de la poterie", "La poterie demande une inscription, obligatoire avant mai.")),
    "interdits": (("du parc", "Au parc, les ballons sont interdits avant 10 heures."), ("du cimetière", "Les vélos sont interdits dans le cimetière."), ("de la bibliothèque", "Les repas sont interdits à la bibliothèque.")),
    "lundi": (("du marché", "Le marché change de place lundi."), ("de la piscine", "La piscine ferme le lundi, comme avant."), ("du conseil", "Le conseil se tient un lundi par mois.")),
}  # fmt: skip
_FILLED = (
    "La mairie ouvre de 9 à 17 heures.", "Le bus 4 s'arrête devant l'école.", "Le bulletin paraît chaque mois.", "Les photos de la fête sont en ligne.",
    "Le gardien répond au téléphone.", "Le club cherche deux bénévoles.", "Le plan est affiché à l'entrée.", "La fontaine coule de nouveau.",
    "Les bacs sont relevés le jeudi.", "Le concert a lieu en juin.", "Merci à tous les voisins.", "Le sentier passe derrière le moulin.",
)  # fmt: skip
_NEVER_CLOSED = ("Horaires d'été à partir du 1er juin", "Travaux rue du Puits jusqu'en mai", "Nouvelle adresse de la crèche : 4, rue Haute")  # fmt: skip


def html_emphasis(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in a page of HTML, a word marked as another is, in one of its three sentences, and an element closed that was not."""
    word = pick(rng, list(_MEANT))
    (topic, text), *others = shuffled(rng, _MEANT[word])
    tag, other = shuffled(rng, ("strong", "em"))
    model, unclosed = pick(rng, ("Attention", "Nouveau", "Rappel")), pick(rng, _NEVER_CLOSED)
    headings = shuffled(rng, ("Agenda", "Vie pratique", "Règles communes"))
    said = [f"<p>{one}</p>" for one in sample(rng, _FILLED, 10)]
    said += [
        f"<p><{other}>Le théâtre</{other}> cherche une scène.</p>",
        f"<p><{tag}>{model}</{tag}> : le parking est réservé aux riverains.</p>",
    ]
    said += [f"<p>{one}</p>" for one in (text, *(phrase for _topic, phrase in others))]
    said = shuffled(rng, [*said, f"<p><{other}>{unclosed}</p>"])
    lines = [
        f"<h1>Commune {pick(rng, ('de Port-Genêt', 'de Vallon', 'du Plateau', 'des Trois-Ponts'))}</h1>"
    ]
    for place, heading in enumerate(headings):
        lines += [f"<h2>{heading}</h2>", *said[place::3]]
    at, open_at = lines.index(f"<p>{text}</p>") + 1, lines.index(f"<p><{other}>{unclosed}</p>") + 1

    def marked(phrase: str, name: str) -> str:
        return f"<p>{phrase.replace(word, f'<{name}>{word}</{name}>')}</p>"

    mark = f"modifier {at} {marked(text, tag)}"
    close = f"modifier {open_at} <p><{other}>{unclosed}</{other}></p>"
    done = list(lines)
    done[at - 1], done[open_at - 1] = marked(text, tag), f"<p><{other}>{unclosed}</{other}></p>"
    elsewhere = others[0][1]
    wrong = f"modifier {lines.index(f'<p>{elsewhere}</p>') + 1} {marked(elsewhere, tag)}"
    return {
        "word": word, "topic": topic, "model": model, "tag": tag, "other": other, "unclosed": unclosed,
        "world": _source("page.html", lines),
        "goal": Goal(want=(whole(*done),)),
        "solution": [mark, close],
        "near": [[mark], [close], [wrong, close], [mark, wrong, close], [f"modifier {at} {marked(text, other)}", close], [mark, f"modifier {open_at} <p><{other}>{unclosed}</p></{other}>"],
                 [mark, f"modifier {open_at} <p><{other}>{unclosed}<{other}></p>"], [f"modifier {at} <{tag}><p>{text}</p></{tag}>", close]],
    }  # fmt: skip


_CHARTER = ("#1b4f72", "#f7dc6f", "#145a32", "#fdebd0", "#7b241c", "#d6eaf8", "#4a235a", "#e8f8f5")
_BOXES = (("alerte", "encadre"), ("note", "article"), ("prix", "fiche"), ("date", "agenda"))


def _spellings(lines: Sequence[str], wanted: Mapping[int, str]) -> Iterator[list[str]]:
    """A style sheet with declarations replaced, in the ways that CSS takes for the same."""
    for shorthand, tight, bare in product((False, True), repeat=3):
        found = list(lines)
        for number, text in wanted.items():
            said = text.replace("background-color", "background") if shorthand else text
            said = said.replace(": ", ":") if tight else said
            ends_its_rule = lines[number] == "}"  # only there may the semicolon go
            found[number - 1] = said.removesuffix(";") if bare and ends_its_rule else said
        yield found


def style_rules(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in a style sheet where rules compete, the values of those that win, and of no other."""
    inner, outer = pick(rng, _BOXES)
    back, letters, link, *others = sample(rng, _CHARTER, 7)
    rules = {
        f".{inner}": [f"background-color: {others[0]};", f"color: {others[1]};", "padding: 4px;"],
        f".{outer}": [f"background-color: {others[2]};", f"border-color: {others[1]};"],
        f".{outer} .{inner}": [f"border-color: {others[0]};", f"background-color: {others[1]};"],
        f".{outer} a": [f"color: {others[0]};", f"background-color: {others[3]};"],
        f".{outer} a:hover": ["text-decoration: underline;", f"color: {others[2]};"],
        f"h2.{inner}": ["font-weight: bold;", f"color: {others[3]};"],
    }  # fmt: skip
    lines: list[str] = []
    for name in shuffled(rng, list(rules)):
        lines += [f"{name} {{", *rules[name], "}"]

    def at(name: str, start: str) -> int:
        """The number of the line of a rule that begins so."""
        first = lines.index(f"{name} {{")
        return next(n for n in range(first + 1, len(lines)) if lines[n].startswith(start)) + 1

    wanted = {
        at(f".{outer} .{inner}", "background"): f"background-color: {back};",
        at(f"h2.{inner}", "color"): f"color: {letters};",
        at(f".{outer} a:hover", "color"): f"color: {link};",
    }
    edits = [f"modifier {number} {text}" for number, text in wanted.items()]
    plain = f"modifier {at(f'.{inner}', 'background')} background-color: {back};"
    always = f"modifier {at(f'.{outer} a', 'color')} color: {link};"
    titles = f"modifier {at(f'.{inner}', 'color')} color: {letters};"
    return {
        "inner": inner, "outer": outer, "back": back, "letters": letters, "link": link,
        "world": _source("style.css", lines),
        "goal": Goal(want=(("text", "||".join(f"^{whole(*one)[1]}" for one in _spellings(lines, wanted))),)),
        "solution": edits,
        "near": [[plain, *edits[1:]], [edits[0], titles, edits[2]], [*edits[:2], always], edits[:2], [plain, *edits]],
    }  # fmt: skip


_SHOWN = (
    ("plan.png", "Plan du quartier"), ("salle.jpg", "La salle des fêtes"), ("equipe.jpg", "Les six bénévoles"), ("logo.svg", "Logo de la commune"),
    ("affiche.png", "Affiche du concert"), ("four.jpg", "Le four à pain"),
)  # fmt: skip


def missing_alternatives(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in an HTML source, images given their alternative text by the right attribute."""
    images = sample(rng, _SHOWN, 4)
    ready, todo = images[:2], images[2:]
    lines = ["<h1>Le bulletin</h1>"]
    right = {}
    for name, alt in shuffled(rng, images):
        start = f'<img src="{name}"'
        text = (
            f'{start} alt="{alt}">'
            if (name, alt) in ready
            else f'{start} title="{alt}">'
            if (name, alt) == todo[0]
            else f"{start}>"
        )
        if (name, alt) not in ready:
            right[len(lines) + 1] = f'{start} alt="{alt}">'
        lines.append(text)
    lines.append(f"<p>{pick(rng, ('Bonne lecture.', 'À bientôt.', 'Numéro 12.'))}</p>")
    acts = [f"modifier {number} {text}" for number, text in right.items()]
    named = " ; ".join(f"« {alt} » pour {name}" for name, alt in todo)
    titles = [
        act.replace(" alt=", " title=")
        for act in acts
        if act.replace(" alt=", " title=").partition(" ")[2].partition(" ")[2] not in lines
    ]
    return {
        "named": named,
        "world": _source("bulletin.html", lines),
        "goal": Goal(want=tuple(("line", f"§{text}", "1") for text in right.values()), keep=("line",), free=tuple(lines[number - 1] for number in right)),
        "solution": acts,
        "near": [acts[:1], [acts[0], *titles] if titles and acts[0] not in titles else acts[1:]],
    }  # fmt: skip


# ---------------------------------------------------------------- @liens

_TRACKERS = ("utm_source", "utm_medium", "utm_campaign", "utm_id", "fbclid", "gclid", "msclkid")
_USEFUL = ("id", "page", "rue", "an", "lang", "unite", "jour")


def links_cleaned(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: addresses of a newsletter without what follows the reader: names among others, after a « # », a site that counts clicks."""
    hosts = sample(
        rng,
        (
            "velo",
            "musee",
            "boutique",
            "concert",
            "livres",
            "stages",
            "jardin",
            "repair",
            "theatre",
            "piscine",
        ),
        9,
    )
    counter = f"https://{pick(rng, ('clic', 'liens', 'suivi'))}.lettre-pro.example/r"

    def useful(count: int) -> list[str]:
        return [f"{name}={integer(rng, 2, 90)}" for name in sample(rng, _USEFUL, count)]

    def trackers(count: int) -> list[str]:
        return [
            f"{name}={pick(rng, ('lettre', 'mai', 'x7k2', 'reseau', '4812'))}"
            for name in sample(rng, _TRACKERS, count)
        ]

    def query(parts: Sequence[str]) -> str:
        return f"?{'&'.join(parts)}" if parts else ""

    pairs: list[tuple[str, str]] = []
    kinds = shuffled(
        rng, ("mixed", "mixed", "mixed", "clean", "alone", "after", "through", "through", "anchor")
    )
    for host, kind in zip(hosts, kinds, strict=True):
        base = f"https://{host}.example/{pick(rng, ('agenda', 'fiche', 'liste'))}"
        kept = useful(integer(rng, 1, 2)) if kind != "alone" else []
        mark = pick(rng, ("#tarifs", "#acces", "#inscription")) if kind == "anchor" else ""
        right = f"{base}{query(kept)}{mark}"
        marked = trackers({"clean": 0, "after": 0}.get(kind, 2))
        before = f"{base}{query([*marked[:1], *kept, *marked[1:]])}{mark}"
        if kind == "after":
            before = f"{right}#utm_source=lettre&utm_medium=mai"
        if kind == "through":
            before = f"{counter}?url={quote(before, safe='')}&abonne={integer(rng, 1000, 9999)}"
        pairs.append((before, right))
    lines = [
        pick(rng, ("À lire ce mois-ci :", "Nos liens :", "Neuf adresses :")),
        *(before for before, _right in pairs),
    ]

    def change(way: Callable[[str, str], str]) -> list[str]:
        told = [(n, before, way(before, right)) for n, (before, right) in enumerate(pairs, 2)]
        return [f"modifier {n} {after}" for n, before, after in told if after != before]

    def without_names(before: str, right: str) -> str:
        return before if "?url=" in before else right

    acts = change(lambda _before, right: right)
    return {
        "counter": counter.split("/")[2],
        "world": document("lettre-d-information.odt", [line(text) for text in lines]),
        "goal": Goal(want=tuple(("line", f"↗{right}", "1") for _before, right in pairs), keep=("line",), free=tuple(lines)),
        "solution": acts,
        "near": [acts[:-1], change(lambda before, _right: before.partition("?")[0]), change(without_names), change(lambda _before, right: right.partition("#")[0])],
    }  # fmt: skip


# ---------------------------------------------------------------- @donnees_perso

_PERSONAL = (
    "Responsable : {name}, 06 39 98 12 {n}", "Inscriptions chez {name}, 4 rue Haute", "Photo : {name}, 7 ans, en classe de CE1", "Écrire à {plain}.morel@poste.example",
    "Anniversaire {of_name} Petit, 68 ans le 3 mai", "{name} Benali, allergique aux noix : repas à part",
)  # fmt: skip
_IMPERSONAL = (
    "Rendez-vous samedi à 15 h", "Salle des fêtes, place du Marché", "Trente personnes attendues", "Entrée : 4 euros", "Repas à partager", "Renseignements à la mairie",
    "Dernière édition : 120 visiteurs", "Prévoyez de l'eau",
)  # fmt: skip


def personal_lines_removed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: lines about people taken out of a poster."""
    first, second = sample(rng, FIRST_NAMES, 2)
    frames = sample(rng, _PERSONAL, 2)
    personal = [
        frame.format(name=name, of_name=of(name), plain=plain_name(name), n=integer(rng, 10, 99))
        for frame, name in zip(frames, (first, second), strict=True)
    ]
    plain = sample(rng, _IMPERSONAL, 5)
    lines = shuffled(rng, [*personal, *plain])
    low, high = sorted(lines.index(text) + 1 for text in personal)
    file = f"affiche-{integer(rng, 10, 99)}.odt"
    kept = [text for text in lines if text not in personal]
    other = lines.index(plain[0]) + 1
    return {
        "personal": " » et « ".join(personal), "name": file,
        "world": document(file, [line(text) for text in lines]),
        "goal": Goal(want=(whole(*kept),)),
        "solution": [f"supprimer {high}", f"supprimer {low}"],
        "near": [[f"supprimer {low}"], [f"supprimer {n}" for n in sorted((low, high, other), reverse=True)]],
    }  # fmt: skip
