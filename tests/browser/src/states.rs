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
    /// Every field of a profile's JSON is filled in.
    Profile(&'static str),
    /// A field is filled in, or an answer of that name is given.
    Fill(&'static str, &'static str),
    /// The first element of a CSS selector is pressed.
    Press(&'static str),
    /// An element with this id says something, which takes the page a moment.
    Wait(&'static str),
}

use Step::{Fill, Press, Profile, Wait};

/// A result is there.
const HAS_RESULT: Step = Wait("headline");

/// Every state. A new one is a new row.
pub const STATES: &[State] = &[
    State { name: "empty", path: "/", steps: &[] },
    State { name: "revenue-alone", path: "/", steps: &[Fill("company.annual_revenue", "30M"), HAS_RESULT] },
    State {
        name: "complete",
        path: "/",
        steps: &[
            Profile(include_str!("../../worked/medium-two-heads-disagree.profile.json")),
            HAS_RESULT,
            Press("details > summary"),
        ],
    },
    State {
        name: "nothing-pays",
        path: "/",
        steps: &[Profile(include_str!("../../worked/best-plan-is-empty.profile.json")), HAS_RESULT],
    },
    State {
        name: "errors",
        path: "/",
        steps: &[
            Fill("company.annual_revenue", "a lot"),
            Fill("company.gross_margin", "600"),
            Fill("funnel.leads", "10"),
            Fill("funnel.won", "20"),
            Wait("company.annual_revenue-fault"),
        ],
    },
    State {
        name: "stale",
        path: "/",
        steps: &[
            Fill("company.annual_revenue", "30M"),
            HAS_RESULT,
            Fill("company.gross_margin", "600"),
            Wait("company.gross_margin-fault"),
        ],
    },
];

impl State {
    /// Brings a page into this state, whatever it was in.
    ///
    /// # Errors
    ///
    /// When a step cannot be done.
    pub async fn show(&self, page: &Page) -> Result<()> {
        page.open(self.path).await?;
        // The draft of the state before would still stand in the form.
        page.client.execute("localStorage.clear()", Vec::new()).await?;
        page.client.refresh().await?;
        page.element("form").await?;
        for step in self.steps {
            match step {
                Profile(json) => page.fill_all(&typed::fields(&serde_json::from_str(json)?)).await?,
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
