"""``pixsim`` and ``python -m pixsim``: the language is chosen, then the rest is imported."""

from __future__ import annotations

import os
import sys

from pixsim.foundation.language import (
    OPTION,
    VARIABLE,
    UnknownLanguageError,
    chosen_language,
    known_language,
    take_language_option,
)

USAGE = 2


def main() -> None:
    """Entry point of the ``pixsim`` command."""
    asked, sys.argv[1:] = take_language_option(sys.argv[1:])
    try:
        # in the environment, so that the processes it starts speak the same language
        os.environ[VARIABLE] = (
            chosen_language(os.environ) if asked is None else known_language(asked, OPTION)
        )
    except UnknownLanguageError as error:
        os.environ.pop(VARIABLE, None)
        from pixsim.cli.console.language import refuse_language

        sys.exit(refuse_language(error))
    from pixsim.cli import main as run

    run()


if __name__ == "__main__":
    main()
