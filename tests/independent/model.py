"""The whole model in plain Python, written from its specification alone.

`report(profile)` gives the report of one profile, or {"errors": [...]}. Section numbers in the
comments are those of the specification. Money is in the profile's currency unless a name says USD.
"""

import itertools
import json
import math
import operator
import sys
from collections import namedtuple
from dataclasses import dataclass, replace
from functools import lru_cache
from types import SimpleNamespace

from validation import (DIMENSIONS, EXCLUSIVE_PAIR, ITEMS, RATERS, REMEDY_IDS, STAGES, USD_RATES,
                        errors_of)

HORIZON = 36
CEILING = 0.10
MOST_USEFUL_EFFECT = 0.38
SUSTAIN_FLOOR = 0.50
PRIOR_MODE = 2.16
EDGE = 1e-9

BANDS = ("small", "medium", "large", "enterprise")
BAND_LIMITS_USD = (10e6, 50e6, 200e6)

Tri = namedtuple("Tri", "low mode high")

PARAMETERS = {
    "effect_ratio": Tri(1.05, 1.15, 1.38),
    "causal_share": Tri(0.0, 0.50, 1.00),
    "revenue_points": Tri(0.010, 0.035, 0.060),
    "handoff_share": Tri(0.10, 0.30, 0.75),
    "realisation": Tri(0.37, 0.50, 0.67),
    "gross_margin": Tri(0.40, 0.60, 0.80),
    "ramp_pace": Tri(0.80, 1.00, 1.60),
    "cost_overrun": Tri(0.90, 1.00, 1.40),
}

POLL_WEIGHTS = (0.245, 0.1415, 0.1415, 0.182, 0.290)
EQUAL_WEIGHTS = (0.2, 0.2, 0.2, 0.2, 0.2)

PATTERNS = ("missing_function", "marketing_shelved", "silos", "patchwork")
PRIORS = {
    "small": (0.55, 0.25, 0.12, 0.08),
    "medium": (0.20, 0.55, 0.20, 0.05),
    "large": (0.05, 0.20, 0.55, 0.20),
    "enterprise": (0.08, 0.12, 0.25, 0.55),
}
SIGNALS = {
    "no_marketers": (0.70, 0.10, 0.02, 0.02),
    "founder_sells": (0.75, 0.30, 0.08, 0.03),
    "marketing_unled": (0.80, 0.25, 0.05, 0.03),
    "reports_to_sales": (0.15, 0.60, 0.20, 0.10),
    "sales_support_heavy": (0.30, 0.65, 0.15, 0.15),
    "brand_heavy": (0.15, 0.15, 0.60, 0.50),
    "unit_marketing": (0.03, 0.08, 0.30, 0.75),
    "heads_disagree": (0.25, 0.45, 0.70, 0.65),
    "sales_rosier": (0.30, 0.60, 0.40, 0.40),
    "C1": (0.40, 0.45, 0.65, 0.55),
    "C2": (0.30, 0.40, 0.70, 0.55),
    "C3": (0.50, 0.70, 0.35, 0.35),
    "T1": (0.60, 0.40, 0.35, 0.60),
    "T2": (0.60, 0.40, 0.40, 0.60),
    "T3": (0.60, 0.50, 0.65, 0.60),
    "P1": (0.65, 0.65, 0.45, 0.45),
    "F1": (0.55, 0.45, 0.50, 0.70),
    "F2": (0.60, 0.45, 0.60, 0.65),
    "F3": (0.65, 0.40, 0.30, 0.30),
    "S1": (0.60, 0.60, 0.35, 0.35),
}

STAGE_REFERENCES = {
    "leads": Tri(0.10, 0.25, 0.40),
    "mqls": Tri(0.10, 0.22, 0.40),
    "sqls": Tri(0.30, 0.50, 0.70),
    "opportunities": Tri(0.12, 0.21, 0.35),
}
PERIODS_A_YEAR = {"month": 12, "quarter": 4, "year": 1}
CYCLE_DAYS = {"small": 60, "medium": 90, "large": 150, "enterprise": 210}

TYPICAL_SELLERS = {"small": 4, "medium": 15, "large": 50, "enterprise": 200}
TYPICAL_MARKETERS = {"small": 1, "medium": 5, "large": 20, "enterprise": 60}
SEAT_USD = {"small": 30, "medium": 80, "large": 120, "enterprise": 120}
BAND_PACE = {"small": 1.0, "medium": 1.2, "large": 1.4, "enterprise": 1.6}

STAFF_DAY_USD = 600
ON = "on"

