import { allTenders, tenderName } from '@/features/payments';
import type { Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';

/** How money goes back: as it came unless somebody chooses (M7). */
export function TenderBack({ value, onChange }: { value: Tender | null; onChange(tender: Tender | null): void }) {
  return (
    <FormField label={m.invoices_back_by()} required>
      {(field) => (
        <Select
          {...field}
          value={value ?? ''}
          onChange={(event) => onChange(allTenders.find((tender) => tender === event.target.value) ?? null)}
          options={[
            { value: '', label: m.invoices_back_as_it_came() },
            ...allTenders.map((tender) => ({ value: tender, label: tender === 'BALANCE' ? m.invoices_back_to_balance() : tenderName(tender) })),
          ]}
        />
      )}
    </FormField>
  );
}
