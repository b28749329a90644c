//! `cargo xtask test`: runs the stages and sums up.

use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::stages::{self, STAGES, Stage};

/// How a stage ended.
#[derive(Debug, PartialEq, Eq)]
enum StageStatus {
    Passed,
    Failed,
    /// What it needs has failed, or this machine lacks something.
    Skipped,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct TestOptions {
    /// Only the stages of this group.
    only: Option<String>,
    /// What is passed on to the program that runs the tests.
    extra: Vec<String>,
}

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<ExitCode, TaskError> {
    let options = TestOptions::parse(arguments)?;
    let chosen: Vec<&Stage> =
        STAGES.iter().filter(|stage| options.only.as_deref().is_none_or(|only| stage.is_in(only))).collect();
    let mut results: Vec<(&Stage, StageStatus, Duration)> = Vec::new();
    let in_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    let mut early: Vec<EarlyStage> = Vec::new();
    for (place, stage) in chosen.iter().enumerate() {
        let later = chosen.get(place..).unwrap_or_default();
        let is_ready = |stage: &&&Stage| stage.needs.is_some_and(|needed| has_passed(&results, needed));
        for stage in later.iter().skip(1).filter(|stage| stage.early).filter(is_ready) {
            if early.iter().all(|running| running.name != stage.name) {
                early.push(EarlyStage::start(stage, paths)?);
            }
        }
        let needs_failed = stage.needs.is_some_and(|needed| {
            results.iter().any(|(earlier, _, _)| earlier.name == needed) && !has_passed(&results, needed)
        });
        if needs_failed {
            results.push((stage, StageStatus::Skipped, Duration::ZERO));
            continue;
        }
        println!("\n== {}: {}", stage.name, stage.about);
        let started = Instant::now();
        let running = early.iter().position(|running| running.name == stage.name);
        let ended = match running {
            Some(at) => early.swap_remove(at).wait(),
            None => run(stage, paths, &options.extra, in_ci),
        };
        let status = ended.unwrap_or_else(|error| {
            println!("\n{error}");
            StageStatus::Failed
        });
        results.push((stage, status, started.elapsed()));
    }
    println!("\n{}", summary(&results));
    let none_failed = results.iter().all(|(_, status, _)| *status != StageStatus::Failed);
    Ok(if none_failed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

fn has_passed(results: &[(&Stage, StageStatus, Duration)], name: &str) -> bool {
    results.iter().any(|(stage, status, _)| stage.name == name && *status == StageStatus::Passed)
}

/// A stage in a process of its own, with its output in a file until its turn comes.
struct EarlyStage {
    name: &'static str,
    process: Child,
    log: PathBuf,
}

impl EarlyStage {
    fn start(stage: &Stage, paths: &Paths) -> Result<Self, TaskError> {
        let log = paths.log(stage.name);
        let output = process::log_file(&log)?;
        let errors = output.try_clone().context(format_args!("write {}", log.display()))?;
        let program = std::env::current_exe().context("find this program")?;
        let mut command = Command::new(program);
        command.args(["test", "--only", stage.name]).stdin(Stdio::null()).stdout(output).stderr(errors);
        let process = command.spawn().context(format_args!("start the stage {}", stage.name))?;
        println!("\n   {} begins beside the next stages; its output: {}", stage.name, log.display());
        Ok(Self { name: stage.name, process, log })
    }

    fn wait(mut self) -> Result<StageStatus, TaskError> {
        let ended = self.process.wait().context(format_args!("wait for the stage {}", self.name))?;
        println!("{}", std::fs::read_to_string(&self.log).unwrap_or_default());
        Ok(if ended.success() { StageStatus::Passed } else { StageStatus::Failed })
    }
}

impl TestOptions {
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
                    options.only = Some(group?);
                }
                "--" => options.extra.extend(arguments.remaining()),
                other if options.only.is_some() => options.extra.push(other.to_owned()),
                other => return Err(arguments.unknown(other)),
            }
        }
        if options.only.is_none() && !options.extra.is_empty() {
            return Err(TaskError::new("Which stage are these arguments for? Say so with --only STAGE."));
        }
        Ok(options)
    }
}

fn summary(results: &[(&Stage, StageStatus, Duration)]) -> String {
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
    let total: Duration = results.iter().map(|(_, _, time)| *time).sum();
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
        assert_eq!(options.only.as_deref(), Some("e2e"));
        assert_eq!(options.extra, ["-g", "story"]);
        assert_eq!(read("--only e2e -g story"), read("--only e2e -- -g story"));
        assert_eq!(read(""), Some(TestOptions::default()));
        assert_eq!(read("--only everything"), None);
        assert_eq!(read("-- -g story"), None);
        assert_eq!(read("--fast"), None);
    }

    #[test]
    fn a_stage_begins_early_once_what_it_needs_has_passed() {
        let (Some(first), Some(second)) = (STAGES.first(), STAGES.get(1)) else {
            panic!("there are two stages");
        };
        assert!(STAGES.iter().filter(|stage| stage.early).all(|stage| stage.needs.is_some()));
        let results =
            [(first, StageStatus::Passed, Duration::ZERO), (second, StageStatus::Failed, Duration::ZERO)];
        assert!(has_passed(&results, first.name));
        assert!(!has_passed(&results, second.name));
        assert!(!has_passed(&results, "none"));
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
        assert!(summary(&results).ends_with("\n1 passed, 1 failed, 1 skipped"));
        assert!(summary(results.get(..2).unwrap()).ends_with("2 s\n\n1 passed, 1 failed"));
    }
}
