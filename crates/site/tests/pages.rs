//! The pages that can be read without scripts: what each of them shows.

use std::fs;
use std::path::Path;

use made::made;
use markup::{only, read};

mod made;
mod markup;

/// The pages of a kind with their folders' names.
fn pages(dist: &Path, kind: &str) -> Vec<(String, String)> {
    let list = read(&dist.join(kind).join("index.html"));
    let links = list.split("<ol class=\"all\">").nth(1).expect("a list").split("<li><a href=\"").skip(1);
    let folders = links.filter_map(|link| link.split('"').next());
    folders
        .map(|folder| (folder.to_owned(), read(&dist.join(kind).join(folder).join("index.html"))))
        .collect()
}

#[test]
fn lists_name_every_lesson_and_every_example() {
    let dist = made("lists", None);
    for (kind, least) in [("lessons", lessons::index().len()), ("examples", 15)] {
        let pages = pages(&dist, kind);
        let folders = fs::read_dir(dist.join(kind)).expect("pages").flatten();
        assert_eq!(pages.len(), folders.filter(|entry| entry.path().is_dir()).count(), "{kind}");
        assert!(pages.len() >= least, "{kind}: {}", pages.len());
    }
}

#[test]
fn every_page_shows_its_decision_its_policies_and_what_to_try() {
    let dist = made("decisions", None);
    let all = [pages(&dist, "lessons"), pages(&dist, "examples")].concat();
    let mut without_request = Vec::new();
    for (folder, html) in &all {
        let tried =
            html.split("What to try</h2>").nth(1).unwrap_or_else(|| panic!("{folder}: nothing to try"));
        assert!(tried.split("</ul>").next().is_some_and(|list| list.contains("<li>")), "{folder}");
        if html.contains("No request reaches AWS") {
            without_request.push(folder.as_str());
            continue;
        }
        assert!(
            only(html, "<figure class=\"decision\">", "</figure>").matches("<svg ").count() == 3,
            "{folder}"
        );
        for class in ["narrow", "medium", "wide"] {
            let svg = only(html, &format!("<svg class=\"{class}\" role=\"img\" aria-label=\""), "</svg>");
            assert!(svg.contains("dp-ring") && svg.contains(" asks for "), "{folder}: {svg}");
        }
        let policies = html.split("The policies</h2>").nth(1).unwrap_or_default();
        let has_policies =
            policies.contains("<pre>{\n    &quot;Version&quot;") || policies.contains("<pre>{");
        assert!(has_policies || html.contains("no policy"), "{folder}");
    }
    assert_eq!(without_request, ["01-no-credentials/"]);
}
