//! `cargo xtask serve`: the release app on the local network, with a QR code for a phone.

use std::{
    io::IsTerminal,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
    thread,
};

use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

use crate::{
    dist, precompress, project,
    run::say,
    server::{Options, Server},
    tls,
    trouble::{Outcome, Trouble},
};

/// What a person may choose.
#[derive(Debug)]
pub struct Choices {
    /// The port to listen on; when it is taken, a free one.
    pub port: u16,
    /// Serve what is in dist/ without building first.
    pub no_build: bool,
    /// A certificate chain (PEM), for https.
    pub cert: Option<PathBuf>,
    /// The certificate's key (PEM).
    pub key: Option<PathBuf>,
}

impl Default for Choices {
    fn default() -> Self {
        Choices { port: 8080, no_build: false, cert: None, key: None }
    }
}

/// Builds, serves, and tells the addresses. Ends with Ctrl+C.
///
/// # Errors
/// When the build fails or nothing can be listened on.
pub fn command(choices: Choices) -> Outcome {
    let tls = match (&choices.cert, &choices.key) {
        (Some(cert), Some(key)) => Some(tls::read(cert, key)?),
        (None, None) => None,
        _ => {
            return Err(Trouble::new(
                "A certificate goes with its key: give both --cert FILE and --key FILE.",
            ));
        }
    };
    let secure = tls.is_some();
    if !choices.no_build {
        dist::build()?;
    } else if !project::dist().join("index.html").is_file() {
        return Err(Trouble::new(
            "There is nothing in dist/ yet: leave --no-build away, or run `cargo xtask dist`.",
        ));
    }

    let served = precompress::copy(&project::dist(), "here")?;
    // Nobody waits for it: until a file is compressed it comes as it is.
    let to_compress = served.clone();
    thread::spawn(move || {
        if let Err(trouble) = precompress::compress(&to_compress) {
            say(&format!("The app is served uncompressed: {trouble}"));
        }
    });

    let listen = |port| {
        let address = SocketAddr::from((Ipv4Addr::UNSPECIFIED, port));
        Server::start(&served, Options { address, tls, ..Options::default() })
    };
    let server = match std::net::TcpListener::bind((Ipv4Addr::UNSPECIFIED, choices.port)) {
        Ok(probe) => {
            drop(probe);
            listen(choices.port)
        }
        Err(_) => {
            say(&format!("Port {} is taken; using a free one.", choices.port));
            listen(0)
        }
    }
    .map_err(|error| Trouble::new(format!("Could not listen on the network: {error}.")))?;

    tell(server.address().port(), secure);
    server.wait();
    Ok(())
}

fn tell(port: u16, secure: bool) {
    let scheme = if secure { "https" } else { "http" };
    let addresses = lan_addresses();
    println!("\nAll Leaders is served. Ctrl+C ends it.\n");
    println!("  on this machine:   {scheme}://localhost:{port}/");
    for address in &addresses {
        println!("  on the network:    {scheme}://{address}:{port}/");
    }
    match addresses.first() {
        Some(address) => {
            let url = format!("{scheme}://{address}:{port}/");
            if let Some(picture) = qr_code(&url) {
                println!("\n{picture}");
            }
            println!("\n  A phone on the same network opens {url} with its camera.");
        }
        None => println!("\n  This machine is on no network now, so no phone can open it yet."),
    }
    if secure {
        println!(
            "\n  Served over https: where the phone trusts the certificate and opens the name in it,\n  \
             the app can be installed and opened offline."
        );
    } else {
        println!(
            "\n  Over plain http the app works and keeps what you write, but browsers allow installing it and\n  \
             opening it without a network only over https or on localhost. The shortest ways there:\n    \
             - put the files of dist/ (`cargo xtask dist`) on any static web host with https, at any path;\n    \
             - with a certificate that your phones trust: cargo xtask serve --cert FILE --key FILE;\n    \
             - on this machine alone, open the localhost address above.\n  \
             What a phone keeps belongs to the address it was opened at. Before moving to another address,\n  \
             save the group as a file (Share, Save a file) and open that file there."
        );
    }
}

/// The code as text. On a terminal its colours are set, for not every phone reads light on dark.
fn qr_code(url: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(url.as_bytes(), EcLevel::L).ok()?;
    let mut picture = code.render::<Dense1x2>();
    if !std::io::stdout().is_terminal() {
        return Some(picture.dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build());
    }
    let lines: Vec<String> =
        picture.build().lines().map(|line| format!("  \x1b[38;5;16;48;5;231m{line}\x1b[0m")).collect();
    Some(lines.join("\n"))
}

/// The addresses of this machine that others on the network can reach, likely ones first.
fn lan_addresses() -> Vec<IpAddr> {
    let mut found: Vec<(bool, IpAddr)> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .into_iter()
        .filter(|interface| {
            !interface.is_loopback() && !interface.is_link_local() && interface.ip().is_ipv4()
        })
        // Containers' bridges have addresses too, but no phone on them.
        .map(|interface| {
            (
                ["docker", "br-", "veth", "virbr"].iter().any(|name| interface.name.starts_with(name)),
                interface.ip(),
            )
        })
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, address)| address).collect()
}