# Fees are (staff days, USD); shared_crm, marketing_training and sales_enablement go by head.
Remedy = namedtuple("Remedy", "levels one_off monthly duration start months prescribed_for")
REMEDIES = {
    "stage_definitions": Remedy(
        dict(F1=3, F2=3), (6, 0), (0, 0), None, 1, 6,
        ("missing_function", "silos", "patchwork")),
    "marketing_mandate": Remedy(
        dict(C3=3), (6, 0), (0, 0), None, 1, 6, ("marketing_shelved",)),
    "joint_plan": Remedy(
        dict(P1=3, C1=2, C2=3), (8, 0), (0.25, 0), ON, 1, 9, ("marketing_shelved", "silos")),
    "service_agreement": Remedy(
        dict(P2=3, P3=3, T2=2), (6, 0), (0.25, 0), ON, 4, 9, ("silos", "patchwork")),
    "buyer_routine": Remedy(
        dict(S1=3, F3=3), (4, 0), (0.5, 0), ON, 4, 9,
        ("missing_function", "marketing_shelved")),
    "closed_loop": Remedy(
        dict(T1=3, T2=3, T3=3), (10, 0), (0.25, 0), ON, 4, 9, ("silos", "patchwork")),
    "shared_crm": Remedy(
        dict(T1=3, T2=2, T3=2), None, None, ON, 4, 12, ("missing_function", "patchwork")),
    "marketing_training": Remedy(
        dict(S2=3, S1=2), None, None, ON, 4, 12, PATTERNS),
    "sales_enablement": Remedy(
        dict(S3=3), None, None, None, 7, 6, ("missing_function",)),
    "buyer_journey_shift": Remedy(
        dict(P3=3, S1=3, F3=3), (10, 0), (0, 0), None, 7, 12, ("silos",)),
    "marketing_function": Remedy(
        dict(C3=2, P1=2, F3=2, S1=2, S2=2), (0, 10000), (0, 9000), ON, 1, 12,
        ("missing_function",)),
    "fractional_cmo": Remedy(
        dict(C2=3, C3=3, P1=3, F1=3, F2=3, S1=3, S2=2), (0, 0), (0, 12000), 12, 1, 9,
        ("marketing_shelved",)),
    "fractional_sales_leader": Remedy(
        dict(C2=3, C3=2, P2=3, F2=3, S3=3), (0, 0), (0, 10000), 12, 1, 9,
        ("marketing_shelved",)),
    "marketing_leader": Remedy(
        dict(C2=3, C3=3, P1=4, P3=3, F1=3, F2=3, F3=3, S1=3, S2=3), (0, 60000), (0, 25000), ON,
        4, 12, ("silos",)),
    "revenue_operations": Remedy(
        dict(T1=4, T2=4, T3=3, P2=4, P3=3, F1=3, F2=4), (0, 20000), (0, 14000), ON, 4, 12,
        ("patchwork",)),
}
assert tuple(REMEDIES) == REMEDY_IDS


# Distributions and draws (sections 1, 2 and 10)

def quantile_of(triangle, u):
    """The inverse CDF of a triangular distribution."""
    a, b, c = triangle
    if a == c:
        return a
    if u <= (b - a) / (c - a):
        return a + math.sqrt(u * (c - a) * (b - a))
    return c - math.sqrt((1 - u) * (c - a) * (c - b))


# Degree, inner coefficients and first directions of each polynomial, from the second dimension.
JOE_KUO = (
    (1, 0, (1,)),
    (2, 1, (1, 3)),
    (3, 1, (1, 3, 1)),
    (3, 2, (1, 1, 1)),
    (4, 1, (1, 1, 3, 3)),
    (4, 4, (1, 3, 5, 13)),
    (5, 2, (1, 1, 5, 5, 17)),
    (5, 4, (1, 1, 5, 5, 5)),
    (5, 7, (1, 1, 7, 11, 19)),
)


def directions(degree, coefficients, first):
    """The 32 direction numbers of one dimension, as 32-bit integers."""
    m = list(first)
    for k in range(degree, 32):
        value = m[k - degree] ^ (m[k - degree] << degree)
        for i in range(1, degree):
            if coefficients >> (degree - 1 - i) & 1:
                value ^= m[k - i] << i
        m.append(value)
    return [m[k] << (31 - k) for k in range(32)]


def sobol_points(count):
    """The plain Sobol sequence in ten dimensions, in Gray-code order from index 0."""
    tables = [[1 << (31 - k) for k in range(32)]]
    tables += [directions(*polynomial) for polynomial in JOE_KUO]
    x = [0] * len(tables)
    for index in range(count):
        yield [coordinate / 2**32 for coordinate in x]
        lowest_zero = (~index & (index + 1)).bit_length() - 1
        x = [coordinate ^ table[lowest_zero] for coordinate, table in zip(x, tables)]


def clip(value, low, high):
    return min(max(value, low), high)


def items_at_quantile(triangles, u):
    known = {}
    for triangle in triangles.values():
        if triangle not in known:
            known[triangle] = clip(quantile_of(triangle, u), 0.0, 4.0)
    return {item: known[triangle] for item, triangle in triangles.items()}


def central_draw(firm):
    return {
        "items": {item: triangle.mode for item, triangle in firm.triangles.items()},
        **{name: triangle.mode for name, triangle in firm.parameters.items()},
        "v": 0.5,
    }


def simulated_draws(firm, points):
    for point in points:
        yield {
            "items": items_at_quantile(firm.triangles, point[0]),
            **{name: quantile_of(triangle, u)
               for (name, triangle), u in zip(firm.parameters.items(), point[1:9])},
            "v": point[9],
        }


def interpolated_quantile(ordered, p):
    """Linear interpolation between order statistics (type 7)."""
    place = (len(ordered) - 1) * p
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def stepped_quantile(ordered, p):
    """The inverse of the empirical distribution (type 1)."""
    place = math.ceil(len(ordered) * p - 1e-9)
    return ordered[clip(place, 1, len(ordered)) - 1]


def spread(central, values):
    ordered = sorted(values)
    return {"central": central, **percentiles(ordered)}


def percentiles(ordered):
    return {f"p{p}": interpolated_quantile(ordered, p / 100) for p in (10, 50, 90)}


# The profile, with everything absent replaced by what it means (sections 1 and 2)

def without_nulls(value):
    if isinstance(value, dict):
        return {name: without_nulls(entry) for name, entry in value.items() if entry is not None}
    return value


