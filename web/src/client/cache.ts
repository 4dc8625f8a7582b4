import { cacheExchange, type Cache, type CacheExchangeOpts, type UpdateResolver } from '@urql/exchange-graphcache';
import type { ChangesSubscription, MyChangesSubscription } from '@/generated/graphql';
import { liveState } from './liveState';
import { rootFieldsOf } from './subjects';

/** Parts of an answer that have no identity of their own live inside what holds them. */
export const embedded = [
  'OpenedSpace', 'Platform', 'Door', 'DoorClaim', 'DoorOffer',
  'BookingObstacle', 'BookingOption', 'BookingPage', 'BookingPolicy', 'BookingQuote', 'BookingSettings', 'BookingSettingsChoice',
  'BookingSettingsLayer', 'BookingTrial', 'MyBookingPage', 'MyQuote', 'MyChanges', 'MyOccurrence', 'MySeriesChange', 'MySeriesFee', 'SeriesOutcome', 'MyWaiting', 'PublicPage',
  'JoinTerms', 'StaffTerms', 'MadeApiKey', 'Joined', 'Me', 'MyBookingPage', 'MyQuote', 'PublicPage', 'MemberSettings', 'MemberState', 'MyInvoice', 'MyInvoicePage', 'MyPlan', 'MyPlanPage',
  'CalendarFeed', 'SeriesChange', 'SeriesConflict', 'SeriesDays', 'SeriesFee', 'SeriesGap', 'SeriesOccurrence', 'SeriesPreview', 'WantedOccurrence',
  'Pause', 'PlanBill', 'PlanContact', 'PlanReminder', 'SubscriptionPage', 'SubscriptionPreview',
  'FloorPlanDraft', 'FloorPlanVersion', 'Backups', 'BalanceTotals', 'Change', 'Changes', 'Checkout', 'ColumnMap', 'CreditNoteLine', 'Currency', 'CustomerPage',
  'DataWork', 'DayOverview', 'Debtor', 'DebtorPage', 'House', 'ImportRow', 'InvoiceLine', 'InvoicePage', 'InvoicePreview', 'InvoiceReminder', 'InvoicesPaid', 'ItemPage', 'JournalPage', 'LedgerPage',
  'OnlinePaymentPage', 'PastInvoicePage', 'CountLine', 'CountPreview', 'DeliveryLine', 'DeliveryPage', 'ExpiringItem', 'ReorderGroup', 'ReorderLine', 'StockCountPage', 'SupplierPage',
  'MovementPage', 'OpeningHours', 'CashChain', 'CashEntryPage', 'CashTotal', 'ChainBreak', 'Denomination', 'SaleQuote', 'ShiftPage',
  'CustomersReport', 'Dashboard', 'DashboardHour', 'ItemFigures', 'ItemSale', 'ItemsReport', 'KindTotal', 'LapsedCustomer', 'OccupancyCell',
  'OccupancyReport', 'OwedTotal', 'PaymentFigures', 'PaymentsReport', 'PaymentsRow', 'Period', 'PlanFigures', 'PlanReportRow', 'PlansReport',
  'ResourceEarning', 'ResourceFigures', 'ResourcesReport', 'RevenueReport', 'RevenueRow', 'StaffFigures', 'StaffReport', 'StaffRow', 'TaxFigures',
  'TaxReport', 'TaxRow', 'TopCustomer',
  'CouponPage', 'ItemPrice', 'ItemPriceNow', 'PriceEffect', 'PriceExample', 'PriceMade', 'PriceRuleEffect', 'PriceScope', 'PriceWhatIf',
  'RuleApplied', 'RulePassedOver', 'Running',
  'Place', 'QuoteLine', 'ReminderText', 'RolePermission', 'Segment', 'SignInWays', 'MySecondStep', 'AppToSetUp', 'SessionPage', 'Statement', 'StatementLine', 'Subject', 'TenderTotal', 'Viewer',
] as const;

/** Query fields that no change at the desk touches. */
const steady = new Set(['__typename', 'availability', 'door', 'floorPlanTemplate', 'setupNeeded', 'platform', 'signInWays', 'onlinePayments', 'import', 'readPhone', 'dataWork', 'rolePermissions', 'staffTerms', 'joinTerms', 'publicPage', 'invoicesPdfUrl', 'myInvoicePdfUrl', 'statementPdfUrl']);

function invalidateRoots(cache: Cache, touched: (fieldName: string) => boolean): void {
  for (const field of cache.inspectFields('Query')) {
    if (!steady.has(field.fieldName) && touched(field.fieldName)) cache.invalidate('Query', field.fieldKey);
  }
}

/** Every live entry makes what it touched stale; screens that show it ask again by themselves. */
const onChanges: UpdateResolver = (answer: ChangesSubscription, _args, cache) => {
  const { entries, reset } = answer.changes;
  if (reset) {
    invalidateRoots(cache, () => true);
    return;
  }
  const subjects = entries.flatMap((entry) => entry.subjects);
  if (subjects.length === 0) return;
  for (const { kind, id } of subjects) cache.invalidate({ __typename: kind, id });
  const roots = rootFieldsOf(subjects.map((subject) => subject.kind));
  invalidateRoots(cache, (fieldName) => roots.has(fieldName));
};

/** The same for a member, who is told no more than of which kind it was. */
const onMyChanges: UpdateResolver = ({ myChanges }: MyChangesSubscription, _args, cache) => {
  const roots = rootFieldsOf(myChanges.kinds);
  invalidateRoots(cache, (fieldName) => myChanges.reset || roots.has(fieldName));
};

/** Without the live feed an own change must itself make the lists ask again. */
const onMutation: UpdateResolver = (_answer, _args, cache, info) => {
  if (!info.optimistic && liveState() !== 'online') invalidateRoots(cache, () => true);
};

const everyMutation = new Proxy<Record<string, UpdateResolver>>({}, { get: () => onMutation });

const options: CacheExchangeOpts = {
  // Without it the cache guesses which part of a union's answer belongs to which type, and guesses wrong.
  possibleTypes: { Found: ['Customer', 'Resource', 'Session', 'Item', 'Invoice'] },
  keys: {
    ...Object.fromEntries(embedded.map((typename) => [typename, () => null])),
    JournalEntry: (entry) => String(entry.seq),
    CashEntry: (entry) => String(entry.seq),
  },
  updates: { Subscription: { changes: onChanges, myChanges: onMyChanges }, Mutation: everyMutation },
};

/** The normalised cache all screens share. */
export const screenCache = () => cacheExchange(options);
