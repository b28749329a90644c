//! The ways to put an embed into a post, each as its host wants it.

use crate::text::embed_code as text;
use decision_path::svg::Escaped;

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
    /// `s1.…`.
    pub link: String,
    /// What the frame is called.
    pub title: String,
    /// How high it is before it says so itself, pixels.
    pub height: u32,
}

impl EmbedCode {
    /// The address of the embed.
    pub fn address(&self) -> String {
        format!("{}embed/{}#{}", self.site, self.query, self.link)
    }

    /// The address of the whole playground with the same world.
    fn playground(&self) -> String {
        format!("{}#{}", self.site, self.link)
    }

    fn iframe(&self) -> String {
        format!(
            r#"<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:1px solid #8c95a1;border-radius:6px"></iframe>"#,
            Escaped(&self.address()),
            Escaped(&self.title),
            self.height
        )
    }

    /// Every form.
    pub fn formats(&self) -> Vec<EmbedFormat> {
        let (address, title, iframe) = (self.address(), &self.title, self.iframe());
        let script = format!(r#"<script src="{}embed.js" async></script>"#, Escaped(&self.site));
        let element = format!(
            r#"<iam-playground src="{}" title="{}" height="{}"></iam-playground>"#,
            Escaped(&address),
            Escaped(title),
            self.height
        );
        // In JSX a style is an object, and what stands in quotes is text.
        let mdx = format!(
            r#"<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style={{{{ border: "1px solid #8c95a1", borderRadius: 6 }}}} />"#,
            Escaped(&address),
            Escaped(title),
            self.height
        );
        let markdown = format!(
            "[![{}](iam-playground.png)](<{}>)",
            title.replace(['[', ']', '\\', '\n'], " "),
            self.playground()
        );
        [
            (text::FRAME, iframe.clone()),
            (text::GROWING_FRAME, format!("{iframe}\n{script}")),
            (text::ELEMENT, format!("{element}\n{script}")),
            ("dev.to", format!(r"{{% embed {address} %}}")),
            ("Hashnode", format!("%[{address}]")),
            (text::GHOST, format!("{iframe}\n{script}")),
            (text::WORDPRESS, iframe.clone()),
            ("MDX", mdx),
            (text::HUGO, [r"{{< rawhtml >}}", &iframe, r"{{< /rawhtml >}}"].join("\n")),
            (text::PICTURE, markdown),
        ]
        .into_iter()
        .map(|(host, code)| EmbedFormat { host, code })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::EmbedCode;

    #[test]
    fn embed_code_of_every_host_links_to_the_world_and_is_escaped() {
        let embed = EmbedCode {
            site: "https://example.org/iam/".into(),
            query: "?view=matrix&theme=dark".into(),
            link: "s1.AbC-_9".into(),
            title: "\"><script>alert(1)</script>".into(),
            height: 400,
        };
        assert_eq!(embed.address(), "https://example.org/iam/embed/?view=matrix&theme=dark#s1.AbC-_9");
        let forms = embed.formats();
        assert_eq!(forms.len(), 10);
        for form in &forms {
            assert!(form.code.contains("s1.AbC-_9"), "{form:?}");
            let markup = form.code.contains("<iframe") || form.code.contains("<iam-playground");
            assert!(
                !markup
                    || form.code.contains("&quot;&gt;&lt;script&gt;")
                        && form.code.contains("&amp;theme=dark"),
                "{form:?}"
            );
            assert!(!form.code.contains("<iframe") || form.code.contains(r#"loading="lazy""#), "{form:?}");
        }
    }
}
