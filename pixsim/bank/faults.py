"""Faults that a check of the bank finds: their kinds and their wording in English."""

from __future__ import annotations

from typing import Any

from pixsim.problems import Problem

ENGLISH = {
    "undrawable": "cannot be drawn: {error}",
    "unfilled": "a {{{{…}}}} is left in a text",
    "blank": "a text is blank",
    "unsafe_text": "a text holds control characters or characters that turn the reading order",
    "long_statement": "the statement has {n} characters, at most {most}",
    "wide_line": "a line takes {n} columns, at most {most}",
    "long_option": "an option has more than {most} characters",
    "key_refused": "marking refuses the key {answer}",
    "key_outside": "the key does not fit: {why}",
    "wrong_accepted": "marking accepts the wrong answer {answer}",
    "paraphrase_refused": "marking refuses {answer}, another way to write the key {key}",
    "trap_accepted": "marking accepts {answer}, a usual mistake about the key {key}",
    "mixed_units": "units that are not the same quantity: {units}",
    "near_words": "t3 takes other words for the key {key}: {words}",
    "same_options": "two options read the same",
    "duplicate": "reads the same as {other}",
    "similar": "reads almost like {other} (trigram similarity {value:.2f}, below {most})",
    "gives_itself_away": "the statement contains the answer {answer}",
    "few_draws": "the family gives {n} different questions, at least {least}",
    "few_variants": "{n} validated variants, at least {least}",
    "few_skills": "{n} tubes with a skill at level {level}, at least {least}",
    "unbalanced_position": "the right option is in place {place} in {share:.0%} of the draws",
    "longest_is_right": "the right option is the longest in {share:.0%} of the choices, by chance {chance:.0%}",
    "no_question": "the statement asks nothing: no question mark, no imperative, no blank to fill",
    "loose_start": "the statement begins with « {word} », which stands for nothing said before",
    "telling_length": "in every variant the right options exceed all the others by more than {margin:.0%}",
    "no_source": "an item with a date of verification names no source",
}


def fault(file: str, where: str, kind: str, **context: Any) -> Problem:
    """A fault in one place, worded in English."""
    return Problem(file, where, "", kind, ENGLISH[kind].format(**context), context)
