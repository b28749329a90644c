//! The built site works in any folder of any host and calls nobody: every address that is loaded is relative and
//! is there. The end-to-end tests watch the requests themselves; this finds what no test happens to reach.

use std::fs;
use std::path::Path;

use super::first_load::{resolve, string_literals};
use super::html;
use crate::error::{Context, TaskError};
use crate::paths::Paths;

/// Names of languages that look like addresses; nothing is fetched from them.
const NAMESPACES: [&str; 2] = ["http://www.w3.org/", "https://www.w3.org/"];

pub(super) fn run(paths: &Paths, _: &[String]) -> Result<(), TaskError> {
    let dist = paths.dist();
    let files = files_in(&dist, "")?;
    let mut wrong = Vec::new();
    for name in &files {
        let file = dist.join(name);
        let addresses = match file.extension().and_then(|e| e.to_str()) {
            Some("html") => in_html(&read(&file)?),
            Some("css") => in_css(&read(&file)?),
            Some("js" | "mjs") => in_js(&read(&file)?),
            _ => Vec::new(),
        };
        for address in addresses {
            if let Some(why) = problem_with(&files, name, &address) {
                wrong.push(format!("  {name}: {address}: {why}"));
            }
        }
    }
    if wrong.is_empty() {
        println!("{} files looked at", files.len());
        return Ok(());
    }
    Err(TaskError::new(format!("Addresses that do not work everywhere:\n{}", wrong.join("\n"))))
}

fn read(file: &Path) -> Result<String, TaskError> {
    fs::read_to_string(file).context(format_args!("read {}", file.display()))
}

/// All files, named from the folder.
fn files_in(folder: &Path, prefix: &str) -> Result<Vec<String>, TaskError> {
    let action = || format!("list {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).context(action())? {
        let entry = entry.context(action())?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(files_in(&entry.path(), &format!("{name}/"))?);
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// What is wrong with an address that a file of the site loads.
fn problem_with(files: &[String], from: &str, address: &str) -> Option<&'static str> {
    if address.is_empty() || address.starts_with(['#', '?']) || address.starts_with("data:") {
        return None;
    }
    if address.starts_with("//") || address.contains(':') {
        return Some("another host");
    }
    if address.starts_with('/') {
        return Some("not relative");
    }
    match resolve(from, address) {
        Some(name) if name.is_empty() || files.contains(&name) => None,
        Some(name) if files.contains(&format!("{name}/index.html")) => None,
        _ => Some("there is no such file"),
    }
}

fn in_html(text: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    for tag in html::tags(text) {
        // A person may follow a link to elsewhere; the page itself may not.
        let outward = tag.name == "a" && tag.attribute("href").is_some_and(|a| a.starts_with("https://"));
        for (name, value) in &tag.attributes {
            let loads = matches!(name.as_str(), "href" | "src" | "poster" | "action" | "data");
            if loads && !outward {
                addresses.push((*value).to_owned());
            }
            if name == "srcset" {
                let each = value.split(',').filter_map(|part| part.split_whitespace().next());
                addresses.extend(each.map(str::to_owned));
            }
        }
        match tag.name.as_str() {
            "style" => addresses.extend(in_css(tag.text)),
            "script" => addresses.extend(in_js(tag.text)),
            _ => {}
        }
    }
    addresses
}

fn in_css(text: &str) -> Vec<String> {
    let inside = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let urls =
        inside.map(|a| a.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).to_owned());
    let imports = text.split("@import").skip(1);
    let imports = imports.filter_map(|rest| string_literals(rest.split(';').next()?).into_iter().next());
    urls.chain(imports).collect()
}

/// Only what names a host: which other strings are addresses, nobody can tell from a script.
fn in_js(text: &str) -> Vec<String> {
    let starts = |found: &str| {
        let strange =
            ["http://", "https://", "//", "ws://", "wss://"].iter().any(|start| found.starts_with(start));
        strange && !NAMESPACES.iter().any(|namespace| found.starts_with(namespace))
    };
    ['"', '\'', '`']
        .into_iter()
        .flat_map(|quote| text.split(quote).skip(1))
        .filter(|after| starts(after))
        // The string's own end, whatever it was quoted with.
        .map(|after| after.split(['"', '\'', '`', '\n']).next().unwrap_or(after).to_owned())
        .filter(|found| found.trim_start_matches([':', '/']).starts_with(|c: char| c.is_ascii_alphanumeric()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_to_other_hosts_absolute_paths_and_missing_files() {
        let files = ["index.html".to_owned(), "a.css".to_owned(), "img/b.svg".to_owned()];
        let why = |from, address| problem_with(&files, from, address);
        assert_eq!(why("index.html", "./a.css"), None);
        assert_eq!(why("a.css", "img/b.svg"), None);
        assert_eq!(why("index.html", "./"), None);
        assert_eq!(why("index.html", "data:image/png;base64,AA"), None);
        assert_eq!(why("index.html", "#main"), None);
        assert_eq!(why("index.html", "/a.css"), Some("not relative"));
        assert_eq!(why("index.html", "//cdn.example/a.css"), Some("another host"));
        assert_eq!(why("index.html", "https://cdn.example/a.css"), Some("another host"));
        assert_eq!(why("img/b.svg", "a.css"), Some("there is no such file"));
    }

    #[test]
    fn finds_addresses_in_html() {
        let html = "<a href=https://docs.example/>out</a><a href='/in'></a><img srcset='a.png 1x, b.png 2x'>\
            <style>p { background: url( 'c.png' ) }</style><script>fetch(\"https://evil.example/x\")</script>";
        let expected = ["/in", "a.png", "b.png", "c.png", "https://evil.example/x"];
        assert_eq!(in_html(html), expected);
    }

    #[test]
    fn a_namespace_or_a_comment_in_a_script_is_no_address() {
        let script =
            "// see https://docs.example/\nconst svg = 'http://www.w3.org/2000/svg', slashes = '//';";
        assert_eq!(in_js(script), Vec::<String>::new());
    }
}
