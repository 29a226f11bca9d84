//! The closed vocabularies of a profile: every choice, question, remedy and band by its fixed name.

/// Declares an enumeration whose variants each carry one fixed name, used in JSON, links and texts.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$note])* $variant),+ }

        impl $name {
            /// Every variant, in the fixed order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The fixed names, in the same order as [`Self::ALL`].
            pub const IDS: &'static [&'static str] = &[$($id),+];

            /// The fixed name.
            pub const fn id(self) -> &'static str {
                Self::IDS[self as usize]
            }

            /// The variant of that exact name.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::IDS.iter().position(|known| *known == id).map(|at| Self::ALL[at])
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// Who answers the questions.
    Rater {
        /// The chief executive.
        Ceo = "ceo",
        /// The head of sales.
        Sales = "sales",
        /// The head of marketing.
        Marketing = "marketing",
    }
}

vocabulary! {
    /// The five dimensions of alignment.
    Dimension {
        /// Culture: commitment and trust.
        C = "C",
        /// Technology: one record, fast, closed loop.
        T = "T",
        /// Process: a shared action plan.
        P = "P",
        /// Funnel: definitions and roles.
        F = "F",
        /// Skills.
        S = "S",
    }
}

vocabulary! {
    /// The fifteen questions, three to each dimension, in the order in which they are asked.
    Item {
        /// Shared number.
        C1 = "C1",
        /// The missed quarter.
        C2 = "C2",
        /// Say in go-to-market decisions.
        C3 = "C3",
        /// One customer record.
        T1 = "T1",
        /// From inquiry to a human reply.
        T2 = "T2",
        /// From spend to revenue.
        T3 = "T3",
        /// The plan.
        P1 = "P1",
        /// Mutual commitments.
        P2 = "P2",
        /// Returned leads and feedback.
        P3 = "P3",
        /// The qualified lead.
        F1 = "F1",
        /// Stages and owners.
        F2 = "F2",
        /// The target customer.
        F3 = "F3",
        /// Market knowledge in marketing.
        S1 = "S1",
        /// B2B marketing craft.
        S2 = "S2",
        /// Sales craft with marketing's demand.
        S3 = "S3",
    }
}

impl Item {
    /// How many questions there are.
    pub const COUNT: usize = Self::ALL.len();
    /// The quick version: one question of each dimension.
    pub const QUICK: [Item; 5] = [Item::C1, Item::T1, Item::P1, Item::F1, Item::S2];

    /// The dimension that the question belongs to.
    pub const fn dimension(self) -> Dimension {
        Dimension::ALL[self as usize / 3]
    }
}

vocabulary! {
    /// Size bands by annual revenue in US dollars.
    Band {
        /// Below 10 million.
        Small = "small",
        /// From 10 to below 50 million.
        Medium = "medium",
        /// From 50 to below 200 million.
        Large = "large",
        /// From 200 million.
        Enterprise = "enterprise",
    }
}

vocabulary! {
    /// Who leads marketing.
    MarketingLeader {
        /// Nobody does.
        Nobody = "nobody",
        /// The founder does it beside everything else.
        Founder = "founder",
        /// A manager.
        Manager = "manager",
        /// A director.
        Director = "director",
        /// A chief marketing officer.
        Cmo = "cmo",
        /// A chief marketing officer for part of the week.
        FractionalCmo = "fractional_cmo",
    }
}

vocabulary! {
    /// Who leads sales.
    SalesLeader {
        /// The founder.
        Founder = "founder",
        /// A manager.
        Manager = "manager",
        /// A vice president or head of sales.
        Vp = "vp",
        /// One head of all revenue.
        RevenueLeader = "revenue_leader",
    }
}

vocabulary! {
    /// Whom marketing reports to.
    MarketingReportsTo {
        /// The chief executive.
        Ceo = "ceo",
        /// Sales.
        Sales = "sales",
        /// The head of all revenue.
        RevenueLeader = "revenue_leader",
        /// The business units.
        BusinessUnits = "business_units",
        /// Nobody in particular.
        Nobody = "nobody",
    }
}

vocabulary! {
    /// The period that the funnel counts cover.
    Period {
        /// One month.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// Twelve months.
        Year = "year",
    }
}

impl Period {
    /// How many such periods a year has.
    pub const fn per_year(self) -> f64 {
        match self {
            Period::Month => 12.0,
            Period::Quarter => 4.0,
            Period::Year => 1.0,
        }
    }
}

vocabulary! {
    /// What the funnel counts cover.
    Covers {
        /// The leads that marketing brought.
        MarketingLeads = "marketing_leads",
        /// All new business, whoever brought it.
        AllNewBusiness = "all_new_business",
    }
}

vocabulary! {
    /// The counted stages of the funnel, first to last.
    Stage {
        /// Inquiries and contacts.
        Leads = "leads",
        /// Marketing-qualified leads.
        Mqls = "mqls",
        /// Sales-qualified leads.
        Sqls = "sqls",
        /// Opportunities.
        Opportunities = "opportunities",
        /// Deals won.
        Won = "won",
    }
}

vocabulary! {
    /// Which way from misalignment to money is used.
    Route {
        /// Both, and not knowing which is right is part of the range.
        Both = "both",
        /// The funnel's conversion alone.
        Funnel = "funnel",
        /// Annual revenue alone.
        Revenue = "revenue",
    }
}

