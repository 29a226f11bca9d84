//! The articles that the product grew from.

use super::Grade::{C, D, J, Z};
use super::Reading::{Original, Relay};
use super::Source;
use super::Use::{Context, Method, Parameter, Question, RefusedButShown, Remedy};

/// The figures of the three articles that the product grew from.
pub const ARTICLES: &[Source] = &[
    Source {
        id: "interim-poll",
        grade: D,
        also: &[],
        publisher: "Charles Besondy, Besondy Consulting & Interim Management",
        year: None,
        sample: None,
        reading: Original,
        address: "besondyllc.com/marketing-training-key-alignment",
        uses: &[
            Method,
            Parameter("poll_weights"),
            Question("T1"),
            Question("F2"),
            Question("S2"),
            Remedy("marketing_training"),
        ],
    },
    Source {
        id: "ten-percent",
        grade: Z,
        also: &[],
        publisher: "IDC",
        year: Some((2011, 2011)),
        sample: None,
        reading: Relay,
        address: "cmswire.com, “The high cost of sales-marketing misalignment” (2014); \
                  calliduscloud.com, “Leads, labor lost”",
        uses: &[Parameter("ceiling"), RefusedButShown],
    },
    Source {
        id: "size-patterns",
        grade: C,
        also: &[(J, "enterprise")],
        publisher: "Paul Sparrow, Chief Outsiders; Shannon Muniz, Sales Xceleration",
        year: None,
        sample: None,
        // The account was read in a Chinese translation.
        reading: Relay,
        address: "“如何修复战斗的销售和营销团队”",
        uses: &[
            Method,
            Remedy("marketing_function"),
            Remedy("marketing_mandate"),
            Remedy("fractional_cmo"),
            Remedy("fractional_sales_leader"),
            Remedy("buyer_journey_shift"),
            Remedy("marketing_leader"),
        ],
    },
    Source {
        id: "salesforce-state",
        grade: D,
        also: &[],
        publisher: "Salesforce, State of Marketing",
        year: None,
        sample: None,
        reading: Relay,
        address: "komarketing.com/industry-news/\
                  report-high-performing-marketers-now-share-goals-sales-3464",
        uses: &[Question("C1"), Question("C3"), Question("P3"), Context],
    },
    Source {
        id: "hubspot-2017",
        grade: C,
        also: &[],
        publisher: "HubSpot, State of Inbound",
        year: Some((2017, 2017)),
        sample: None,
        reading: Relay,
        address: "komarketing.com/industry-news/\
                  report-high-performing-marketers-now-share-goals-sales-3464",
        uses: &[Context],
    },
];