def resolve(profile):
    profile = without_nulls(profile)
    company, team, funnel, plan, settings = (
        profile.get(name, {}) for name in ("company", "team", "funnel", "plan", "settings"))
    firm = SimpleNamespace()
    firm.overrides = settings.get("overrides", {})
    firm.revenue = float(company["annual_revenue"])
    firm.usd_rate = company.get("usd_rate", USD_RATES.get(company.get("currency", "USD")))
    firm.revenue_usd = firm.revenue * firm.usd_rate
    firm.band = BANDS[sum(firm.revenue_usd >= limit for limit in BAND_LIMITS_USD)]
    firm.entered_margin = company.get("gross_margin")
    firm.team = team
    firm.fades = [fade(firm, month) for month in range(1, HORIZON + 1)]
    firm.plan = plan
    firm.halve_claims = settings.get("halve_claims", False)
    firm.weights = weights_of(settings.get("weights", "equal"))
    firm.discount_rate = fixed(firm, "discount_rate", 0.10)
    firm.staff_day = fixed(firm, "staff_day", STAFF_DAY_USD / firm.usd_rate)
    resolve_funnel(firm, funnel)
    firm.route = settings.get("route", "both")
    firm.route_needs_funnel = firm.route == "funnel" and firm.new_business is None
    if firm.new_business is None:
        firm.route = "revenue"
    firm.parameters = parameters_of(firm)
    firm.answers = known_answers(profile.get("answers", {}))
    firm.triangles = {item: item_triangle(firm.answers, item) for item in ITEMS}
    return firm


def fixed(firm, identifier, usual):
    triangle = firm.overrides.get(identifier)
    return usual if triangle is None else triangle[1]


def weights_of(setting):
    shares = {"equal": EQUAL_WEIGHTS, "poll": POLL_WEIGHTS}.get(setting) \
        if isinstance(setting, str) else [share / sum(setting) for share in setting]
    return dict(zip(DIMENSIONS, shares))


def resolve_funnel(firm, funnel):
    firm.counts = {stage: funnel[stage] for stage in STAGES if stage in funnel}
    usual_cover = "marketing_leads" if "mqls" in funnel else "all_new_business"
    firm.covers = funnel.get("covers", usual_cover)
    firm.entered_handoff = funnel.get("handoff_share")
    days = funnel.get("sales_cycle_days", CYCLE_DAYS[firm.band])
    firm.lag = max(1, math.ceil(10 * days / 304))
    firm.new_business = None
    firm.funnel_notices = []
    if "won" not in funnel or "average_deal_value" not in funnel:
        return
    periods = PERIODS_A_YEAR[funnel.get("period", "year")]
    new_business = funnel["won"] * funnel["average_deal_value"] * periods
    if new_business == 0:
        firm.funnel_notices.append("new_business_is_zero")
    elif new_business > firm.revenue:
        firm.funnel_notices.append("new_business_exceeds_revenue")
    else:
        firm.new_business = float(new_business)


def parameters_of(firm):
    """An override wins over an entered value, which wins over the distribution."""
    entered = {"gross_margin": firm.entered_margin, "handoff_share": firm.entered_handoff}
    if entered["handoff_share"] is None and firm.covers == "marketing_leads":
        entered["handoff_share"] = 1.0
    parameters = {}
    for name, usual in PARAMETERS.items():
        if name in firm.overrides:
            parameters[name] = Tri(*firm.overrides[name])
        elif entered.get(name) is not None:
            parameters[name] = Tri(*[entered[name]] * 3)
        else:
            parameters[name] = usual
    return parameters


# Alignment Index (section 3)

def known_answers(answers):
    return {rater: {item: value for item, value in answers.get(rater, {}).items()
                    if value != "dont_know"} for rater in RATERS}


def head_answers(answers, item):
    return [answers[head][item] for head in ("sales", "marketing") if item in answers[head]]


def item_triangle(answers, item):
    heads = head_answers(answers, item)
    if len(heads) == 2:
        mean = sum(heads) / 2
        half = min(2, (abs(heads[0] - heads[1]) + 1) / 2)
        return Tri(mean - half, mean, mean + half)
    if len(heads) == 1:
        return Tri(heads[0] - 1, heads[0], heads[0] + 1)
    if item in answers["ceo"]:
        x = answers["ceo"][item]
        return Tri(x - 1.5, x, x + 0.5)
    return Tri(0, PRIOR_MODE, 4)


def dimension_values(items):
    return {d: 25 * (items[d + "1"] + items[d + "2"] + items[d + "3"]) / 3 for d in DIMENSIONS}


def index_of(firm, items):
    values = dimension_values(items)
    return sum(firm.weights[d] * values[d] for d in DIMENSIONS)


def misalignment(firm, items):
    return max(0.0, 1 - index_of(firm, items) / 100)


def basis_of(answers):
    heads = [head for head in ("sales", "marketing") if answers[head]]
    if heads:
        return "two_heads" if len(heads) == 2 else "one_head"
    return "ceo_only" if answers["ceo"] else "none"


def tier_of(value):
    tiers = ("disconnected", "strained", "coordinated", "united")
    return tiers[sum(value + EDGE >= edge for edge in (25, 50, 75))]


def extreme_items(answers, choose, unknown):
    extremes = {}
    for item in ITEMS:
        known = [answers[rater][item] for rater in RATERS if item in answers[rater]]
        extremes[item] = choose(known) if known else unknown
    return extremes


def index_report(firm, draws):
    items = central_draw(firm)["items"]
    value = index_of(firm, items)
    dimensions = dimension_values(items)
    lowest = min(dimensions.values())
    basis = basis_of(firm.answers)
    weakest = next(d for d in DIMENSIONS if dimensions[d] <= lowest + EDGE)
    return {
        "value": value,
        "lowest": index_of(firm, extreme_items(firm.answers, min, 0)),
        "highest": index_of(firm, extreme_items(firm.answers, max, 4)),
        **percentiles(sorted(index_of(firm, draw["items"]) for draw in draws)),
        "tier": None if basis == "none" else tier_of(value),
        "basis": basis,
        "dimensions": dimensions,
        "weakest": None if basis == "none" else weakest,
        "warning": lowest + EDGE < 25 and value + EDGE >= 50,
    }


