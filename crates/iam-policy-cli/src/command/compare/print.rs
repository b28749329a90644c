//! A comparison for people.

use std::io::{self, Write};

use iam_policy::evaluation::AttachedPolicy;
use iam_policy::request::ContextValue;
use iam_policy::span::LineColumn;
use iam_policy_compare::{Answer, Comparison, Group, Witness};

use crate::output::{ALLOWED, BOLD, DIMMED, REFUSED};
use crate::printable::printable;
use crate::text::{compare as text, error};

/// The most actions, resources and values of a line; JSON has all.
const MOST_SHOWN: usize = 6;

/// The first error of each policy that has any.
pub(super) fn errors<'p>(
    out: &mut dyn Write,
    policies: impl Iterator<Item = &'p AttachedPolicy>,
) -> io::Result<()> {
    for policy in policies.filter(|policy| !policy.document.is_valid()) {
        let Some(error) = policy.document.errors().first() else { continue };
        let place = LineColumn::at(policy.document.text(), error.range.start);
        let message = text::malformed(&policy.source.name, place.line, place.column, &error.message);
        writeln!(out, "{REFUSED}{}{REFUSED:#} {}", error::ERROR, printable(&message))?;
    }
    Ok(())
}

/// The answer, then what is gained and lost.
pub(super) fn comparison(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    let style = match comparison.answer {
        Answer::Equivalent | Answer::Narrower => ALLOWED,
        Answer::Wider | Answer::Incomparable | Answer::Undecided => REFUSED,
    };
    writeln!(out, "{style}{}{style:#}", comparison.answer.name())?;
    if comparison.answer == Answer::Equivalent {
        writeln!(out, "{}", text::EQUIVALENT)?;
    }
    for (heading, groups) in [(text::GAINED, &comparison.gained), (text::LOST, &comparison.lost)] {
        if !groups.is_empty() {
            writeln!(out, "\n{BOLD}{heading}{BOLD:#}")?;
        }
        groups.iter().try_for_each(|known| group(out, known))?;
    }
    if !comparison.undecided.is_empty() {
        writeln!(out, "\n{BOLD}{}{BOLD:#}", text::UNDECIDED)?;
    }
    comparison.undecided.iter().try_for_each(|reason| writeln!(out, "  {}", reason.message()))
}

fn group(out: &mut dyn Write, group: &Group) -> io::Result<()> {
    let line = text::actions_on(&some_of(&group.actions), &some_of(&group.resources), group.not_resources);
    let in_part = if group.is_wider { text::IN_PART } else { "" };
    writeln!(out, "  {in_part}{}", printable(&line))?;
    for condition in &group.conditions {
        let condition = text::condition(&condition.operator, &condition.key, &condition.values);
        writeln!(out, "    {DIMMED}{}{DIMMED:#}{}", text::IF, printable(&condition))?;
    }
    if let Some(place) = &group.statement {
        let by = text::by_statement(place.index + 1, place.sid.as_deref(), &place.source.name);
        writeln!(out, "    {DIMMED}{}{DIMMED:#}", printable(&by))?;
    }
    group.witness.as_ref().map_or(Ok(()), |known| witness(out, known))
}

fn witness(out: &mut dyn Write, witness: &Witness) -> io::Result<()> {
    let request = &witness.request;
    let line = text::request(&request.action, &request.resource, &request.caller.display_name());
    writeln!(out, "    {DIMMED}{}{DIMMED:#}{}", text::FOR_INSTANCE, printable(&line))?;
    for (key, value) in request.context.iter() {
        let values = match value {
            ContextValue::One(value) => vec![value.clone()],
            ContextValue::Many(values) => values.clone(),
            ContextValue::Unknown(_) => continue,
        };
        writeln!(out, "      {}", printable(&text::with_key(key, &values)))?;
    }
    let remarks =
        [(witness.is_usual, text::OTHER_RESOURCES), (witness.is_known_action, text::NO_SUCH_ACTION)];
    let mut said = remarks.iter().filter(|(is_needless, _)| !is_needless);
    said.try_for_each(|(_, remark)| writeln!(out, "      {remark}"))
}

fn some_of(texts: &[String]) -> String {
    let shown: Vec<&str> = texts.iter().take(MOST_SHOWN).map(String::as_str).collect();
    text::list(&shown, texts.len().saturating_sub(MOST_SHOWN))
}
