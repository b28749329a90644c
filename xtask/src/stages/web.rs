//! `tests/web.rs` in headless Chromium and Firefox, by wasm-pack.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome, While};
use crate::places::Places;
use crate::run;
use crate::setup;
use crate::web_kit::WebKit;

pub(super) fn run(places: &Places, extra: &[String]) -> Outcome<()> {
    let kit = setup::web_test_kit(places)?;
    let browser = setup::browser(places)?;
    let driver = setup::driver(places, &browser)?;
    let settings = capabilities(places, "goog:chromeOptions", &browser.program)?;
    test(places, &kit, ("chrome", &driver.program), &settings, extra)
}

/// The same tests, compiled already, in Firefox.
pub(super) fn run_in_firefox(places: &Places, extra: &[String]) -> Outcome<()> {
    let kit = setup::web_test_kit(places)?;
    let firefox = setup::firefox::ensure(places)?;
    let settings = capabilities(places, "moz:firefoxOptions", &firefox.program)?;
    test(places, &kit, ("firefox", &firefox.driver), &settings, extra)
}

/// `driver` is what wasm-pack calls the browser, and the program that starts it.
fn test(
    places: &Places,
    kit: &WebKit,
    driver: (&str, &Path),
    settings: &Path,
    extra: &[String],
) -> Outcome<()> {
    let (browser, program) = driver;
    let driver = if browser == "chrome" { "--chromedriver" } else { "--geckodriver" };
    let mut wasm_pack = kit.command("wasm-pack")?;
    wasm_pack
        // It warns when it cannot ask the network whether it is the newest.
        .args(["--log-level", "error"])
        .args(["test", "--headless", "--mode", "no-install"])
        .arg(format!("--{browser}"))
        .arg(driver)
        .arg(program)
        // The package by name, or the core crates' tests are compiled too, with what runs natively only.
        .args([".", "--package", "iam-playground", "--test", "web"])
        .args(extra)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        // A first start of the browser on a busy machine is slow.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .current_dir(&places.root);
    run::in_sight(&mut wasm_pack)
}

/// `webdriver.json` with the browser that was found, for the driver would look for one of its own. `options` is the
/// name of that browser's part.
fn capabilities(places: &Places, options: &str, program: &Path) -> Outcome<PathBuf> {
    let source = places.root.join("webdriver.json");
    let text = fs::read_to_string(&source).doing("read webdriver.json")?;
    let text = with_binary(&text, options, &program.to_string_lossy())
        .ok_or_else(|| Failure::new(format!("webdriver.json has no `\"{options}\": {{`.")))?;
    fs::create_dir_all(places.scratch()).doing("make a folder for the browser's settings")?;
    let file = places.scratch().join("webdriver.json");
    fs::write(&file, text).doing(format_args!("write {}", file.display()))?;
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
