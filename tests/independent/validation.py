"""Which fields of a profile are wrong (section 1 of the model)."""

import math

STAGES = ("leads", "mqls", "sqls", "opportunities", "won")
RATERS = ("ceo", "sales", "marketing")
DIMENSIONS = "CTPFS"
ITEMS = tuple(dimension + number for dimension in DIMENSIONS for number in "123")

USD_RATES = {
    "USD": 1.0, "EUR": 1.1, "GBP": 1.3, "CHF": 1.15, "CAD": 0.73, "AUD": 0.66, "NZD": 0.6,
    "JPY": 0.0067, "CNY": 0.14, "HKD": 0.128, "TWD": 0.031, "SGD": 0.75, "KRW": 0.00073,
    "INR": 0.0118, "SEK": 0.096, "NOK": 0.095, "DKK": 0.147, "PLN": 0.26, "CZK": 0.044,
    "HUF": 0.0028, "RON": 0.22, "BRL": 0.18, "MXN": 0.054, "CLP": 0.00105, "COP": 0.00024,
    "ZAR": 0.055, "AED": 0.272, "SAR": 0.267, "ILS": 0.27,
}

REMEDY_IDS = (
    "stage_definitions", "marketing_mandate", "joint_plan", "service_agreement", "buyer_routine",
    "closed_loop", "shared_crm", "marketing_training", "sales_enablement", "buyer_journey_shift",
    "marketing_function", "fractional_cmo", "fractional_sales_leader", "marketing_leader",
    "revenue_operations",
)
EXCLUSIVE_PAIR = {"fractional_cmo", "marketing_leader"}

TRIANGLE_LIMITS = {
    "effect_ratio": (1, 10), "causal_share": (0, 1), "revenue_points": (0, 1),
    "handoff_share": (0, 1), "realisation": (0, 1), "gross_margin": (0.01, 1),
    "ramp_pace": (0.01, 100), "cost_overrun": (0, 100),
}
POINT_LIMITS = {"discount_rate": (0, 1), "staff_day": (0, 1e5)}
for _remedy in REMEDY_IDS:
    POINT_LIMITS.update({f"remedy.{_remedy}.{item}": (0, 4) for item in ITEMS})
    POINT_LIMITS[f"remedy.{_remedy}.months"] = (0.1, 120)
    POINT_LIMITS[f"remedy.{_remedy}.one_off"] = (0, 1e9)
    POINT_LIMITS[f"remedy.{_remedy}.monthly"] = (0, 1e9)


