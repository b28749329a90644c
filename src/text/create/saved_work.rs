//! Saved work: scenarios, earlier states, the file.

/// A message in `SavedWork`.
pub const FILE_NOT_TAKEN: &str = "The browser did not take the file.";
/// Title in `SavedWork`.
pub const SAVED_WORK: &str = "Saved work";
/// A hint in `SavedWork`.
pub const WHERE_WORK_IS: &str =
    "Your work is saved in this browser after every change. A scenario is a copy under a name.";
/// For screen readers in `SavedWork`.
pub const SCENARIOS: &str = "Scenarios";
/// Where there is nothing to show in `SavedWork`.
pub const NO_STATES: &str = "Every change leaves one here, the last 20.";
/// For screen readers in `SavedWork`.
pub const EARLIER_STATES: &str = "Earlier states";
/// A button in `SavedWork`.
pub const DOWNLOAD_THE_WORK: &str = "Download the work";
/// A message in `SaveAs`.
pub const GIVE_A_NAME: &str = "Give it a name, for example Before the boundary.";
/// A message in `SaveAs`.
pub const NOT_SAVED: &str = "This browser does not let the page save. Download the work instead.";
/// Label in `SaveAs`.
pub const SAVE_A_COPY_AS: &str = "Save a copy as";
/// An example in the empty field in `SaveAs`.
pub const NAME_EXAMPLE: &str = "Before the boundary";
/// A button in `SaveAs`.
pub const SAVE_COPY: &str = "Save copy";

/// For screen readers in `Scenario`.
pub fn delete(name: &str) -> String {
    format!("Delete {name}")
}

/// An earlier state, by the step it came of.
pub fn after(step: &str) -> String {
    format!("After: {step}")
}
