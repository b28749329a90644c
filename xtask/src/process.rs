//! Runs programs: with their output in the terminal, in a log file with a time limit, or captured.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Context, TaskError};

/// How much of a failed step's output is shown.
const TAIL_LINES: usize = 25;

/// How often a program whose output goes into a log is reported on.
const PROGRESS: Duration = Duration::from_secs(15);

/// Runs a program with its output in the terminal.
pub(crate) fn run_inherited(command: &mut Command) -> Result<(), TaskError> {
    let line = command_line(command);
    println!("$ {line}");
    let status = command.status().context(format_args!("start `{line}`"))?;
    check_status(status, &line)
}

/// Runs a program with its output in a file; on failure the end of it is in the message.
pub(crate) fn run_logged(command: &mut Command, log: &Path, limit: Duration) -> Result<(), TaskError> {
    let line = command_line(command);
    let file = log_file(log)?;
    let second = file.try_clone().context(format_args!("write {}", log.display()))?;
    let mut child = command
        // The message is wanted at the end of the log, not the tool's own stack.
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(second)
        .spawn()
        .context(format_args!("start `{line}`"))?;
    let started = Instant::now();
    let mut told = Duration::ZERO;
    let status = loop {
        if let Some(status) = child.try_wait().context(format_args!("wait for `{line}`"))? {
            break status;
        }
        let elapsed = started.elapsed();
        if elapsed > limit {
            // It may end by itself between the look and the kill: either way it is over.
            let _ = child.kill();
            let _ = child.wait();
            return Err(TaskError::new(format!(
                "`{line}` was stopped after {} s.\n{}",
                limit.as_secs(),
                last_lines(log)
            )));
        }
        if elapsed >= told + PROGRESS {
            told = elapsed;
            println!("  {}: {} s, {}", step(log), elapsed.as_secs(), last_line(log));
        }
        thread::sleep(Duration::from_millis(100));
    };
    check_status(status, &line).map_err(|error| TaskError::new(format!("{error}\n{}", last_lines(log))))
}

/// A new file for a program's output.
pub(crate) fn log_file(log: &Path) -> Result<File, TaskError> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).context(format_args!("make {}", folder.display()))?;
    }
    File::create(log).context(format_args!("write {}", log.display()))
}

/// Does the work for each item, as many at a time as there are cores: for programs that use one. `work` gets the number
/// of the core, from 0, too.
pub(crate) fn on_all_cores<T: Sync>(
    items: &[T],
    work: impl Fn(usize, &T) -> Result<(), TaskError> + Sync,
) -> Result<(), TaskError> {
    let next = AtomicUsize::new(0);
    let work_on = |worker| {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(worker, item)?;
        }
        Ok(())
    };
    let work_on = &work_on;
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work_on(worker))).collect();
        running.into_iter().try_for_each(|worker| {
            worker.join().map_err(|_| TaskError::new("A thread of xtask has panicked."))?
        })
    })
}

/// What a program prints on its standard output, or nothing if it is missing or fails.
pub(crate) fn capture(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Finds a program as the shell would.
pub(crate) fn find_on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| is_executable(file))
}

/// Whether this file can be run.
pub(crate) fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// The PATH with these folders before everything else.
pub(crate) fn prepend_to_path(folders: &[PathBuf]) -> Result<std::ffi::OsString, TaskError> {
    let current = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&current)))
        .map_err(|error| TaskError::new(format!("Could not put the tools on PATH: {error}")))
}

/// Prints the step that begins, with an estimate of its time.
pub(crate) fn announce(step: &str, estimate: &str) {
    println!("set-up: {step} (about {estimate})");
}

fn check_status(status: ExitStatus, line: &str) -> Result<(), TaskError> {
    if status.success() { Ok(()) } else { Err(TaskError::new(format!("`{line}` failed ({status})."))) }
}

fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// The step that a log is of, by the log's name.
fn step(log: &Path) -> String {
    log.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a program has said last.
fn last_line(log: &Path) -> String {
    let bytes = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or("nothing said yet");
    line.chars().take(80).collect()
}

fn last_lines(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let text = text.unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let shown = lines.get(lines.len().saturating_sub(TAIL_LINES)..).unwrap_or_default();
    format!("{}\n(all of it: {})", shown.join("\n"), log.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(name: &str) -> PathBuf {
        env::temp_dir().join(format!("xtask-{}-{name}.log", std::process::id()))
    }

    #[test]
    fn run_logged_shows_the_last_lines_of_a_failure() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo first; echo the reason >&2; exit 3"]);
        let error = run_logged(&mut command, &log("failing"), Duration::from_secs(10));
        let text = error.expect_err("it exits with 3").to_string();
        assert!(text.contains("the reason"), "{text}");
    }

    #[test]
    fn run_logged_stops_a_program_at_its_time_limit() {
        let started = Instant::now();
        let mut command = Command::new("sleep");
        command.arg("30");
        let error = run_logged(&mut command, &log("hang"), Duration::from_millis(200));
        assert!(error.is_err());
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn capture_of_a_missing_program_is_none() {
        assert_eq!(capture(&mut Command::new("no-such-program-anywhere")), None);
        assert_eq!(find_on_path("no-such-program-anywhere"), None);
    }
}
