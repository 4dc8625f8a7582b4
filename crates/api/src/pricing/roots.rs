//! What can be asked and changed about prices.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::ids::{CouponId, ItemId, PriceRuleId};
use coworkflow_domain::money::Money as Minor;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::pricing as operations;
use coworkflow_operations::pricing::{
    ArchiveCoupon, ArchivePriceRule, ChangeCoupon, ChangePriceRule, CreateCoupon, CreatePriceRule, ListCoupons,
    ListPriceRules, MovePriceRule, OnePriceRule, RestoreCoupon, RestorePriceRule,
};

use super::input::{CouponInput, PriceRuleInput, change};
use super::{Coupon, CouponPage, ItemPrice, PriceRule, QuoteLine};
use crate::enums::{CustomerType, EffectKind};
use crate::request::Request;
use crate::scalars::{Date, Instant, Long, Money};

/// What is looked at in an example. `draft` is the rule in the editor, in the place of `replacesId` or above all.
#[derive(InputObject)]
pub struct PriceExampleInput {
    draft: Option<PriceRuleInput>,
    replaces_id: Option<ID>,
    resource_id: Option<ID>,
    /// What kind of guest stays.
    #[graphql(default_with = "CustomerType::Visitor")]
    guest: CustomerType,
    customer_id: Option<ID>,
    starts_at: Instant,
    ends_at: Instant,
    item_id: Option<ID>,
    /// How many minutes ahead the stay was booked; 0 for a guest who walks in.
    #[graphql(default = 0)]
    lead_minutes: i32,
    /// What the guest was charged before on that day: it counts for a day pass.
    spent_before: Option<Money>,
}

/// An example, priced; plans are left out.
#[derive(SimpleObject)]
pub struct PriceExample {
    lines: Vec<QuoteLine>,
    minutes: i64,
    total: Money,
    item: Option<ItemPrice>,
}

/// Time and items sold in sessions, before discounts and tax.
#[derive(SimpleObject)]
pub struct PriceMade {
    time: Money,
    items: Money,
    total: Money,
}

/// What one rule would have done: in how many sessions or sales it had a part, and what it changed of their price.
#[derive(SimpleObject)]
pub struct PriceRuleEffect {
    rule_id: ID,
    name: String,
    kind: EffectKind,
    times: i64,
    amount: Money,
}

/// What the last thirty operating days made, and would have made by the rules in force and with the draft.
#[derive(SimpleObject)]
pub struct PriceWhatIf {
    from: Date,
    to: Date,
    sessions: i64,
    sales: i64,
    /// There were more than can be priced again: the newest are in.
    cut: bool,
    billed: PriceMade,
    saved: PriceMade,
    draft: PriceMade,
    rules: Vec<PriceRuleEffect>,
}

/// What one item costs a guest now.
#[derive(SimpleObject)]
pub struct ItemPriceNow {
    item_id: ID,
    price: ItemPrice,
    /// When the clock may change it next.
    until: Option<Instant>,
}

fn made(request: &Request, made: operations::Made) -> Result<PriceMade> {
    let total = made
        .time
        .plus(made.items)
        .map_err(|refusal| crate::error::to_graphql(refusal.into(), &request.context))?;
    Ok(PriceMade {
        time: Money(made.time),
        items: Money(made.items),
        total: Money(total),
    })
}

/// Questions about prices.
#[derive(Default)]
pub struct PricingQuery;

#[Object]
impl PricingQuery {
    /// The rules in force by their priority, or those put away.
    async fn price_rules(
        &self,
        context: &Context<'_>,
        #[graphql(default = false)] archived: bool,
    ) -> Result<Vec<PriceRule>> {
        let request = Request::of(context)?;
        let rows = request.ask(ListPriceRules { archived }).await?;
        rows.into_iter().map(|row| PriceRule::read(request, row)).collect()
    }

    async fn price_rule(&self, context: &Context<'_>, id: ID) -> Result<PriceRule> {
        let request = Request::of(context)?;
        let id = rule_id(request, &id)?;
        PriceRule::read(request, request.ask(OnePriceRule { id }).await?)
    }

    /// What a stay and an item would cost, by the rules in force or with the one in the editor, and why.
    async fn price_example(&self, context: &Context<'_>, input: PriceExampleInput) -> Result<PriceExample> {
        let request = Request::of(context)?;
        let question = operations::PriceExample {
            draft: change(request, input.draft, input.replaces_id.as_ref())?,
            resource_id: request.optional_id(input.resource_id.as_ref(), SubjectKind::Resource)?,
            customer_type: input.guest.into(),
            customer_id: request.optional_id(input.customer_id.as_ref(), SubjectKind::Customer)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            item_id: request.optional_id(input.item_id.as_ref(), SubjectKind::Item)?,
            lead_minutes: input.lead_minutes.into(),
            spent_before: input.spent_before.map_or(Minor::ZERO, |spent| spent.0),
        };
        let priced = request.ask(question).await?;
        let lang = request.context.lang;
        Ok(PriceExample {
            lines: QuoteLine::all(&priced.quote, lang),
            minutes: priced.quote.minutes,
            total: Money(priced.quote.total),
            item: priced.item.map(|item| ItemPrice::of(&item, lang)),
        })
    }

