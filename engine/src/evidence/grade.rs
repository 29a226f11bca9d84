//! How much a figure can carry.

/// The grade of a figure, best first; judgement stands last because it is no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Peer-reviewed, or the original with its method.
    A,
    /// Nearly A: one step is missing, such as a full method or a direct test.
    AMinus,
    /// A named survey with a stated sample and definition.
    B,
    /// Nearly B: sample, date or definition is only partly stated.
    BMinus,
    /// A named origin, but self-report by an interested vendor, old, or partly described.
    C,
    /// The design of the study cannot carry the claim.
    D,
    /// Widely repeated; origin or method cannot be traced, or the figure has mutated.
    Z,
    /// Judgement of this model.
    J,
}

impl Grade {
    /// Every grade, in the order in which they are explained.
    pub const ALL: [Grade; 8] =
        [Grade::A, Grade::AMinus, Grade::B, Grade::BMinus, Grade::C, Grade::D, Grade::Z, Grade::J];

    /// The grade as it is printed: `"A"`, `"A-"`, `"B"`, `"B-"`, `"C"`, `"D"`, `"Z"` or `"J"`.
    pub const fn label(self) -> &'static str {
        match self {
            Grade::A => "A",
            Grade::AMinus => "A-",
            Grade::B => "B",
            Grade::BMinus => "B-",
            Grade::C => "C",
            Grade::D => "D",
            Grade::Z => "Z",
            Grade::J => "J",
        }
    }

    /// The identifier under which the catalogue explains the grade, as in `grade_about.AMinus`.
    pub const fn id(self) -> &'static str {
        match self {
            Grade::AMinus => "AMinus",
            Grade::BMinus => "BMinus",
            other => other.label(),
        }
    }
}
