//! Many tills at once: what a write costs the server then, and how many consumptions it makes durable in a second.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::client::{Client, House};
use crate::measure::{Operation, Sample, Samples, consume, ends, started, starts};
use crate::program::Program;
use crate::{Extent, Outcome};

/// Tills at once.
pub const TILLS: usize = 64;
/// Rounds are counted on from here, apart from those of one till alone.
const ROUNDS: usize = 1_000;

/// What came of it.
pub struct Load {
    /// Answered after their commit, a second.
    pub per_second: u128,
    /// CPU time of the server for each.
    pub cpu_each: Duration,
}

/// Starts, sells to and ends the sessions of all seats, every till at the same time.
pub async fn together(client: &Client, program: &Program, house: &House, extent: Extent) -> Outcome<Samples> {
    let mut first = client.another().await?;
    let mut samples = Samples::default();
    for round in ROUNDS..ROUNDS + extent.rounds {
        let starts = starts(&first, house, extent, round);
        let sessions = started(&at_once(&first, program, starts, samples.of_mut(Operation::Start)).await?)?;
        let sales = (0..2 * sessions.len())
            .map(|sale| consume(&first, house, &sessions, sale, &format!("sale {round} {sale}")));
        let sales = sales.collect();
        at_once(&first, program, sales, samples.of_mut(Operation::Consume)).await?;
        let ends = ends(&mut first, &sessions).await?;
        at_once(&first, program, ends, samples.of_mut(Operation::End)).await?;
    }
    Ok(samples)
}

/// Sends each request from a till of its own; the answers in their order.
async fn at_once(
    client: &Client,
    program: &Program,
    requests: Vec<Vec<u8>>,
    sample: &mut Sample,
) -> Outcome<Vec<Vec<u8>>> {
    let mut tills = Vec::new();
    for request in requests {
        tills.push((client.another().await?, request));
    }
    let mut answers = vec![Vec::new(); tills.len()];
    let before = program.cpu()?;
    let mut running = JoinSet::new();
    for (number, (mut till, request)) in tills.into_iter().enumerate() {
        running.spawn(async move {
            let sent = Instant::now();
            let answer = till.done(&request).await?.to_vec();
            Outcome::Ok((number, answer, sent.elapsed()))
        });
    }
    while let Some(done) = running.join_next().await {
        let (number, answer, took) = done??;
        sample.took(took);
        if let Some(place) = answers.get_mut(number) {
            *place = answer;
        }
    }
    sample.used(program.cpu()?.saturating_sub(before));
    Ok(answers)
}

/// Every till sells as fast as it is answered.
pub async fn consumptions(client: &Client, program: &Program, house: &House, extent: Extent) -> Outcome<Load> {
    let first = client.another().await?;
    let starts = starts(&first, house, extent, 2 * ROUNDS);
    let sessions = started(&at_once(&first, program, starts, &mut Sample::default()).await?)?;
    let mut tills = Vec::new();
    for till in 0..TILLS {
        let client = first.another().await?;
        let sale = |sale| consume(&client, house, &sessions, sale, &format!("load {sale}"));
        let sales: Vec<Vec<u8>> = (till..extent.load).step_by(TILLS).map(sale).collect();
        tills.push((client, sales));
    }
    let (before, began) = (program.cpu()?, Instant::now());
    let mut running = JoinSet::new();
    for (mut client, sales) in tills {
        running.spawn(async move {
            for sale in sales {
                client.done(&sale).await?;
            }
            Outcome::Ok(())
        });
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    let (took, cpu) = (began.elapsed(), program.cpu()?.saturating_sub(before));
    let per_second = (extent.load as u128 * 1_000_000).checked_div(took.as_micros());
    Ok(Load {
        per_second: per_second.unwrap_or_default(),
        cpu_each: cpu / u32::try_from(extent.load)?,
    })
}
