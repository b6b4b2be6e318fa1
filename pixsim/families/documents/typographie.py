"""French typography: spaces, quotation marks, accents, abbreviations."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import document
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.documents import document as document_file
from pixsim.making.documents import heading
from pixsim.making.make import in_two_formats
from pixsim.worlds.goals import Goal

_COMMAS = (
    "Venez lundi, mardi ou jeudi.", "Apportez colle, papier et ciseaux.", "Bonjour Léa, voici le plan.",
    "Ouvert le matin, fermé le soir.", "Lisez bien, puis signez en bas.", "Le bus part à midi, place Haute.",
    "Pain, fromage et fruits au menu.", "Merci Paul, à demain.",
)  # fmt: skip


def _comma_fault(rng: np.random.Generator, text: str) -> str:
    before, after = text.split(", ", 1)
    return before + pick(rng, (" ,", " , ", ",")) + after


def comma_in_a_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: spaces round the comma of one line that is told."""
    lines = sample(rng, _COMMAS, 4)
    place = integer(rng, 0, 3)
    whole = lines[place]
    lines[place] = _comma_fault(rng, whole)
    return {
        "number": place + 1,
        "whole": whole,
        "world": ui.lines_to_correct("Invitation", lines),
        "goal": Goal(want=(("set", f"Ligne {place + 1}", whole),), keep=ui.ACTED),
        "solution": ui.correct_lines({place: whole}),
        "near": [ui.correct_lines({place: whole.replace(",", "")})],
    }


_DOUBLE = (
    ("Bonne nouvelle", "!"), ("Qui peut venir", "?"), ("À apporter", ": gourde et chapeau"), ("Merci à tous", "!"),
    ("Nos jours", ": mardi et jeudi"), ("Il pleut", "; la fête a lieu quand même."), ("Avez-vous votre billet", "?"),
    ("Attention", ": travaux dans la rue"), ("Entrez", "; c'est ouvert."),
)  # fmt: skip


def _double_fault(rng: np.random.Generator, pair: tuple[str, str]) -> str:
    before, after = pair
    if len(after) == 1:
        return before + after
    return pick(
        rng, (before + after, f"{before}{after[0]}{after[2:]}", f"{before} {after[0]}{after[2:]}")
    )


_ANY_SPACES = (" ", "\u00a0", "\u202f")


def _accepted_spacings(pair: tuple[str, str]) -> str:
    before, after = pair
    return "||".join(f"{before}{space}{after}" for space in _ANY_SPACES)


