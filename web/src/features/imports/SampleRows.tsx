import { CircleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { ImportViewFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';
import { fieldName, type ColumnMap } from './mapping';

/** The first rows as they would be taken in, each bad one with what is wrong. */
export function SampleRows({ file, mapping }: { file: ImportViewFragment; mapping: readonly ColumnMap[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide files scroll sideways, by keyboard too
    <div role="region" aria-label={m.imports_columns_of_sample()} tabIndex={0} className="overflow-x-auto focus-visible:-outline-offset-2">
      <table className="w-full border-collapse text-[0.8125rem]">
        <thead>
          <tr className="border-b border-line text-start">
            <th scope="col" className="h-9 ps-4 pe-3 text-start text-xs font-medium text-ink-muted">
              {m.imports_row()}
            </th>
            {mapping.map(({ column, field }) => (
              <th key={column} scope="col" className={classes('h-9 px-3 text-start text-xs font-medium whitespace-nowrap', field ? 'text-ink' : 'text-ink-faint')}>
                {field ? fieldName(field) : <bdi className="line-through">{column}</bdi>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.sample.map((row) => (
            <Fragment key={row.row}>
              <tr className={classes('align-top', !row.problem && 'border-b border-line last:border-0')}>
                <td rowSpan={row.problem ? 2 : 1} className="figures py-2 ps-4 pe-3 align-top text-ink-muted">{formatNumber(row.row)}</td>
                {mapping.map(({ column, field }, index) => (
                  <td key={column} className={classes('max-w-64 px-3 py-2 break-words', !field && 'text-ink-faint')}>
                    <bdi>{row.values[index]}</bdi>
                  </td>
                ))}
              </tr>
              {row.problem && (
                <tr className="border-b border-line last:border-0">
                  <td colSpan={mapping.length} className="px-3 pb-2">
                    <span className="flex gap-1.5 text-xs text-danger">
                      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                      {row.problem}
                    </span>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
