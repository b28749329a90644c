//! Answers simulations: the JSON of `aws iam simulate-custom-policy --cli-input-json` in, `EvaluationResults` out.
//!
//!     cargo run --release -p iam-policy --example simulate -- [--explain] FILE
//!
//! `-` reads standard input. [`iam_policy::simulate`] says what a file may hold.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use iam_policy::reference::Reference;

const USAGE: &str = "usage: simulate [--explain] FILE    (`-` reads standard input)";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut file, mut explain) = (None, false);
    for argument in std::env::args_os().skip(1) {
        if argument == "--explain" {
            explain = true;
        } else if file.is_some() || (argument.as_encoded_bytes().starts_with(b"-") && argument != "-") {
            return Err(USAGE.to_owned());
        } else {
            file = Some(argument);
        }
    }
    let file = file.ok_or(USAGE)?;
    let mut input = Vec::new();
    let read = if file == "-" {
        std::io::stdin().read_to_end(&mut input)
    } else {
        std::fs::File::open(&file).and_then(|mut file| file.read_to_end(&mut input))
    };
    read.map_err(|error| format!("{}: {error}", file.display()))?;
    let answer = iam_policy::simulate::simulate(&input, &Reference::all(), explain);
    match std::io::stdout().write_all(answer.as_bytes()) {
        // Whoever reads may stop early, as `head` does.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("standard output: {error}")),
    }
}