vocabulary! {
    /// The fifteen remedies in catalogue order.
    Remedy {
        /// Written definitions of stages and owners.
        StageDefinitions = "stage_definitions",
        /// A mandate for marketing in go-to-market decisions.
        MarketingMandate = "marketing_mandate",
        /// One plan and one joint figure.
        JointPlan = "joint_plan",
        /// Mutual commitments between the two functions.
        ServiceAgreement = "service_agreement",
        /// A routine of buyer conversations.
        BuyerRoutine = "buyer_routine",
        /// One report from spend to revenue.
        ClosedLoop = "closed_loop",
        /// One customer record for both.
        SharedCrm = "shared_crm",
        /// B2B marketing training.
        MarketingTraining = "marketing_training",
        /// Training of sellers with marketing's demand.
        SalesEnablement = "sales_enablement",
        /// Effort moved from brand to the buyer's journey.
        BuyerJourneyShift = "buyer_journey_shift",
        /// A first marketing function.
        MarketingFunction = "marketing_function",
        /// A chief marketing officer for part of the week.
        FractionalCmo = "fractional_cmo",
        /// A head of sales for part of the week.
        FractionalSalesLeader = "fractional_sales_leader",
        /// A full-time marketing leader.
        MarketingLeader = "marketing_leader",
        /// One owner of revenue operations.
        RevenueOperations = "revenue_operations",
    }
}

vocabulary! {
    /// The eight uncertain quantities, in the order in which they are drawn.
    Uncertain {
        /// Conversion at the handoff, fully aligned over fully misaligned.
        EffectRatio = "effect_ratio",
        /// How much of the association is effect.
        CausalShare = "causal_share",
        /// Revenue at stake over the whole gap, as a share of annual revenue.
        RevenuePoints = "revenue_points",
        /// Share of new business that passes from marketing to sales.
        HandoffShare = "handoff_share",
        /// Share of the benefit that change programmes capture.
        Realisation = "realisation",
        /// Revenue to contribution.
        GrossMargin = "gross_margin",
        /// Multiplies the time to full effect.
        RampPace = "ramp_pace",
        /// Multiplies the costs of remedies.
        CostOverrun = "cost_overrun",
    }
}

/// A quantity of the model that a profile may override.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// One of the eight uncertain quantities.
    Uncertain(Uncertain),
    /// The yearly discount rate, a share.
    DiscountRate,
    /// The cost of one staff day, in the profile's currency.
    StaffDay,
    /// The level that a remedy lifts a question to, 0 to 4.
    RemedyLevel(Remedy, Item),
    /// Months until a remedy has its full effect.
    RemedyMonths(Remedy),
    /// One-off cost of a remedy, in the profile's currency.
    RemedyOneOff(Remedy),
    /// Monthly cost of a remedy, in the profile's currency.
    RemedyMonthly(Remedy),
}

impl Parameter {
    /// The fixed name, such as `gross_margin` or `remedy.joint_plan.P1`.
    pub fn id(self) -> String {
        match self {
            Parameter::Uncertain(uncertain) => uncertain.id().into(),
            Parameter::DiscountRate => "discount_rate".into(),
            Parameter::StaffDay => "staff_day".into(),
            Parameter::RemedyLevel(remedy, item) => format!("remedy.{}.{}", remedy.id(), item.id()),
            Parameter::RemedyMonths(remedy) => format!("remedy.{}.months", remedy.id()),
            Parameter::RemedyOneOff(remedy) => format!("remedy.{}.one_off", remedy.id()),
            Parameter::RemedyMonthly(remedy) => format!("remedy.{}.monthly", remedy.id()),
        }
    }

    /// The parameter of that exact name.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "discount_rate" => return Some(Parameter::DiscountRate),
            "staff_day" => return Some(Parameter::StaffDay),
            _ => {}
        }
        let Some(of_remedy) = id.strip_prefix("remedy.") else {
            return Uncertain::from_id(id).map(Parameter::Uncertain);
        };
        let (remedy, part) = of_remedy.split_once('.')?;
        let remedy = Remedy::from_id(remedy)?;
        match part {
            "months" => Some(Parameter::RemedyMonths(remedy)),
            "one_off" => Some(Parameter::RemedyOneOff(remedy)),
            "monthly" => Some(Parameter::RemedyMonthly(remedy)),
            item => Item::from_id(item).map(|item| Parameter::RemedyLevel(remedy, item)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_parameter() {
        let mut all = vec![Parameter::DiscountRate, Parameter::StaffDay];
        all.extend(Uncertain::ALL.iter().map(|u| Parameter::Uncertain(*u)));
        for remedy in Remedy::ALL {
            all.push(Parameter::RemedyMonths(*remedy));
            all.push(Parameter::RemedyOneOff(*remedy));
            all.push(Parameter::RemedyMonthly(*remedy));
            all.extend(Item::ALL.iter().map(|item| Parameter::RemedyLevel(*remedy, *item)));
        }
        for parameter in all {
            assert_eq!(Parameter::from_id(&parameter.id()), Some(parameter));
        }
        for unknown in ["", "remedy", "remedy.", "remedy.joint_plan", "remedy.joint_plan.X1", "ceiling"] {
            assert_eq!(Parameter::from_id(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn questions_belong_to_the_dimension_of_their_letter() {
        for item in Item::ALL {
            assert!(item.id().starts_with(item.dimension().id()));
        }
    }
}
