//! The numbers that the product does not use.

use super::Grade;

/// A claim that circulates and enters no calculation.
///
/// The catalogue words it and says why: `refused_claim.ID`, `refused_reason.ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Stable id in kebab case.
    pub id: &'static str,
    /// Always [`Grade::D`] or [`Grade::Z`].
    pub grade: Grade,
    /// Where the claim was read, as in [`Source::address`](super::Source::address);
    /// empty where it stands in too many copies to name one.
    pub address: &'static str,
}

/// The thirteen refused claims, the folk rule first.
pub const REFUSED: &[Refused] = &[
    // The only one that also has a place in the register: as the named ceiling.
    Refused {
        id: "ten-percent",
        grade: Grade::Z,
        address: "cmswire.com, “The high cost of sales-marketing misalignment” (2014); \
                  calliduscloud.com, “Leads, labor lost”",
    },
    refused("one-trillion", Grade::Z),
    refused("forrester-38-percent", Grade::Z),
    refused("left-on-the-table", Grade::Z),
    Refused { id: "aberdeen-2010", grade: Grade::D, address: "sellingpower.com/content/article.php?a=9291" },
    refused("siriusdecisions-growth", Grade::Z),
    refused("marketing-208-percent", Grade::Z),
    refused("retention-36-percent", Grade::Z),
    refused("fast-reply", Grade::D),
    refused("leads-never-convert", Grade::Z),
    refused("content-unused", Grade::D),
    refused("clari-2022", Grade::D),
    refused("seven-gains", Grade::D),
];

const fn refused(id: &'static str, grade: Grade) -> Refused {
    Refused { id, grade, address: "" }
}
