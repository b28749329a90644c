//! The arguments of a command, read from left to right.

use std::slice;

use crate::error::TaskError;

/// The arguments that are still to be read.
#[derive(Debug)]
pub(crate) struct Arguments<'a> {
    command: &'static str,
    rest: slice::Iter<'a, String>,
}

impl<'a> Arguments<'a> {
    pub(crate) fn new(command: &'static str, arguments: &'a [String]) -> Self {
        Self { command, rest: arguments.iter() }
    }

    /// The next argument, if there is one.
    pub(crate) fn next(&mut self) -> Option<&'a str> {
        self.rest.next().map(String::as_str)
    }

    /// The value after an option; `expected` completes the sentence "--port takes …".
    pub(crate) fn value<T>(
        &mut self,
        option: &str,
        expected: &str,
        parse: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, TaskError> {
        self.next().and_then(parse).ok_or_else(|| TaskError::new(format!("{option} takes {expected}.")))
    }

    /// All arguments that are left.
    pub(crate) fn remaining(&mut self) -> Vec<String> {
        self.rest.by_ref().cloned().collect()
    }

    pub(crate) fn unknown(&self, argument: &str) -> TaskError {
        TaskError::new(format!("`{}` takes no `{argument}`; see `cargo xtask help`.", self.command))
    }

    /// Fails if an argument is left.
    pub(crate) fn finish(mut self) -> Result<(), TaskError> {
        match self.next() {
            Some(argument) => Err(self.unknown(argument)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn value_says_what_an_option_takes() {
        let line = owned("--port 80 --port nine");
        let mut arguments = Arguments::new("serve", &line);
        let port = |arguments: &mut Arguments| {
            let option = arguments.next().unwrap();
            arguments.value(option, "a number", |text| text.parse::<u16>().ok())
        };
        assert_eq!(port(&mut arguments).unwrap(), 80);
        assert_eq!(port(&mut arguments).unwrap_err().to_string(), "--port takes a number.");
    }

    #[test]
    fn finish_refuses_what_is_left() {
        assert!(Arguments::new("setup", &[]).finish().is_ok());
        let error = Arguments::new("setup", &owned("--fast")).finish().unwrap_err().to_string();
        assert_eq!(error, "`setup` takes no `--fast`; see `cargo xtask help`.");
    }
}
