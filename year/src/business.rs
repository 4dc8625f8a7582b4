//! What a house does beside its guests: drawers, plans, goods, papers and those who only buy a coffee.

use coworkflow_domain::time::{Date, date_of_number, day_number};
use serde_json::{Value, json};

use crate::furnish::id;
use crate::house::Who;
use crate::story::Story;

/// What a run may be refused for in the life of a house.
const OF_PLANS: &[&str] = &[
    "subscription.overlaps",
    "subscription.ended",
    "subscription.not_begun",
    "subscription.paused_already",
    "subscription.not_paused",
    "subscription.pause_too_early",
    "subscription.pause_after_the_end",
    "subscription.same_plan",
    "subscription.starts_too_late",
];

impl Story {
    /// Hands the till over when the other one's hours begin: one drawer is counted, the other opened.
    pub(crate) fn hand_over(&mut self) {
        let who = self.till();
        if self.drawer != Some(who) {
            self.close_drawer();
            self.house
                .must(who, "mutation { openShift(float: 50000) { id } }", json!({}));
            self.drawer = Some(who);
            self.count("shifts");
        }
    }

    /// Counts the open drawer: one in nine is off by some notes.
    pub(crate) fn close_drawer(&mut self) {
        let Some(who) = self.drawer.take() else { return };
        if self.dice.percent(30) {
            let amount = self.dice.between(5, 40) * 1_000;
            let paid = self.house.ask(
                who,
                "mutation($a: Money!) { payOut(amount: $a, reason: \"Cleaning\") { id } }",
                json!({ "a": amount }),
            );
            match paid {
                Ok(_) => self.count("paid out of the drawer"),
                Err(refused) => self.expect(refused, &["shift.odd_move"]),
            }
        }
        if self.dice.percent(10) {
            self.house.must(
                who,
                "mutation { payIn(amount: 20000, reason: \"Change from the bank\") { id } }",
                json!({}),
            );
            self.count("paid into the drawer");
        }
        let mine = self.house.must(who, "{ myShift { id expected } }", json!({}));
        assert_eq!(mine["myShift"]["expected"], Value::Null, "the count is blind");
        let shift = id(&mine, "/myShift/id");
        let known = self.house.must(
            Who::Owner,
            "query($i: ID!) { shift(id: $i) { expected } }",
            json!({ "i": shift }),
        );
        let expected = known["shift"]["expected"].as_i64().expect("what should be there");
        let off = if self.dice.percent(11) {
            self.dice.between(-4, 4) * 500
        } else {
            0
        };
        let counted = (expected + off).max(0);
        let closed = self.house.must(
            who,
            "mutation($input: CloseShiftInput!) { closeShift(input: $input) { variance } }",
            json!({ "input": { "counted": counted } }),
        );
        assert_eq!(closed["closeShift"]["variance"].as_i64(), Some(counted - expected));
        if off != 0 {
            self.count("drawers that were off");
        }
    }

    /// Somebody buys at the counter without sitting down.
    pub(crate) fn pass_by(&mut self) {
        let lines: Vec<Value> = (0..self.dice.between(1, 2))
            .map(|_| json!({ "itemId": self.dice.one(&self.items).id, "quantity": self.dice.between(1, 3) }))
            .collect();
        let who = self.till();
        let quote = self.house.must(
            who,
            "query($l: [SaleLineInput!]!) { quoteSale(lines: $l) { total } }",
            json!({ "l": lines }),
        );
        let total = quote["quoteSale"]["total"].as_i64().expect("a total");
        let payments = if total == 0 {
            json!([])
        } else {
            json!([{ "tender": "CASH", "amount": total, "given": (total + 4_999) / 5_000 * 5_000 }])
        };
        let sold = self.house.ask(
            who,
            "mutation($input: SellItemsInput!) { sellItems(input: $input) { total status } }",
            json!({ "input": { "lines": lines, "payments": payments } }),
        );
        match sold {
            Ok(sold) => {
                assert_eq!(
                    sold["sellItems"]["total"].as_i64(),
                    Some(total),
                    "the price shown is the price charged"
                );
                self.count("counter sales");
            }
            Err(refused) => self.expect(refused, &["session.out_of_stock", "inventory.not_enough"]),
        }
    }

    /// Sells a plan to somebody, paid at once, later or not yet.
    pub(crate) fn sell_a_plan(&mut self, customer: &str) {
        let (plan, price) = self.dice.one(&self.plans).clone();
        let at_once = self.dice.percent(70);
        let payments = if at_once {
            json!([{ "tender": "CASH", "amount": price }])
        } else {
            json!([])
        };
        let sold = self.house.ask(
            self.till(),
            "mutation($input: SellPlanInput!) { sellPlan(input: $input) { id invoiceId } }",
            json!({ "input": { "customerId": customer, "planId": plan, "payments": payments } }),
        );
        match sold {
            Ok(sold) => {
                self.count("plans sold");
                let status = if at_once { "PAID" } else { "UNPAID" };
                let invoice = self.house.must(
                    Who::Owner,
                    "query($i: ID!) { invoice(id: $i) { status } }",
                    json!({ "i": sold["sellPlan"]["invoiceId"] }),
                );
                assert_eq!(invoice["invoice"]["status"], status);
            }
            Err(refused) => self.expect(refused, OF_PLANS),
        }
    }

