//! Customers in GraphQL.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::customers::{Phone, human_id, shown_name};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::customers::{
    ArchiveCustomer, ChangeCustomer, CreateCustomer, CustomerInput as Entry, DeleteCustomer, GetCustomer,
    ListCustomers, ListLedger, ListPastInvoices, PossibleDuplicates, ReadPhone, RestoreCustomer,
};
use coworkflow_operations::invoices::ListInvoices;
use coworkflow_operations::page::Page;
use coworkflow_operations::sessions::{ActiveSessionOf, ListSessions};
use coworkflow_operations::subscriptions::TypeOf;
use coworkflow_store::customers::{CustomerRow, CustomerSort as Sort};
use coworkflow_store::sessions::Of;

use crate::enums::{CustomerType, LedgerKind};
use crate::invoices::InvoicePage;
use crate::ledger::LedgerPage;
use crate::past_invoices::PastInvoicePage;
use crate::request::Request;
use crate::scalars::{Date, Instant, Long, Money};
use crate::sessions::{Session, SessionPage};

/// In which order customers are listed.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Sort")]
pub enum CustomerSort {
    /// By folded name.
    Name,
    /// The latest taken in first.
    Newest,
    /// Who was here last first.
    LastVisit,
    /// Who is furthest below zero first.
    Balance,
    /// Only who owes on invoices, who owes most first.
    Owed,
}

/// The person the front desk and the invoices know.
pub struct Customer(CustomerRow);

impl From<CustomerRow> for Customer {
    fn from(row: CustomerRow) -> Customer {
        Customer(row)
    }
}

/// One customer.
pub async fn one(request: &Request, id: CustomerId) -> Result<Customer> {
    request.ask(GetCustomer { id }).await.map(Customer)
}

