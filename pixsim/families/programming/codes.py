"""Families of competence 3.4, programming: coding and compression of information."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal

_BITS = (
    "Un tableau de bord a {n} voyants, chacun allumé ou éteint.",
    "Un questionnaire a {n} questions auxquelles on répond par oui ou par non.",
    "Un code est fait de {n} chiffres binaires (0 ou 1).",
    "Un boîtier a {n} interrupteurs à deux positions.",
    "Une carte perforée a {n} emplacements, chacun percé ou non.",
    "Une ligne d'image a {n} pixels, chacun noir ou blanc.",
    "Une alarme a {n} capteurs qui envoient chacun 0 ou 1.",
    "Un formulaire a {n} cases, chacune cochée ou vide.",
)


def combinations(rng: np.random.Generator) -> dict[str, Any]:
    """How many different states a number of bits can take."""
    n = integer(rng, 2, 10)
    return {
        "scene": pick(rng, _BITS).format(n=n), "n": n, "product": " × ".join(["2"] * n),
        "result": 2**n, "key": str(2**n), "wrong": [str(2 * n)] if n > 2 else ["2"],
    }  # fmt: skip


def binary_to_decimal(rng: np.random.Generator) -> dict[str, Any]:
    """A number of four to six bits in decimal."""
    value = integer(rng, 9, 63)
    bits = f"{value:b}"
    weights = [str(1 << place) for place, bit in enumerate(reversed(bits)) if bit == "1"][::-1]
    mirror = int(bits[::-1], 2)
    return {
        "bits": bits, "sum": " + ".join(weights), "key": str(value),
        "wrong": [bits, *([str(mirror)] if mirror != value else [])],
    }  # fmt: skip


def decimal_to_binary(rng: np.random.Generator) -> dict[str, Any]:
    """A number from 16 to 255 in binary."""
    value = pick(rng, [v for v in range(17, 256) if f"{v:b}" != f"{v:b}"[::-1]])
    bits = f"{value:b}"
    weights = [str(1 << place) for place, bit in enumerate(reversed(bits)) if bit == "1"][::-1]
    return {"value": value, "sum": " + ".join(weights), "key": bits, "wrong": [bits[::-1]]}


def hexadecimal(rng: np.random.Generator) -> dict[str, Any]:
    """A number of two hexadecimal digits, from or to decimal or binary."""
    high, low = integer(rng, 1, 15), integer(rng, 10, 15)
    high, low = (high, low) if rng.integers(2) else (low, high)
    value, code = 16 * high + low, f"{16 * high + low:X}"
    ask, key, wrong = pick(rng, (
        (f"Écrivez en hexadécimal le nombre décimal {value}.", code, f"{high}{low}"),
        (f"Dans une couleur de page web, la part de rouge est {code} en hexadécimal. Combien cela "
         "fait-il en décimal ?", str(value), f"{high}{low}"),
        (f"Écrivez en hexadécimal le nombre binaire {high:04b} {low:04b}.", code, f"{high}{low}"),
    ))  # fmt: skip
    keys = [key, f"0x{key}", f"{key}h"] if key == code else [key]
    return {
        "ask": ask, "code": code, "value": value, "high": high, "low": low, "key": keys,
        "wrong": [wrong, code[::-1]] if code != code[::-1] else [wrong],
    }  # fmt: skip


_WORDS = (
    "VELO", "PAIN", "LUNE", "CHAT", "GARE", "NORD", "LIRE", "JEU", "ROBOT", "TRAIN", "MAIRIE",
    "BUS", "PHOTO", "CLAVIER", "RADIO", "FORUM",
)  # fmt: skip


def letter_codes(rng: np.random.Generator) -> dict[str, Any]:
    """A word from ASCII codes, one code of reference being given."""
    word = pick(rng, _WORDS)
    lower, reference = bool(rng.integers(2)), pick(rng, "ACEGIKMT")
    shown = word.lower() if lower else word
    letter = reference.lower() if lower else reference
    return {
        "codes": " ".join(str(ord(c)) for c in shown), "letter": letter, "code": ord(letter),
        "case": "minuscules" if lower else "majuscules", "first": shown[0], "n": ord(shown[0]),
        "key": word, "wrong": [word[::-1]] if word != word[::-1] else [],
    }  # fmt: skip


_UTF8 = (
    "été", "Noël", "café à 2 €", "où ?", "forêt", "L'élève a 5 €", "garçon", "120 €", "très tôt",
    "maïs", "Zoé", "Hôtel", "pêche", "naïf", "reçu : 35 €", "là-bas", "déjà", "préféré",
    "8 € l'été",
    "ça va ?", "goûter", "Inès", "Théo", "Maëlle", "hélas", "théâtre", "bientôt", "dîner", "île",
    "âge", "leçon", "façade", "à côté", "zéro €", "1 000 €", "élu", "près", "règle", "lycée",
    "musée", "piéton", "vérité", "modèle", "caméra", "clé USB", "écran", "réseau", "téléphone",
    "numéro", "marché", "santé", "sécurité", "créer", "légère", "fenêtre", "même", "tête", "fête",
    "crêpe", "rôle", "contrôle", "diplôme", "sûr", "août", "coûter", "brûler", "façon", "français",
)  # fmt: skip


def utf8_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """How many bytes a short text takes in UTF-8."""
    text = pick(rng, _UTF8)
    size = len(text.encode())
    return {
        "text": text, "letters": str(len(text)), "size": str(size), "euros": text.count("€"),
        "accents": sum(len(c.encode()) == 2 for c in text),
    }  # fmt: skip


def twos_complement(rng: np.random.Generator) -> dict[str, Any]:
    """A negative number in two's complement on eight bits, one way or the other."""
    value = integer(rng, 2, 127)
    bits, flipped = f"{256 - value:08b}", f"{255 - value:08b}"
    encode = bool(rng.integers(2))
    return {
        "ask": f"Codez le nombre décimal -{value} sur 8 bits." if encode
        else f"Quel nombre décimal l'octet {bits[:4]} {bits[4:]} représente-t-il ?",
        "value": value, "bits": bits, "flipped": flipped,
        "key": bits if encode else f"-{value}",
        "wrong": [f"1{value:07b}", flipped] if encode else [str(256 - value), str(value)],
    }  # fmt: skip


