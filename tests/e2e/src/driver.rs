//! Starts and stops a browser's driver.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crate::{Engine, Outcome, Trouble, phone::BLINK};

/// A running driver; ends with its browser when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    engine: Engine,
    child: Child,
    port: u16,
    said: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts it on a free port, in the circumstances that are the browser's too.
    pub(crate) fn start(
        engine: Engine,
        program: &Path,
        circumstances: &[(String, String)],
    ) -> Outcome<Driver> {
        let trouble = |text: String| Trouble::NoDriver(engine, text);
        let io = |error: io::Error| trouble(error.to_string());
        // A port that was free a moment ago: not every driver chooses one and tells.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|free| free.local_addr())
            .map_err(io)?
            .port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}"));
        if engine == Engine::Firefox {
            // Several run at once.
            command.arg("--websocket-port=0");
        }
        // A group of processes of its own, to be ended as a whole.
        let child = command
            .process_group(0)
            .envs(circumstances.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| trouble(format!("{}: {error}", program.display())))?;
        let mut driver = Driver { engine, child, port, said: Arc::default() };
        driver.listen();
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if driver.child.try_wait().map_err(io)?.is_some() || start.elapsed() > Duration::from_secs(20) {
                return Err(trouble(format!("it does not answer; it said {:?}", driver.take_said())));
            }
            thread::sleep(BLINK);
        }
        Ok(driver)
    }

    /// Keeps what it and its browser print; reads on to the end, so that neither ever waits for a full pipe.
    fn listen(&mut self) {
        let out = self.child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>);
        let err = self.child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>);
        for pipe in [out, err].into_iter().flatten() {
            let said = Arc::clone(&self.said);
            thread::spawn(move || {
                for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
                    let line = String::from_utf8_lossy(&line).into_owned();
                    said.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                }
            });
        }
    }

    /// The lines that it and its browser printed since the last look.
    pub(crate) fn take_said(&self) -> Vec<String> {
        std::mem::take(&mut *self.said.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Closes a browser and waits until it is gone, with its storage written.
    pub(crate) fn close(&self, session: &str) {
        self.ask(&format!("DELETE /session/{session}"));
    }

    /// Sends a request and waits for the answer, which does not matter.
    fn ask(&self, what: &str) {
        let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) else { return };
        let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
        let sent = write!(stream, "{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        if sent.is_ok() {
            let _ = stream.read(&mut [0; 64]);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to end, it takes its browser along; killed, it would leave it behind.
        if self.engine == Engine::Chromium {
            self.ask("GET /shutdown");
        } else {
            let _ = Command::new("kill").args(["--", &format!("-{}", self.child.id())]).status();
        }
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