    /// Renews what ends, pauses, resumes, changes and cancels a few.
    pub(crate) fn care_for_plans(&mut self, date: Date) {
        let ending = self.house.must(
            Who::Early,
            "{ subscriptions(list: EXPIRING, first: 30) { nodes { id } } }",
            json!({}),
        );
        for run in ids(&ending, "/subscriptions/nodes") {
            if self.dice.percent(25) {
                let renewed = "mutation($i: ID!) { renewSubscription(id: $i) { id } }";
                self.on_a_plan("plans renewed", Who::Early, renewed, json!({ "i": run }));
            }
        }
        if self.dice.percent(30)
            && let Some(run) = self.a_run("RUNNING")
        {
            let until = date_of_number(day_number(date) + self.dice.between(1, 6)).expect("a day");
            let pause = "mutation($i: ID!, $u: Date!) { pauseSubscription(id: $i, untilOn: $u) { id } }";
            self.on_a_plan(
                "plans paused",
                Who::Manager,
                pause,
                json!({ "i": run, "u": until.to_string() }),
            );
        }
        if self.dice.percent(20)
            && let Some(run) = self.a_run("WAITING")
        {
            let resume = "mutation($i: ID!) { resumeSubscription(id: $i) { id } }";
            self.on_a_plan("plans resumed", Who::Manager, resume, json!({ "i": run }));
        }
        if self.dice.percent(25)
            && let Some(run) = self.a_run("RUNNING")
        {
            let plan = self.dice.one(&self.plans).0.clone();
            let change = "mutation($i: ID!, $p: ID!) { changeSubscription(id: $i, planId: $p) { id } }";
            self.on_a_plan("plans changed", Who::Manager, change, json!({ "i": run, "p": plan }));
        }
        if self.dice.percent(25)
            && let Some(run) = self.a_run("RUNNING")
        {
            let cancel = "mutation($i: ID!) { cancelSubscription(id: $i, reason: \"Moved away\") { id } }";
            self.on_a_plan("plans cancelled", Who::Manager, cancel, json!({ "i": run }));
        }
    }

    fn a_run(&mut self, list: &str) -> Option<String> {
        let query = format!("{{ subscriptions(list: {list}, first: 40) {{ nodes {{ id }} }} }}");
        let runs = ids(&self.house.must(Who::Early, &query, json!({})), "/subscriptions/nodes");
        (!runs.is_empty()).then(|| self.dice.one(&runs).clone())
    }

    fn on_a_plan(&mut self, what: &'static str, who: Who, query: &str, variables: Value) {
        match self.house.ask(who, query, variables) {
            Ok(_) => self.count(what),
            Err(refused) => self.expect(refused, OF_PLANS),
        }
    }

    /// Fills the shelves from each supplier, on one paper; one in seven is typed twice and undone.
    pub(crate) fn deliver(&mut self, date: Date) {
        let menu = self
            .house
            .must(Who::Early, "{ items(first: 100) { nodes { id quantity } } }", json!({}));
        let stock = menu
            .pointer("/items/nodes")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        for supplier in 0..self.suppliers.len() {
            let mut lines = Vec::new();
            for at in (0..self.items.len()).filter(|at| at % self.suppliers.len() == supplier) {
                let item = &self.items[at];
                let there = stock.iter().find(|row| row["id"] == item.id.as_str());
                let missing = item.full - there.and_then(|row| row["quantity"].as_i64()).expect("a stock");
                if missing <= 0 {
                    continue;
                }
                let (item, cost, keeps) = (item.id.clone(), item.cost, item.keeps);
                let unit_cost = cost * self.dice.between(94, 112) / 100;
                let expires = keeps.and_then(|days| date_of_number(day_number(date) + days));
                lines.push(json!({
                    "itemId": item, "quantity": missing, "unitCost": unit_cost, "expiresOn": expires.map(|day| day.to_string()),
                }));
            }
            if lines.is_empty() {
                continue;
            }
            let input =
                json!({ "supplierId": self.suppliers[supplier], "reference": date.to_string(), "lines": lines });
            let record = "mutation($input: DeliveryInput!) { recordDelivery(input: $input) { id amount } }";
            let recorded = self.house.must(Who::Early, record, json!({ "input": input }));
            assert_eq!(
                recorded["recordDelivery"]["amount"],
                Value::Null,
                "the desk is not told what goods cost"
            );
            self.count("deliveries");
            if self.dice.percent(15) {
                let twice = self.house.must(Who::Early, record, json!({ "input": input }));
                self.house.must(
                    Who::Manager,
                    "mutation($i: ID!) { undoDelivery(id: $i, reason: \"Typed twice\") { undoneBy } }",
                    json!({ "i": id(&twice, "/recordDelivery/id") }),
                );
                self.count("deliveries undone");
            }
        }
    }

