//! Standard output and the form of what is written there.

use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;

use crate::error::CliError;
use crate::printable::printable;
use crate::text::{error as text, help};

/// Of headings.
pub(crate) const BOLD: Style = Style::new().bold();
/// Of names beside what they name.
pub(crate) const DIMMED: Style = Style::new().dimmed();
/// Of what is allowed.
pub(crate) const ALLOWED: Style = AnsiColor::Green.on_default().bold();
/// Of what is denied, and of errors.
pub(crate) const REFUSED: Style = AnsiColor::Red.on_default().bold();

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[value(help = help::FORMAT_TEXT)]
    Text,
    #[value(help = help::FORMAT_JSON)]
    Json,
}

/// How a command ended that was done. It is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// What was asked for is there: 0.
    Found,
    /// Nothing was found, or a request was not answered: 1.
    Nothing,
}

/// Writes to standard output. Colors stay where the terminal shows them and `NO_COLOR` is not set. Whoever reads may stop early,
/// as `head` does.
pub(crate) fn write(
    outcome: Outcome,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Outcome, CliError> {
    let mut stream = io::BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()));
    match write(&mut stream).and_then(|()| stream.flush()) {
        Ok(()) => Ok(outcome),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(outcome),
        Err(error) => Err(CliError::Write(error)),
    }
}

/// Writes bytes for programs to standard output, as they are.
pub(crate) fn write_bytes(outcome: Outcome, bytes: &[u8]) -> Result<Outcome, CliError> {
    let mut stream = io::stdout().lock();
    match stream.write_all(bytes).and_then(|()| stream.flush()) {
        Ok(()) => Ok(outcome),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(outcome),
        Err(error) => Err(CliError::Write(error)),
    }
}

/// Tells why a command is not done.
pub(crate) fn print_error(error: &CliError) {
    anstream::eprintln!("{REFUSED}{}{REFUSED:#} {}", text::ERROR, printable(&error.to_string()));
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Found => Self::SUCCESS,
            Outcome::Nothing => Self::from(1),
        }
    }
}
