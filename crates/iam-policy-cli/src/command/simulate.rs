//! `iam-policy simulate`: answers what policies decide. The evaluation is that of `iam_policy::simulate`.

use std::io::{self, Write};

use clap::Args;
use iam_policy::json::{self, Node};
use iam_policy::reference::Reference;

use crate::error::CliError;
use crate::input::Input;
use crate::output::{self, ALLOWED, Format, Outcome, REFUSED};
use crate::printable::printable;
use crate::text::{help, simulate as text};

/// Longer inputs are refused: an account's policies are a tenth of it.
const MAX_LENGTH: usize = 256_000_000;

/// The arguments.
#[derive(Args, Debug)]
pub(crate) struct Simulate {
    #[command(flatten)]
    input: Input,
    #[arg(long, value_enum, value_name = "FORMAT", help = help::FORMAT)]
    format: Option<Format>,
    #[arg(long, help = help::EXPLAIN)]
    explain: bool,
}

impl Simulate {
    pub(crate) fn run(self) -> Result<Outcome, CliError> {
        let bytes = self.input.read(MAX_LENGTH)?;
        if bytes.len() > MAX_LENGTH {
            return Err(CliError::TooLong { name: self.input.name(), limit: MAX_LENGTH });
        }
        let reference = Reference::all();
        // The sentences of a text are those of an explanation.
        let format = self.format.unwrap_or(Format::Text);
        let explain = self.explain || format == Format::Text;
        let answer = iam_policy::simulate::simulate(&bytes, &reference, explain);
        let answers = answers(&answer);
        let is_answered =
            !answers.is_empty() && answers.iter().all(|answer| answer.member("Error").is_none());
        let outcome = if is_answered { Outcome::Found } else { Outcome::Nothing };
        match format {
            Format::Json => output::write_bytes(outcome, answer.as_bytes()),
            Format::Text => output::write(outcome, |out| {
                answers.iter().try_for_each(|answer| print_answer(out, answer, self.explain))
            }),
        }
    }
}

/// The answers of one request, of an array, or of lines.
fn answers(answer: &str) -> Vec<Node> {
    let parsed = json::parse(answer);
    if !parsed.errors.is_empty() {
        return answer.lines().map(|line| json::parse(line).root).collect();
    }
    match parsed.root.as_array() {
        Some(all) => all.to_vec(),
        None => vec![parsed.root],
    }
}

fn print_answer(out: &mut dyn Write, answer: &Node, explain: bool) -> io::Result<()> {
    if let Some(error) = answer.member("Error") {
        let number = |name| error.member(name).and_then(Node::as_i64).unwrap_or_default();
        let message = error.member("Message").and_then(Node::as_str).unwrap_or_default();
        let place = text::place(number("Line"), number("Column"));
        return writeln!(out, "{REFUSED}{}{REFUSED:#} {place}: {}", text::NOT_ANSWERED, printable(message));
    }
    let results = answer.member("EvaluationResults").and_then(Node::as_array).unwrap_or_default();
    results.iter().try_for_each(|result| print_result(out, result, explain))
}

fn print_result(out: &mut dyn Write, result: &Node, explain: bool) -> io::Result<()> {
    let text_of = |name: &str| printable(result.member(name).and_then(Node::as_str).unwrap_or_default());
    let decision = text_of("EvalDecision");
    let style = if decision == "allowed" { ALLOWED } else { REFUSED };
    writeln!(
        out,
        "{style}{decision}{style:#} {} {}",
        text_of("EvalActionName"),
        text_of("EvalResourceName")
    )?;
    let Some(explanation) = result.member("Explanation") else { return Ok(()) };
    let sentence = |node: &Node| node.member("Sentence").and_then(Node::as_str).map(str::to_owned);
    if let Some(sentence) = sentence(explanation) {
        writeln!(out, "  {}", printable(&sentence))?;
    }
    if !explain {
        return Ok(());
    }
    let gates = explanation.member("Gates").and_then(Node::as_array).unwrap_or_default();
    for gate in gates {
        writeln!(out, "    {}", printable(&sentence(gate).unwrap_or_default()))?;
    }
    Ok(())
}
