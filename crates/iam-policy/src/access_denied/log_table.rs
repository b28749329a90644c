//! Tables of records: the CSV of CloudTrail's event history, of Athena and of Logs Insights, with a header that names the columns.

use super::log_records::Records;
use crate::json::{self, Member, Node, Value};
use crate::span::TextRange;

/// The header stands within so many lines.
const HEADER_LINES: usize = 8;

/// Columns, in lower case without anything but letters, and the members of a record that they hold.
const COLUMNS: [(&str, &str); 16] = [
    ("eventname", "eventName"),
    ("eventsource", "eventSource"),
    ("errorcode", "errorCode"),
    ("errormessage", "errorMessage"),
    ("awsregion", "awsRegion"),
    ("region", "awsRegion"),
    ("sourceipaddress", "sourceIPAddress"),
    ("useragent", "userAgent"),
    ("recipientaccountid", "recipientAccountId"),
    ("vpcendpointid", "vpcEndpointId"),
    ("useridentity", "userIdentity"),
    ("useridentityarn", "userIdentity.arn"),
    ("useridentityusername", "userIdentity.userName"),
    ("username", "userName"),
    ("requestparameters", "requestParameters"),
    ("resources", "listedResources"),
];

/// Adds the records of a table in `text`.
pub(super) fn read(text: &str, records: &mut Records<'_>) {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(HEADER_LINES) {
        if let Some((separator, columns)) = header(line) {
            rows(text, start + line.len(), separator, &columns, records);
            if records.any {
                records.taken.push(TextRange::new(start, text.len()));
            }
            return;
        }
        start += line.len();
    }
}

/// The separator and the members of a header.
fn header(line: &str) -> Option<(u8, Vec<Option<&'static str>>)> {
    let separator = if line.contains('\t') { b'\t' } else { b',' };
    let cells = line.trim_end().trim_start_matches('\u{feff}').split(char::from(separator));
    let columns: Vec<Option<&'static str>> = cells
        .map(|cell| {
            let name: String =
                cell.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
            COLUMNS.iter().find(|(column, _)| *column == name).map(|(_, member)| *member)
        })
        .collect();
    let has = |member: &str| columns.contains(&Some(member));
    let is_header = has("eventName") && (has("eventSource") || has("errorCode") || has("errorMessage"));
    is_header.then_some((separator, columns))
}

fn rows(
    text: &str,
    start: usize,
    separator: u8,
    columns: &[Option<&'static str>],
    records: &mut Records<'_>,
) {
    let mut place = start;
    while place < text.len() {
        let (cells, end) = row(text, place, separator);
        let range = TextRange::new(place, end);
        let members = columns.iter().zip(&cells).filter_map(|(column, cell)| {
            let value = match *column {
                Some("userIdentity" | "requestParameters") if cell.starts_with('{') && cell.contains('"') => {
                    json::parse(cell).root
                }
                _ => Node { range, value: Value::String(cell.clone()) },
            };
            column.filter(|_| !cell.is_empty()).map(|key| Member {
                key: key.to_owned(),
                key_range: range,
                value,
            })
        });
        let node = Node { range, value: Value::Object(members.collect()) };
        if super::cloud_trail::is_record(&node) {
            records.record(&node, range);
        }
        place = end.max(place + 1);
    }
}

/// The cells of the row at `place` and the place behind it. A cell in quotes may have line ends and doubled quotes (RFC 4180).
fn row(text: &str, place: usize, separator: u8) -> (Vec<String>, usize) {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = place;
    loop {
        let quoted = bytes.get(at) == Some(&b'"');
        let start = if quoted { at + 1 } else { at };
        let mut end = start;
        while let Some(byte) = bytes.get(end) {
            if quoted {
                if *byte == b'"' && bytes.get(end + 1) != Some(&b'"') {
                    break;
                }
                end += if *byte == b'"' { 2 } else { 1 };
            } else if *byte == separator || *byte == b'\n' {
                break;
            } else {
                end += 1;
            }
        }
        let cell = text.get(start..end.min(text.len())).unwrap_or("");
        cells.push(if quoted { cell.replace("\"\"", "\"") } else { cell.trim_end_matches('\r').to_owned() });
        at = end;
        while bytes.get(at).is_some_and(|byte| *byte != separator && *byte != b'\n') {
            at += 1;
        }
        match bytes.get(at) {
            Some(byte) if *byte == separator => at += 1,
            _ => return (cells, (at + 1).min(text.len())),
        }
    }
}
