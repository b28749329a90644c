//! What a step changed in access, beside it.

/// What the states before and after a step are called.
pub const STATES_OF_STEP: [&str; 2] = ["before the step", "after the step"];
/// Opens the comparison of the states before and after the step.
pub const ALL_OF_IT: &str = "Compare";

/// The step, and what it changed.
pub fn of_step(step: &str, access: &str) -> String {
    format!("{step}: {access}.")
}
