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

pub(crate) const COMPARE: &str = "Tells what a policy allows that another does not, with a request";

pub(crate) const COMPARE_LONG: &str = "\
Tells what the policy NEW allows that OLD does not, and the other way round. \"equivalent\" and \"narrower\" are proved, for every action, \
resource and context. What is newly allowed comes with a request that NEW allows and OLD does not. A blank file is no policy and allows \
nothing, so an added policy is compared with /dev/null.";

pub(crate) const COMPARE_USAGE: &str = "iam-policy compare [OPTIONS] OLD NEW
       iam-policy compare [OPTIONS] --jsonl [FILE]";

pub(crate) const COMPARE_EXAMPLES: &str = "\
Exit status:
  0  the policies are compared
  1  what --fail-on names is so or is not ruled out, or NEW has an error for which AWS refuses it
  2  the command line is wrong, a file cannot be read, or with --jsonl a line has no two policies

JSON:
  {\"answer\", \"gained\": [{\"actions\", \"resources\", \"conditions\", \"wider\", \"actionCount\",
                         \"statement\", \"witness\"}], \"lost\": […], \"undecided\": [reason]}
  answer: equivalent, narrower, wider, incomparable or undecided
  notResources instead of resources: all but these; wider: it holds other requests besides
  witness: {\"caller\", \"action\", \"resource\", \"context\", \"usual\"} or null
  malformed, where there are any: the policies with errors

Examples:
  iam-policy compare old.json new.json
  iam-policy compare --type trust --fail-on wider old.json new.json
  git show main:policy.json | iam-policy compare - policy.json
  iam-policy compare --format json /dev/null added.json
  iam-policy compare --jsonl pairs.jsonl";

pub(crate) const OLD: &str = "The earlier policy, with --jsonl the lines; - is standard input";

pub(crate) const NEW: &str = "The later policy; - is standard input";

pub(crate) const TYPE: &str = "The type of both policies";

pub(crate) const FAIL_ON: &str = "End with status 1 where this is so or is not ruled out; can be given twice";

pub(crate) const WIDER: &str = "NEW allows something that OLD does not";

pub(crate) const NARROWER: &str = "OLD allows something that NEW does not";

pub(crate) const COMPARE_JSONL: &str = "Read JSON lines {\"id\", \"before\", \"after\", \"type\"} and answer each with a line {\"id\", \"answer\", …}";

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