def _runs(text: str) -> list[tuple[int, str]]:
    return [(len(list(group)), letter) for letter, group in groupby(text)]


def run_lengths(rng: np.random.Generator) -> dict[str, Any]:
    """A line coded by run lengths, or decoded."""
    letters = sample(rng, "ABNRVW", 2)
    counts = [integer(rng, 1, 6) for _ in range(4)]
    counts[integer(rng, 0, 3)] = 1
    text = "".join(letters[i % 2] * count for i, count in enumerate(counts))
    code = "".join(f"{count}{letter}" for count, letter in _runs(text))
    lumped = "".join(f"{text.count(letter)}{letter}" for letter in letters)
    encode = bool(rng.integers(2))
    return {
        "ask": f"Codez la ligne {text}." if encode else f"Décodez la ligne {code}.",
        "code": code, "text": text, "key": code if encode else text,
        "wrong": [lumped, code.replace("1", "")] if encode else [code],
    }  # fmt: skip


_TREES = (
    ("0", "10", "110", "111"), ("1", "01", "001", "000"), ("00", "01", "10", "110", "111"),
    ("0", "100", "101", "110", "111"), ("0", "10", "110", "1110", "1111"),
)  # fmt: skip


def prefix_decode(rng: np.random.Generator) -> dict[str, Any]:
    """A message coded with a table of codes of several lengths."""
    codes = pick(rng, _TREES)
    letters = sample(rng, "AEILNORSTU", len(codes))
    message = "".join(pick(rng, letters) for _ in range(6))
    table = dict(zip(letters, codes, strict=True))
    order = sorted(table)
    return {
        "table": "    " + "   ".join(f"{letter} = {table[letter]}" for letter in order),
        "bits": "".join(table[letter] for letter in message), "first": message[0],
        "first_code": table[message[0]], "key": message, "wrong": [message[::-1] + letters[0]],
    }  # fmt: skip


def huffman_bits(rng: np.random.Generator) -> dict[str, Any]:
    """How many bits a text takes with a table of codes, or saves on eight bits a letter."""
    codes = pick(rng, _TREES)
    letters = sample(rng, "AEILNORSTU", len(codes))
    counts = sorted((integer(rng, 2, 60) for _ in codes), reverse=True)
    total, size = sum(counts), sum(n * len(c) for n, c in zip(counts, codes, strict=True))
    saved = bool(rng.integers(2))
    lines = [
        f"    {letter} : {count} fois, code {code}"
        for letter, count, code in sorted(zip(letters, counts, codes, strict=True))
    ]
    terms = [f"{n} × {len(c)}" for n, c in zip(counts, codes, strict=True)]
    return {
        "table": "\n".join(lines), "sum": " + ".join(terms), "size": size, "plain": 8 * total,
        "ask": "Combien de bits gagne-t-on par rapport à un codage de 8 bits par lettre ?" if saved
        else "Combien de bits le texte codé occupe-t-il ?",
        "key": str(8 * total - size if saved else size),
        "wrong": [str(sum(map(len, codes))), str(size if saved else 8 * total)],
    }  # fmt: skip


def run_length_rate(rng: np.random.Generator) -> dict[str, Any]:
    """Size and rate of a line of pixels coded by run lengths."""
    pixels = pick(rng, (200, 400, 500, 800, 1000))
    runs = pick(rng, [r for r in range(10, pixels) if r * 200 % pixels == 0 and 2 * r != pixels])
    size = 2 * runs
    return {
        "pixels": pixels, "runs": runs, "size": str(size), "rate": decimal(100 * size / pixels),
        "half": decimal(100 * runs / pixels), "runs_only": str(runs),
        "verdict": "plus petit" if size < pixels else "plus gros",
    }  # fmt: skip


def growing_lines(rng: np.random.Generator) -> dict[str, Any]:
    """Which lines grow when coded by run lengths (several right options)."""
    growing: list[str] = []
    shrinking: list[str] = []
    while len(growing) < 3 or len(shrinking) < 3:
        letters = sample(rng, "ABNRVW", 3)
        runs = [integer(rng, 1, pick(rng, (1, 2, 6))) for _ in range(integer(rng, 3, 9))]
        text = "".join(letters[i % 3] * n for i, n in enumerate(runs))
        if not 8 <= len(text) <= 14 or max(runs) > 9 or len(text) == 2 * len(runs):
            continue
        side = growing if 2 * len(runs) > len(text) else shrinking
        if text not in side:
            side.append(text)
    count = integer(rng, 2, 3)
    options = growing[:count] + shrinking[: 5 - count]
    return {"options": shuffled(rng, options[:count]) + options[count:],
            "key": list(range(1, count + 1))}  # fmt: skip