def double_sign(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the one line with a space missing before « ; : ! ? »."""
    pairs = sample(rng, _DOUBLE, 5)
    place = integer(rng, 0, 4)
    lines = [f"{before}\u00a0{after}" for before, after in pairs]
    whole = _accepted_spacings(pairs[place])
    lines[place] = _double_fault(rng, pairs[place])
    other = (place + 1) % 5
    return {
        "number": place + 1,
        "sign": pairs[place][1][0],
        "world": ui.lines_to_correct("Annonce", lines),
        "goal": Goal(want=(("set", f"Ligne {place + 1}", whole),), keep=ui.ACTED),
        "solution": ui.correct_lines({place: whole.split("||")[0]}),
        "near": [ui.correct_lines({place: whole.split("||")[0], other: "".join(pairs[other])}),
                 ui.correct_lines({place: f"{pairs[place][0]}  {pairs[place][1]}"})],
    }  # fmt: skip


def lines_badly_spaced(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: three of seven lines have a fault of spacing, and are to be found."""
    commas, doubles = sample(rng, _COMMAS, 3), sample(rng, _DOUBLE, 4)
    made = [(text, _comma_fault(rng, text) if n < 1 else text) for n, text in enumerate(commas)]
    for n, pair in enumerate(doubles):
        right = _accepted_spacings(pair)
        made.append((right, _double_fault(rng, pair) if n < 2 else right.split("||")[1]))
    made = shuffled(rng, made)
    rights = {n: whole for n, (whole, shown) in enumerate(made) if shown not in whole.split("||")}
    written = {n: whole.split("||")[0] for n, whole in rights.items()}
    missed = dict(list(written.items())[:-1])
    last = max(written)
    return {
        "numbers": ", ".join(str(n + 1) for n in sorted(written)),
        "world": ui.lines_to_correct("Invitation", [shown for _whole, shown in made]),
        "goal": Goal(want=tuple(("set", f"Ligne {n + 1}", whole) for n, whole in sorted(rights.items())), keep=ui.ACTED),
        "solution": ui.correct_lines(written),
        "near": [ui.correct_lines(missed), ui.correct_lines({**missed, last: written[last].replace(" ", "  ")})],
    }  # fmt: skip


_QUOTED = (
    ("Le panneau indique", "sortie de secours"), ("Elle a répondu", "à jeudi"), ("Notre devise est", "chacun son tour"),
    ("Cliquez sur", "Mon compte"), ("Le titre choisi est", "Un été au jardin"), ("Le maire a dit", "c'est promis"),
    ("On lit sur la porte", "poussez fort"), ("Léa a soufflé", "cherche encore"), ("Il criait", "à table"), ("Le refrain dit", "rame, rame"),
)  # fmt: skip

_INNER = (
    ("Nora raconte", "il m'a dit “reviens” et il est parti"), ("On lit dans le carnet", "le chef a crié “larguez” à midi"), ("L'affiche dit", "la pièce “Le Port” est complète"),
)  # fmt: skip

_INCHES = (
    'Prévoir un écran de 24".',
    'Le tuyau mesure 3/4".',
    'La roue fait 26".',
    'Une planche de 10" suffit.',
)


def french_quotes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: quotation marks become French ones in four lines of ten; inner ones and inches stay."""
    pairs = sample(rng, _QUOTED, 8)
    inner = pick(rng, _INNER)
    marks = shuffled(rng, (('"', '"'), ("“", "”"), ("«", "»"), ("''", "''")))
    rows: list[tuple[str, str, str]] = []  # what is shown, what is accepted, what is typed
    for place, (before, words) in enumerate([*pairs[:3], inner, *pairs[3:]]):
        shown = f"{before} «\u00a0{words}\u00a0»."
        if place < 4:
            left, right = marks[place] if place < 3 else ("«", "»")
            accepted = "||".join(
                f"{before} «{a}{words}{b}»." for a in _ANY_SPACES for b in _ANY_SPACES
            )
            rows.append((f"{before} {left}{words}{right}.", accepted, f"{before} « {words} »."))
        else:
            rows.append((shown, "", ""))
    rows.append((pick(rng, _INCHES), "", ""))
    rows = shuffled(rng, rows)
    rights = {n: accepted for n, (_shown, accepted, _typed) in enumerate(rows) if accepted}
    written = {n: typed for n, (_shown, accepted, typed) in enumerate(rows) if accepted}
    last, inches = max(written), next(n for n, row in enumerate(rows) if row[0] in _INCHES)
    nested = next(n for n, typed in written.items() if "“" in typed)
    missed = {n: text for n, text in written.items() if n != last}
    return {
        "numbers": ", ".join(str(n + 1) for n in sorted(written)),
        "inches": inches + 1,
        "world": ui.lines_to_correct("Journal du club", [row[0] for row in rows]),
        "goal": Goal(want=tuple(("set", f"Ligne {n + 1}", whole) for n, whole in rights.items()), keep=ui.ACTED),
        "solution": ui.correct_lines(written),
        "near": [
            ui.correct_lines(missed), ui.correct_lines({**written, inches: rows[inches][0].replace('"', " »")}),
            ui.correct_lines({**written, nested: written[nested].replace("“", "« ").replace("”", " »")}),
        ],
    }  # fmt: skip


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

_FINE_LINES = (
    "Mme Haddad tiendra l'accueil.", "La séance dure 45 min.", "Le 1er mai, tout est fermé.", "M. Roux apporte le café.", "Le sac pèse 8 kg.",
    "État des lieux à 9 h.", "Prévoyez stylo, cahier, etc.", "La 4e séance est gratuite.",
    "Le 1er étage reste ouvert.", "Voir le plan, salle n° 12.", "MM. Haddad et Roux arbitrent.", "Les Français de l'étranger votent.", "Ouvert de 14 h à 18 h 30.",
    "L'entrée coûte 5 €.", "Fermé du 3 au 9 août.", "La 1re marche est haute.",
)  # fmt: skip


def mend_abbreviations(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in a letter, abbreviations, units and capitals that do not follow the custom."""
    pairs = sample(rng, range(0, len(_SLIPS), 2), 6)
    faulty = [_SLIPS[first + integer(rng, 0, 1)] for first in pairs]
    fine = sample(rng, _FINE_LINES, 9)
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


_UNBREAKABLE_SPACES = ("\u00a0", "\u202f")

_PHRASES = (
    "Bonjour à tous@!", "Qui veut participer@?", "Voici la liste@: pain, lait, beurre.", "Venez nombreux@; le café est offert@!",
    "Combien de places reste-t-il@?", "Attention@: la porte ferme tôt.", "Merci, et à bientôt@!", "Trois ateliers@: lire, écrire, compter.",
    "Avez-vous un badge@? Montrez-le.", "Le plan est simple@: tout droit, puis à gauche.", "Il pleut@; prenez un manteau.",
    "Un doute@? Appelez l'accueil.", "La salle est petite@; arrivez tôt.", "Quel beau jardin@!", "À prévoir@: un stylo et un carnet.",
    "Le vélo est réparé@; reste la selle.", "Qui tient la buvette@?", "Une règle@: on range avant de partir.",
)  # fmt: skip

_FINE_SENTENCES = (
    "Ouverture à 12:30 le samedi.", "Le film est au format 16:9.", "Le programme est sur https://fete.example/programme?jour=2.",
    "L'échelle du plan est 1:500.", "Écrivez à accueil@fete.example.", "Départ à 08:15, retour à 19:45.", "Le score final fut de 3:2.",
)  # fmt: skip


def without_unbreakable_space(rng: np.random.Generator) -> dict[str, Any]:
    """How many of ; : ! ? have an ordinary space before them, and how many none at all."""
    counts = {" ": 0, "": 0}
    paragraphs: list[Any] = [heading("Fête du quartier")]
    for _paragraph in range(integer(rng, 16, 20)):
        chosen = [text.replace("@", "\0") for text in sample(rng, _PHRASES, 4)]
        text = " ".join(shuffled(rng, [*chosen, *sample(rng, _FINE_SENTENCES, integer(rng, 1, 2))]))
        while "\0" in text:
            space = pick(
                rng,
                (
                    *_UNBREAKABLE_SPACES,
                    *_UNBREAKABLE_SPACES,
                    " ",
                    "",
                ),
            )
            text = text.replace("\0", space, 1)
            if space in counts:
                counts[space] += 1
        paragraphs.append(text)
    return {
        "plain": str(counts[" "]), "none": str(counts[""]),
        "not_plain": [str(counts[" "] + counts[""])], "not_none": [str(counts[" "] + counts[""])],
        "files": in_two_formats("brochure", document_file(*paragraphs)),
    }  # fmt: skip