    /// What the last thirty operating days would have made with `draft` in the place of `replacesId` or above all; without
    /// `draft`, without that rule.
    async fn price_what_if(
        &self,
        context: &Context<'_>,
        draft: Option<PriceRuleInput>,
        replaces_id: Option<ID>,
    ) -> Result<PriceWhatIf> {
        let request = Request::of(context)?;
        let draft = change(request, draft, replaces_id.as_ref())?;
        let answer = request.ask(operations::PriceWhatIf { draft }).await?;
        Ok(PriceWhatIf {
            from: Date(answer.from),
            to: Date(answer.to),
            sessions: answer.sessions,
            sales: answer.sales,
            cut: answer.cut,
            billed: made(request, answer.billed)?,
            saved: made(request, answer.saved)?,
            draft: made(request, answer.draft)?,
            rules: answer
                .rules
                .into_iter()
                .map(|rule| PriceRuleEffect {
                    rule_id: rule.rule_id.into(),
                    name: rule.name,
                    kind: rule.kind.into(),
                    times: rule.times,
                    amount: Money(rule.amount),
                })
                .collect(),
        })
    }

    /// What items cost this customer now; without one, a passer-by.
    async fn item_prices(
        &self,
        context: &Context<'_>,
        customer_id: Option<ID>,
        item_ids: Vec<ID>,
    ) -> Result<Vec<ItemPriceNow>> {
        let request = Request::of(context)?;
        let items = item_ids
            .iter()
            .map(|id| request.id::<ItemId>(id, SubjectKind::Item))
            .collect::<Result<_>>()?;
        let question = operations::ItemPrices {
            customer_id: request.optional_id(customer_id.as_ref(), SubjectKind::Customer)?,
            items,
        };
        let lang = request.context.lang;
        let prices = request.ask(question).await?;
        Ok(prices
            .into_iter()
            .map(|item| ItemPriceNow {
                item_id: item.item_id.into(),
                price: ItemPrice::of(&item.quote, lang),
                until: item.until.map(Instant),
            })
            .collect())
    }

    /// Coupons, the newest first.
    async fn coupons(
        &self,
        context: &Context<'_>,
        #[graphql(default = false)] archived: bool,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<CouponPage> {
        let question = ListCoupons { archived, first, after };
        Request::of(context)?.ask(question).await.map(CouponPage::from)
    }
}

fn rule_id(request: &Request, id: &ID) -> Result<PriceRuleId> {
    request.id(id, SubjectKind::PriceRule)
}

fn coupon_id(request: &Request, id: &ID) -> Result<CouponId> {
    request.id(id, SubjectKind::Coupon)
}

/// Changes of prices: what began before keeps the rules it began under.
#[derive(Default)]
pub struct PricingMutation;

#[Object]
impl PricingMutation {
    /// Adds a rule above all others.
    async fn create_price_rule(
        &self,
        context: &Context<'_>,
        input: PriceRuleInput,
        idempotency_key: Option<String>,
    ) -> Result<PriceRule> {
        let request = Request::of(context)?;
        let entry = input.entry(request)?;
        let row = request.change(CreatePriceRule { entry }, idempotency_key).await?;
        PriceRule::read(request, row)
    }

    async fn change_price_rule(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        input: PriceRuleInput,
        idempotency_key: Option<String>,
    ) -> Result<PriceRule> {
        let request = Request::of(context)?;
        let change = ChangePriceRule {
            id: rule_id(request, &id)?,
            version: version.0,
            entry: input.entry(request)?,
        };
        PriceRule::read(request, request.change(change, idempotency_key).await?)
    }

    /// Moves a rule directly below another one; above all without `belowId`. Answers the rules by their new priority.
    async fn move_price_rule(
        &self,
        context: &Context<'_>,
        id: ID,
        below_id: Option<ID>,
        idempotency_key: Option<String>,
    ) -> Result<Vec<PriceRule>> {
        let request = Request::of(context)?;
        let change = MovePriceRule {
            id: rule_id(request, &id)?,
            below: request.optional_id(below_id.as_ref(), SubjectKind::PriceRule)?,
        };
        let rows = request.change(change, idempotency_key).await?;
        rows.into_iter().map(|row| PriceRule::read(request, row)).collect()
    }

    async fn archive_price_rule(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<PriceRule> {
        let request = Request::of(context)?;
        let id = rule_id(request, &id)?;
        PriceRule::read(request, request.change(ArchivePriceRule { id }, idempotency_key).await?)
    }

    /// Brings a rule back, below all others.
    async fn restore_price_rule(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<PriceRule> {
        let request = Request::of(context)?;
        let id = rule_id(request, &id)?;
        PriceRule::read(request, request.change(RestorePriceRule { id }, idempotency_key).await?)
    }

    async fn create_coupon(
        &self,
        context: &Context<'_>,
        input: CouponInput,
        idempotency_key: Option<String>,
    ) -> Result<Coupon> {
        let request = Request::of(context)?;
        let entry = input.entry(request)?;
        request
            .change(CreateCoupon { entry }, idempotency_key)
            .await
            .map(Coupon)
    }

    async fn change_coupon(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        input: CouponInput,
        idempotency_key: Option<String>,
    ) -> Result<Coupon> {
        let request = Request::of(context)?;
        let change = ChangeCoupon {
            id: coupon_id(request, &id)?,
            version: version.0,
            entry: input.entry(request)?,
        };
        request.change(change, idempotency_key).await.map(Coupon)
    }

    async fn archive_coupon(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Coupon> {
        let request = Request::of(context)?;
        let id = coupon_id(request, &id)?;
        request.change(ArchiveCoupon { id }, idempotency_key).await.map(Coupon)
    }

    async fn restore_coupon(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<Coupon> {
        let request = Request::of(context)?;
        let id = coupon_id(request, &id)?;
        request.change(RestoreCoupon { id }, idempotency_key).await.map(Coupon)
    }
}
