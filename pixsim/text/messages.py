"""What is told to a person, by kind: the English of the library, and how a template is filled.

A front has a catalogue of its own with the same kinds and fields; see `pixsim.report.french`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

NAMED = 8  # names listed before "and n more"

ENGLISH = {
    # JSON
    "json_invalid": "is not JSON: {error}",  # pydantic's
    "json_column": "is not JSON: {error} (column {column})",
    "json_line": "is not JSON: {error} (line {line}, column {column})",
    "json_encoding": "is not text in UTF-8",
    "json_twice": "the key {name} appears twice",
    "json_number": "the number {value} is too large, or none",
    "json_deep": "is nested too deeply",
    "json_text": "a text holds half a character (a lone surrogate)",
    "worker_lost": "a worker was ended by the system, or memory is exhausted; nothing was written",
    # files
    "unreadable": "cannot be read: {error}",
    "too_large": "is larger than {most} MB",
    # profiles
    "id_taken": "the id {id} is already that of {other}",
    "another_candidate": "{id} is another candidate on this machine: {other}",
    # files of responses
    "not_text": "is neither text, a workbook nor Parquet",
    "no_pyarrow": "reading Parquet needs the package pyarrow",
    "many_rows": "{n} rows, at most {most} are read",
    "many_cells": "{n} cells, at most {most} are read",
    "many_bytes": "{n} bytes or more, at most {most} are read",
    "long_text": "a text of {n} characters, at most {most} are read",
    "nested_value": "is a list or a record, no plain value",
    "nested_column": "holds lists or records, no plain values",
    "row_length": "{n} values, {expected} are expected",
    "no_object": "not a JSON object",
    "no_response": "no response in the file",
    "no_column": "the column {name} is missing",
    "twice_column": "the column {name} appears twice",
    "no_header": "the first line must hold the name of each column",
    "no_value": "is empty",
    "twice_candidate": "{value} has a line already",
    "no_outcome": "{value} is neither 0, 1, missing nor the code of an outcome",
    "no_seconds": "{value} is not a number of seconds",
    "no_moment": "{value} is not a date",
    "no_count": "{value} is not a whole number from 1",
    "no_pix": "{value} is no number of pix",
    "no_truth": "{value} is not true or false",
    "conflict": "differs in {columns} from line {line} of {other}, which is the same question",
    "control_character": "holds control characters: {value}",
    "more_faults": "and {n} more faults of this kind",
    # tables of responses
    "form": "{what}",
    "table_shape": "expected a table of persons by items, got {shape}",
    "no_binary": "{n} not 0, 1 or missing ({names})",
    "no_answer": "no answer at all",
    "empty_rows": "empty in rows {names}",
    "answered_twice": "answered more than once: {names}",
    "names_twice": "names used more than once: {names}",
    "name_count": "{n} names for {columns} columns",
    "no_dates": "not dates: {names}",
    "anchor_slope": "anchors of the Rasch model have discrimination 1, unlike {names}",
    "unknown_item": "the bank has no item {name}",
    "unknown_form": "there is no form {name}",
    # class lists
    "no_row": "no candidate in the file",
    "foreign_column": "the column {name} is not known",
    "no_name": "the name is missing",
    "no_level": "{value} is not a level from 0 to 8",
    "no_percent": "{value} is not a percentage from 0 to 200",
    "long_name": "longer than {most} characters",
    "not_printable": "a text without control characters is expected",
    "long_row": "{n} values for {expected} columns",
    "twice_external_id": "{value} is already the id of line {other}",
    "not_csv": "cannot be read as CSV: a quote may not be closed",
    "not_characters": "is neither UTF-8 nor Windows-1252",
    # the files of a bank
    "toml": "not readable as UTF-8 TOML: {error}",
    "framework": "{error}",
    "empty_bank": "no item file here",
    "duplicate_item": "this id is taken",
    "unknown_competence": "no such competence: {name}",
    "competence_count": "{n} competences, where people are simulated in {expected}",
    "unknown_skill": "the framework has no skill {name}",
    "wrong_file": "belongs to competence {name}",
    "unknown_world": "there is no file {name}.toml in worlds/",
    "unknown_family": "there is no family {name!r}",
    "twice_item": "{name} has a line already",
    "column_order": "the columns must be {order}",
    # quizzes from elsewhere
    "no_text": "is not text",
    "guessed_encoding": "is not UTF-8: read as Windows-1252; look at the accents",
    "empty_quiz": "no question in the file",
    "many_answers": "more than {most} answers",
    "quiz_many": "more than {most} questions",
    "xml_too_much": "elements are nested too deeply, or are too many",
    "gift_category": "text after $CATEGORY: without a blank line is not read: {value}",
    "cloze_many": "more than {most} fields",
    "xml_doctype": "has a document type (<!DOCTYPE …>): not read, since it may define entities",
    "xml_encoding": "cannot be decoded: {error}",
    "xml_invalid": "is not well-formed XML: {error} (column {column})",
    "xml_no_quiz": "is not Moodle XML: its outermost element is <{name}>, not <quiz>",
    "xml_no_type": "the question has no type",
    "xml_markup": "HTML inside <text> must be escaped or in a CDATA section: <{name}>",
    "xml_no_number": "the mark {value} is not a number",
    "xml_file": "the file {name} is not readable base64",
    "quiz_long_text": "a text of {n} characters, at most {most} are read",
    "no_answers": "the question has no answer",
    "gift_braces": "an opening or closing brace is missing",
    "gift_few_answers": "{n} answers, at least {least} are needed",
    "gift_no_arrow": "a pair without ->: {value}",
    "gift_no_number": "{value} is not a number",
    "aiken_no_start": "an option or an answer before any question",
    "aiken_no_answer": "the question ends without ANSWER:",
    "aiken_few_options": "{n} options, at least 2 are needed",
    "cloze_no_field": "the text has no field such as {{1:SHORTANSWER:=…}}",
    "cloze_few_answers": "field {number}: at least {least} answers are needed",
    "cloze_no_number": "field {number}: {value} is neither a number nor *",
    "cloze_no_full_mark": "field {number}: no answer has full marks",
    "draft_type": "questions of the type {name} have no counterpart here",
    "draft_no_text": "the question has no text",
    "draft_no_right": "no answer has full marks",
    "draft_single": "one option may be ticked, and {n} have full marks",
    "draft_several": "the marks do not say which options make the right answer",
    "draft_few_options": "{n} options, at least 2 are needed",
    "draft_empty_option": "option {number} has no text (a picture?)",
    "draft_same_options": "two options read the same",
    "draft_pattern": "the right answers are patterns with a wildcard (*)",
    "draft_any_number": "any number has full marks",
    "draft_tolerances": "the numbers of full mark have different tolerances",
    "draft_no_number": "{value} is not a number that can be compared",
    "draft_several_in_field": "field {number}: several options may be ticked in it",
    "draft_groups": "the fields do not accept the same answers",
    "draft_few_pairs": "fewer than 2 different answers to match",
    "draft_key": "the key {value} cannot be compared as {name}",
    "draft_files": "its files take {n} bytes, at most {most}",
    "draft_invalid": "gives no item: {said}",
    # results of one's own quiz
    "workbook_unreadable": "is a workbook that cannot be read (damaged, or protected by a password)",
    "workbook_empty": "is a workbook without any cell",
    "no_table": "is no table of text",
    "own_no_item": "no column of answers was recognised; the columns are: {names}",
    "own_no_mark": "{n} cells are no mark (line, question: cell): {names}",
    "own_above": "{n} marks are above the most there are (line, question: cell): {names}",
    "own_no_name": "{n} lines name no question: {names}",
    "own_sheets": "only the first sheet was read, not: {names}",
    "own_left_out": "columns left out: {names}",
    "own_summary_rows": "lines that are no person left out: {names}",
    "own_guessed_most": "most points of a question taken from the best mark: {names}",
    "own_blank_missing": "{n} questions without an answer count as not asked",
    "own_blank_wrong": "{n} questions without an answer count as wrong",
    "own_partial": "{n} part marks below {share:.0%} of the points count as wrong",
    "own_ungraded": "{n} answers not graded yet are left out",
    "own_repeats": "{n} answers of a person who answered before are left out: the first counts",
    "own_unnamed": "{n} persons without a name, named by their line",
    # what an export of questions loses
    "export_simulators": "{n} simulators left out, what is done in them has no counterpart: {names}",
    "export_left_out": "{n} left out, no format here carries their « {part} »: {names}",
    "export_no_gift": "{n} left out, GIFT has no fields, no files and no arrow in an answer: {names}",
    "export_draws": "{n} computed items: only the draws exported are there, not the generator",
    "export_all_or_nothing": "{n} all-or-nothing here, with part marks in Moodle",
    "export_typing": "{n} forgive typing errors here (T3), not in the export: {names}",
    "export_case": "{n} want capitals to the letter here; GIFT accepts any: {names}",
    "export_comma": "{n} with a number: an English-language course refuses a decimal comma",
    "export_forms": "{n} accept in Moodle the forms that are written out, and no other",
    "export_same_twice": "{n} with fields in any order accept the same answer twice: {names}",
    "export_mode": "{n} with focus mode or a time of their own: kept as tags, without effect",
    "export_long_tag": "{n} with a tag of more than 50 characters, which Moodle cuts: {names}",
    # what a check of the bank finds
    "undrawable": "cannot be drawn: {error}",
    "unfilled": "a {{{{…}}}} is left in a text",
    "blank": "a text is blank",
    "long_statement": "the statement has {n} characters, at most {most}",
    "wide_line": "a line takes {n} columns, at most {most}",
    "long_option": "an option has more than {most} characters",
    "key_refused": "marking refuses the key {answer}",
    "key_outside": "the key does not fit: {why}",
    "wrong_accepted": "marking accepts the wrong answer {answer}",
    "same_options": "two options read the same",
    "duplicate": "reads the same as {other}",
    "similar": "reads almost like {other} (trigram similarity {value:.2f}, below {most})",
    "gives_itself_away": "the statement contains the answer {answer}",
    "few_draws": "the family gives {n} different questions, at least {least}",
    "few_variants": "{n} validated variants, at least {least}",
    "few_skills": "{n} tubes with a skill at level {level}, at least {least}",
    "unbalanced_position": "the right option is in place {place} in {share:.0%} of the draws",
    "longest_is_right": "the right option is the longest in {share:.0%} of the choices, by chance {chance:.0%}",
    "no_source": "an item with a date of verification names no source",
    "unsafe_text": "a text holds control characters or characters that turn the reading order",
    "paraphrase_refused": "marking refuses {answer}, another way to write the key {key}",
    "trap_accepted": "marking accepts {answer}, a usual mistake about the key {key}",
    "mixed_units": "units that are not the same quantity: {units}",
    "near_words": "t3 takes other words for the key {key}: {words}",
    "no_question": "the statement asks nothing: no question mark, no imperative, no blank to fill",
    "loose_start": "the statement begins with « {word} », which stands for nothing said before",
    "no_kind": "its kind is missing: sim, file, tool, web, case, know or paper",
    "no_file": "its kind is file, and it hands out none",
    "heavy_file": "{name} has {n} kB, at most {most}",
    "closed_file": "{name} cannot be opened by another program: {error}",
    "done_already": "the goal is reached before anything is done",
    "solution_fails": "the solution does not reach the goal",
    "found_at_once": "the answer {answer} stands on the first page",
    "needless_act": "the goal is reached without an act of the solution: {act}",
    "near_impossible": "a near miss is not possible: {error}",
    "near_passes": "a near miss reaches the goal: {acts}",
    "few_near": "{n} near misses, at least {least}",
    "world_changes": "the world is another one once kept and read",
    "line_differs": "typed as a line, it is another act: {act}",
    "wide_page": "the columns of the page {page} take {n} columns",
    "long_cell": "a cell of the page {page} has more than {most} characters",
    "unspoken": "a line of the page {page} says nothing",
    "work_off_level": "the solution takes {n} acts, level {level} has from {least} to {most}",
    "lucky_walks": '{share:.0%} of random walks reach the goal, at most {most:.0%}: see marking = "end"',
    "few_acts": 'at most {most} different acts exist: marking must be "end"',
    "telling_length": "in every variant the right options exceed all the others by more than {margin:.0%}",
    # findings about responses
    "item_unanswered": "items without an answer: {names}",
    "item_single": "items with a single answer: {names}",
    "item_all_right": "items everybody answered right: {names}",
    "item_all_wrong": "items nobody answered right: {names}",
    "person_unanswered": "persons without an answer: {names}",
    "person_all_right": "persons with nothing but right answers: {names}",
    "person_all_wrong": "persons without a right answer: {names}",
    "unconnected": "unconnected design: {n} blocks of items share no person, their scales are "
    "linked only by the assumption of equal abilities: {names}",
    "repeats_first": "{n} repeated answers left out, the first of a candidate to an item counts: "
    "{names}",
    "repeats_last": "{n} repeated answers left out, the last of a candidate to an item counts: "
    "{names}",
    "simulated": "{n} answers come from simulated candidates",
    "profile_unknown": "the questions of {n} candidates were drawn from profiles that the table does "
    "not have (column pix): the scale and the difficulties are biased: {names}",
    "few_profiles": "{n} candidates whose profile is known, {least} are needed to allow for it: the "
    "spread of ability is too small",
    "own_choice": "{n} answers of positioning or practice: candidates choose what they practise and "
    "are shown the answers",
    "unknown_items": "left out, the bank does not have them: {names}",
    "fewer_answers": "fewer answers than behind the present parameters (give all exports "
    "together): {names}",
    "no_estimate": "left as they were, the data give no finite estimate: {names}",
    # findings about a fit
    "not_converged": "not converged after {n} steps: last change {change:.1e}, tolerance {most:.0e}",
    "no_maximum": "not converged: the likelihood has no maximum, give priors, for: {names}",
    "scale_moves": "not converged: the standard deviation of ability, {sd:.3g}, moves",
    "spread_moves": "not converged: the spread within families, {spread:.3g}, moves",
    "spread_zero": "the spread within families could not be told from 0",
    "spread_prior": "no variant has {n} answers: the spread within families is the prior's",
    "ability_alike": "the spread of ability could not be told from 0, {sd} was taken",
    "left_out": "left out, they have no estimate without a prior: {names}",
    "errors_by_group": "more parameters than one matrix can hold: standard errors leave out what "
    "items share through persons, and may be a few per cent too small; that of a common slope is "
    "open",
    "more_dimensions": "one ability does not explain the answers: {n} more hang them together (residual "
    "eigenvalue {value:.2f}, chance explains {limit:.2f}); calibrate such items apart, or look for what "
    "they share: {names}",
    "poor_fit": "the model misses something that pairs of items show: RMSEA {rmsea:.3f}, above "
    "{most:.2f}",
    "unlikely_persons": "{n} candidates of {judged} answered in a way that no ability explains "
    "(by chance about {chance:g}); look at their sittings, and leave them out if somebody helped or "
    "guessed: {names}",
    "rapid_answers": "{rapid} answers of {answers} too rapid for the question to have been read; more "
    "than one in ten of those of {n} candidates: {names}",
    "left_open": "the data leave open (infinite standard errors): {names}",
}
"""Templates by kind. Fields are named; ``names`` is a list of names."""


def some(names: Iterable[object], more: str = "and {n} more") -> str:
    """Names for a message: the first few, then how many more; groups of names in brackets."""
    listed = [f"[{some(name, more)}]" if isinstance(name, tuple) else str(name) for name in names]
    rest = f" {more.format(n=len(listed) - NAMED)}" if len(listed) > NAMED else ""
    return ", ".join(listed[:NAMED]) + rest


def worded(template: str, context: Mapping[str, Any], more: str = "and {n} more") -> str:
    """A template filled with its fields; ``names`` may be a tuple, of which some are listed."""
    names = context.get("names")
    if isinstance(names, tuple):
        context = {**context, "names": some(names, more)}
    return template.format(**context)
