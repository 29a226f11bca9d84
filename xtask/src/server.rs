//! Serves a `dist/` on loopback as a production host would.
//!
//! All files are read before the first request and found by their exact name in a table, so no
//! request can reach anything else on the disk.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, StatusCode};

use crate::headers;

/// The extension of a file's copy that was compressed beforehand.
pub const BROTLI: &str = "br";

/// The files of a site by their path in it, without a slash before.
pub struct Site(HashMap<String, File>);

struct File {
    plain: Vec<u8>,
    brotli: Option<Vec<u8>>,
}

impl Site {
    /// Reads a folder with all that is below it.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut files = HashMap::new();
        for path in files_below(folder)? {
            let mut compressed = path.clone().into_os_string();
            compressed.push(format!(".{BROTLI}"));
            let file = File { plain: fs::read(&path)?, brotli: fs::read(compressed).ok() };
            files.insert(name_in(folder, &path), file);
        }
        Ok(Self(files))
    }

    /// The name and the file that a request means. A folder means its `index.html`.
    fn find(&self, url: &str) -> Option<(String, &File)> {
        let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
        let name = match path {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        let file = self.0.get(&name)?;
        Some((name, file))
    }
}

/// Opens a port on loopback; 0 means any free one.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves a site until the process ends. Every request has a thread of its own, so that a slow
/// reader keeps nobody waiting.
pub fn serve(site: Site, listener: TcpListener) -> Result<SocketAddr> {
    let address = listener.local_addr()?;
    let server = tiny_http::Server::from_listener(listener, None)
        .map_err(|error| anyhow!("cannot serve on {address}: {error}"))?;
    let site = Arc::new(site);
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let site = Arc::clone(&site);
            // The reader may have gone by now, which is nobody's failure.
            thread::spawn(move || answer(&site, request).ok());
        }
    });
    Ok(address)
}

fn answer(site: &Site, request: Request) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = Response::from_string("Only GET and HEAD.\n")
            .with_status_code(405)
            .with_header(header("Allow", "GET, HEAD"));
        return request.respond(refusal);
    }
    let (status, found) = match site.find(request.url()) {
        Some(found) => (200, Some(found)),
        None => (404, site.find("/404.html")),
    };
    let Some((name, file)) = found else {
        return request.respond(Response::from_string("Not found.\n").with_status_code(404));
    };
    let brotli = file.brotli.as_ref().filter(|_| accepts_brotli(&request));
    let body = brotli.unwrap_or(&file.plain);
    let mut all: Vec<_> = headers::of(&name).iter().map(|(name, value)| header(name, value)).collect();
    all.push(header("Vary", "Accept-Encoding"));
    if brotli.is_some() {
        all.push(header("Content-Encoding", BROTLI));
    }
    let response = Response::new(StatusCode(status), all, body.as_slice(), Some(body.len()), None);
    // Large files would go out in chunks and hide their length from a progress bar.
    request.respond(response.with_chunked_threshold(usize::MAX))
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("the headers of this program are well formed")
}

fn accepts_brotli(request: &Request) -> bool {
    let accepted = request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Accept-Encoding"))
        .flat_map(|header| header.value.as_str().split(','));
    accepted.into_iter().any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let refused = |weight: &str| {
            let weight = weight.strip_prefix("q=").and_then(|it| it.parse().ok());
            weight == Some(0.0_f32)
        };
        parts.next() == Some(BROTLI) && !parts.any(refused)
    })
}

/// All files below a folder, but not their compressed copies, in the order of their names.
pub fn files_below(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|extension| extension != BROTLI) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A file's path below a folder, with slashes on every system.
pub fn name_in(folder: &Path, file: &Path) -> String {
    let parts = file.strip_prefix(folder).unwrap_or(file).iter();
    let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
