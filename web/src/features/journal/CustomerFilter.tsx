import { Combobox } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { JournalCustomerByIdDocument, JournalCustomersDocument, type JournalCustomerFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { inputClass } from '@/ui/fields';
import { useSettled } from '@/ui/useSettled';

interface CustomerFilterProps {
  /** The chosen customer's id, empty for everybody. */
  value: string;
  onValue(id: string): void;
}

/** Narrows a list to one customer, found by any spelling the server understands. */
export function CustomerFilter({ value, onValue }: CustomerFilterProps) {
  const [typed, setTyped] = useState<string>();
  const search = useSettled((typed ?? '').trim(), 150);
  const [{ data: chosen }] = useQuery({ query: JournalCustomerByIdDocument, variables: { id: value }, pause: value === '' });
  const [{ data: found, fetching }] = useQuery({
    query: JournalCustomersDocument,
    variables: { search },
    pause: search === '',
  });
  const customer = value === '' ? null : (chosen?.customer ?? null);
  const customers = search === '' ? [] : (found?.customers.nodes ?? []);

  return (
    <Combobox.Root
      items={customers}
      filter={null}
      value={customer}
      inputValue={typed ?? customer?.name ?? ''}
      itemToStringLabel={(each: JournalCustomerFragment) => each.name}
      isItemEqualToValue={(item, other) => item.id === other.id}
      onValueChange={(next) => {
        setTyped(undefined);
        onValue(next?.id ?? '');
      }}
      onInputValueChange={(text, { reason }) => {
        if (reason === 'input-change') setTyped(text);
        if (text === '' && reason === 'input-change') onValue('');
      }}
      onOpenChange={(open) => {
        if (!open) setTyped(undefined);
      }}
    >
      <Combobox.InputGroup className="relative min-w-48 flex-1 max-sm:basis-full sm:max-w-64">
        <Combobox.Input
          aria-label={m.journal_customer()}
          placeholder={m.journal_any_customer()}
          dir="auto"
          className={classes(inputClass, 'pr-9 rtl:pr-3 rtl:pl-9 rtl:text-right')}
        />
        <Combobox.Clear
          aria-label={m.journal_any_customer()}
          className="absolute inset-y-0 end-1 my-auto flex size-7 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </Combobox.Clear>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Combobox.Popup className="max-h-80 w-(--anchor-width) min-w-60 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-pop">
            <Combobox.Status className="px-2.5 py-2 text-[0.8125rem] text-ink-muted empty:hidden">
              {statusOf(search, fetching, customers.length)}
            </Combobox.Status>
            <Combobox.List>
              {(each: JournalCustomerFragment) => (
                <Combobox.Item
                  key={each.id}
                  value={each}
                  className="flex h-9 cursor-default items-center justify-between gap-3 rounded-md px-2.5 outline-none select-none data-highlighted:bg-hover max-sm:h-11"
                >
                  <bdi className="truncate">{each.name}</bdi>
                  <bdi className="figures text-ink-muted">{each.humanId}</bdi>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function statusOf(search: string, fetching: boolean, found: number): string | null {
  if (search === '') return m.journal_type_customer();
  if (fetching) return m.ui_loading();
  return found === 0 ? m.journal_no_customer() : null;
}
