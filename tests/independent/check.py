"""Compares the engine's expected reports of the worked examples with the independent model.

Reads every `*.profile.json` in `tests/worked` and the `*.report.json` beside it. Prints one line
per example and every difference, and exits with 1 when there is one or a report is missing.
"""

import json
import math
import multiprocessing
import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import model
from validation import REMEDY_IDS

WORKED = Path(__file__).resolve().parent.parent / "worked"

# Figures agree to 1e-9 of their size. Below that, money has to agree to 1e-6 of a unit, and
# what is no money (levels, shares, rates) to 1e-9.
RELATIVE = 1e-9
MONEY_FLOOR = 1e-6
OTHER_FLOOR = 1e-9
NOT_MONEY_SECTIONS = ("index", "agreement", "ceo_blind_spot", "pattern")
NOT_MONEY_NAMES = ("rate", "roi", "index_after", "share", "points", "payback_month",
                   "chance_of_payback")

# Lists whose entries carry a name are compared by it, since the order is no part of the model.
NAMED_LISTS = {"pattern.signals": "id", "funnel.stages": "from", "remedies": "id",
               "sensitivity": "input", "find_out_next": "input"}


def floor_of(path):
    names = path.split(".")
    other = names[0] in NOT_MONEY_SECTIONS or any(name in NOT_MONEY_NAMES for name in names)
    return OTHER_FLOOR if other else MONEY_FLOOR


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def compare(mine, engine, path=""):
    """The differences, as (path, own value, engine's value)."""
    if isinstance(mine, dict):
        if not isinstance(engine, dict):
            return [(path, "an object", engine)]
        found = []
        for name, value in mine.items():
            inner = f"{path}.{name}" if path else name
            if name not in engine:
                found.append((inner, value, "absent"))
            elif inner == "model_version":
                found += compare_version(engine[name])
            elif inner == "notices":
                found += compare_notices(value, engine[name])
            else:
                found += compare(value, engine[name], inner)
        return found
    if isinstance(mine, list):
        return compare_lists(mine, engine, path)
    if is_number(mine) and is_number(engine):
        allowed = max(RELATIVE * max(abs(mine), abs(engine)), floor_of(path))
        agrees = math.isfinite(engine) and abs(mine - engine) <= allowed
        return [] if agrees else [(path, mine, engine)]
    same = type(mine) is type(engine) and mine == engine
    return [] if same else [(path, mine, engine)]


def compare_version(engine):
    named = isinstance(engine, (str, int)) and engine not in ("", True, False)
    return [] if named else [("model_version", "a version", engine)]


def compare_notices(mine, engine):
    if isinstance(engine, list) and set(mine) == set(engine):
        return []
    return [("notices", mine, engine)]


def compare_lists(mine, engine, path):
    if not isinstance(engine, list):
        return [(path, "a list", engine)]
    if path in NAMED_LISTS:
        return compare_named(mine, engine, path, NAMED_LISTS[path]) + check_order(engine, path)
    if len(mine) != len(engine):
        return [(path, mine, engine)]
    found = []
    for place, (own, other) in enumerate(zip(mine, engine)):
        found += compare(own, other, f"{path}.{place}")
    return found


def compare_named(mine, engine, path, name):
    own = {entry[name]: entry for entry in mine}
    other = {entry[name]: entry for entry in engine}
    if len(other) != len(engine):
        return [(path, list(own), [entry[name] for entry in engine])]
    return compare(own, other, path) + [(f"{path}.{extra}", "absent", other[extra])
                                        for extra in other if extra not in own]


def check_order(engine, path):
    """The two orders that the model does name."""
    if path == "sensitivity":
        swings = [abs(row["high"] - row["low"]) for row in engine]
        slack = max(MONEY_FLOOR, RELATIVE * max(abs(row["high"]) for row in engine))
        if any(later > earlier + slack for earlier, later in zip(swings, swings[1:])):
            return [(path, "sorted by swing", [row["input"] for row in engine])]
    if path == "find_out_next":
        inputs = [row["input"] for row in engine]
        if "funnel" in inputs[1:]:
            return [(path, "funnel first", inputs)]
    return []


def compare_errors(mine, engine):
    if "errors" not in engine:
        return [("errors", [error["field"] for error in mine["errors"]], "a report")]
    found = []
    own = {error["field"] for error in mine["errors"]}
    other = {error.get("field") for error in engine["errors"]}
    if own != other:
        found.append(("errors", sorted(own - other), sorted(other - own, key=str)))
    for error in engine["errors"]:
        missing = {"field", "code", "allowed", "value"} - set(error)
        if missing:
            found.append((f"errors.{error.get('field')}", "complete", f"lacks {sorted(missing)}"))
    return found


def check_example(path):
    """The name of an example and its differences."""
    name = path.name.removesuffix(".profile.json")
    expected = path.with_name(f"{name}.report.json")
    if not expected.exists():
        return name, [("", "a report", "no report file")]
    profile = json.loads(path.read_text(encoding="utf-8"))
    engine = json.loads(expected.read_text(encoding="utf-8"))
    mine = model.report(profile)
    if "errors" in mine:
        return name, compare_errors(mine, engine)
    if "errors" in engine:
        return name, [("errors", "a report", [error.get("field") for error in engine["errors"]])]
    return name, compare(mine, engine)


# Tests of the pieces for which the specification gives numbers, or which are easy to get wrong

