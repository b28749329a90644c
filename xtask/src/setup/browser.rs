//! A Chromium, and the chromedriver of the same release.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::version::Version;
use super::{announce, debian};
use crate::failure::{Attempts, Failure, Outcome};
use crate::places::Places;
use crate::run;

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
pub(crate) fn ensure(places: &Places) -> Outcome<Browser> {
    if let Some(path) = env::var_os("CHROME") {
        let path = PathBuf::from(path);
        return look_at(&path).ok_or_else(|| {
            Failure::new(format!("CHROME is {}, but that does not answer --version.", path.display()))
        });
    }
    if let Some(browser) = find(places) {
        return Ok(browser);
    }
    let mut attempts = Attempts::at("a Chromium browser");
    if debian::is_here() {
        announce("installing Chromium and its driver", "1 minute");
        if let Err(failure) = debian::install(places, &["chromium", "chromium-driver"]) {
            attempts.note("apt-get install chromium chromium-driver", failure);
        }
        if let Some(browser) = find(places) {
            return Ok(browser);
        }
    }
    announce("installing Playwright's own Chromium", "1 minute");
    let mut playwright = Command::new("node");
    playwright.arg(playwright_program(places)).args(["install", "chromium"]);
    if let Err(failure) = run::into_log(&mut playwright, &places.log("chromium"), Duration::from_secs(300)) {
        attempts.note("npx playwright install chromium", failure);
    }
    find(places).ok_or_else(|| {
        attempts.failure(
            "install Chromium or Google Chrome, or set CHROME to the program of one, then run this again.",
        )
    })
}

fn find(places: &Places) -> Option<Browser> {
    BROWSERS
        .iter()
        .filter_map(|name| run::on_path(name))
        .chain(playwrights_own(places))
        .find_map(|path| look_at(&path))
}

fn look_at(program: &Path) -> Option<Browser> {
    let version = run::answer(Command::new(program).arg("--version"))?;
    Version::in_text(&version)?;
    Some(Browser { program: program.to_path_buf(), version })
}

fn playwright_program(places: &Places) -> PathBuf {
    places.root.join("node_modules/@playwright/test/cli.js")
}

fn playwrights_own(places: &Places) -> Option<PathBuf> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let answer = run::answer(Command::new("node").args(["-e", script]).current_dir(&places.root))?;
    Some(PathBuf::from(answer)).filter(|path| path.exists())
}

/// Finds the driver that fits the browser, or gets it.
pub(crate) fn ensure_driver(places: &Places, browser: &Browser) -> Outcome<Driver> {
    let Some(release) = Version::in_text(&browser.version) else {
        return Err(Failure::new(format!("{} does not say its version.", browser.program.display())));
    };
    let mut attempts = Attempts::at(format!("a chromedriver {} (the browser's release)", release.major));
    let look = |attempts: &mut Attempts| {
        candidates(places, browser).into_iter().find(|path| {
            let answer = run::answer(Command::new(path).arg("--version"));
            let found = answer.as_deref().and_then(Version::in_text);
            if let Some(found) = found.filter(|found| found.major != release.major) {
                attempts.note(&path.display().to_string(), format_args!("it is of release {}", found.major));
            }
            found.is_some_and(|found| found.major == release.major)
        })
    };
    if let Some(program) = look(&mut attempts) {
        return Ok(Driver { program });
    }
    // Debian's driver fits Debian's browser only.
    if debian::is_here() && browser.program.starts_with("/usr/bin/chromium") {
        announce("installing Chromium's driver", "20 s");
        if let Err(failure) = debian::install(places, &["chromium", "chromium-driver"]) {
            attempts.note("apt-get install chromium-driver", failure);
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
        .arg(drivers(places));
    if let Err(failure) = run::into_log(&mut fetch, &places.log("chromedriver"), Duration::from_secs(180)) {
        attempts.note("npx @puppeteer/browsers install chromedriver", failure);
    }
    match look(&mut attempts) {
        Some(program) => Ok(Driver { program }),
        None => Err(attempts.failure(&format!(
            "put chromedriver {} on PATH, or set CHROMEDRIVER to it, then run this again.",
            release.major
        ))),
    }
}

/// Where downloaded drivers are kept.
fn drivers(places: &Places) -> PathBuf {
    places.cache.join("drivers")
}

fn candidates(places: &Places, browser: &Browser) -> Vec<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let beside = browser.program.with_file_name("chromedriver");
    let mut all: Vec<PathBuf> = named.into_iter().chain(run::on_path("chromedriver")).collect();
    if beside.exists() && !all.contains(&beside) {
        all.push(beside);
    }
    all.extend(downloaded(&drivers(places), 4));
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
            } else if path.ends_with("chromedriver") && run::is_program(&path) {
                vec![path]
            } else {
                Vec::new()
            }
        })
        .collect()
}
