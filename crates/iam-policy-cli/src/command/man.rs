//! `iam-policy man`: the man page.

use clap::{Args, Command};

use crate::error::CliError;
use crate::output::{self, Outcome};
use crate::text::help;

/// The arguments.
#[derive(Args, Debug)]
pub(crate) struct Man {
    #[arg(value_name = "SUBCOMMAND", help = help::MAN_SUBCOMMAND)]
    subcommand: Option<String>,
}

impl Man {
    pub(crate) fn run(self, mut command: Command) -> Result<Outcome, CliError> {
        command.build();
        let page = match self.subcommand {
            None => command,
            Some(name) => {
                let found = command.find_subcommand(&name).cloned();
                found.ok_or(CliError::NoCommand { name })?
            }
        };
        let mut roff = Vec::new();
        clap_mangen::Man::new(page).render(&mut roff).map_err(CliError::Write)?;
        output::write_bytes(Outcome::Found, &roff)
    }
}