# Agreement between the two heads (section 4)

def common_gaps(answers):
    return {item: answers["sales"][item] - answers["marketing"][item] for item in ITEMS
            if item in answers["sales"] and item in answers["marketing"]}


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def direction_of(gaps):
    if not gaps:
        return None
    if mean(gaps) >= 0.5:
        return "sales_rosier"
    return "marketing_rosier" if mean(gaps) <= -0.5 else "even"


def agreement_report(answers):
    gaps = common_gaps(answers)
    if len(gaps) < 12:
        return None
    mag = mean(abs(gap) for gap in gaps.values())
    verdict = "close" if mag <= 0.5 else "mixed" if mag <= 1.0 else "indistinguishable_from_chance"
    flagged = [item for item in gaps if abs(gaps[item]) >= 2]
    return {
        "mean_absolute_gap": mag,
        "agreement": 100 * max(0, 1 - mag / 1.6),
        "verdict": verdict,
        "flagged": sorted(flagged, key=lambda item: (-abs(gaps[item]), ITEMS.index(item))),
        "directions": {d: direction_of([gaps[i] for i in gaps if i[0] == d])
                       for d in DIMENSIONS},
    }


def ceo_blind_spot(answers):
    differences = [answers["ceo"][item] - mean(head_answers(answers, item)) for item in ITEMS
                   if item in answers["ceo"] and head_answers(answers, item)]
    return mean(differences) if differences else None


# Dysfunction pattern (section 5)

def known_signals(firm):
    """The state of every known signal."""
    team, answers = firm.team, firm.answers
    signals = {}
    people = [team.get("marketers"), team.get("outsourced_marketers")]
    if any(count is not None and count > 0 for count in people):
        signals["no_marketers"] = False
    elif None not in people:
        signals["no_marketers"] = True
    if "sales_leader" in team:
        signals["founder_sells"] = team["sales_leader"] == "founder"
    if "marketing_leader" in team:
        signals["marketing_unled"] = team["marketing_leader"] in ("nobody", "founder")
    if "marketing_reports_to" in team:
        signals["reports_to_sales"] = team["marketing_reports_to"] == "sales"
    effort = team.get("marketing_effort")
    if effort:
        signals["sales_support_heavy"] = effort["sales_support"] >= 50
        signals["brand_heavy"] = effort["brand"] >= 50
    if "business_unit_marketing" in team:
        signals["unit_marketing"] = team["business_unit_marketing"]
    gaps = common_gaps(answers)
    if len(gaps) >= 12:
        signals["heads_disagree"] = mean(abs(gap) for gap in gaps.values()) > 1.0
        signals["sales_rosier"] = mean(gaps.values()) >= 0.5
    for item in ITEMS:
        if item in SIGNALS and any(item in answers[rater] for rater in RATERS):
            signals[item] = firm.triangles[item].mode <= 1
    return signals


def pattern_report(firm):
    signals = known_signals(firm)
    likelihoods = {signal: [p if state else 1 - p for p in SIGNALS[signal]]
                   for signal, state in signals.items()}
    posterior = list(PRIORS[firm.band])
    for likelihood in likelihoods.values():
        posterior = [p * math.sqrt(q) for p, q in zip(posterior, likelihood)]
    posterior = [p / sum(posterior) for p in posterior]
    top = posterior.index(max(posterior))
    return {
        "expected": PATTERNS[BANDS.index(firm.band)],
        "likeliest": PATTERNS[top],
        "fit": fit_of(firm, signals, posterior[top]),
        "posterior": dict(zip(PATTERNS, posterior)),
        "signals": [{"id": signal, "state": signals[signal], "pull": pull(likelihood, top)}
                    for signal, likelihood in likelihoods.items()],
    }


def pull(likelihood, top):
    others = [math.log(q) for place, q in enumerate(likelihood) if place != top]
    return 0.5 * (math.log(likelihood[top]) - mean(others))


def fit_of(firm, signals, largest):
    value = index_of(firm, central_draw(firm)["items"])
    if value + EDGE >= 75 and basis_of(firm.answers) != "none":
        return "none"
    if not signals:
        return "size_only"
    return "strong" if largest >= 0.70 else "likely" if largest >= 0.50 else "mixed"


# Funnel reading (section 6)

def stage_rate(firm, first):
    second = STAGES[STAGES.index(first) + 1]
    if firm.counts.get(first, 0) > 0 and second in firm.counts:
        return firm.counts[second] / firm.counts[first]
    return None


def reading_of(first, rate):
    if first == "mqls" and (rate > 0.60 or rate < 0.05):
        return "definition_check"
    edges = sum(rate >= edge for edge in STAGE_REFERENCES[first])
    return ("below_low", "below_median", "above_median", "above_high")[edges]


def funnel_report(firm):
    stages = []
    for first, second in itertools.pairwise(STAGES):
        rate = stage_rate(firm, first)
        if rate is None:
            continue
        reading = reading_of(first, rate)
        median = STAGE_REFERENCES[first].mode
        worth = None
        if firm.new_business is not None and 0 < rate < median and reading != "definition_check":
            worth = firm.new_business * (median / rate - 1)
        stages.append({"from": first, "to": second, "rate": rate, "reading": reading,
                       "value_at_median": worth})
    stages.sort(key=lambda stage: -(stage["value_at_median"] or 0))
    return {"annual_new_business": firm.new_business, "stages": stages}


# Revenue at stake (section 7)

Stake = namedtuple("Stake", "funnel revenue used funnel_capped revenue_capped")


