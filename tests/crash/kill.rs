//! Kills inside a chosen system call, with strace: the signal is delivered as a thread of the server enters the call, so what
//! the call would have done has not happened. Counting is by thread, as strace counts.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rand::Rng;
use rand::rngs::StdRng;

use crate::harness::process::Server;
use crate::harness::wait_until;

/// What reaches a disk or a socket.
const WATCHED: &str =
    "write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,sendto,sendmsg";

#[derive(Debug)]
pub struct Call {
    pub name: String,
    /// From 1.
    pub nth: u32,
}

/// For each system call, the most that one thread made.
#[derive(Default)]
pub struct Calls(BTreeMap<String, u32>);

impl Calls {
    pub fn draw(&self, random: &mut StdRng) -> Option<Call> {
        let (name, most) = self.0.iter().nth(random.random_range(0..self.0.len().max(1)))?;
        Some(Call { name: name.clone(), nth: random.random_range(1..=*most) })
    }
}

pub fn strace_works() -> bool {
    let works = Command::new("strace").args(["-o", "/dev/null", "true"]).output().is_ok_and(|run| run.status.success());
    if !works {
        eprintln!("strace doesn't work here: the process is killed at seeded moments only");
    }
    works
}

/// A strace on the server. Dropping it lets the server go on untraced.
pub struct Tracer {
    strace: Option<Child>,
    trace: PathBuf,
}

/// Attaches and kills at `call`.
pub fn attach(server: &Server, call: &Call) -> Tracer {
    attach_with(server, &injection(call))
}

/// Attaches and counts.
pub fn count(server: &Server) -> Tracer {
    attach_with(server, &[format!("--trace={WATCHED}")])
}

/// Starts the server so that it is killed at `call`, if it gets so far.
pub fn spawn_killing(server: &mut Server, call: &Call) {
    let mut wrapper = vec!["strace".to_owned(), "-D".into(), "-f".into(), "-o".into(), "/dev/null".into()];
    wrapper.extend(injection(call));
    server.spawn_in(&wrapper);
}

/// Starts the server and counts.
pub fn spawn_counting(server: &mut Server) -> Tracer {
    let trace = server.place().path().join("trace");
    // -D makes strace the grandchild, so that the child is the server itself.
    let wrapper = ["strace", "-D", "-f", "-o", trace.to_str().unwrap(), &format!("--trace={WATCHED}")];
    server.spawn_in(&wrapper.map(str::to_owned));
    Tracer { strace: None, trace }
}

fn injection(call: &Call) -> Vec<String> {
    vec![format!("--trace={}", call.name), format!("--inject={}:signal=KILL:when={}", call.name, call.nth)]
}

/// Attaches with strace's own arguments.
pub fn attach_with(server: &Server, arguments: &[String]) -> Tracer {
    let place = server.place().path();
    let (trace, words) = (place.join("trace"), place.join("strace.log"));
    let mut strace = Command::new("strace")
        .args(["-f", "-p", &server.pid().to_string(), "-o"])
        .arg(&trace)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&words).unwrap())
        .process_group(0)
        .spawn()
        .unwrap();
    let said = || fs::read_to_string(&words).unwrap_or_default();
    wait_until(
        Duration::from_secs(20),
        || format!("strace to attach: {}", said()),
        || {
            assert!(strace.try_wait().unwrap().is_none(), "strace ended: {}", said());
            said().contains("attached").then_some(())
        },
    );
    Tracer { strace: Some(strace), trace }
}

impl Tracer {
    /// What was counted; the server must be gone.
    pub fn finish(mut self) -> Calls {
        self.reap();
        let is_over =
            || fs::read_to_string(&self.trace).ok().filter(|trace| trace.contains("+++ killed by SIGKILL +++"));
        let trace = wait_until(Duration::from_secs(20), || "the trace's end".into(), is_over);
        let mut by_thread = BTreeMap::<(&str, &str), u32>::new();
        for line in trace.lines() {
            // "1234  pwrite64(5, …"; a resumed call is not a new one.
            let Some((thread, rest)) = line.split_once(' ') else {
                continue;
            };
            if let Some((name, _)) = rest.trim_start().split_once('(')
                && !name.contains([' ', '<', '-', '+'])
            {
                *by_thread.entry((thread, name)).or_default() += 1;
            }
        }
        let mut calls = Calls::default();
        for ((_, name), count) in by_thread {
            let most = calls.0.entry(name.to_owned()).or_default();
            *most = count.max(*most);
        }
        assert!(!calls.0.is_empty(), "strace saw nothing:\n{trace}");
        calls
    }

    /// Lets the server go on untraced, each of its calls done or not begun.
    pub fn detach(mut self) {
        if let Some(strace) = &self.strace {
            // Fails only where strace is gone with the server.
            let _ = Command::new("kill").args(["-TERM", &strace.id().to_string()]).status();
        }
        self.reap();
    }

    /// strace ends with the process that it watches.
    fn reap(&mut self) {
        if let Some(mut strace) = self.strace.take() {
            wait_until(Duration::from_secs(20), || "strace to end".into(), || strace.try_wait().unwrap());
        }
    }
}

impl Drop for Tracer {
    fn drop(&mut self) {
        if let Some(mut strace) = self.strace.take() {
            let _ = strace.kill();
            let _ = strace.wait();
        }
    }
}
