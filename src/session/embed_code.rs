//! The ways to put an embed into a post, each as its host takes it.

use super::checksum::crc32;
use super::embed_options::EmbedView;
use crate::text::embed_code as text;
use decision_path::svg::Escaped;

/// The name of a picture of this world in a post that shows this of it: an author downloads it and puts it beside the post.
pub fn picture_file(view: EmbedView, world: &str) -> String {
    let dashed: String = world
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect();
    let words = dashed.split('-').filter(|word| !word.is_empty()).take(8);
    let parts: Vec<&str> = ["iam-playground", view.name()].into_iter().chain(words).collect();
    format!("{}.png", parts.join("-"))
}

/// One of the forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedFormat {
    /// Where it is for.
    pub host: &'static str,
    /// What to paste.
    pub code: String,
}

/// What the forms are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedCode {
    /// The address of the playground's folder, with a slash at the end.
    pub site: String,
    /// The options: `?view=…`.
    pub query: String,
    /// The world behind the options: `#s1.…`; empty where they name it.
    pub world: String,
    /// What opens the same world in the playground: `#s1.…`, or `?example=…`.
    pub opened: String,
    /// What the frame is called.
    pub title: String,
    /// The picture's file beside the post.
    pub picture: String,
    /// How high it is before it says so itself, pixels.
    pub height: u32,
    /// The element shows the picture and loads nothing until it is pressed.
    pub starts_at_press: bool,
}

impl EmbedCode {
    /// The address of the embed.
    pub fn address(&self) -> String {
        format!("{}embed/{}{}", self.site, self.query, self.world)
    }

    /// The address of the whole playground with the same world.
    fn playground(&self) -> String {
        format!("{}{}", self.site, self.opened)
    }

    /// The attributes of a frame that HTML and JSX write alike.
    fn attributes(&self) -> String {
        format!(
            r#"src="{}" title="{}" width="100%" height="{}" loading="lazy" allow="clipboard-write""#,
            Escaped(&self.address()),
            Escaped(&self.title),
            self.height
        )
    }

    /// The picture with a link: what readers of feeds get, and those without scripts. As wide as the column of the post, and as high
    /// as it is then, by an attribute alone.
    fn picture(&self) -> String {
        format!(
            r#"<a href="{}"><img src="{}" alt="{}" width="100%"></a>"#,
            Escaped(&self.playground()),
            Escaped(&self.picture),
            Escaped(&self.title)
        )
    }

    /// The id of what stands after the frame: of its own for each embed of a page.
    fn end(&self) -> String {
        format!("iam-playground-{:08x}", crc32(self.address().as_bytes()))
    }

