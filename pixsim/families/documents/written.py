"""Worlds of competences 3.1 and 3.3 in the word processor: words, tables, letters, fonts, figures."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, full_names
from pixsim.families.draws.writers import document, grid, line, picture, styled, whole
from pixsim.worlds.goals import Goal
from pixsim.worlds.writer.data import Block
from pixsim.worlds.writer.runs import Run

# ---------------------------------------------------------------- @saisie

_COPIED = (
    ("annonce.odt", ("Vide-grenier de l'école", "Tables à réserver avant le 2 mai", "Inscription : videgrenier{n}@ecole.example", "Buvette toute la journée", "Contact :"), "videgrenier{n}@ecole.example", 3, 5),
    ("affiche.odt", ("Salle : 12 bis, rue des Tisserands, porte {n}", "Concert de la chorale", "Entrée libre", "Rendez-vous au", "Apportez un coussin"), "12 bis, rue des Tisserands, porte {n}", 1, 4),
    ("compte-rendu.odt", ("Référence du dossier : MV-2026-{n}-K", "Présents : huit personnes", "Objet : achat de deux vélos", "Dans toute réponse, rappelez :", "Prochaine réunion en juin"), "MV-2026-{n}-K", 1, 4),
    ("recette.odt", ("Soupe au potiron", "Pour {n} personnes", "À servir très chaud", "Un litre de bouillon de légumes maison", "On ajoute :"), "bouillon de légumes maison", 4, 5),
)  # fmt: skip


def words_copied(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: words of one line copied at the end of another."""
    name, lines, words, start, end = pick(rng, _COPIED)
    number = integer(rng, 12, 98)
    texts, words = [text.format(n=number) for text in lines], words.format(n=number)
    done = [*texts[: end - 1], f"{texts[end - 1]} {words}", *texts[end:]]
    other = next(n for n in range(1, 6) if n not in (start, end))
    return {
        "words": words, "place": texts[end - 1],
        "world": document(name, texts),
        "goal": Goal(want=(whole(*done),)),
        "solution": [f"copier {start} {words}", f"coller {end} à la fin"],
        "near": [[f"copier {start} ", f"coller {end} à la fin"], [f"copier {start} {words}", f"coller {other} à la fin"],
                 [f"copier {start} {words}", f"coller {end} dessous"]],
    }  # fmt: skip


_SWAPS = (
    ("Ana", "Inès", ("Ana tient l'accueil.", "Demandez Anaïs à la caisse.", "Le jeudi, Ana est absente.", "Un anagramme est affiché au mur.")),
    ("port", "quai", ("Rendez-vous au port.", "Les portes ferment à 19 h.", "Le portail reste ouvert.", "Le port est éclairé.")),
    ("son", "bruit", ("Le son est trop fort.", "Une sonnerie retentit.", "Baissez le son après 22 h.", "Les personnes âgées dorment.")),
    ("car", "bus", ("Le car part à 8 heures.", "Une carte du trajet est affichée.", "Le retour en car est à 18 heures.", "Un carnet est distribué.")),
)  # fmt: skip


