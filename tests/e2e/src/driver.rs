//! Starts and stops ChromeDriver.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::{Outcome, Trouble};

/// A running ChromeDriver; ends with its browsers when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts it on a free port.
    pub(crate) fn start(program: &Path) -> Outcome<Driver> {
        let trouble = |text: String| Trouble::NoDriver(text);
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| trouble(format!("{}: {error}", program.display())))?;
        let Some(out) = child.stdout.take() else { return Err(trouble("it has no output".into())) };
        let (send, port) = mpsc::channel();
        // Reads on to the end, so that the driver never waits for a full pipe.
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let found = line
                    .split("on port ")
                    .nth(1)
                    .and_then(|rest| rest.trim_end_matches('.').trim().parse().ok());
                if let Some(port) = found.filter(|port: &u16| *port != 0) {
                    let _ = send.send(port);
                }
            }
        });
        match port.recv_timeout(Duration::from_secs(20)) {
            Ok(port) => Ok(Driver { child, port }),
            Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                Err(trouble("it named no port within 20 s".into()))
            }
        }
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
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) else { return };
        let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
        let sent = write!(stream, "{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        if sent.is_ok() {
            let _ = stream.read(&mut [0; 64]);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked to shut down, it takes its browsers along; killed, it would leave them behind.
        self.ask("GET /shutdown");
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
