//! How each field of the roots is asked.

/// The arguments that each field of the roots is asked with; `$name` stands for the id of what is in the furnished house.
pub fn arguments(root: &str, field: &str) -> Option<&'static str> {
    Some(match (root, field) {
        (
            "Query",
            "dashboard" | "platform" | "setupNeeded" | "signInWays" | "viewer" | "users" | "space" | "house"
            | "dayOverview" | "customers" | "resources" | "sessions" | "items" | "invoices" | "journal",
        ) => "",
        ("Query", "revenueReport") => "(period: { name: THIS_MONTH, compare: PREVIOUS }, step: DAY)",
        (
            "Query",
            "occupancyReport" | "resourcesReport" | "customersReport" | "plansReport" | "itemsReport" | "taxReport"
            | "paymentsReport" | "staffReport",
        ) => r#"(period: { from: "2026-11-01", to: "2026-11-30", compare: LAST_YEAR })"#,
        ("Query" | "Subscription", "availability") => {
            r#"(from: "2026-11-20T00:00:00Z", until: "2026-11-21T00:00:00Z")"#
        }
        ("Query", "displays" | "door") => "",
        ("Mutation", "hangDisplay") => r#"(input: { resourceId: "$spare", showsNames: true })"#,
        ("Mutation", "newDisplayCode" | "removeDisplay") => r#"(id: "$display")"#,
        ("Mutation", "bookAtDoor") => r#"(endsAt: "2026-11-20T11:00:00Z")"#,
        ("Mutation", "extendAtDoor") => r#"(until: "2026-11-20T12:00:00Z")"#,
        ("Mutation", "endAtDoor") => "",
        ("Query", "customer") => r#"(id: "$customer")"#,
        ("Query", "series") => r#"(id: "$series")"#,
        ("Query", "previewSeries") => {
            r#"(resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z", rule: "FREQ=WEEKLY;COUNT=4")"#
        }
        ("Query", "previewCancelSeries") => r#"(bookingId: "$repeated", scope: FOLLOWING)"#,
        ("Mutation", "bookSeries") => {
            r#"(input: { customerId: "$customer", resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z",
                rule: "FREQ=WEEKLY;COUNT=4" })"#
        }
        ("Mutation", "repeatBooking") => r#"(id: "$booking", rule: "FREQ=WEEKLY;COUNT=4")"#,
        ("Mutation", "changeSeries") => {
            r#"(bookingId: "$repeated", scope: FOLLOWING, input: { startsAt: "2026-12-02T09:00:00Z", endsAt: "2026-12-02T11:00:00Z" })"#
        }
        ("Query", "previewChangeSeries") => {
            r#"(bookingId: "$repeated", scope: FOLLOWING, input: { startsAt: "2026-12-02T09:00:00Z", endsAt: "2026-12-02T11:00:00Z" })"#
        }
        ("Query", "mySeries") => r#"(id: "$series")"#,
        ("Query", "previewChangeMySeries") | ("Mutation", "changeMySeries") => {
            r#"(bookingId: "$repeated", scope: FOLLOWING, input: { startsAt: "2026-12-02T09:00:00Z", endsAt: "2026-12-02T11:00:00Z" })"#
        }
        ("Mutation", "cancelSeries") => r#"(bookingId: "$repeated", scope: ALL)"#,
        ("Mutation", "cutSeries") => r#"(id: "$series", from: "2026-12-01", until: "2026-12-31")"#,
        ("Query", "myCalendarFeed") | ("Mutation", "makeMyCalendarFeed" | "revokeMyCalendarFeed") => "",
        ("Query", "calendarFeed") | ("Mutation", "makeCalendarFeed" | "revokeCalendarFeed") => {
            r#"(customerId: "$customer")"#
        }
        ("Query", "booking") => r#"(id: "$booking")"#,
        ("Query", "bookings" | "closures" | "bookingSettings") => "",
        ("Query", "bookingSettingsOf") => r#"(resourceId: "$room")"#,
        ("Query", "bookingOptions") => {
            r#"(input: { startsAt: "2026-11-22T08:00:00Z", endsAt: "2026-11-22T10:00:00Z" })"#
        }
        ("Mutation", "book") => {
            r#"(input: { customerId: "$customer", resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z" })"#
        }
        ("Mutation", "confirmBooking") => r#"(id: "$held")"#,
        ("Mutation", "approveBooking" | "declineBooking") => r#"(id: "$pending")"#,
        ("Mutation", "moveBooking") => {
            r#"(id: "$booking", input: { startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z" })"#
        }
        ("Mutation", "changeBooking") => r#"(id: "$booking", input: { title: "Interview" }, version: 1)"#,
        ("Mutation", "cancelBooking") => r#"(id: "$booking")"#,
        ("Mutation", "closePlaces") => {
            r#"(input: { resourceIds: ["$otherroom"], startsAt: "2026-11-26T08:00:00Z", reason: "New paint" })"#
        }
        ("Mutation", "reopenPlaces") => r#"(id: "$closure")"#,
        ("Mutation", "changeBookingSettings") => r#"(resourceId: "$room", input: { maxMinutes: 240 }, version: 0)"#,
        ("Query", "onlinePayments" | "waitlist") => "",
        ("Query", "quoteExtension") => r#"(id: "$arriving", until: "2026-11-20T12:00:00Z")"#,
        ("Mutation", "payBooking") => r#"(id: "$arriving", payments: [{ tender: CASH, amount: 100 }])"#,
        ("Mutation", "checkIn" | "markNoShow" | "payBookingOnline") => r#"(id: "$arriving")"#,
        ("Mutation", "extendBooking") => r#"(id: "$arriving", until: "2026-11-20T12:00:00Z")"#,
        ("Mutation", "joinWaitlist") => {
            r#"(input: { customerId: "$newcomer", resourceId: "$otherseat", startsAt: "2026-11-20T10:00:00Z", endsAt: "2026-11-20T10:30:00Z" })"#
        }
        ("Mutation", "leaveWaitlist" | "takeWaitlistOffer") => r#"(id: "$waiting")"#,
        ("Query", "possibleDuplicates") => r#"(name: "mona el sherif")"#,
        ("Query", "readPhone") => r#"(text: "01012345678")"#,
        ("Query", "resource") => r#"(id: "$seat")"#,
        ("Query", "session") => r#"(id: "$ended")"#,
        ("Query", "checkout") => r#"(sessionId: "$session")"#,
        ("Query", "categories" | "suppliers" | "deliveries" | "stockCounts" | "reorderList") => "",
        ("Query", "delivery") => r#"(id: "$delivery")"#,
        ("Query", "stockCount") => r#"(id: "$count")"#,
        ("Query", "expiringStock") => "(days: 60)",
        ("Query", "previewCount") => r#"(lines: [{ itemId: "$item", counted: 40 }])"#,
        ("Query", "item") => r#"(id: "$item")"#,
        ("Query", "invoice") => r#"(id: "$invoice")"#,
        ("Query", "find") => r#"(text: "mona")"#,
        ("Query", "invoicesPdfUrl") => r#"(ids: "$invoice", lang: AR)"#,
        ("Query", "statementPdfUrl") => r#"(customerId: "$customer", from: "2026-11-01", to: "2026-11-30")"#,
        ("Query", "import") => r#"(id: "$import")"#,
        ("Mutation", "setup") => {
            r#"(input: { tenantName: "Second", currency: "EGP", ownerName: "Hoda Samir", ownerEmail: "hoda@nile.test", ownerPassword: "a long enough one",
                space: { name: "Second", zone: "Africa/Cairo", openingHours: [], cutOff: "05:00", taxMode: NONE, taxRate: 0, taxName: "",
                incrementMinutes: 1, graceMinutes: 0, allowNegativeStock: false, receiptNote: "" } })"#
        }
        ("Mutation", "changeSpace") => {
            r#"(version: 1, input: { name: "Nile House", zone: "Africa/Cairo", openingHours: [{ weekday: 1, opens: "09:00", closes: "23:00" }],
                cutOff: "05:00", taxMode: INCLUSIVE, taxRate: 1400, taxName: "VAT", incrementMinutes: 1, graceMinutes: 0,
                allowNegativeStock: false, receiptNote: "Thank you" })"#
        }
        ("Query", "holidays" | "backups" | "dataWork" | "rolePermissions") => "",
        ("Mutation", "setHolidays") => {
            r#"(input: { from: "2027-01-06", to: "2027-01-07", name: "Coptic Christmas", opens: "10:00", closes: "14:00" })"#
        }
        ("Mutation", "removeHoliday") => r#"(date: "2026-11-22")"#,
        ("Mutation", "makeBackup" | "exportArchive") => "",
        ("Mutation", "restoreBackup") => r#"(name: "2026-11-20T02-00-00Z.backup", confirmation: "Nile House Zamalek")"#,
        ("Mutation", "openSpace") => {
            r#"(input: { slug: "delta-hub", tenantName: "Second", currency: "EGP", zone: "Africa/Cairo", ownerName: "Hoda Samir",
                ownerEmail: "hoda@nile.test", ownerPassword: "a long enough one" })"#
        }
        ("Mutation", "setUpFromArchive") => {
            r#"(input: { archive: "0198f7a2-6b1c-7d3e-8f4a-5b6c7d8e9f00", ownerEmail: "nadia@nile.test", ownerPassword: "a long enough one" })"#
        }
        ("Query", "customRoles" | "staffInvitations" | "apiKeys" | "mySignIns") => "",
        ("Query", "signIns") => r#"(userId: "$colleague")"#,
        ("Query", "staffTerms") => r#"(token: "0198f7a26b1c7d3e8f4a5b6c7d8e9f00")"#,
        ("Mutation", "joinStaff") => {
            r#"(input: { token: "0198f7a26b1c7d3e8f4a5b6c7d8e9f00", name: "Hoda Samir", password: "a long enough one" })"#
        }
        ("Mutation", "createRole") => r#"(input: { name: "Bookkeeper", permissions: ["invoices.read"] })"#,
        ("Mutation", "changeRole") => {
            r#"(id: "$role", version: 1, input: { name: "Accountant", permissions: ["invoices.read", "reports.read"] })"#
        }
        ("Mutation", "deleteRole") => r#"(id: "$role")"#,
        ("Mutation", "inviteStaff") => r#"(input: { email: "hoda@nile.test", role: STAFF })"#,
        ("Mutation", "withdrawStaffInvitation") => r#"(id: "$staffinvitation")"#,
        ("Mutation", "endSignIn") => r#"(id: "$signin")"#,
        ("Mutation", "endOtherSignIns") => "",
        ("Mutation", "endSignIns") => r#"(userId: "$colleague")"#,
        ("Mutation", "makeApiKey") => r#"(input: { name: "Accounting", permissions: ["invoices.read"], days: 30 })"#,
        ("Mutation", "revokeApiKey") => r#"(id: "$apikey")"#,
        ("Mutation", "createUser") => {
            r#"(input: { name: "Hoda Samir", email: "hoda@nile.test", role: STAFF, password: "a long enough one" })"#
        }
        ("Mutation", "changeUser") => {
            r#"(id: "$user", input: { name: "Nadia Sherif", email: "nadia@nile.test", role: OWNER, active: true })"#
        }
        ("Query", "memberSettings" | "joinTerms" | "me" | "myPlans" | "myInvoices") => "",
        ("Query", "myFloors" | "myBookings") => "",
        ("Query", "myWaitlist") => "",
        ("Query", "previewMySeries") => r#"(bookingId: "$booking", rule: "FREQ=WEEKLY;COUNT=3")"#,
        ("Query", "previewCancelMySeries") => r#"(bookingId: "$repeated", scope: FOLLOWING)"#,
        ("Mutation", "repeatMyBooking") => {
            r#"(bookingId: "$booking", rule: "FREQ=DAILY;COUNT=3", skipConflicts: true)"#
        }
        ("Mutation", "cancelMySeries") => r#"(bookingId: "$repeated", scope: ALL)"#,
        ("Mutation", "joinMyWaitlist") => {
            r#"(resourceId: "$otherseat", startsAt: "2026-11-20T10:00:00Z", endsAt: "2026-11-20T10:30:00Z")"#
        }
        ("Mutation", "leaveMyWaitlist" | "takeMyOffer") => r#"(id: "$mywaiting")"#,
        ("Query", "myBooking") => r#"(id: "$booking")"#,
        ("Query", "quoteMyBooking") => {
            r#"(input: { resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z", bookingId: "$booking" })"#
        }
        ("Mutation", "bookMine") => {
            r#"(input: { resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z", guestName: "Hoda" })"#
        }
        ("Mutation", "moveMyBooking") => {
            r#"(id: "$booking", input: { resourceId: "$room", startsAt: "2026-11-23T08:00:00Z", endsAt: "2026-11-23T10:00:00Z" })"#
        }
        ("Mutation", "cancelMyBooking") => r#"(id: "$booking")"#,
        ("Mutation", "checkInMyBooking" | "payMyBooking") => r#"(id: "$arriving")"#,
        ("Mutation", "checkInHere") => r#"(resourceId: "$otherseat")"#,
        ("Query", "publicPage") => {
            r#"(key: "abcdefghjkmn", from: "2026-11-20T00:00:00Z", until: "2026-11-21T00:00:00Z")"#
        }
        ("Query", "myInvoicePdfUrl") => r#"(id: "$invoice")"#,
        ("Query", "member") => r#"(customerId: "$customer")"#,
        ("Mutation", "join") => {
            r#"(input: { name: "Hoda Samir", phone: "01098765432", email: "hoda@nile.test", password: "a long enough one" })"#
        }
        ("Mutation", "inviteMember") => r#"(customerId: "$newcomer")"#,
        ("Mutation", "setMemberAccess") => r#"(customerId: "$customer", active: false)"#,
        ("Mutation", "changeMemberSettings") => {
            r#"(version: 0, input: { signUp: CODE, code: "nile 2026", publicPage: true })"#
        }
        ("Mutation", "changeMyProfile") => {
            r#"(input: { name: "Mona El-Sherif", phone: "01011112222", email: "mona.elsherif@nile.test" })"#
        }
        ("Mutation", "resetPassword") => r#"(userId: "$user", password: "another long one")"#,
        ("Query", "mySecondStep" | "myPasskeys" | "requiredSecondSteps") => "",
        ("Mutation", "startMyApp" | "newMyRecoveryCodes" | "endMySecondStep") => r#"(current: "not the one")"#,
        ("Mutation", "removeMyPasskey") => r#"(id: "$user")"#,
        ("Mutation", "confirmMyApp") => r#"(code: "123456")"#,
        ("Mutation", "requireSecondSteps") => "(roles: [MANAGER])",
        ("Mutation", "resetSecondStep") => r#"(userId: "$user")"#,
        ("Mutation", "changeMyPassword") => r#"(current: "not the one", password: "another long one")"#,
        ("Mutation", "createCustomer") => r#"(input: { name: "Yara Nabil", phone: "01012345678" })"#,
        ("Mutation", "changeCustomer") => r#"(id: "$newcomer", version: 1, input: { name: "Karim Adel Fathy" })"#,
        ("Mutation", "archiveCustomer" | "restoreCustomer") => r#"(id: "$newcomer")"#,
        ("Mutation", "deleteCustomer") => r#"(id: "$mistake")"#,
        ("Mutation", "topUp") => r#"(customerId: "$customer", amount: 1000, tender: CASH)"#,
        ("Mutation", "adjustBalance") => r#"(customerId: "$customer", amount: -100, reason: "Miscounted")"#,
        ("Mutation", "runImport" | "previewImport") => r#"(id: "$import", mapping: [])"#,
        ("Query", "floorPlans") => "",
        ("Query", "floorPlan" | "floorPlanVersions") => r#"(id: "$floor")"#,
        ("Query", "floorPlanTemplate") => "(template: OPEN_SPACE, places: 12)",
        ("Mutation", "createFloorPlan") => {
            r#"(input: { name: "Roof", drawing: { width: 800, height: 600, underlay: null, items: [] } })"#
        }
        ("Mutation", "changeFloorPlan") => {
            r#"(id: "$floor", version: 1, input: { name: "Ground floor, garden side", position: 2 })"#
        }
        ("Mutation", "archiveFloorPlan" | "restoreFloorPlan") => r#"(id: "$floor")"#,
        ("Mutation", "saveFloorPlanDraft") => {
            r#"(id: "$floor", version: 1, drawing: { width: 900, height: 600, underlay: null,
                items: [{ id: "l", kind: "label", x: 400, y: 300, width: 200, height: 40, rotation: 0, text: "Quiet" }] })"#
        }
        ("Mutation", "discardFloorPlanDraft" | "publishFloorPlan") => r#"(id: "$floor", version: 1)"#,
        ("Mutation", "restoreFloorPlanVersion") => r#"(id: "$floor", version: 2, number: 1)"#,
        ("Mutation", "createResource") => r#"(input: { name: "B1", resourceType: DESK, ratePerHour: 3000 })"#,
        ("Mutation", "changeResource") => {
            r#"(id: "$spare", version: 1, input: { name: "A3 by the window", resourceType: SEAT, ratePerHour: 2500 })"#
        }
        ("Mutation", "archiveResource" | "restoreResource") => r#"(id: "$spare")"#,
        ("Mutation", "setOutOfOrder") => r#"(resourceId: "$spare", reason: "Wobbly chair")"#,
        ("Mutation", "setInOrder") => r#"(resourceId: "$spare")"#,
        ("Mutation", "startSession") => r#"(input: { customerId: "$newcomer", resourceId: "$free" })"#,
        ("Mutation", "cancelSession") => r#"(id: "$session")"#,
        ("Mutation", "changeSessionNote") => r#"(id: "$session", note: "Prefers the window")"#,
        ("Mutation", "moveSession") => r#"(id: "$session", resourceId: "$free")"#,
        ("Mutation", "consume") => r#"(sessionId: "$session", itemId: "$item")"#,
        ("Mutation", "voidConsumption") => r#"(id: "$consumption")"#,
        ("Mutation", "endSession") => r#"(input: { sessionId: "$session" })"#,
        ("Query", "priceRules" | "coupons") => "",
        ("Query", "priceRule") => r#"(id: "$rule")"#,
        ("Query", "priceExample") => {
            r#"(input: { resourceId: "$seat", itemId: "$item", startsAt: "2026-11-20T08:00:00Z", endsAt: "2026-11-20T12:00:00Z" })"#
        }
        ("Query", "tryBooking" | "quoteBooking") => {
            r#"(input: { resourceId: "$seat", startsAt: "2026-11-21T10:00:00Z", endsAt: "2026-11-21T11:00:00Z" })"#
        }
        ("Query", "priceWhatIf") => {
            r#"(draft: { name: "Half price", effect: { kind: PERCENT_OFF, percent: 5000 } }, replacesId: "$rule")"#
        }
        ("Query", "itemPrices") => r#"(customerId: "$customer", itemIds: "$item")"#,
        ("Mutation", "createPriceRule") => {
            r#"(input: { name: "Evenings", effect: { kind: HOURLY_RATE, price: 4000 }, scope: { fromTime: "18:00", untilTime: "02:00", weekdays: [4, 5] } })"#
        }
        ("Mutation", "changePriceRule") => {
            r#"(id: "$rule", version: 1, input: { name: "Day cap", effect: { kind: DAILY_CAP, price: 20000 } })"#
        }
        ("Mutation", "movePriceRule") => r#"(id: "$rule")"#,
        ("Mutation", "archivePriceRule" | "restorePriceRule") => r#"(id: "$rule")"#,
        ("Mutation", "createCoupon") => r#"(input: { code: "SUMMER", amount: 2000, maxUses: 10 })"#,
        ("Mutation", "changeCoupon") => {
            r#"(id: "$coupon", version: 1, input: { code: "SPRING", percent: 2000, firstDate: "2026-11-01" })"#
        }
        ("Mutation", "archiveCoupon" | "restoreCoupon") => r#"(id: "$coupon")"#,
        ("Query", "plans") => "",
        ("Query", "subscriptions") => "(list: LIVE)",
        ("Query", "runningPlan") => r#"(customerId: "$customer")"#,
        ("Query", "subscription") => r#"(id: "$subscription")"#,
        ("Query", "previewSale") => r#"(customerId: "$customer", planId: "$plan")"#,
        ("Query", "previewChange") => r#"(subscriptionId: "$subscription", planId: "$otherplan")"#,
        ("Query", "previewCancel") => r#"(subscriptionId: "$subscription")"#,
        ("Query", "previewPause") => r#"(subscriptionId: "$subscription", untilOn: "2026-12-01")"#,
        ("Mutation", "createPlan") => {
            r#"(input: { name: "Evenings", days: 30, price: 120000, fromTime: "18:00", toTime: "02:00", weekdays: [7, 1], resourceTypes: [SEAT] })"#
        }
        ("Mutation", "changePlan") => {
            r#"(id: "$plan", version: 1, input: { name: "Mornings", days: 30, price: 200000, includedMinutes: 2400 })"#
        }
        ("Mutation", "archivePlan" | "restorePlan") => r#"(id: "$otherplan")"#,
        ("Mutation", "sellPlan") => {
            r#"(input: { customerId: "$customer", planId: "$plan", payments: [{ tender: CARD, amount: 100000 }] })"#
        }
        ("Mutation", "renewSubscription" | "resumeSubscription") => r#"(id: "$subscription")"#,
        ("Mutation", "pauseSubscription") => r#"(id: "$subscription", untilOn: "2026-12-01")"#,
        ("Mutation", "changeSubscription") => r#"(id: "$subscription", planId: "$otherplan")"#,
        ("Mutation", "cancelSubscription") => r#"(id: "$subscription", reason: "Moves away")"#,
        ("Mutation", "createItem") => {
            r#"(input: { name: "Cheese sandwich", category: MEAL, price: 6000, minStock: 1 })"#
        }
        ("Mutation", "changeItem") => {
            r#"(id: "$item", version: 1, input: { name: "Turkish coffee", category: BEVERAGE, price: 3000, minStock: 2 })"#
        }
        ("Mutation", "archiveItem" | "restoreItem") => r#"(id: "$item")"#,
        ("Mutation", "createCategory") => r#"(name: "Cold drinks", kind: BEVERAGE)"#,
        ("Mutation", "changeCategory") => r#"(id: "$category", name: "Warm drinks", position: 2, version: 1)"#,
        ("Mutation", "archiveCategory" | "restoreCategory") => r#"(id: "$category")"#,
        ("Mutation", "createSupplier") => r#"(input: { name: "Nile Drinks" })"#,
        ("Mutation", "changeSupplier") => r#"(id: "$supplier", input: { name: "Delta Foods Co." }, version: 1)"#,
        ("Mutation", "archiveSupplier" | "restoreSupplier") => r#"(id: "$supplier")"#,
        ("Mutation", "recordDelivery") => {
            r#"(input: { lines: [{ itemId: "$item", quantity: 24, unitCost: 900, expiresOn: "2027-02-01" }] })"#
        }
        ("Mutation", "undoDelivery") => r#"(id: "$delivery", reason: "Typed twice")"#,
        ("Mutation", "applyCount") => r#"(lines: [{ itemId: "$item", counted: 40 }])"#,
        ("Mutation", "deliverStock") => r#"(itemId: "$item", quantity: 5)"#,
        ("Mutation", "countStock") => r#"(itemId: "$item", counted: 40)"#,
        ("Mutation", "wasteStock") => r#"(itemId: "$item", quantity: 1, reason: "Spilt")"#,
        ("Query", "debtors" | "balanceTotals") => "",
        ("Query", "balances") => "(side: CREDIT)",
        ("Query", "statement" | "openInvoices") => r#"(customerId: "$customer")"#,
        ("Query", "invoiceReminder") => r#"(invoiceIds: "$invoice")"#,
        ("Query", "invoicePreview") => r#"(lines: [{ description: "Day use", quantity: 2, unitPrice: 12000 }])"#,
        ("Mutation", "issueInvoice") => {
            r#"(input: { customerId: "$customer", lines: [{ description: "Day use", quantity: 2, unitPrice: 12000 }] })"#
        }
        ("Mutation", "voidInvoice") => r#"(invoiceId: "$invoice", reason: "Wrong person")"#,
        ("Mutation", "payInvoices") => r#"(customerId: "$customer", payments: [{ tender: CASH, amount: 100 }])"#,
        ("Mutation", "remindInvoices") => r#"(invoiceIds: "$invoice")"#,
        ("Mutation", "payInvoice") => r#"(invoiceId: "$invoice", payments: [{ tender: CASH, amount: 100 }])"#,
        ("Mutation", "refund") => r#"(invoiceId: "$invoice", amount: 100, reason: "Wrong card")"#,
        ("Mutation", "issueCreditNote") => r#"(invoiceId: "$invoice", reason: "Was closed early")"#,
        ("Query", "myShift" | "shifts" | "verifyCash") => "",
        ("Query", "quoteSale") => r#"(customerId: "$customer", lines: [{ itemId: "$item", quantity: 2 }])"#,
        ("Query", "shift") => r#"(id: "$shift")"#,
        ("Mutation", "openShift") => "(float: 50000)",
        ("Mutation", "payIn" | "payOut") => r#"(amount: 1000, reason: "Milk")"#,
        ("Mutation", "closeShift") => {
            "(input: { counted: 20050, denominations: [{ value: 20000, count: 1 }, { value: 50, count: 1 }] })"
        }
        ("Mutation", "sellItems") => {
            r#"(input: { customerId: "$customer", lines: [{ itemId: "$item", quantity: 1 }], payments: [{ tender: CASH, amount: 2500 }] })"#
        }
        ("Subscription", "changes" | "myChanges") => "(since: 0)",
        _ => return None,
    })
}
