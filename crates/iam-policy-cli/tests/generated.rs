//! What the program generates of itself: completions for each shell, man pages for each subcommand.

use std::process::Command;

fn printed(arguments: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_iam-policy")).args(arguments).output().expect("the program runs");
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn completions_of_every_shell_know_every_subcommand() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for word in ["denied", "simulate", "compare", "completions", "man", "jsonl", "explain"] {
            assert!(script.contains(word), "{shell} has no {word}");
        }
    }
}

#[test]
fn man_pages_have_examples_and_the_exit_status() {
    for page in [&["man"][..], &["man", "denied"], &["man", "simulate"], &["man", "compare"]] {
        let roff = printed(page);
        assert!(
            roff.starts_with(".ie") || roff.starts_with(".TH") || roff.contains(".TH "),
            "{page:?} is no man page"
        );
        for word in ["Exit status:", "Examples:"] {
            assert!(roff.contains(word), "{page:?} has no {word}");
        }
    }
}
