//! A log group.

/// Where there is nothing to show in `LogGroup`.
pub const NO_LOG_STREAMS: &str = "No log streams. A successful run of the app makes one and writes to it.";
/// Before the stream’s name.
pub const LOG_STREAM: &str = "Log stream ";
/// For screen readers in `LogGroup`.
pub const LOG_EVENTS: &str = "Log events";

/// A step to undo.
pub fn delete_step(log_group_name: &str) -> String {
    format!("Delete log group {log_group_name}")
}

/// A step to undo, and its button for screen readers.
pub fn delete_stream(title: &str) -> String {
    format!("Delete log stream {title}")
}

/// How many events a stream has.
pub fn events(count: usize) -> String {
    if count == 1 { "1 event".to_owned() } else { format!("{count} events") }
}
