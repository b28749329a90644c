//! Stages that run one after another beside the others of `cargo xtask test`. Each is a process of its own, with its output
//! in a file until its turn to be told.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::stages::{Stage, StageStatus};

/// How a stage ended, and how long it ran.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StageEnd {
    pub(crate) status: StageStatus,
    pub(crate) time: Duration,
}

/// The stages beside the others.
pub(crate) struct SideLane {
    paths: Paths,
    /// Stages of the lane that have not been waited for.
    running: Vec<&'static str>,
    ended: Receiver<(&'static str, StageEnd)>,
    /// Stages that ended before anybody waited for them.
    known: BTreeMap<&'static str, StageEnd>,
}

impl SideLane {
    /// Starts those of `chosen` that may run beside others and that this machine can run.
    pub(crate) fn start(paths: &Paths, chosen: &[&'static Stage]) -> Result<Self, TaskError> {
        let stages: Vec<&'static Stage> = chosen
            .iter()
            .copied()
            .filter(|stage| stage.in_side_lane && (stage.unavailable)().is_none())
            .collect();
        let running: Vec<&'static str> = stages.iter().map(|stage| stage.name).collect();
        println!(
            "\n   beside the next stages: {}; their output: {}",
            running.join(", "),
            log(paths, "STAGE").display()
        );
        let program = std::env::current_exe().context("find this program")?;
        let (sender, ended) = channel();
        let lane_paths = paths.clone();
        thread::spawn(move || {
            let command = || Command::new(&program);
            run_all(&lane_paths, &stages, &command, &sender);
        });
        Ok(Self { paths: paths.clone(), running, ended, known: BTreeMap::new() })
    }

    /// Waits for a stage and tells its output; `None` where it is not of this lane.
    pub(crate) fn wait(&mut self, stage: &Stage) -> Option<StageEnd> {
        let at = self.running.iter().position(|name| *name == stage.name)?;
        self.running.swap_remove(at);
        while !self.known.contains_key(stage.name) {
            let Ok((name, end)) = self.ended.recv() else {
                println!("The stages beside the others stopped.");
                return Some(StageEnd { status: StageStatus::Failed, time: Duration::ZERO });
            };
            self.known.insert(name, end);
        }
        println!("{}", std::fs::read_to_string(log(&self.paths, stage.name)).unwrap_or_default());
        self.known.remove(stage.name)
    }
}

fn log(paths: &Paths, name: &str) -> PathBuf {
    paths.scratch().join(format!("{name}.log"))
}

/// Runs the stages in order. What needs a failed stage of the lane is skipped.
fn run_all(
    paths: &Paths,
    stages: &[&'static Stage],
    command: &dyn Fn() -> Command,
    sender: &Sender<(&'static str, StageEnd)>,
) {
    let mut failed: Vec<&'static str> = Vec::new();
    for stage in stages {
        let started = Instant::now();
        let status = if stage.needs.is_some_and(|needed| failed.contains(&needed)) {
            Ok(StageStatus::Skipped)
        } else {
            run(paths, stage.name, command())
        };
        let status = status.unwrap_or_else(|error| {
            println!("\n{error}");
            StageStatus::Failed
        });
        if status != StageStatus::Passed {
            failed.push(stage.name);
        }
        if sender.send((stage.name, StageEnd { status, time: started.elapsed() })).is_err() {
            return;
        }
    }
}

fn run(paths: &Paths, name: &str, mut command: Command) -> Result<StageStatus, TaskError> {
    let log = log(paths, name);
    let output = process::log_file(&log)?;
    let errors = output.try_clone().context(format_args!("write {}", log.display()))?;
    command.args(["test", "--stage", name]).stdin(Stdio::null()).stdout(output).stderr(errors);
    let ended = command.status().context(format_args!("start the stage {name}"))?;
    Ok(if ended.success() { StageStatus::Passed } else { StageStatus::Failed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stages::STAGES;

    #[test]
    fn what_needs_a_failed_stage_of_the_lane_is_skipped() {
        let stages: Vec<&'static Stage> = STAGES.iter().filter(|stage| stage.in_side_lane).collect();
        // Not the folder of the run that this test is a part of.
        let folder = std::env::temp_dir().join(format!("side-lane-{}", std::process::id()));
        let paths = Paths { root: folder.clone(), cache: folder.clone() };
        for (program, first, later) in [
            ("true", StageStatus::Passed, StageStatus::Passed),
            ("false", StageStatus::Failed, StageStatus::Skipped),
        ] {
            let (sender, ended) = channel();
            run_all(&paths, &stages, &|| Command::new(program), &sender);
            drop(sender);
            let ends: BTreeMap<&str, StageStatus> =
                ended.iter().map(|(name, end)| (name, end.status)).collect();
            assert_eq!(ends.len(), stages.len());
            for stage in &stages {
                let in_lane = stage.needs.is_some_and(|needed| ends.contains_key(needed));
                let expected = if in_lane { later } else { first };
                assert_eq!(ends.get(stage.name), Some(&expected), "{} after {program}", stage.name);
            }
        }
        let _ = std::fs::remove_dir_all(folder);
    }

    #[test]
    fn a_stage_of_the_lane_needs_set_up_or_a_stage_of_the_lane_before_it() {
        let mut there: Vec<&str> = STAGES.iter().take(1).map(|stage| stage.name).collect();
        for stage in STAGES.iter().filter(|stage| stage.in_side_lane) {
            assert!(stage.needs.is_some_and(|needed| there.contains(&needed)), "{}", stage.name);
            there.push(stage.name);
        }
    }
}