def whole_words_replaced(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a word replaced everywhere, not in the words that hold it, and the document saved."""
    old, new, texts = pick(rng, _SWAPS)
    lines = [
        *shuffled(rng, texts),
        pick(rng, ("Merci de votre aide.", "Bonne lecture.", "À bientôt.")),
    ]
    done = [re.sub(rf"\b{old}\b", new, text) for text in lines]
    everywhere = [f"remplacer {old} tout {new}", "aller fichier", "enregistrer"]
    return {
        "old": old, "new": new,
        "world": document(f"note-{integer(rng, 10, 99)}.odt", lines),
        "goal": Goal(want=(whole(*done), ("saved", "oui"))),
        "solution": [f'remplacer {old} "mots entiers" {new}', "aller fichier", "enregistrer"],
        "near": [everywhere, [f'remplacer {old} "mots entiers" {new}'], ["aller fichier", "enregistrer", "revenir", f'remplacer {old} "mots entiers" {new}']],
    }  # fmt: skip


# ---------------------------------------------------------------- @tableaux_listes

_TABLES = (
    ("Programme", ("Heure", "Activité"), (("9 h", "Accueil"), ("10 h", "Visite"), ("12 h", "Repas"), ("16 h", "Bilan")), ("14 h", "Ateliers"), 3, "entre le repas et le bilan"),
    ("Tarifs", ("Âge", "Prix"), (("Moins de 6 ans", "gratuit"), ("13 à 17 ans", "6 €"), ("Adulte", "9 €")), ("6 à 12 ans", "4 €"), 1, "à sa place selon l'âge"),
    ("Étapes", ("Jour", "Ville", "Distance"), (("Lundi", "Aubrac", "12 km"), ("Mardi", "Espalion", "18 km"), ("Jeudi", "Conques", "22 km")), ("Mercredi", "Estaing", "9 km"), 2, "à son jour"),
    ("Dépenses", ("Poste", "Montant"), (("Salle", "120 €"), ("Repas", "340 €"), ("Total", "505 €")), ("Affiches", "45 €"), 2, "juste avant le total"),
)  # fmt: skip


def row_in_its_place(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a row added to a table, where it belongs."""
    name, head, rows, new, after, where = pick(rng, _TABLES)
    before = rows[after - 1]
    cells = [head, *rows[:after], new, *rows[after:]]
    at = after + 2
    fill = [f"remplir {chr(65 + n)}{at} {text}" for n, text in enumerate(new)]
    wrong = [f"remplir {chr(65 + n)}{len(rows) + 2} {text}" for n, text in enumerate(new)]
    intro = pick(
        rng,
        (
            "Journée des familles",
            "À afficher dans l'entrée",
            "Version du mois de mai",
            "Association Le Verger",
        ),
    )
    return {
        "name": name, "row": " | ".join(new), "where": where,
        "world": document(f"fiche-{integer(rng, 10, 99)}.odt", [f"# {intro}", grid(name, head, *rows), "Merci à tous."]),
        "goal": Goal(want=(("cells", name, " ¶ ".join(" | ".join(row) for row in cells)),), keep=("text", "line")),
        "solution": ["ouvrir 2", f'ajouter A{after + 1} "une ligne au-dessous"', *fill],
        "near": [["ouvrir 2", f"ajouter A{len(rows) + 1} une ligne au-dessous", *wrong],
                 ["ouvrir 2", *(f"remplir {chr(65 + n)}{after + 1} {text}" for n, text in enumerate(new) if before[n] != text)]],
    }  # fmt: skip


_FIGURES = (
    ("plan-du-jardin.png", "Le plan du jardin se trouve ci-dessous.", "Plan du jardin", "Plan : quatre carrés de légumes autour d'un puits", "Le sol est argileux.", "Les semis commencent en mars."),
    ("courbe-des-visites.png", "La courbe qui suit donne les visites du site.", "Visites du site", "Courbe : les visites doublent de janvier à juin", "Le site a un an.", "On publie chaque semaine."),
    ("photo-de-la-salle.jpg", "Voici la salle que nous louons.", "La salle louée", "Photo : une salle claire avec vingt chaises et un écran", "Elle est au premier étage.", "Le loyer est de 90 euros."),
    ("carte-du-sentier.png", "Le sentier est tracé sur la carte suivante.", "Le sentier", "Carte : un sentier en boucle de 7 km autour du lac", "Partez tôt.", "Prenez de l'eau."),
)  # fmt: skip


def figure_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: an image below the line that announces it, with a numbered caption and a text for those who cannot see it."""
    image, announced, caption, alt, first, last = pick(rng, _FIGURES)
    stem, _point, end = image.partition(".")
    kept, image = image, f"{stem}-{integer(rng, 2, 40)}.{end}"
    other = pick(rng, [one for one in _FIGURES if one[0] != kept])
    placed = [
        picture(other[0], other[3]),
        line("Figure ", _number(), f" : {other[2]}", style="Légende"),
    ]
    texts: list[Block | str] = [
        "# Rapport",
        picture(image),
        first,
        announced,
        last,
        other[1],
        *placed,
        "Fin du rapport.",
    ]
    names = [
        "Rapport",
        first,
        announced,
        image,
        f"Figure ‹numéro› : {caption}",
        last,
        other[1],
        other[0],
        f"Figure ‹numéro› : {other[2]}",
        "Fin du rapport.",
    ]
    solution = [
        "déplacer 2 4",
        "aller insertion",
        f"légende 4 {caption}",
        f"texte-alternatif 4 {alt}",
    ]
    typed = [
        "déplacer 2 4",
        f"insérer 4 Figure 1 : {caption}",
        "style 5 Légende",
        "aller insertion",
        f"texte-alternatif 4 {alt}",
    ]
    return {
        "image": image, "caption": caption, "alt": alt,
        "world": document("rapport.odt", texts),
        "goal": Goal(want=(whole(*names), ("alt", image, f"^{alt}"), ("field", f"Figure ‹numéro› : {caption}", "numéro"))),
        "solution": solution,
        "near": [typed, ["aller insertion", f"légende 2 {caption}", f"texte-alternatif 2 {alt}"]],
    }  # fmt: skip


def _number() -> Run:
    return Run(text="‹numéro›", field="numéro")


# ---------------------------------------------------------------- @champs

_LETTERS = (
    (("Bonjour", "Votre cotisation de l'année n'est pas réglée.", "Merci d'y penser avant le 30 juin.", "Le trésorier"), "Cotisation", ("réglée", "due"), "due", "aux personnes dont la cotisation est due"),
    (("Bonjour", "Votre atelier de poterie commence le 3 mars.", "Apportez un tablier.", "L'équipe"), "Atelier", ("poterie", "chant", "vélo"), "poterie", "aux inscrits de l'atelier poterie"),
    (("Bonjour", "La navette de Rivelac passera à 9 h 15 devant la mairie.", "Soyez à l'heure.", "Le comité"), "Commune", ("Rivelac", "Montclair", "Aubrac"), "Rivelac", "aux habitants de Rivelac"),
    (("Bonjour", "Votre livre aurait dû revenir à la médiathèque.", "Déposez-le dans la boîte.", "La médiathèque"), "Prêt", ("en retard", "rendu", "en cours"), "en retard", "aux personnes dont le prêt est en retard"),
)  # fmt: skip


def letters_to_some(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: letters with a first name in each, for some of those of a table alone."""
    lines, column, values, wanted, said = pick(rng, _LETTERS)
    people = full_names(rng, 7)
    states = [wanted, *(v for v in values if v != wanted)]
    marks = shuffled(
        rng, [wanted, wanted, wanted, *(states[1 + n % (len(states) - 1)] for n in range(4))]
    )
    records = [(first, last, mark) for (first, last), mark in zip(people, marks, strict=True)]
    if len({first for first, _last, _mark in records}) < 7:
        return letters_to_some(rng)
    chosen = [record for record in records if record[2] == wanted]
    letters = tuple(
        ("letter", "^" + " ¶ ".join((f"{lines[0]} {first}", *lines[1:])))
        for first, _last, _mark in chosen
    )
    start = ["aller insertion", "champ 1 Prénom Bonjour", "aller publipostage"]
    return {
        "said": said,
        "world": document("lettre.odt", lines, columns=("Prénom", "Nom", column), records=records),
        "goal": Goal(want=(*letters, ("letters", str(len(chosen))))),
        "solution": [*start, f'filtrer {column} {wanted}', "fusionner"],
        "near": [[*start, "fusionner"], ["aller insertion", "champ 1 Nom Bonjour", "aller publipostage", f"filtrer {column} {wanted}", "fusionner"],
                 [f"modifier 1 Bonjour {chosen[0][0]}", "aller publipostage", f"filtrer {column} {wanted}", "fusionner"]],
    }  # fmt: skip


# ---------------------------------------------------------------- @mise_en_forme

_GUIDES = (
    ("accueil.odt", ("# Bienvenue", "La salle ouvre à neuf heures.", "## Avant de venir", "Prenez votre carte.", "> On apprend mieux à plusieurs.")),
    ("jardin.odt", ("# Au jardin", "## En mars", "On sème les pois.", "## En avril", "On plante les pommes de terre.", "> Qui sème récolte.")),
    ("tri.odt", ("# Trier ses déchets", "Le verre va dans la borne.", "## Le papier", "Il va au bac jaune.", "### Les magazines", "Aussi.")),
)  # fmt: skip
_STYLE_OF = {"#": "Titre 1", "##": "Titre 2", "###": "Titre 3", ">": "Citation"}


def plain_font(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a whole document, what will be added to it too, in letters without serifs, larger where it is too small."""
    name, lines = pick(rng, _GUIDES)
    name = name.replace(".odt", f"-{integer(rng, 10, 99)}.odt")
    used = list(
        dict.fromkeys(_STYLE_OF.get(text.split(" ")[0], "Corps de texte") for text in lines)
    )
    size = pick(rng, ("12 pt", "14 pt"))
    ready = pick(rng, [style for style in used if style != "Corps de texte"])
    todo = [style for style in used if style != ready]
    styles = {ready: {"police": "sans empattement"}}
    acts = ["aller styles"]
    for style in todo:
        acts += [f"ouvrir {style}", "régler police sans empattement"]
        acts += [f"régler taille {size}"] * (style == "Corps de texte") + ["revenir"]
    want = [("look", style, "police", "sans empattement") for style in used]
    body = [
        "aller styles",
        "ouvrir Corps de texte",
        "régler police sans empattement",
        f"régler taille {size}",
    ]
    return {
        "name": name, "size": size,
        "world": document(name, lines, styles=styles),
        "goal": Goal(want=(*want, ("look", "Corps de texte", "taille", size)), keep=("text", "style", "effect")),
        "solution": acts[:-1],
        "near": [body, [act for act in acts[:-1] if not act.startswith("régler taille")]],
    }  # fmt: skip


# ---------------------------------------------------------------- @typographie

_SLIPS = (
    ("Mr Diallo vous recevra lundi.", "M. Diallo vous recevra lundi.||Monsieur Diallo vous recevra lundi."), ("Mr Morel tient la caisse.", "M. Morel tient la caisse.||Monsieur Morel tient la caisse."),
    ("Apportez crayons, gomme, etc...", "Apportez crayons, gomme, etc.||Apportez crayons, gomme…"), ("Jeux, livres, disques, etc... seront vendus.", "Jeux, livres, disques, etc. seront vendus.||Jeux, livres, disques, etc., seront vendus.||Jeux, livres, disques… seront vendus."),
    ("L'Ecole ouvre ses portes.", "L'École ouvre ses portes.||L'école ouvre ses portes."), ("A l'accueil, demandez Nadia.", "À l'accueil, demandez Nadia."),
    ("Le colis pèse 10 kgs.", "Le colis pèse 10 kg.||Le colis pèse 10 kilos.||Le colis pèse 10 kilogrammes.||Le colis pèse dix kilos.||Le colis pèse dix kilogrammes."), ("Comptez 3 kms à pied.", "Comptez 3 km à pied.||Comptez 3 kilomètres à pied.||Comptez trois kilomètres à pied.||Comptez trois km à pied."),
    ("C'est la 2ème édition.", "C'est la 2e édition.||C'est la 2ᵉ édition.||C'est la deuxième édition.||C'est la seconde édition.||C'est la 2de édition."), ("Le 3ème étage est fermé.", "Le 3e étage est fermé.||Le 3ᵉ étage est fermé.||Le troisième étage est fermé."),
    ("Le repas commence à 8H30.", "Le repas commence à 8 h 30.||Le repas commence à 8h30.||Le repas commence à 8 heures 30."), ("Le bal finit à 23H.", "Le bal finit à 23 h.||Le bal finit à 23h.||Le bal finit à 23 heures."),
    ("Répétition Jeudi soir, salle 4.", "Répétition jeudi soir, salle 4."), ("Le marché revient en Juin.", "Le marché revient en juin."),
    ("La 1ère visite est offerte.", "La 1re visite est offerte.||La 1ʳᵉ visite est offerte.||La première visite est offerte."), ("Prenez la 1ère porte à droite.", "Prenez la 1re porte à droite.||Prenez la 1ʳᵉ porte à droite.||Prenez la première porte à droite."),
)  # fmt: skip
_FINE = (
    "Mme Haddad tiendra l'accueil.", "La séance dure 45 min.", "Le 1er mai, tout est fermé.", "M. Roux apporte le café.", "Le sac pèse 8 kg.",
    "État des lieux à 9 h.", "Prévoyez stylo, cahier, etc.", "La 4e séance est gratuite.",
    "Le 1er étage reste ouvert.", "Voir le plan, salle n° 12.", "MM. Haddad et Roux arbitrent.", "Les Français de l'étranger votent.", "Ouvert de 14 h à 18 h 30.",
    "L'entrée coûte 5 €.", "Fermé du 3 au 9 août.", "La 1re marche est haute.",
)  # fmt: skip


def abbreviations_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in a letter, abbreviations, units and capitals that do not follow the custom."""
    pairs = sample(rng, range(0, len(_SLIPS), 2), 6)
    faulty = [_SLIPS[first + integer(rng, 0, 1)] for first in pairs]
    fine = sample(rng, _FINE, 9)
    rows = shuffled(
        rng, [*((wrong, right) for wrong, right in faulty), *((text, "") for text in fine)]
    )
    edits = [
        f"modifier {n} {right.split('||')[0]}" for n, (_text, right) in enumerate(rows, 1) if right
    ]
    number = next(n for n, (_text, right) in enumerate(rows, 1) if not right)
    return {
        "numbers": ", ".join(str(n) for n, (_t, right) in enumerate(rows, 1) if right), "shown": " ".join(right.split("||")[0] for _w, right in faulty),
        "world": document("lettre.odt", [text for text, _right in rows]),
        "goal": Goal(want=tuple(("line", right, "1") for _wrong, right in faulty), keep=("line",), free=tuple(wrong for wrong, _right in faulty)),
        "solution": edits,
        "near": [edits[:-1], [*edits, f"supprimer {number}"], edits[1:]],
    }  # fmt: skip


# ---------------------------------------------------------------- @citer

_BOOKS = (
    ("Le pain d'antan", "Le Moulin"), ("Jardins de ville", "Terre et Ciel"), ("Histoire du vélo", "La Roue"), ("Cuisiner sans sel", "Le Chaudron"),
    ("Les mots du quotidien", "Plume bleue"), ("Vivre au village", "Hauts Plateaux"), ("Petite flore du Massif", "Herbier"),
)  # fmt: skip


_ARTICLES = (
    ("Le vent et les toits", "Revue des usages"), ("Lire au bord de l'eau", "Cahiers du lac"), ("Semer en ville", "Annales de la ville"), ("Le prix du pain", "Le Fil des halles"),
    ("Marcher la nuit", "Revue des chemins"),
)  # fmt: skip


def bibliography_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: books and articles that follow two models, but for four of nine: order, marks, and what is in italics."""
    authors = sample(rng, [(first, last) for first in FIRST_NAMES for last in LAST_NAMES], 9)
    books, articles = sample(rng, _BOOKS, 5), sample(rng, _ARTICLES, 4)
    faults = [
        *shuffled(rng, ["order", "none", "none", "italic", "none"]),
        *shuffled(rng, ["marks", "title", "none", "none"]),
    ]
    rows: list[
        tuple[str, str, str, str]
    ] = []  # the text, what is in italics, what is shown, what is in italics there
    for (title, house), (first, last), fault in zip(
        [*books, *articles], authors, faults, strict=True
    ):
        year = integer(rng, 1988, 2024)
        who = f"{last.upper()}, {first}."
        if (title, house) in books:
            text, slanted = f"{who} {title}. {house}, {year}.", title
            shown = (
                f"{first} {last.upper()}. {title}. {year}, {house}." if fault == "order" else text
            )
        else:
            number = integer(rng, 2, 60)
            text, slanted = f"{who} « {title} ». {house}, n° {number}, {year}.", house
            shown = f"{who} {title}. {house}, {year}, n° {number}." if fault == "marks" else text
        rows.append((text, slanted, shown, {"italic": "", "title": title}.get(fault, slanted)))
    rows = shuffled(rng, rows)
    acts: list[str] = []
    lines = []
    for number, (text, slanted, shown, there) in enumerate(rows, 1):
        head, tail = shown.split(there or slanted, 1)
        lines.append(line(head, styled(there or slanted, *(("italique",) if there else ())), tail))
        acts += [f"modifier {number} {text}"] if shown != text else []
        acts += [f"effet {number} italique {there}"] if there not in ("", slanted) else []
        acts += [f"effet {number} italique {slanted}"] if there != slanted else []
    want = tuple(
        fact
        for text, slanted, *_shown in rows
        for fact in (("line", text, "1"), ("effect", text, "italique", slanted))
    )
    plain = tuple(
        ("effect", text, "italique", f"~{title}")
        for text, slanted, *_shown in rows
        for title, house in articles
        if house == slanted and f"« {title} »" in text
    )
    return {
        "book": "NOM, Prénom. Titre. Éditeur, année.",
        "article": "NOM, Prénom. « Titre ». Revue, n° 0, année.",
        "world": document("bibliographie.odt", lines),
        "goal": Goal(want=(whole(*(row[0] for row in rows)), *want), refuse=(("effect", "*", "gras", "*"), *plain)),
        "solution": acts,
        "near": [acts[:-1], acts[1:]],
    }  # fmt: skip


# ---------------------------------------------------------------- @accessibilite_doc

_IMAGES = (
    ("plan.png", "Plan du quartier avec la mairie et la gare"), ("equipe.jpg", "Six bénévoles devant la médiathèque"), ("tarifs.png", "Tarifs : 4 euros pour les enfants, 7 pour les adultes"),
    ("stade.jpg", "Le nouveau stade, vu de l'entrée"), ("recette.png", "Les quatre étapes du pétrissage"), ("logo.png", "Logo de l'association Le Verger"),
)  # fmt: skip


def image_without_words(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the only image of a document without a text for those who cannot see it, given that of its caption."""
    images = shuffled(rng, _IMAGES)[:5]
    bare, alt = images[integer(rng, 0, 4)]
    blocks: list[Block | str] = []
    for name, words in images:
        blocks += [picture(name, "" if name == bare else words), f"{words}."]
    number = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == bare
    )
    other = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name != bare
    )
    return {
        "image": bare, "name": f"visite-{integer(rng, 10, 99)}.odt",
        "world": document(f"visite-{integer(rng, 10, 99)}.odt", blocks),
        "goal": Goal(want=(("alt", bare, f"^{alt}||^{alt}."),), keep=("alt", "text")),
        "solution": ["aller insertion", f"texte-alternatif {number} {alt}"],
        "near": [["aller insertion", f"texte-alternatif {other} {alt}"], ["aller insertion", f"légende {number} {alt}"]],
    }  # fmt: skip


def image_described(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the text that is told of an image to those who cannot see it."""
    (image, alt), (other, other_alt) = sample(rng, _IMAGES, 2)
    blocks: list[Block | str] = shuffled(
        rng,
        [
            picture(image),
            picture(other, other_alt),
            *sample(rng, ("Bonjour à tous.", "Venez nombreux.", "Entrée libre.", "Merci."), 3),
        ],
    )
    number = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == image
    )
    wrong = next(
        n for n, one in enumerate(blocks, 1) if isinstance(one, Block) and one.name == other
    )
    return {
        "image": image, "alt": alt,
        "world": document("bulletin.odt", blocks),
        "goal": Goal(want=(("alt", image, f"^{alt}"),), keep=("alt", "text")),
        "solution": ["aller insertion", f"texte-alternatif {number} {alt}"],
        "near": [["aller insertion", f"légende {number} {alt}"], ["aller insertion", f"texte-alternatif {wrong} {alt}"]],
    }  # fmt: skip
