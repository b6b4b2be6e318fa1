"""Runs the notebooks and saves their outputs: ``python -m tests.tools.refresh_notebooks [name …]``.

What is saved depends on the cells alone: no times, no versions, numbered cell ids. Run it again and
only what the code changed differs.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
from nbformat import NotebookNode

FOLDER = Path(__file__).parent.parent.parent / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}
Node: Any = NotebookNode  # its package has no types
TIMEOUT = 120  # seconds a cell may take


def notebooks() -> list[Path]:
    """The notebooks, in order."""
    return sorted(FOLDER.glob("*.ipynb"), key=lambda path: int(path.stem.partition("-")[0]))


def run(path: Path) -> NotebookNode:
    """A notebook run top to bottom in a fresh kernel, in its own folder.

    The kernel sees neither the settings nor the data of this machine.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        A cell failed.
    """
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as home:
        kept = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
        roots = [str(FOLDER.parent), *filter(None, [kept.get("PYTHONPATH")])]
        settings = {
            "IPYTHONDIR": home,
            "MPLCONFIGDIR": home,
            "PIXSIM_HOME": home,
            "PYTHONPATH": os.pathsep.join(roots),
        }
        with patch.dict(os.environ, kept | settings, clear=True):
            resources = {"metadata": {"path": str(path.parent)}}
            NotebookClient(
                notebook, timeout=TIMEOUT, kernel_name="python3", record_timing=False,
                coalesce_streams=True, resources=resources,
            ).execute()  # fmt: skip
    return normalised(notebook)


def normalised(notebook: NotebookNode) -> NotebookNode:
    """The same without what depends on the machine or the moment."""
    notebook.metadata = Node(METADATA)
    notebook.nbformat_minor = 5
    for number, cell in enumerate(notebook.cells, 1):
        cell.metadata, cell.id = Node(), f"cell-{number:02d}"
        for output in cell.get("outputs", []):
            output.pop("metadata", None)
            if output.output_type in ("display_data", "execute_result"):
                output.metadata = Node()
    return notebook


def main(names: list[str]) -> None:
    """Refresh the notebooks whose file names start with one of the names; all without a name."""
    for path in notebooks():
        if not names or path.name.startswith(tuple(names)):
            nbformat.write(run(path), path)  # type: ignore[no-untyped-call]
            print(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
