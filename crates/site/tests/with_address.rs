//! The site with an address: what whoever lists, previews or embeds a page finds in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use made::made;
use markup::{between, only, read};
use serde_json::Value;

mod made;
mod markup;

const ADDRESS: &str = "https://example.org/iam/";

/// Folders of all pages, as they stand in addresses; the landing page's is empty.
fn folders(dist: &Path) -> Vec<String> {
    let mut folders = vec![String::new()];
    for kind in ["lessons", "examples"] {
        folders.push(format!("{kind}/"));
        for entry in fs::read_dir(dist.join(kind)).expect("pages").flatten() {
            if entry.path().join("index.html").exists() {
                folders.push(format!("{kind}/{}/", entry.file_name().to_string_lossy()));
            }
        }
    }
    folders
}

#[test]
fn every_page_has_its_own_title_description_address_picture_and_embed() {
    let dist = made("with-address", Some(ADDRESS));
    let folders = folders(&dist);
    assert!(folders.len() > 30, "{} pages", folders.len());
    let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
    for folder in &folders {
        let html = read(&dist.join(folder).join("index.html"));
        // A drawing has titles too.
        let head = html.split("</head>").next().unwrap_or_default();
        let here = format!("{ADDRESS}{folder}");
        assert_eq!(only(&html, "<link rel=\"canonical\" href=\"", "\""), here);
        assert_eq!(only(&html, "<meta property=\"og:url\" content=\"", "\""), here);
        let picture = format!("{ADDRESS}{}preview.png", picture_folder(folder));
        assert_eq!(only(&html, "<meta property=\"og:image\" content=\"", "\""), picture);
        let title = only(&html, "<meta property=\"og:title\" content=\"", "\"");
        let description = only(&html, "<meta property=\"og:description\" content=\"", "\"");
        assert!(!title.is_empty() && titles.insert(title.to_owned()), "{folder}: {title}");
        assert!(
            description.len() > 10 && descriptions.insert(description.to_owned()),
            "{folder}: {description}"
        );
        assert!(only(head, "<title>", "</title>").starts_with(title), "{folder}");
        let oembed = only(&html, "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"", "\"");
        assert_eq!(oembed, format!("{here}oembed.json"));
    }
}

/// [oEmbed 1.0](https://oembed.com/), 2.3.4.4: what the type *rich* has to hold.
#[test]
fn what_an_oembed_reader_gets_is_a_frame_of_the_embed() {
    let dist = made("oembed", Some(ADDRESS));
    for folder in folders(&dist) {
        let answer: Value =
            serde_json::from_str(&read(&dist.join(&folder).join("oembed.json"))).expect("JSON");
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
        assert_eq!((text("type").as_str(), text("version").as_str()), ("rich", "1.0"));
        assert_eq!(
            (text("provider_name").as_str(), text("provider_url").as_str()),
            ("IAM Playground", ADDRESS)
        );
        assert!(!text("title").is_empty() && answer["width"].is_u64(), "{folder}");
        assert_eq!(text("thumbnail_url"), format!("{ADDRESS}{}preview.png", picture_folder(&folder)));
        let frame = text("html");
        assert!(frame.starts_with("<iframe ") && frame.ends_with("</iframe>"), "{frame}");
        assert_eq!(only(&frame, " height=\"", "\""), answer["height"].to_string());
        let name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let expected = match folder.split('/').next() {
            Some("examples") if name == "examples" => {
                format!("{ADDRESS}embed/?view=why&amp;example=01-one-side-of-the-border")
            }
            Some("lessons") if name == "lessons" => format!("{ADDRESS}embed/?view=lesson&amp;lesson=1"),
            Some("examples") => format!("{ADDRESS}embed/?view=why&amp;example={name}"),
            Some("lessons") => {
                let number = lessons_number(name);
                format!("{ADDRESS}embed/?view=lesson&amp;lesson={number}")
            }
            _ => format!("{ADDRESS}embed/?view=world"),
        };
        assert_eq!(only(&frame, " src=\"", "\""), expected);
    }
}

/// The folder of a page's picture: the lists have that of the site.
fn picture_folder(folder: &str) -> &str {
    if matches!(folder, "lessons/" | "examples/") { "" } else { folder }
}

#[test]
fn embed_is_listed_as_the_landing_page() {
    let dist = made("embed", Some(ADDRESS));
    let html = read(&dist.join("embed/index.html"));
    assert_eq!(only(&html, "<link rel=\"canonical\" href=\"", "\""), ADDRESS);
    assert_eq!(only(&html, "<meta property=\"og:image\" content=\"", "\""), format!("{ADDRESS}preview.png"));
    assert!(html.contains("content=noindex") && !html.contains("href=../>"), "{html}");
    assert!(!read(&dist.join("sitemap.xml")).contains("embed/"));
}

/// `04-trust` is the fourth.
fn lessons_number(folder: &str) -> usize {
    let place = lessons::index().iter().position(|lesson| lesson.folder == folder);
    place.map_or(0, |place| place + 1)
}

#[test]
fn the_sitemap_has_every_page_once() {
    let dist = made("sitemap", Some(ADDRESS));
    let sitemap = read(&dist.join("sitemap.xml"));
    let listed: BTreeSet<String> =
        between(&sitemap, "<loc>", "</loc>").into_iter().map(str::to_owned).collect();
    let pages: BTreeSet<String> = folders(&dist).iter().map(|folder| format!("{ADDRESS}{folder}")).collect();
    assert_eq!(listed, pages);
    assert_eq!(sitemap.matches("<url>").count(), pages.len());
    assert!(read(&dist.join("robots.txt")).contains(&format!("Sitemap: {ADDRESS}sitemap.xml")));
}

#[test]
fn without_an_address_nothing_names_one() {
    let dist = made("without-address", None);
    for folder in folders(&dist) {
        let html = read(&dist.join(&folder).join("index.html"));
        assert!(!html.contains("og:") && !html.contains("canonical") && !html.contains("oembed"), "{folder}");
        assert!(!dist.join(&folder).join("oembed.json").exists());
    }
    assert!(!dist.join("sitemap.xml").exists());
}
