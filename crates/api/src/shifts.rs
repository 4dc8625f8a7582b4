//! Shifts at the till in GraphQL.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::{ShiftId, UserId};
use coworkflow_domain::shifts::Break;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::page::Page;
use coworkflow_operations::shifts::{
    CashChain as Chain, CashEntriesOf, CloseShift, ListShifts, MyShift, OneShift, OpenShift, PayIn, PayOut, ShiftView,
    VerifyCash, VerifyShift,
};
use coworkflow_store::shifts::CashRow;

use crate::customers::Customer;
use crate::enums::CashKind;
use crate::invoices::Invoice;
use crate::request::Request;
use crate::scalars::{Date, Instant, Long, Money};

/// A user's time at the till. What should be in an open drawer is only told to who may manage shifts.
pub struct Shift(ShiftView);

#[Object]
impl Shift {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    async fn user_id(&self) -> ID {
        self.0.row.user_id.into()
    }
    async fn user_name(&self) -> &str {
        &self.0.row.user_name
    }
    async fn opened_at(&self) -> Instant {
        Instant(self.0.row.opened_at)
    }
    /// The operating day on which it was opened.
    async fn day(&self) -> Date {
        Date(self.0.row.day)
    }
    async fn float(&self) -> Money {
        Money(self.0.row.float_amount)
    }
    async fn closed_at(&self) -> Option<Instant> {
        self.0.row.closed_at.map(Instant)
    }
    /// Who counted; empty while it is open.
    async fn closed_by_name(&self) -> &str {
        &self.0.row.closed_by_name
    }
    async fn counted(&self) -> Option<Money> {
        self.0.row.counted.map(Money)
    }
    async fn denominations(&self) -> Vec<Denomination> {
        let piece = |piece: &coworkflow_domain::shifts::Denomination| Denomination {
            value: Money(piece.value),
            count: Long(piece.count),
        };
        self.0.denominations.iter().map(piece).collect()
    }
    async fn note(&self) -> &str {
        &self.0.row.note
    }
    /// What should be there: now, or when it was counted.
    async fn expected(&self) -> Option<Money> {
        self.0.drawer.as_ref().map(|drawer| Money(drawer.expected))
    }
    /// What was counted beyond that; negative when cash is missing.
    async fn variance(&self) -> Option<Money> {
        self.0.drawer.as_ref().and_then(|drawer| drawer.variance).map(Money)
    }
    /// What moved, by kind, without the count.
    async fn totals(&self) -> Option<Vec<CashTotal>> {
        let drawer = self.0.drawer.as_ref()?;
        let total = |total: &coworkflow_store::shifts::KindTotal| CashTotal {
            kind: total.kind.into(),
            entries: Long(total.entries),
            total: Money(total.total),
        };
        Some(drawer.totals.iter().map(total).collect())
    }
    /// What moved, the newest first; empty while the count to come must be blind.
    async fn entries(&self, context: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<CashEntryPage> {
        let id = self.0.row.id;
        let page = Request::of(context)?.ask(CashEntriesOf { id, first, after }).await?;
        Ok(CashEntryPage {
            nodes: page.nodes.into_iter().map(CashEntry).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
    /// Whether the chain holds from its float to its last entry.
    async fn chain(&self, context: &Context<'_>) -> Result<CashChain> {
        let id = self.0.row.id;
        Request::of(context)?.ask(VerifyShift { id }).await.map(CashChain::from)
    }
}

/// So many pieces of one note or coin.
#[derive(SimpleObject)]
pub struct Denomination {
    value: Money,
    count: Long,
}

/// What moved in a drawer for one reason.
#[derive(SimpleObject)]
pub struct CashTotal {
    kind: CashKind,
    entries: Long,
    total: Money,
}

/// Cash that moved.
pub struct CashEntry(CashRow);

#[Object]
impl CashEntry {
    async fn seq(&self) -> Long {
        Long(self.0.seq)
    }
    async fn kind(&self) -> CashKind {
        self.0.kind.into()
    }
    async fn amount(&self) -> Money {
        Money(self.0.amount)
    }
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    async fn invoice(&self, context: &Context<'_>) -> Result<Option<Invoice>> {
        crate::invoices::of(Request::of(context)?, self.0.invoice_id).await
    }
    /// Whose balance was topped up.
    async fn customer(&self, context: &Context<'_>) -> Result<Option<Customer>> {
        match self.0.customer_id {
            Some(id) => crate::customers::one(Request::of(context)?, id).await.map(Some),
            None => Ok(None),
        }
    }
    async fn actor_name(&self) -> &str {
        &self.0.actor_name
    }
    async fn at(&self) -> Instant {
        Instant(self.0.at)
    }
}

/// A page of what moved.
#[derive(SimpleObject)]
pub struct CashEntryPage {
    nodes: Vec<CashEntry>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// A page of shifts.
#[derive(SimpleObject)]
pub struct ShiftPage {
    nodes: Vec<Shift>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<Page<ShiftView>> for ShiftPage {
    fn from(page: Page<ShiftView>) -> ShiftPage {
        ShiftPage {
            nodes: page.nodes.into_iter().map(Shift).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}

/// What is wrong at a place of the chain.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "coworkflow_domain::shifts::Fault")]
pub enum ChainFault {
    /// The entry is not what was written, or was slipped in.
    Altered,
    /// Entries before this one are missing.
    Missing,
    /// Entries after the last one are missing.
    CutOff,
}

/// A place where the chain does not hold.
#[derive(SimpleObject)]
pub struct ChainBreak {
    seq: Long,
    fault: ChainFault,
}

/// How far the chain of cash holds.
#[derive(SimpleObject)]
pub struct CashChain {
    /// So many entries were looked at.
    entries: Long,
    /// Where it does not hold, a few at most; empty when it is whole.
    breaks: Vec<ChainBreak>,
    /// Whether the entries agree with what was counted, and of a whole chain with payments and top-ups too.
    adds_up: bool,
}

impl From<Chain> for CashChain {
    fn from(chain: Chain) -> CashChain {
        let named = |found: Break| ChainBreak {
            seq: Long(found.seq),
            fault: found.fault.into(),
        };
        CashChain {
            entries: Long(chain.entries),
            breaks: chain.breaks.into_iter().map(named).collect(),
            adds_up: chain.adds_up,
        }
    }
}

/// Questions about shifts.
#[derive(Default)]
pub struct ShiftsQuery;

#[Object]
impl ShiftsQuery {
    /// One's own open shift.
    async fn my_shift(&self, context: &Context<'_>) -> Result<Option<Shift>> {
        Ok(Request::of(context)?.ask(MyShift).await?.map(Shift))
    }

    /// The newest first: one's own, or those of all for who may manage shifts.
    async fn shifts(
        &self,
        context: &Context<'_>,
        user_id: Option<ID>,
        from: Option<Date>,
        to: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ShiftPage> {
        let request = Request::of(context)?;
        let user_id: Option<UserId> = request.optional_id(user_id.as_ref(), SubjectKind::User)?;
        let list = ListShifts {
            user_id,
            from: from.map(|day| day.0),
            to: to.map(|day| day.0),
            first,
            after,
        };
        request.ask(list).await.map(ShiftPage::from)
    }

    async fn shift(&self, context: &Context<'_>, id: ID) -> Result<Shift> {
        let request = Request::of(context)?;
        let id: ShiftId = request.id(&id, SubjectKind::Shift)?;
        request.ask(OneShift { id }).await.map(Shift)
    }

    /// Whether the whole chain of cash holds.
    async fn verify_cash(&self, context: &Context<'_>) -> Result<CashChain> {
        Request::of(context)?.ask(VerifyCash).await.map(CashChain::from)
    }
}

/// So many pieces of one note or coin.
#[derive(InputObject)]
pub struct DenominationInput {
    value: Money,
    count: Long,
}

/// What was counted. `id` left out: one's own open shift.
#[derive(InputObject)]
pub struct CloseShiftInput {
    id: Option<ID>,
    counted: Money,
    denominations: Option<Vec<DenominationInput>>,
    note: Option<String>,
}

/// Changes of shifts.
#[derive(Default)]
pub struct ShiftsMutation;

#[Object]
impl ShiftsMutation {
    async fn open_shift(&self, context: &Context<'_>, float: Money, idempotency_key: Option<String>) -> Result<Shift> {
        let open = OpenShift { float: float.0 };
        Request::of(context)?.change(open, idempotency_key).await.map(Shift)
    }

    /// Puts cash into one's drawer, for a reason.
    async fn pay_in(
        &self,
        context: &Context<'_>,
        amount: Money,
        reason: String,
        idempotency_key: Option<String>,
    ) -> Result<Shift> {
        let pay = PayIn {
            amount: amount.0,
            reason,
        };
        Request::of(context)?.change(pay, idempotency_key).await.map(Shift)
    }

    /// Takes cash out of one's drawer, for a reason.
    async fn pay_out(
        &self,
        context: &Context<'_>,
        amount: Money,
        reason: String,
        idempotency_key: Option<String>,
    ) -> Result<Shift> {
        let pay = PayOut {
            amount: amount.0,
            reason,
        };
        Request::of(context)?.change(pay, idempotency_key).await.map(Shift)
    }

    /// Counts a drawer and closes its shift.
    async fn close_shift(
        &self,
        context: &Context<'_>,
        input: CloseShiftInput,
        idempotency_key: Option<String>,
    ) -> Result<Shift> {
        let request = Request::of(context)?;
        let piece = |piece: DenominationInput| coworkflow_domain::shifts::Denomination {
            value: piece.value.0,
            count: piece.count.0,
        };
        let close = CloseShift {
            id: request.optional_id(input.id.as_ref(), SubjectKind::Shift)?,
            counted: input.counted.0,
            denominations: input.denominations.unwrap_or_default().into_iter().map(piece).collect(),
            note: input.note,
        };
        request.change(close, idempotency_key).await.map(Shift)
    }
}
