//! The reports over whole years of a house of 40,000 sessions a year, and the dashboard.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Client;
use crate::history::{self, Past};
use crate::program::{self, Program};
use crate::{Outcome, machine};

/// Sessions of a year.
const A_YEAR: u64 = 40_000;
/// Milliseconds of a year, of 365 days.
const YEAR: i64 = 365 * 86_400_000;
/// The middle of so many is said.
const TIMES: usize = 9;
/// A report over one year.
const OF_ONE_YEAR: Duration = Duration::from_millis(100);
/// A report over ten years, and over one of ten.
const OF_TEN_YEARS: Duration = Duration::from_millis(200);
/// CPU of the server when the dashboard is opened.
const DASHBOARD_CPU: Duration = Duration::from_millis(10);

const DAY: &str =
    "date revenue timeRevenue itemRevenue planRevenue customRevenue received { tender amount } receivedTotal toppedUp
    sessionsStarted activeSessions newCustomers";

/// The reports with what their pages ask for.
const REPORTS: [(&str, &str); 9] = [
    (
        "revenueReport",
        "rows { period { from to } byKind { kind amount } revenue tax discounts credited invoices } total { revenue }",
    ),
    (
        "occupancyReport",
        "weekdays hours cells { weekday hour minutes capacity share } minutes capacity share",
    ),
    (
        "resourcesReport",
        "rows { id name resourceType figures { revenue minutes capacity share perHour } } total { revenue }",
    ),
    (
        "customersReport",
        "new returning came visits lapsed top { customer { id humanId name } visits revenue } lapsedRows { id name phone lastVisitAt visits spent }",
    ),
    (
        "plansReport",
        "rows { id name figures { sold amount ended renewed lost churn running } } total { sold }",
    ),
    (
        "itemsReport",
        "rows { id name category figures { quantity revenue tax cost margin marginShare } } total { revenue }",
    ),
    (
        "taxReport",
        "rows { name rate figures { invoices base tax creditedBase creditedTax netBase netTax } } total { netTax }",
    ),
    (
        "paymentsReport",
        "rows { tender figures { received refunded toppedUp net count } } total { net }",
    ),
    (
        "staffReport",
        "rows { id name figures { invoices sold discounts credited received refunded voids shifts variance offBy } } total { sold }",
    ),
];

/// Measures at so many years of history; how many are over their target.
pub async fn at_years(folder: &Path, years: u64) -> Outcome<usize> {
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(folder)?;
    let (program, mut client) = Program::set_up(folder.path()).await?;
    client.fill_house().await?;
    drop(client);
    program.stop();
    let past = Past {
        sessions: A_YEAR * years,
        between: YEAR / i64::try_from(A_YEAR)?,
        customers: 3_000 * years,
    };
    let written = history::write(&program::database(folder.path()), past)?;
    println!();
    println!(
        "{years} years of {A_YEAR} sessions, {} rows; {}",
        written.rows,
        machine::named(folder.path())?
    );
    let program = Program::start(folder.path())?;
    let mut client = Client::sign_in(program.address).await?;
    let mut over = 0;
    let today = client.ask("{ dayOverview { date } }", Value::Null).await?;
    let today = today["dayOverview"]["date"].as_str().ok_or("no date")?.to_owned();
    for (name, fields) in REPORTS {
        let step = if name == "revenueReport" { ", step: DAY" } else { "" };
        let query = format!("query($p: PeriodInput!) {{ {name}(period: $p{step}) {{ {fields} }} }}");
        for back in if years > 1 { vec![1, years] } else { vec![1] } {
            let period = json!({ "from": years_before(&today, back)?, "to": today });
            let request = client.graphql(&query, &json!({ "p": period }));
            let (time, cpu) = middle(&mut client, &program, &request).await?;
            let target = if years > 1 { OF_TEN_YEARS } else { OF_ONE_YEAR };
            over += line(&format!("{name} over {back} of {years}"), time, cpu, time <= target);
        }
    }
    let dashboard = client.graphql(
        &format!(
            "{{ dashboard {{ serverTime today {{ {DAY} }} lastWeek {{ {DAY} }} lastWeekRevenue target targetShare occupied places
                hours {{ hour minutes capacity lastWeek }} arrivals {{ id startedAt endedAt customer {{ id name }} resource {{ id name }} }}
                lowStock {{ id name quantity minStock }} expiring {{ id customerId customerName planName endsOn daysLeft }}
                owed {{ amount invoices overdue overdueInvoices }} }} }}"
        ),
        &Value::Null,
    );
    let (time, cpu) = middle(&mut client, &program, &dashboard).await?;
    over += line("dashboard", time, cpu, cpu <= DASHBOARD_CPU);
    drop(client);
    program.stop();
    program::doctor(folder.path())?;
    Ok(over)
}

/// The middle time of a request, and the server's CPU of one.
async fn middle(client: &mut Client, program: &Program, request: &[u8]) -> Outcome<(Duration, Duration)> {
    let mut times = Vec::new();
    // The first fills the caches; it is not what an owner waits for every day.
    client.done(request).await?;
    let before = program.cpu()?;
    for _ in 0..TIMES {
        let sent = Instant::now();
        client.done(request).await?;
        times.push(sent.elapsed());
    }
    let cpu = program.cpu()?.saturating_sub(before) / u32::try_from(TIMES)?;
    times.sort_unstable();
    Ok((times.get(TIMES / 2).copied().unwrap_or_default(), cpu))
}

fn line(name: &str, time: Duration, cpu: Duration, holds: bool) -> usize {
    let millis = |time: Duration| format!("{}.{:01} ms", time.as_millis(), time.as_micros() % 1_000 / 100);
    let verdict = if holds { "ok" } else { "OVER" };
    println!("{name:<34} {:>10} {:>10} CPU  {verdict}", millis(time), millis(cpu));
    usize::from(!holds)
}

/// The day so many years before, less the one day that makes it whole years.
fn years_before(today: &str, years: u64) -> Outcome<String> {
    let today: coworkflow_domain::time::Date = today.parse()?;
    let days = i64::try_from(years)? * 365 - 1;
    let day = coworkflow_domain::time::date_of_number(coworkflow_domain::time::day_number(today) - days);
    Ok(day.ok_or("no such day")?.to_string())
}
