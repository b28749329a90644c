//! The command line.

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::command::{Compare, Completions, Denied, Man, Simulate};
use crate::error::CliError;
use crate::output::Outcome;
use crate::text::help;

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "iam-policy",
    version,
    about = help::ABOUT,
    after_help = help::EXIT_STATUS,
    after_long_help = help::EXAMPLES,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = help::DENIED, long_about = help::DENIED_LONG, after_long_help = help::DENIED_EXAMPLES)]
    Denied(Denied),
    #[command(about = help::SIMULATE, long_about = help::SIMULATE_LONG, after_long_help = help::SIMULATE_EXAMPLES)]
    Simulate(Simulate),
    #[command(about = help::COMPARE, long_about = help::COMPARE_LONG, override_usage = help::COMPARE_USAGE, after_long_help = help::COMPARE_EXAMPLES)]
    Compare(Compare),
    #[command(about = help::COMPLETIONS, after_long_help = help::COMPLETIONS_EXAMPLES)]
    Completions(Completions),
    #[command(about = help::MAN, after_long_help = help::MAN_EXAMPLES)]
    Man(Man),
}

impl Arguments {
    /// Does what was asked for.
    pub(crate) fn run(self) -> Result<Outcome, CliError> {
        match self.command {
            Command::Denied(denied) => denied.run(),
            Command::Simulate(simulate) => simulate.run(),
            Command::Compare(compare) => compare.run(),
            Command::Completions(completions) => completions.run(&mut Self::command()),
            Command::Man(man) => man.run(Self::command()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
