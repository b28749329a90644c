//! How long a log group keeps its events.

/// Name of the choice.
pub const LABEL: &str = "Retention";
/// No period is set.
pub const FOR_EVER: &str = "Never expire";
/// What the clock does with it.
pub const HINT: &str =
    "Older events are deleted, up to three days after their time. Move the clock to see it.";
/// Name of the step.
pub const STEP: &str = "Edit retention setting";

/// A period in days.
pub fn days(days: u32) -> String {
    match days {
        1 => "1 day".to_owned(),
        days if days >= 365 && days % 365 <= days / 365 => match days / 365 {
            1 => format!("{days} days (12 months)"),
            years => format!("{days} days ({years} years)"),
        },
        days => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn whole_years_are_named() {
        let read = [1, 7, 365, 400, 731, 3653].map(super::days);
        let expected = [
            "1 day",
            "7 days",
            "365 days (12 months)",
            "400 days",
            "731 days (2 years)",
            "3653 days (10 years)",
        ];
        assert_eq!(read, expected);
    }
}
