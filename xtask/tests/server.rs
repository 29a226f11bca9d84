//! The server, asked as a browser and as an attacker would.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;

use xtask::server::{Site, listen, serve};

fn start(name: &str) -> SocketAddr {
    let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("site/de")).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    fs::write(folder.join("site/index.html"), "home").unwrap();
    fs::write(folder.join("site/index.html.br"), "compressed").unwrap();
    fs::write(folder.join("site/404.html"), "lost").unwrap();
    fs::write(folder.join("site/de/index.html"), "daheim").unwrap();
    fs::write(folder.join("site/de/404.html"), "verirrt").unwrap();
    let site = Site::read(&folder.join("site")).unwrap();
    fs::remove_dir_all(folder).unwrap();
    serve(site, listen(0).unwrap()).unwrap()
}

fn ask(address: SocketAddr, request: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn files_come_with_the_production_headers() {
    let address = start("headers");
    let answer = ask(address, "GET /?from=mail", "");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("Content-Type: text/html; charset=utf-8"));
    assert!(answer.contains("Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'; "));
    assert!(answer.contains("Cache-Control: no-cache"));
    assert!(answer.ends_with("\r\n\r\nhome"));
    assert!(ask(address, "GET /de/", "").ends_with("daheim"));
}

#[test]
fn the_compressed_copy_goes_to_those_who_accept_it() {
    let address = start("brotli");
    let accepted = ask(address, "GET /", "Accept-Encoding: gzip, br;q=0.9\r\n");
    assert!(accepted.contains("Content-Encoding: br"));
    assert!(accepted.ends_with("compressed"));
    for refusal in ["", "Accept-Encoding: gzip\r\n", "Accept-Encoding: br;q=0\r\n"] {
        assert!(ask(address, "GET /", refusal).ends_with("home"), "{refusal}");
    }
}

#[test]
fn nothing_outside_the_site_is_reached() {
    let address = start("traversal");
    for path in [
        "/../secret.txt",
        "/de/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/..\\secret.txt",
        "/index.html.br",
        "/missing",
        "/de",
    ] {
        let answer = ask(address, &format!("GET {path}"), "");
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    }
    assert!(ask(address, "POST /", "").starts_with("HTTP/1.1 405 "));
}

#[test]
fn what_is_missing_is_told_by_the_nearest_folder() {
    let address = start("missing");
    for (path, told) in [
        ("/x", "lost"),
        ("/en/x?a=/de/", "lost"),
        ("/de", "lost"),
        ("/de/a/b/", "verirrt"),
        ("/de/%23c=1", "verirrt"),
    ] {
        let answer = ask(address, &format!("GET {path}"), "");
        assert!(answer.starts_with("HTTP/1.1 404 ") && answer.ends_with(told), "{path}: {answer}");
        assert!(answer.contains("Content-Security-Policy: "), "{path}: {answer}");
    }
}

#[test]
fn one_connection_takes_many_requests_and_ends_behind_a_body() {
    let address = start("kept");
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /de/ HTTP/1.1\r\n\r\n").unwrap();
    stream.write_all(b"POST / HTTP/1.1\r\nContent-Length: 20\r\n\r\nGET /de/ HTTP/1.1\r\n\r\n").unwrap();
    let mut answers = String::new();
    // The end comes as an error where the unread body is still on its way.
    let _ = stream.read_to_string(&mut answers);
    let statuses = answers.split("HTTP/1.1 ").map(|answer| answer.get(..3).unwrap_or_default());
    assert_eq!(statuses.collect::<Vec<_>>(), ["", "200", "200", "405"], "{answers}");
}

#[test]
fn what_is_no_request_gets_no_answer() {
    let address = start("nonsense");
    for nonsense in ["\r\n\r\n", "GET /\r\n\r\n", &"x".repeat(100_000)] {
        let mut stream = TcpStream::connect(address).unwrap();
        // The server may have hung up before the end of it.
        let _ = stream.write_all(nonsense.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty());
    }
}

#[test]
fn a_head_has_no_body_and_a_slow_reader_keeps_nobody_waiting() {
    let address = start("many");
    let answer = ask(address, "HEAD /", "");
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("Content-Length: 4"));
    assert!(answer.ends_with("\r\n\r\n"));

    let _silent: Vec<_> = (0..50).map(|_| TcpStream::connect(address).unwrap()).collect();
    let askers: Vec<_> = (0..50).map(|_| thread::spawn(move || ask(address, "GET /", ""))).collect();
    for asker in askers {
        assert!(asker.join().unwrap().ends_with("home"));
    }
}
