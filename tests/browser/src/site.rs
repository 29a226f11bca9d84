//! The built site, served once for all journeys of a test program.

use std::net::SocketAddr;
use std::sync::OnceLock;

use xtask::{bundle, server};

/// Where the site is served.
pub fn address() -> SocketAddr {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    *ADDRESS.get_or_init(|| {
        let site = server::Site::read(&bundle::dist()).expect("dist/ is there; `cargo xtask build` makes it");
        let listener = server::listen(0).expect("loopback has a free port");
        server::serve(site, listener).expect("the server starts")
    })
}
