//! Starting other programs, and telling the person what goes on meanwhile.

use std::{
    env,
    ffi::OsStr,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    project,
    trouble::{Outcome, Trouble},
};

/// Says what is being done.
pub fn say(text: &str) {
    println!("\u{2022} {text}");
}

/// A duration in the words of a person: `12 s`, `3 min 05 s`.
pub fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..=9 => format!("{:.1} s", time.as_secs_f32()),
        10..=99 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// A command that starts in the project's root.
///
/// What cargo told us of this package is kept from it: build scripts such as ring's would take that for a change, and
/// everything above them would be compiled anew whenever a person and we call cargo in turn.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root());
    for (name, _) in env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        {
            command.env_remove(name);
        }
    }
    command
}

/// The cargo that called us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end, with its output on the terminal.
///
/// # Errors
/// When it cannot be started or ends with a failure; `what` names it in the sentence.
pub fn run(what: &str, command: &mut Command) -> Outcome<Duration> {
    let start = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| Trouble::new(format!("Could not start {what}: {error}.")))?;
    if status.success() {
        Ok(start.elapsed())
    } else {
        Err(Trouble::new(format!("{what} did not succeed ({status}).")))
    }
}

/// Runs a command to its end, with its output on the terminal, and keeps what it printed beside.
///
/// # Errors
/// When it cannot be started or listened to. Whether it succeeded stands in the answer.
pub fn run_and_listen(what: &str, command: &mut Command) -> Outcome<(bool, String)> {
    let cannot = |error: io::Error| Trouble::new(format!("Could not run {what}: {error}."));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(cannot)?;
    let mut printed = String::new();
    if let Some(pipe) = child.stdout.take() {
        for line in BufReader::new(pipe).split(b'\n') {
            let line = line.map_err(cannot)?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            printed.push_str(&line);
            printed.push('\n');
        }
    }
    Ok((child.wait().map_err(cannot)?.success(), printed))
}

/// Runs a command quietly and shows its output only when it fails.
///
/// # Errors
/// As [`run`].
pub fn run_quietly(what: &str, command: &mut Command) -> Outcome<Duration> {
    let start = Instant::now();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Trouble::new(format!("Could not start {what}: {error}.")))?;
    if output.status.success() {
        return Ok(start.elapsed());
    }
    eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(Trouble::new(format!("{what} did not succeed ({}); what it said is above.", output.status)))
}

/// The first line that a command prints, or nothing when it cannot be run.
pub fn first_line(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).lines().next()?.trim().to_owned())
}

/// Where a program is on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let named = if cfg!(windows) { format!("{program}.exe") } else { program.to_owned() };
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&named)).find(|path| path.is_file())
}

/// PATH with some folders before all others.
///
/// # Errors
/// When a folder's name cannot stand in PATH (it contains a separator).
pub fn path_with(first: &[&Path]) -> Outcome<std::ffi::OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = first.iter().map(|folder| folder.to_path_buf()).chain(env::split_paths(&rest));
    env::join_paths(all)
        .map_err(|error| Trouble::new(format!("A folder of the tools cannot stand in PATH: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_a_persons() {
        assert_eq!(in_words(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(in_words(Duration::from_secs(42)), "42 s");
        assert_eq!(in_words(Duration::from_secs(185)), "3 min 05 s");
    }
}
