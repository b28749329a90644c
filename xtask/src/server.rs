//! A static file server, as plain as the hosts that the site is made for: files of one folder, under a path.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::error::{Context, TaskError};

/// A server that runs in the background until the program ends.
#[derive(Debug)]
pub(crate) struct Server {
    /// The address of the folder, with a slash at the end.
    pub(crate) address: String,
}

/// What is served, and under which path.
#[derive(Debug)]
struct Site {
    folder: PathBuf,
    /// `/` or `/some/folder/`.
    prefix: String,
}

/// The response to a request: status line, headers beyond the usual, body.
#[derive(Debug, PartialEq, Eq)]
enum ServedResponse {
    File(PathBuf),
    Moved(String),
    NotFound,
}

/// Serves the folder on this computer only. Port 0 is any free one.
pub(crate) fn start(folder: &Path, prefix: &str, port: u16) -> Result<Server, TaskError> {
    let folder = folder.canonicalize().context(format_args!("serve {}", folder.display()))?;
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .context(format_args!("listen on port {port} (try another with --port)"))?;
    let address = listener.local_addr().context("learn the server's port")?;
    let site = Arc::new(Site { folder, prefix: prefix.to_owned() });
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // Clients that disconnect are ignored.
            thread::spawn(move || drop(handle_connection(stream, &site)));
        }
    });
    Ok(Server { address: format!("http://{address}{prefix}") })
}

fn handle_connection(stream: TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(&stream).take(64 * 1024);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let response = match method {
        "GET" | "HEAD" => site.respond_to(target),
        _ => {
            return write_response(&stream, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", b"", true);
        }
    };
    let with_body = method == "GET";
    match response {
        ServedResponse::File(file) => {
            let headers = format!("Content-Type: {}\r\n", media_type(&file));
            write_response(&stream, "200 OK", &headers, &fs::read(file)?, with_body)
        }
        ServedResponse::Moved(to) => {
            let headers = format!("Location: {to}\r\n");
            write_response(&stream, "301 Moved Permanently", &headers, b"", with_body)
        }
        ServedResponse::NotFound => {
            let headers = "Content-Type: text/plain\r\n";
            write_response(&stream, "404 Not Found", headers, b"There is no such file.\n", with_body)
        }
    }
}

fn write_response(
    mut stream: &TcpStream,
    status: &str,
    headers: &str,
    body: &[u8],
    with_body: bool,
) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

impl Site {
    fn respond_to(&self, target: &str) -> ServedResponse {
        let path = target.split(['?', '#']).next().unwrap_or("");
        if format!("{path}/") == self.prefix {
            return ServedResponse::Moved(self.prefix.clone());
        }
        let found = path
            .strip_prefix(&self.prefix)
            .and_then(percent_decoded)
            .and_then(|inside| self.folder.join(inside.trim_start_matches('/')).canonicalize().ok())
            // What leads out of the folder, by dots or by a link, does not exist.
            .filter(|file| file.starts_with(&self.folder));
        let file = match found {
            Some(folder) if folder.is_dir() => folder.join("index.html"),
            Some(file) => file,
            None => return ServedResponse::NotFound,
        };
        if file.is_file() { ServedResponse::File(file) } else { ServedResponse::NotFound }
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("site/deep")).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("site/index.html"), "home").unwrap();
        fs::write(folder.join("site/deep/a b.css"), "").unwrap();
        Site { folder: folder.join("site").canonicalize().unwrap(), prefix: "/some/folder/".to_owned() }
    }

    #[test]
    fn serves_files_under_the_prefix() {
        let site = site("files");
        let file = |name: &str| ServedResponse::File(site.folder.join(name));
        assert_eq!(site.respond_to("/some/folder/"), file("index.html"));
        assert_eq!(site.respond_to("/some/folder/?fresh=1"), file("index.html"));
        assert_eq!(site.respond_to("/some/folder/deep/a%20b.css"), file("deep/a b.css"));
        assert_eq!(site.respond_to("/some/folder"), ServedResponse::Moved("/some/folder/".to_owned()));
        assert_eq!(site.respond_to("/some/folder/deep/"), ServedResponse::NotFound);
        assert_eq!(site.respond_to("/index.html"), ServedResponse::NotFound);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = site("traversal");
        for path in ["../secret.txt", "%2e%2e/secret.txt", "deep/../../secret.txt", "/etc/passwd", "%zz", "%"]
        {
            let target = format!("/some/folder/{path}");
            assert_eq!(site.respond_to(&target), ServedResponse::NotFound, "{target}");
        }
    }

    #[test]
    fn responds_over_a_socket() {
        let server = start(&site("socket").folder, "/", 0).unwrap();
        let host = server.address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut stream = TcpStream::connect(host).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
        assert!(response.contains("Content-Type: text/html; charset=utf-8\r\n"), "{response}");
        assert!(response.ends_with("\r\n\r\nhome"), "{response}");
    }
}