def stake_of(firm, draw, m0=None):
    if m0 is None:
        m0 = misalignment(firm, draw["items"])
    claim = 0.5 if firm.halve_claims else 1
    effect = (draw["effect_ratio"] - 1) * claim
    points = draw["revenue_points"] * claim
    cap = CEILING * firm.revenue
    funnel = funnel_uncapped = None
    if firm.new_business is not None:
        handed_over = firm.new_business * draw["handoff_share"]
        cap = min(cap, MOST_USEFUL_EFFECT * handed_over)
        funnel_uncapped = handed_over * effect * draw["causal_share"] * m0
        funnel = min(funnel_uncapped, cap)
    revenue_uncapped = firm.revenue * points * draw["causal_share"] * m0
    revenue = min(revenue_uncapped, cap)
    if firm.route == "both":
        used = draw["v"] * funnel + (1 - draw["v"]) * revenue
    else:
        used = funnel if firm.route == "funnel" else revenue
    return Stake(funnel, revenue, used, funnel is not None and funnel_uncapped > cap,
                 revenue_uncapped > cap)


def stake_report(firm, draws):
    central_inputs = central_draw(firm)
    central = stake_of(firm, central_inputs)
    drawn = [stake_of(firm, draw) for draw in draws]
    funnel_cap = None
    if central.funnel is not None:
        funnel_cap = {"central": central.funnel_capped,
                      "share": mean(stake.funnel_capped for stake in drawn)}
    return {
        "funnel": central.funnel,
        "revenue": central.revenue,
        "used": spread(central.used, [stake.used for stake in drawn]),
        "face_value": stake_of(firm, {**central_inputs, "causal_share": 1.0}).used,
        "folk_rule": 0.10 * firm.revenue,
        "caps": {"funnel": funnel_cap,
                 "revenue": {"central": central.revenue_capped,
                             "share": mean(stake.revenue_capped for stake in drawn)}},
    }


# Remedies (section 8)

def head_count(firm, who):
    usual = {"sellers": TYPICAL_SELLERS, "marketers": TYPICAL_MARKETERS}
    entered = firm.team.get(who)
    if entered is not None:
        return entered
    return usual[who][firm.band] if who in usual else 0


def fee(firm, days_and_usd):
    days, usd = days_and_usd
    day_factor = clip(math.sqrt(firm.revenue_usd / 20e6), 0.25, 8)
    return days * day_factor * firm.staff_day + usd / firm.usd_rate


def formula_fees(firm, remedy):
    """The one-off and the monthly cost, before overrides."""
    sellers, marketers = head_count(firm, "sellers"), head_count(firm, "marketers")
    if remedy == "shared_crm":
        seats = SEAT_USD[firm.band] * (sellers + marketers) / firm.usd_rate
        return 6 * seats, seats
    if remedy == "marketing_training":
        return 1500 * marketers / firm.usd_rate, 500 / 12 * marketers / firm.usd_rate
    if remedy == "sales_enablement":
        return 500 * sellers / firm.usd_rate, 0.0
    return fee(firm, REMEDIES[remedy].one_off), fee(firm, REMEDIES[remedy].monthly)


@dataclass(eq=False)
class PlannedRemedy:
    id: str
    levels: dict
    start: int
    months: float
    costs: list


def planned_remedy(firm, remedy):
    """A remedy as it stands for this firm: levels, months and cost, overrides included."""
    known = REMEDIES[remedy]
    levels = dict(known.levels)
    for item in ITEMS:
        if f"remedy.{remedy}.{item}" in firm.overrides:
            levels[item] = fixed(firm, f"remedy.{remedy}.{item}", None)
    one_off, monthly = formula_fees(firm, remedy)
    one_off = fixed(firm, f"remedy.{remedy}.one_off", one_off)
    monthly = fixed(firm, f"remedy.{remedy}.monthly", monthly)
    first = known.start + 12 if remedy == "marketing_training" else known.start
    duration = known.duration if isinstance(known.duration, int) else HORIZON
    costs = [0.0] * (HORIZON + 1)
    costs[known.start] += one_off
    for month in range(first, min(first + duration, HORIZON + 1)):
        costs[month] += monthly
    months = fixed(firm, f"remedy.{remedy}.months", known.months) * BAND_PACE[firm.band]
    return PlannedRemedy(remedy, levels, known.start, months, costs)


def column_allows(firm, remedy):
    """The column "offered when, besides"."""
    sellers, marketers = head_count(firm, "sellers"), head_count(firm, "marketers")
    team = marketers + head_count(firm, "outsourced_marketers")
    t1 = firm.triangles["T1"].mode
    leader = firm.team.get("marketing_leader", "manager")
    sales_leader = firm.team.get("sales_leader", "vp")
    brand = firm.team.get("marketing_effort", {}).get("brand", 0)
    middle = firm.band in ("medium", "large")
    upper = firm.band in ("large", "enterprise")
    return {
        "stage_definitions": True,
        "marketing_mandate": team > 0,
        "joint_plan": team > 0,
        "service_agreement": team > 0,
        "buyer_routine": team > 0,
        "closed_loop": t1 >= 1.5,
        "shared_crm": t1 < 1.5 and sellers + marketers >= 1,
        "marketing_training": marketers >= 1,
        "sales_enablement": sellers >= 1,
        "buyer_journey_shift": brand >= 40,
        "marketing_function": leader in ("nobody", "founder") and team <= 1,
        "fractional_cmo": leader not in ("cmo", "fractional_cmo") and middle,
        "fractional_sales_leader": sales_leader in ("founder", "manager") and middle,
        "marketing_leader": leader != "cmo" and upper,
        "revenue_operations": upper,
    }[remedy]


def is_offered(firm, planned):
    lifts = any(level - firm.triangles[item].mode >= 0.5 for item, level in planned.levels.items())
    return lifts and column_allows(firm, planned.id)


# What a plan brings back (section 8)

