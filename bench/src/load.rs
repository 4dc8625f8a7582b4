//! Sixty-four tills at once: how many durable consumptions a second.

use std::time::{Duration, Instant};

use crate::client::{Client, House};
use crate::measure::{consume, sessions_for_load};
use crate::program::Program;
use crate::{Extent, Outcome};

/// Tills at once.
pub const TILLS: usize = 64;

/// What came of it.
pub struct Load {
    /// Answered after their commit, a second.
    pub per_second: u128,
    /// CPU time of the server for each.
    pub cpu_each: Duration,
}

/// Every till sells as fast as it is answered.
pub async fn consumptions(client: &Client, program: &Program, house: &House, extent: Extent) -> Outcome<Load> {
    let mut first = client.another().await?;
    let sessions = sessions_for_load(&mut first, program, house, extent).await?;
    let mut tills = Vec::new();
    for till in 0..TILLS {
        let client = first.another().await?;
        let sales: Vec<Vec<u8>> = (till..extent.load)
            .step_by(TILLS)
            .map(|sale| consume(&client, house, &sessions, sale, &format!("load {sale}")))
            .collect();
        tills.push((client, sales));
    }
    let (before, started) = (program.cpu()?, Instant::now());
    let mut running = tokio::task::JoinSet::new();
    for (client, sales) in tills {
        running.spawn(sell(client, sales));
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    let (took, cpu) = (started.elapsed(), program.cpu()?.saturating_sub(before));
    let per_second = (extent.load as u128 * 1_000_000)
        .checked_div(took.as_micros())
        .unwrap_or_default();
    Ok(Load {
        per_second,
        cpu_each: cpu / u32::try_from(extent.load)?,
    })
}

async fn sell(mut client: Client, sales: Vec<Vec<u8>>) -> Outcome<()> {
    for sale in sales {
        let answer = client.send(&sale).await?;
        if !answer.starts_with(b"{\"data\":{") {
            return Err(format!("refused: {}", String::from_utf8_lossy(answer)).into());
        }
    }
    Ok(())
}
