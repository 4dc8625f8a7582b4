import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { embedded } from './cache';
import { rootFieldsOf } from './subjects';

const schema = buildSchema(readFileSync('../crates/api/schema.graphql', 'utf8'));
const queries = Object.keys(schema.getQueryType()?.getFields() ?? {});
const kinds = ['Display', 'PriceRule', 'Coupon', 'Plan', 'PlanSubscription', 'Customer', 'Resource', 'Session', 'Consumption', 'Item', 'Category', 'Supplier', 'Delivery', 'StockCount', 'Invoice', 'CreditNote', 'User', 'Space', 'Shift', 'FloorPlan', 'Booking', 'Series', 'Closure', 'CustomRole', 'StaffInvitation', 'ApiKey'];

test('every list that a change renews exists in the schema', () => {
  for (const field of rootFieldsOf(kinds)) expect(queries).toContain(field);
});

// J2: a screen that nothing renews would show old news.
test('every query is renewed by some change, or can’t change', () => {
  const renewed = rootFieldsOf(kinds);
  const steady = ['onlinePayments', 'availability', 'door', 'floorPlanTemplate', 'setupNeeded', 'platform', 'signInWays', 'import', 'readPhone', 'dataWork', 'invoicesPdfUrl', 'statementPdfUrl', 'myInvoicePdfUrl', 'joinTerms', 'staffTerms', 'rolePermissions'];
  expect(queries.filter((field) => !renewed.has(field) && !steady.includes(field))).toEqual([]);
});

test('every type without an id is known to live inside its holder', () => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const withoutId = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type))
    .filter((type) => isObjectType(type) && !type.getFields()['id'])
    .map((type) => type.name);
  const known: readonly string[] = [...embedded, 'JournalEntry', 'CashEntry'];
  expect(withoutId.filter((name) => !known.includes(name))).toEqual([]);
});
