"""Results of either rules, told apart by their field ``rules``."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from pixsim.report.adaptive_result import AdaptiveResult
from pixsim.report.integrity import Integrity
from pixsim.report.result import Result

AnyResult = Result | AdaptiveResult
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


def given_out(result: AnyResult, integrity: Integrity) -> dict[str, Any]:
    """A result as JSON, with what its signature says."""
    return result.model_copy(update={"integrity": integrity}).model_dump(mode="json")
