//! The help, which is also the man page.

pub(crate) const ABOUT: &str =
    "Reads AWS's refusals and answers what a policy allows. Nothing is sent anywhere.";

pub(crate) const EXIT_STATUS: &str = "\
Exit status:
  0  what was asked for is there
  1  nothing was found, or a request was not answered
  2  the command line is wrong, or the input cannot be read";

pub(crate) const EXAMPLES: &str = "\
Exit status:
  0  what was asked for is there
  1  nothing was found, or a request was not answered
  2  the command line is wrong, or the input cannot be read

Examples:
  terraform apply 2>&1 | iam-policy denied
  aws cloudtrail lookup-events | iam-policy denied --format json
  iam-policy simulate request.json

Colors are left out where the output is no terminal and where NO_COLOR is set.";

pub(crate) const DENIED: &str = "Reads the refusals in a text: an error, a log, CloudTrail events";

pub(crate) const DENIED_LONG: &str = "\
Reads the refusals in a text: an error of the AWS CLI, an SDK or Terraform, a whole log, the box of the console, S3's XML, a \
decoded authorization message, CloudTrail events and files. Each is told once, with how often it occurs. What the text does not \
tell is left out, and never guessed.";

pub(crate) const DENIED_EXAMPLES: &str = "\
Exit status:
  0  at least one refusal was read; with --jsonl every line
  1  the text has no refusal
  2  the command line is wrong, the input cannot be read, or with --jsonl a line has no text

JSON:
  {\"refusals\": [{\"caller\", \"action\", \"resource\", \"effect\", \"policyType\", \"policyArn\", \"operation\",
                 \"encoded\", \"notIam\", \"count\", \"span\"}]}
  effect: explicit or implicit; span: [start, end] in bytes of UTF-8; what is not known: null

Examples:
  iam-policy denied error.txt
  terraform apply 2>&1 | iam-policy denied
  aws cloudtrail lookup-events | iam-policy denied --format json
  iam-policy denied --jsonl texts.jsonl";

pub(crate) const SIMULATE: &str =
    "Answers what policies decide, in the form of aws iam simulate-custom-policy";

pub(crate) const SIMULATE_LONG: &str = "\
Answers what policies decide. The input is the JSON of `aws iam simulate-custom-policy --cli-input-json`: one request, an array, \
or one a line. Session policies, permissions boundaries, service and resource control policies, VPC endpoint policies and \
requests across accounts are parameters of the same form.";

pub(crate) const SIMULATE_EXAMPLES: &str = "\
Exit status:
  0  every request was answered, allowed or denied
  1  a request is malformed; the answer says where
  2  the command line is wrong, or the input cannot be read

Examples:
  iam-policy simulate request.json
  iam-policy simulate --explain request.json
  iam-policy simulate --format json - < request.json";

pub(crate) const COMPLETIONS: &str = "Writes completions for a shell";

pub(crate) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  iam-policy completions bash > ~/.local/share/bash-completion/completions/iam-policy
  iam-policy completions zsh > ~/.zfunc/_iam-policy
  iam-policy completions fish > ~/.config/fish/completions/iam-policy.fish";

pub(crate) const MAN: &str = "Writes the man page";

pub(crate) const MAN_EXAMPLES: &str = "\
Examples:
  iam-policy man > ~/.local/share/man/man1/iam-policy.1
  iam-policy man denied > ~/.local/share/man/man1/iam-policy-denied.1";

pub(crate) const FILE: &str = "The file to read; - or nothing is standard input";

pub(crate) const FORMAT: &str = "The form of the answer [default: text]";

pub(crate) const FORMAT_TEXT: &str = "For people";

pub(crate) const FORMAT_JSON: &str = "For programs";

pub(crate) const JSONL: &str =
    "Read JSON lines {\"id\", \"text\"} and answer each with a line {\"id\", \"refusals\"}";

pub(crate) const EXPLAIN: &str = "Tell what each gate decided; in JSON, add the trace";

pub(crate) const SHELL: &str = "The shell";

pub(crate) const MAN_SUBCOMMAND: &str = "The subcommand whose page it is; without it the program's";
