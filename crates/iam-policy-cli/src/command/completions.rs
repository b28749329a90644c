//! `iam-policy completions`: completions for a shell.

use clap::{Args, Command};
use clap_complete::Shell;

use crate::error::CliError;
use crate::output::{self, Outcome};
use crate::text::help;

/// The arguments.
#[derive(Args, Debug)]
pub(crate) struct Completions {
    #[arg(help = help::SHELL)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, command: &mut Command) -> Result<Outcome, CliError> {
        let name = command.get_name().to_owned();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, command, name, &mut script);
        output::write_bytes(Outcome::Found, &script)
    }
}
