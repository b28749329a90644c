//! Any text as a policy: what `tests/reading` asks of it.
#![no_main]

#[path = "../../tests/reading/mod.rs"]
mod reading;

libfuzzer_sys::fuzz_target!(|text: &str| reading::check(text));
