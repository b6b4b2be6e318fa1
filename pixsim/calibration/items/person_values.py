"""One value per person, brought into the order of the responses."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.text.messages import list_some


def align_to_persons(values: Any, persons: Sequence[Hashable], name: str) -> NDArray[Any]:
    """Values in the order of the persons.

    Parameters
    ----------
    values : mapping, Series or array
        A mapping goes by candidate, None for those it does not hold. A Series goes by candidate
        where its index holds them all, else by position like an array.
    persons : sequence
        Labels of the candidates.
    name : str
        What the values are, for the message.

    Returns
    -------
    array, shape (person,)

    Raises
    ------
    ValueError
        Not one value per person; a mapping that holds none of the candidates.
    """
    if isinstance(values, Mapping):
        found = [values.get(person) for person in persons]
        if all(value is None for value in found):
            raise ValueError(f"{name}: none of the candidates ({list_some(persons)}) is in it")
        return np.array(found, dtype=object)
    index = getattr(values, "index", None)
    if index is not None and not callable(index) and index.is_unique:
        place = index.get_indexer(list(persons))
        if (place >= 0).all():
            by_label: NDArray[Any] = np.asarray(values)[place]
            return by_label
    # a list as it is: numpy alone would make numbers of true and false beside a NaN
    array = np.array(values, dtype=object if isinstance(values, list | tuple) else None)
    if array.shape != (len(persons),):
        shape = "x".join(map(str, array.shape)) or "one"
        raise ValueError(f"{name}: {shape} values for {len(persons)} persons")
    return array
