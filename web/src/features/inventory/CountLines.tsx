import type { CountLineRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Money } from '@/ui/Money';
import { Stock } from './Stock';

/** What was expected and what was there, line by line. */
export function CountLines({ lines }: { lines: readonly CountLineRowFragment[] }) {
  return (
    <table className="w-full">
      <caption className="sr-only">{m.inventory_differences()}</caption>
      <thead>
        <tr className="border-b border-line text-xs text-ink-muted">
          <th scope="col" className="py-1.5 text-start font-medium">
            {m.inventory_item()}
          </th>
          <th scope="col" className="py-1.5 text-end font-medium">
            {m.inventory_expected_column()}
          </th>
          <th scope="col" className="py-1.5 text-end font-medium">
            {m.inventory_counted_column()}
          </th>
          <th scope="col" className="py-1.5 text-end font-medium">
            {m.inventory_difference()}
          </th>
          <th scope="col" className="py-1.5 text-end font-medium max-sm:hidden">
            {m.inventory_value()}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.itemId} className="border-b border-line last:border-0">
            <td className="py-2 pe-2">
              <bdi>{line.itemName}</bdi>
            </td>
            <td className="py-2 text-end text-ink-muted">
              <Stock count={line.expected} />
            </td>
            <td className="py-2 text-end">
              <Stock count={line.counted} />
            </td>
            <td className="py-2 text-end font-semibold">
              <Stock count={line.difference} signed className={line.difference < 0 ? 'text-danger' : line.difference > 0 ? 'text-success' : 'text-ink-muted'} />
            </td>
            <td className="py-2 text-end max-sm:hidden">
              <Money value={line.value} signed />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
