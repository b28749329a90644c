//! The address of the published site: canonical addresses, previews, oEmbed, the sitemap.

use maud::{Markup, html};
use serde_json::json;

use crate::error::BuildError;
use crate::text::error;
use crate::text::page::NAME;

/// Width and height of a preview's picture, pixels.
pub(crate) const PICTURE: (u32, u32) = (1200, 630);

/// Width and height of an embed that an oEmbed reader gets, pixels.
const EMBED: (u32, u32) = (720, 500);

/// The address of the site's folder, with a slash at the end.
#[derive(Debug)]
pub(crate) struct Address(String);

impl Address {
    pub(crate) fn new(text: &str) -> Result<Self, BuildError> {
        // What HTML, JSON, XML and a shell take as it is: the package's scripts put another address in its place.
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/%@!$()*+,;=[]".contains(&byte);
        let rest = text.strip_prefix("https://").unwrap_or_default();
        if rest.is_empty() || !rest.bytes().all(fits) {
            return Err(error::not_an_address(text).into());
        }
        Ok(Self(if text.ends_with('/') { text.to_owned() } else { format!("{text}/") }))
    }

    /// Of a file or folder of the site.
    pub(crate) fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// What a page's head says about it to whoever shows a preview. `folder` is empty for the landing page; `picture_folder` is
    /// that of its picture.
    pub(crate) fn head(&self, folder: &str, picture_folder: &str, title: &str, description: &str) -> Markup {
        let here = self.of(folder);
        let picture = self.of(&format!("{picture_folder}preview.png"));
        html! {
            link rel="canonical" href=(here);
            meta property="og:type" content="website";
            meta property="og:site_name" content=(NAME);
            meta property="og:title" content=(title);
            meta property="og:description" content=(description);
            meta property="og:url" content=(here);
            meta property="og:image" content=(picture);
            meta property="og:image:width" content=(PICTURE.0);
            meta property="og:image:height" content=(PICTURE.1);
            meta name="twitter:card" content="summary_large_image";
            link rel="alternate" type="application/json+oembed" href=(self.of(&format!("{folder}oembed.json"))) title=(title);
        }
    }

    /// The oEmbed response (oEmbed 1.0, *rich*) for a page; `picture_folder` is that of its picture, `embed` the address of its
    /// frame.
    pub(crate) fn oembed(&self, title: &str, picture_folder: &str, embed: &str) -> String {
        let (width, height) = EMBED;
        let frame = html! {
            iframe src=(self.of(embed)) title=(title) width="100%" height=(height) loading="lazy" style="border:0" {}
        };
        let answer = json!({
            "version": "1.0",
            "type": "rich",
            "title": title,
            "provider_name": NAME,
            "provider_url": self.0,
            "html": frame.into_string(),
            "width": width,
            "height": height,
            "thumbnail_url": self.of(&format!("{picture_folder}preview.png")),
            "thumbnail_width": PICTURE.0,
            "thumbnail_height": PICTURE.1,
        });
        format!("{answer:#}\n")
    }

    /// The sitemap of these folders (sitemaps.org 0.9).
    pub(crate) fn sitemap<'f>(&self, folders: impl Iterator<Item = &'f str>) -> String {
        let urls = folders.map(|folder| format!("  <url><loc>{}</loc></url>\n", self.of(folder)));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
            urls.collect::<String>()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_is_a_folder_of_a_host() {
        assert_eq!(Address::new("https://a.example/iam").unwrap().of("x/"), "https://a.example/iam/x/");
        for wrong in [
            "",
            "https://",
            "http://a.example/",
            "//a.example",
            "https://a.example/?x",
            "https://a .example/",
            "https://a.example/b&c/",
        ] {
            assert!(Address::new(wrong).is_err(), "{wrong}");
        }
    }
}
