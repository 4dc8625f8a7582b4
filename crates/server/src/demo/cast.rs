//! Who and what the demo has: invented people, places and a menu.

use std::collections::HashSet;

use coworkflow_domain::ids::{CustomerId, ItemId, ResourceId, SupplierId};
use coworkflow_domain::inventory::ItemCategory::{self, Beverage, Meal, Snack};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::resources::ResourceKind::{self, Desk, EventSpace, Room, Seat};
use coworkflow_operations::customers::{CreateCustomer, CustomerInput, TopUp};
use coworkflow_operations::inventory::{CreateItem, CreateSupplier};
use coworkflow_operations::resources::{CreateResource, SetOutOfOrder};
use coworkflow_operations::{Failure, Services};

use super::Team;
use super::chance::{Dice, StepClock};

/// How many customers know the house.
const CUSTOMERS: usize = 60;

/// Everybody and everything, by id.
pub struct Cast {
    /// Customers; the first third comes most.
    pub customers: Vec<CustomerId>,
    /// Those who paid into their balance.
    pub with_balance: HashSet<CustomerId>,
    /// Where one can sit, but for what is out of order.
    pub places: Vec<(ResourceId, ResourceKind)>,
    /// The menu.
    pub items: Vec<ItemId>,
    /// Who brings the goods.
    pub suppliers: Vec<SupplierId>,
}

/// Names: Latin and Arabic, first and last. Nobody real is meant.
const LATIN: ([&str; 16], [&str; 16]) = (
    [
        "Ahmed", "Aya", "Dina", "Farah", "Hana", "Hassan", "Khaled", "Laila", "Malak", "Nour", "Omar", "Reem", "Seif",
        "Tamer", "Youssef", "Zeina",
    ],
    [
        "Abaza", "Barakat", "Darwish", "Ezzat", "Fahmy", "Galal", "Hegazy", "Ibrahim", "Kamel", "Lotfy", "Mansour",
        "Naguib", "Rashad", "Salem", "Tawfik", "Wahba",
    ],
);
const ARABIC: ([&str; 16], [&str; 16]) = (
    [
        "أحمد",
        "آية",
        "إيمان",
        "بسمة",
        "جنى",
        "حبيبة",
        "رنا",
        "سلمى",
        "شريف",
        "عمرو",
        "فاطمة",
        "كريم",
        "مصطفى",
        "منة",
        "هشام",
        "يوسف",
    ],
    [
        "البدري",
        "الجندي",
        "حجازي",
        "الخولي",
        "رشدي",
        "زهران",
        "السيوفي",
        "شاهين",
        "صبري",
        "طلعت",
        "عبد الله",
        "عيسى",
        "غنيم",
        "فؤاد",
        "مرسي",
        "نجيب",
    ],
);

/// The menu: name, shelf, price in piastres, alert, stock.
const MENU: [(&str, ItemCategory, i64, i64, i64); 20] = [
    ("Turkish coffee", Beverage, 4_000, 15, 60),
    ("Espresso", Beverage, 4_500, 15, 50),
    ("Latte", Beverage, 6_500, 12, 45),
    ("Iced Spanish latte", Beverage, 8_500, 10, 40),
    ("شاي", Beverage, 2_000, 20, 70),
    ("شاي بالنعناع", Beverage, 2_500, 20, 60),
    ("كركديه", Beverage, 3_000, 10, 30),
    ("Fresh orange juice", Beverage, 6_000, 8, 24),
    ("Lemon with mint", Beverage, 5_000, 8, 26),
    ("Still water", Beverage, 1_000, 30, 90),
    ("Sparkling water", Beverage, 2_500, 12, 30),
    ("Cola can", Beverage, 2_500, 20, 50),
    ("Croissant", Snack, 4_500, 8, 22),
    ("Chocolate cookie", Snack, 3_500, 8, 24),
    ("Date cake", Snack, 4_000, 6, 18),
    ("Salted peanuts", Snack, 2_000, 10, 28),
    ("Cheese sandwich", Meal, 6_500, 6, 20),
    ("Chicken wrap", Meal, 9_500, 6, 18),
    ("فول وطعمية", Meal, 5_500, 6, 20),
    ("كشري", Meal, 6_000, 6, 18),
];

/// Who brings the goods. Nobody real is meant.
const SUPPLIERS: [(&str, &str); 2] = [
    ("Delta Foods", "010 0123 4567"),
    ("شركة النيل للمشروبات", "011 0123 4567"),
];

