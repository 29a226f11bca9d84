//! Serves a `dist/` on loopback as a production host would.
//!
//! All files are read before the first request and found by their exact name in a table, so no
//! request can reach anything else on the disk. Every connection has a thread of its own: browsers
//! keep connections open without a word, and nobody may wait for such a one.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::headers;

/// The extension of a file's copy that was compressed beforehand.
pub const BROTLI: &str = "br";

/// The same for hosts that know no brotli.
pub const GZIP: &str = "gz";

/// How long a connection may stay silent.
const SILENCE: Duration = Duration::from_secs(60);

/// Longest head of a request, in bytes.
const LONGEST_HEAD: u64 = 64 * 1024;

/// A site: its files by their path in it, without a slash before.
#[derive(Default)]
pub struct Site {
    files: HashMap<String, File>,
    heads: Option<Heads>,
    /// Whether it is somebody else's, without what belongs to the calculator's answers.
    is_of_others: bool,
    treat: Option<Treat>,
}

/// What becomes of a request by its address, on a site that is unwell on purpose. It may take its time.
type Treat = Box<dyn Fn(&str) -> Treatment + Send + Sync>;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It is answered.
    Answer,
    /// It is answered as if it were for this file.
    Instead(&'static str),
    /// It is answered with this media type, as by hosts that do not know the file's own.
    Named(&'static str),
    /// Half of the answer is sent.
    CutOff,
    /// Nothing is sent, as when the network is gone.
    HangUp,
}

/// The heads of the requests that came, word for word.
#[derive(Clone, Default)]
pub struct Heads(Arc<Mutex<Vec<String>>>);

impl Heads {
    fn keep(&self, head: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(head);
    }

    /// Those that came since the last time.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[derive(Clone)]
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
        Ok(Self { files, ..Self::default() })
    }

    /// Keeps the heads of all requests from now on.
    pub fn keep_heads(&mut self) -> Heads {
        self.heads.get_or_insert_default().clone()
    }

    /// Decides from now on what becomes of each request.
    pub fn treat(&mut self, treat: impl Fn(&str) -> Treatment + Send + Sync + 'static) {
        self.treat = Some(Box::new(treat));
    }

    /// Takes away the files whose names end so.
    pub fn remove(&mut self, end: &str) {
        self.files.retain(|name, _| !name.ends_with(end));
    }

    /// What is in the first file of such a name; nothing where there is none.
    pub fn content(&self, is_it: impl Fn(&str) -> bool) -> &[u8] {
        let mut names: Vec<_> = self.files.keys().filter(|name| is_it(name)).collect();
        names.sort();
        names.first().map_or(&[], |name| &self.files[*name].plain)
    }

    /// Adds a file to it.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        self.files.insert(name.to_owned(), File { plain: content.to_owned(), brotli: None });
    }

    /// Puts all that it has into a folder of it, too.
    pub fn copy_into(&mut self, folder: &str) {
        let copies: Vec<_> =
            self.files.iter().map(|(name, file)| (format!("{folder}/{name}"), file.clone())).collect();
        self.files.extend(copies);
    }

    /// Serves it as somebody else's site, without the calculator's policy.
    #[must_use]
    pub fn of_others(mut self) -> Self {
        self.is_of_others = true;
        self
    }

    /// Changes every file of it whose name ends so.
    pub fn edit(&mut self, end: &str, edit: impl Fn(&str) -> String) {
        for (_, file) in self.files.iter_mut().filter(|(name, _)| name.ends_with(end)) {
            let page = edit(&String::from_utf8_lossy(&file.plain));
            *file = File { plain: page.into_bytes(), brotli: None };
        }
    }

    /// The name and the file that a request means. A folder means its `index.html`.
    fn find(&self, url: &str) -> Option<(String, &File)> {
        let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
        let name = match path {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        let file = self.files.get(&name)?;
        Some((name, file))
    }

    /// What is shown of an address without a file: the `404.html` of the nearest folder around it.
    fn missing(&self, url: &str) -> Option<(String, &File)> {
        let mut folder = url.split(['?', '#']).next()?;
        while let Some((outer, _)) = folder.rsplit_once('/') {
            if let Some(found) = self.find(&format!("{outer}/404.html")) {
                return Some(found);
            }
            folder = outer;
        }
        None
    }
}

/// Opens a port on loopback; 0 means any free one.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves a site until the process ends.
pub fn serve(site: Site, listener: TcpListener) -> Result<SocketAddr> {
    let address = listener.local_addr()?;
    let site = Arc::new(site);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // The reader may have gone by now, which is nobody's failure.
            thread::spawn(move || converse(&site, &stream).ok());
        }
    });
    Ok(address)
}