def progress(month, start, months):
    x = clip((month - start + 1) / months, 0.0, 1.0)
    return 3 * x * x - 2 * x * x * x


def items_in_month(firm, draw, plan, month):
    """The items as the plan has lifted them by a month."""
    lifted = dict(draw["items"])
    for remedy in plan:
        done = progress(month, remedy.start, remedy.months * draw["ramp_pace"])
        for item, level in remedy.levels.items():
            x = draw["items"][item]
            lifted[item] = max(lifted[item], x + max(0.0, level - x) * done)
    return lifted


@lru_cache(maxsize=2**16)
def progress_curve(start, months):
    return [0.0] + [progress(month, start, months) for month in range(1, HORIZON + 1)]


def closure_path(firm, draw, plan, m0):
    """The closure in months 0 to 36: 1 - m(t) / m0, as the weighted lift of the items over m0."""
    path = [0.0] * (HORIZON + 1)
    if m0 == 0:
        return path
    pace_now = draw["ramp_pace"]
    steady = {}
    for item, heights in lifts_of(draw["items"], plan).items():
        share = firm.weights[item[0]] / 3 / 4 / m0
        heights = {pace: share * height for pace, height in heights.items()
                   if not overtaken(pace, heights)}
        if len(heights) == 1:
            (pace, height), = heights.items()
            steady[pace] = steady.get(pace, 0.0) + height
        else:
            curves = [scaled_curve(pace, pace_now, height) for pace, height in heights.items()]
            path = list(map(operator.add, path, map(max, *curves)))
    for pace, height in steady.items():
        path = list(map(operator.add, path, scaled_curve(pace, pace_now, height)))
    return path


def scaled_curve(pace, pace_now, height):
    start, months = pace
    return [height * done for done in progress_curve(start, months * pace_now)]


def lifts_of(items, plan):
    """By item, and by pace (start, months) of the remedies that lift it: the largest lift."""
    lifts = {}
    for remedy in plan:
        pace = remedy.start, remedy.months
        for item, level in remedy.levels.items():
            height = level - items[item]
            if height > 0:
                heights = lifts.setdefault(item, {})
                heights[pace] = max(height, heights.get(pace, 0.0))
    return lifts


def overtaken(pace, heights):
    """Whether another lift of the item starts no later, takes no longer and reaches as high."""
    return any(other != pace and other[0] <= pace[0] and other[1] <= pace[1]
               and heights[other] >= heights[pace] for other in heights)


def fade(firm, month):
    if firm.team.get("change_owner") is not False or month <= 24:
        return 1.0
    return 1 - (1 - SUSTAIN_FLOOR) * (month - 24) / 12


@lru_cache
def monthly_costs(*plan):
    """The cost of a plan in months 1 to 36, before any overrun."""
    return [sum(remedy.costs[month] for remedy in plan) for month in range(1, HORIZON + 1)]


def delayed(firm, path):
    """What of the closure brings revenue in months 1 to 36: one sales cycle later, and faded."""
    return [closed * kept for closed, kept in zip([0.0] * firm.lag + path[1:], firm.fades)]


Course = namedtuple("Course", "path recovered costs net cumulative")


def course_of(firm, draw, plan, path=None):
    """Month by month, from month 1 (place 0) to 36: recovered revenue, cost and net."""
    m0 = misalignment(firm, draw["items"])
    stake = stake_of(firm, draw, m0).used
    if path is None:
        path = closure_path(firm, draw, plan, m0)
    a_month = stake / 12 * draw["realisation"]
    recovered = [a_month * part for part in delayed(firm, path)]
    costs = [cost * draw["cost_overrun"] for cost in monthly_costs(*plan)]
    net = [draw["gross_margin"] * gain - cost for gain, cost in zip(recovered, costs)]
    return Course(path, recovered, costs, net, list(itertools.accumulate(net)))


def present_value(yearly, rate, first_year=1):
    value, factor = 0.0, 1.0
    for _ in range(first_year):
        factor /= 1 + rate
    for flow in yearly:
        value += flow * factor
        factor /= 1 + rate
    return value


def present_value_of_months(firm, months):
    return present_value([sum(months[year:year + 12]) for year in (0, 12, 24)],
                         firm.discount_rate)


def payback_month(plan, cumulative):
    if not plan:
        return None
    first = None
    for month in range(HORIZON, 0, -1):
        if cumulative[month - 1] < 0:
            break
        first = month
    return first


def npv_of(firm, plan):
    return present_value_of_months(firm, course_of(firm, central_draw(firm), plan).net)


def simulated_courses(firm, draws, plan):
    return [course_of(firm, draw, plan) for draw in draws]


def chance_of_payback(plan, courses):
    return mean(payback_month(plan, course.cumulative) is not None for course in courses)


def plan_report(firm, plan, chance):
    draw = central_draw(firm)
    central = course_of(firm, draw, plan)
    npv = present_value_of_months(firm, central.net)
    costs = present_value_of_months(firm, central.costs)
    month = payback_month(plan, central.cumulative)
    return {
        "remedies": [remedy.id for remedy in plan],
        "first_year_cost": sum(central.costs[:12]),
        "total_cost": sum(central.costs),
        "npv": npv,
        "roi": npv / costs if costs > 0 else None,
        "payback_month": month,
        "pays_back": month is not None and chance >= 0.5,
        "index_after": index_of(firm, items_in_month(firm, draw, plan, HORIZON)),
    }


# The best plan (section 8)

def excluded(ids):
    return EXCLUSIVE_PAIR <= set(ids)


