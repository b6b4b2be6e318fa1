"""Typing efficiently: keys, shortcuts, special characters."""
# ruff: noqa: RUF001 (letters of another alphabet that look the same are meant)

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.invented.prose import TITLES, draw_document_name, prose
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import document, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.making.documents import Paragraph, heading
from pixsim.making.documents import document as document_file
from pixsim.making.make import in_two_formats
from pixsim.worlds.goals import Goal

_WHOLE = (
    "Rendez-vous devant la mairie", "Apportez votre carnet", "Le goûter est offert", "La salle est au premier étage",
    "Prévenez votre voisine", "Les enfants sont bienvenus", "Entrée par la cour", "Départ du car à huit heures",
    "Le concert commence à vingt heures", "Inscription à la bibliothèque", "Retour prévu dimanche soir",
)  # fmt: skip


@redraw_misfits
def one_letter(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 1: in one line a letter is there twice, missing, or two have changed places."""
    lines = sample(rng, _WHOLE, 5)
    place = integer(rng, 0, 4)
    whole = lines[place]
    words = whole.split()
    which = pick(
        rng, [n for n, word in enumerate(words) if len(word) >= 6 and word.isalpha()] or [0]
    )
    word = words[which]
    at = integer(rng, 2, len(word) - 3)
    kind = pick(rng, ("a une lettre de trop", "a perdu une lettre", "a deux lettres inversées"))
    if kind == "a une lettre de trop":
        faulty = word[: at + 1] + word[at] + word[at + 1 :]
    elif kind == "a perdu une lettre":
        faulty = word[:at] + word[at + 1 :]
    else:
        faulty = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if faulty == word:
        return None
    lines[place] = " ".join([*words[:which], faulty, *words[which + 1 :]])
    return {
        "number": place + 1,
        "kind": kind,
        "faulty": faulty,
        "word": word,
        "world": ui.lines_to_correct("Affiche", lines),
        "goal": Goal(want=(("set", f"Ligne {place + 1}", whole),), keep=ui.ACTED),
        "solution": ui.correct_lines({place: whole}),
        "near": [ui.correct_lines({place: whole.replace(word, faulty + word[-1])})],
    }


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


_VERSES = (
    "Bonjour à toutes et à tous", "Merci de votre visite", "Apportez une pièce d'identité", "Le café est offert",
    "Entrée libre le dimanche", "Salle du premier étage", "Fermé le lundi", "Places limitées", "Matériel fourni",
    "Goûter à seize heures", "Parking gratuit", "Prévenez-nous la veille", "Chiens tenus en laisse",
)  # fmt: skip


@redraw_misfits
def true_paragraphs(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many paragraphs a part has: some lines end with a mere line break."""
    asked, *others = sample(rng, TITLES, 4)
    blocks: dict[str, list[Paragraph | str]] = {}
    counts = {}
    for title in (asked, *others):
        lines = sample(rng, _VERSES, integer(rng, 7, 10))
        ends = [pick(rng, (True, True, False)) for _line in lines[:-1]]
        if not 2 <= ends.count(False) <= len(ends) - 3:
            return None
        paragraphs = [lines[0]]
        for ended, verse in zip(ends, lines[1:], strict=True):
            if ended:
                paragraphs.append(verse)
            else:
                paragraphs[-1] += "\n" + verse
        counts[title] = (len(paragraphs), len(lines))
        blocks[title] = [heading(title), *paragraphs]
    name = draw_document_name(rng)
    order = shuffled(rng, [asked, *others])
    paragraphs_there, lines_there = counts[asked]
    return {
        "name": name,
        "title": asked,
        "lines": lines_there,
        "breaks": lines_there - paragraphs_there,
        "key": str(paragraphs_there),
        "wrong": [str(lines_there), str(paragraphs_there + 1)],
        "files": in_two_formats(
            name, document_file(*(b for title in order for b in blocks[title]))
        ),
    }


_WRITTEN = {
    "pairs": "{0[0]} {0[1]} {0[2]} {0[3]} {0[4]}",
    "dots": "{0[0]}.{0[1]}.{0[2]}.{0[3]}.{0[4]}",
    "stuck": "{0[0]}{0[1]}{0[2]}{0[3]}{0[4]}",
}

_CALLS = ("Pour vous inscrire, appelez le {}.", "Le gardien répond au {} le matin.", "En cas d'absence : {}.",
          "Le {} donne les horaires.", "Un message suffit au {}.")  # fmt: skip

_DECOYS_OF_NUMBERS_TO_HARMONISE = ("Mise à jour du {day:02}.{month:02}.2026.", "Le dossier porte le numéro {number}.",
           "Le budget est de {amount}.500 euros.", "La version {month}.{day}.{amount} remplace la précédente.")  # fmt: skip


@redraw_misfits
def numbers_to_harmonise(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many telephone numbers of a long document are written with points, and how many without any space.

    Dates, versions and amounts have points too; numbers of files have ten figures and are no telephone numbers.
    """
    counts = {
        "pairs": integer(rng, 14, 20),
        "dots": integer(rng, 7, 12),
        "stuck": integer(rng, 5, 9),
    }
    if counts["dots"] == counts["stuck"]:
        return None
    sentences = []
    for kind, count in counts.items():
        for _number in range(count):
            start = pick(rng, (("01", "99", "00"), ("06", "39", "98")))
            parts = [*start, f"{integer(rng, 10, 99)}", f"{integer(rng, 10, 99)}"]
            sentences.append(pick(rng, _CALLS).format(_WRITTEN[kind].format(parts)))
    decoys = integer(rng, 10, 14)
    files = 0
    for _decoy in range(decoys):
        decoy = pick(rng, _DECOYS_OF_NUMBERS_TO_HARMONISE)
        files += "{number}" in decoy
        sentences.append(decoy.format(day=integer(rng, 1, 28), month=integer(rng, 1, 12), amount=integer(rng, 2, 9),
                                      number=f"20{integer(rng, 10_000_000, 99_999_999)}"))  # fmt: skip
    if not files:
        return None
    sentences = shuffled(rng, sentences)
    blocks: list[Paragraph | str] = []
    while sentences:
        taken = integer(rng, 2, 3)
        if len(blocks) % 6 == 0:
            blocks.append(heading(pick(rng, TITLES)))
        blocks += [" ".join(sentences[:taken]), prose(rng, 2)]
        sentences = sentences[taken:]
    name = draw_document_name(rng)
    return {
        "name": name,
        "dots": counts["dots"],
        "stuck": counts["stuck"],
        "files_numbered": files,
        "not_dots": [str(counts["dots"] + more) for more in (1, decoys - files)],
        "not_stuck": [str(counts["stuck"] + files)],
        "files": in_two_formats(name, document_file(*blocks)),
    }


_SERVICES = ("PLU", "VO", "ENV", "CAS", "SP", "EDU", "URB", "ET")

_ABOUT = (
    "un rappel est parti pour {0}", "{0} est complet", "{0} attend une pièce", "rendez-vous pris au sujet du dossier {0}",
    "le plan de {0} est à refaire", "{0} et {1} sont à traiter ensemble", "ne pas confondre {0} et {1}", "{0} classé, voir aussi {1}",
)  # fmt: skip

_DECOYS_OF_CITED_FILES = (
    "facture {0}-{1} réglée", "bon {2}/{0} signé", "ancien numéro {0}{1}", "la salle {3} est libre", "colis {4}{0} reçu",
    "rappel du 01 99 00 {1}2 4{1}", "courriel {5} reçu", "référence {3}-{1} sans suite",
)  # fmt: skip


@redraw_misfits
def cited_files(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: how many different file numbers a diary cites, by the convention that is told; the one most cited."""
    numbers = [f"{pick(rng, _SERVICES)}-{n:04}" for n in sample(rng, range(120, 9900), 90)]
    known = [f"{one}{pick(rng, 'abc')}" if rng.random() < 0.25 else one for one in numbers]
    known += [
        one.rstrip("abc") if one[-1] in "abc" else f"{one}a" for one in known[:9]
    ]  # two files
    weights = shuffled(rng, known)
    cited: Counter[str] = Counter()
    decoys: set[str] = set()
    rows = []
    for place in range(integer(rng, 380, 440)):
        day = f"{place // 9 % 28 + 1:02}/{place // 252 + 1:02} "
        if rng.random() < 0.55:
            one, two = weights[min(integer(rng, 0, 98), integer(rng, 0, 98))], pick(rng, known)
            said = pick(rng, _ABOUT)
            cited[one] += 1
            if "{1}" in said:
                cited[two] += 1
            text = said.format(one, two)
        else:
            plain = pick(rng, numbers).rstrip("abc")
            decoys.add(plain)
            text = pick(rng, _DECOYS_OF_CITED_FILES).format(plain, integer(rng, 1, 9), pick(rng, _SERVICES), f"B{integer(rng, 10, 99)}", pick(rng, "frt"), of(pick(rng, FIRST_NAMES)))  # fmt: skip
        rows.append(f"{day}{text[0].upper() + text[1:]}{pick(rng, ('.', '.', ' ; à suivre.', ' (urgent).'))}")  # fmt: skip
    (most, times), (_second, less) = cited.most_common(2)
    stems = {one.rstrip("abc") for one in cited}
    wrong = {sum(cited.values()), len(stems), len(set(cited) | decoys), len(stems | decoys)}
    if times == less or len(cited) in wrong or len(wrong) < 4:
        return None
    shown = most.rstrip("abc")
    sample_code = next(one for one in known if one[-1] in "abc")
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "one": sample_code.rstrip("abc"), "with_letter": sample_code,
        "count": str(len(cited)), "not_count": [str(n) for n in sorted(wrong)], "most": most, "times": times,
        "not_most": [shown if shown != most else f"{most}a", next(one for one in cited if one != most)],
        "files": {"journal.txt": text_file(rows, newline="\r\n")},
    }  # fmt: skip


_SIGNS = {
    "U+00A0 (espace insécable)": ("\u00a0", " "),
    "U+2009 (espace fine)": ("\u2009", " "),
    "U+200B (espace sans chasse)": ("\u200b", ""),
    "U+00AD (trait d'union conditionnel)": ("\u00ad", ""),
    "U+2011 (trait d'union insécable)": ("\u2011", "-"),
    "U+0430 (a cyrillique)": ("\u0430", "a"),
}
"""What each sign takes the place of: nothing where it is put in."""

_SEARCHED = ("Salle Bas-Marais", "Parc Haute-Lande", "Halle Saint-Jean", "Gare Plate-Rive")

_NEAR = {
    "Salle Bas-Marais": ("Salle Bas-Marets", "Salle Basse-Marais"), "Parc Haute-Lande": ("Parc Haute-Landes", "Parc Hautes-Landes"),
    "Halle Saint-Jean": ("Halle Sainte-Jeanne", "Halle Saint-Jan"), "Gare Plate-Rive": ("Gare Plates-Rives", "Gare Platte-Rive"),
}  # fmt: skip

_OTHERS = ("Foyer rural", "Salle Basse", "Parc des Landes", "Halle neuve", "École du Port", "Gare routière")  # fmt: skip


def _with_sign(rng: np.random.Generator, text: str, option: str) -> str:
    """A text where a sign hides, in the place of one that looks the same or between two letters."""
    sign, for_sign = _SIGNS[option]
    if for_sign:
        place = pick(rng, [place for place, letter in enumerate(text) if letter == for_sign])
        return text[:place] + sign + text[place + 1 :]
    place = integer(rng, 2, len(text) - 2)
    return text[:place] + sign + text[place:]


@redraw_misfits
def hidden_signs(rng: np.random.Generator) -> dict[str, Any] | None:
    """In a long list, how many lines a search misses though one reads what it looks for, and the sign that most often is why."""
    searched = pick(rng, _SEARCHED)
    most, *others = shuffled(rng, tuple(_SIGNS))
    hidden = [most] * integer(rng, 6, 8) + [pick(rng, others[:3]) for _line in range(9)]
    if max(hidden.count(one) for one in others) > hidden.count(most) - 2:
        return None
    found = [searched] * integer(rng, 50, 70)
    near = [pick(rng, _NEAR[searched]) for _line in range(18)]
    rest = [pick(rng, _OTHERS) for _line in range(390 - len(found) - len(near) - len(hidden))]
    words = [*(_with_sign(rng, searched, option) for option in hidden), *found, *near, *rest]
    lines = []
    for number, where in enumerate(shuffled(rng, words), 101):
        who = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
        if rng.integers(8) == 0:  # the same signs elsewhere, where nothing is searched
            who = who.replace(
                " ", _SIGNS[others[0]][0] if _SIGNS[others[0]][1] == " " else "\u00a0"
            )
        lines.append(f"C-{number} ; {who} ; {where}")
    code, _space, said = most.partition(" ")
    bare = code.removeprefix("U+")
    name = f"locations-{integer(rng, 10, 99)}.txt"
    return {
        "name": name,
        "searched": searched,
        "missed": len(hidden),
        "not_missed": sorted({str(len(hidden) + len(near)), str(len(found)), str(hidden.count(most))}),
        "codes": [code, bare, bare.lstrip("0"), f"U{bare}", f"U {bare}", f"U-{bare}", f"0x{bare}", f"\\u{bare}", said.strip("()")],
        "code": code,
        "said": said.strip("()"),
        "not_codes": [one.partition(" ")[0] for one in others],
        "files": {name: text_file(lines)},
    }  # fmt: skip


_PEOPLE = (
    "Ștefăniță Crăciun", "Cătălin Șerbănuță", "Ionuț Bălănuță", "Răzvan Țăranu-Lăcătuș", "Nguyễn Thị Bích Hạnh", "Phạm Đức Dũng", "Đặng Thị Phượng",
    "Vũ Đình Phúc", "Gülşen Yıldız", "Çağla Kılıç", "Işıl Doğanoğlu", "İbrahim Şişmanoğlu", "Łukasz Żółtański", "Bożena Żółkiewska",
    "Þórður Guðmundsson", "Guðrún Þorsteinsdóttir", "Sigríður Guðmundsdóttir", "Růžena Dvořáková", "Jiří Růžička", "Zdeňka Křížová",
)  # fmt: skip

_LOOK_ALIKE = {"ș": "ş", "Ș": "Ş", "ț": "ţ", "Ț": "Ţ", "Đ": "Ð", "đ": "ð", "ð": "đ", "ı": "i", "İ": "I", "ă": "ǎ", "ř": "ŕ", "ů": "ú", "ł": "l", "Ł": "L", "Ż": "Ź", "ż": "ź", "Þ": "P", "þ": "p", "ę": "e", "ą": "a", "ğ": "ǧ", "ě": "ê"}  # fmt: skip
_PAPERS = ("sur un diplôme", "sur un badge de congrès", "sur une carte de lecteur", "sur une affiche de concert", "sur un contrat", "sur la plaque d'un bureau")  # fmt: skip


def _coded(letter: str, way: int, *, decimal: bool) -> str:
    number = ord(letter)
    if way == 0:
        return f"\\u{number:04x}"
    if way == 1:
        return quote(letter)
    if way == 2:
        return quote(letter).replace("%", "=")
    return f"&#{number};" if decimal else f"&#x{number:X};"


@redraw_misfits
def name_in_codes(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: a foreign name whose letters four programs wrote each in its way, one of them twice."""
    name = pick(rng, _PEOPLE)
    places = [place for place, letter in enumerate(name) if ord(letter) > 127]
    ways = [integer(rng, 0, 3) for place in range(len(places))]
    if set(ways) != {0, 1, 2, 3}:
        return None
    parts = list(name)
    for place, way in zip(places, ways, strict=True):
        parts[place] = _coded(name[place], way, decimal=bool(rng.integers(2)))
    again = pick(rng, [place for place, way in zip(places, ways, strict=True) if way in (1, 3)])
    once = parts[again]
    parts[again] = once.replace("%", "%25").replace("&", "&amp;")
    alike = "".join(_LOOK_ALIKE.get(letter, letter) for letter in name)
    letters = "; ".join(f"{name[place]} (U+{ord(name[place]):04X})" for place in places)
    return {
        "paper": pick(rng, _PAPERS), "coded": indented(["".join(parts)]), "key": name, "letters": letters.replace("; ", ", "), "twice": parts[again], "once": once,
        "wrong": [form for form in (alike, "".join(letter for letter in name if ord(letter) < 128), "".join(parts)) if form != name],
    }  # fmt: skip


_BOARD = {
    "backspace": (fig.Box(48, 2, 10, 4), ("effacer le caractère placé juste avant le curseur", "corriger la lettre qu'on vient de taper"), "Retour arrière"),
    "tab": (fig.Box(0, 6, 6, 4), ("passer au champ suivant d'un formulaire", "aller, sans la souris, de la case « Nom » à la case « Prénom »"), "Tabulation"),
    "enter": (fig.Box(50, 6, 8, 8), ("commencer un nouveau paragraphe", "valider ce qu'on a tapé dans une barre d'adresse"), "Entrée"),
    "caps": (fig.Box(0, 10, 8, 4), ("écrire tout un mot en capitales sans garder une touche enfoncée", "faire cesser les capitales qui viennent toutes seules"), "Verrouillage des majuscules"),
    "shift": (fig.Box(0, 14, 10, 4), ("écrire une seule majuscule, en la gardant enfoncée", "obtenir le signe du haut d'une touche à deux signes"), "Maj"),
    "space": (fig.Box(16, 18, 24, 4), ("séparer deux mots", "laisser un blanc entre deux mots"), "Espace"),
    "escape": (fig.Box(0, 0, 5, 2), ("fermer une boîte de dialogue sans rien changer", "annuler l'ouverture d'un menu"), "Échap"),
}  # fmt: skip


def key_of_a_keyboard(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: on the drawing of a keyboard, the key that does what is wanted."""
    name = pick(rng, tuple(_BOARD))
    order = shuffled(rng, tuple(_BOARD))
    shapes: list[fig.Part] = [fig.rect((0, 0, 58, 22), "#5B6486", rounded=0.8)]
    rows = ((2, 4, 1), (6, 7, 1), (10, 9, 1), (14, 11, 1))
    letters = ("1234567890)", "AZERTYUIOP^", "QSDFGHJKLM", "WXCVBN,;:!")
    for (y, start, _gap), signs in zip(rows, letters, strict=True):
        for n, sign in enumerate(signs):
            shapes += [
                fig.rect((start + 4 * n, y, 3, 3), fig.WHITE),
                fig.text(start + 4 * n + 1, y, sign),
            ]
    for box, _acts, _label in _BOARD.values():
        shapes.append(fig.rect((box.x, box.y, box.w - 1, max(box.h - 1, 2)), fig.YELLOW))
    zones = [fig.zone(n, _BOARD[one][0]) for n, one in enumerate(order, 1)]
    return {
        **fig.pointed(fig.figure("Un clavier français ; sept touches sans nom portent un repère.", 11, shapes, zones), order.index(name) + 1),
        "act": pick(rng, _BOARD[name][1]), "who": pick(rng, FIRST_NAMES), "name": _BOARD[name][2],
    }  # fmt: skip
