//! A demo space, made through the ordinary operations on a clock that is stepped through some weeks:
//! the same for the same seed and moment.

mod bookings;
mod cast;
mod chance;
mod days;
mod floors;
mod plans;
mod play;
mod prices;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::money::Money;
use coworkflow_domain::spaces::TaxMode;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Instant, Zone};
use coworkflow_operations::access::{CreateUser, SetupInput, SignedIn};
use coworkflow_operations::context::SystemRandom;
use coworkflow_operations::members::{InviteMember, JoinInput};
use coworkflow_operations::spaces::{OpeningInput, SetHolidays, SpaceDetails, SpaceInput};
use coworkflow_operations::{Context, Failure, Random, Services};

use self::chance::{Dice, Seeded, StepClock};
use crate::cli::CommandError;
use crate::config::Settings;
use crate::start;

/// How many days the demo has been open.
const DAYS: i64 = 24;
/// Where the demo is.
const ZONE: &str = "Africa/Cairo";
/// Where the sign-ins are kept, next to the database.
const SIGN_INS: &str = "demo-sign-ins.txt";

/// The team of the demo: name, e-mail, role.
const TEAM: [(&str, &str, Role); 3] = [
    ("Mariam Sabry", "owner@demo.nile", Role::Owner),
    ("Karim Fouad", "manager@demo.nile", Role::Manager),
    ("يارا عادل", "desk@demo.nile", Role::Staff),
];

/// What a regular signs in to the member site with.
const MEMBER: &str = "member@demo.nile";

/// Who works, signed in on the demo's clock.
struct Team {
    manager: Context,
    desk: Context,
}

/// Fills an empty data folder as if the house had been open until `now`; gives the sign-ins to print.
pub fn make(settings: &Settings, seed: u64, now: Instant) -> Result<String, CommandError> {
    let clock = Arc::new(StepClock::at(now.plus_hours(-24 * DAYS)));
    let services = start::services(settings, clock.clone(), Arc::new(Seeded::new(seed)))?;
    let password = password(SystemRandom.bits());
    let zone = Zone::named(ZONE).map_err(|refusal| CommandError::Failure(refusal.into()))?;
    let tenant = set_up(&services, &password)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| CommandError::Other(error.to_string()))?;
    let mut refresh_tokens = Vec::new();
    let mut sign_in = |email: &str| -> Result<Context, Failure> {
        let address = std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
        let SignedIn {
            access_token,
            refresh_token,
            ..
        } = runtime.block_on(services.sign_in(tenant, email, password.clone(), address, "demo"))?;
        refresh_tokens.push(refresh_token);
        Ok(services
            .authenticate(&access_token)?
            .context(Lang::En, "demo".to_owned(), String::new()))
    };
    let [_, (_, manager, _), (_, desk, _)] = TEAM;
    let team = Team {
        manager: sign_in(manager)?,
        desk: sign_in(desk)?,
    };
    let mut dice = Dice::new(seed);
    let cast = cast::enter(&services, &team, &clock, &mut dice)?;
    floors::draw(&services, &team)?;
    prices::write(&services, &team)?;
    let plan = days::plan(&cast, &zone, now, DAYS, &mut dice);
    play::play(&services, &team, &clock, &cast, plan, &zone, &mut dice)?;
    clock.set(now);
    bookings::book(&services, &team, &cast, (&zone, now), &mut dice)?;
    if let Some(customer_id) = cast.customers.first().copied() {
        let invited = services.change_now(&team.desk, InviteMember { customer_id }, None)?;
        let token = invited
            .invitation
            .map(|invitation| services.invitation_token(team.desk.tenant, &invitation));
        let joining = JoinInput {
            invitation: token,
            code: None,
            name: None,
            phone: None,
            email: MEMBER.to_owned(),
            password: password.clone(),
        };
        runtime.block_on(services.join(tenant, joining, std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST)))?;
    }
    for token in refresh_tokens {
        runtime.block_on(services.sign_out(tenant, &token))?;
    }
    services.store.close();
    let text = sign_ins(&password);
    keep(&settings.data, &text)?;
    Ok(text)
}

fn set_up(services: &Services, password: &str) -> Result<TenantId, CommandError> {
    let (name, email, _) = TEAM[0];
    let input = SetupInput {
        tenant_name: "Nile Desk".to_owned(),
        space: space(),
        currency: "EGP".to_owned(),
        owner_name: name.to_owned(),
        owner_email: email.to_owned(),
        owner_password: password.to_owned(),
    };
    let made = services.set_up_now(&input).map_err(|failure| match failure.refusal() {
        Some(refusal) if refusal.code == "access.set_up_already" => CommandError::Other(
            "this data folder already has a space, which a demo would mix with: name an empty folder with --data"
                .to_owned(),
        ),
        _ => failure.into(),
    })?;
    let system = Context::system(made.tenant);
    for (name, email, role) in TEAM.into_iter().skip(1) {
        let password = services.hash_now(password)?;
        services.change_now(
            &system,
            CreateUser {
                name: name.to_owned(),
                email: email.to_owned(),
                role,
                custom_role_id: None,
                password,
            },
            None,
        )?;
    }
    // The national day of the coming January, and a short day before it.
    let year = services
        .clock
        .now()
        .timestamp()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .year()
        + 1;
    for (day, name, hours) in [
        (24, "عشية عيد الثورة", Some(("09:00", "17:00"))),
        (25, "عيد ثورة 25 يناير وعيد الشرطة", None),
    ] {
        let change = SetHolidays {
            from: jiff::civil::Date::new(year, 1, day).unwrap_or_default(),
            to: None,
            name: name.to_owned(),
            opens: hours.map(|(opens, _)| opens.to_owned()),
            closes: hours.map(|(_, closes)| closes.to_owned()),
        };
        services.change_now(&system, change, None)?;
    }
    Ok(made.tenant)
}

