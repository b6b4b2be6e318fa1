"""Faults of files in French, by their stable kind."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.problems import Problem

FRENCH = {
    # the format of a file (the first ones are pydantic's)
    "missing": _("champ obligatoire absent"),
    "extra_forbidden": _("champ inconnu"),
    "string_type": _("un texte est attendu"),
    "string_too_short": _("le texte est vide"),
    "string_too_long": _("le texte dépasse {max_length} caractères"),
    "string_pattern_mismatch": _("n'a pas la forme attendue ({pattern})"),
    "int_type": _("un nombre entier est attendu"),
    "int_parsing": _("un nombre entier est attendu"),
    "int_from_float": _("un nombre entier est attendu"),
    "float_type": _("un nombre est attendu"),
    "float_parsing": _("un nombre est attendu"),
    "bool_type": _("true ou false est attendu"),
    "bool_parsing": _("true ou false est attendu"),
    "tuple_type": _("une liste est attendue"),
    "dict_type": _("un objet est attendu"),
    "model_type": _("un objet est attendu"),
    "mapping_type": _("un objet est attendu"),
    "literal_error": _("valeurs possibles : {expected}"),
    "greater_than": _("doit dépasser {gt}"),
    "greater_than_equal": _("doit valoir au moins {ge}"),
    "less_than": _("doit être au-dessous de {lt}"),
    "less_than_equal": _("doit valoir au plus {le}"),
    "timezone_aware": _("la date doit porter un fuseau horaire, par exemple 2026-10-05T09:00:00Z"),
    "datetime_from_date_parsing": _("n'est pas une date"),
    "datetime_parsing": _("n'est pas une date"),
    "datetime_type": _("n'est pas une date"),
    "json_invalid": _("n'est pas du JSON : {error}"),
    "toml": _("n'est pas lisible comme du TOML en UTF-8 : {error}"),
    "unreadable": _("ne peut pas être lu : {error}"),
    "framework": _("référentiel inutilisable : {error}"),
    # profiles
    "not_printable": _("un texte non vide, sans caractère de contrôle, est attendu"),
    "pix_not_earned": _("seul un acquis validé rapporte des pix"),
    "inferred_question": _("un élément inféré n'a pas de question"),
    "levels_and_knowledge": _("donnez knowledge ou levels, pas les deux"),
    "unknown_skill": _("l'acquis {name} n'est pas dans le référentiel"),
    "unknown_competence": _("la compétence {name} n'existe pas"),
    # class lists
    "no_row": _("aucun candidat dans le fichier"),
    "no_column": _("la colonne {name} manque"),
    "foreign_column": _("la colonne {name} n'est pas connue"),
    "twice_column": _("la colonne {name} figure deux fois"),
    # calibrated parameters
    "column_order": _("les colonnes doivent être, dans cet ordre : {order}"),
    "row_length": _("{n} valeurs, il en faut {expected}"),
    "unknown_item": _("la banque n'a pas d'item {name}"),
    "twice_item": _("{name} a déjà une ligne"),
    "finite_number": _("un nombre fini est attendu"),
    "date_from_datetime_parsing": _("n'est pas une date"),
    "no_name": _("le nom manque"),
    "no_level": _("{value} n'est pas un niveau de 0 à 8"),
    "no_percent": _("{value} n'est pas un pourcentage de 0 à 200"),
    # items
    "number_only": _('units et tolerance demandent compare = "number"'),
    "item_shape": _("l'item ne convient pas à son type : {faults}"),
    "wrong_file": _("appartient à la compétence {name}"),
    "unknown_family": _("la famille {name} n'existe pas"),
    "duplicate_item": _("cet identifiant est déjà pris"),
    "empty_bank": _("aucun fichier d'items ici"),
    # what `bank check` finds
    "undrawable": _("ne peut pas être tirée : {error}"),
    "unfilled": _("il reste un {{{{…}}}} dans un texte"),
    "blank": _("un texte est vide"),
    "long_statement": _("l'énoncé a {n} caractères, {most} au plus"),
    "wide_line": _("une ligne prend {n} colonnes, {most} au plus"),
    "long_option": _("une proposition dépasse {most} caractères"),
    "key_refused": _("la correction refuse la clé {answer}"),
    "key_outside": _("la clé ne convient pas : {why}"),
    "wrong_accepted": _("la correction accepte la mauvaise réponse {answer}"),
    "same_options": _("deux propositions se lisent pareil"),
    "duplicate": _("se lit comme {other}"),
    "similar": _("se lit presque comme {other} (similarité {value:.2f}, il faut moins de {most})"),
    "gives_itself_away": _("l'énoncé contient la réponse {answer}"),
    "few_draws": _("la famille donne {n} questions différentes, il en faut {least}"),
    "few_variants": _("{n} variantes validées, il en faut {least}"),
    "few_skills": _("{n} sujets avec un acquis de niveau {level}, il en faut {least}"),
    "unbalanced_position": _(
        "la bonne proposition est en place {place} dans {share:.0%} des tirages"
    ),
    "longest_is_right": _(
        "la bonne proposition est la plus longue dans {share:.0%} des choix, {chance:.0%} au hasard"
    ),
    "no_source": _("une date de vérification sans source"),
}


def in_french(problem: Problem) -> str:
    """Place and fault; in English only where a library's message has no French yet."""
    where = problem.where.replace("line ", _("ligne "))
    place = " : ".join(part for part in (problem.file, where, problem.field) if part)
    template = FRENCH.get(problem.kind)
    wording = problem.message if template is None else template.format(**problem.context)
    return f"{place} : {wording}"
