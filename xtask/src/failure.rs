//! What went wrong, told to a person.

use std::fmt;

/// A failure: what was being done, what happened, and what can be done about it.
#[derive(Debug)]
pub(crate) struct Failure(String);

pub(crate) type Outcome<T> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when an operation on files failed.
pub(crate) trait While<T> {
    fn doing(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T> While<T> for std::io::Result<T> {
    fn doing(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure::new(format!("Could not {what}: {error}")))
    }
}

/// Everything that was tried to get one thing, for the message when nothing worked.
#[derive(Debug)]
pub(crate) struct Attempts {
    wanted: String,
    tried: Vec<String>,
}

impl Attempts {
    pub(crate) fn at(wanted: impl Into<String>) -> Self {
        Self { wanted: wanted.into(), tried: Vec::new() }
    }

    pub(crate) fn note(&mut self, way: &str, result: impl fmt::Display) {
        let result = result.to_string().replace('\n', "\n      ");
        self.tried.push(format!("  - {way}:\n      {result}"));
    }

    /// The failure, closing with what the person can do.
    pub(crate) fn failure(self, advice: &str) -> Failure {
        Failure::new(format!(
            "Set-up could not get {}. Tried:\n{}\nWhat you can do: {advice}",
            self.wanted,
            self.tried.join("\n")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_list_each_way_and_the_advice() {
        let mut attempts = Attempts::at("a tool");
        attempts.note("the network", "refused\nat once");
        let text = attempts.failure("install it").to_string();
        assert_eq!(
            text,
            "Set-up could not get a tool. Tried:\n  - the network:\n      refused\n      at once\n\
             What you can do: install it"
        );
    }
}
