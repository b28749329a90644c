//! A Chromium, and the chromedriver of the same release.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::debian;
use super::version::ToolVersion;
use crate::error::{Attempts, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};

/// Chromium without its windows: the same engine starts and answers in about two thirds of the time.
const HEADLESS_SHELL: &str = "chromium-headless-shell";

const BROWSERS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) program: PathBuf,
    version: String,
}

#[derive(Debug)]
pub(crate) struct Driver {
    pub(crate) program: PathBuf,
}

/// Finds the browser, or gets one.
pub(crate) fn ensure(paths: &Paths) -> Result<Browser, TaskError> {
    if let Some(path) = env::var_os("CHROME") {
        let path = PathBuf::from(path);
        return look_at(&path).ok_or_else(|| {
            TaskError::new(format!("CHROME is {}, but that does not answer --version.", path.display()))
        });
    }
    if let Some(browser) = find(paths) {
        return Ok(browser);
    }
    let mut attempts = Attempts::to_get("a Chromium browser");
    if debian::is_available() {
        announce("installing Chromium and its driver", "1 minute");
        if let Err(error) = debian::install(paths, &["chromium", "chromium-driver"]) {
            attempts.record("apt-get install chromium chromium-driver", error);
        }
        if let Some(browser) = find(paths) {
            return Ok(browser);
        }
    }
    announce("installing Playwright's own Chromium", "1 minute");
    let mut playwright = Command::new("node");
    playwright.arg(playwright_program(paths)).args(["install", "chromium"]);
    if let Err(error) = process::run_logged(&mut playwright, &paths.log("chromium"), Duration::from_secs(300))
    {
        attempts.record("npx playwright install chromium", error);
    }
    find(paths).ok_or_else(|| {
        attempts.into_error(
            "install Chromium or Google Chrome, or set CHROME to the program of one, then run this again.",
        )
    })
}

/// The program that Playwright starts: the headless shell of the browser's release where there is one or Debian has it, else the
/// browser.
pub(crate) fn headless(paths: &Paths, browser: Browser) -> Browser {
    if env::var_os("CHROME").is_some() {
        return browser;
    }
    let find = || {
        let found = process::find_on_path(HEADLESS_SHELL).and_then(|path| look_at(&path));
        found.filter(|shell| is_same_release(shell, &browser))
    };
    find()
        .or_else(|| {
            if !(debian::can_install() && browser.program.starts_with("/usr/bin/chromium")) {
                return None;
            }
            announce("installing Chromium's headless shell", "20 s");
            debian::install(paths, &["chromium", HEADLESS_SHELL]).ok()?;
            find()
        })
        .unwrap_or(browser)
}

fn is_same_release(one: &Browser, other: &Browser) -> bool {
    let major = |browser: &Browser| ToolVersion::find_in(&browser.version).map(|version| version.major);
    major(one) == major(other)
}

fn find(paths: &Paths) -> Option<Browser> {
    BROWSERS
        .iter()
        .filter_map(|name| process::find_on_path(name))
        .chain(playwrights_own(paths))
        .find_map(|path| look_at(&path))
}

fn look_at(program: &Path) -> Option<Browser> {
    let version = process::capture(Command::new(program).arg("--version"))?;
    ToolVersion::find_in(&version)?;
    Some(Browser { program: program.to_path_buf(), version })
}

fn playwright_program(paths: &Paths) -> PathBuf {
    paths.root.join("node_modules/@playwright/test/cli.js")
}

fn playwrights_own(paths: &Paths) -> Option<PathBuf> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let answer = process::capture(Command::new("node").args(["-e", script]).current_dir(&paths.root))?;
    Some(PathBuf::from(answer)).filter(|path| path.exists())
}

/// Finds the driver that fits the browser, or gets it.
pub(crate) fn ensure_driver(paths: &Paths, browser: &Browser) -> Result<Driver, TaskError> {
    let Some(release) = ToolVersion::find_in(&browser.version) else {
        return Err(TaskError::new(format!("{} does not say its version.", browser.program.display())));
    };
    let mut attempts = Attempts::to_get(format!("a chromedriver {} (the browser's release)", release.major));
    let look = |attempts: &mut Attempts| {
        candidates(paths, browser).into_iter().find(|path| {
            let answer = process::capture(Command::new(path).arg("--version"));
            let found = answer.as_deref().and_then(ToolVersion::find_in);
            if let Some(found) = found.filter(|found| found.major != release.major) {
                attempts
                    .record(&path.display().to_string(), format_args!("it is of release {}", found.major));
            }
            found.is_some_and(|found| found.major == release.major)
        })
    };
    if let Some(program) = look(&mut attempts) {
        return Ok(Driver { program });
    }
    // Debian's driver fits Debian's browser only.
    if debian::is_available() && browser.program.starts_with("/usr/bin/chromium") {
        announce("installing Chromium's driver", "20 s");
        if let Err(error) = debian::install(paths, &["chromium", "chromium-driver"]) {
            attempts.record("apt-get install chromium-driver", error);
        }
        if let Some(program) = look(&mut attempts) {
            return Ok(Driver { program });
        }
    }
    announce("downloading chromedriver", "20 s");
    let mut fetch = Command::new("npx");
    fetch
        .args(["--yes", "@puppeteer/browsers", "install"])
        .arg(format!("chromedriver@{}", release.major))
        .arg("--path")
        .arg(drivers(paths));
    if let Err(error) = process::run_logged(&mut fetch, &paths.log("chromedriver"), Duration::from_secs(180))
    {
        attempts.record("npx @puppeteer/browsers install chromedriver", error);
    }
    match look(&mut attempts) {
        Some(program) => Ok(Driver { program }),
        None => Err(attempts.into_error(&format!(
            "put chromedriver {} on PATH, or set CHROMEDRIVER to it, then run this again.",
            release.major
        ))),
    }
}

/// Where downloaded drivers are kept.
fn drivers(paths: &Paths) -> PathBuf {
    paths.cache.join("drivers")
}

fn candidates(paths: &Paths, browser: &Browser) -> Vec<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let beside = browser.program.with_file_name("chromedriver");
    let mut all: Vec<PathBuf> = named.into_iter().chain(process::find_on_path("chromedriver")).collect();
    if beside.exists() && !all.contains(&beside) {
        all.push(beside);
    }
    all.extend(downloaded(&drivers(paths), 4));
    all
}

/// Programs called `chromedriver` in a folder, at most so many folders deep.
fn downloaded(folder: &Path, depth: u32) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flatten()
        .map(|entry| entry.path())
        .flat_map(|path| {
            if path.is_dir() && depth > 0 {
                downloaded(&path, depth - 1)
            } else if path.ends_with("chromedriver") && process::is_executable(&path) {
                vec![path]
            } else {
                Vec::new()
            }
        })
        .collect()
}
