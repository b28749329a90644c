//! Which files of the built site the browser fetches before the app runs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::html;
use crate::error::{Context, TaskError};

/// Starts with `index.html` and follows what it and its styles and scripts load without being asked.
pub(super) fn files(dist: &Path) -> Result<Vec<String>, TaskError> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(name) = waiting.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        let file = dist.join(&name);
        let bytes = fs::read(&file).context(format_args!("read {}", file.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        let loaded = match file.extension().and_then(|e| e.to_str()) {
            Some("html") => loaded_by_html(&text),
            Some("css") => loaded_by_css(&text),
            Some("js" | "mjs") => loaded_by_js(&text),
            _ => Vec::new(),
        };
        waiting.extend(loaded.iter().filter_map(|address| resolve(&name, address)));
    }
    Ok(found.into_iter().collect())
}

fn loaded_by_html(text: &str) -> Vec<String> {
    let mut loaded = Vec::new();
    for tag in html::tags(text) {
        let address = match tag.name.as_str() {
            "link" if is_loaded(tag.attribute("rel").unwrap_or("")) => tag.attribute("href"),
            "script" | "img" => tag.attribute("src"),
            _ => None,
        };
        loaded.extend(address.map(str::to_owned));
        match tag.name.as_str() {
            "style" => loaded.extend(loaded_by_css(tag.text)),
            "script" => {
                loaded.extend(loaded_by_js(tag.text));
                // The app's start names the wasm as a plain string.
                loaded.extend(string_literals(tag.text).into_iter().filter(|s| s.ends_with(".wasm")));
            }
            _ => {}
        }
    }
    loaded
}

fn is_loaded(rel: &str) -> bool {
    rel.split_whitespace().any(|word| {
        matches!(
            word.to_ascii_lowercase().as_str(),
            "stylesheet" | "modulepreload" | "preload" | "icon" | "manifest"
        )
    })
}

/// Fonts are fetched when the app has started.
fn loaded_by_css(text: &str) -> Vec<String> {
    let text = without_font_faces(text);
    let urls = text.split("url(").skip(1);
    let mut loaded: Vec<String> = urls
        .filter_map(|rest| rest.split(')').next())
        .map(|address| {
            address.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).to_owned()
        })
        .collect();
    let imports = text.split("@import").skip(1);
    loaded.extend(imports.filter_map(|rest| string_literals(rest.split(';').next()?).into_iter().next()));
    loaded
}

fn without_font_faces(text: &str) -> String {
    let mut parts = text.split("@font-face");
    let before = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once('}').map_or("", |(_, after)| after));
    [before].into_iter().chain(rest).collect()
}

/// Static imports: `import 'x'`, `import a from 'x'`, `export … from 'x'`. `import('x')` waits until it is run.
fn loaded_by_js(text: &str) -> Vec<String> {
    let mut loaded = Vec::new();
    for keyword in ["import", "from"] {
        for rest in text.split(keyword).skip(1) {
            let rest = rest.trim_start();
            if rest.starts_with(['"', '\'']) {
                loaded.extend(string_literals(rest).into_iter().next());
            }
        }
    }
    loaded
}

/// The strings in a text, by its quotation marks.
pub(super) fn string_literals(text: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'', '`']) {
        let Some((quote, after)) = rest.get(at..).and_then(|found| found.split_at_checked(1)) else {
            break;
        };
        let Some((inside, after)) = after.split_once(quote) else {
            break;
        };
        strings.push(inside.to_owned());
        rest = after;
    }
    strings
}

/// The file that an address in another file means, if it is one of the site's.
pub(super) fn resolve(from: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next()?;
    if address.is_empty() || address.contains(':') || address.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_what_is_loaded_at_once() {
        let folder = std::env::temp_dir().join(format!("xtask-{}-first-load", std::process::id()));
        fs::create_dir_all(folder.join("snippets")).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        write(
            "index.html",
            "<link rel=stylesheet href=./a.css><link rel=canonical href=./no><a href=./later.html></a>\
             <script type=module>import init, * as bindings from './app.js';\
             await init({ module_or_path: './app_bg.wasm' })</script>",
        );
        write(
            "a.css",
            "@font-face { src: url(./late.woff2) } body { background: url(\"./back.svg\") } i { mask: url(data:image/png;base64,AA) }",
        );
        write("back.svg", "");
        write("app.js", "import {f} from'./snippets/s.js'; const later = () => import('./editor.js');");
        write("snippets/s.js", "export const s = 'import';");
        write("app_bg.wasm", "");
        let expected = ["a.css", "app.js", "app_bg.wasm", "back.svg", "index.html", "snippets/s.js"];
        assert_eq!(files(&folder).unwrap(), expected);
    }

    #[test]
    fn addresses_are_relative_to_the_file() {
        let name = |from, address| resolve(from, address);
        assert_eq!(name("index.html", "./a/b.css?v=1").as_deref(), Some("a/b.css"));
        assert_eq!(name("a/b.css", "../c.svg#x").as_deref(), Some("c.svg"));
        assert_eq!(name("index.html", "../c.svg"), None);
        assert_eq!(name("index.html", "data:image/png"), None);
        assert_eq!(name("index.html", "#part"), None);
    }
}
