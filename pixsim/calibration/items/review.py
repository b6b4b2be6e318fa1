"""The review of a bank: one row per item, all figures side by side, a verdict and its reason."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.ability import ability, item_curves, match_curves
from pixsim.calibration.calibrate import Model, calibrate
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.classical import item_statistics
from pixsim.calibration.items.dimensionality import Dimensionality, dimensionality
from pixsim.calibration.items.distractors import distractors
from pixsim.calibration.items.effort import rapid_answers
from pixsim.calibration.items.fit_inputs import FREE
from pixsim.calibration.items.groups import read_groups
from pixsim.calibration.items.item_fit import item_fit
from pixsim.calibration.items.rest_fit import grouped_fit, predict_rest_scores
from pixsim.calibration.items.verdicts import Evidence, Thresholds, judge_item, two_decimals
from pixsim.calibration.linking.drift import LinkMethod, drift
from pixsim.calibration.multiplicity import benjamini_hochberg
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd

DRAWS = 99  # data sets of one ability, of which none may have an eigenvalue as large
SURE = 0.01
MATTERS = 0.01
"""Prior: share of the residual variance from which a dimension is held against its items: two halves of
a test whose abilities correlate by .7 give .016, by .8 .008, and a sound published test .006."""
COMPANIONS = 3  # items named beside one that asks for something else
MINIMUM = 30  # answers: difficulty within about 1 logit (Linacre 1994)


class _Fitted(NamedTuple):
    """Items with parameters: their answers, the model's figures, abilities of the persons."""

    calibration: Calibration
    free: NDArray[np.int64]
    theta: Floats


@one_blas_thread()
def review_items(
    responses: Any,
    calibration: Calibration | pd.DataFrame,
    *,
    group: Any = None,
    present: pd.DataFrame | None = None,
    options: pd.DataFrame | None = None,
    key: Mapping[str, Any] | pd.DataFrame | None = None,
    minimum: int = MINIMUM,
    thresholds: Thresholds = Thresholds(),  # noqa: B008  (frozen)
    seed: int = 0,
    apart: bool = True,
) -> pd.DataFrame:
    """Figures of each item, and what to do about it.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
    calibration : Calibration or DataFrame
        A fit to these responses; or a table of parameters known beforehand (``item``, ``a``, ``b``
        and perhaps ``c``, ``se_a``, ``se_b``), to which mean and spread of ability are fitted.
    group : mapping, Series or array, optional
        Two groups to compare, one value per person (by candidate or in the order of the responses):
        true for the focal group, or two labels, the rarer one being focal. Persons without a value
        are left out of this comparison.
    present : DataFrame, optional
        Present parameters, see `drift`. Linked by `purified_link` unless the calibration is
        anchored.
    options, key : DataFrame and mapping, optional
        Options chosen and right options, see `distractors`; both or none.
    minimum : int
        Answers below which an item gets no verdict.
    thresholds : Thresholds
    seed : int
        Of the data drawn to tell a second ability from chance.
    apart : bool
        Whether a second ability is looked for.

    Returns
    -------
    DataFrame
        One row per item, in the order of the responses: ``item``, ``n``, ``p`` (proportion right),
        ``point_biserial`` (with the rest score; where persons saw different items, with the
        ability by their other answers, as proportions right on different items do not compare),
        ``a``, ``b``, ``se_b``, ``infit``, ``outfit``, ``s_x2_p``, ``rest_p`` (adjusted p of S-X²
        and of `rest_fit`), ``rmsd``; with a group ``dif`` (class A, B or C, the larger of
        Mantel-Haenszel's and logistic regression's) and ``delta`` (of the former; negative: harder
        for the focal group); with present parameters ``shift_b`` and ``drifted``; with options
        ``rival`` (the option that should perhaps be the key, empty if none); ``verdict`` (one of
        `pixsim.calibration.items.verdicts.VERDICTS`, whose order settles which comes first) and
        ``reason`` (a sentence). NaN, or an empty text, is what could not be computed: figures of
        the model where the item has no parameters, S-X² where almost nobody answered everything,
        correlations where answers do not vary.

    Raises
    ------
    DataError, ValueError
        Responses or calibration that cannot be used; else all that is wrong with the group, the
        present parameters, the options and the minimum together.

    Notes
    -----
    Group effects count when flagged by either method after adjustment. Mantel-Haenszel matches
    persons on total scores, on abilities where they saw different items; logistic regression on
    abilities always, which keeps its rate of false alarms for groups of unequal ability.
    """
    read = read_responses(responses)
    fitted = _fit_of_calibration(read, calibration)
    steps: list[Callable[[], pd.DataFrame]] = []
    if group is not None:
        steps.append(
            lambda: read_groups(group, read.persons).effects(read, fitted.theta, thresholds)
        )
    if present is not None:
        steps.append(lambda: _drift_columns(fitted.calibration, present, thresholds))
    if options is not None and key is not None:
        steps.append(lambda: _find_rival_options(read, fitted, options, key))
    extra, faults = _run_steps(steps)
    if (options is None) != (key is None):
        faults.append(ValueError("options, key: give both or none"))
    if minimum < 1:
        faults.append(ValueError(f"minimum: expected at least 1, got {minimum}"))
    if len(faults) > 1:
        raise ValueError("\n".join(str(fault) for fault in faults))
    if faults:
        raise faults[0]
    table = _item_figures(read, fitted)
    if apart:
        table = table.merge(_second_dimension(fitted.calibration, seed), on="item", how="left")
    if (rapid := _rapid_share(responses)) is not None:
        table["rapid"] = table["item"].map(rapid)
    for more in extra:
        table = table.merge(more, on="item", how="left")
    return _judge_items(table, minimum, thresholds)