fn space() -> SpaceInput {
    SpaceInput {
        name: "Nile Desk Zamalek".to_owned(),
        zone: ZONE.to_owned(),
        opening_hours: (1..=7)
            .map(|weekday| OpeningInput {
                weekday,
                opens: "09:00".to_owned(),
                closes: "23:30".to_owned(),
            })
            .collect(),
        cut_off: "05:00".to_owned(),
        tax_mode: TaxMode::Inclusive,
        tax_rate: 1_400,
        tax_name: "VAT".to_owned(),
        increment_minutes: 15,
        grace_minutes: 5,
        allow_negative_stock: false,
        receipt_note: "شكرًا لزيارتكم · Thank you for your visit".to_owned(),
        details: SpaceDetails {
            tax_number: Some("412-703-986".to_owned()),
            address: Some("26 Shagaret El Dorr St, Zamalek\nCairo".to_owned()),
            phone: Some("02 2735 4410".to_owned()),
            email: Some("hello@nile-desk.eg".to_owned()),
            daily_target: Some(Some(Money::from_minor(350_000))),
            ..SpaceDetails::default()
        },
    }
}

/// Words that are easy to type on any keyboard, and four digits.
fn password(bits: u128) -> String {
    const WORDS: [&str; 16] = [
        "amber", "basil", "cedar", "delta", "felucca", "garnet", "hibiscus", "jasmine", "koshary", "lotus", "mango",
        "nile", "olive", "papyrus", "sesame", "tamarind",
    ];
    let word = |shift: u32| {
        WORDS
            .get(usize::try_from(bits >> shift & 15).unwrap_or_default())
            .copied()
            .unwrap_or(WORDS[0])
    };
    format!("{}-{}-{}-{:04}", word(0), word(4), word(8), bits >> 16 & 0x1fff)
}

fn sign_ins(password: &str) -> String {
    let mut text = format!("Demo sign-ins, all with the password {password}\n");
    for (name, email, role) in TEAM {
        text.push_str(&format!("  {:8} {email:18} {name}\n", role.name()));
    }
    text.push_str(&format!(
        "  {:8} {MEMBER:18} a regular, on the member site\n",
        Role::Member.name()
    ));
    text
}

/// Kept for this user only, so that a later start can print them again.
fn keep(data: &Path, text: &str) -> Result<(), CommandError> {
    let file = data.join(SIGN_INS);
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options
        .open(&file)
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
    written.map_err(|error| {
        CommandError::Other(format!(
            "{} can't be written ({error}): give this user the right to write there",
            file.display()
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Layer;
    use crate::doctor::{Finding, examine};
    use coworkflow_domain::payments::Tender;
    use coworkflow_store::journal::EntryRow;

    const SEED: u64 = 7;

    fn demo(folder: &Path) -> (Settings, Instant) {
        let settings = Layer {
            data: Some(folder.join("demo")),
            ..Layer::default()
        }
        .settings()
        .unwrap();
        let now: Instant = "2026-11-20T12:00:00Z".parse().unwrap();
        let text = make(&settings, SEED, now).unwrap();
        assert!(text.contains("owner@demo.nile"));
        (settings, now)
    }

    fn history(settings: &Settings, now: Instant) -> Vec<EntryRow> {
        let services = start::services(settings, Arc::new(StepClock::at(now)), Arc::new(SystemRandom)).unwrap();
        let tenant = services.first_tenant_now().unwrap().unwrap();
        services
            .store
            .read(tenant, |tx| coworkflow_store::journal::since(tx, 0, 100_000))
            .wait()
            .unwrap()
    }

    // M5, M9, K1, J1: weeks of work later everything still agrees, and the house is alive.
    #[test]
    fn a_demo_agrees_with_itself_and_is_alive() {
        let folder = tempfile::tempdir().unwrap();
        let (settings, now) = demo(folder.path());
        let wrong: Vec<_> = examine(&settings.data, now)
            .into_iter()
            .filter(|finding| matches!(finding, Finding::Bad { .. }))
            .collect();
        assert_eq!(wrong, Vec::new());
        let history = history(&settings, now);
        let count = |event: &str| history.iter().filter(|entry| entry.event == event).count();
        assert_eq!(count("customer.created"), 60);
        assert!(
            count("session.started") - count("session.ended") >= 5,
            "nobody is there"
        );
        for event in [
            "session.moved",
            "consumption.voided",
            "refund.made",
            "credit_note.issued",
            "balance.topped_up",
            "stock.delivered",
            "stock.low",
        ] {
            assert!(count(event) > 0, "no {event}");
        }
        for tender in [
            Tender::Cash,
            Tender::Card,
            Tender::Instapay,
            Tender::Wallet,
            Tender::Balance,
        ] {
            let name = format!("\"{}\"", tender.name());
            assert!(
                history
                    .iter()
                    .any(|entry| entry.event == "payment.received" && entry.body.contains(&name)),
                "nobody paid by {name}"
            );
        }
        assert!(history.windows(2).all(|pair| pair[0].at <= pair[1].at));
        assert!(
            matches!(make(&settings, SEED, now), Err(CommandError::Other(sentence)) if sentence.contains("--data"))
        );
    }

    #[test]
    fn the_same_seed_and_moment_give_the_same_demo() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (first, now) = demo(one.path());
        let (second, _) = demo(other.path());
        assert_eq!(history(&first, now), history(&second, now));
    }
}
