//! Each case of `tests/commands/` is run as a user would run it.
fn main() {}
