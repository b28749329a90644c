//! The IAM of an account, its bucket policies and instance profiles as infrastructure code: a script for the AWS CLI, a
//! template for CloudFormation, a configuration for Terraform.
//!
//! Names stay, what refers to something else refers to it instead of repeating its ARN, and the account's number stands
//! nowhere. Secrets do not leave: there are no access keys and no passwords. What is left out is said at the top.

mod cli;
mod cloud_formation;
mod document;
mod logical_ids;
mod plan;
mod resource_id;
mod terraform;

use crate::dispatch::World;

/// The tool an export is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// A script for a POSIX shell.
    Cli,
    /// A template in YAML.
    CloudFormation,
    /// A configuration in HCL.
    Terraform,
}

impl ExportFormat {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Cli, Self::CloudFormation, Self::Terraform];

    /// The usual name of such a file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Cli => "iam.sh",
            Self::CloudFormation => "iam.yaml",
            Self::Terraform => "iam.tf",
        }
    }
}

/// The account's code; `None` where there is no such account.
pub fn export(world: &World, account: &str, format: ExportFormat) -> Option<String> {
    let account = world.accounts().get(account)?;
    Some(match format {
        ExportFormat::Cli => cli::script(account),
        ExportFormat::CloudFormation => cloud_formation::template(account),
        ExportFormat::Terraform => terraform::configuration(account),
    })
}