def is_number(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


# A check takes a value and returns nothing, or what is wrong: (code, what is allowed).

def number(low, high):
    def check(value):
        if not is_number(value):
            return "not_a_number", f"{low:g}..{high:g}"
        if not low <= value <= high:
            return "out_of_range", f"{low:g}..{high:g}"
    return check


def count(value):
    wrong = number(0, 1e6)(value)
    if wrong:
        return wrong
    if value * 2 != int(value * 2):
        return "not_a_half", "0..1e6 in halves"


def one_of(*names):
    def check(value):
        if not isinstance(value, str) or value not in names:
            return "unknown_choice", ", ".join(names)
    return check


def boolean(value):
    if not isinstance(value, bool):
        return "not_a_boolean", "true, false"


def currency(value):
    three = isinstance(value, str) and len(value) == 3
    if not three or not all("A" <= letter <= "Z" for letter in value):
        return "not_a_currency", "three capital letters"


def answer(value):
    if value == "dont_know":
        return None
    if not is_number(value) or value not in (0, 1, 2, 3, 4):
        return "not_an_answer", "0, 1, 2, 3, 4, dont_know"


def remedies(value):
    if not isinstance(value, list):
        return "not_a_list", "a list of remedy ids"
    if any(not isinstance(remedy, str) or remedy not in REMEDY_IDS for remedy in value):
        return "unknown_id", ", ".join(REMEDY_IDS)
    if EXCLUSIVE_PAIR <= set(value):
        return "excluded", "one of " + " and ".join(sorted(EXCLUSIVE_PAIR))


def weights(value):
    if isinstance(value, str) and value in ("equal", "poll"):
        return None
    allowed = "equal, poll or five shares that sum to 1"
    if not isinstance(value, list) or len(value) != 5 or not all(map(is_number, value)):
        return "not_weights", allowed
    if any(not 0 <= share <= 1 for share in value):
        return "out_of_range", allowed
    if abs(sum(value) - 1) > 1e-6:
        return "wrong_sum", allowed


def override(identifier, value):
    if identifier in TRIANGLE_LIMITS:
        low, high = TRIANGLE_LIMITS[identifier]
        allowed = f"[low, mode, high] in order within {low:g}..{high:g}"
    elif identifier in POINT_LIMITS:
        low, high = POINT_LIMITS[identifier]
        allowed = f"[x, x, x] within {low:g}..{high:g}"
    else:
        return "unknown_id", "a parameter id"
    if not isinstance(value, list) or len(value) != 3 or not all(map(is_number, value)):
        return "not_a_triangle", allowed
    if not low <= min(value) or not max(value) <= high:
        return "out_of_range", allowed
    if not value[0] <= value[1] <= value[2]:
        return "not_in_order", allowed
    if identifier in POINT_LIMITS and value[0] != value[2]:
        return "not_a_point", allowed


PERCENTAGE = number(0, 100)
FIELDS = {
    "company": {
        "annual_revenue": number(1, 1e13),
        "currency": currency,
        "usd_rate": number(1e-6, 1e3),
        "gross_margin": number(0.01, 1),
    },
    "team": {
        "marketers": count,
        "outsourced_marketers": count,
        "sellers": count,
        "marketing_leader": one_of("nobody", "founder", "manager", "director", "cmo",
                                   "fractional_cmo"),
        "sales_leader": one_of("founder", "manager", "vp", "revenue_leader"),
        "marketing_reports_to": one_of("ceo", "sales", "revenue_leader", "business_units",
                                       "nobody"),
        "marketing_effort": {"brand": PERCENTAGE, "demand": PERCENTAGE,
                             "sales_support": PERCENTAGE},
        "business_unit_marketing": boolean,
        "change_owner": boolean,
    },
    "funnel": {
        "period": one_of("month", "quarter", "year"),
        **{stage: number(0, 1e9) for stage in STAGES},
        "covers": one_of("marketing_leads", "all_new_business"),
        "average_deal_value": number(0, 1e12),
        "sales_cycle_days": number(1, 1500),
        "handoff_share": number(0, 1),
    },
    "answers": {rater: {item: answer for item in ITEMS} for rater in RATERS},
    "plan": {"budget": number(0, 1e12), "remedies": remedies},
    "settings": {
        "weights": weights,
        "route": one_of("both", "funnel", "revenue"),
        "halve_claims": boolean,
        "overrides": None,
    },
}


class Findings:
    def __init__(self):
        self.errors = []

    def add(self, field, code, allowed, value):
        self.errors.append({"field": field, "code": code, "allowed": allowed, "value": value})

    def wrong(self, field):
        return any(error["field"] == field for error in self.errors)


def walk(value, fields, path, findings):
    """Check an object against its fields; absent and null mean the same."""
    if value is None:
        return
    if not isinstance(value, dict):
        findings.add(path, "not_an_object", "an object", value)
        return
    for name, entry in value.items():
        inner = f"{path}.{name}" if path else name
        if name not in fields:
            findings.add(inner, "unknown_field", ", ".join(fields), entry)
        elif entry is None:
            continue
        elif inner == "settings.overrides":
            walk_overrides(entry, findings)
        elif isinstance(fields[name], dict):
            walk(entry, fields[name], inner, findings)
        else:
            wrong = fields[name](entry)
            if wrong:
                findings.add(inner, *wrong, entry)


def walk_overrides(value, findings):
    if not isinstance(value, dict):
        findings.add("settings.overrides", "not_an_object", "an object", value)
        return
    for identifier, triangle in value.items():
        wrong = override(identifier, triangle) if triangle is not None else None
        if wrong is None and triangle is None and identifier not in {**TRIANGLE_LIMITS,
                                                                     **POINT_LIMITS}:
            wrong = "unknown_id", "a parameter id"
        if wrong:
            findings.add(f"settings.overrides.{identifier}", *wrong, triangle)


def section(profile, name):
    value = profile.get(name)
    return value if isinstance(value, dict) else {}


def check_company(company, findings):
    if company.get("annual_revenue") is None:
        findings.add("company.annual_revenue", "missing", "1..1e13", None)
    code = company.get("currency") or "USD"
    rate = company.get("usd_rate")
    if findings.wrong("company.currency") or findings.wrong("company.usd_rate"):
        return
    if rate is None and code not in USD_RATES:
        findings.add("company.usd_rate", "missing", "1e-06..1000", None)
    if rate is not None and code == "USD" and rate != 1:
        findings.add("company.usd_rate", "out_of_range", "1", rate)


def check_effort(team, findings):
    effort = team.get("marketing_effort")
    if not isinstance(effort, dict):
        return
    path = "team.marketing_effort"
    shares = [effort.get(name) for name in ("brand", "demand", "sales_support")]
    if all(share is None for share in shares):
        return
    if any(share is None for share in shares):
        findings.add(path, "incomplete", "all three percentages", effort)
    elif all(PERCENTAGE(share) is None for share in shares) and abs(sum(shares) - 100) > 0.5:
        findings.add(path, "wrong_sum", "a sum of 100 +- 0.5", effort)


def check_stages(funnel, findings):
    """Each count is at most the nearest known one before it."""
    before = None
    for stage in STAGES:
        value = funnel.get(stage)
        if value is None or findings.wrong(f"funnel.{stage}"):
            continue
        if before is not None and value > before:
            findings.add(f"funnel.{stage}", "more_than_before", f"0..{before:g}", value)
        before = value


def errors_of(profile):
    findings = Findings()
    if not isinstance(profile, dict):
        findings.add("", "not_an_object", "an object", profile)
        return findings.errors
    walk(profile, FIELDS, "", findings)
    check_company(section(profile, "company"), findings)
    check_effort(section(profile, "team"), findings)
    check_stages(section(profile, "funnel"), findings)
    return findings.errors
