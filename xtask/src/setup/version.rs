//! Versions as programs print them.

use std::fmt;

/// `major.minor.patch`; what is missing counts as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ToolVersion {
    pub(crate) major: u32,
    pub(crate) minor: u32,
    pub(crate) patch: u32,
}

impl ToolVersion {
    pub(crate) const fn new(major: u32, minor: u32, patch: u32) -> Self {
        Self { major, minor, patch }
    }

    /// The first version in a program's answer to `--version`: `wasm-pack 0.15.1`, `v20.20.2`, `Chromium 156.0.8078.79`.
    pub(crate) fn find_in(text: &str) -> Option<Self> {
        text.split_whitespace()
            .map(|word| word.trim_start_matches(['v', '(']))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .find_map(Self::parse)
    }

    fn parse(word: &str) -> Option<Self> {
        let mut parts = word.split('.');
        let major = parts.next().and_then(leading_number)?;
        let minor = parts.next().and_then(leading_number).unwrap_or(0);
        let patch = parts.next().and_then(leading_number).unwrap_or(0);
        Some(Self { major, minor, patch })
    }

    /// Whether `self` can stand in for `wanted`, by cargo's rule for `^wanted`.
    pub(crate) fn is_compatible_with(self, wanted: Self) -> bool {
        let same_line = if wanted.major > 0 {
            self.major == wanted.major
        } else {
            self.major == 0 && self.minor == wanted.minor
        };
        same_line && self >= wanted
    }
}

fn leading_number(part: &str) -> Option<u32> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    part.get(..end)?.parse().ok()
}

impl fmt::Display for ToolVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_programs_print() {
        let read = |text| ToolVersion::find_in(text).map(|v| v.to_string());
        assert_eq!(read("wasm-pack 0.15.1").as_deref(), Some("0.15.1"));
        assert_eq!(read("v20.20.2").as_deref(), Some("20.20.2"));
        assert_eq!(
            read("Chromium 156.0.8078.79 built on Debian GNU/Linux 12").as_deref(),
            Some("156.0.8078")
        );
        assert_eq!(read("rustc 1.97.0-nightly (e50aa6fba 2026-05-19)").as_deref(), Some("1.97.0"));
        assert_eq!(read("wasm-opt version 132 (version_132)").as_deref(), Some("132.0.0"));
        assert_eq!(read("no number here"), None);
    }

    #[test]
    fn compatible_is_the_same_line_and_not_older() {
        let fits = |found, wanted| {
            let read = |text| ToolVersion::find_in(text).unwrap();
            read(found).is_compatible_with(read(wanted))
        };
        assert!(fits("0.21.14", "0.21.14"));
        assert!(fits("0.21.15", "0.21.14"));
        assert!(!fits("0.21.5", "0.21.14"));
        assert!(!fits("0.22.1", "0.21.14"));
        assert!(fits("1.4.0", "1.2.3"));
        assert!(!fits("2.0.0", "1.2.3"));
    }
}
