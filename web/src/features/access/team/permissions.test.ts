import { describe, expect, it } from 'vitest';
import { toggled, type PermissionLine } from './permissions';

function line(permission: string, ...needs: string[]): PermissionLine {
  return { permission, label: permission, roles: [], needs, forTeam: true, basic: false, forKeys: true };
}

const lines = [line('customers.read'), line('invoices.read', 'customers.read'), line('payments.take', 'invoices.read')];

describe('choosing permissions', () => {
  it('takes what one needs along', () => {
    expect([...toggled(lines, new Set(), 'payments.take')].toSorted()).toEqual(['customers.read', 'invoices.read', 'payments.take']);
  });

  it('leaves what needs one that is gone', () => {
    const all = toggled(lines, new Set(), 'payments.take');
    expect([...toggled(lines, all, 'invoices.read')]).toEqual(['customers.read']);
  });

  it('changes nothing else', () => {
    const all = toggled(lines, new Set(), 'payments.take');
    expect([...toggled(lines, toggled(lines, all, 'payments.take'), 'payments.take')].toSorted()).toEqual([...all].toSorted());
  });
});