    /// A link past the frame, for those who read on by keyboard: it leads to the link below. `embed.js` hides it until it has the
    /// focus; without scripts and styles it is seen. The attribute tells the script that a link is there.
    fn skip_link(&self) -> String {
        let words = text::skip(&self.title);
        format!(r##"<a href="#{}" data-iam-playground-skip="">{}</a>"##, self.end(), Escaped(&words))
    }

    /// The link below the frame.
    fn caption(&self) -> String {
        format!(
            r#"<p><a id="{}" href="{}">{}</a></p>"#,
            self.end(),
            Escaped(&self.playground()),
            text::OPEN_IN_PLAYGROUND
        )
    }

    /// A frame between a link past it and a link with the same world. Nothing in it is a style, which strict hosts refuse, and
    /// nothing has margins of its own beside the frame, as a `figure` has.
    fn framed(&self) -> String {
        [
            "<div>".to_owned(),
            self.skip_link(),
            format!(r#"<iframe {} frameborder="0"></iframe>"#, self.attributes()),
            format!("<noscript>{}</noscript>", self.picture()),
            self.caption(),
            "</div>".to_owned(),
        ]
        .join("\n")
    }

    /// The same for JSX, where every element is closed and attributes have names of their own.
    fn jsx(&self) -> String {
        let picture = self.picture().replace("></a>", " /></a>");
        [
            "<div>".to_owned(),
            self.skip_link(),
            format!("<iframe {} frameBorder={{0}} />", self.attributes()),
            format!("<noscript>{picture}</noscript>"),
            self.caption(),
            "</div>".to_owned(),
        ]
        .join("\n")
    }

    fn element(&self) -> String {
        let start = if self.starts_at_press { r#" start="press""# } else { "" };
        format!(
            r#"<iam-playground src="{}" title="{}" height="{}"{start}>{}</iam-playground>"#,
            Escaped(&self.address()),
            Escaped(&self.title),
            self.height,
            self.picture()
        )
    }

    /// The call of Hugo's shortcode. Its values are text in quotes, which its template escapes.
    fn hugo_call(&self) -> String {
        let quoted = |text: &str| text.replace(['"', '\\', '`', '\n'], " ");
        format!(
            r#"{{{{< iam-playground src="{}" link="{}" title="{}" height="{}" picture="{}" >}}}}"#,
            quoted(&self.address()),
            quoted(&self.playground()),
            quoted(&self.title),
            self.height,
            quoted(&self.picture)
        )
    }

    /// A picture with a link, in Markdown.
    fn markdown(&self) -> String {
        let title = self.title.replace(['[', ']', '\\', '\n'], " ");
        format!("[![{title}]({})](<{}>)", self.picture, self.playground())
    }

    /// Every form.
    pub fn formats(&self) -> Vec<EmbedFormat> {
        let framed = self.framed();
        let script = format!(r#"<script src="{}embed.js" async></script>"#, Escaped(&self.site));
        let playground = self.playground();
        [
            (text::ELEMENT, format!("{}\n{script}", self.element())),
            (text::FRAME, framed.clone()),
            (text::GROWING_FRAME, format!("{framed}\n{script}")),
            (text::DEV_TO, format!(r"{{% embed {playground} %}}")),
            (text::HASHNODE, format!("%[{playground}]")),
            (text::GHOST, format!("{framed}\n{script}")),
            (text::WORDPRESS, framed),
            (text::MDX, self.jsx()),
            (text::HUGO_SHORTCODE, hugo_shortcode()),
            (text::HUGO_POST, self.hugo_call()),
            (text::PICTURE, self.markdown()),
        ]
        .into_iter()
        .map(|(host, code)| EmbedFormat { host, code })
        .collect()
    }
}

/// The template of Hugo's shortcode.
fn hugo_shortcode() -> String {
    let skip = text::skip(r#"{{ .Get "title" }}"#);
    HUGO_SHORTCODE.replace("@CAPTION@", text::OPEN_IN_PLAYGROUND).replace("@SKIP@", &skip)
}

/// Its text, with marks for the words of its links.
const HUGO_SHORTCODE: &str = include_str!("embed_code/iam-playground.html");

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &str = "iam-playground-matrix-photo-app.png";

    fn embed(title: &str) -> EmbedCode {
        EmbedCode {
            site: "https://example.org/iam/".into(),
            query: "?view=matrix&theme=dark".into(),
            world: "#s1.AbC-_9".into(),
            opened: "#s1.AbC-_9".into(),
            title: title.into(),
            picture: PICTURE.into(),
            height: 400,
            starts_at_press: false,
        }
    }

    #[test]
    fn embed_code_of_every_host_links_to_the_world_and_is_escaped() {
        let embed = embed("\"><script>alert(1)</script>");
        assert_eq!(embed.address(), "https://example.org/iam/embed/?view=matrix&theme=dark#s1.AbC-_9");
        let forms = embed.formats();
        assert_eq!(forms.len(), 11);
        for form in forms.iter().filter(|form| form.host != text::HUGO_SHORTCODE) {
            assert!(form.code.contains("s1.AbC-_9"), "{form:?}");
            let markup = form.code.contains("<iframe") || form.code.contains("<iam-playground");
            let is_escaped =
                form.code.contains("&quot;&gt;&lt;script&gt;") && form.code.contains("&amp;theme=dark");
            assert!(!markup || is_escaped, "{form:?}");
            assert!(!form.code.contains("<iframe") || form.code.contains(r#"loading="lazy""#), "{form:?}");
        }
        let hugo = forms.iter().find(|form| form.host == text::HUGO_POST).expect("a call");
        assert_eq!(hugo.code.matches('"').count(), 10, "{hugo:?}");
        // `relURL` leaves a path with a slash before it as it is, which a blog in a folder does not find.
        assert!(hugo.code.contains(r#"picture="iam-playground-matrix-photo-app.png""#), "{hugo:?}");
    }

    #[test]
    fn embed_code_has_a_picture_with_a_link_and_no_inline_style() {
        for form in embed("A bucket").formats() {
            assert!(!form.code.contains("style="), "{form:?}");
            let is_card = [text::DEV_TO, text::HASHNODE].contains(&form.host);
            let shows_picture = form.code.contains(PICTURE) || form.host == text::HUGO_SHORTCODE;
            assert!(is_card || shows_picture, "{form:?}");
            let links = form.code.contains("https://example.org/iam/#s1.AbC-_9");
            assert!(links || form.host == text::HUGO_SHORTCODE, "{form:?}");
        }
    }

    #[test]
    fn picture_is_as_wide_as_its_column_and_keeps_its_proportions() {
        let pictures = embed("A bucket").formats().into_iter().filter(|form| form.code.contains("<img"));
        let pictures: Vec<EmbedFormat> = pictures.collect();
        assert_eq!(pictures.len(), 7, "the element, five frames and the template of Hugo");
        for EmbedFormat { host, code } in pictures {
            let (_, picture) = code.split_once("<img").expect("a picture");
            let picture = picture.split('>').next().unwrap_or_default();
            assert!(picture.contains(r#" width="100%""#), "{host}: {picture}");
            assert!(!picture.contains("height="), "{host}: {picture}");
        }
    }

    #[test]
    fn frame_stands_in_nothing_with_margins_beside_it() {
        for EmbedFormat { host, code } in embed("A bucket").formats() {
            assert!(!code.contains("<figure") && !code.contains("</fig"), "{host}: {code}");
            assert_eq!(code.matches("<div>").count(), code.matches("</div>").count(), "{host}: {code}");
        }
    }

    #[test]
    fn picture_is_named_after_what_the_post_shows_of_which_world() {
        let named = |world: &str| picture_file(EmbedView::Why, world);
        assert_eq!(named("09-external-id"), "iam-playground-why-09-external-id.png");
        assert_eq!(named("Photo app"), "iam-playground-why-photo-app.png");
        assert_eq!(named("../\\\"><é"), "iam-playground-why.png");
        assert_ne!(picture_file(EmbedView::World, "Photo app"), named("Photo app"));
    }

    #[test]
    fn every_frame_has_a_link_that_leads_past_it() {
        let framed = embed("A \"bucket\"").formats().into_iter().filter(|form| form.code.contains("<iframe"));
        let framed: Vec<EmbedFormat> = framed.collect();
        let hosts = [text::FRAME, text::GROWING_FRAME, text::GHOST, text::WORDPRESS, text::MDX];
        let hosts = [&hosts[..], &[text::HUGO_SHORTCODE]].concat();
        assert_eq!(framed.iter().map(|form| form.host).collect::<Vec<_>>(), hosts);
        for EmbedFormat { host, code } in framed {
            let attribute = |part: &str, name: &str| {
                let value = part.split_once(&[name, "=\""].concat()).expect("an attribute").1;
                // A template has quotes of its own.
                let end = if host == text::HUGO_SHORTCODE { "\" " } else { "\"" };
                value.split(end).next().unwrap_or_default().to_owned()
            };
            let (before, after) = code.split_once("<iframe").expect("a frame");
            let target = attribute(before, "href").replacen('#', "", 1);
            assert!(!target.is_empty() && attribute(after, " id") == target, "{host}: {code}");
            let is_before = before.contains(">Skip A &quot;bucket&quot;</a>");
            assert!(
                is_before
                    || host == text::HUGO_SHORTCODE && before.contains(r#">Skip {{ .Get "title" }}</a>"#),
                "{host}: {code}"
            );
        }
        let other = EmbedCode { query: "?view=why".into(), ..embed("A bucket") };
        assert_ne!(embed("A bucket").end(), other.end(), "two embeds of one page");
    }

    #[test]
    fn embed_code_of_a_world_that_its_options_name_has_no_link() {
        let named = EmbedCode {
            query: "?view=why&example=02-deny".into(),
            world: String::new(),
            opened: "?example=02-deny".into(),
            ..embed("A bucket")
        };
        assert_eq!(named.address(), "https://example.org/iam/embed/?view=why&example=02-deny");
        for form in named.formats() {
            assert!(!form.code.contains("s1."), "{form:?}");
            let opens = form.code.contains("https://example.org/iam/?example=02-deny");
            assert!(opens || form.host == text::HUGO_SHORTCODE, "{form:?}");
        }
    }

    #[test]
    fn element_waits_for_a_press_only_where_that_is_asked() {
        let code = |starts_at_press| EmbedCode { starts_at_press, ..embed("A bucket") }.element();
        assert!(code(true).contains(r#"start="press""#));
        assert!(!code(false).contains("start="));
    }
}
