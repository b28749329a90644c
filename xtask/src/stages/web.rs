//! `tests/web.rs` in headless Chromium and Firefox, by wasm-pack.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process;
use crate::setup;
use crate::wasm_toolchain::WasmToolchain;

pub(super) fn run(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let toolchain = setup::wasm_test_toolchain(paths)?;
    let browser = setup::browser(paths)?;
    let driver = setup::driver(paths, &browser)?;
    let driver = Driver { browser: "chrome", program: &driver.program };
    let settings = capabilities(paths, &driver, "goog:chromeOptions", &browser.program)?;
    test(paths, &toolchain, driver, &settings, extra)
}

/// The same tests, compiled already, in Firefox.
pub(super) fn run_in_firefox(paths: &Paths, extra: &[String]) -> Result<(), TaskError> {
    let toolchain = setup::wasm_test_toolchain(paths)?;
    let firefox = setup::firefox::ensure(paths)?;
    let driver = Driver { browser: "firefox", program: &firefox.driver };
    let settings = capabilities(paths, &driver, "moz:firefoxOptions", &firefox.program)?;
    test(paths, &toolchain, driver, &settings, extra)
}

/// The driver of a browser.
struct Driver<'p> {
    /// What wasm-pack calls the browser.
    browser: &'static str,
    /// The program that starts it.
    program: &'p Path,
}

fn test(
    paths: &Paths,
    toolchain: &WasmToolchain,
    driver: Driver<'_>,
    settings: &Path,
    extra: &[String],
) -> Result<(), TaskError> {
    let Driver { browser, program } = driver;
    let option = if browser == "chrome" { "--chromedriver" } else { "--geckodriver" };
    let mut wasm_pack = toolchain.command("wasm-pack")?;
    wasm_pack
        // It warns when it cannot ask the network whether it is the newest.
        .args(["--log-level", "error"])
        .args(["test", "--headless", "--mode", "no-install"])
        .arg(format!("--{browser}"))
        .arg(option)
        .arg(program)
        // The package by name, or the core crates' tests are compiled too, with what runs natively only.
        .args([".", "--package", "iam-playground", "--test", "web"])
        .args(extra)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        // A first start of the browser on a busy machine is slow.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .current_dir(&paths.root);
    process::run_inherited(&mut wasm_pack)
}

/// `webdriver.json` with the browser that was found, for the driver would look for one of its own. `options` is the
/// name of that browser's part. Each browser has a file: both may be tested at once.
fn capabilities(
    paths: &Paths,
    driver: &Driver<'_>,
    options: &str,
    program: &Path,
) -> Result<PathBuf, TaskError> {
    let source = paths.root.join("webdriver.json");
    let text = fs::read_to_string(&source).context("read webdriver.json")?;
    let text = with_binary(&text, options, &program.to_string_lossy())
        .ok_or_else(|| TaskError::new(format!("webdriver.json has no `\"{options}\": {{`.")))?;
    fs::create_dir_all(paths.scratch()).context("make a folder for the browser's settings")?;
    let file = paths.scratch().join(format!("webdriver-{}.json", driver.browser));
    fs::write(&file, text).context(format_args!("write {}", file.display()))?;
    Ok(file)
}

fn with_binary(json: &str, options: &str, program: &str) -> Option<String> {
    let options = format!("\"{options}\": {{");
    let at = json.find(&options)? + options.len();
    let (before, after) = json.split_at_checked(at)?;
    let quoted = program.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("{before}\n    \"binary\": \"{quoted}\",{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_named_in_the_capabilities() {
        let json = "{\n  \"goog:chromeOptions\": {\n    \"args\": []\n  }\n}\n";
        let expected =
            "{\n  \"goog:chromeOptions\": {\n    \"binary\": \"/opt/chrome\",\n    \"args\": []\n  }\n}\n";
        assert_eq!(with_binary(json, "goog:chromeOptions", "/opt/chrome").as_deref(), Some(expected));
        assert_eq!(with_binary("{}", "goog:chromeOptions", "/opt/chrome"), None);
    }
}
