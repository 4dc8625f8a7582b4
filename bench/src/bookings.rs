//! Bookings: made through the API with all that follows, a day of them with who and price, a series of a year, at growing
//! histories; and how soon everybody who looks sees a change.

use std::path::Path;
use std::time::{Duration, Instant};

use coworkflow_domain::time::Instant as Moment;
use serde_json::json;

use crate::client::{Client, House, id};
use crate::fan_out::{self, Audience};
use crate::floor::Floor;
use crate::measure::Sample;
use crate::program::{self, Program};
use crate::{Outcome, history, machine};

/// Rooms in the house.
const ROOMS: usize = 50;
/// A series of 52.
const SERIES: Duration = Duration::from_millis(20);
/// From the smallest to the largest history, in hundredths.
const GROWTH: u128 = 130;
/// How many look, and when 99 of 100 have to have seen a change.
const LOOKING: [(usize, Duration); 2] = [(500, Duration::from_millis(50)), (5_000, Duration::from_millis(250))];

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

const BOOK: &str = "mutation Book($input: BookInput!, $idempotencyKey: String) { book(input: $input, idempotencyKey: $idempotencyKey) {
    id startsAt endsAt state amount customer { id name } resource { id name } } }";
const BOOK_SERIES: &str = "mutation($input: BookSeriesInput!, $idempotencyKey: String) {
    bookSeries(input: $input, idempotencyKey: $idempotencyKey) { seriesId made total } }";
const AVAILABILITY: &str = "query($from: Instant!, $until: Instant!) { availability(from: $from, until: $until) }";

/// How much is measured.
#[derive(Clone, Copy)]
pub struct Much {
    /// Bookings through the API.
    bookings: usize,
    /// Looks at a day.
    reads: usize,
    /// Series.
    series: usize,
    /// Changes that are fanned out.
    changes: usize,
    /// Whether all who are asked for look, or a tenth of them.
    everybody: bool,
}

/// What was measured at one size.
struct AtSize {
    past: u64,
    book: Sample,
    look: Sample,
    series: Sample,
    book_floor: Sample,
    look_floor: Sample,
}

/// Measures at every size; how many are over their target.
pub async fn run(folder: &Path, quick: bool) -> Outcome<usize> {
    let (sizes, much): (&[u64], Much) = if quick {
        (
            &[1_000, 10_000],
            Much {
                bookings: 100,
                reads: 50,
                series: 3,
                changes: 6,
                everybody: false,
            },
        )
    } else {
        (
            &[10_000, 100_000, 1_000_000],
            Much {
                bookings: 400,
                reads: 400,
                series: 10,
                changes: 20,
                everybody: true,
            },
        )
    };
    println!();
    println!("bookings on {ROOMS} rooms; {}", machine::named(folder)?);
    let (mut over, mut all) = (0, Vec::new());
    for (place, &past) in sizes.iter().enumerate() {
        let last = place + 1 == sizes.len();
        let (measured, late) = at_size(folder, past, much, last).await?;
        over += late + print(&measured);
        all.push(measured);
    }
    if let (Some(small), Some(large)) = (all.first(), all.last()) {
        for (name, of) in [
            ("a booking", (|size| &size.book) as fn(&AtSize) -> &Sample),
            ("one day of 50 rooms", |size| &size.look),
            ("a series of 52", |size| &size.series),
        ] {
            let growth = (of(large).median().as_nanos() * 100)
                .checked_div(of(small).median().as_nanos())
                .unwrap_or_default();
            let held = growth <= GROWTH;
            over += usize::from(!held);
            println!(
                "{name:<22} from {} to {}: time ×{}.{:02}; at most ×1.30: {}",
                small.past,
                large.past,
                growth / 100,
                growth % 100,
                verdict(held)
            );
        }
    }
    Ok(over)
}

