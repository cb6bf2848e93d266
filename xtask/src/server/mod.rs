//! A small static file server: what `cargo xtask serve` and the end-to-end tests hand out.
//!
//! It does what any static host does and no more: GET and HEAD of the files of one folder, under a
//! path of one's choice. [`Server::stop`] ends it for real, open connections included, so that a
//! test can take the network away; starting again on the same port brings it back.
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

mod answer;

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// A stream that bytes go both ways on: plain, or wrapped in TLS.
pub trait Stream: Read + Write + Send {}

impl<T: Read + Write + Send> Stream for T {}

/// Wraps an accepted connection, for TLS.
pub type Wrap = dyn Fn(TcpStream) -> io::Result<Box<dyn Stream>> + Send + Sync;

/// How to serve.
pub struct Options {
    /// Where to listen; port 0 takes a free one.
    pub address: SocketAddr,
    /// The path under which the folder appears; begins and ends with `/`.
    pub prefix: String,
    /// Wraps each connection, or leaves it plain.
    pub wrap: Option<Box<Wrap>>,
}

impl Default for Options {
    fn default() -> Self {
        Options { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), prefix: "/".into(), wrap: None }
    }
}

/// A server that runs until it is stopped or dropped.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    acceptor: Option<JoinHandle<()>>,
}

struct Shared {
    folder: PathBuf,
    prefix: String,
    wrap: Option<Box<Wrap>>,
    stopping: AtomicBool,
    next: AtomicU64,
    open: Mutex<Vec<(u64, TcpStream)>>,
    asked: Mutex<Vec<String>>,
}

/// How long a silent connection is kept.
const PATIENCE: Duration = Duration::from_secs(30);

impl Server {
    /// Begins to serve `folder`.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub fn start(folder: &Path, options: Options) -> io::Result<Server> {
        let listener = TcpListener::bind(options.address)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            folder: folder.to_path_buf(),
            prefix: options.prefix,
            wrap: options.wrap,
            stopping: AtomicBool::new(false),
            next: AtomicU64::new(0),
            open: Mutex::default(),
            asked: Mutex::default(),
        });
        let for_acceptor = Arc::clone(&shared);
        let acceptor = thread::spawn(move || accept(&listener, &for_acceptor));
        Ok(Server { shared, address, acceptor: Some(acceptor) })
    }

    /// The address that it listens on, with the port that was taken.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The paths asked for so far, oldest first.
    pub fn asked(&self) -> Vec<String> {
        locked(&self.shared.asked).clone()
    }

    /// Stops serving: no new connection, and the open ones are cut.
    pub fn stop(mut self) {
        self.end();
    }

    /// Waits until the server ends, which for `cargo xtask serve` is never.
    pub fn wait(mut self) {
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }

    fn end(&mut self) {
        let Some(acceptor) = self.acceptor.take() else { return };
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The acceptor sleeps in `accept`: one connection wakes it.
        let _ = TcpStream::connect(self.address);
        let _ = acceptor.join();
        for (_, stream) in locked(&self.shared.open).drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// A lock whose value is plain data, still whole when a holder panicked.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(twin) = stream.try_clone() else { continue };
        let id = shared.next.fetch_add(1, Ordering::SeqCst);
        locked(&shared.open).push((id, twin));
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A connection that breaks is the other side's affair.
            let _ = serve(stream, &shared);
            locked(&shared.open).retain(|(other, _)| *other != id);
        });
    }
}

fn serve(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let stream: Box<dyn Stream> = match &shared.wrap {
        Some(wrap) => wrap(stream)?,
        None => Box::new(stream),
    };
    let mut stream = BufReader::new(stream);
    while let Some(request) = read_request(&mut stream)? {
        if shared.stopping.load(Ordering::SeqCst) {
            return Ok(());
        }
        locked(&shared.asked).push(request.path.clone());
        let answer = answer::to(&request.method, &request.path, &shared.folder, &shared.prefix);
        let keep = request.keep && request.body == 0;
        answer.write(stream.get_mut(), request.method != "HEAD", keep)?;
        if !keep {
            return Ok(());
        }
    }
    Ok(())
}

struct Request {
    method: String,
    path: String,
    keep: bool,
    body: u64,
}

/// Reads a request's head; `None` when the other side is done.
fn read_request(stream: &mut impl BufRead) -> io::Result<Option<Request>> {
    // A head of more than 32 kB is nobody's browser.
    let mut head = stream.take(32 * 1024);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(path), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    let mut request =
        Request { method: method.to_owned(), path: path.to_owned(), keep: version == "HTTP/1.1", body: 0 };
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            return Ok(Some(request));
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        if name.eq_ignore_ascii_case("connection") {
            request.keep &= !value.eq_ignore_ascii_case("close");
        } else if name.eq_ignore_ascii_case("content-length") {
            request.body = value.parse().unwrap_or(u64::MAX);
        }
    }
}