def subset_values(firm, offered):
    """Each allowed subset of the offered remedies, as a bit mask, with its central NPV.

    The benefit is a sum over the items, and an item depends only on the remedies that lift it,
    so each item's share is worked out once for each subset of those.
    """
    draw = central_draw(firm)
    m0 = misalignment(firm, draw["items"])
    a_month = stake_of(firm, draw, m0).used / 12 * draw["realisation"] * draw["gross_margin"]
    costs = [present_value_of_months(firm, course_of(firm, draw, [remedy]).costs)
             for remedy in offered]
    pair = sum(1 << place for place, remedy in enumerate(offered) if remedy.id in EXCLUSIVE_PAIR)
    both = pair if pair.bit_count() == 2 else None

    def benefit_of_item(item, mask):
        only = [replace(remedy, levels={item: remedy.levels[item]})
                for place, remedy in enumerate(offered) if mask >> place & 1]
        path = closure_path(firm, draw, only, m0)
        return present_value_of_months(firm, [a_month * part for part in delayed(firm, path)])

    tables = []
    for item in ITEMS:
        lifting = sum(1 << place for place, remedy in enumerate(offered) if item in remedy.levels)
        if lifting:
            table = {mask: benefit_of_item(item, mask) for mask in subsets_of(lifting)}
            tables.append((lifting, table))

    values = {}
    spent = {0: 0.0}
    for mask in range(1 << len(offered)):
        if mask:
            lowest = mask & -mask
            spent[mask] = spent[mask ^ lowest] + costs[lowest.bit_length() - 1]
        if both is None or mask & both != both:
            values[mask] = sum(table[mask & lifting] for lifting, table in tables) - spent[mask]
    return values


def subsets_of(mask):
    subset = mask
    while True:
        yield subset
        if subset == 0:
            return
        subset = (subset - 1) & mask


def best_subset(firm, offered, values, budget=None, allow_empty=True):
    """The largest NPV; ties go to fewer remedies, then to catalogue order."""
    overrun = firm.parameters["cost_overrun"].mode
    first_year = [sum(remedy.costs[1:13]) * overrun for remedy in offered]

    def places(mask):
        return tuple(place for place in range(len(offered)) if mask >> place & 1)

    candidates = [mask for mask in values
                  if (mask or allow_empty)
                  and (budget is None or sum(first_year[p] for p in places(mask)) <= budget)]
    largest = max(values[mask] for mask in candidates)
    tied = [mask for mask in candidates if values[mask] >= largest - 1e-9 * firm.revenue]
    best = min(tied, key=lambda mask: (len(places(mask)), places(mask)))
    return [offered[place] for place in places(best)]


# Everything about remedies in the report (section 8)

def remedies_report(firm, planned, offered, plan, prescribing):
    margin = firm.parameters["gross_margin"].mode
    annuity = present_value([1, 1, 1], firm.discount_rate)
    draw = central_draw(firm)
    plan_npv = npv_of(firm, plan)
    entries = []
    for remedy in planned:
        costs = course_of(firm, draw, [remedy]).costs
        entry = {
            "id": remedy.id,
            "offered": remedy in offered,
            "prescribed": prescribing in REMEDIES[remedy.id].prescribed_for,
            "first_year_cost": sum(costs[:12]),
            "total_cost": sum(costs),
            "npv_alone": None, "npv_marginal": None, "needed_beyond": None,
        }
        if remedy in offered:
            alone = npv_of(firm, [remedy])
            entry["npv_alone"] = alone
            entry["npv_marginal"] = marginal_npv(firm, remedy, plan, plan_npv)
            entry["needed_beyond"] = max(0.0, -alone) / (margin * annuity)
        entries.append(entry)
    return entries


def marginal_npv(firm, remedy, plan, plan_npv):
    if remedy in plan:
        return plan_npv - npv_of(firm, [other for other in plan if other is not remedy])
    if excluded([other.id for other in plan] + [remedy.id]):
        return None
    return npv_of(firm, plan + [remedy]) - plan_npv


# Results over 36 months (section 9)

def projection_report(firm, plan, courses):
    central = course_of(firm, central_draw(firm), plan)
    months = [payback_month(plan, course.cumulative) for course in courses]
    ordered = sorted(math.inf if month is None else month for month in months)
    payback = {"central": payback_month(plan, central.cumulative)}
    for p in (10, 50, 90):
        month = stepped_quantile(ordered, p / 100)
        payback[f"p{p}"] = None if month == math.inf else month

    def outcome(figure):
        return spread(figure(central), [figure(course) for course in courses])

    return {
        "recovered_total": outcome(lambda course: sum(course.recovered)),
        "run_rate": outcome(lambda course: 12 * course.recovered[-1]),
        "net_total": outcome(lambda course: course.cumulative[-1]),
        "months": [{"month": place + 1,
                    "recovered": outcome(lambda course: course.recovered[place]),
                    "cumulative_net": outcome(lambda course: course.cumulative[place])}
                   for place in range(HORIZON)],
        "payback_month": payback,
        "chance_of_payback": chance_of_payback(plan, courses),
    }


def break_even_report(firm, plan):
    draw = central_draw(firm)
    total = sum(course_of(firm, draw, plan).costs)
    extra = total / 3 / draw["gross_margin"]
    rate = stage_rate(firm, "mqls")
    points = feasible = None
    if firm.new_business is not None and rate is not None and draw["handoff_share"] > 0:
        k = extra / (firm.new_business * draw["handoff_share"])
        points = 100 * rate * k
        feasible = rate * (1 + k) <= 1
    return {"extra_revenue_a_year": extra, "points": points, "feasible": feasible}


# Sensitivity and what to find out next (section 11)

def final_net(firm, draw, plan, path=None):
    return course_of(firm, draw, plan, path).cumulative[-1]


