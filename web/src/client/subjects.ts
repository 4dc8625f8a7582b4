/** What adds up documents, stays and money. */
const reports = [
  'dashboard', 'revenueReport', 'occupancyReport', 'resourcesReport', 'customersReport', 'plansReport', 'itemsReport', 'taxReport',
  'paymentsReport', 'staffReport',
];

/** Which lists and overviews a change of one kind of thing may alter. */
const rootFields: Readonly<Record<string, readonly string[]>> = {
  Customer: ['calendarFeed', 'myCalendarFeed', 'member', 'me', 'customers', 'customer', 'balances', 'balanceTotals', 'statement', 'possibleDuplicates', 'house', 'dayOverview', 'sessions', 'session', 'find', 'shift', 'shifts', ...reports],
  Resource: ['bookingSettings', 'bookingSettingsOf', 'bookingOptions', 'tryBooking', 'closures', 'resources', 'resource', 'house', 'find', ...reports],
  Session: ['subscriptions', 'subscription', 'runningPlan', 'previewCancel', 'previewChange', 'sessions', 'session', 'checkout', 'house', 'dayOverview', 'resources', 'resource', 'customer', 'find', ...reports],
  Booking: [
    'quoteExtension', 'bookings', 'booking', 'bookingOptions', 'tryBooking', 'quoteBooking', 'myBookings', 'myBooking', 'myWaitlist', 'quoteMyBooking', 'previewMySeries', 'previewCancelMySeries', 'mySeries', 'closures', 'house', 'dayOverview',
    'resources', 'resource', 'waitlist',
  ],
  Series: ['series', 'previewSeries', 'previewCancelSeries', 'previewChangeSeries', 'mySeries', 'previewChangeMySeries', 'bookings', 'booking', 'myBookings', 'myBooking'],
  Closure: ['closures', 'bookingOptions', 'tryBooking', 'house', 'resources', 'resource'],
  FloorPlan: ['floorPlans', 'floorPlan', 'floorPlanVersions', 'myFloors'],
  Plan: ['plans', 'previewSale', 'previewChange'],
  PlanSubscription: [
    'myPlans', 'subscriptions', 'subscription', 'runningPlan', 'plans', 'previewSale', 'previewChange', 'previewCancel', 'previewPause', 'customer', 'customers', 'house', 'session',
    'checkout', ...reports,
  ],
  Consumption: ['itemPrices', 'session', 'checkout', 'house', 'dayOverview', 'items', 'item', 'reorderList', 'expiringStock', 'dashboard'],
  Item: ['itemPrices', 'items', 'invoicePreview', 'item', 'house', 'find', 'reorderList', 'expiringStock', 'previewCount', 'quoteSale', 'dashboard'],
  Category: ['categories', 'items', 'item'],
  Supplier: ['suppliers', 'reorderList'],
  Delivery: ['deliveries', 'delivery', 'reorderList', 'expiringStock'],
  StockCount: ['stockCounts', 'stockCount'],
  PriceRule: ['priceRules', 'priceRule', 'priceExample', 'priceWhatIf', 'itemPrices', 'quoteSale'],
  Coupon: ['coupons', 'checkout'],
  Invoice: ['myInvoices', 'subscription', 'invoices', 'invoice', 'openInvoices', 'invoiceReminder', 'debtors', 'balances', 'balanceTotals', 'statement', 'dayOverview', 'house', 'customer', 'customers', 'session', 'find', ...reports],
  CreditNote: ['invoices', 'invoice', 'dayOverview', 'house', 'customer', ...reports],
  Display: ['displays'],
  User: ['mySecondStep', 'myPasskeys', 'users', 'viewer', 'member', 'customRoles', 'mySignIns', 'signIns'],
  CustomRole: ['customRoles', 'users', 'viewer'],
  StaffInvitation: ['staffInvitations'],
  ApiKey: ['apiKeys'],
  Space: ['requiredSecondSteps', 'mySecondStep', 'bookingSettings', 'bookingSettingsOf', 'bookingOptions', 'tryBooking', 'publicPage', 'memberSettings', 'space', 'holidays', 'backups', 'invoicePreview', 'viewer', 'house', 'checkout', 'items', 'item', 'quoteSale', 'myShift', ...reports],
  Import: ['customers', 'customer', 'balances', 'balanceTotals', 'statement', 'items', 'item', 'reorderList', 'subscriptions', 'house', 'find'],
  WaitlistEntry: ['waitlist', 'myWaitlist'],
  Shift: ['shifts', 'shift', 'myShift', 'verifyCash', ...reports],
};

/** The query fields to ask again after changes of these kinds; the history grows with every change. */
export function rootFieldsOf(kinds: readonly string[]): ReadonlySet<string> {
  return new Set(['journal', ...kinds.flatMap((kind) => rootFields[kind] ?? [])]);
}