    /// Counts the whole shelf on one paper, with the differences shown before.
    pub(crate) fn count_stock(&mut self) {
        let menu = self.house.must(
            Who::Manager,
            "{ items(first: 100) { nodes { id quantity } } }",
            json!({}),
        );
        let stock = menu
            .pointer("/items/nodes")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let lines: Vec<Value> = stock
            .iter()
            .map(|row| {
                let there = row["quantity"].as_i64().expect("a stock");
                let counted = (there - self.dice.between(-1, 2)).max(0);
                json!({ "itemId": row["id"], "counted": counted, "expected": there })
            })
            .collect();
        let preview = self.house.must(
            Who::Manager,
            "query($l: [CountedInput!]!) { previewCount(lines: $l) { differences value } }",
            json!({ "l": lines }),
        );
        let applied = self.house.must(
            Who::Manager,
            "mutation($l: [CountedInput!]!) { applyCount(lines: $l, note: \"Half-monthly count\") { differences value } }",
            json!({ "l": lines }),
        );
        assert_eq!(
            preview["previewCount"], applied["applyCount"],
            "a count does what it showed"
        );
        self.count("counts");
    }

    /// Throws away what is past its day, and now and then what fell down.
    pub(crate) fn throw_away(&mut self) {
        let expiring = self.house.must(
            Who::Manager,
            "{ expiringStock(days: 0) { itemId state mayBeLeft } }",
            json!({}),
        );
        for row in expiring["expiringStock"].as_array().cloned().unwrap_or_default() {
            if row["state"] != "EXPIRED" {
                continue;
            }
            let wasted = self.house.ask(
                Who::Manager,
                "mutation($i: ID!, $q: Long!) { wasteStock(itemId: $i, quantity: $q, reason: \"Past its day\") { id } }",
                json!({ "i": row["itemId"], "q": row["mayBeLeft"] }),
            );
            match wasted {
                Ok(_) => self.count("wasted"),
                Err(refused) => self.expect(refused, &["inventory.not_enough"]),
            }
        }
        if self.dice.percent(30) {
            let item = self.dice.one(&self.items).id.clone();
            let broken = self.house.ask(
                Who::Manager,
                "mutation($i: ID!) { wasteStock(itemId: $i, quantity: 1, reason: \"Fell down\") { id } }",
                json!({ "i": item }),
            );
            match broken {
                Ok(_) => self.count("broken"),
                Err(refused) => self.expect(refused, &["inventory.not_enough"]),
            }
        }
    }

    /// An invoice by hand for a company that hired the roof, paid later with others, or taken back.
    pub(crate) fn write_papers(&mut self) {
        if self.dice.percent(20) {
            let customer = self.dice.one(&self.regulars).clone();
            let hours = self.dice.between(2, 6);
            let input = json!({ "customerId": customer, "lines": [
                { "description": "Roof for an event", "quantity": hours, "unitPrice": 60_000 },
                { "description": "Projector", "quantity": 1, "unitPrice": 25_000 },
            ], "note": "Thank you for coming." });
            let issued = self.house.must(
                Who::Manager,
                "mutation($input: IssueInvoiceInput!) { issueInvoice(input: $input) { id } }",
                json!({ "input": input }),
            );
            self.count("invoices by hand");
            if self.dice.percent(12) {
                self.house.must(
                    Who::Manager,
                    "mutation($i: ID!) { voidInvoice(invoiceId: $i, reason: \"Wrong company\") { voidedAt } }",
                    json!({ "i": id(&issued, "/issueInvoice/id") }),
                );
                self.count("invoices taken back");
            }
        }
        if self.dice.percent(20) {
            let debtors = self.house.must(
                Who::Early,
                "{ debtors(first: 5) { nodes { customer { id } owed } } }",
                json!({}),
            );
            let rows = debtors
                .pointer("/debtors/nodes")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            if let Some(debtor) = rows.first() {
                let owed = debtor["owed"].as_i64().expect("a debt");
                let amount = if self.dice.percent(60) { owed } else { (owed / 3).max(1) };
                self.must(
                    "mutation($c: ID!, $p: [PaymentInput!]!) { payInvoices(customerId: $c, payments: $p) { toBalance } }",
                    json!({ "c": debtor["customer"]["id"], "p": [{ "tender": "CARD", "amount": amount }] }),
                );
                self.count("several debts paid at once");
            }
        }
        if self.dice.percent(3) {
            let customer = self.dice.one(&self.regulars).clone();
            self.house.must(
                Who::Manager,
                "mutation($c: ID!) { adjustBalance(customerId: $c, amount: 1500, reason: \"A broken chair\") { id } }",
                json!({ "c": customer }),
            );
            self.count("balances adjusted");
        }
    }
}

fn ids(answer: &Value, path: &str) -> Vec<String> {
    let nodes = answer.pointer(path).and_then(Value::as_array);
    let id = |node: &Value| node["id"].as_str().map(str::to_owned);
    nodes
        .map(|nodes| nodes.iter().filter_map(id).collect())
        .unwrap_or_default()
}
