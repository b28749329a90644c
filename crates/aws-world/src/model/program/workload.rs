//! Programs that run elsewhere than on an instance.

use super::App;

/// A program with its place: a Lambda function, a GitHub Actions job, a person at a command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    /// Name, unique in the world.
    pub name: String,
    /// The host, which decides where its SDK can find credentials.
    pub host: Host,
    /// The address its calls come from.
    pub source_ip: String,
    /// Its steps, and the keys that were written down for it.
    pub app: App,
}

/// A host of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// On an EC2 instance, whose metadata service hands out the credentials of its role.
    Instance {
        /// `i-…`.
        id: String,
    },
    /// As a Lambda function: Lambda assumes the execution role and puts the credentials into environment variables.
    LambdaFunction {
        /// The function's name.
        name: String,
        /// ARN of the execution role.
        role_arn: String,
    },
    /// As a job of GitHub Actions, which has a token of GitHub's for AWS.
    GitHubActionsJob {
        /// `OWNER/REPOSITORY`.
        repository: String,
        /// `refs/heads/main` …
        git_ref: String,
        /// ARN of the role it asks for.
        role_arn: String,
    },
    /// On somebody's computer: nobody there hands out a role's credentials.
    CommandLine,
}
