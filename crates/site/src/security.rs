//! The Content-Security-Policy of every page, in the page itself, so that it holds on any host; and the headers file for hosts
//! that read one (Netlify, Cloudflare Pages).

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::error::BuildError;
use crate::files;
use crate::text::error as text;

/// Where the style sheets are, in the repository.
const STYLES: &str = "style";

/// The page that other pages frame.
const EMBED: &str = "embed/index.html";

pub(crate) fn write(root: &Path, dist: &Path) -> Result<(), BuildError> {
    let late = late_styles(root)?;
    let mut sent = BTreeMap::<String, Hashes>::new();
    for path in files::all(dist)?.into_iter().filter(|path| path.ends_with(".html")) {
        let file = dist.join(&path);
        let html = files::read(&file)?;
        let hashes = Hashes::of(&html, &late);
        let policy = hashes.policy();
        let element = if path == EMBED { with_own_address(&policy) } else { meta(&policy) };
        let page = with_element(&html, &element).ok_or_else(|| text::no_character_set(&path))?;
        files::write(&file, &page)?;
        if path != EMBED {
            sent.entry(rule(&path)).or_default().add(hashes);
        }
    }
    let policies = sent.iter().map(|(pages, hashes)| sent_with(pages, &hashes.policy()));
    files::write(&dist.join("_headers"), &format!("{HEADERS}{}", policies.collect::<String>()))
}

/// Hashes of the sheets that parts of the app bring along when they are fetched: those that index.html does not name.
fn late_styles(root: &Path) -> Result<Vec<String>, BuildError> {
    let index = files::read(&root.join("index.html"))?;
    let sheets = files::all(&root.join(STYLES))?.into_iter().filter(|sheet| sheet.ends_with(".css"));
    let late =
        sheets.filter(|sheet| !index.contains(&format!("\"{STYLES}/{sheet}\"")) && sheet != "pages.css");
    let late = late.map(|sheet| Ok(hash(&files::read(&root.join(STYLES).join(sheet))?)));
    // The drawing of a decision brings its own.
    late.chain([Ok(hash(decision_path::svg::STYLE))]).collect()
}

/// Rules for all files, and for caches: the app's folder and the fonts are named after their content. Everything else is asked for
/// anew as these hosts do by themselves; it is not said here, since they join what two rules say of one header. Frames without
/// an origin of their own fetch the site's files as if from elsewhere.
const HEADERS: &str = "\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Resource-Policy: cross-origin
  Access-Control-Allow-Origin: *
  Permissions-Policy: camera=(), microphone=(), geolocation=()

/app-*
  Cache-Control: public, max-age=31536000, immutable

/fonts/*
  Cache-Control: public, max-age=31536000, immutable
";

/// The scripts and styles that stand in pages.
#[derive(Debug, Default)]
struct Hashes {
    /// Whether there are scripts at all, in the page or in files.
    scripted: bool,
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Hashes {
    fn of(html: &str, late: &[String]) -> Self {
        let hashes = |name| inline(html, name).into_iter().map(hash).collect::<Vec<_>>();
        let scripted = html.contains("<script");
        let mut styles = hashes("style");
        styles.extend(scripted.then(|| late.to_vec()).into_iter().flatten());
        Self { scripted, scripts: hashes("script"), styles }
    }

    fn add(&mut self, other: Self) {
        let merge = |own: &mut Vec<String>, other: Vec<String>| {
            let new = other.into_iter().filter(|hash| !own.contains(hash)).collect::<Vec<_>>();
            own.extend(new);
        };
        self.scripted |= other.scripted;
        merge(&mut self.scripts, other.scripts);
        merge(&mut self.styles, other.styles);
    }

    fn policy(&self) -> String {
        let script = match self.scripted {
            true => sources("'self' 'wasm-unsafe-eval'", &self.scripts),
            false => "'none'".to_owned(),
        };
        let style = sources("'self'", &self.styles);
        format!(
            "default-src 'none'; script-src {script}; style-src {style}; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
             frame-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'"
        )
    }
}

/// The path of the rule in the headers file that a page comes under: its own, or that of its folder.
fn rule(page: &str) -> String {
    page.split_once('/').map_or_else(|| "/".to_owned(), |(folder, _)| format!("/{folder}/*"))
}

fn sent_with(pages: &str, policy: &str) -> String {
    format!("\n{pages}\n  Content-Security-Policy: {policy}\n")
}

fn meta(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// The policy of a page that may have no origin, since it is in a sandbox: nothing is `'self'` to it in WebKit. A script names the
/// site's address besides, which is not known before. For the same reason no header has this policy: every policy must allow a
/// file, so one that knows only `'self'` would forbid all.
fn with_own_address(policy: &str) -> String {
    format!(
        "<script>{{const policy=document.createElement(\"meta\");policy.httpEquiv=\"Content-Security-Policy\";\
         policy.content=\"{policy}\".replaceAll(\"'self'\",\"'self' \"+location.origin);document.head.append(policy)}}</script>"
    )
}

/// The page with its policy behind the character set: before anything it is about.
fn with_element(html: &str, policy: &str) -> Option<String> {
    let (before, after) = html.split_once("<meta charset")?;
    let (charset, after) = after.split_once('>')?;
    Some(format!("{before}<meta charset{charset}>{policy}{after}"))
}

fn sources(own: &str, hashes: &[String]) -> String {
    hashes.iter().fold(own.to_owned(), |sources, hash| format!("{sources} 'sha256-{hash}'"))
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// What stands in the page's own elements of this name.
fn inline<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once(&start) {
        let Some((tag, after)) = after.split_once('>') else { break };
        let Some((text, after)) = after.split_once(&end) else { break };
        if !tag.contains("src=") {
            found.push(text);
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Hashes, meta, rule, sent_with, with_element, with_own_address};

    #[test]
    fn csp_names_inline_scripts_and_styles_by_hash() {
        let html = "<meta charset=utf-8><style>a{}</style><script type=module>go()</script><script src=x.js></script>";
        let policy = Hashes::of(html, &["LATE".to_owned()]).policy();
        assert_eq!(policy.matches("'sha256-").count(), 3, "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        let page = with_element(html, &meta(&policy)).unwrap();
        assert!(page.starts_with("<meta charset=utf-8><meta http-equiv"), "{page}");
    }

    #[test]
    fn csp_of_the_embed_names_the_address_before_any_other_script() {
        let html = "<meta charset=utf-8><script type=module>go()</script>";
        let page = with_element(html, &with_own_address(&Hashes::of(html, &[]).policy())).unwrap();
        assert!(page.starts_with("<meta charset=utf-8><script>{const policy="), "{page}");
        let (first, rest) = page.split_once("</script>").unwrap();
        assert!(first.contains("'self' \"+location.origin") && first.contains("'sha256-"), "{first}");
        assert_eq!(rest, "<script type=module>go()</script>");
    }

    #[test]
    fn csp_is_sent_by_folder() {
        assert_eq!(rule("index.html"), "/");
        assert_eq!(rule("lessons/03-role/index.html"), "/lessons/*");
        assert_eq!(
            sent_with("/", "default-src 'none'"),
            "\n/\n  Content-Security-Policy: default-src 'none'\n"
        );
    }

    #[test]
    fn csp_of_page_without_scripts_allows_none() {
        let policy = Hashes::of("<p>", &["LATE".to_owned()]).policy();
        assert!(policy.contains("script-src 'none'"), "{policy}");
        assert!(!policy.contains("LATE"), "{policy}");
    }
}
