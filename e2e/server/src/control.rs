//! The control line: a journey writes `stop`, `advance 95` or `now`, and reads the moment that it is then.

use std::net::SocketAddr;
use std::sync::Arc;

use coworkflow_operations::Clock;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::clock::MovedClock;

/// Listens, and says where.
pub async fn listen(address: SocketAddr, clock: Arc<MovedClock>) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(obey(line, clock.clone()));
        }
    });
    Ok(address)
}

async fn obey(line: TcpStream, clock: Arc<MovedClock>) -> std::io::Result<()> {
    let (reader, mut writer) = line.into_split();
    let mut words = BufReader::new(reader).lines();
    while let Some(line) = words.next_line().await? {
        let answer = match line.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["now"] => clock.now().to_string(),
            ["stop"] => {
                clock.stop();
                clock.now().to_string()
            }
            ["advance", minutes] => match minutes.parse() {
                Ok(minutes) => {
                    clock.advance_minutes(minutes);
                    clock.now().to_string()
                }
                Err(_) => "error: minutes are a whole number".to_owned(),
            },
            _ => "error: say `stop`, `advance MINUTES` or `now`".to_owned(),
        };
        writer.write_all(format!("{answer}\n").as_bytes()).await?;
    }
    Ok(())
}
