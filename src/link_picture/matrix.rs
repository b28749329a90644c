//! The access matrix.

use std::fmt::Write as _;

use decision_path::svg::Escaped;

use super::assumptions::of_the_matrix;
use super::markup::{breakable, sheet, verdict_icon};
use crate::browser::virtual_row::CellRange;
use crate::matrix_layout::cell_label::{expectation, label, was};
use crate::matrix_layout::column_resource::{column_resource, lacks_external_id};
use crate::matrix_layout::row_markup::Part;
use crate::matrix_layout::sizes::{self, SMALL, part};
use crate::session::document::Document;
use crate::session::matrix::expected_verdicts::{assumed, score};
use crate::session::matrix::{Matrix, Row, compute_matrix};
use crate::session::matrix_filter::{VisibleCells, filter_matrix, fold_unused_rows};
use crate::session::selection::WhyTarget;
use crate::text::access_matrix::{self as text, Shown};
use crate::text::{embed, glossary};

const SMALL_STYLES: &str = include_str!("../../style/matrix-small.css");

/// Of a matrix with small cells, as many rows and columns as a frame can show before it is scrolled.
const IN_SIGHT: (usize, usize) = (14, 36);

/// The matrix, with the cell that is explained.
pub(super) fn matrix(document: &Document, explained: Option<&WhyTarget>) -> String {
    let matrix = compute_matrix(document, None);
    let mut shown = filter_matrix(&matrix, "");
    fold_unused_rows(&matrix, &mut shown);
    let mut out = format!(
        r#"<section class="region embed-part" aria-label="{}"><div class="matrix" data-only="">"#,
        Escaped(embed::MATRIX)
    );
    tools(&mut out, &matrix, &shown);
    out.push_str(&of_the_matrix(&matrix.assumptions));
    if matrix.requests.is_empty() {
        let _ = write!(out, r#"<p class="empty">{}</p>"#, Escaped(text::NOTHING_ASKED));
    }
    let is_small = sizes::is_small(&shown);
    let (small, width) = match is_small {
        true => (" small", format!(r#" data-style="width: {}""#, sizes::small_width(&shown))),
        false => ("", String::new()),
    };
    let _ = write!(
        out,
        r#"<div class="matrix-scroll{small}"><table role="grid" aria-label="{}"{width} aria-rowcount="{}" aria-colcount="{}">"#,
        Escaped(text::WHO_MAY_WHAT),
        shown.rows.len() + 1,
        shown.columns.len() + 1,
    );
    if is_small {
        small_cells(&mut out, &matrix, &shown, explained);
    } else {
        head(&mut out, document, &matrix, &shown);
        body(&mut out, &matrix, &shown, explained);
    }
    out.push_str("</table></div>");
    if is_small {
        out.push_str(&sheet(SMALL_STYLES));
    }
    folded(&mut out, &matrix, &shown);
    form(&mut out);
    out.push_str("</div></section>");
    out
}

/// The filter, and what is expected of the verdicts.
fn tools(out: &mut String, matrix: &Matrix, shown: &VisibleCells) {
    let (rows, columns) = sizes::size(matrix);
    out.push_str(r#"<div class="matrix-tools">"#);
    if sizes::has_choice_of_verdicts(rows, columns) {
        let _ = write!(out, r#"<select class="only" aria-label="{}">"#, Escaped(text::WHICH_VERDICTS));
        for (word, title) in text::ONLY {
            let _ = write!(out, r#"<option value="{word}">{}</option>"#, Escaped(title));
        }
        out.push_str("</select>");
    }
    if sizes::has_filter(rows, columns) {
        let is_less = shown.rows.len() < rows || shown.columns.len() < columns;
        let count = is_less.then(|| {
            text::shown(
                Shown { count: shown.rows.len(), total: rows },
                Shown { count: shown.columns.len(), total: columns },
            )
        });
        let _ = write!(
            out,
            r#"<label for="matrix-filter">{}</label><input id="matrix-filter" type="search" placeholder="{}" autocomplete="off" spellcheck="false"><span class="hint" role="status">{}</span>"#,
            Escaped(text::FILTER),
            Escaped(text::FILTER_EXAMPLES),
            Escaped(&count.unwrap_or_default()),
        );
    }
    let (passed, all) = score(matrix);
    let button = |title: &str, words: &str| {
        format!(r#"<button type="button" class="quiet"{title}>{}</button>"#, Escaped(words))
    };
    if all > 0 {
        let failing = if passed < all { " failing" } else { "" };
        let _ = write!(
            out,
            r#"<span class="score{failing}">{}</span>{}{}"#,
            Escaped(&text::score(passed, all, assumed(matrix))),
            button("", text::EXPECT_THESE_INSTEAD),
            button("", text::FORGET),
        );
    } else if sizes::can_expect(rows, columns) {
        let title = format!(r#" title="{}""#, Escaped(text::SAVES_THESE_VERDICTS));
        out.push_str(&button(&title, text::EXPECT_THESE_VERDICTS));
    }
    let words = Escaped(glossary::THESE_WORDS);
    let _ = write!(
        out,
        r#"<button type="button" class="term about" aria-label="{words}" title="{words}" popovertarget="matrix-words">?</button><div class="meaning" popover="auto" id="matrix-words" aria-live="polite"></div></div>"#
    );
}

fn head(out: &mut String, document: &Document, matrix: &Matrix, shown: &VisibleCells) {
    let _ = write!(
        out,
        r#"<thead><tr aria-rowindex="1"><th scope="col"><span class="visually-hidden">{}</span></th>"#,
        Escaped(text::CALLER)
    );
    for (place, at) in part(&shown.columns, CellRange::all(shown.columns.len())) {
        let Some(request) = matrix.requests.get(at) else { continue };
        let (service, name) = request.action.split_once(':').unwrap_or(("", &request.action));
        let _ = write!(
            out,
            r#"<th scope="col" title="{}" aria-colindex="{}"><span class="service">{}:</span><span>{}</span><span class="visually-hidden">{}</span><span class="head-resource" aria-hidden="true">{}</span>"#,
            Escaped(&text::action_on_resource(&request.action, &request.resource)),
            place + 2,
            Escaped(service),
            breakable(name),
            Escaped(&text::on_resource(&request.resource)),
            breakable(&column_resource(matrix, at)),
        );
        if lacks_external_id(document, request) {
            let _ = write!(out, r#"<span class="head-note">{}</span>"#, Escaped(text::NO_EXTERNAL_ID));
        }
        if at >= matrix.app_steps {
            let label = text::remove(&request.action);
            let _ = write!(
                out,
                r#"<button type="button" class="quiet remove" aria-label="{}">×</button>"#,
                Escaped(&label)
            );
        }
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>");
}

fn body(out: &mut String, matrix: &Matrix, shown: &VisibleCells, explained: Option<&WhyTarget>) {
    out.push_str("<tbody>");
    for (place, at) in part(&shown.rows, CellRange::all(shown.rows.len())) {
        let Some(row) = matrix.rows.get(at) else { continue };
        let _ = write!(
            out,
            r#"<tr aria-rowindex="{}"><th scope="row" title="{}"><span class="card-title">{}</span><span class="card-note">{}</span></th>"#,
            place + 2,
            Escaped(&row.name),
            breakable(&row.name),
            breakable(&row.kind),
        );
        for (column, at) in part(&shown.columns, CellRange::all(shown.columns.len())) {
            cell(out, matrix, row, (place, column, at), explained);
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody>");
}

/// A cell by its row and column of those shown, and its column of all.
fn cell(
    out: &mut String,
    matrix: &Matrix,
    row: &Row,
    (place, column, at): (usize, usize, usize),
    explained: Option<&WhyTarget>,
) {
    let (Some(cell), Some(request)) = (row.cells.get(at), matrix.requests.get(at)) else { return };
    let fails = cell.passes() == Some(false);
    let is_open = matches!(explained, Some(WhyTarget::Cell(caller, asked)) if *caller == row.caller && asked == request);
    let label = label(&row.name, request, cell);
    let label = Escaped(&label);
    let _ = write!(
        out,
        r#"<td class="cell {}{}{}" aria-colindex="{}"><button type="button" id="cell-{place}-{column}" tabindex="{}" aria-label="{label}" title="{label}" aria-pressed="{is_open}" data-action="{}" data-resource="{}">{}<span class="word">{}</span>"#,
        cell.verdict.class(),
        if fails { " unexpected" } else { "" },
        if cell.is_assumed { " assumed" } else { "" },
        column + 2,
        if (place, column) == (0, 0) { 0 } else { -1 },
        Escaped(&request.action),
        Escaped(&column_resource(matrix, at)),
        verdict_icon(cell.verdict),
        Escaped(cell.label()),
    );
    if let Some(was) = was(cell) {
        let _ = write!(out, r#"<span class="was">{}</span>"#, Escaped(&was));
    }
    if let Some(words) = expectation(cell) {
        let (class, mark) = if fails { ("expected", "✗ ") } else { ("visually-hidden", "") };
        let _ = write!(out, r#"<span class="{class}">{mark}{}</span>"#, Escaped(&words));
    }
    out.push_str("</button></td>");
}

/// The part of many cells that is in sight at first.
fn small_cells(out: &mut String, matrix: &Matrix, shown: &VisibleCells, explained: Option<&WhyTarget>) {
    let rows = CellRange { start: 0, end: IN_SIGHT.0.min(shown.rows.len()) };
    let columns = CellRange { start: 0, end: IN_SIGHT.1.min(shown.columns.len()) };
    let in_sight = Part { matrix, shown, columns, current: None, open: explained };
    let _ = write!(out, r#"<thead><tr aria-rowindex="1">{}</tr></thead><tbody>"#, in_sight.head());
    let room = |rows: usize| {
        let height = rows * SMALL.0 as usize;
        format!(r#"<tr role="presentation" aria-hidden="true" data-style="height: {height}px"></tr>"#)
    };
    out.push_str(&room(0));
    for (place, at) in part(&shown.rows, rows) {
        let Some(row) = matrix.rows.get(at) else { continue };
        let current = (place == 0).then_some(0);
        let row = Part { current, ..in_sight }.row(place, row);
        let _ = write!(out, r#"<tr aria-rowindex="{}">{row}</tr>"#, place + 2);
    }
    out.push_str(&room(shown.rows.len() - rows.end));
    out.push_str("</tbody>");
}

/// The rows in which nobody calls.
fn folded(out: &mut String, matrix: &Matrix, shown: &VisibleCells) {
    let name = |row: &usize| matrix.rows.get(*row).map(|row| row.name.clone());
    let names: Vec<String> = shown.unused.iter().filter_map(name).collect();
    if !names.is_empty() {
        let _ = write!(
            out,
            r#"<button type="button" class="link folded-rows">{}</button>"#,
            Escaped(&text::show_unused(&names))
        );
    }
}

/// The form for further requests.
fn form(out: &mut String) {
    out.push_str(r#"<form class="add-request">"#);
    for (of, label, example) in [
        ("action", text::ALSO_ASK_ACTION, "s3:DeleteObject"),
        ("resource", text::ON_RESOURCE, "arn:aws:s3:::…"),
    ] {
        let _ = write!(
            out,
            r#"<span class="asked"><label for="request-{of}">{}</label><input id="request-{of}" type="text" list="request-{of}s" placeholder="{example}" autocomplete="off" spellcheck="false"></span><datalist id="request-{of}s"></datalist>"#,
            Escaped(label),
        );
    }
    let _ = write!(
        out,
        r#"<button type="submit">{}</button><button type="button" class="quiet">{}</button><p class="error-text" role="alert"></p></form>"#,
        Escaped(text::ADD),
        Escaped(text::ADD_CALLER),
    );
}
