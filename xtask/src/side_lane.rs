//! Stages that run one after another beside the others of `cargo xtask test`. Each is a process of its own, with its output
//! in a file until its turn to be told.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::stages::{Lane, Stage, StageStatus};

/// How a stage ended, and how long it ran.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StageEnd {
    pub(crate) status: StageStatus,
    pub(crate) time: Duration,
}

/// Stages that neither lane has begun, in the order in which the side lane takes them.
#[derive(Clone, Debug, Default)]
struct Waiting(Arc<Mutex<VecDeque<&'static str>>>);

impl Waiting {
    fn new(stages: &[&'static Stage]) -> Self {
        let of = |lane| stages.iter().filter(move |stage| stage.lane == lane).map(|stage| stage.name);
        // What the main lane would come to last is taken from it first.
        Self(Arc::new(Mutex::new(of(Lane::Side).chain(of(Lane::Either).rev()).collect())))
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<&'static str>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_next(&self) -> Option<&'static str> {
        self.lock().pop_front()
    }

    /// Whether the stage had not begun.
    fn take(&self, name: &str) -> bool {
        let mut waiting = self.lock();
        let at = waiting.iter().position(|waits| *waits == name);
        at.and_then(|at| waiting.remove(at)).is_some()
    }
}

/// The stages beside the others.
pub(crate) struct SideLane {
    paths: Paths,
    waiting: Waiting,
    /// Stages that have not been asked for.
    unasked: Vec<&'static str>,
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
            .filter(|stage| stage.lane != Lane::Main && (stage.unavailable)().is_none())
            .collect();
        let unasked: Vec<&'static str> = stages.iter().map(|stage| stage.name).collect();
        let waiting = Waiting::new(&stages);
        println!(
            "\n   beside the next stages, in this order: {}; their output: {}",
            waiting.lock().iter().copied().collect::<Vec<_>>().join(", "),
            log(paths, "STAGE").display()
        );
        let program = std::env::current_exe().context("find this program")?;
        let (sender, ended) = channel();
        let (lane_paths, lane_waiting) = (paths.clone(), waiting.clone());
        thread::spawn(move || {
            let command = || Command::new(&program);
            run_all(&lane_paths, &stages, &lane_waiting, &command, &sender);
        });
        Ok(Self { paths: paths.clone(), waiting, unasked, ended, known: BTreeMap::new() })
    }

    /// Waits for a stage and tells its output; `None` where this lane has not begun it and will not.
    pub(crate) fn wait(&mut self, stage: &Stage) -> Option<StageEnd> {
        let at = self.unasked.iter().position(|name| *name == stage.name)?;
        self.unasked.swap_remove(at);
        if self.waiting.take(stage.name) {
            return None;
        }
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

/// Runs the stages that wait, in their order. What needs a failed stage of the lane is skipped.
fn run_all(
    paths: &Paths,
    stages: &[&'static Stage],
    waiting: &Waiting,
    command: &dyn Fn() -> Command,
    sender: &Sender<(&'static str, StageEnd)>,
) {
    let mut failed: Vec<&'static str> = Vec::new();
    let named = |name| stages.iter().find(|stage| stage.name == name);
    while let Some(stage) = waiting.take_next().and_then(named) {
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
        let stages: Vec<&'static Stage> = STAGES.iter().filter(|stage| stage.lane != Lane::Main).collect();
        // Not the folder of the run that this test is a part of.
        let folder = std::env::temp_dir().join(format!("side-lane-{}", std::process::id()));
        let paths = Paths { root: folder.clone(), cache: folder.clone() };
        for (program, first, later) in [
            ("true", StageStatus::Passed, StageStatus::Passed),
            ("false", StageStatus::Failed, StageStatus::Skipped),
        ] {
            let (sender, ended) = channel();
            run_all(&paths, &stages, &Waiting::new(&stages), &|| Command::new(program), &sender);
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
    fn each_stage_is_begun_by_one_lane() {
        let stages: Vec<&'static Stage> = STAGES.iter().collect();
        let waiting = Waiting::new(&stages);
        assert_eq!(waiting.take_next(), Some("build"));
        assert!(waiting.take("aws-data") && !waiting.take("aws-data"));
        assert!(!waiting.take("build") && !waiting.take("e2e"));
        let rest: Vec<&str> = std::iter::from_fn(|| waiting.take_next()).collect();
        assert_eq!(rest, ["module", "web", "firefox", "engines", "webkit", "clients"]);
    }

    #[test]
    fn a_stage_of_the_lane_needs_set_up_or_a_stage_of_the_lane_before_it() {
        let mut there: Vec<&str> = STAGES.iter().take(1).map(|stage| stage.name).collect();
        for stage in STAGES.iter().filter(|stage| stage.lane == Lane::Side) {
            assert!(stage.needs.is_some_and(|needed| there.contains(&needed)), "{}", stage.name);
            there.push(stage.name);
        }
    }
}