def sensitivity_report(firm, plan):
    central = central_draw(firm)

    def row(name, low, high):
        return {"input": name, "low": final_net(firm, {**central, **low}, plan),
                "high": final_net(firm, {**central, **high}, plan)}

    rows = [row(name, {name: quantile_of(triangle, 0.1)}, {name: quantile_of(triangle, 0.9)})
            for name, triangle in firm.parameters.items()]
    rows.append(row("answers", {"items": items_at_quantile(firm.triangles, 0.1)},
                    {"items": items_at_quantile(firm.triangles, 0.9)}))
    rows.append(row("route", {"v": 0.0}, {"v": 1.0}))
    return sorted(rows, key=lambda row: -abs(row["high"] - row["low"]))


def width(nets):
    ordered = sorted(nets)
    return interpolated_quantile(ordered, 0.9) - interpolated_quantile(ordered, 0.1)


def with_head_answers(firm, head):
    """The firm as it would be if a head's unknown items were answered at their modes."""
    unknown = {item: firm.triangles[item].mode for item in ITEMS if item not in firm.answers[head]}
    answers = {**firm.answers, head: {**firm.answers[head], **unknown}}
    triangles = {item: item_triangle(answers, item) for item in ITEMS}
    return SimpleNamespace(**{**vars(firm), "triangles": triangles})


def find_out_next_report(firm, points, draws, plan, courses):
    today = width(course.cumulative[-1] for course in courses)
    rows = []
    for head in ("sales", "marketing"):
        if any(item not in firm.answers[head] for item in ITEMS):
            informed = with_head_answers(firm, head)
            nets = [final_net(informed, draw, plan)
                    for draw in simulated_draws(informed, points)]
            rows.append({"input": f"answers.{head}", "narrowing": max(0.0, today - width(nets))})
    uncertain = []
    if firm.entered_margin is None and "gross_margin" not in firm.overrides:
        uncertain.append(("company.gross_margin", "gross_margin"))
    handoff = firm.parameters["handoff_share"]
    if firm.new_business is not None and handoff.low < handoff.high \
            and "handoff_share" not in firm.overrides:
        uncertain.append(("funnel.handoff_share", "handoff_share"))
    for name, parameter in uncertain:
        widths = []
        for u in (0.1, 0.5, 0.9):
            fixed_value = quantile_of(firm.parameters[parameter], u)
            nets = [final_net(firm, {**draw, parameter: fixed_value}, plan, course.path)
                    for draw, course in zip(draws, courses)]
            widths.append(width(nets))
        rows.append({"input": name, "narrowing": max(0.0, today - mean(widths))})
    rows.sort(key=lambda row: -row["narrowing"])
    if firm.new_business is None:
        rows.insert(0, {"input": "funnel", "narrowing": None})
    return rows


# The report

def choose_plan(firm, offered, values):
    """The plan of the report, with its notices."""
    budget = firm.plan.get("budget")
    chosen = firm.plan.get("remedies")
    if chosen is None:
        return best_subset(firm, offered, values, budget), []
    notices = []
    plan = [remedy for remedy in offered if remedy.id in chosen]
    if set(chosen) != {remedy.id for remedy in plan}:
        notices.append("remedy_not_offered")
    overrun = firm.parameters["cost_overrun"].mode
    first_year = sum(sum(remedy.costs[1:13]) for remedy in plan) * overrun
    if budget is not None and first_year > budget:
        notices.append("budget_exceeded")
    return plan, notices


def report(profile, draws=4096):
    errors = errors_of(profile)
    if errors:
        return {"errors": errors}
    firm = resolve(profile)
    points = list(sobol_points(draws))
    drawn = list(simulated_draws(firm, points))
    pattern = pattern_report(firm)
    prescribing = None if pattern["fit"] == "none" else pattern["likeliest"]

    planned = [planned_remedy(firm, remedy) for remedy in REMEDIES]
    offered = [remedy for remedy in planned if is_offered(firm, remedy)]
    values = subset_values(firm, offered)
    plan, plan_notices = choose_plan(firm, offered, values)
    courses = simulated_courses(firm, drawn, plan)
    chance = chance_of_payback(plan, courses)

    described_plan = break_even = sensitivity = find_out_next = None
    if offered:
        described = plan or best_subset(firm, offered, values, allow_empty=False)
        described_courses = courses if plan else simulated_courses(firm, drawn, described)
        described_plan = plan_report(firm, described,
                                     chance_of_payback(described, described_courses))
        break_even = break_even_report(firm, described)
        sensitivity = sensitivity_report(firm, described)
        find_out_next = find_out_next_report(firm, points, drawn, described,
                                             described_courses)

    prescribed = [remedy for remedy in offered
                  if prescribing in REMEDIES[remedy.id].prescribed_for]
    prescribed_plan = None
    if prescribed:
        prescribed_chance = chance_of_payback(
            prescribed, simulated_courses(firm, drawn, prescribed))
        prescribed_plan = {**plan_report(firm, prescribed, prescribed_chance),
                           "chance_of_payback": prescribed_chance}

    return {
        "size_band": firm.band,
        "index": index_report(firm, drawn),
        "agreement": agreement_report(firm.answers),
        "pattern": pattern,
        "ceo_blind_spot": ceo_blind_spot(firm.answers),
        "funnel": funnel_report(firm),
        "stake": stake_report(firm, drawn),
        "plan": plan_report(firm, plan, chance),
        "prescribed_plan": prescribed_plan,
        "described_plan": described_plan,
        "remedies": remedies_report(firm, planned, offered, plan, prescribing),
        "projection": projection_report(firm, plan, courses),
        "break_even": break_even,
        "sensitivity": sensitivity,
        "find_out_next": find_out_next,
        "notices": firm.funnel_notices
        + (["route_needs_funnel"] if firm.route_needs_funnel else []) + plan_notices,
        "model_version": "independent",
    }


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        print(json.dumps(report(json.load(file)), indent=2))


if __name__ == "__main__":
    main()
