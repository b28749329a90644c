//! `iam-policy`: reads AWS's refusals and answers what a policy allows, in a terminal.
//!
//! Each subcommand is a file in `command`; `arguments` has them all. What they say stands in `text`.

mod arguments;
mod command;
mod error;
mod input;
mod output;
mod printable;
mod text;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.run() {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            output::print_error(&error);
            ExitCode::from(2)
        }
    }
}
