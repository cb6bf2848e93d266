//! A chat: a messenger that follows <https://webxdc.org> (`webxdc-dev`) with the chat app in it. Everybody in the chat has a browser and
//! an address of their own.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

use serde_json::Value;

use crate::{Device, Harness, Outcome, Phone, Trouble};

/// Connects and leaves again: whoever comes for the first time is told to forget what they have, and loads the page anew.
const ARRIVE: &str = "
    const socket = new WebSocket(`ws://${location.host}/webxdc`);
    await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
    const told = new Promise((resolve) => {
      socket.onmessage = (event) => JSON.parse(event.data).type === 'updates' && resolve();
    });
    socket.send(JSON.stringify({ type: 'setUpdateListener', serial: 0 }));
    await told;
    socket.close();
    return null;";

/// A chat with the app in it; ends with its messenger when dropped.
#[derive(Debug)]
pub struct Chat {
    child: Child,
    port: u16,
    taken: Mutex<usize>,
}

impl Chat {
    /// Sends the app into a new chat.
    ///
    /// # Errors
    /// When the messenger does not start.
    pub fn open(harness: &Harness) -> Outcome<Chat> {
        let program = env::var_os("WEBXDC_DEV").map(PathBuf::from).ok_or(Trouble::NotSet("WEBXDC_DEV"))?;
        let app = harness.dist().join("all-leaders.xdc");
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|free| free.local_addr())
            .map_err(|error| Trouble::file(&program, error))?
            .port();
        // It takes a free port from this one on, and further ones for those in the chat.
        let port = port.clamp(10_000, 60_000);
        let mut child = Command::new("node")
            .arg(&program)
            .args(["run", "-p", &port.to_string()])
            .arg(&app)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Trouble::file(&program, error))?;
        let said = child.stdout.take();
        let mut chat = Chat { child, port: 0, taken: Mutex::new(0) };
        let mut lines = BufReader::new(
            said.into_iter()
                .fold(Box::new(std::io::empty()) as Box<dyn Read + Send>, |_, pipe| Box::new(pipe)),
        )
        .lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_once("frontend on http://localhost:").and_then(|(_, port)| port.trim().parse().ok())
        });
        chat.port = address
            .ok_or_else(|| Trouble::file(&program, std::io::Error::other("the messenger did not start")))?;
        // It never waits for a full pipe.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Ok(chat)
    }

    /// Somebody comes into the chat, with a browser of their own, and opens the app.
    ///
    /// # Errors
    /// When the browser or the app does not start.
    pub async fn join(&self, harness: &Harness, name: &str, device: Device) -> Outcome<Phone> {
        let address = self.address()?;
        let phone = harness.phone_unopened(name, device).await?;
        phone.go_to_address(&format!("{address}/webxdc.js")).await?;
        let _: Value = phone.js_async(ARRIVE, &[]).await?;
        phone.go_to_address(&format!("{address}/")).await?;
        phone.wait_until_it_stands().await?;
        Ok(phone)
    }

    /// Makes sure that the app had nothing to complain of on this phone. The messenger's own page has no icon, and its policy a word
    /// that no browser knows.
    ///
    /// # Errors
    /// When the console holds anything else.
    pub async fn must_be_quiet(phone: &Phone) -> Outcome {
        let mut loud = phone.complaints().await?;
        loud.retain(|line| !line.contains("/favicon.ico") && !line.contains("directive 'webrtc'"));
        if loud.is_empty() { Ok(()) } else { Err(phone.unexpected(loud.join("; "))) }
    }

    /// The address of one more who is in the chat.
    fn address(&self) -> Outcome<String> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = self.ask("GET", "/instances")?;
        if all.as_array().is_none_or(|all| all.len() <= *taken) {
            self.ask("POST", "/instances")?;
            all = self.ask("GET", "/instances")?;
        }
        let address = all[*taken]["url"].as_str().unwrap_or_default().to_owned();
        *taken += 1;
        Ok(address)
    }

    fn ask(&self, method: &str, path: &str) -> Outcome<Value> {
        let trouble = |error| Trouble::file("webxdc-dev", error);
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).map_err(trouble)?;
        stream.set_read_timeout(Some(Duration::from_secs(10))).map_err(trouble)?;
        write!(stream, "{method} {path} HTTP/1.0\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
            .map_err(trouble)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(trouble)?;
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        serde_json::from_str(body).map_err(|error| trouble(std::io::Error::other(error)))
    }
}

impl Drop for Chat {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
