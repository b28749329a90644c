//! A row of a large matrix as one piece of markup. Made cell by cell as the others are, three hundred of them took
//! longer than a frame at every step of scrolling.

use std::fmt::Write;

use super::cell_label::label;
use super::column_resource::column_resource;
use super::sizes::{SMALL, part};
use crate::browser::virtual_row::CellRange;
use crate::session::matrix::{Matrix, Row, Verdict};
use crate::session::matrix_filter::VisibleCells;
use crate::session::selection::WhyTarget;
use crate::text::access_matrix as text;
use decision_path::svg::Escaped;

/// What the markup depends on: of a row, `current` is the column that the Tab key reaches.
#[derive(Clone, Copy, Debug)]
pub struct Part<'m> {
    /// All of it.
    pub matrix: &'m Matrix,
    /// What the filter leaves.
    pub shown: &'m VisibleCells,
    /// The columns on the page, of those shown.
    pub columns: CellRange,
    /// The column, of those shown, that the Tab key reaches.
    pub current: Option<usize>,
    /// What is explained.
    pub open: Option<&'m WhyTarget>,
}

impl Part<'_> {
    /// The row of heads.
    pub fn head(&self) -> String {
        let caller = Escaped(text::CALLER);
        let first = format!("<th scope=\"col\"><span class=\"visually-hidden\">{caller}</span></th>");
        self.with_rooms(first, &self.heads())
    }

    /// The heads alone.
    pub fn heads(&self) -> String {
        let mut out = String::new();
        for (place, at) in part(&self.shown.columns, self.columns) {
            let Some(request) = self.matrix.requests.get(at) else { continue };
            let (service, name) = request.action.split_once(':').unwrap_or(("", &request.action));
            let title = text::action_on_resource(&request.action, &request.resource);
            let on_resource = text::on_resource(&request.resource);
            let _ = write!(
                out,
                "<th scope=\"col\" title=\"{}\" aria-colindex=\"{}\"><span class=\"service\">{}:</span>\
                 <span>{}</span><span class=\"head-resource\" aria-hidden=\"true\"> {}</span><span class=\"visually-hidden\">{}</span>",
                Escaped(&title),
                place + 2,
                Escaped(service),
                Escaped(name),
                Escaped(&column_resource(self.matrix, at)),
                Escaped(&on_resource),
            );
            if let Some(own) = at.checked_sub(self.matrix.app_steps) {
                let label = text::remove(&request.action);
                let _ = write!(
                    out,
                    "<button type=\"button\" class=\"quiet remove\" data-remove=\"{own}\" aria-label=\"{}\">×</button>",
                    Escaped(&label),
                );
            }
            out.push_str("</th>");
        }
        out
    }

    /// The cells of a row with its head.
    pub fn row(&self, place: usize, row: &Row) -> String {
        let name = Escaped(&row.name);
        let first =
            format!("<th scope=\"row\" title=\"{name}\"><span class=\"card-title\">{name}</span></th>");
        self.with_rooms(first, &self.cells(place, row))
    }

    /// The cells alone.
    pub fn cells(&self, place: usize, row: &Row) -> String {
        let mut out = String::new();
        for (column, at) in part(&self.shown.columns, self.columns) {
            let (Some(cell), Some(request)) = (row.cells.get(at), self.matrix.requests.get(at)) else {
                continue;
            };
            let class = cell.verdict.class();
            let changed = if cell.before.is_some() { " changed" } else { "" };
            let unexpected = if cell.passes() == Some(false) { " unexpected" } else { "" };
            let (assumed, mark) = if cell.is_assumed { (" assumed", "?") } else { ("", "") };
            let tabindex = if self.current == Some(column) { 0 } else { -1 };
            let is_open = matches!(self.open, Some(WhyTarget::Cell(caller, asked)) if *caller == row.caller && asked == request);
            let label = label(&row.name, request, cell);
            let label = Escaped(&label);
            let _ = write!(
                out,
                "<td class=\"cell {class}{changed}{unexpected}{assumed}\" aria-colindex=\"{}\"><button type=\"button\" id=\"cell-{place}-{column}\" \
                 data-place=\"{place} {column}\" tabindex=\"{tabindex}\" aria-label=\"{label}\" title=\"{label}\" aria-pressed=\"{is_open}\">\
                 {}{mark}</button></td>",
                column + 2,
                sign(cell.verdict),
            );
        }
        out
    }

    /// With room for the columns left out on both sides, as src/browser/virtual_row.rs slides them.
    fn with_rooms(&self, first: String, cells: &str) -> String {
        let room = |cells: usize| {
            let width = cells * SMALL.1 as usize;
            format!("<td role=\"presentation\" aria-hidden=\"true\" width=\"{width}\"></td>")
        };
        first
            + &room(self.columns.start)
            + cells
            + &room(self.shown.columns.len().saturating_sub(self.columns.end))
    }
}

/// A letter for each verdict: five hundred icons take the browser longer than a frame.
fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Allowed => '✓',
        Verdict::ExplicitDeny => '✕',
        Verdict::ImplicitDeny => '○',
        Verdict::NoCredentials => '–',
        Verdict::NotAuthenticated => '?',
        Verdict::Failed => '!',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::command::Command;
    use crate::session::document::Document;
    use crate::session::matrix::compute_matrix;
    use crate::session::matrix_filter::filter_matrix;

    #[test]
    fn what_a_reader_writes_is_no_markup() {
        let mut document = Document::default();
        let request = aws_world::world::ActionOnResource {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::\"><img src=x onerror=alert(1)>&".into(),
        };
        Command::AddRequests(vec![request]).perform(&mut document);
        let matrix = compute_matrix(&document, None);
        let shown = filter_matrix(&matrix, "");
        let markup = |start: usize| {
            let columns = CellRange { start, end: shown.columns.len() };
            let part = Part { matrix: &matrix, shown: &shown, columns, current: Some(2), open: None };
            part.head() + &part.row(0, &matrix.rows[0])
        };
        assert!(!markup(0).contains("<img"), "{}", markup(0));
        assert!(markup(0).contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;"), "{}", markup(0));
        let markup = markup(2);
        assert_eq!(markup.matches("<td class=\"cell ").count(), 4);
        assert_eq!(markup.matches("width=\"76\"").count(), 2, "room for two columns in both rows");
        assert_eq!(markup.matches("width=\"0\"").count(), 2, "none is left out behind them");
        assert!(markup.contains("data-place=\"0 2\" tabindex=\"0\""), "{markup}");
    }
}
