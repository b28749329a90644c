//! `iam-policy compare`: what a policy allows that another does not. The comparison is that of `iam_policy_compare`.

mod lines;
mod print;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::reference::Reference;
use iam_policy_compare::{Answer, Comparison, Options, View, compare};

use crate::error::CliError;
use crate::input::Input;
use crate::output::{self, Format, Outcome};
use crate::text::help;

/// Longer policies are refused: AWS's longest is a hundredth of it.
const MAX_LENGTH: usize = 2_000_000;

/// The arguments.
#[derive(Args, Debug)]
pub(crate) struct Compare {
    #[arg(value_name = "OLD", required_unless_present = "jsonl", help = help::OLD, value_hint = ValueHint::FilePath)]
    old: Option<PathBuf>,
    #[arg(value_name = "NEW", required_unless_present = "jsonl", conflicts_with = "jsonl", help = help::NEW, value_hint = ValueHint::FilePath)]
    new: Option<PathBuf>,
    #[arg(long = "type", value_name = "TYPE", default_value = "identity", value_parser = policy_types(), help = help::TYPE)]
    policy_type: PolicyType,
    #[arg(long, value_enum, value_name = "FORMAT", help = help::FORMAT)]
    format: Option<Format>,
    #[arg(long, value_enum, value_name = "CHANGE", help = help::FAIL_ON)]
    fail_on: Vec<Change>,
    #[arg(long, help = help::COMPARE_JSONL)]
    jsonl: bool,
}

/// A change that ends the command with status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Change {
    #[value(help = help::WIDER)]
    Wider,
    #[value(help = help::NARROWER)]
    Narrower,
}

fn policy_types() -> impl TypedValueParser<Value = PolicyType> {
    PossibleValuesParser::new(PolicyType::WRITTEN.map(PolicyType::word))
        .try_map(|word| PolicyType::from_word(&word).ok_or(help::TYPE))
}

impl Compare {
    pub(crate) fn run(self) -> Result<Outcome, CliError> {
        let reference = Reference::all();
        let options = Options { reference: Some(&reference), ..Options::default() };
        let input = |path: &Option<PathBuf>| Input::new(path.clone());
        if self.jsonl {
            return lines::answer(&input(&self.old), self.policy_type, &options, &|comparison| {
                self.passes(comparison)
            });
        }
        let [old, new] = [input(&self.old), input(&self.new)];
        if old.is_standard_input() && new.is_standard_input() {
            return Err(CliError::StandardInputTwice);
        }
        let [before, after] = [self.side(&old)?, self.side(&new)?];
        let comparison = compare(&before.view(), &after.view(), &options);
        let is_good = self.passes(&comparison) && after.policy.as_ref().is_none_or(is_valid);
        let outcome = if is_good { Outcome::Found } else { Outcome::Nothing };
        match self.format.unwrap_or(Format::Text) {
            Format::Json => {
                output::write_bytes(outcome, format!("{}\n", comparison.to_json().pretty()).as_bytes())
            }
            Format::Text => output::write(outcome, |out| {
                print::errors(out, [&before, &after].into_iter().filter_map(|side| side.policy.as_ref()))?;
                print::comparison(out, &comparison)
            }),
        }
    }

    fn side(&self, input: &Input) -> Result<Side, CliError> {
        let bytes = input.read(MAX_LENGTH)?;
        if bytes.len() > MAX_LENGTH {
            return Err(CliError::PolicyTooLong { name: input.name(), limit: MAX_LENGTH });
        }
        Ok(Side::new(self.policy_type, &String::from_utf8_lossy(&bytes), &input.name()))
    }

    /// Whether `--fail-on` names no change of this comparison. An undecided comparison counts as both changes.
    fn passes(&self, comparison: &Comparison) -> bool {
        let is_so = |change: &Change| match comparison.answer {
            Answer::Equivalent => false,
            Answer::Wider => *change == Change::Wider,
            Answer::Narrower => *change == Change::Narrower,
            Answer::Incomparable | Answer::Undecided => true,
        };
        !self.fail_on.iter().any(is_so)
    }
}

/// One of the two policies.
#[derive(Debug)]
struct Side {
    policy_type: PolicyType,
    /// `None` where there is none: the text is blank, as that of `/dev/null`.
    policy: Option<AttachedPolicy>,
}

impl Side {
    fn new(policy_type: PolicyType, text: &str, name: &str) -> Self {
        let is_blank = text.trim().is_empty();
        let policy = (!is_blank).then(|| AttachedPolicy::inline(text, policy_type, name, ""));
        Self { policy_type, policy }
    }

    fn view(&self) -> View {
        View::documents(self.policy_type, self.policy.iter().cloned().collect())
    }
}

fn is_valid(policy: &AttachedPolicy) -> bool {
    policy.document.is_valid()
}
