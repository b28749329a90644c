//! Runs the cases of `tests/suite/*.md`; `tests/suite/README.md` tells how a case is written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod cli_parser;
mod client_recording;
mod console_suite;
mod script_roundtrip;

use std::path::Path;
use std::process::ExitCode;

use aws_world::world::ActionOnResource;
use aws_world::{AccessQuery, World, snapshot};
use test_support::{Case, File, MarkdownPart, files, parts};

use self::console_suite::{ConsoleCase, PARTNER};

fn matches(expected: &[String], found: &[String]) -> bool {
    expected.len() == found.len() && expected.iter().zip(found).all(|(expected, found)| fits(expected, found))
}

/// `…` stands for any text.
fn fits(expected: &str, found: &str) -> bool {
    let mut parts = expected.split('…');
    let Some(mut rest) = found.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
        last = Some(part);
    }
    rest.is_empty() || last == Some("")
}

fn play(title: &str, block: &str) {
    let mut case = ConsoleCase::new();
    let mut lines = block.lines().filter(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        if let Some(directive) = line.strip_prefix("# ") {
            case.apply_directive(directive);
            continue;
        }
        let step = line.strip_prefix("$ ").unwrap_or_else(|| panic!("{title}: what is this? {line}"));
        let mut expected = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("# ") && !line.starts_with("$ ")) {
            expected.push(case.substitute(line));
        }
        let found = case.run_command(step);
        let fine = if expected.is_empty() {
            found.first().is_none_or(|first| !first.contains(": "))
        } else {
            matches(&expected, &found)
        };
        assert!(fine, "{title}\n$ {step}\nexpected {expected:#?}\nfound {found:#?}");
    }
    queries_agree(&case.world, title);
    let saved = snapshot::to_json(&case.world);
    let read = snapshot::from_json(&saved).unwrap();
    assert_eq!(read, case.world, "{title}: the world is another one after saving");
    assert_eq!(snapshot::to_json(&read), saved, "{title}");
    case.recorded.write(title, &case.world);
    script_roundtrip::check(title, &case.world);
}

/// Many questions at once are answered as each by itself.
fn queries_agree(world: &World, title: &str) {
    let mut principals =
        vec![format!("arn:aws:iam::{PARTNER}:root"), "arn:aws:iam::111122223333:user/nobody".into()];
    let mut resources =
        vec!["*".to_owned(), "arn:aws:s3:::photo-app-bucket/a".into(), "arn:aws:s3:::elsewhere".into()];
    for account in world.accounts().values() {
        principals.extend(account.iam.users.values().map(|user| user.arn.clone()));
        principals.extend(account.roles().map(|role| role.arn.clone()));
        resources.extend(account.iam.roles.values().map(|role| role.arn.clone()));
        resources.extend(account.s3.buckets.keys().map(|bucket| format!("arn:aws:s3:::{bucket}")));
        resources.extend(account.kms.keys.values().map(|key| key.arn.clone()));
        resources.push(format!("arn:aws:ec2:eu-west-1:{}:instance/i-1", account.id));
    }
    let actions = [
        "s3:GetObject",
        "s3:ListBucket",
        "iam:PassRole",
        "sts:AssumeRole",
        "logs:PutLogEvents",
        "kms:Decrypt",
        "ec2:StopInstances",
        "ec2:AcceptVpcPeeringConnection",
    ];
    let requests: Vec<ActionOnResource> = actions
        .iter()
        .flat_map(|action| {
            resources
                .iter()
                .map(|resource| ActionOnResource { action: (*action).into(), resource: resource.clone() })
        })
        .collect();
    let mut decisions = world.simulate_access_matrix(&principals, &requests).into_iter();
    for principal in &principals {
        for ActionOnResource { action, resource } in requests.clone() {
            let query = AccessQuery { principal_arn: principal.clone(), action, resource };
            let alone = world.simulate_access(&query).map(|answer| answer.result.decision);
            assert_eq!(decisions.next(), Some(alone), "{title}: {query:?}");
        }
    }
    // AWS compares actions without regard to case.
    let respelled: Vec<ActionOnResource> = requests
        .iter()
        .map(|asked| ActionOnResource { action: swapped(&asked.action), ..asked.clone() })
        .collect();
    let decisions = world.simulate_access_matrix(&principals, &requests);
    assert_eq!(world.simulate_access_matrix(&principals, &respelled), decisions, "{title}: another spelling");
    let request =
        ActionOnResource { action: "s3:ListBucket".into(), resource: "arn:aws:s3:::photo-app-bucket".into() };
    let who = world.who_can(&request);
    for principal in &principals {
        let may = !world.what_can(principal, std::slice::from_ref(&request)).is_empty();
        assert_eq!(who.contains(principal), may, "{title}: {principal}");
    }
}

/// `s3:GetObject` → `S3:gEToBJECT`.
fn swapped(action: &str) -> String {
    let other = |letter: char| match letter.is_ascii_lowercase() {
        true => letter.to_ascii_uppercase(),
        false => letter.to_ascii_lowercase(),
    };
    action.chars().map(other).collect()
}

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    test_support::run(files(&folder).iter().flat_map(cases_of).collect(), 370)
}

/// A case for each heading of the second level.
fn cases_of(file: &File) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut heading = None;
    for part in parts(&file.text) {
        match part {
            MarkdownPart::Heading { level: 1, .. } | MarkdownPart::Prose(_) => {}
            MarkdownPart::Heading { text, .. } => heading = Some(text),
            MarkdownPart::Block { info, body, first_line } => match heading.take() {
                Some(text) if info == "console" => {
                    let title = format!("{}: {text}", file.name);
                    cases.push(Case::new(title.clone(), move || {
                        play(&title, &body);
                        Ok(())
                    }));
                }
                _ => cases.push(Case::new(format!("{}:{first_line}", file.name), || {
                    Err("a case is a heading and one `console` block".to_owned())
                })),
            },
        }
    }
    let without_a_block = heading.map(|text| format!("{}: {text}", file.name));
    cases.extend(without_a_block.map(|title| Case::new(title, || Err("no console block".to_owned()))));
    cases
}
