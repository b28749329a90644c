//! `cargo xtask test`: runs the stages and sums up.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::stages::{self, STAGES, Stage};

/// How a stage ended.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Passed,
    Failed,
    /// What it needs has failed, or this machine lacks something.
    Skipped,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    /// Only the stages of this group.
    only: Option<String>,
    /// What is passed on to the program that runs the tests.
    extra: Vec<String>,
}

pub(crate) fn command(places: &Places, arguments: &[String]) -> Outcome<ExitCode> {
    let options = Options::read(arguments)?;
    let chosen: Vec<&Stage> =
        STAGES.iter().filter(|stage| options.only.as_deref().is_none_or(|only| stage.is_in(only))).collect();
    let mut results: Vec<(&Stage, End, Duration)> = Vec::new();
    let in_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    for stage in chosen {
        let needs_failed = stage.needs.is_some_and(|needed| {
            results.iter().any(|(earlier, end, _)| earlier.name == needed && *end != End::Passed)
        });
        if needs_failed {
            results.push((stage, End::Skipped, Duration::ZERO));
            continue;
        }
        println!("\n== {}: {}", stage.name, stage.about);
        let started = Instant::now();
        let end = match (stage.missing)() {
            Some(why) if in_ci => {
                println!("\nThis stage must run in CI, but {why}.");
                End::Failed
            }
            Some(why) => {
                println!("skipped: {why}");
                End::Skipped
            }
            None => match (stage.run)(places, &options.extra) {
                Ok(()) => End::Passed,
                Err(failure) => {
                    println!("\n{failure}");
                    End::Failed
                }
            },
        };
        results.push((stage, end, started.elapsed()));
    }
    println!("\n{}", summary(&results));
    let none_failed = results.iter().all(|(_, end, _)| *end != End::Failed);
    Ok(if none_failed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Options {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--only" => {
                    let group = rest.next().map(String::as_str).unwrap_or_default();
                    if !STAGES.iter().any(|stage| stage.is_in(group)) {
                        return Err(Failure::new(format!(
                            "--only takes one of: {}.",
                            stages::groups().join(", ")
                        )));
                    }
                    options.only = Some(group.to_owned());
                }
                "--" => options.extra.extend(rest.by_ref().cloned()),
                other if options.only.is_some() => options.extra.push(other.to_owned()),
                other => {
                    return Err(Failure::new(format!("`test` takes no `{other}`; see `cargo xtask help`.")));
                }
            }
        }
        if options.only.is_none() && !options.extra.is_empty() {
            return Err(Failure::new("Which stage are these arguments for? Say so with --only STAGE."));
        }
        Ok(options)
    }
}

fn summary(results: &[(&Stage, End, Duration)]) -> String {
    let mut text = String::new();
    for (stage, end, time) in results {
        let end = match end {
            End::Passed => "passed",
            End::Failed => "FAILED",
            End::Skipped => "skipped",
        };
        text.push_str(&format!("{:<8} {end:<8} {:>5} s\n", stage.name, time.as_secs()));
    }
    let count = |wanted: End| results.iter().filter(|(_, end, _)| *end == wanted).count();
    let total: Duration = results.iter().map(|(_, _, time)| *time).sum();
    text.push_str(&format!("{:<17} {:>5} s\n\n", "in all", total.as_secs()));
    text.push_str(&format!("{} passed, {} failed", count(End::Passed), count(End::Failed)));
    if count(End::Skipped) > 0 {
        text.push_str(&format!(", {} skipped", count(End::Skipped)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<Options> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::read(&arguments).ok()
    }

    #[test]
    fn reads_a_stage_and_what_is_passed_on() {
        let options = read("--only e2e -- -g story").expect("well formed");
        assert_eq!(options.only.as_deref(), Some("e2e"));
        assert_eq!(options.extra, ["-g", "story"]);
        assert_eq!(read("--only e2e -g story"), read("--only e2e -- -g story"));
        assert_eq!(read(""), Some(Options::default()));
        assert_eq!(read("--only everything"), None);
        assert_eq!(read("-- -g story"), None);
        assert_eq!(read("--fast"), None);
    }

    #[test]
    fn the_summary_closes_with_the_counts() {
        let mut stages = STAGES.iter();
        let (Some(first), Some(second), Some(third)) = (stages.next(), stages.next(), stages.next()) else {
            panic!("there are three stages");
        };
        let second_long = Duration::from_secs(1);
        let results = [
            (first, End::Passed, second_long),
            (second, End::Failed, second_long),
            (third, End::Skipped, Duration::ZERO),
        ];
        assert!(summary(&results).ends_with("\n1 passed, 1 failed, 1 skipped"));
        assert!(summary(results.get(..2).unwrap()).ends_with("2 s\n\n1 passed, 1 failed"));
    }
}
