"""Writing marked-up text: elementary HTML, Markdown, LaTeX."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.simulators.writers import lines_to_mend, source_text, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.worlds.goals import Goal

_PLAIN = {
    "html": ("<!DOCTYPE html>\n<html lang=\"fr\">\n<h1>{t}</h1>\n<p>Bienvenue.</p>\n</html>",), "md": ("# {t}\n\n- premier point\n- second **point**",), "csv": ("titre;date\n{t};12/03\nBilan;14/04",),
    "txt": ("{t}\n\nBonjour à tous, rendez-vous jeudi.",),
}  # fmt: skip


def recognise_web_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of some files that lost their extension, the one that is a web page gets its own."""
    titles = sample(
        rng, ("Sortie", "Jardin", "Concert", "Recettes", "Tournoi", "Marché", "Veillée"), 4
    )
    ends = ["html", *shuffled(rng, [end for end in _PLAIN if end != "html"])]
    names = sample(
        rng, ("piece-1", "piece-2", "piece-3", "piece-4", "piece-5", "annexe", "doc-a"), 4
    )
    tree = Tree(rng)
    folder = f"Documents/Reçus {integer(rng, 1, 40)}"
    ids = [
        tree.file(f"{folder}/{name}", size=integer(rng, 1, 4), text=_PLAIN[end][0].format(t=title))
        for name, end, title in zip(names, ends, titles, strict=True)
    ]
    return {
        "folder": folder, "name": names[0],
        "world": tree.disk(folder),
        "goal": Goal(want=(("name", ids[0], f"{names[0]}.html||{names[0]}.htm"),), keep=("name", "in", "binned")),
        "solution": [f"renommer {ids[0]} {names[0]}.html"],
        "near": [[f"renommer {ids[1]} {names[1]}.html"], [f"renommer {ids[0]} {names[0]}.txt"]],
    }  # fmt: skip


_SECTIONS = (
    ("guide.md", ("# Médiathèque", "Bienvenue à tous.", "{title}", "Du mardi au samedi, de 10 h à 18 h.", "## Accès", "Bus 4, arrêt Mairie.")),
    ("atelier.md", ("# Atelier vélo", "## Matériel", "Les outils sont fournis.", "{title}", "Adhésion : 10 euros par an.")),
    ("jardin.md", ("# Jardin partagé", "## Règles", "On arrose le soir.", "{title}", "Écrivez-nous.", "## Photos", "Bientôt.")),
)  # fmt: skip

_TITLES_OF_MARKDOWN_HEADING = (
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
    title = pick(rng, _TITLES_OF_MARKDOWN_HEADING)
    lines = [frame.format(title=title) for frame in frames]
    number = frames.index("{title}") + 1
    ways = ("## {}", "##  {}", "## {} ##", "## {} #")  # the signs at the end are not of the title
    done = [[way.format(text) if text == title else text for text in lines] for way in ways]
    return {
        "name": name, "title": title, "model": next(text for text in lines if text.startswith("## ")).removeprefix("## "),
        "world": source_text(name, lines),
        "goal": Goal(want=(("text", "||".join(whole(*one)[1] for one in done)),)),
        "solution": [f"modifier {number} ## {title}"],
        "near": [[f"modifier {number} # {title}"], [f"modifier {number} ##{title}"], [f"modifier {number} **{title}**"]],
    }  # fmt: skip


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
        "world": source_text("page.html", lines),
        "goal": Goal(want=(whole(*done),)),
        "solution": [mark, close],
        "near": [[mark], [close], [wrong, close], [mark, wrong, close], [f"modifier {at} {marked(text, other)}", close], [mark, f"modifier {open_at} <p><{other}>{unclosed}</p></{other}>"],
                 [mark, f"modifier {open_at} <p><{other}>{unclosed}<{other}></p>"], [f"modifier {at} <{tag}><p>{text}</p></{tag}>", close]],
    }  # fmt: skip


_HEAD = (
    "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">',
    "  <title>Le Phare</title>", "</head>", "<body>",
)  # fmt: skip

_TITLES_OF_UNCLOSED_TAG = (
    "Accueil",
    "Ateliers",
    "Budget",
    "Contact",
    "Dates",
    "Équipe",
    "Foire",
    "Guides",
    "Lieu",
)


