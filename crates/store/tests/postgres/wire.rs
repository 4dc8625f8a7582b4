//! A wire between a store and its server that a test can cut and freeze.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// What happens to what is sent.
#[derive(Default)]
struct State {
    frozen: AtomicBool,
    /// So many of the next commits reach the server, and their answers are lost.
    lost_answers: AtomicUsize,
}

/// The wire; each connection over it has two threads, which end with the test's program.
pub struct Wire {
    port: u16,
    state: Arc<State>,
}

impl Wire {
    /// To the server on this port.
    pub fn to(server: u16) -> Wire {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::<State>::default();
        let shared = state.clone();
        std::thread::spawn(move || {
            for near in listener.incoming() {
                let Ok(far) = TcpStream::connect((Ipv4Addr::LOCALHOST, server)) else {
                    continue;
                };
                connect(near.unwrap(), far, &shared);
            }
        });
        Wire { port, state }
    }

    /// Where a store connects to.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Nothing arrives any more, and nobody is told.
    pub fn freeze(&self, frozen: bool) {
        self.state.frozen.store(frozen, Ordering::SeqCst);
    }

    /// The server commits so many times, and its word is lost with the connection.
    pub fn lose_answers(&self, commits: usize) {
        self.state.lost_answers.store(commits, Ordering::SeqCst);
    }

    /// How many answers are still to be lost.
    pub fn answers_to_lose(&self) -> usize {
        self.state.lost_answers.load(Ordering::SeqCst)
    }
}

fn connect(near: TcpStream, far: TcpStream, state: &Arc<State>) {
    let cut = Arc::new(AtomicBool::new(false));
    for (mut from, mut to, asks) in [
        (near.try_clone().unwrap(), far.try_clone().unwrap(), true),
        (far, near, false),
    ] {
        let (state, cut) = (state.clone(), cut.clone());
        std::thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(read @ 1..) = from.read(&mut buffer) {
                while state.frozen.load(Ordering::SeqCst) {
                    sleep(Duration::from_millis(10));
                }
                let sent = &buffer[..read];
                let commits = asks && sent.windows(7).any(|word| word == b"COMMIT\0");
                let takes = |left: usize| left.checked_sub(1);
                if commits
                    && state
                        .lost_answers
                        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, takes)
                        .is_ok()
                {
                    cut.store(true, Ordering::SeqCst);
                }
                if !asks && cut.load(Ordering::SeqCst) {
                    break;
                }
                if to.write_all(sent).is_err() {
                    break;
                }
            }
            let _ = from.shutdown(Shutdown::Both);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
}
