//! `cargo xtask test`: runs the stages and sums up.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::thread::{self, JoinHandle};
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
    let begun = Instant::now();
    let chosen: Vec<&'static Stage> =
        STAGES.iter().filter(|stage| options.only.as_deref().is_none_or(|only| stage.is_in(only))).collect();
    let mut results: Vec<StageResult> = Vec::new();
    let mut beside: Vec<StageBeside> = Vec::new();
    let in_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    // Only with others there is something to run beside, and only with a second core it is faster.
    let can_run_beside =
        chosen.len() > 1 && thread::available_parallelism().is_ok_and(|cores| cores.get() > 1);
    for stage in chosen {
        if stage.needs_all_cores {
            results.extend(beside.drain(..).map(StageBeside::wait));
        }
        let needs_failed = stage.needs.is_some_and(|needed| {
            results
                .iter()
                .any(|earlier| earlier.stage.name == needed && earlier.status != StageStatus::Passed)
        });
        if needs_failed {
            results.push(StageResult { stage, status: StageStatus::Skipped, time: Duration::ZERO });
            continue;
        }
        println!("\n== {}: {}", stage.name, stage.about);
        let started = Instant::now();
        let status = match (stage.unavailable)() {
            Some(why) if in_ci => {
                println!("\nThis stage must run in CI, but {why}.");
                StageStatus::Failed
            }
            Some(why) => {
                println!("skipped: {why}");
                StageStatus::Skipped
            }
            None if stage.runs_beside && can_run_beside => {
                println!("It runs beside the next stages; its output follows when it has ended.");
                beside.push(StageBeside::start(stage, paths)?);
                continue;
            }
            None => match (stage.run)(paths, &options.extra) {
                Ok(()) => StageStatus::Passed,
                Err(error) => {
                    println!("\n{error}");
                    StageStatus::Failed
                }
            },
        };
        results.push(StageResult { stage, status, time: started.elapsed() });
    }
    results.extend(beside.into_iter().map(StageBeside::wait));
    println!("\n{}", summary(&results, begun.elapsed()));
    let none_failed = results.iter().all(|result| result.status != StageStatus::Failed);
    Ok(if none_failed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A stage that has ended.
#[derive(Debug)]
struct StageResult {
    stage: &'static Stage,
    status: StageStatus,
    time: Duration,
}

/// A stage that runs in a process of its own, with its output in a file.
#[derive(Debug)]
struct StageBeside {
    stage: &'static Stage,
    log: PathBuf,
    /// Gives how the stage ended, and after how long.
    end: JoinHandle<(StageStatus, Duration)>,
}

impl StageBeside {
    fn start(stage: &'static Stage, paths: &Paths) -> Result<Self, TaskError> {
        let log = paths.log(&format!("stage-{}", stage.name));
        let output = process::log_file(&log)?;
        let errors = output.try_clone().context(format_args!("write {}", log.display()))?;
        let started = Instant::now();
        let mut child = Command::new(std::env::current_exe().context("find xtask's own program")?)
            .args(["test", "--only", stage.name])
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .context(format_args!("start the stage {}", stage.name))?;
        let end = thread::spawn(move || {
            let passed = child.wait().is_ok_and(|status| status.success());
            (if passed { StageStatus::Passed } else { StageStatus::Failed }, started.elapsed())
        });
        Ok(Self { stage, log, end })
    }

    /// Waits for its end and shows its output.
    fn wait(self) -> StageResult {
        let (status, time) = self.end.join().unwrap_or((StageStatus::Failed, Duration::ZERO));
        let output = fs::read(&self.log).unwrap_or_default();
        println!("\n== {}, which ran beside the others:", self.stage.name);
        println!("{}", String::from_utf8_lossy(&output).trim());
        StageResult { stage: self.stage, status, time }
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

/// The table, which closes with how long it took: less than the sum where stages ran beside each other.
fn summary(results: &[StageResult], total: Duration) -> String {
    let mut text = String::new();
    for StageResult { stage, status, time } in results {
        let status = match status {
            StageStatus::Passed => "passed",
            StageStatus::Failed => "FAILED",
            StageStatus::Skipped => "skipped",
        };
        text.push_str(&format!("{:<8} {status:<8} {:>5} s\n", stage.name, time.as_secs()));
    }
    let count = |wanted: StageStatus| results.iter().filter(|result| result.status == wanted).count();
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
    fn the_summary_closes_with_the_counts() {
        let [first, second, third, ..] = STAGES.as_slice() else { panic!("there are three stages") };
        let second_long = Duration::from_secs(1);
        let results = [
            StageResult { stage: first, status: StageStatus::Passed, time: second_long },
            StageResult { stage: second, status: StageStatus::Failed, time: second_long },
            StageResult { stage: third, status: StageStatus::Skipped, time: Duration::ZERO },
        ];
        let text = summary(&results, second_long);
        assert!(text.ends_with("    1 s\n\n1 passed, 1 failed, 1 skipped"), "{text}");
        assert!(summary(results.get(..2).unwrap(), second_long).ends_with("\n1 passed, 1 failed"));
    }

    #[test]
    fn a_stage_beside_the_others_is_chosen_by_its_name() {
        for stage in STAGES.iter().filter(|stage| stage.runs_beside) {
            let chosen: Vec<_> = STAGES.iter().filter(|each| each.is_in(stage.name)).collect();
            assert_eq!(chosen.iter().map(|each| each.name).collect::<Vec<_>>(), [stage.name]);
            assert_eq!(stage.needs, None);
        }
    }
}