def _run_steps(
    steps: list[Callable[[], pd.DataFrame]],
) -> tuple[list[pd.DataFrame], list[ValueError]]:
    """Tables that could be made, and why the others could not."""
    tables, faults = [], []
    for step in steps:
        try:
            tables.append(step())
        except ValueError as fault:
            faults.append(fault)
    return tables, faults


def _fit_of_calibration(read: Responses, calibration: Calibration | pd.DataFrame) -> _Fitted:
    """Abilities and estimated parameters; a table of items gets its distribution of ability."""
    if not isinstance(calibration, Calibration):
        names, _ = item_curves(calibration)
        known = set(names)
        used = read.select(np.array([name in known for name in read.items], dtype=bool))
        if not used.items:
            raise ValueError("responses: none of the items has parameters")
        own = calibration[calibration["item"].astype(str).isin(used.items)]
        model: Model = "3pl" if "c" in own.columns and (own["c"] > 0).any() else "2pl"
        fit = calibrate(used, model, anchors=own, standard_errors=False)
        calibration = dataclasses.replace(fit, items=_add_standard_errors(fit.items, own))
        free = np.zeros(len(calibration.items), dtype=np.int64)
    else:
        table = calibration.items
        fixed = (table["se_a"] == 0) & (table["se_b"] == 0)
        free = np.where(fixed, 0, FREE[calibration.model])
    same = calibration.person_mean is not None and len(read.persons) == len(calibration.person_mean)
    mean = calibration.person_mean if same else calibration.ability_mean
    sd = calibration.person_sd if same else calibration.ability_sd
    theta = ability(calibration.items, read, mean=mean, sd=sd)  # type: ignore[arg-type]
    return _Fitted(calibration, free, theta["theta"].to_numpy())