def near(value, expected, within=1e-12):
    assert abs(value - expected) <= within, (value, expected)


def test_present_value():
    flows = [-53150, 939796, 2424560, 3581976]
    value = model.present_value(flows, 0.10, first_year=0)
    near(value, 5_496_170, 1)
    near(value / 1_672_201, 3.287, 0.0005)
    near(model.present_value([110, 121, 133.1], 0.10), 300, 1e-9)


def test_triangular_quantile():
    triangle = model.Tri(1.05, 1.15, 1.38)
    near(model.quantile_of(triangle, 0.0), 1.05)
    near(model.quantile_of(triangle, 1.0), 1.38)
    near(model.quantile_of(triangle, 0.10 / 0.33), 1.15)
    near(model.quantile_of(model.Tri(0, 0.5, 1), 0.02), 0.1)
    near(model.quantile_of(model.Tri(0, 0.5, 1), 0.98), 0.9)
    near(model.quantile_of(model.Tri(3, 3, 3), 0.7), 3)
    near(model.quantile_of(model.Tri(2, 2, 4), 0.75), 3)
    near(model.quantile_of(model.Tri(0, 2, 2), 0.25), 1)


def test_sobol():
    points = list(model.sobol_points(4096))
    assert points[0] == [0.0] * 10
    assert points[1] == [0.5] * 10
    assert points[2][:4] == [0.75, 0.25, 0.25, 0.25]
    assert points[3][:4] == [0.25, 0.75, 0.75, 0.75]
    for coordinates in zip(*points):
        assert sorted(coordinates) == [place / 4096 for place in range(4096)]


def test_quantiles():
    near(model.interpolated_quantile([1, 2, 3, 4], 0.5), 2.5)
    near(model.interpolated_quantile([1, 2, 3, 4], 0.1), 1.3)
    assert model.stepped_quantile([1, 2, 3, 4], 0.5) == 2
    assert model.stepped_quantile([1, 2, 3, 4], 0.51) == 3
    assert model.stepped_quantile(list(range(10)), 0.1) == 0


def company(revenue=20e6, **sections):
    return {"company": {"annual_revenue": revenue}, **sections}


def test_lag():
    for days, lag in ((1, 1), (30.4, 1), (30.5, 2), (60.8, 2), (90, 3), (91.2, 3), (91.3, 4),
                      (150, 5), (210, 7), (1094.4, 36), (1100, 37)):
        found = model.resolve(company(funnel={"sales_cycle_days": days})).lag
        assert found == lag, (days, found)
    for revenue, lag in ((9.9e6, 2), (10e6, 3), (50e6, 5), (200e6, 7)):
        assert model.resolve(company(revenue)).lag == lag


def test_progress():
    near(model.progress(0, 1, 6), 0)
    near(model.progress(3, 1, 6), 0.5)
    near(model.progress(6, 1, 6), 1)
    near(model.progress(4, 4, 4), 3 / 16 - 2 / 64)


def test_typical_company():
    found = model.report(company(), draws=16)
    near(found["index"]["value"], 54)
    near(found["stake"]["revenue"], 20e6 * 0.035 * 0.5 * 0.46, 1e-6)
    assert [found["index"][key] for key in ("lowest", "highest", "basis")] == [0, 100, "none"]
    assert found["pattern"]["fit"] == "size_only"
    assert [remedy["id"] for remedy in found["remedies"]] == list(REMEDY_IDS)


def test_closure_and_best_plan():
    """The two short cuts agree with the plain calculation."""
    answers = {"sales": {item: place % 4 for place, item in enumerate(model.ITEMS)}}
    team = {"marketing_leader": "founder", "marketers": 1, "sales_leader": "founder",
            "marketing_effort": {"brand": 50, "demand": 30, "sales_support": 20}}
    firm = model.resolve(company(answers=answers, team=team))
    draw = model.central_draw(firm)
    planned = [model.planned_remedy(firm, remedy) for remedy in model.REMEDIES]
    m0 = model.misalignment(firm, draw["items"])
    path = model.closure_path(firm, draw, planned, m0)
    for month in range(1, model.HORIZON + 1):
        lifted = model.items_in_month(firm, draw, planned, month)
        near(path[month], 1 - model.misalignment(firm, lifted) / m0)
    offered = [remedy for remedy in planned if model.is_offered(firm, remedy)]
    values = model.subset_values(firm, offered)
    assert len(offered) > 8
    for mask in list(values)[::97]:
        plan = [remedy for place, remedy in enumerate(offered) if mask >> place & 1]
        near(values[mask], model.npv_of(firm, plan), 1e-6)


def self_test():
    tests = [test for name, test in globals().items() if name.startswith("test_")]
    for test in tests:
        test()
    print(f"self-test: {len(tests)} pieces agree")


def shown(value):
    text = repr(value)
    return text if len(text) <= 300 else text[:300] + "..."


def main():
    self_test()
    profiles = sorted(WORKED.glob("*.profile.json"))
    if not profiles:
        sys.exit("no worked examples found")
    failed = differences = 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for name, found in pool.imap(check_example, profiles):
            print(f"{name}: {'agrees' if not found else f'differs, {len(found)}'}", flush=True)
            for path, mine, engine in found:
                print(f"  {path}: independent {shown(mine)}, engine {shown(engine)}")
            failed += bool(found)
            differences += len(found)
    print(f"{len(profiles)} examples, {failed} that differ, {differences} differences")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