async fn at_size(folder: &Path, past: u64, much: Much, last: bool) -> Outcome<(AtSize, usize)> {
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(folder)?;
    let (program, mut client) = Program::set_up(folder.path()).await?;
    let rooms = rooms(&mut client).await?;
    // Nobody books it: what changes under everybody's eyes is that it is closed and opened.
    let spare = room(&mut client, "Spare").await?;
    let customer = client
        .ask(
            r#"mutation { createCustomer(input: { name: "Mariam Fouad" }) { id } }"#,
            json!({}),
        )
        .await?;
    let customer = id(&customer, "/createCustomer/id")?;
    let midnight = (history::now()? / DAY + 1) * DAY;
    let first = client
        .ask(
            BOOK,
            json!({ "input": booking(&customer, rooms.first(), midnight + 40 * DAY) }),
        )
        .await?;
    let like = id(&first, "/book/id")?;
    drop(client);
    program.stop();
    let file = program::database(folder.path());
    history::bookings::write(&file, &rooms, &like, past, midnight)?;

    let house = House {
        seats: rooms.clone(),
        items: Vec::new(),
    };
    let mut floor = Floor::open(&file, &house)?;
    let (mut book_floor, mut look_floor) = (Sample::default(), Sample::default());
    for number in 0..much.reads {
        floor.look_at_day(&mut look_floor, midnight, midnight + DAY)?;
        let at = midnight + 20 * DAY + i64::try_from(number / ROOMS)? * 2 * HOUR;
        floor.book(&mut book_floor, &like, number % ROOMS, at)?;
    }
    drop(floor);

    let program = Program::start(folder.path())?;
    let mut client = Client::sign_in(program.address).await?;
    // Somebody looks, so that each booking is pushed, too.
    let looking = Audience::open(&client, &program, 1).await?;
    let (mut book, mut look, mut series) = (Sample::default(), Sample::default(), Sample::default());
    for number in 0..much.bookings {
        let at = midnight + 2 * DAY + i64::try_from(number / ROOMS)? * 2 * HOUR;
        let input = booking(&customer, rooms.get(number % ROOMS), at);
        let request = client.graphql(
            BOOK,
            &json!({ "input": input, "idempotencyKey": format!("book {number}") }),
        );
        timed(&mut client, &program, &request, &mut book).await?;
    }
    let day = client.graphql(
        AVAILABILITY,
        &json!({ "from": moment(midnight), "until": moment(midnight + DAY) }),
    );
    for _ in 0..much.reads {
        timed(&mut client, &program, &day, &mut look).await?;
    }
    for number in 0..much.series {
        let mut input = booking(&customer, rooms.get(number % ROOMS), midnight + 60 * DAY);
        input["rule"] = json!("FREQ=WEEKLY;COUNT=52");
        let request = client.graphql(
            BOOK_SERIES,
            &json!({ "input": input, "idempotencyKey": format!("series {number}") }),
        );
        timed(&mut client, &program, &request, &mut series).await?;
    }
    looking.close().await;
    let mut late = 0;
    if last {
        for (looking, target) in LOOKING {
            let looking = if much.everybody { looking } else { looking / 10 };
            let found = fan_out::measure(&mut client, &program, &spare, looking, much.changes).await?;
            let p99 = found.percentile(99);
            late += usize::from(p99 > target);
            println!(
                "{} who look: a change is answered after {}, seen by half of them after {}, by 99 of 100 after {}, by all after {}; {} CPU; p99 at most {}: {}",
                found.subscribers,
                millis(found.answered),
                millis(found.percentile(50)),
                millis(p99),
                millis(found.percentile(100)),
                millis(found.cpu),
                millis(target),
                verdict(p99 <= target)
            );
        }
    }
    drop(client);
    program.stop();
    Ok((
        AtSize {
            past,
            book,
            look,
            series,
            book_floor,
            look_floor,
        },
        late,
    ))
}

fn print(size: &AtSize) -> usize {
    let line = |name: &str, sample: &Sample, floor: Option<&Sample>| {
        let floor = floor.map_or_else(String::new, |floor| {
            format!("; SQL {} ({} CPU)", millis(floor.median()), millis(floor.cpu_each()))
        });
        println!(
            "{name:<22} {:>9} past: {} ({} CPU){floor}",
            size.past,
            millis(sample.median()),
            millis(sample.cpu_each())
        );
    };
    line("a booking", &size.book, Some(&size.book_floor));
    line("one day of 50 rooms", &size.look, Some(&size.look_floor));
    line("a series of 52", &size.series, None);
    let held = size.series.median() <= SERIES;
    println!("a series of 52 under {}: {}", millis(SERIES), verdict(held));
    usize::from(!held)
}

async fn room(client: &mut Client, name: &str) -> Outcome<String> {
    let input = json!({ "name": name, "resourceType": "ROOM", "ratePerHour": 12_000, "capacity": 6 });
    let query = "mutation($i: ResourceInput!) { createResource(input: $i) { id } }";
    id(&client.ask(query, json!({ "i": input })).await?, "/createResource/id")
}

async fn rooms(client: &mut Client) -> Outcome<Vec<String>> {
    let mut rooms = Vec::new();
    for number in 0..ROOMS {
        rooms.push(room(client, &format!("Room {number:02}")).await?);
    }
    Ok(rooms)
}

fn booking(customer: &str, room: Option<&String>, from: i64) -> serde_json::Value {
    json!({ "customerId": customer, "resourceId": room, "startsAt": moment(from), "endsAt": moment(from + HOUR), "title": "Team meeting" })
}

async fn timed(client: &mut Client, program: &Program, request: &[u8], sample: &mut Sample) -> Outcome<()> {
    let (cpu, sent) = (program.cpu()?, Instant::now());
    client.done(request).await?;
    sample.took(sent.elapsed());
    sample.used(program.cpu()?.saturating_sub(cpu));
    Ok(())
}

fn moment(millis: i64) -> String {
    Moment::from_millis(millis).to_string()
}

fn millis(time: Duration) -> String {
    let micros = time.as_micros();
    format!("{}.{:03} ms", micros / 1_000, micros % 1_000)
}

fn verdict(held: bool) -> &'static str {
    if held { "ok" } else { "OVER" }
}
