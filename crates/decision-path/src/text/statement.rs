//! The deciding statement.

/// Items of a list that are left out.
pub(crate) fn items_left_out(count: usize) -> String {
    format!("… {count} more")
}