/// Brings them all in.
pub fn enter(services: &Services, team: &Team, clock: &StepClock, dice: &mut Dice) -> Result<Cast, Failure> {
    let places = places(services, team)?;
    let mut items = Vec::new();
    for (name, category, price, min_stock, quantity) in MENU {
        let item = CreateItem {
            name: name.to_owned(),
            category,
            price: Money::from_minor(price),
            category_id: None,
            cost: Some(Money::from_minor(price * 2 / 5)),
            min_stock,
            quantity,
        };
        items.push(services.change_now(&team.manager, item, None)?.id);
    }
    let mut suppliers = Vec::new();
    for (name, phone) in SUPPLIERS {
        let supplier = CreateSupplier {
            name: name.to_owned(),
            phone: Some(phone.to_owned()),
            note: None,
        };
        suppliers.push(services.change_now(&team.manager, supplier, None)?.id);
    }
    let mut cast = Cast {
        customers: Vec::new(),
        with_balance: HashSet::new(),
        places,
        items,
        suppliers,
    };
    let mut names = HashSet::new();
    while cast.customers.len() < CUSTOMERS {
        let (name, latin) = name(dice, cast.customers.len());
        if !names.insert(name.clone()) {
            continue;
        }
        clock.set(coworkflow_operations::Clock::now(clock).plus_seconds(20));
        let id = services
            .change_now(&team.desk, customer(name, latin, dice, cast.customers.len()), None)?
            .id;
        cast.customers.push(id);
        if dice.percent(15) {
            let amount = Money::from_minor(dice.between(4, 20) * 5_000);
            let top_up = TopUp {
                id,
                amount,
                tender: Tender::Cash,
                reference: None,
                note: None,
            };
            services.change_now(&team.manager, top_up, None)?;
            cast.with_balance.insert(id);
        }
    }
    Ok(cast)
}

fn places(services: &Services, team: &Team) -> Result<Vec<(ResourceId, ResourceKind)>, Failure> {
    let seats = (1..=12).map(|n| (format!("A{n}"), Seat, 3_000, 1));
    let desks = (1..=6).map(|n| (format!("D{n}"), Desk, 4_500, 1));
    let rooms = [("Aswan", 4, 15_000), ("Luxor", 6, 20_000), ("Siwa", 10, 30_000)]
        .map(|(name, people, rate)| (name.to_owned(), Room, rate, people));
    let event_space = [("Rooftop".to_owned(), EventSpace, 80_000, 60)];
    let mut places = Vec::new();
    for (name, kind, rate, capacity) in seats.chain(desks).chain(rooms).chain(event_space) {
        let broken = name == "A11";
        let resource = CreateResource {
            name,
            resource_type: kind,
            rate_per_hour: Money::from_minor(rate),
            capacity: Some(capacity),
            position: None,
            arrangement: None,
        };
        let id = services.change_now(&team.manager, resource, None)?.row.id;
        if broken {
            let reason = "The chair is at the carpenter's".to_owned();
            services.change_now(
                &team.manager,
                SetOutOfOrder {
                    resource_id: id,
                    reason,
                    until: None,
                },
                None,
            )?;
        } else {
            places.push((id, kind));
        }
    }
    Ok(places)
}

/// A name, and its Latin form for an e-mail where there is one.
fn name(dice: &mut Dice, number: usize) -> (String, Option<String>) {
    let (first, last) = if number.is_multiple_of(2) { LATIN } else { ARABIC };
    let (first, last) = (
        dice.one(&first).copied().unwrap_or_default(),
        dice.one(&last).copied().unwrap_or_default(),
    );
    let latin = number
        .is_multiple_of(2)
        .then(|| format!("{}.{}", first.to_lowercase(), last.to_lowercase()));
    (format!("{first} {last}"), latin)
}

fn customer(name: String, latin: Option<String>, dice: &mut Dice, number: usize) -> CreateCustomer {
    let network = dice.one(&["010", "011", "012", "015"]).copied().unwrap_or_default();
    let phone = format!("{network}{:06}{number:02}", dice.between(100_000, 999_999));
    let notes = dice
        .one(&[
            "",
            "",
            "",
            "",
            "Prefers a seat at the window",
            "يفضل الهدوء",
            "Needs an invoice with the company's name",
            "قهوة سادة",
        ])
        .copied()
        .unwrap_or_default();
    let input = CustomerInput {
        name,
        phone: Some(phone),
        email: latin.map(|latin| format!("{latin}@mail.demo")),
        notes: Some(notes.to_owned()),
        balance_limit: None,
    };
    CreateCustomer {
        input,
        allow_duplicate: false,
    }
}
