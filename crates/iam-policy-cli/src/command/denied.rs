//! `iam-policy denied`: reads the refusals in a text.

use std::fmt::Write as _;
use std::io::{self, Write};

use clap::Args;
use iam_policy::access_denied::{Denial, DenialParseError, MAX_LENGTH, parse_denials_with, requirements};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::json::{self, Json};
use iam_policy::reference::Reference;
use iam_policy::render;
use iam_policy::span::LineColumn;

use crate::error::CliError;
use crate::input::{self, Input};
use crate::output::{self, BOLD, DIMMED, Format, Outcome};
use crate::printable::printable;
use crate::text::{denied as text, help};

/// The arguments.
#[derive(Args, Debug)]
pub(crate) struct Denied {
    #[command(flatten)]
    input: Input,
    #[arg(long, value_enum, value_name = "FORMAT", help = help::FORMAT)]
    format: Option<Format>,
    #[arg(long, help = help::JSONL)]
    jsonl: bool,
}

impl Denied {
    pub(crate) fn run(self) -> Result<Outcome, CliError> {
        if self.jsonl {
            return self.lines();
        }
        let bytes = self.input.read(MAX_LENGTH)?;
        let text = input::decoded(&bytes);
        let parsed = match parse_denials_with(&text, Some(&Reference::all())) {
            Err(DenialParseError::TooLong) => {
                return Err(CliError::TooLong { name: self.input.name(), limit: MAX_LENGTH });
            }
            parsed => parsed,
        };
        let outcome = if parsed.is_err() { Outcome::Nothing } else { Outcome::Found };
        match (self.format.unwrap_or(Format::Text), parsed) {
            (Format::Json, parsed) => {
                let answer = Json::object().with("refusals", refusals(&parsed.unwrap_or_default()));
                output::write_bytes(outcome, format!("{}\n", answer.pretty()).as_bytes())
            }
            (Format::Text, Ok(denials)) => output::write(outcome, |out| print(out, &text, &denials)),
            (Format::Text, Err(none)) => {
                output::write(outcome, |out| writeln!(out, "{}", render::denial_parse_error(none)))
            }
        }
    }

    /// Answers each line, one by one, so that a program can ask and wait.
    fn lines(&self) -> Result<Outcome, CliError> {
        let reference = Reference::all();
        let mut bad = Vec::new();
        self.input.each_line(|number, line| {
            let answer = answer_line(line, &reference).unwrap_or_else(|| {
                bad.push(number);
                Json::object().with("id", Json::Null).with_text("error", &text::bad_line(number)).compact()
            });
            output::write_bytes(Outcome::Found, format!("{answer}\n").as_bytes()).map(drop)
        })?;
        match bad.first() {
            Some(first) => Err(CliError::Lines { first: *first, count: bad.len() }),
            None => Ok(Outcome::Found),
        }
    }
}

/// The answer to a line `{"id": …, "text": "…"}`. `None` where it is no such line.
fn answer_line(line: &str, reference: &Reference) -> Option<String> {
    let parsed_line = json::parse(line);
    if !parsed_line.errors.is_empty() {
        return None;
    }
    let text = parsed_line.root.member("text")?.as_str()?;
    // As it was written: a number keeps its digits.
    let id = parsed_line.root.member("id").map_or("null", |id| id.range.slice(line));
    let denials = match parse_denials_with(text, Some(reference)) {
        Err(DenialParseError::TooLong) => return None,
        parsed => parsed.unwrap_or_default(),
    };
    let refusals = refusals(&denials).compact();
    Some(format!("{{\"id\":{id},\"refusals\":{refusals}}}"))
}

fn refusals(denials: &[Denial]) -> Json {
    Json::List(denials.iter().map(refusal).collect())
}

fn refusal(denial: &Denial) -> Json {
    let text = |value: Option<&str>| value.map_or(Json::Null, Json::text);
    let span = vec![Json::from(denial.span.start), Json::from(denial.span.end)];
    Json::from_members([
        ("caller", text(denial.caller_name.as_deref())),
        ("action", text(denial.action.as_deref())),
        ("resource", text(denial.resource.as_deref())),
        ("effect", text(denial.decision.and_then(effect))),
        ("policyType", text(denial.denied_by.map(|kind| kind.name()))),
        ("policyArn", text(denial.policy_arn.as_deref())),
        ("operation", text(denial.operation.as_deref())),
        ("encoded", text(denial.encoded.as_deref())),
        ("notIam", text(denial.not_iam.map(|cause| cause.code()))),
        ("count", Json::from(denial.count)),
        ("span", Json::List(span)),
    ])
}

fn effect(decision: EvaluationDecision) -> Option<&'static str> {
    match decision {
        EvaluationDecision::ExplicitDeny => Some("explicit"),
        EvaluationDecision::ImplicitDeny => Some("implicit"),
        EvaluationDecision::Allowed => None,
    }
}

fn print(out: &mut dyn Write, text_read: &str, denials: &[Denial]) -> io::Result<()> {
    for (index, denial) in denials.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let line = LineColumn::at(text_read, denial.span.start).line;
        let heading = text::heading(index + 1, denials.len(), line, denial.count);
        writeln!(out, "{BOLD}{heading}{BOLD:#}")?;
        writeln!(out, "  {}", printable(&render::denial_meaning(denial)))?;
        let mut fields = String::new();
        let mut field = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                // Writing to a string does not fail.
                let _ = writeln!(
                    fields,
                    "  {DIMMED}{name:<width$}{DIMMED:#}{}",
                    printable(value),
                    width = text::WIDTH
                );
            }
        };
        field(text::CALLER, denial.caller_name.as_deref());
        field(text::ACTION, denial.action.as_deref());
        field(text::RESOURCE, denial.resource.as_deref());
        field(text::POLICY, denial.policy_arn.as_deref());
        field(text::OPERATION, denial.operation.as_deref());
        field(text::ENCODED, denial.encoded.as_deref());
        field(text::DECODE, denial.encoded.as_deref().and_then(decoding).as_deref());
        out.write_all(fields.as_bytes())?;
        print_gates(out, denial)?;
    }
    Ok(())
}

/// The gates that are still open, each with the command that shows its policies.
fn print_gates(out: &mut dyn Write, denial: &Denial) -> io::Result<()> {
    let gates = requirements(denial);
    if denial.not_iam.is_some() || gates.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {DIMMED}{}{DIMMED:#}", text::LOOK_AT)?;
    for gate in &gates {
        writeln!(out, "  - {}", printable(&render::requirement(denial, gate)))?;
        if let Some(command) = &gate.document.command {
            writeln!(out, "      {}", printable(command))?;
        }
    }
    Ok(())
}

/// The command that decodes an encoded message, where the message cannot be anything else to a shell.
fn decoding(encoded: &str) -> Option<String> {
    let is_safe = encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    // A message that begins with a dash would be taken for an option.
    is_safe.then(|| {
        format!("aws sts decode-authorization-message --query DecodedMessage --output text --encoded-message={encoded}")
    })
}