def unclosed_tag(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the lines of two elements of a long HTML file that are never closed; a comment and broken lines mislead."""
    tags = sample(rng, ("em", "strong", "a", "h2", "ul", "section", "span"), 3)
    names = [
        f"{title} {year}"
        for year in (2025, 2026)
        for title in sample(rng, _TITLES_OF_UNCLOSED_TAG, 9)
    ]
    places = dict(zip(sorted(sample(rng, range(len(names)), 3)), tags, strict=True))
    aside = list(places)[1]  # in a comment: that one is not read
    lines = list(_HEAD)
    found: list[int] = []
    for n, title in enumerate(names):
        block = [
            "  <section>", f"    <h2>{title}</h2>", f'    <p>Voir <a href="p{n + 1}.html">la page</a> et <em>le', "      plan</em>.</p>", "    <ul>",
            f"      <li><strong>{title.lower()}</strong> : lundi</li>", f"      <li><span>{integer(rng, 9, 18)} h</span></li>", "    </ul>", "  </section>",
        ]  # fmt: skip
        if n in places:
            tag = places[n]
            at = next(rank for rank, line in enumerate(block) if f"</{tag}>" in line)
            if n == aside:
                block = ["  <!-- ancienne version", *block, "  -->"]
                at += 1
            else:
                found.append(len(lines) + next(rank for rank, line in enumerate(block) if f"<{tag}" in line) + 1)  # fmt: skip
            block[at] = block[at].replace(f"</{tag}>", "", 1)
        lines += [line for line in block if line.strip()]
    (one, two), shown = found, [places[n] for n in places if n != aside]
    return {
        "files": {"page.html": text_file([*lines, "</body>", "</html>"])}, "first": str(one), "second": str(two), "tag": shown[0], "other": shown[1],
        "wrong": [str(one + 1)], "wrong_second": [str(two + 1)],
    }  # fmt: skip


_TITLES_OF_MARKDOWN_HEADINGS = (
    "Accueil", "Ateliers", "Budget", "Contact", "Dates", "Équipe", "Foire", "Guides", "Lieu", "Plan", "Règles", "Suivi",
    "Transport", "Repas", "Matériel", "Sécurité", "Bénévoles", "Inscriptions", "Archives", "Presse", "Locaux", "Partenaires",
    "Assurance", "Calendrier", "Photos", "Buvette", "Signalétique", "Horaires", "Caisse", "Ménage", "Sono", "Clés", "Tombola", "Vestiaire", "Décors",
)  # fmt: skip

_WORDS = (
    "On s'y prend une semaine à l'avance.", "Le tableau est tenu à jour par le secrétariat.", "Voir aussi l'annexe.", "Deux personnes suffisent.",
    "Rien ne change cette année.", "La clé est à l'accueil.", "Prévenir en cas d'absence.",
)  # fmt: skip

_FALSE = {
    "stuck": "##{0}", "escaped": r"\## {0}", "third": "### {0}", "bold": "**{0}**", "plain": "{0}", "tail": "## {0}##", "seven": "####### {0}", "comment": "<!-- ## {0} -->",
}  # fmt: skip
"""What is not the heading of level 2 that somebody meant: CommonMark 0.31.2, 4.2, 4.6 and 2.4."""

_TRUE = ("## {0}", "## {0} ##", "  ## {0}")


@redraw_misfits
def markdown_headings(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: a Markdown file of several hands, each of whose wanted pages is to begin with a heading of level 2."""
    false = sample(rng, tuple(_FALSE), 5)
    kinds = shuffled(rng, [*false, *_TRUE[: integer(rng, 2, 3)]])
    titles = sample(rng, _TITLES_OF_MARKDOWN_HEADINGS, len(kinds))
    lines = ["# Guide de l'accueil", f"<!-- Pages du site : {', '.join(titles)} -->"]
    right: dict[int, str] = {}
    less: dict[str, int] = {}
    for kind, title in zip(kinds, titles, strict=True):
        written = _FALSE.get(kind, kind)
        lines.append(written.format(title))
        if kind in _FALSE:
            less[kind] = len(lines)
            right[len(lines)] = "||".join(
                one.format(title)
                for one in ("## {0}", "## {0} ##", " ## {0}", "  ## {0}", "   ## {0}")
            )
        lines += [
            f"{title} : {sentence[0].lower()}{sentence[1:]}"
            for sentence in sample(rng, _WORDS, integer(rng, 1, 2))
        ]
    if len(lines) > 24:
        return None

    def without(kind: str, instead: str = "") -> dict[int, str]:
        place = less[kind]
        told = {n: text for n, text in right.items() if n != place}
        return {**told, place: instead.format(titles[kinds.index(kind)])} if instead else told

    subtle = [kind for kind in ("tail", "escaped", "comment", "third", "seven") if kind in less]
    return {
        **lines_to_mend("guide.md", lines, right, without(subtle[0]), without(false[0]), without(false[1], "##{0}" if false[1] != "stuck" else "###{0}")),
        "count": len(right), "pages": len(titles),
        "said": " ; ".join(_WHY[kind] for kind in _WHY if kind in less),
    }  # fmt: skip


_WHY = {
    "stuck": "« ##Titre », collé, n'est que du texte", "escaped": "« \\ » ôte son sens au dièse", "third": "« ### » est un titre de niveau 3",
    "bold": "du gras n'est pas un titre", "plain": "sans dièse, ce n'est qu'un paragraphe", "tail": "des dièses collés à la fin font partie du titre",
    "seven": "six dièses au plus font un titre", "comment": "un commentaire ne s'affiche pas",
}  # fmt: skip


_NOTICES = (
    "Accueil : dès 9 h",
    "Atelier : mardi soir",
    "Café : offert le matin",
    "Prêt : trois semaines",
    "Wi-Fi : code affiché",
    "Vélos : au sous-sol",
    "Goûter : salle du fond",
    "Copies : dix par jour",
)


_CLOSED = ("<b>{}</b>", "<B>{}</B>", "<strong>{}</strong>", '<b id="a">{}</b>')
_OPEN = ("<b>{}", "<b>{}<b>", "<strong>{}<strong>")
_SLANTED, _SLANTED_ON = ("<i>{}</i>", "<em>{}</em>"), ("<i>{}", "<i>{}<i>", "<em>{}<em>")


def lines_left_open(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in the source of a page, the line whose bold is never closed and the one whose italics are not."""
    notices = sample(rng, _NOTICES, 7)
    bold, slanted = sample(rng, range(7), 2)
    closed = shuffled(rng, [*_CLOSED, *_CLOSED])
    rows = []
    for place, notice in enumerate(notices):
        head, _colon, rest = notice.partition(" : ")
        words, _space, last = rest.rpartition(" ")
        begin = (pick(rng, _OPEN) if place == bold else closed[place]).format(head)
        if place == slanted:
            last = pick(rng, _SLANTED_ON).format(last)
        elif rng.random() < 0.4 and len(begin) + len(rest) < 34:
            last = pick(rng, _SLANTED).format(last)
        end = "</p>" if rng.random() < 0.6 else ""
        rows.append((f"<p>{begin} : {words} {last}{end}",))
    shown = fig.table("La source d'une page web, sept lignes.", "page.html", (), rows, (0,))
    heads = [notices[place].partition(" : ")[0] for place in (bold, slanted)]
    return {
        **fig.pointed(shown, bold + 1, slanted + 1),
        "bold": heads[0], "slanted": heads[1], "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


def latex_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a source of LaTeX that does not compile, put right after its log, of which the lines are not always those at fault."""
    share, year, part = (
        integer(rng, 12, 88),
        integer(rng, 2018, 2026),
        pick(rng, ("Les crues", "Le marché", "Le verger", "La ligne 4")),
    )
    named, column = (
        pick(
            rng,
            (("fig:plan", "plan.png"), ("fig:carte", "carte.png"), ("fig:courbe", "courbe.png")),
        ),
        pick(rng, ("Année", "Mois", "Jour")),
    )
    value, power = integer(rng, 11, 98), integer(rng, 2, 6)
    lines = [
        "% Journal : Missing $ inserted. \\begin{itemize} ended by \\end{enumerate}. Extra alignment tab.", "% Journal : Reference non définie. File ended while scanning use of \\textbf.",
        "\\documentclass{article}", "\\begin{document}", f"\\section{{{part}}}", f"En {year}, {share} % des réponses, voir la figure \\ref{{{named[0].replace('fig:', 'figure:')}}}.", "\\begin{figure}", f"\\includegraphics{{{named[1]}}}", f"\\label{{{named[0]}}}", "\\end{figure}",
        f"La figure \\ref{{{named[0]}}} montre x^{power} autour de {value}.", "\\begin{itemize}", "\\item \\textbf{Attention : les chiffres sont provisoires.", "\\item Le reste est définitif.", "\\end{enumerate}", "\\begin{tabular}{lr}", f"{column} & Nombre & Part \\\\", f"{year} & {value} & {share} \\\\", "\\end{tabular}", "\\end{document}",
    ]  # fmt: skip
    right = {
        6: f"En {year}, {share} \\% des réponses, voir la figure \\ref{{{named[0]}}}.", 11: f"La figure \\ref{{{named[0]}}} montre $x^{power}$ autour de {value}.||La figure \\ref{{{named[0]}}} montre $x^{{{power}}}$ autour de {value}.",
        13: "\\item \\textbf{Attention : les chiffres sont provisoires.}||\\item \\textbf{Attention} : les chiffres sont provisoires.", 15: "\\end{itemize}", 16: "\\begin{tabular}{lrr}||\\begin{tabular}{lll}||\\begin{tabular}{lcc}||\\begin{tabular}{rrr}||\\begin{tabular}{ccc}",
    }  # fmt: skip
    return {
        "share": share, "power": power, "named": named[0],
        **lines_to_mend("rapport.tex", lines, right, right | {6: f"En {year}, {share} % des réponses, voir la figure \\ref{{{named[0]}}}."}, {n: one for n, one in right.items() if n != 16}, right | {15: "\\begin{enumerate}"}, right | {11: f"La figure \\ref{{{named[0]}}} montre $x^{power} autour de {value}."}),
    }  # fmt: skip
