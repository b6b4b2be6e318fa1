"""Faults of files and findings of calibrations in French, by their stable kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import Any

from pixsim.answers.findings import Finding
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import localise_decimal_sign
from pixsim.foundation.localised import label_value, long_date
from pixsim.foundation.problems import IN_ARMS, Problem
from pixsim.report.faults.system_causes import system_cause
from pixsim.text.messages import fill_message

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
    "unknown_form": _("il n'y a pas de jeu de questions {name}"),
    # plans towards an exam
    "plan_no_day": _("« {value} » n'est pas une date : écrivez par exemple 20/12/2026"),
    "plan_day_gone": _("L'épreuve est à venir : le {day} ne l'est pas"),
    "plan_day_far": _("Le {day} est trop loin : {most} jours au plus"),
    "plan_no_minutes": _("« {value} » n'est pas un nombre de minutes"),
    "plan_minutes": _("{value} minutes par jour ne se peut pas : de {least} à {most}"),
    "plan_no_weekday": _("Il faut au moins un jour de la semaine"),
    "plan_no_day_left": _("Aucun de ces jours de la semaine ne vient avant le {day}"),
    "plan_rules": _("Il n'y a pas d'épreuve {value}"),
    "plan_pix": _("Il faut dire les pix visés, de 1 à {most}"),
    "plan_nobody": _("Personne n'est coché"),
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
    "competence_count": _("{n} compétences, alors que la simulation porte sur {expected}"),
    "other_bank": _(
        "ce profil est celui d'une autre banque, où sont {n} de ses acquis : donnez-la (--bank, ou "
        "PIXSIM_BANK), ou un profil de celle-ci"
    ),
    "unknown_skill": _("l'acquis {name} n'est pas dans le référentiel"),
    "unknown_competence": _("la compétence {name} n'existe pas"),
    # class lists
    "no_row": _("aucun candidat dans le fichier"),
    "no_name_column": _("la colonne des noms manque : nom ou name"),
    "no_column": _("la colonne {name} manque"),
    "foreign_column": _("la colonne {name} n'est pas connue"),
    "twice_column": _("la colonne {name} figure deux fois"),
    "long_name": _("le texte dépasse {most} caractères"),
    "long_row": _("{n} valeurs pour {expected} colonnes"),
    "csv_cell": _("une case est trop longue : plus de {most} caractères"),
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
    "birth_date": _("une date de naissance AAAA-MM-JJ, après 1900, est attendue"),
    "no_birth_date": _("{value} n'est pas une date de naissance, jj/mm/aaaa, après 1900"),
    "no_percent": _("{value} n'est ni oui, ni non, ni un pourcentage de 0 à 200"),
    # responses
    "not_table": _("n'est ni du texte ni un classeur"),
    "not_text": _("n'est ni du texte ni du Parquet"),
    "no_pyarrow": _("lire du Parquet demande le paquet pyarrow"),
    "many_rows": _("{n} lignes, {most} au plus"),
    "many_columns": _("{n} colonnes, {most} au plus"),
    "workbook_too_much": _("ce classeur demande trop de mémoire ou de temps pour être lu"),
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
    "no_pix": _("{value} n'est pas un nombre de pix"),
    "no_truth": _("{value} n'est ni true ni false"),
    "conflict": _("diffère ({columns}) de la ligne {line} de {other}, qui est la même question"),
    "control_character": _("contient des caractères de contrôle : {value}"),
    "more_faults": _("et {n} autres fautes de cette sorte"),
    "form": _("forme de données refusée ({what})"),
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
    "loaded_status": _("{name} n'est pas un état qu'un fichier peut donner"),
    "unknown_family": _("la famille {name} n'existe pas"),
    "duplicate_item": _("cet identifiant est déjà pris"),
    "empty_bank": _("aucun fichier d'items ici"),
    # what `bank check` finds
    "translates_nothing": _("ne traduit aucun item de la banque"),
    "translated_twice": _("est traduit deux fois"),
    "translation_stale": _(
        "le texte français a changé : le relire, puis écrire translated_from = {digest}"
    ),
    "other_placeholders": _("n'a pas les mêmes {{{{…}}}} qu'en français"),
    "other_length": _("n'a pas autant d'entrées qu'en français"),
    "other_names": _("une ligne n'a pas les mêmes noms qu'en français"),
    "key_of_choice": _("un choix garde la clé de l'item français, et l'ordre de ses propositions"),
    "untranslated_rows": _("les lignes portent des textes français, et ne sont pas traduites"),
    "untranslated_lead": _(
        "les mots qui peuvent précéder une réponse sont français, et ne sont pas traduits"
    ),
    "left_in_french": _("est resté en français : {text}"),
    "quotes_nothing": _("cite {name}, que la famille ne tire pas"),
    "decimal_comma": _("écrit une virgule décimale, où l'anglais a un point : {text}"),
    "french_space": _("a une espace où l'anglais n'en a pas : {text}"),
    "guillemets": _("a des guillemets français : {text}"),
    "translates_no_world": _("ne traduit aucun monde de la banque"),
    "machine_unsaid": _("la machine {name} ne parle pas cette langue"),
    "world_unsaid": _("son monde n'est pas traduit : worlds/{name}.toml manque dans cette langue"),
    "family_world": _("sa famille fait le monde, en français seulement : il ne se traduit pas"),
    "unlisted_text": _("n'a pas de mots pour « {text} »"),
    "unshown_text": _("a des mots pour « {text} », que le monde français ne montre pas"),
    "nothing_fills": _("rien ne remplit {{{{{name}}}}}"),
    "undrawable": _("ne peut pas être tirée : {error}"),
    "unfilled": _("il reste un {{{{…}}}} dans un texte"),
    "blank": _("un texte est vide"),
    "unsafe_text": _("un texte contient des caractères de contrôle ou qui renversent la lecture"),
    "long_statement": _("l'énoncé a {n} caractères, {most} au plus"),
    "wide_line": _("une ligne prend {n} colonnes, {most} au plus"),
    "long_option": _("une proposition dépasse {most} caractères"),
    "key_refused": _("la correction refuse la clé {answer}"),
    "key_outside": _("la clé ne convient pas : {why}"),
    "key_hidden": _(
        "les variantes donnent aussi une clé : celle de l'item, {answer}, n'est jamais lue (voir « also »)"
    ),
    "wrong_accepted": _("la correction accepte la mauvaise réponse {answer}"),
    "example_is_right": _("l'exemple montré dans le champ, {answer}, est la bonne réponse"),
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
    "no_elision": _("« {text} » demande une élision"),
    "python_list": _("une liste est montrée telle que Python l'écrit : {text}"),
    "empty_quotes": _("il n'y a rien entre « et »"),
    "mixed_apostrophes": _("le texte a deux sortes d'apostrophes, ’ et '"),
    "wrong_weekday": _("« {text} » ne tombe pas ce jour de la semaine"),
    "unfiled_data": _(
        "l'énoncé montre {n} lignes de données sans fournir de fichier, au plus {most}"
    ),
    "misquoted": _("l'explication cite « {text} », que la question ne montre nulle part"),
    "two_alike": _("{name} a deux fois {text}, et rien ne dit que des gens puissent se ressembler"),
    "size_of_life": _(
        "{name} pèse {value:g} Mo, plus qu'aucun fichier de sa sorte, {most} au plus"
    ),
    "no_kind": _("il manque sa nature (kind) : sim, file, tool, web, look, case, know ou paper"),
    "no_file": _("sa nature est file, mais il ne fournit aucun fichier"),
    "no_figure": _("sa nature est look, mais il ne montre rien"),
    "figure_of_another_kind": _("il montre une image, mais sa nature n'est pas look"),
    "figure_wide": _("l'image prend {n} colonnes et {rows} lignes, {most} et {most_rows} au plus"),
    "figure_outside": _("hors de l'image : {what}"),
    "figure_odd_row": _("texte ou zone entre deux lignes de l'image : {what}"),
    "figure_overlap": _("deux textes ou repères de l'image se recouvrent : {what}"),
    "figure_crossed": _("un bord passe dans le texte {what} de l'image"),
    "figure_faint": _(
        "le texte {what} de l'image a un contraste de {value:.1f} avec son fond, {least} au moins"
    ),
    "figure_zones": _("les zones de l'image ne vont pas avec les propositions : {what}"),
    "figure_zones_meet": _("les zones {one} et {other} de l'image ont un endroit commun"),
    "figure_tells": _("ce qui est dit de l'image contient la réponse {answer}"),
    "figure_undrawn": _("l'image ne peut pas être dessinée : {error}"),
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
    "one_source": _(
        "un fait cherché sur le web demande au moins {least} sources, séparées par « ; »"
    ),
    "not_checked": _("rien ne dit quand sa source a été relue : checked"),
    "stale": _("relu pour la dernière fois le {checked}, il y a {n} j : {source}"),
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
    "mean_count": _("{n} valeurs, il en faut {expected}"),
    "repeated_group": _("deux groupes portent le même nom"),
    "impossible_correlation": _("ce n'est pas une matrice de corrélations de 16 lignes sur 16"),
    "no_group": _(
        "un nom de groupe est attendu ; la ligne {row} (à partir de 0) n'en a pas ({n} en tout)"
    ),
    "many_groups": _("{n} groupes, {most} au plus"),
    "unknown_rules": _("les règles doivent être V2 ou V3, pas {value}"),
    "profiles_given": _("ces candidats ont déjà un profil : le positionnement n'a rien à faire"),
    "missing_column": _("la colonne manque"),
    "repeated_column": _("la colonne figure deux fois"),
    "levels_and_pix": _("un profil se donne en niveaux ou en pix, pas les deux"),
    "empty_table": _("aucun candidat dans le tableau"),
    "not_numbers": _("des nombres sont attendus"),
    "impossible_value": _(
        "un nombre de {low} à {high} est attendu ; la ligne {row} (à partir de 0) porte {value} "
        "({n} en tout)"
    ),
    "impossible_level": _(
        "un nombre entier de {low} à {high} est attendu ; la ligne {row} (à partir de 0) porte "
        "{value} ({n} en tout)"
    ),
    "profile_count": _("{n} profils, il en faut de 1 à {most}"),
    "bad_parameters": _(
        "a = {a} et b = {b} ne font pas une courbe : a de {least_a} à {most_a}, b de -{most_b} à "
        "{most_b}"
    ),
    "no_operative_item": _("aucun item utilisable en certification"),
    "no_offered_item": _("aucun item validé à poser"),
    "pool_exhausted": _("trop peu de sujets pour un test adaptatif de {length} questions"),
    # plans of experiments
    "plan_toml": _("n'est pas du TOML : {error}"),
    "plan_part": _("ne fait pas partie d'un plan, qui a {known}"),
    "plan_text": _("un texte est attendu"),
    "plan_arms": _("un plan a soit des [arms.NOM], soit des [factors]"),
    "plan_table": _("une table qui contient quelque chose est attendue"),
    "plan_arm": _("chaque variante doit être une table"),
    "plan_whole": _("ne se règle pas dans un plan : réglez-en les parties, ou en Python"),
    "plan_choice": _("valeurs possibles : {expected}, pas {value}"),
    "plan_levels": _("une liste de valeurs est attendue"),
    "unknown_arm": _("il n'y a pas de variante {value} ; il y a {known}"),
    "impossible_grid": _(
        "des réglages par variante, ou des valeurs par réglage, sont attendus, pas {value}"
    ),
    "empty_grid": _("n'a aucune variante"),
    "no_factor": _("n'a aucun facteur"),
    "arm_settings": _("des valeurs par réglage sont attendues, pas {value}"),
    "unknown_setting": _("ce réglage n'existe pas : {owner} a {known}"),
    "no_setting": _("ce réglage n'existe pas : une simulation a {known}"),
    "empty_setting": _("le nom est vide : une simulation a {known}"),
    "no_parts": _("{owner} n'a pas de parties"),
    "impossible_levels": _("une liste de valeurs est attendue, pas {value}"),
    "empty_factor": _("n'a aucune valeur"),
    "repeated_level": _(
        "deux valeurs s'appellent {value} : donnez un nom à chacune, {{nom: valeur}}"
    ),
    "unset": _("il n'y a rien ici qui ait {name} : réglez d'abord le tout"),
    "refused_value": _("refusé : {error}"),
    "no_such_value": _("cette valeur n'est pas possible ici : {value}"),
    "is_instance_of": _("un objet {class} est attendu, pas {value}"),
    "dataclass_type": _("un objet {class_name} est attendu, pas {value}"),
    "dataclass_exact_type": _("un objet {class_name} est attendu, pas {value}"),
    "unknown_figure": _("aucun résumé n'a ce chiffre"),
    "impossible_arm": _("cette variante ne peut pas être simulée : {error}"),
    "experiment_store": _("contient d'autres fichiers : donnez un dossier neuf, ou d'un plan"),
    "store_no_folder": _("n'est pas un dossier, alors que les résultats en demandent un"),
    "store_closed": _("l'écriture y est refusée"),
    "store_marker": _("son fichier {name} ne peut pas être lu"),
    "store_version": _("vient d'une autre version de pixsim ({value} ; celle-ci lit {expected})"),
    "store_write": _("la variante {name} n'a pas pu être écrite : {error}"),
    "store_damaged": _("{name} est abîmé : sa variante est simulée de nouveau"),
    "store_others": _(
        "des résultats de ces variantes ({n}) ont été faits autrement ; ils restent là, sans servir : "
        "{differences}"
    ),
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
        "réponses répétées, dont seule compte la première d'un candidat à un item ; laissées de côté : "
        "{n} : {names}"
    ),
    "repeats_last": _(
        "réponses répétées, dont seule compte la dernière d'un candidat à un item ; laissées de côté : "
        "{n} : {names}"
    ),
    "simulated": _("réponses de candidats simulés : {n}"),
    "profile_unknown": _(
        "candidats dont les questions ont été tirées de leur profil, que le tableau n'a pas (colonne "
        "pix) : {n} ; l'échelle et les difficultés sont faussées, et les intervalles à 95 % des difficultés "
        "n'ont contenu la vraie valeur que 83 à 87 fois sur 100 dans des épreuves simulées : {names}"
    ),
    "few_profiles": _(
        "candidats dont le profil est connu : {n} ; il en faut {least} pour en tenir compte : "
        "l'étendue des habiletés est sous-estimée"
    ),
    "own_choice": _(
        "réponses de positionnement ou d'entraînement : {n} ; chacun y choisit ce qu'il travaille, et "
        "la bonne réponse est montrée"
    ),
    "unknown_items": _("laissés de côté, la banque ne les a pas : {names}"),
    "fewer_answers": _(
        "moins de réponses que derrière les valeurs présentes (donnez tous les exports ensemble) : "
        "{names}"
    ),
    "no_estimate": _("laissés comme ils étaient, sans estimation finie : {names}"),
    # results of one's own quiz
    "workbook_unreadable": _("est un classeur illisible (abîmé, ou protégé par un mot de passe)"),
    "workbook_empty": _("est un classeur sans aucune cellule remplie"),
    "no_table": _("n'est pas un tableau de texte"),
    "own_no_item": _("aucune colonne de réponses n'a été reconnue ; les colonnes sont : {names}"),
    "own_no_mark": _("{n} case(s) ne sont pas des points (ligne, question : case) : {names}"),
    "own_above": _("{n} note(s) dépassent le maximum (ligne, question : case) : {names}"),
    "own_no_name": _("{n} ligne(s) ne nomment aucune question : {names}"),
    "own_sheets": _("seule la première feuille est lue, pas : {names}"),
    "own_left_out": _("colonnes laissées de côté : {names}"),
    "own_summary_rows": _("lignes qui ne sont pas des personnes, laissées de côté : {names}"),
    "own_guessed_most": _("maximum d'une question d'après la meilleure note : {names}"),
    "own_blank_missing": _("{n} question(s) sans réponse comptent comme non posées"),
    "own_blank_wrong": _("{n} question(s) sans réponse comptent comme fausses"),
    "own_partial": _("{n} note(s) partielles sous {share:.0%} des points comptent comme fausses"),
    "group_columns": _("pas de colonnes « question » et « groupe »"),
    "group_unknown": _("question absente des résultats"),
    "group_empty": _("pas de groupe"),
    "group_twice": _("dans deux groupes"),
    "group_lacking": _("questions sans groupe : {names}"),
    "group_single": _("il faut au moins deux groupes"),
    "own_graded": _(
        "notes partielles prises telles quelles, par un modèle à crédits partiels : {names}"
    ),
    "own_ungraded": _("{n} réponse(s) pas encore notées sont laissées de côté"),
    "own_repeats": _(
        "{n} réponse(s) de qui avait déjà répondu sont laissées de côté : la première compte"
    ),
    "own_unnamed": _("{n} personne(s) sans nom, nommées par leur ligne"),
    # what an export of questions loses
    "export_simulators": _(
        "{n} simulateurs laissés de côté, ce qu'on y fait n'a pas d'équivalent : {names}"
    ),
    "export_left_out": _(
        "{n} laissées de côté, aucun format ici ne porte leur « {part} » : {names}"
    ),
    "export_no_gift": _(
        "{n} laissées de côté, le GIFT n'a ni champs, ni fichiers, ni images, ni flèche dans une réponse : {names}"
    ),
    "export_no_image": _("{n} avec une image, dont un tableau ne dit qu'une phrase : {names}"),
    "export_pointing": _(
        "{n} où l'on montre un endroit d'une image : dans Moodle, on choisit le chiffre qui y est"
    ),
    "export_draws": _("{n} items calculés : seuls les tirages exportés y sont, pas le générateur"),
    "export_all_or_nothing": _("{n} notées tout ou rien ici, avec des points partiels dans Moodle"),
    "export_typing": _("{n} pardonnent les fautes de frappe ici (T3), pas dans l'export : {names}"),
    "export_case": _(
        "{n} veulent ici les majuscules exactes ; le GIFT les accepte toutes : {names}"
    ),
    "export_comma": _("{n} attendent un nombre : un cours en anglais refuse la virgule décimale"),
    "export_forms": _("{n} n'acceptent dans Moodle que les formes écrites dans l'export"),
    "export_same_twice": _(
        "{n} aux champs sans ordre acceptent deux fois la même réponse : {names}"
    ),
    "export_mode": _("{n} avec mode focus ou durée propre : gardés comme étiquettes, sans effet"),
    "export_long_tag": _("{n} avec une étiquette de plus de 50 signes, que Moodle coupe : {names}"),
    # quizzes from elsewhere
    "no_text": _("n'est pas du texte"),
    "guessed_encoding": _("n'est pas en UTF-8 : lu comme du Windows-1252, regardez les accents"),
    "empty_quiz": _("aucune question dans le fichier"),
    "many_answers": _("plus de {most} réponses"),
    "quiz_many": _("plus de {most} questions"),
    "xml_too_much": _("des éléments trop imbriqués, ou trop nombreux"),
    "gift_category": _("le texte après $CATEGORY: sans ligne vide n'est pas lu : {value}"),
    "cloze_many": _("plus de {most} champs"),
    "xml_doctype": _("contient un <!DOCTYPE …> : non lu, il pourrait définir des entités"),
    "xml_encoding": _("ne peut pas être décodé : {error} est un codage inconnu"),
    "xml_invalid": _("n'est pas du XML bien formé : {error} (caractère {column})"),
    "xml_no_quiz": _("n'est pas du Moodle XML : le premier élément est <{name}>, et non <quiz>"),
    "xml_no_type": _("la question n'a pas de type"),
    "xml_markup": _("le HTML dans <text> doit être échappé ou en CDATA : <{name}>"),
    "xml_no_number": _("la note « {value} » n'est pas un nombre"),
    "xml_file": _("le fichier {name} n'est pas du base64 lisible"),
    "quiz_long_text": _("un texte de {n} caractères, {most} au plus sont lus"),
    "no_answers": _("la question n'a pas de réponse"),
    "gift_braces": _("une accolade manque, ouvrante ou fermante"),
    "gift_few_answers": _("{n} réponse(s), il en faut au moins {least}"),
    "gift_no_arrow": _("une paire sans -> : {value}"),
    "gift_no_number": _("« {value} » n'est pas un nombre"),
    "aiken_no_start": _("une proposition ou une réponse avant toute question"),
    "aiken_no_answer": _("la question finit sans ANSWER:"),
    "aiken_few_options": _("{n} proposition(s), il en faut au moins 2"),
    "cloze_no_field": _("le texte n'a aucun champ comme {{1:SHORTANSWER:=…}}"),
    "cloze_few_answers": _("champ {number} : il faut au moins {least} réponses"),
    "cloze_no_number": _("champ {number} : « {value} » n'est ni un nombre ni *"),
    "cloze_no_full_mark": _("champ {number} : aucune réponse ne donne tous les points"),
    "draft_type": _("les questions du type {name} n'ont pas d'équivalent ici"),
    "draft_no_text": _("la question n'a pas de texte"),
    "draft_no_right": _("aucune réponse ne donne tous les points"),
    "draft_single": _("une seule proposition à choisir, et {n} donnent tous les points"),
    "draft_several": _("les points ne disent pas quelles propositions font la bonne réponse"),
    "draft_few_options": _("{n} proposition(s), il en faut au moins 2"),
    "draft_empty_option": _("la proposition {number} n'a pas de texte (une image ?)"),
    "draft_same_options": _("deux propositions se lisent pareil"),
    "draft_pattern": _("les bonnes réponses sont des modèles avec joker (*)"),
    "draft_any_number": _("n'importe quel nombre donne tous les points"),
    "draft_tolerances": _("les nombres justes ont des tolérances différentes"),
    "draft_no_number": _("« {value} » n'est pas un nombre que l'on puisse comparer"),
    "draft_several_in_field": _("champ {number} : plusieurs propositions à cocher"),
    "draft_groups": _("les champs n'acceptent pas les mêmes réponses"),
    "draft_few_pairs": _("moins de 2 réponses différentes à associer"),
    "draft_key": _("la clé « {value} » ne peut pas être comparée comme {name}"),
    "draft_files": _("ses fichiers pèsent {n} octets, {most} au plus"),
    "draft_invalid": _("ne donne pas d'item : {said}"),
    # the dossier of a professional title
    "ccp1_no_dossier": _("n'a pas de dossier.md : voir pixsim ccp1 new"),
    "ccp1_encoding": _("n'est pas du texte en UTF-8"),
    "ccp1_control": _("contient un caractère de contrôle"),
    "ccp1_referential": _("pas de référentiel « {name} » ; il y a : {names}"),
    "ccp1_no_fiche": _("manque : il faut {n} fiches-action"),
    "ccp1_extra_fiche": _(
        "n'est pas lue : {n} fiches sont présentées, de fiche-1.md à fiche-{n}.md"
    ),
    "ccp1_no_title": _("n'a pas de titre"),
    "ccp1_no_part": _("la partie « {name} » manque ou est vide"),
    "ccp1_same_public": _("« {value} » : c'est déjà le public de {other}"),
    "ccp1_same_environment": _("« {value} » : c'est déjà l'environnement technique de {other}"),
    "ccp1_form": _("« {value} » n'est ni collective ni individuelle"),
    "ccp1_phase": _("ce n'est pas une phase comme « - 5 min : Accueil » : {value}"),
    "ccp1_no_minutes": _("la phase « {name} » dure 0 min"),
    "ccp1_minutes": _("les phases font {n} min en tout, il en faut {expected}"),
    "ccp1_shown": _("ce n'est pas une ligne comme « - 1 : où on la voit » : {value}"),
    "ccp1_competence": _("pas de compétence {name} ; il y a : {names}"),
    "ccp1_not_shown": _("aucune fiche ne dit où l'on voit la compétence {name} ({text})"),
    "ccp1_date": _("« {value} » n'est pas une date comme 30/06/2026"),
    "ccp1_date_order": _("vient avant « {name} »"),
    "ccp1_yes_no": _("« {value} » : oui ou non est attendu"),
    "ccp1_not_done": _("n'est pas fait (oui est attendu)"),
    "ccp1_no_example": _("aucun exemple de pratique (## Exemple : …)"),
    "ccp1_pages": _("un nombre entier de pages est attendu : « {value} »"),
    "ccp1_many_pages": _("{n} pages, {most} au plus"),
    "ccp1_no_file": _("le fichier {name} n'est pas dans le dossier"),
    "ccp1_unknown_field": _("clé inconnue « {name} » ; connues : {names}"),
    "ccp1_twice_field": _("la clé « {name} » figure deux fois"),
    "ccp1_unknown_section": _("titre inconnu « {name} » ; connus : {names}"),
    "ccp1_twice_section": _("le titre « {name} » figure deux fois"),
    "ccp1_no_field": _("ce n'est pas une ligne « Clé : valeur » : {value}"),
    "ccp1_all_collective": _(
        "toutes les actions sont collectives : la compétence 4 parle aussi d'actions individuelles"
    ),
    "ccp1_personal": _("ressemble à l'adresse ou au téléphone de quelqu'un : {value}"),
    # findings about a fit
    "not_converged": _(
        "pas de convergence après {n} étapes : dernier changement {change:.1e}, tolérance {most:.0e}"
    ),
    "no_maximum": _(
        "pas de convergence, la vraisemblance n'a pas de maximum pour {names} : ceux qui y réussissent sont "
        "tous plus habiles que ceux qui s'y trompent, ou l'inverse ; laissez-les de côté, ou attendez "
        "d'autres réponses"
    ),
    "scale_moves": _("pas de convergence, l'écart type des habiletés ({sd:.3g}) bouge encore"),
    "tolerance_raised": _(
        "tolérance : {asked:.2g} est plus fin que l'arrondi des pas, {least:.2g} a été pris"
    ),
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
    "more_dimensions": _(
        "une seule habileté n'explique pas les réponses, il en faudrait {n} de plus (valeur propre des "
        "résidus {value:.2f}, le hasard explique {limit:.2f}) : calibrez ces items à part, ou cherchez "
        "ce qu'ils partagent : {names}"
    ),
    "poor_fit": _(
        "le modèle manque quelque chose que montrent les paires d'items : RMSEA {rmsea:.3f}, au-dessus "
        "de {most:.2f}"
    ),
    "asked_before": _("{name} est déjà posée à la ligne {line}"),
    "unlikely_persons": _(
        "candidats dont aucune habileté n'explique les réponses : {n} sur {judged} (par hasard, "
        "{chance:g} environ) ; regardez leurs épreuves, et laissez-les de côté s'il y a eu aide ou "
        "hasard (--exclude) : {names}"
    ),
    "rapid_answers": _(
        "{rapid} réponses sur {answers} trop rapides pour avoir lu la question (--skip-rapid les "
        "laisse de côté) ; plus d'une sur dix de : {names}"
    ),
    "no_judgement": _("le fichier ne contient aucun jugement"),
    "no_such_level": _("{value} n'est pas un niveau de 1 à 8"),
    "no_chance": _("{value} n'est pas une chance de 0 à 1, ni un pourcentage"),
    "judged_twice": _("{judge} a déjà jugé cela à la ligne {line}"),
    "one_judge": _(
        "un seul juge, et l'erreur du seuil ne peut être connue, pour ces niveaux : {names}"
    ),
    "cuts_fall": _("le seuil ne monte pas entre les niveaux {names} : parlez-en avec les juges"),
    "first_page": _("un signet sur la première page, avant laquelle il n'y a rien : {names}"),
    "no_ability": _(
        "des chances qu'aucune habileté ne donne (tout juste, ou tout faux), laissées de côté : {names}"
    ),
    "none_calibrated": _("aucun de ces items n'est calibré"),
    "uncalibrated_items": _(
        "items qui n'ont jamais été calibrés, et dont les réponses ne servent pas : {n}"
    ),
    "prior_items": _(
        "items qui n'ont jamais été calibrés, et dont la place vient d'une estimation a priori : {n}"
    ),
    "left_open": _("les données laissent indéterminés (erreur type infinie) : {names}"),
}


class _Number(float):
    """A number written with the decimal sign of the language."""

    def __format__(self, form: str) -> str:
        return localise_decimal_sign(super().__format__(form))


def in_french(told: Problem | Finding) -> str:
    """The words of a fault, with its place; in English only where a library's message has no French yet."""
    if isinstance(told, Finding):
        return _fill_template(FRENCH[told.kind], told.context)
    where = told.where.replace("line ", _("ligne "))
    if where.startswith("arm "):
        where = _("variante {name}").format(name=where.removeprefix("arm "))
    file = _("réponses") if told.file == "responses" else told.file  # a table, of no file
    parts = [part for part in (file, where, told.field) if part]
    template = FRENCH.get(told.kind)
    wording = told.message if template is None else _fill_template(template, told.context)
    if template is not None and IN_ARMS in told.context:
        n, arms = told.context[IN_ARMS]
        wording = _("{wording} ({n} variantes sur {all})").format(wording=wording, n=n, all=arms)
    return reduce(label_value, [*parts, wording])


def _fill_template(template: str, context: Mapping[str, Any]) -> str:
    numbers = {
        name: _Number(value)
        if isinstance(value, float)
        else long_date(value)
        if type(value) is date
        else value
        for name, value in context.items()
    }
    if "error" in numbers:
        numbers["error"] = system_cause(numbers["error"])
    return fill_message(template, numbers, more=_("et {n} de plus"))
