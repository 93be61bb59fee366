//! What those who look after their risks well write down beside them: the answer, what is left after it, and what it would
//! cost. Worked out from the risk itself, so that nothing else of the portfolio changes with it.

use crate::portfolio::Risk;

/// The answer to a risk and what is expected of it.
pub struct Treatment {
    pub response: &'static str,
    /// Likelihood and impact after it, on the scale of the risk.
    pub residual: [u8; 2],
    pub target: u8,
    pub proximity: &'static str,
    /// Thousands of pounds, were it to happen.
    pub cost: u32,
    /// Per cent.
    pub chance: u32,
    pub trend: &'static str,
}

const RESPONSES: [&str; 5] = ["Reduce", "Reduce", "Accept", "Transfer", "Avoid"];
const PROXIMITIES: [&str; 4] = ["Within 30 days", "1-3 months", "3-6 months", "Over 6 months"];
const CHANCES: [u32; 5] = [5, 20, 40, 65, 90];
const TRENDS: [&str; 5] = ["Stable", "Down", "Stable", "Up", "Stable"];

/// The treatment of the risk at `place` of its list.
pub fn of(risk: &Risk, place: usize) -> Treatment {
    let response = RESPONSES[place % 5];
    // What is accepted stays as it is; one in nine got worse while it was treated.
    let less = u8::from(response != "Accept");
    let likelihood =
        if place % 9 == 7 { (risk.likelihood + 1).min(5) } else { risk.likelihood.max(2) - less };
    let impact = risk.impact.max(2) - less * u8::from(place.is_multiple_of(2));
    Treatment {
        response,
        residual: [likelihood.max(1), impact.max(1)],
        target: (likelihood * impact).clamp(1, 6),
        proximity: PROXIMITIES[(place + usize::from(risk.impact)) % 4],
        cost: u32::from(risk.impact) * u32::from(risk.impact) * 4 + place as u32,
        chance: CHANCES[usize::from(risk.likelihood) - 1],
        trend: TRENDS[place % 5],
    }
}
