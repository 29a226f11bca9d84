//! Approximate worth of currencies in US dollars, for size bands and remedy costs only.

/// Approximate US dollars per unit of a currency; a profile may state a rate of its own.
pub const USD_RATES: &[(&str, f64)] = &[
    ("USD", 1.0),
    ("EUR", 1.1),
    ("GBP", 1.3),
    ("CHF", 1.15),
    ("CAD", 0.73),
    ("AUD", 0.66),
    ("NZD", 0.6),
    ("JPY", 0.0067),
    ("CNY", 0.14),
    ("HKD", 0.128),
    ("TWD", 0.031),
    ("SGD", 0.75),
    ("KRW", 0.00073),
    ("INR", 0.0118),
    ("SEK", 0.096),
    ("NOK", 0.095),
    ("DKK", 0.147),
    ("PLN", 0.26),
    ("CZK", 0.044),
    ("HUF", 0.0028),
    ("RON", 0.22),
    ("BRL", 0.18),
    ("MXN", 0.054),
    ("CLP", 0.00105),
    ("COP", 0.00024),
    ("ZAR", 0.055),
    ("AED", 0.272),
    ("SAR", 0.267),
    ("ILS", 0.27),
];

/// The approximate rate of a currency, when the table has it.
pub fn usd_rate(currency: &str) -> Option<f64> {
    USD_RATES.iter().find(|(code, _)| *code == currency).map(|(_, rate)| *rate)
}