def _add_standard_errors(items: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Items with the standard errors of the table they came from, NaN where it has none."""
    by_name = known.assign(item=known["item"].astype(str)).set_index("item")
    names = items["item"].tolist()
    errors = {
        column: by_name[column].reindex(names).to_numpy() if column in by_name else np.nan
        for column in ("se_a", "se_b")
    }
    return items.assign(**errors)


def _item_figures(read: Responses, fitted: _Fitted) -> pd.DataFrame:
    """Classical figures, parameters and fit of each item."""
    import pandas as pd

    items = fitted.calibration.items
    mean, sd = fitted.calibration.ability_mean, fitted.calibration.ability_sd
    names, curves = item_curves(items)
    used, curves = match_curves(read, names, curves)
    order = [names.index(name) for name in used.items]
    free = fitted.free[order]
    fit = item_fit(items, used, fitted.theta, mean=mean, sd=sd, free_parameters=free)
    said = predict_rest_scores(curves, used, mean, sd)
    rest = grouped_fit(used, said.chance, free)
    model = pd.DataFrame(
        {
            "item": used.items, "infit": fit["infit"], "outfit": fit["outfit"],
            "s_x2_p": _adjusted_p(fit), "rest_p": _adjusted_p(rest), "rmsd": rest["rmsd"],
            "slope_free": items["a"].nunique() > 1,
        }
    )  # fmt: skip
    table = _classical_figures(read)
    if not read.complete:
        _add_rest_correlations(table, used, said.theta)
    parameters = items[["item", "a", "b", "se_b"]]
    return table.merge(parameters, on="item", how="left").merge(model, on="item", how="left")


def _second_dimension(fit: Calibration, seed: int) -> pd.DataFrame:
    """Loadings on a dimension besides ability, where there is one, and what to say of the large ones."""
    import pandas as pd

    none = pd.DataFrame({"item": [], "loading": [], "apart_text": []})
    none = none.astype({"item": object, "loading": float, "apart_text": object})
    try:
        found = dimensionality(fit, np.random.default_rng(seed), draws=DRAWS)
    except ValueError:  # too few items, or pairs that too few persons answered
        return none
    if found.eigenvalues["p"].iloc[0] > SURE or found.share < MATTERS:
        return none
    names = found.named["item"]
    return found.loadings.assign(
        apart_text=[
            _apart_text(found, item) if item in set(names) else ""
            for item in found.loadings["item"]
        ]
    )


def _apart_text(found: Dimensionality, item: str) -> str:
    loading = found.loadings.set_index("item")["loading"]
    alike = [
        name for name in found.named["item"] if name != item and loading[name] * loading[item] > 0
    ]
    others = f", with {', '.join(alike[:COMPANIONS])}" if alike else ""
    return (
        f"answers hang together with others beyond what ability explains (loading "
        f"{two_decimals(loading[item])}{others}): another ability, or something the questions share"
    )


def _rapid_share(responses: Any) -> pd.Series | None:
    """Share of timed answers too rapid, by item; None where there are no times."""
    columns = set(getattr(responses, "columns", ()))
    if not {"item", "seconds"} <= columns or not responses["seconds"].notna().any():
        return None
    timed = responses["seconds"].notna()
    rapid: pd.Series = rapid_answers(responses)[timed].groupby(responses["item"][timed]).mean()
    return rapid


def _adjusted_p(fit: pd.DataFrame) -> Floats:
    """Adjusted p of the items with degrees of freedom, NaN for the others."""
    return benjamini_hochberg(fit["p"].where(fit["df"] > 0).to_numpy())


def _classical_figures(read: Responses) -> pd.DataFrame:
    table = item_statistics(read).drop(columns="right")
    varied = (read.right > 0) & (read.right < read.n)
    table["n"] = read.n  # item_statistics counts those with a rest score
    table["p"] = table["p"].where(read.n > 0)
    table["point_biserial"] = table["point_biserial"].where(varied)
    return table


def _add_rest_correlations(
    table: pd.DataFrame, used: Responses, theta: NDArray[np.float32]
) -> None:
    """Put the correlations with the ability by the other answers into the table."""
    values = used.matrix()
    value = {}
    for item, name in enumerate(used.items):
        who = values[:, item] >= 0
        x, y = theta[who, item].astype(np.float64), values[who, item].astype(np.float64)
        varied = x.size > 2 and x.std() > 1e-9 and y.std() > 0
        value[name] = float(np.corrcoef(x, y)[0, 1]) if varied else np.nan
    own = table["item"].map(value)
    table["point_biserial"] = own.where(table["item"].isin(used.items), table["point_biserial"])


def _drift_columns(
    calibration: Calibration, present: pd.DataFrame, limits: Thresholds
) -> pd.DataFrame:
    """Shift of difficulty, whether it matters, and what to say of it."""
    anchored = bool((calibration.items["se_b"] == 0).any())
    unit = calibration.model == "rasch" and "a" in present.columns and (present["a"] == 1).all()
    link: LinkMethod | None = None if anchored else "mean" if unit else "mean_sigma"
    table = drift(calibration, present, link=link, size=limits.drift, alpha=limits.alpha)
    texts = [
        f"{two_decimals(abs(shift))} logits {'easier' if shift < 0 else 'harder'} than its present "
        f"difficulty of {two_decimals(b)} (z {two_decimals(z)})"
        for shift, b, z in table[["shift_b", "present_b", "z"]].to_numpy(dtype=float).tolist()
    ]
    return table[["item", "shift_b", "drifted"]].assign(drift_text=texts)


def _find_rival_options(
    read: Responses, fitted: _Fitted, options: pd.DataFrame, key: Mapping[str, Any] | pd.DataFrame
) -> pd.DataFrame:
    """The option of each item that looks more like a key than the key, and how it does."""
    import pandas as pd

    scores = None
    if not read.complete:
        scores = pd.Series(fitted.theta, index=pd.Index(list(read.persons)))
    return option_rivals(options, key, scores)


def option_rivals(
    options: pd.DataFrame, key: Mapping[str, Any] | pd.DataFrame, scores: pd.Series | None
) -> pd.DataFrame:
    """The option of each item that looks more like a key than the key; arguments as for `distractors`.

    Returns
    -------
    DataFrame
        A row an item that has one: ``item``, ``rival``, ``rival_text`` (how it does).
    """
    import pandas as pd

    table = distractors(options, key, scores)
    keys = {row["item"]: row for row in table[table["key"]].to_dict("records")}
    rivals = table[table["suspect"]].sort_values("p_above_key").drop_duplicates("item")
    rows = [
        (row["item"], row["option"], _rival_text(row, keys[row["item"]]))
        for row in rivals.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["item", "rival", "rival_text"])


def _rival_text(rival: dict[Hashable, Any], right: dict[Hashable, Any]) -> str:
    return (
        f"option {rival['option']} looks more like the key than {right['option']}: point-biserial "
        f"{two_decimals(rival['point_biserial'])} against {two_decimals(right['point_biserial'])}, chosen by "
        f"{100 * rival['high']:.0f} % against {100 * right['high']:.0f} % of the ablest third"
    )


def _judge_items(table: pd.DataFrame, minimum: int, limits: Thresholds) -> pd.DataFrame:
    """The table with verdicts and reasons, without what only served them."""
    fields = [field for field in Evidence._fields if field in table.columns]
    texts = ["rival", "rival_text", "dif", "dif_flagged", "dif_text", "drift_text", "apart_text"]
    for column in texts:
        if column in table.columns:
            table[column] = table[column].fillna("")
    for column in ("drifted", "slope_free"):
        if column in table.columns:
            table[column] = table[column].eq(True)
    judged = []
    for row in table.to_dict("records"):
        fit_p = np.fmin(row["s_x2_p"], row["rest_p"])
        facts = {name: row[name] for name in fields} | {"fit_p": fit_p}
        if "dif_flagged" in row:
            facts["dif"] = row["dif_flagged"]
        judged.append(judge_item(Evidence(**facts), minimum, limits))
    helpers = ["slope_free", "rival_text", "dif_flagged", "dif_text", "drift_text", "apart_text"]
    table = table.drop(columns=[name for name in helpers if name in table.columns])
    table["verdict"], table["reason"] = zip(*judged, strict=True)
    return table
