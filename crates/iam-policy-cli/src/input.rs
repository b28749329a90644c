//! Files and standard input.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, IsTerminal as _, Read};
use std::path::PathBuf;

use clap::Args;

use crate::error::CliError;
use crate::text::{help, input as text};

/// The file that a command reads.
#[derive(Args, Debug)]
pub(crate) struct Input {
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true, help = help::FILE, value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
}

impl Input {
    /// The file at the path; standard input where there is none.
    pub(crate) fn new(path: Option<PathBuf>) -> Self {
        Self { file: path.unwrap_or_else(|| PathBuf::from("-")) }
    }

    /// What messages call it.
    pub(crate) fn name(&self) -> String {
        if self.is_standard_input() {
            text::STANDARD_INPUT.to_owned()
        } else {
            self.file.display().to_string()
        }
    }

    pub(crate) fn is_standard_input(&self) -> bool {
        self.file.as_os_str() == "-"
    }

    /// Opens it. Whoever sits at a terminal is told that the program waits.
    pub(crate) fn open(&self) -> Result<Box<dyn Read>, CliError> {
        if self.is_standard_input() {
            if io::stdin().is_terminal() {
                anstream::eprintln!("{}", text::WAITING);
            }
            return Ok(Box::new(io::stdin().lock()));
        }
        match File::open(&self.file) {
            Ok(file) => Ok(Box::new(file)),
            Err(error) => Err(self.unreadable(error)),
        }
    }

    /// All of it, at most `limit` bytes and one more.
    pub(crate) fn read(&self, limit: usize) -> Result<Vec<u8>, CliError> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        self.open()?.take(limit).read_to_end(&mut bytes).map_err(|error| self.unreadable(error))?;
        Ok(bytes)
    }

    /// Hands over each line that is not blank with its number, from 1.
    pub(crate) fn each_line(
        &self,
        mut line_read: impl FnMut(usize, &str) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        let mut input = BufReader::new(self.open()?);
        let mut bytes = Vec::new();
        for number in 1.. {
            bytes.clear();
            let length = input.read_until(b'\n', &mut bytes).map_err(|error| self.unreadable(error))?;
            if length == 0 {
                break;
            }
            let line = String::from_utf8_lossy(&bytes);
            if !line.trim().is_empty() {
                line_read(number, &line)?;
            }
        }
        Ok(())
    }

    /// The error of a file that cannot be read.
    pub(crate) fn unreadable(&self, error: io::Error) -> CliError {
        CliError::Read { name: self.name(), error }
    }
}

/// The text of a file: UTF-8, or UTF-16 with its mark, which Windows PowerShell writes. What is neither is replaced.
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
        Cow::Owned(
            char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
        )
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => String::from_utf8_lossy(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_by_its_mark() {
        assert_eq!(decoded("A│ß".as_bytes()), "A│ß");
        assert_eq!(decoded(b"\xef\xbb\xbfA"), "A");
        assert_eq!(decoded(b"\xff\xfeA\0\x02\x25"), "A│");
        assert_eq!(decoded(b"\xfe\xff\0A"), "A");
        assert_eq!(decoded(b"A\xff"), "A\u{fffd}");
    }
}
