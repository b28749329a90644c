//! `cargo xtask test`: runs the stages and sums up.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::side_lane::{SideLane, StageEnd};
use crate::stages::{self, STAGES, Stage, StageStatus, Usual};

/// What of the stages runs.
#[derive(Debug, Default, PartialEq, Eq)]
enum Choice {
    /// What of them `Stage::usual` leaves.
    #[default]
    Usual,
    /// All of them.
    All,
    /// The stages of a group.
    Group(String),
    /// One stage, as a process of the side lane.
    Stage(String),
}

#[derive(Debug, Default, PartialEq, Eq)]
struct TestOptions {
    choice: Choice,
    /// What is passed on to the program that runs the tests.
    extra: Vec<String>,
}

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<ExitCode, TaskError> {
    let options = TestOptions::parse(arguments)?;
    let chosen: Vec<&'static Stage> = STAGES.iter().filter(|stage| options.choice.has(stage)).collect();
    let in_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    let started = Instant::now();
    let mut results: Vec<(&Stage, StageStatus, Duration)> = Vec::new();
    let mut lane: Option<SideLane> = None;
    for stage in &chosen {
        println!("\n== {}: {}", stage.name, stage.about);
        let begun = Instant::now();
        let end = if let Some(end) = lane.as_mut().and_then(|lane| lane.wait(stage)) {
            end
        } else if needs_failed(stage, &results) {
            StageEnd { status: StageStatus::Skipped, time: Duration::ZERO }
        } else {
            let ended = run(stage, paths, &options.passed_on_to(stage), in_ci);
            StageEnd { status: told(ended), time: begun.elapsed() }
        };
        let is_set_up = stage.needs.is_none() && lane.is_none() && end.status == StageStatus::Passed;
        results.push((stage, end.status, end.time));
        if is_set_up && options.choice.is_of_all_stages() {
            lane = Some(SideLane::start(paths, &chosen)?);
        }
    }
    println!("\n{}", summary(&results, started.elapsed()));
    let none_failed = results.iter().all(|(_, status, _)| *status != StageStatus::Failed);
    Ok(if none_failed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How a stage ended, after its error was told.
fn told(ended: Result<StageStatus, TaskError>) -> StageStatus {
    ended.unwrap_or_else(|error| {
        println!("\n{error}");
        StageStatus::Failed
    })
}

/// Whether the stage that this one needs was chosen and has not passed.
fn needs_failed(stage: &Stage, results: &[(&Stage, StageStatus, Duration)]) -> bool {
    stage.needs.is_some_and(|needed| {
        results.iter().any(|(earlier, status, _)| earlier.name == needed && *status != StageStatus::Passed)
    })
}

/// Runs a stage, unless this machine lacks something; in CI nothing may be lacking.
fn run(stage: &Stage, paths: &Paths, extra: &[String], in_ci: bool) -> Result<StageStatus, TaskError> {
    match (stage.unavailable)() {
        Some(why) if in_ci => Err(TaskError::new(format!("This stage must run in CI, but {why}."))),
        Some(why) => {
            println!("skipped: {why}");
            Ok(StageStatus::Skipped)
        }
        None => (stage.run)(paths, extra).map(|()| StageStatus::Passed),
    }
}

impl Choice {
    fn has(&self, stage: &Stage) -> bool {
        match self {
            Self::Usual => stage.usual != Usual::Nothing,
            Self::All => true,
            Self::Group(group) => stage.is_in(group),
            Self::Stage(name) => stage.name == name,
        }
    }

    fn is_of_all_stages(&self) -> bool {
        matches!(self, Self::Usual | Self::All)
    }
}

impl TestOptions {
    /// What the stage's program is given.
    fn passed_on_to(&self, stage: &Stage) -> Vec<String> {
        match (&self.choice, stage.usual) {
            (Choice::Usual, Usual::Given(arguments)) => {
                arguments.iter().map(|argument| (*argument).to_owned()).collect()
            }
            _ => self.extra.clone(),
        }
    }

    fn parse(arguments: &[String]) -> Result<Self, TaskError> {
        let mut options = Self::default();
        let mut arguments = Arguments::new("test", arguments);
        while let Some(argument) = arguments.next() {
            match argument {
                "--only" => {
                    let expected = format!("one of: {}", stages::groups().join(", "));
                    let group = arguments.value(argument, &expected, |group| {
                        STAGES.iter().any(|stage| stage.is_in(group)).then(|| group.to_owned())
                    });
                    options.choice = Choice::Group(group?);
                }
                "--stage" => {
                    let stage = arguments.value(argument, "the name of a stage", |name| {
                        STAGES.iter().any(|stage| stage.name == name).then(|| name.to_owned())
                    });
                    options.choice = Choice::Stage(stage?);
                }
                "--all" => options.choice = Choice::All,
                "--" => options.extra.extend(arguments.remaining()),
                other if !options.choice.is_of_all_stages() => options.extra.push(other.to_owned()),
                other => return Err(arguments.unknown(other)),
            }
        }
        if options.choice.is_of_all_stages() && !options.extra.is_empty() {
            return Err(TaskError::new("Which stage are these arguments for? Say so with --only STAGE."));
        }
        Ok(options)
    }
}

/// The stages with their times, some of which passed beside each other, and the time of all.
fn summary(results: &[(&Stage, StageStatus, Duration)], total: Duration) -> String {
    let mut text = String::new();
    for (stage, status, time) in results {
        let status = match status {
            StageStatus::Passed => "passed",
            StageStatus::Failed => "FAILED",
            StageStatus::Skipped => "skipped",
        };
        text.push_str(&format!("{:<8} {status:<8} {:>5} s\n", stage.name, time.as_secs()));
    }
    let count = |wanted: StageStatus| results.iter().filter(|(_, status, _)| *status == wanted).count();
    text.push_str(&format!("{:<17} {:>5} s\n\n", "in all", total.as_secs()));
    text.push_str(&format!("{} passed, {} failed", count(StageStatus::Passed), count(StageStatus::Failed)));
    if count(StageStatus::Skipped) > 0 {
        text.push_str(&format!(", {} skipped", count(StageStatus::Skipped)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<TestOptions> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        TestOptions::parse(&arguments).ok()
    }

    #[test]
    fn reads_a_stage_and_what_is_passed_on() {
        let options = read("--only e2e -- -g story").expect("well formed");
        assert_eq!(options.choice, Choice::Group("e2e".to_owned()));
        assert_eq!(options.extra, ["-g", "story"]);
        assert_eq!(read("--only e2e -g story"), read("--only e2e -- -g story"));
        assert_eq!(read(""), Some(TestOptions::default()));
        assert_eq!(read("--all").map(|options| options.choice), Some(Choice::All));
        assert_eq!(read("--all -g story"), None);
        assert_eq!(read("--only everything"), None);
        assert_eq!(read("--stage web").map(|options| options.choice), Some(Choice::Stage("web".to_owned())));
        assert_eq!(read("--stage size,e2e"), None);
        assert_eq!(read("-- -g story"), None);
        assert_eq!(read("--fast"), None);
    }

    #[test]
    fn one_stage_is_no_group() {
        let chosen = |choice: &Choice| STAGES.iter().filter(|stage| choice.has(stage)).count();
        assert_eq!(chosen(&Choice::Stage("web".to_owned())), 1);
        assert!(chosen(&Choice::Group("web".to_owned())) > 1);
        assert_eq!(chosen(&Choice::All), STAGES.len());
        assert!((STAGES.len() - 3..STAGES.len()).contains(&chosen(&Choice::Usual)));
    }

    #[test]
    fn longer_tests_are_left_out_of_the_usual_run_alone() {
        let e2e = STAGES.iter().find(|stage| stage.name == "e2e").expect("a stage");
        let passed_on = |line: &str| read(line).expect("well formed").passed_on_to(e2e);
        assert_eq!(passed_on(""), ["--project=usual"]);
        assert_eq!(passed_on("--all"), [""; 0]);
        assert_eq!(passed_on("--only e2e -g story"), ["-g", "story"]);
    }

    #[test]
    fn a_stage_is_skipped_where_what_it_needs_was_chosen_and_failed() {
        let needed = |stage: &&Stage| stage.needs.is_some();
        let (Some(first), Some(second)) = (STAGES.first(), STAGES.iter().find(needed)) else {
            panic!("a stage needs another");
        };
        assert_eq!(second.needs, Some(first.name));
        for (status, skipped) in
            [(StageStatus::Passed, false), (StageStatus::Failed, true), (StageStatus::Skipped, true)]
        {
            assert_eq!(needs_failed(second, &[(first, status, Duration::ZERO)]), skipped);
        }
        assert!(!needs_failed(second, &[]));
    }

    #[test]
    fn the_summary_closes_with_the_counts() {
        let mut stages = STAGES.iter();
        let (Some(first), Some(second), Some(third)) = (stages.next(), stages.next(), stages.next()) else {
            panic!("there are three stages");
        };
        let second_long = Duration::from_secs(1);
        let results = [
            (first, StageStatus::Passed, second_long),
            (second, StageStatus::Failed, second_long),
            (third, StageStatus::Skipped, Duration::ZERO),
        ];
        let total = Duration::from_secs(2);
        assert!(summary(&results, total).ends_with("\n1 passed, 1 failed, 1 skipped"));
        assert!(summary(results.get(..2).unwrap(), total).ends_with("2 s\n\n1 passed, 1 failed"));
    }
}
