"""click's own words in French: usage, headings, options it adds, and what it refuses.

click takes its texts from gettext, that is from a compiled catalogue that a fresh clone does not have.
Its modules are given the functions below instead; a test reads every text out of click and fails
where one that people can meet has no French.
"""

from __future__ import annotations

import importlib
from typing import Any

import click

MODULES = (
    "core", "decorators", "exceptions", "formatting", "parser", "shell_completion", "termui",
    "types", "_termui_impl",
)  # fmt: skip

FRENCH = {
    "Aborted!": "Interrompu.",
    "Options": "Options\N{NO-BREAK SPACE}",
    "Positional arguments": "Arguments\N{NO-BREAK SPACE}",
    "Commands": "Commandes\N{NO-BREAK SPACE}",
    "Usage:": "Utilisation :",
    "deprecated": "déconseillé",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "La commande {name} est déconseillée.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "{name} est déconseillé.{extra_message}"
    ),
    "env var: {var}": "variable d'environnement : {var}",
    "default: {default}": "par défaut : {default}",
    "required": "obligatoire",
    "(dynamic)": "(calculé)",
    "Show the version and exit.": "Affiche la version et quitte.",
    "Show this message and exit.": "Affiche cette aide et quitte.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "Pour de l'aide : {command} {option}",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Missing command.": "Il manque une commande.",
    "Missing argument": "Il manque",
    "Missing option": "Il manque l'option",
    "Missing parameter": "Il manque",
    "Missing {param_type}": "Il manque",
    "Missing parameter: {param_name}": "Il manque {param_name}",
    "No such option {name!r}.": "L'option {name} n'existe pas.",
    "No such command {name!r}.": "La commande « {name} » n'existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "Vouliez-vous dire : {possibilities} ?",
    "Got unexpected extra argument ({args})": "Mot en trop : {args}",
    "Got unexpected extra arguments ({args})": "Mots en trop : {args}",
    "Invalid start character for option ({option})": "Une option ne commence pas ainsi : {option}",
    "Argument {name!r} takes {nargs} values.": "{name} demande {nargs} valeurs.",
    "Takes {nargs} values but 1 was given.": "Il faut {nargs} valeurs, il y en a 1.",
    "Takes {nargs} values but {len} were given.": "Il faut {nargs} valeurs, il y en a {len}.",
    "{len_type} values are required, but {len_value} was given.": (
        "Il faut {len_type} valeurs, il y en a {len_value}."
    ),
    "{len_type} values are required, but {len_value} were given.": (
        "Il faut {len_type} valeurs, il y en a {len_value}."
    ),
    "Value must be an iterable.": "Plusieurs valeurs sont attendues.",
    "Option {name!r} does not take a value.": "L'option {name} ne prend pas de valeur.",
    "Option {name!r} requires an argument.": "L'option {name} demande une valeur.",
    "Option {name!r} requires {nargs} arguments.": "L'option {name} demande {nargs} valeurs.",
    "Choose from:\n\t{choices}": "À choisir parmi :\n\t{choices}",
    "Choice({choices})": "Choix ({choices})",
    "{value!r} is not {choice}.": "« {value} » n'existe pas ici ; choix possible : {choice}.",
    "{value!r} is not one of {choices}.": (
        "« {value} » n'existe pas ici ; choix possibles : {choices}."
    ),
    "{value!r} does not match the format {format}.": "« {value} » ne suit pas la forme {format}.",
    "{value!r} does not match the formats {formats}.": (
        "« {value} » ne suit aucune des formes {formats}."
    ),
    "{value!r} is not a valid {number_type}.": "« {value} » n'est pas un {number_type}.",
    "{value} is not in the range {range}.": "{value} est hors des limites ({range}).",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "« {value} » n'est ni oui ni non. Valeurs possibles : {states}"
    ),
    "{value!r} is not a valid UUID.": "« {value} » n'est pas un UUID.",
    "file": "fichier",
    "directory": "dossier",
    "path": "chemin",
    "{name} {filename!r} does not exist.": "{name} {filename} : n'existe pas.",
    "{name} {filename!r} is a file.": "{name} {filename} : est un fichier.",
    "{name} {filename!r} is a directory.": "{name} {filename} : est un dossier.",
    "{name} {filename!r} is not readable.": "{name} {filename} : ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "{name} {filename} : ne peut pas être modifié.",
    "{name} {filename!r} is not executable.": "{name} {filename} : ne peut pas être lancé.",
    "unknown error": "erreur inconnue",
    "Could not open file {filename!r}: {message}": (
        "Le fichier {filename} ne peut pas être ouvert : {message}"
    ),
    "Do you want to continue?": "Continuer ?",
    "Confirm the action without prompting.": "Ne pas demander de confirmation.",
    "Repeat for confirmation": "Encore une fois, pour confirmer",
    "Error: The two entered values do not match.": "Erreur : les deux réponses diffèrent.",
    "Error: invalid input": "Erreur : réponse refusée",
    "Press any key to continue...": "Une touche pour continuer…",
    "Shell completion is not supported for Bash versions older than 4.4.": (
        "La complétion demande Bash 4.4 ou plus récent."
    ),
    "Couldn't detect Bash version, shell completion is not supported.": (
        "La version de Bash est inconnue : la complétion n'y est pas possible."
    ),
    "d": "j",
}
TYPE_NAMES: dict[type[click.ParamType[Any]], str] = {
    type(click.INT): "nombre entier",
    click.IntRange: "nombre entier",
    type(click.FLOAT): "nombre",
    click.FloatRange: "nombre",
    type(click.STRING): "texte",
    type(click.BOOL): "oui ou non",
    click.Path: "chemin",
    click.File: "fichier",
}


def translate_click_text(text: str) -> str:
    """One text of click; as it is where only programmers meet it."""
    return FRENCH.get(text, text)


def french_count(one: str, many: str, n: int) -> str:
    """Singular or plural the French way: 0 and 1 are singular."""
    return translate_click_text(one if abs(n) < 2 else many)


def speak_french() -> None:
    """Give the modules of click these functions in place of gettext's."""
    for name in MODULES:
        module: Any = importlib.import_module(f"click.{name}")
        if hasattr(module, "_"):
            module._ = translate_click_text
        if hasattr(module, "ngettext"):
            module.ngettext = french_count
    for kind, words in TYPE_NAMES.items():
        kind.name = words
