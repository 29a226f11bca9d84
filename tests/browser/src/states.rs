//! The states of the page that people look at and that axe-core looks at: one list.

use anyhow::Result;

use crate::page::Page;
use crate::typed;

/// The page at one moment.
#[derive(Debug)]
pub struct State {
    /// What it is called, in files' names too.
    pub name: &'static str,
    /// What is opened.
    pub path: &'static str,
    /// What has happened since.
    pub steps: &'static [Step],
}

/// Something that is done to the page.
#[derive(Debug)]
pub enum Step {
    /// Every field of a profile's JSON was filled in earlier.
    Profile(&'static str),
    /// A place within the page is opened by its name behind the `#`.
    Open(&'static str),
    /// A field is filled in, or an answer of that name is given.
    Fill(&'static str, &'static str),
    /// The first element of a CSS selector is pressed.
    Press(&'static str),
    /// An element with this id says something, which takes the page a moment.
    Wait(&'static str),
}

use Step::{Fill, Open, Press, Profile, Wait};

/// A result is there.
const HAS_RESULT: Step = Wait("headline");

/// Two heads who disagree, with a whole funnel.
const DISAGREEING: &str = include_str!("../../worked/medium-two-heads-disagree.profile.json");
/// A company for which no remedy pays.
const NOTHING_PAYS: &str = include_str!("../../worked/best-plan-is-empty.profile.json");

/// Every state. A new one is a new row.
pub const STATES: &[State] = &[
    State { name: "empty", path: "/", steps: &[HAS_RESULT] },
    State { name: "revenue-alone", path: "/", steps: &[Fill("company.annual_revenue", "30M"), HAS_RESULT] },
    State { name: "team", path: "/#team", steps: &[HAS_RESULT] },
    State { name: "funnel", path: "/#funnel", steps: &[HAS_RESULT] },
    State {
        name: "question",
        path: "/",
        steps: &[Profile(DISAGREEING), Open("answers.sales.T1"), Fill("answers.sales.T1", "2"), HAS_RESULT],
    },
    State {
        name: "complete",
        path: "/",
        steps: &[Profile(DISAGREEING), HAS_RESULT, Press(".figure-foot summary")],
    },
    State {
        name: "numbers",
        path: "/",
        steps: &[
            Profile(DISAGREEING),
            HAS_RESULT,
            Press("#how-stake > summary"),
            Press("#sources > summary"),
            Press("#parameters-title ~ ul summary"),
        ],
    },
    State { name: "nothing-pays", path: "/", steps: &[Profile(NOTHING_PAYS), HAS_RESULT] },
    State { name: "compare-empty", path: "/compare.html", steps: &[Wait("pasted-status")] },
    State {
        name: "compare",
        path: "/compare.html",
        steps: &[
            Press(".pasting-tools button"),
            Press(".results tbody tr:nth-child(1) input"),
            Press(".results tbody tr:nth-child(2) input"),
            Wait("chart-moves"),
        ],
    },
    State {
        name: "embedded",
        path: "/?embed=1&accent=%23f5c400&brand=Example+%26+Co&contact=https%3A%2F%2Fexample.com%2Fcontact&assumptions=discount_rate%3D12&privacy=https%3A%2F%2Fexample.com%2Fprivacy",
        steps: &[HAS_RESULT, Wait("contact"), Press(".given input")],
    },
    State {
        name: "handing-over",
        // By mail, which needs no page around this one.
        path: "/?embed=1&accent=%23f5c400&brand=Example+%26+Co&contact=mailto%3Aoffice%40example.com&assumptions=discount_rate%3D12",
        steps: &[
            Fill("company.annual_revenue", "30M"),
            HAS_RESULT,
            Press("#contact button.primary"),
            Wait("contact-list"),
        ],
    },
    State { name: "studio-empty", path: "/studio.html", steps: &[Wait("snippet-title")] },
    State {
        name: "studio",
        path: "/studio.html#accent=%23f5c400&brand=Example+%26+Co&contact=example.com&share-base=https%3A%2F%2Fexample.com%2F&assumptions=causal_share%3D10%2F20%2F15%3Bdiscount_rate%3D8",
        steps: &[Wait("left-out"), Press("input[value='theme'][name='snippet-kind']")],
    },
    State {
        name: "errors",
        path: "/",
        steps: &[
            Fill("company.annual_revenue", "30M"),
            HAS_RESULT,
            Fill("company.gross_margin", "600"),
            Wait("company.gross_margin-fault"),
            Press(".onward button"),
            Wait("faults"),
        ],
    },
    State {
        name: "sharing",
        path: "/",
        steps: &[
            Profile(DISAGREEING),
            HAS_RESULT,
            Open("share"),
            Wait("share-title"),
            Press(".share .handing-ways [aria-expanded]"),
        ],
    },
    State {
        name: "asking",
        path: "/",
        steps: &[
            Fill("company.annual_revenue", "30M"),
            HAS_RESULT,
            Press("#ask button.primary"),
            Wait("ask"),
        ],
    },
    State {
        name: "shared-with-me",
        path: "/#c=0mdEykOohZC1PEAOH3gK5KM5sRKbbifR0nIwZxVSfgo8GfxrZpTBCyqq4IV6QS9SshcmE0E9mWHjuVpffInaJTZUyg",
        steps: &[Wait("arrival"), HAS_RESULT],
    },
    State {
        name: "without-money",
        path: "/#c=3h9I7PXlbQ3shuUDNzFZpCU68Km5oIAs7lKMlYPocnTxP",
        steps: &[Wait("arrival")],
    },
    State {
        name: "sealed",
        path: "/#c=4nf174EnYbHJN9RWYJ03YxOFx9vkvNiiT9pTX8XMCBTRWt5K6EYjPkPDjiKJO8LrR0LMAGMgQkXfZL4Itjh5v02ZuEh7nLMSwReoS1zd7crl1Gxg20yieTF0zC9kcwDxCaLRF0f6lDBBVj0HlAj5GGjDiK",
        steps: &[
            Wait("arrival"),
            Fill("passphrase", "not this one"),
            Press(".locked button"),
            Wait("passphrase-fault"),
        ],
    },
    State {
        name: "invited",
        path: "/#c=19AHpu9EDrF",
        steps: &[Wait("arrival"), Fill("answers.sales.C1", "3"), Wait("answers")],
    },
    State { name: "reply", path: "/#c=2C1CIrHMyyXjlW", steps: &[Wait("arrival"), HAS_RESULT] },
    State { name: "cut-link", path: "/#c=2C1CIrHMyy", steps: &[Wait("arrival"), HAS_RESULT] },
];

impl State {
    /// Brings a page into this state, whatever it was in.
    ///
    /// # Errors
    ///
    /// When a step cannot be done.
    pub async fn show(&self, page: &Page) -> Result<()> {
        // The draft of the state before would still stand in the form.
        page.open_anew(self.path).await?;
        page.element("main").await?;
        for step in self.steps {
            match step {
                Profile(json) => page.restore(&typed::fields(&serde_json::from_str(json)?)).await?,
                Open(place) => page.turn_to(place).await?,
                Fill(path, text) => page.fill_all(&[(path, text)]).await?,
                Press(selector) => page.press(selector).await?,
                Wait(id) => {
                    page.until(async |page| {
                        let text = page.text(id).await?;
                        anyhow::ensure!(!text.is_empty(), "{id} says nothing");
                        Ok(())
                    })
                    .await?;
                }
            }
        }
        Ok(())
    }
}