#[Object]
impl Customer {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn human_id(&self) -> String {
        human_id(self.0.number)
    }
    async fn name(&self, context: &Context<'_>) -> Result<&str> {
        let lang = Request::of(context)?.context.lang;
        Ok(shown_name(self.0.id, &self.0.name, lang))
    }
    /// As it is written here (`A1`).
    async fn phone(&self) -> Option<String> {
        let e164 = self.0.phone.as_deref()?;
        Some(Phone::parse(e164).map_or_else(|_| e164.to_owned(), |phone| phone.national()))
    }
    #[graphql(name = "phoneE164")]
    async fn phone_e164(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }
    /// By the plan that runs today (`S7`).
    async fn customer_type(&self, context: &Context<'_>) -> Result<CustomerType> {
        if self.0.plan_until.is_none() {
            return Ok(CustomerType::Visitor);
        }
        let question = TypeOf { customer_id: self.0.id };
        Request::of(context)?.ask(question).await.map(Into::into)
    }
    async fn balance(&self) -> Money {
        Money(self.0.balance)
    }
    async fn balance_limit(&self) -> Money {
        Money(self.0.balance_limit)
    }
    async fn notes(&self) -> &str {
        &self.0.notes
    }
    async fn visits(&self) -> i64 {
        self.0.visits
    }
    async fn spent(&self) -> Money {
        Money(self.0.spent)
    }
    async fn last_visit_at(&self) -> Option<Instant> {
        self.0.last_visit_at.map(Instant)
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.archived_at.map(Instant)
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.created_at)
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
    async fn active_session(&self, context: &Context<'_>) -> Result<Option<Session>> {
        let question = ActiveSessionOf { customer_id: self.0.id };
        let found = Request::of(context)?.ask_if_allowed(question).await?;
        Ok(found.flatten().map(Session))
    }
    async fn sessions(&self, context: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<SessionPage> {
        let question = ListSessions {
            of: Of::Customer(self.0.id),
            first,
            after,
        };
        let found = Request::of(context)?.ask_if_allowed(question).await?;
        Ok(found.map(SessionPage::from).unwrap_or_default())
    }
    async fn invoices(&self, context: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<InvoicePage> {
        let question = ListInvoices {
            customer_id: Some(self.0.id),
            first,
            after,
            ..ListInvoices::default()
        };
        let found = Request::of(context)?.ask_if_allowed(question).await?;
        Ok(found.map(InvoicePage::from).unwrap_or_default())
    }
    /// Moves of the balance, the newest first; of one `kind`, on operating days `from` until `to`.
    async fn ledger(
        &self,
        context: &Context<'_>,
        kind: Option<LedgerKind>,
        from: Option<Date>,
        to: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<LedgerPage> {
        let question = ListLedger {
            id: self.0.id,
            kind: kind.map(Into::into),
            from: from.map(|day| day.0),
            to: to.map(|day| day.0),
            first,
            after,
        };
        Request::of(context)?.ask(question).await.map(LedgerPage::from)
    }
    /// What another program billed them, the latest first.
    async fn past_invoices(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<PastInvoicePage> {
        let question = ListPastInvoices {
            id: self.0.id,
            first,
            after,
        };
        let found = Request::of(context)?.ask_if_allowed(question).await?;
        Ok(found.map(PastInvoicePage::from).unwrap_or_default())
    }
    /// What is still to be paid on all invoices.
    async fn owed(&self) -> Money {
        Money(self.0.owed)
    }
}

/// A page of customers; `total` where it is known without counting many.
#[derive(SimpleObject)]
pub struct CustomerPage {
    nodes: Vec<Customer>,
    end_cursor: Option<String>,
    has_more: bool,
    total: Option<i64>,
}

impl CustomerPage {
    /// A page of the operations, with how many match where that is known.
    pub(crate) fn of(page: Page<CustomerRow>, total: Option<i64>) -> CustomerPage {
        CustomerPage {
            nodes: page.nodes.into_iter().map(Customer).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
            total,
        }
    }
}

/// What the desk types about a customer.
#[derive(InputObject)]
pub struct CustomerInput {
    name: String,
    phone: Option<String>,
    email: Option<String>,
    notes: Option<String>,
    balance_limit: Option<Money>,
}

impl CustomerInput {
    /// The operation that takes this customer in.
    pub fn create(self, allow_duplicate: bool) -> CreateCustomer {
        CreateCustomer {
            input: self.into(),
            allow_duplicate,
        }
    }
}

impl From<CustomerInput> for Entry {
    fn from(input: CustomerInput) -> Entry {
        Entry {
            name: input.name,
            phone: input.phone,
            email: input.email,
            notes: input.notes,
            balance_limit: input.balance_limit.map(|limit| limit.0),
        }
    }
}

/// Questions about customers.
#[derive(Default)]
pub struct CustomersQuery;

#[Object]
impl CustomersQuery {
    /// `search`: part of a name, phone digits in any spelling, an e-mail or `C-014`.
    async fn customers(
        &self,
        context: &Context<'_>,
        search: Option<String>,
        sort: Option<CustomerSort>,
        archived: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<CustomerPage> {
        let sort = sort.map(Sort::from).unwrap_or_default();
        let question = ListCustomers {
            search,
            sort,
            archived: archived.unwrap_or_default(),
            first,
            after,
        };
        let found = Request::of(context)?.ask(question).await?;
        Ok(CustomerPage::of(found.page, found.total))
    }

    async fn customer(&self, context: &Context<'_>, id: ID) -> Result<Customer> {
        let request = Request::of(context)?;
        one(request, request.id(&id, SubjectKind::Customer)?).await
    }

    /// Who may be the same person: same phone, e-mail or normalised name. At most 5.
    async fn possible_duplicates(
        &self,
        context: &Context<'_>,
        name: Option<String>,
        phone: Option<String>,
        email: Option<String>,
        except_id: Option<ID>,
    ) -> Result<Vec<Customer>> {
        let request = Request::of(context)?;
        let except = request.optional_id(except_id.as_ref(), SubjectKind::Customer)?;
        let found = request
            .ask(PossibleDuplicates {
                name,
                phone,
                email,
                except,
            })
            .await?;
        Ok(found.into_iter().map(Customer).collect())
    }

    /// A phone as it would be taken in, in its usual spelling; refused with field `phone` when it can't be one. For forms that tell while somebody types.
    async fn read_phone(&self, context: &Context<'_>, text: String) -> Result<String> {
        let phone = Request::of(context)?.ask(ReadPhone { text }).await?;
        Ok(phone.national())
    }
}

/// Changes of customers.
#[derive(Default)]
pub struct CustomersMutation;

#[Object]
impl CustomersMutation {
    /// `allowDuplicate` takes in a phone or e-mail that another customer has.
    async fn create_customer(
        &self,
        context: &Context<'_>,
        input: CustomerInput,
        allow_duplicate: Option<bool>,
        idempotency_key: Option<String>,
    ) -> Result<Customer> {
        let create = input.create(allow_duplicate.unwrap_or_default());
        Request::of(context)?
            .change(create, idempotency_key)
            .await
            .map(Customer)
    }

    async fn change_customer(
        &self,
        context: &Context<'_>,
        id: ID,
        input: CustomerInput,
        version: Long,
        allow_duplicate: Option<bool>,
        idempotency_key: Option<String>,
    ) -> Result<Customer> {
        let request = Request::of(context)?;
        let change = ChangeCustomer {
            id: request.id(&id, SubjectKind::Customer)?,
            input: input.into(),
            version: version.0,
            allow_duplicate: allow_duplicate.unwrap_or_default(),
        };
        request.change(change, idempotency_key).await.map(Customer)
    }

    async fn archive_customer(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Customer> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Customer)?;
        request
            .change(ArchiveCustomer { id }, idempotency_key)
            .await
            .map(Customer)
    }

    async fn restore_customer(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Customer> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Customer)?;
        request
            .change(RestoreCustomer { id }, idempotency_key)
            .await
            .map(Customer)
    }

    /// Removes a customer who has no history; one with history is refused and can be archived.
    async fn delete_customer(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<ID> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Customer)?;
        request
            .change(DeleteCustomer { id }, idempotency_key)
            .await
            .map(ID::from)
    }
}
