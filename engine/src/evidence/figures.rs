//! The ids of the model's figures that sources speak about.

/// The eight uncertain parameters of the model, in the order of the simulation.
pub const PARAMETERS: [&str; 8] = [
    "effect_ratio",
    "causal_share",
    "revenue_points",
    "handoff_share",
    "realisation",
    "gross_margin",
    "ramp_pace",
    "cost_overrun",
];

/// The model's fixed figures and tables.
pub const FIXED: [&str; 22] = [
    // Share of annual revenue that no stake exceeds.
    "ceiling",
    // Share of new business passing the handoff that no stake exceeds.
    "closed_business_cap",
    // Per year.
    "discount_rate",
    // Months.
    "horizon",
    // Share of the benefit left at month 36 when nobody keeps the changes alive.
    "sustain_floor",
    // Level 0 to 4 of an item nobody answered.
    "item_prior",
    // Range around an answer that the CEO alone gave.
    "ceo_triangle",
    // The optional weights of the five dimensions.
    "poll_weights",
    // The index at which one tier ends and the next begins.
    "tier_edges",
    // The mean gap, in levels, at which the verdict on agreement changes.
    "agreement_limits",
    // Reference rates from stage to stage.
    "stage_rates",
    // Default length of a sales cycle by size band.
    "sales_cycle_days",
    // Default numbers of marketers and sellers by size band.
    "team_counts",
    // One-off and monthly cost of each remedy.
    "remedy_costs",
    // The level to which each remedy lifts an item.
    "remedy_levels",
    // Start of each remedy and months to full effect.
    "remedy_months",
    // How much slower changes take hold in larger companies.
    "band_pace",
    // Prior and signal probabilities of the four patterns.
    "pattern_probabilities",
    // The exponent on the signals and the thresholds of the fit.
    "pattern_fit",
    // Cost of one staff day, USD.
    "staff_day",
    // How staff days grow with the company's revenue.
    "day_factor",
    // Approximate exchange rates.
    "usd_rate",
];

/// The parts of sources that have a grade of their own, and the figures of the model that rest on them.
pub const PARTS: [(&str, &[&str]); 8] = [
    ("effect_ratio_low_and_mode", &["effect_ratio"]),
    ("revenue_pair", &["revenue_points"]),
    ("revenue_points_ends", &["revenue_points"]),
    ("sustain_floor", &["sustain_floor"]),
    ("other_rates", &["stage_rates"]),
    ("ramp_pace", &["ramp_pace", "remedy_months", "band_pace"]),
    ("cost_overrun_low_and_mode", &["cost_overrun"]),
    ("defaults", &["team_counts"]),
];
