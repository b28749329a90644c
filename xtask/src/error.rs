//! The error of every task: a message for the person at the terminal.

use std::fmt;

/// A message that says what was done, what happened, and what the person can do about it.
#[derive(Debug)]
pub(crate) struct TaskError(String);

impl TaskError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for TaskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TaskError {}

/// Adds to an error of the operating system the action that failed, as `anyhow::Context` does.
pub(crate) trait Context<T> {
    /// The action completes the sentence "Could not …".
    fn context(self, action: impl fmt::Display) -> Result<T, TaskError>;
}

impl<T> Context<T> for std::io::Result<T> {
    fn context(self, action: impl fmt::Display) -> Result<T, TaskError> {
        self.map_err(|error| TaskError::new(format!("Could not {action}: {error}")))
    }
}

/// The methods that were tried to get one tool, for the message when none worked.
#[derive(Debug)]
pub(crate) struct Attempts {
    wanted: String,
    failed: Vec<String>,
}

impl Attempts {
    pub(crate) fn to_get(wanted: impl Into<String>) -> Self {
        Self { wanted: wanted.into(), failed: Vec::new() }
    }

    pub(crate) fn record(&mut self, method: &str, result: impl fmt::Display) {
        let result = result.to_string().replace('\n', "\n      ");
        self.failed.push(format!("  - {method}:\n      {result}"));
    }

    /// The error, closing with what the person can do.
    pub(crate) fn into_error(self, advice: &str) -> TaskError {
        TaskError::new(format!(
            "Set-up could not get {}. Tried:\n{}\nWhat you can do: {advice}",
            self.wanted,
            self.failed.join("\n")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_list_each_method_and_the_advice() {
        let mut attempts = Attempts::to_get("a tool");
        attempts.record("the network", "refused\nat once");
        let text = attempts.into_error("install it").to_string();
        assert_eq!(
            text,
            "Set-up could not get a tool. Tried:\n  - the network:\n      refused\n      at once\n\
             What you can do: install it"
        );
    }
}
