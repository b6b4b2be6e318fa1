"""Results of either rules, told apart by their field ``rules``."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result

AnyResult = V2Result | V3Result
RESULT: TypeAdapter[AnyResult] = TypeAdapter(Annotated[AnyResult, Field(discriminator="rules")])


def read_result(body: str) -> AnyResult:
    """A stored result.

    Raises
    ------
    pydantic.ValidationError
        Of another schema.
    """
    return RESULT.validate_json(body)


def results_schema() -> dict[str, Any]:
    """JSON Schema of a result: one of two, by the rules."""
    return RESULT.json_schema(by_alias=True, mode="serialization")
