//! Command lines that are offered to be copied: whatever a name says, a shell takes it for one word, and nothing of it is run.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use iam_policy::access_denied::{decode_command, parse_denials, requirements};
use iam_policy::explanation::Gate;
use iam_policy::shell::{push_option, quoted};

/// Words that a shell, a terminal or a program would act on.
const HOSTILE: [&str; 24] = [
    "",
    "photos",
    "a b",
    "$(touch canary)",
    "`touch canary`",
    "; touch canary",
    "a;touch canary #",
    "x && touch canary",
    "| touch canary",
    "'; touch canary; '",
    "\"; touch canary; \"",
    "it's",
    "\\",
    "a\ntouch canary\n",
    "$LATEST",
    "${HOME}",
    "~",
    "*",
    "!!",
    "-rf",
    "--profile",
    "a\r\u{3}touch canary\r",
    "\u{1b}[201~\u{15}%s\t\u{7f}\n",
    "bucket\u{202e}gpj.\u{85}",
];

/// Runs `line` in a shell whose `aws` notes its arguments and then does `answer`. Nothing but `aws` may run.
fn arguments_with(line: &str, answer: &str) -> Vec<String> {
    let thread = std::thread::current().id();
    let folder = std::env::temp_dir().join(format!("iam-policy-shell-{}-{thread:?}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let script =
        format!("aws() {{ for word; do printf '%s\\0' \"$word\" >>noted; done; {answer}; }}\n{line}\n");
    let output = Command::new("sh").args(["-c", &script]).current_dir(&folder).output().unwrap();
    let noted = std::fs::read_to_string(folder.join("noted")).unwrap_or_default();
    let files = std::fs::read_dir(&folder).unwrap().count();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(files, usize::from(!noted.is_empty()), "{line}");
    assert!(output.stderr.is_empty(), "{line}: {output:?}");
    noted.split_terminator('\0').map(ToOwned::to_owned).collect()
}

fn arguments(line: &str) -> Vec<String> {
    arguments_with(line, ":")
}

#[test]
fn quoted_words_are_one_argument_and_run_nothing() {
    for word in HOSTILE {
        assert_eq!(arguments(&format!("aws {}", quoted(word))), [word], "{word:?}");
        let mut line = "aws".to_owned();
        push_option(&mut line, "name", word);
        let tied = format!("--name={word}");
        let found = arguments(&line);
        assert!(found == [tied.as_str()] || found == ["--name", word], "{found:?}");
        // What looks like an option is never a word of its own.
        assert!(!word.starts_with('-') || found.len() == 1, "{found:?}");
    }
}

#[test]
fn quoted_words_have_nothing_that_a_terminal_acts_on() {
    for word in HOSTILE {
        let line = quoted(word);
        assert!(!line.chars().any(|c| c.is_control() && c != '\n'), "{line:?}");
        assert!(!line.contains(['\u{202e}', '\u{200f}', '\u{2066}']), "{line:?}");
    }
}

/// A stranger's error text never becomes a command: what is offered for it runs `aws` with the text as a value, or is nothing.
#[test]
fn commands_for_hostile_denials_run_nothing_else() {
    const RESOURCES: [&str; 12] = [
        "arn:aws:s3:::NAME/key",
        "arn:aws:sqs:eu-west-1:111122223333:NAME",
        "arn:aws:kms:eu-west-1:111122223333:key/NAME",
        "arn:aws:kms:eu-west-1:111122223333:alias/NAME",
        "arn:aws:lambda:eu-west-1:111122223333:function:NAME",
        "arn:aws:iam::111122223333:role/NAME",
        "arn:aws:s3:NAME:111122223333:accesspoint/a",
        "arn:aws:sns:NAME:111122223333:topic",
        "arn:aws:ecr:eu-west-1:NAME:repository/a/b",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/NAME/index/i",
        "arn:aws:es:eu-west-1:111122223333:domain/NAME/x",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:NAME",
    ];
    let mut offered = 0;
    for resource in RESOURCES {
        let service = resource.split(':').nth(2).unwrap();
        let action = if service == "iam" { "sts:AssumeRole".to_owned() } else { format!("{service}:Get") };
        for word in HOSTILE.iter().filter(|word| !word.is_empty() && !word.contains('\0')) {
            let text =
                format!("User: arn:aws:iam::111122223333:user/a is not authorized to perform: {action}");
            let mut denial = parse_denials(&text).unwrap().remove(0);
            denial.resource = Some(resource.replace("NAME", word));
            denial.encoded = Some((*word).to_owned());
            denial.policy_arn = Some(format!("arn:aws:iam::111122223333:policy/{word}"));
            denial.vpc_endpoint = Some((*word).to_owned());
            denial.gate = Some(Gate::IdentityPolicies);
            let mut lines: Vec<String> = Vec::from_iter(decode_command(&denial));
            lines.extend(requirements(&denial).into_iter().filter_map(|needed| needed.document.command));
            // Nothing answers in this test, so a line that asks level after level ends at once.
            let noted = arguments(&lines.join("\n"));
            offered += lines.len();
            assert!(!noted.is_empty(), "{lines:?}");
            assert!(
                !lines.iter().any(|line| line.contains(|c: char| c.is_control() && c != '\n')),
                "{lines:?}"
            );
        }
    }
    assert!(offered > 1000, "{offered}");
}

/// The policies of an organization are asked for at every level: the account, its organizational units, the root.
#[test]
fn organization_command_asks_every_level() {
    const TEXT: &str = "User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:GetObject on resource: \
                        arn:aws:s3:::b/k with an explicit deny in a service control policy";
    const ORGANIZATION: &str = "case \"$2 $4\" in ('list-parents 111122223333') echo ou-ab12-1;; \
                                ('list-parents ou-ab12-1') echo ou-ab12-2;; ('list-parents ou-ab12-2') echo r-ab12;; \
                                (list-policies*) echo \"p-1 p-2-$4\";; esac";
    let denial = parse_denials(TEXT).unwrap().remove(0);
    let needed = requirements(&denial);
    let of =
        |gate| needed.iter().find(|needed| needed.gate == gate).unwrap().document.command.clone().unwrap();
    for (gate, kind) in [
        (Gate::ServiceControlPolicies, "SERVICE_CONTROL_POLICY"),
        (Gate::ResourceControlPolicies, "RESOURCE_CONTROL_POLICY"),
    ] {
        let words = arguments_with(&of(gate), ORGANIZATION);
        let after = |option: &str| {
            let pairs = words.iter().zip(words.iter().skip(1));
            pairs.filter(|(name, _)| *name == option).map(|(_, value)| value.as_str()).collect::<Vec<_>>()
        };
        let levels = ["111122223333", "ou-ab12-1", "ou-ab12-2", "r-ab12"];
        assert_eq!(after("--target-id"), levels);
        assert_eq!(after("--child-id"), levels[..3]);
        assert_eq!(after("--filter"), [kind; 4]);
        assert_eq!(after("--policy-id").len(), 8, "{words:?}");
    }
}
