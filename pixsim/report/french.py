"""Faults of files and findings of calibrations in French, by their stable kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pixsim.answers.findings import Finding
from pixsim.i18n import gettext as _
from pixsim.problems import Problem
from pixsim.report.causes import system_cause
from pixsim.text.messages import worded

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
    "int_parsing_size": _("le nombre est trop grand"),
    "datetime_object_invalid": _("n'est pas une date"),
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
    "json_column": _("n'est pas du JSON : {error} (caractère {column})"),
    "json_line": _("n'est pas du JSON : {error} (ligne {line}, caractère {column})"),
    "json_encoding": _("n'est pas du texte en UTF-8"),
    "json_twice": _("la clé {name} figure deux fois"),
    "json_number": _("le nombre {value} est trop grand, ou n'en est pas un"),
    "json_deep": _("est imbriqué trop profondément"),
    "json_text": _("un texte contient la moitié d'un caractère"),
    "toml": _("n'est pas lisible comme du TOML en UTF-8 : {error}"),
    "unreadable": _("ne peut pas être lu : {error}"),
    "framework": _("référentiel inutilisable : {error}"),
    # profiles
    "date_range": _("une date de {first} à {last} est attendue"),
    "too_large": _("dépasse {most} Mo"),
    "id_taken": _("l'identifiant « {id} » est déjà celui de {other}"),
    "another_candidate": _(
        "« {id} » est déjà, sur cette machine, un autre candidat ({other}). Pour ajouter celui-ci à "
        "part : pixsim profile import ; si c'est la même personne, donnez {id} au lieu du fichier"
    ),
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
    "long_name": _("le texte dépasse {most} caractères"),
    "long_row": _("{n} valeurs pour {expected} colonnes"),
    "workbook": _(
        "est un classeur de tableur : dans le tableur, « Enregistrer sous », choisissez CSV, "
        "puis importez ce fichier-là"
    ),
    "not_csv": _("n'est pas lisible comme du CSV : un guillemet n'est sans doute pas refermé"),
    "not_characters": _("n'est ni en UTF-8 ni en Windows-1252 : enregistrez-le en CSV UTF-8"),
    "twice_external_id": _("{value} est déjà l'identifiant de la ligne {other}"),
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
    # responses
    "not_text": _("n'est ni du texte ni du Parquet"),
    "no_pyarrow": _("lire du Parquet demande le paquet pyarrow"),
    "many_rows": _("{n} lignes, {most} au plus"),
    "many_cells": _("{n} cases, {most} au plus"),
    "many_bytes": _("{n} octets ou plus une fois lu, {most} au plus"),
    "long_text": _("un texte de {n} caractères, {most} au plus"),
    "nested_value": _("est une liste ou un objet, non une valeur simple"),
    "nested_column": _("contient des listes, non des valeurs simples"),
    "no_object": _("n'est pas un objet JSON"),
    "no_response": _("aucune réponse dans le fichier"),
    "no_header": _("la première ligne doit porter le nom de chaque colonne"),
    "no_value": _("est vide"),
    "twice_candidate": _("{value} a déjà une ligne"),
    "no_outcome": _("{value} n'est ni 0, ni 1, ni vide, ni le code d'un résultat"),
    "no_seconds": _("{value} n'est pas un nombre de secondes"),
    "no_moment": _("{value} n'est pas une date"),
    "no_count": _("{value} n'est pas un nombre entier à partir de 1"),
    "no_truth": _("{value} n'est ni true ni false"),
    "conflict": _("diffère ({columns}) de la ligne {line} de {other}, qui est la même question"),
    "control_character": _("contient des caractères de contrôle : {value}"),
    "more_faults": _("et {n} autres fautes de cette sorte"),
    "table_shape": _("un tableau de candidats par items est attendu, pas {shape}"),
    "no_binary": _("{n} valeurs ne sont ni 0, ni 1, ni vides ({names})"),
    "no_answer": _("aucune réponse"),
    "empty_rows": _("vide aux lignes {names}"),
    "answered_twice": _("plusieurs réponses d'un candidat à un item : {names}"),
    "names_twice": _("noms employés plusieurs fois : {names}"),
    "name_count": _("{n} noms pour {columns} colonnes"),
    "no_dates": _("ne sont pas des dates : {names}"),
    "anchor_slope": _("les ancres du modèle de Rasch ont une discrimination de 1, pas {names}"),
    # items
    "comparison_option": _("{option} demande compare = {kinds}"),
    "item_shape": _("l'item ne convient pas à son type : {faults}"),
    "wrong_file": _("appartient à la compétence {name}"),
    "unknown_world": _("le fichier {name}.toml manque dans worlds/"),
    "unknown_family": _("la famille {name} n'existe pas"),
    "duplicate_item": _("cet identifiant est déjà pris"),
    "empty_bank": _("aucun fichier d'items ici"),
    # what `bank check` finds
    "undrawable": _("ne peut pas être tirée : {error}"),
    "unfilled": _("il reste un {{{{…}}}} dans un texte"),
    "blank": _("un texte est vide"),
    "unsafe_text": _("un texte contient des caractères de contrôle ou qui renversent la lecture"),
    "long_statement": _("l'énoncé a {n} caractères, {most} au plus"),
    "wide_line": _("une ligne prend {n} colonnes, {most} au plus"),
    "long_option": _("une proposition dépasse {most} caractères"),
    "key_refused": _("la correction refuse la clé {answer}"),
    "key_outside": _("la clé ne convient pas : {why}"),
    "wrong_accepted": _("la correction accepte la mauvaise réponse {answer}"),
    "paraphrase_refused": _("la correction refuse {answer}, autre écriture de la clé {key}"),
    "trap_accepted": _("la correction accepte {answer}, erreur courante sur la clé {key}"),
    "mixed_units": _("des unités de grandeurs différentes : {units}"),
    "near_words": _("t3 prend d'autres mots pour la clé {key} : {words}"),
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
    "no_question": _("l'énoncé ne demande rien : ni « ? », ni impératif, ni blanc à compléter"),
    "loose_start": _("l'énoncé commence par « {word} », qui ne renvoie à rien de dit"),
    "no_kind": _("il manque sa nature (kind) : sim, file, tool, web, case, know ou paper"),
    "no_file": _("sa nature est file, mais il ne fournit aucun fichier"),
    "heavy_file": _("{name} pèse {n} ko, au plus {most}"),
    "closed_file": _("{name} ne s'ouvre pas dans un autre programme : {error}"),
    "done_already": _("le but est atteint sans rien faire"),
    "solution_fails": _("la solution n'atteint pas le but"),
    "found_at_once": _("la réponse {answer} se lit dès la première page"),
    "needless_act": _("le but est atteint sans une action de la solution : {act}"),
    "near_impossible": _("une presque-solution n'est pas possible : {error}"),
    "near_passes": _("une presque-solution atteint le but : {acts}"),
    "few_near": _("presque-solutions : {n}, il en faut au moins {least}"),
    "world_changes": _("le monde change quand il est gardé puis relu"),
    "line_differs": _("tapée comme une ligne, l'action devient une autre : {act}"),
    "wide_page": _("les colonnes de la page {page} prennent {n} colonnes"),
    "long_cell": _("une case de la page {page} a plus de {most} caractères"),
    "unspoken": _("une ligne de la page {page} ne dit rien"),
    "work_off_level": _(
        "la solution compte {n} actions ; au niveau {level}, il en faut de {least} à {most}"
    ),
    "lucky_walks": _(
        '{share:.0%} des marches au hasard atteignent le but, {most:.0%} au plus : voir marking = "end"'
    ),
    "few_acts": _('{most} actions différentes au plus : marking doit valoir "end"'),
    "telling_length": _(
        "dans chaque variante, les bonnes propositions dépassent toutes les autres de plus de "
        "{margin:.0%}"
    ),
    "no_source": _("une date de vérification sans source"),
    # simulations
    "setting": _("un nombre de {low} à {high} est attendu, pas {value}"),
    "whole_number": _("un nombre entier d'au moins {least} est attendu, pas {value}"),
    "worker_lost": _(
        "un processus de calcul a été arrêté par le système, ou la mémoire est épuisée : rien n'a "
        "été écrit ; relancez, avec moins de processus si la mémoire manque"
    ),
    "too_many": _("{most} au plus, pas {value}"),
    "table_memory": _("{n} lignes ne tiennent pas en mémoire, {most} au plus"),
    "power_of_two": _("une puissance de deux de 1 à {most} est attendue, pas {value}"),
    "mean_count": _("{n} moyennes, il en faut {expected}"),
    "unknown_rules": _("les règles doivent être V2 ou V3, pas {value}"),
    "profiles_given": _("ces candidats ont déjà un profil : le positionnement n'a rien à faire"),
    "missing_column": _("la colonne manque"),
    "repeated_column": _("la colonne figure deux fois"),
    "empty_table": _("aucun candidat dans le tableau"),
    "not_numbers": _("des nombres sont attendus"),
    "impossible_value": _(
        "un nombre de {low} à {high} est attendu ; la ligne {row} (à partir de 0) porte {value} "
        "({n} en tout)"
    ),
    "impossible_level": _(
        "un niveau entier de {low} à {high} est attendu ; la ligne {row} (à partir de 0) porte "
        "{value} ({n} en tout)"
    ),
    "profile_count": _("{n} profils, il en faut de 1 à {most}"),
    "bad_parameters": _(
        "a = {a} et b = {b} ne font pas une courbe : a de {least_a} à {most_a}, b de -{most_b} à "
        "{most_b}"
    ),
    "too_few_skills": _("{n} acquis jusqu'au niveau {level}, le test en demande {least}"),
    "no_operative_item": _("aucun item utilisable en certification"),
    "no_offered_item": _("aucun item validé à poser"),
    "pool_exhausted": _("trop peu de sujets pour un test adaptatif de {length} questions"),
    # findings about responses
    "item_unanswered": _("items sans réponse : {names}"),
    "item_single": _("items avec une seule réponse : {names}"),
    "item_all_right": _("items que tous ont réussis : {names}"),
    "item_all_wrong": _("items que personne n'a réussis : {names}"),
    "person_unanswered": _("candidats sans réponse : {names}"),
    "person_all_right": _("candidats qui ont tout réussi : {names}"),
    "person_all_wrong": _("candidats qui n'ont rien réussi : {names}"),
    "unconnected": _(
        "{n} blocs d'items n'ont aucun candidat en commun, leurs échelles ne tiennent ensemble que "
        "si les groupes se valent : {names}"
    ),
    "repeats_first": _(
        "{n} réponses répétées laissées de côté, la première d'un candidat à un item compte : {names}"
    ),
    "repeats_last": _(
        "{n} réponses répétées laissées de côté, la dernière d'un candidat à un item compte : {names}"
    ),
    "simulated": _("{n} réponses viennent de candidats simulés"),
    "unknown_items": _("laissés de côté, la banque ne les a pas : {names}"),
    "fewer_answers": _(
        "moins de réponses que derrière les valeurs présentes (donnez tous les exports ensemble) : "
        "{names}"
    ),
    "no_estimate": _("laissés comme ils étaient, sans estimation finie : {names}"),
    # findings about a fit
    "not_converged": _(
        "pas de convergence après {n} étapes : dernier changement {change:.1e}, tolérance {most:.0e}"
    ),
    "no_maximum": _("pas de convergence, la vraisemblance n'a pas de maximum pour : {names}"),
    "spread_moves": _(
        "pas de convergence, l'étendue au sein des familles ({spread:.3g}) bouge encore"
    ),
    "spread_zero": _("l'étendue au sein des familles ne se distingue pas de 0"),
    "spread_prior": _(
        "aucune variante n'a {n} réponses : l'étendue au sein des familles vient de l'a priori"
    ),
    "ability_alike": _("l'écart type des habiletés ne se distingue pas de 0 : {sd} a été pris"),
    "left_out": _("laissés de côté, sans a priori ils n'ont pas d'estimation : {names}"),
    "errors_by_group": _(
        "trop de paramètres pour une seule matrice : les erreurs types laissent de côté ce que "
        "les items partagent par les candidats, et peuvent être trop petites de quelques pour "
        "cent ; celle d'une discrimination commune reste indéterminée"
    ),
    "left_open": _("les données laissent indéterminés (erreur type infinie) : {names}"),
}


class _Comma(float):
    """A number written with a decimal comma."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def in_french(told: Problem | Finding) -> str:
    """What is told, with its place; in English only where a library's message has no French yet."""
    if isinstance(told, Finding):
        return _worded(FRENCH[told.kind], told.context)
    where = told.where.replace("line ", _("ligne "))
    place = " : ".join(part for part in (told.file, where, told.field) if part)
    template = FRENCH.get(told.kind)
    wording = told.message if template is None else _worded(template, told.context)
    return f"{place} : {wording}"


def _worded(template: str, context: Mapping[str, Any]) -> str:
    commas = {
        name: _Comma(value) if isinstance(value, float) else value
        for name, value in context.items()
    }
    if "error" in commas:
        commas["error"] = system_cause(commas["error"])
    return worded(template, commas, more=_("et {n} de plus"))
