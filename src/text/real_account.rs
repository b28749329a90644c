//! The ways in from a real account and out to one.

/// Heading over them, among saved work.
pub const HEADING: &str = "A real account";
/// Before the ways in, where nothing is selected.
pub const FROM_REAL_ACCOUNT: &str = "Or begin with what your own account says:";
/// Opens the dialog that parses error texts.
pub const EXPLAIN_DENIED: &str = "Explain an AccessDenied";
/// Opens the import.
pub const IMPORT: &str = "Import account";
/// Opens the export.
pub const EXPORT: &str = "Export";
/// Name of an AWS CLI line.
pub const COMMAND: &str = "AWS CLI command";
/// Copies such a line.
pub const COPY: &str = "Copy";
/// What is selected where copying is not allowed.
pub const LINE: &str = "line";

/// Name of a copying button, by what it copies.
pub fn copy(line: &str) -> String {
    format!("Copy {line}")
}
