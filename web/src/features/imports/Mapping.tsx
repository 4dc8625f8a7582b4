import type { ImportViewFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { fieldName, type ColumnMap } from './mapping';

interface MappingProps {
  file: ImportViewFragment;
  mapping: readonly ColumnMap[];
  onChoose(column: string, field: string | null): void;
}

/** What each column of the file means. */
export function Mapping({ file, mapping, onChoose }: MappingProps) {
  const options = [
    { value: '', label: m.imports_leave_out() },
    ...file.fields.map((field) => ({ value: field, label: fieldName(field) })),
  ];
  return (
    <Card title={m.imports_columns()}>
      <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[0.8125rem]">
        <dt className="text-ink-muted">{m.imports_encoding()}</dt>
        <dd>
          <bdi className="figures">{file.encoding}</bdi>
        </dd>
        <dt className="text-ink-muted">{m.imports_delimiter()}</dt>
        <dd>{delimiterName(file.delimiter)}</dd>
      </dl>
      <div className="grid gap-3">
        {mapping.map(({ column, field }, index) => {
          const sample = file.sample.map((row) => row.values[index]).find((value) => value?.trim());
          return (
            <FormField key={column} label={column} required hint={sample && <span className="line-clamp-1"><bdi>{sample}</bdi></span>}>
              {(control) => (
                <Select
                  {...control}
                  aria-required={undefined}
                  options={options}
                  value={field ?? ''}
                  onChange={(event) => onChoose(column, event.target.value || null)}
                />
              )}
            </FormField>
          );
        })}
      </div>
    </Card>
  );
}

function delimiterName(delimiter: string): string {
  switch (delimiter) {
    case ',':
      return m.imports_comma();
    case ';':
      return m.imports_semicolon();
    case '\t':
      return m.imports_tab();
    default:
      return delimiter;
  }
}