/// Answers the requests of one connection, one after the other.
fn converse(site: &Site, mut stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(mut request) = Request::read(&mut reader)? {
        if let Some(heads) = &site.heads {
            heads.keep(request.head.clone());
        }
        let treatment = site.treat.as_ref().map_or(Treatment::Answer, |treat| treat(&request.url));
        match treatment {
            Treatment::HangUp => break,
            Treatment::Instead(name) => request.url = format!("/{name}"),
            Treatment::Answer | Treatment::Named(_) | Treatment::CutOff => {}
        }
        let is_cut = treatment == Treatment::CutOff;
        let mut answer = site.answer(&request);
        if let Treatment::Named(kind) = treatment {
            answer.headers.retain(|(name, _)| *name != "Content-Type");
            answer.headers.push(("Content-Type", kind.to_owned()));
        }
        stream.write_all(&answer.head(&request))?;
        if request.method != "HEAD" {
            let sent = if is_cut { answer.body.len() / 2 } else { answer.body.len() };
            stream.write_all(&answer.body[..sent])?;
        }
        if is_cut || request.is_last() {
            break;
        }
    }
    Ok(())
}

/// The head of a request.
struct Request {
    method: String,
    url: String,
    version: String,
    headers: Vec<(String, String)>,
    head: String,
}

impl Request {
    /// Reads the next one; none when the connection has ended.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut lines = Vec::new();
        let mut reader = reader.take(LONGEST_HEAD);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || !line.ends_with('\n') {
                return Ok(None);
            }
            match line.trim_end() {
                "" => break,
                line => lines.push(line.to_owned()),
            }
        }
        let mut words = lines.first().map(String::as_str).unwrap_or_default().split(' ').map(str::to_owned);
        let (Some(method), Some(url), Some(version)) = (words.next(), words.next(), words.next()) else {
            return Ok(None);
        };
        let headers = lines[1..].iter().filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        Ok(Some(Self { method, url, version, headers: headers.collect(), head: lines.join("\n") }))
    }

    /// The values of a header, which may come several times and parted by commas.
    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name));
        named.flat_map(|(_, value)| value.split(',')).map(str::trim)
    }

    /// Whether the connection ends behind it. A body, which no request here has a use for, is not
    /// read, and nothing could be found behind it.
    fn is_last(&self) -> bool {
        let has_body = self.values("Content-Length").chain(self.values("Transfer-Encoding")).next().is_some();
        let closes = self.values("Connection").any(|value| value.eq_ignore_ascii_case("close"));
        has_body || closes || self.version != "HTTP/1.1"
    }

    fn accepts_brotli(&self) -> bool {
        self.values("Accept-Encoding").any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let refused = |weight: &str| {
                let weight = weight.strip_prefix("q=").and_then(|it| it.parse().ok());
                weight == Some(0.0_f32)
            };
            parts.next() == Some(BROTLI) && !parts.any(refused)
        })
    }
}

/// What is sent back.
struct Answer<'a> {
    status: &'static str,
    headers: Vec<headers::Header>,
    body: &'a [u8],
}

impl Site {
    fn answer(&self, request: &Request) -> Answer<'_> {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            let headers = vec![("Allow", "GET, HEAD".to_owned())];
            return Answer { status: "405 Method Not Allowed", headers, body: b"Only GET and HEAD.\n" };
        }
        let (status, found) = match self.find(&request.url) {
            Some(found) => ("200 OK", Some(found)),
            None => ("404 Not Found", self.missing(&request.url)),
        };
        let Some((name, file)) = found else {
            return Answer { status, headers: Vec::new(), body: b"Not found.\n" };
        };
        let mut headers = match self.is_of_others {
            false => headers::of(&name),
            true => vec![("Content-Type", headers::media_type(&name).to_owned())],
        };
        headers.push(("Vary", "Accept-Encoding".to_owned()));
        let brotli = file.brotli.as_ref().filter(|_| request.accepts_brotli());
        if brotli.is_some() {
            headers.push(("Content-Encoding", BROTLI.to_owned()));
        }
        Answer { status, headers, body: brotli.unwrap_or(&file.plain) }
    }
}

impl Answer<'_> {
    fn head(&self, request: &Request) -> Vec<u8> {
        let connection = if request.is_last() { "close" } else { "keep-alive" };
        let length = self.body.len();
        let mut head =
            format!("HTTP/1.1 {}\r\nConnection: {connection}\r\nContent-Length: {length}\r\n", self.status);
        for (name, value) in &self.headers {
            head.extend([*name, ": ", value, "\r\n"]);
        }
        (head + "\r\n").into_bytes()
    }
}

/// All files below a folder, but not their compressed copies, in the order of their names.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_copy =
        |path: &PathBuf| path.extension().is_some_and(|extension| extension == BROTLI || extension == GZIP);
    let mut files = all_below(folder)?;
    files.retain(|path| !is_copy(path));
    Ok(files)
}

/// All files below a folder in the order of their names.
pub fn all_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Copies a folder with all that is below it; what stands there is overwritten.
///
/// # Errors
/// When something cannot be read or written.
pub fn copy_below(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        let target = to.join(name_in(from, &file));
        fs::create_dir_all(target.parent().context("a file lies in a folder")?)?;
        // Written rather than copied, so that a folder that may only be read does not hand that on.
        fs::write(&target, fs::read(&file)?).with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}

/// A file's path below a folder, with slashes on every system.
pub fn name_in(folder: &Path, file: &Path) -> String {
    let parts = file.strip_prefix(folder).unwrap_or(file).iter();
    let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
