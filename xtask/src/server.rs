//! A static file server: what `cargo xtask serve` and the end-to-end tests hand out.
//!
//! It does what a good static host does and no more: GET and HEAD of the files of one folder, under a
//! path of one's choice; a browser that reads brotli or gzip gets `NAME.br` or `NAME.gz` where that lies beside a file. [`Server::stop`] ends it for real, open connections included, so that a
//! test can take the network away; starting again on the same port brings it back.
//!
//! HTTP is axum's and tower-http's, TLS is rustls by axum-server: kept libraries that the browser
//! driver of the end-to-end tests brings along for the most part.
//!
//! ```no_run
//! # fn main() -> std::io::Result<()> {
//! use std::path::Path;
//! use xtask::server::{Options, Server};
//!
//! let server = Server::start(Path::new("dist"), Options { prefix: "/some/group/".into(), ..Options::default() })?;
//! println!("http://{}/some/group/", server.address());
//! server.stop();
//! # Ok(())
//! # }
//! ```

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
};

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::{Redirect, Response},
    routing::get,
};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use tokio::sync::watch;
use tower_http::services::ServeDir;

/// How to serve.
pub struct Options {
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// The path under which the folder appears; begins and ends with `/`.
    pub prefix: String,
    /// A certificate with its key, for https.
    pub tls: Option<RustlsConfig>,
}

impl Default for Options {
    fn default() -> Self {
        Options { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), prefix: "/".into(), tls: None }
    }
}

/// A server that runs until it is stopped or dropped.
pub struct Server {
    address: SocketAddr,
    handle: Handle<SocketAddr>,
    asked: Arc<Mutex<Vec<String>>>,
    held: Held,
    thread: Option<JoinHandle<()>>,
}

/// How the path ends that is not answered for now, if any.
type Held = Arc<watch::Sender<Option<String>>>;

impl Server {
    /// Begins to serve `folder`.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub fn start(folder: &Path, options: Options) -> io::Result<Server> {
        let listener = TcpListener::bind(options.address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let asked = Arc::default();
        let held: Held = Arc::new(watch::Sender::new(None));
        let app = routes(folder, &options.prefix, &asked, &held).into_make_service();
        let handle = Handle::new();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let for_server = handle.clone();
        // A thread of its own, so that whoever asks may itself run on a runtime, and so that all of it is gone, open
        // connections included, when the thread has ended.
        let thread = thread::spawn(move || {
            // The listener is open already: what ends the server is the handle.
            let _ = runtime.block_on(async {
                match options.tls {
                    Some(tls) => {
                        axum_server::from_tcp_rustls(listener, tls)?.handle(for_server).serve(app).await
                    }
                    None => axum_server::from_tcp(listener)?.handle(for_server).serve(app).await,
                }
            });
        });
        Ok(Server { address, handle, asked, held, thread: Some(thread) })
    }

    /// The address that it listens on, with the port that was taken.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The paths asked for so far, oldest first.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets requests wait of which the path ends so, as on a slow network; `None` answers them again.
    pub fn hold(&self, end: Option<&str>) {
        self.held.send_replace(end.map(str::to_owned));
    }

    /// Stops serving: no new connection, and the open ones are cut.
    pub fn stop(mut self) {
        self.end();
    }

    /// Waits until the server ends, which for `cargo xtask serve` is never.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }

    fn end(&mut self) {
        self.handle.shutdown();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// The folder's files under the prefix, which begins and ends with `/`.
fn routes(folder: &Path, prefix: &str, asked: &Arc<Mutex<Vec<String>>>, held: &Held) -> Router {
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let routes = match prefix.strip_suffix('/') {
        None | Some("") => Router::new().fallback_service(files),
        Some(without_slash) => {
            let target = prefix.to_owned();
            Router::new()
                .nest_service(prefix, files)
                // Relative links lead into the folder only from the address with the slash.
                .route(without_slash, get(|| async move { Redirect::permanent(&target) }))
        }
    };
    let (asked, held) = (Arc::clone(asked), Arc::clone(held));
    routes.layer(middleware::from_fn(move |request: Request, next: Next| {
        let path = request.uri().path().to_owned();
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
        let mut held = held.subscribe();
        async move {
            let is_free = |end: &Option<String>| !end.as_ref().is_some_and(|end| path.ends_with(end));
            // It fails when the server is gone, and nobody waits for an answer then.
            let _ = held.wait_for(is_free).await;
            with_headers(request, next).await
        }
    }))
}

/// What a careful static host says beside each file: how long it stays what it is, that it comes compressed to who can
/// read that, and to take it for nothing but what it is called.
async fn with_headers(request: Request, next: Next) -> Response {
    let named_by_content = is_named_by_content(request.uri().path());
    let mut response = next.run(request).await;
    let kept = if named_by_content && response.status().is_success() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    for (name, value) in [
        (header::CACHE_CONTROL, kept),
        (header::VARY, "accept-encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the build named a file by what is in it, as `all-leaders-9374a34008c52211_bg.wasm`: it never changes then.
fn is_named_by_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.'])
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        fs,
        io::{Read, Write},
        net::TcpStream,
    };

    /// The status and headers of the answer to a request for `path`, of this package's own folder.
    fn head(path: &str) -> io::Result<String> {
        head_in(Path::new(env!("CARGO_MANIFEST_DIR")), path, "")
    }

    /// The same of another folder, with further lines in the request.
    fn head_in(folder: &Path, path: &str, lines: &str) -> io::Result<String> {
        let server = Server::start(folder, Options { prefix: "/some/group/".into(), ..Options::default() })?;
        let mut stream = TcpStream::connect(server.address())?;
        write!(stream, "HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    fn status(path: &str) -> String {
        head(path).unwrap()[9..12].to_owned()
    }

    #[test]
    fn files_are_found_under_the_prefix_only() {
        assert_eq!(status("/some/group/Cargo.toml"), "200");
        assert_eq!(status("/some/group/Cargo%2Etoml?x=1"), "200");
        assert_eq!(status("/some/group/src/lib.rs"), "200");
        assert_eq!(status("/Cargo.toml"), "404");
        assert_eq!(status("/some/group"), "308");
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in ["/some/group/../Cargo.lock", "/some/group/%2e%2e/Cargo.lock", "/some/group//etc/passwd"]
        {
            assert_eq!(status(path), "404", "{path}");
        }
    }

    #[test]
    fn files_are_asked_for_again_and_not_guessed_at() {
        let head = head("/some/group/Cargo.toml").unwrap();
        assert!(
            head.contains("cache-control: no-cache\r\n")
                && head.contains("x-content-type-options: nosniff\r\n")
        );
    }

    /// A folder as the build has it, with files beside that were compressed.
    fn built() -> io::Result<std::path::PathBuf> {
        let folder = std::env::temp_dir().join(format!("all-leaders-server-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for (name, text) in [
            ("index.html", "<p>"),
            ("app-0123456789abcdef_bg.wasm", "plain"),
            ("app-0123456789abcdef_bg.wasm.br", "br"),
            ("app-0123456789abcdef_bg.wasm.gz", "gzip"),
        ] {
            fs::write(folder.join(name), text)?;
        }
        Ok(folder)
    }

    #[test]
    fn who_reads_brotli_or_gzip_gets_what_was_compressed() {
        let folder = built().unwrap();
        let path = "/some/group/app-0123456789abcdef_bg.wasm";
        for (accepts, comes) in [
            ("Accept-Encoding: gzip, deflate, br\r\n", Some("br")),
            ("Accept-Encoding: gzip\r\n", Some("gzip")),
            ("Accept-Encoding: identity\r\n", None),
            ("", None),
        ] {
            let head = head_in(&folder, path, accepts).unwrap();
            // Compiling while it streams in needs the type, compressed or not.
            assert!(head.contains("content-type: application/wasm\r\n"), "{head}");
            assert!(head.contains("vary: accept-encoding\r\n"), "{head}");
            match comes {
                Some(comes) => assert!(head.contains(&format!("content-encoding: {comes}\r\n")), "{head}"),
                None => assert!(!head.contains("content-encoding"), "{head}"),
            }
        }
        // What was not compressed comes as it is.
        let head = head_in(&folder, "/some/group/", "Accept-Encoding: br\r\n").unwrap();
        assert!(head.contains("content-type: text/html\r\n") && !head.contains("content-encoding"), "{head}");
    }

    #[test]
    fn what_is_named_by_its_content_is_kept_and_nothing_else() {
        let folder = built().unwrap();
        let kept = "cache-control: public, max-age=31536000, immutable\r\n";
        let head = head_in(&folder, "/some/group/app-0123456789abcdef_bg.wasm", "").unwrap();
        assert!(head.contains(kept), "{head}");
        for other in ["/some/group/", "/some/group/index.html", "/some/group/app-ffffffffffffffff_bg.wasm"] {
            let head = head_in(&folder, other, "").unwrap();
            assert!(head.contains("cache-control: no-cache\r\n"), "{other}: {head}");
        }
    }

    #[test]
    fn a_stopped_server_is_gone_and_its_port_can_be_taken_again() -> io::Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let server = Server::start(folder, Options::default())?;
        let address = server.address();
        let mut open = TcpStream::connect(address)?;
        server.stop();
        // Closed or reset, as the system has it.
        assert!(!matches!(open.read(&mut [0]), Ok(1..)), "an open connection is cut");
        assert!(TcpStream::connect(address).is_err());
        Server::start(folder, Options { address, ..Options::default() })?.stop();
        Ok(())
    }
}
