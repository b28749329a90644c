//! Starting programs: in sight, into a log with a time limit, or only for their answer.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome, While};

/// How much of a failed step's output is shown.
const TAIL_LINES: usize = 25;

/// Runs a program with its output in sight.
pub(crate) fn in_sight(command: &mut Command) -> Outcome<()> {
    let line = command_line(command);
    println!("$ {line}");
    let status = command.status().doing(format_args!("start `{line}`"))?;
    outcome_of(status, &line)
}

/// Runs a program with its output in a file; on failure the end of it is in the message.
pub(crate) fn into_log(command: &mut Command, log: &Path, limit: Duration) -> Outcome<()> {
    let line = command_line(command);
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    }
    let file = File::create(log).doing(format_args!("write {}", log.display()))?;
    let second = file.try_clone().doing(format_args!("write {}", log.display()))?;
    let mut child = command
        // The message is wanted at the end of the log, not the tool's own stack.
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(second)
        .spawn()
        .doing(format_args!("start `{line}`"))?;
    let started = Instant::now();
    let ticking = std::io::stdout().is_terminal();
    let status = loop {
        if let Some(status) = child.try_wait().doing(format_args!("wait for `{line}`"))? {
            break status;
        }
        let elapsed = started.elapsed();
        if elapsed > limit {
            // It may end by itself between the look and the kill: either way it is over.
            let _ = child.kill();
            let _ = child.wait();
            return Err(Failure::new(format!(
                "`{line}` was stopped after {} s.\n{}",
                limit.as_secs(),
                tail(log)
            )));
        }
        if ticking && elapsed.as_secs() > 1 {
            print!("\r  {} s ", elapsed.as_secs());
            let _ = std::io::stdout().flush();
        }
        thread::sleep(Duration::from_millis(100));
    };
    if ticking {
        print!("\r");
    }
    outcome_of(status, &line).map_err(|failure| Failure::new(format!("{failure}\n{}", tail(log))))
}

/// What a program prints on its standard output, or nothing if it is missing or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Finds a program as the shell would.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| is_program(file))
}

/// Whether this file can be run.
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// The PATH with these folders before everything else.
pub(crate) fn path_with(folders: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let current = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&current)))
        .map_err(|error| Failure::new(format!("Could not put the tools on PATH: {error}")))
}

fn outcome_of(status: ExitStatus, line: &str) -> Outcome<()> {
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{line}` failed ({status})."))) }
}

fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn tail(log: &Path) -> String {
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
    fn a_failing_step_shows_the_end_of_its_output() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo first; echo the reason >&2; exit 3"]);
        let failure = into_log(&mut command, &log("tail"), Duration::from_secs(10));
        let text = failure.expect_err("it exits with 3").to_string();
        assert!(text.contains("the reason"), "{text}");
    }

    #[test]
    fn a_hanging_step_is_stopped() {
        let started = Instant::now();
        let mut command = Command::new("sleep");
        command.arg("30");
        let failure = into_log(&mut command, &log("hang"), Duration::from_millis(200));
        assert!(failure.is_err());
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_missing_program_has_no_answer() {
        assert_eq!(answer(&mut Command::new("no-such-program-anywhere")), None);
        assert_eq!(on_path("no-such-program-anywhere"), None);
    }
}
