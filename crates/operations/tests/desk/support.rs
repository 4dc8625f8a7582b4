//! A desk that acts: a test reads as what happened.

use coworkflow_domain::ids::{CustomerId, InvoiceId, ItemId, ResourceId, SessionId};
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_operations::customers::{CreateCustomer, CustomerInput, GetCustomer};
use coworkflow_operations::inventory::{CreateItem, OneItem};
use coworkflow_operations::invoices::{InvoiceView, OneInvoice};
use coworkflow_operations::resources::CreateResource;
use coworkflow_operations::sessions::{
    Arriving, Consume, EndSession, MoveSession, OneSession, SessionView, StartSession, VoidConsumption,
};
use coworkflow_operations::testing::TestHouse;
use coworkflow_operations::{Context, Failure};
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::sessions::ConsumptionRow;

/// A furnished house with somebody at the desk.
pub struct Desk {
    pub house: TestHouse,
    /// Who acts: the owner, unless a test puts somebody else there.
    pub who: Context,
}

pub fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

pub fn cash(amount: i64) -> PaymentInput {
    PaymentInput {
        tender: Tender::Cash,
        amount: money(amount),
        given: None,
        reference: None,
    }
}

pub fn by(tender: Tender, amount: i64) -> PaymentInput {
    let reference = tender.needs_reference().then(|| "IP-4471".to_owned());
    PaymentInput {
        tender,
        amount: money(amount),
        given: None,
        reference,
    }
}

/// The code of a refusal.
pub fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    let failure = result.expect_err("a refusal");
    failure
        .refusal()
        .unwrap_or_else(|| panic!("not a refusal but {failure:?}"))
        .code
        .to_string()
}

impl Desk {
    pub fn open() -> Desk {
        let house = TestHouse::new();
        let who = house.owner.clone();
        Desk { house, who }
    }

    pub fn seat(&self, name: &str, rate: i64) -> ResourceId {
        let create = CreateResource {
            name: name.into(),
            resource_type: ResourceKind::Seat,
            rate_per_hour: money(rate),
            capacity: None,
            position: None,
            arrangement: None,
        };
        self.house.change(&self.house.owner, create).expect("a seat").row.id
    }

    pub fn item(&self, name: &str, price: i64, quantity: i64) -> ItemId {
        let create = CreateItem {
            name: name.into(),
            category: ItemCategory::Beverage,
            price: money(price),
            category_id: None,
            cost: None,
            min_stock: 2,
            quantity,
        };
        self.house.change(&self.house.owner, create).expect("an item").id
    }

    pub fn customer(&self, name: &str) -> CustomerId {
        let input = CustomerInput {
            name: name.into(),
            ..CustomerInput::default()
        };
        self.house
            .change(
                &self.house.owner,
                CreateCustomer {
                    input,
                    allow_duplicate: false,
                },
            )
            .expect("a customer")
            .id
    }

    pub fn known(&self, id: CustomerId) -> CustomerRow {
        self.house
            .ask(&self.house.owner, GetCustomer { id })
            .expect("the customer")
    }

    pub fn stock(&self, id: ItemId) -> i64 {
        self.house
            .ask(&self.house.owner, OneItem { id })
            .expect("the item")
            .quantity
    }

    pub fn starts(&self, customer: CustomerId, seat: ResourceId) -> Result<SessionView, Failure> {
        let start = StartSession {
            customer: Arriving::Known(customer),
            resource_id: seat,
            note: String::new(),
        };
        self.house.change(&self.who, start)
    }

    pub fn serves(&self, session: SessionId, item: ItemId, quantity: i64) -> Result<ConsumptionRow, Failure> {
        self.house.change(
            &self.who,
            Consume {
                session_id: session,
                item_id: item,
                quantity,
                expected_price: None,
            },
        )
    }

    pub fn voids(&self, sale: &ConsumptionRow) -> Result<ConsumptionRow, Failure> {
        self.house.change(
            &self.who,
            VoidConsumption {
                id: sale.id,
                reason: "Not taken".into(),
            },
        )
    }

    pub fn moves(&self, session: SessionId, seat: ResourceId) -> Result<SessionView, Failure> {
        self.house.change(
            &self.who,
            MoveSession {
                id: session,
                resource_id: seat,
            },
        )
    }

    pub fn sees(&self, session: SessionId) -> SessionView {
        self.house
            .ask(&self.who, OneSession { id: session })
            .expect("the session")
    }

    pub fn ends(&self, session: SessionId, discount: i64, payments: Vec<PaymentInput>) -> Result<InvoiceView, Failure> {
        let discount = Percent::from_basis_points(discount).expect("a percentage");
        self.house.change(
            &self.who,
            EndSession {
                session_id: session,
                ended_at: None,
                discount,
                coupon: None,
                payments,
            },
        )
    }

    pub fn invoice(&self, id: InvoiceId) -> InvoiceView {
        self.house.ask(&self.who, OneInvoice { id }).expect("the invoice")
    }

    /// A stay of an hour at 60.00 on a seat of its own, ended with these payments.
    pub fn hour(&self, customer: CustomerId, payments: Vec<PaymentInput>) -> InvoiceView {
        self.hour_at(6_000, customer, payments)
    }

    /// An hour at a rate of its own.
    pub fn hour_at(&self, rate: i64, customer: CustomerId, payments: Vec<PaymentInput>) -> InvoiceView {
        let number = self.house.now();
        let seat = self.seat(&format!("Seat of hour {number}"), rate);
        let session = self.starts(customer, seat).expect("a session").session.id;
        self.house.clock.advance_minutes(60);
        self.ends(session, 0, payments).expect("an invoice")
    }

    /// What must always hold: ledger = balance, stock = movements, documents = what they add up to, no number left out.
    pub fn is_sound(&self) {
        use coworkflow_store::checks::{self, documents};
        let (wrong, gaps) = self.house.read(|tx| {
            let mut wrong = checks::ledger(tx)?;
            wrong.extend(checks::stock(tx)?);
            wrong.extend(checks::paid(tx)?);
            wrong.extend(documents::lines(tx)?);
            wrong.extend(documents::corrections(tx)?);
            wrong.extend(documents::customers(tx)?);
            Ok((wrong, documents::gaps(tx)?))
        });
        assert!(wrong.is_empty() && gaps.is_empty(), "{wrong:?} {gaps:?}");
    }
}
