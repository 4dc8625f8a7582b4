import { Combobox } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ChosenCustomerDocument, ChoosableCustomersDocument, type ChoosableCustomerFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { inputClass } from '@/ui/fields';
import { useSettled } from '@/ui/useSettled';

interface CustomerComboboxProps {
  /** The chosen customer's id, empty for nobody. */
  value: string;
  onValue(id: string): void;
  placeholder: string;
  className?: string;
  id?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
  'aria-required'?: true | undefined;
}

/** One customer, found by any spelling the server understands. */
export function CustomerCombobox({ value, onValue, placeholder, className, ...field }: CustomerComboboxProps) {
  const [typed, setTyped] = useState<string>();
  const search = useSettled((typed ?? '').trim(), 150);
  const [{ data: chosen }] = useQuery({ query: ChosenCustomerDocument, variables: { id: value }, pause: value === '' });
  const [{ data: found, fetching }] = useQuery({
    query: ChoosableCustomersDocument,
    variables: { search },
    pause: search === '',
  });
  const customer = value === '' ? null : (chosen?.customer ?? null);
  const customers = search === '' ? [] : (found?.customers.nodes ?? []);

  return (
    <Combobox.Root
      items={customers}
      filter={null}
      autoHighlight
      value={customer}
      inputValue={typed ?? customer?.name ?? ''}
      itemToStringLabel={(each: ChoosableCustomerFragment) => each.name}
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
      <Combobox.InputGroup className={classes('relative', className)}>
        <Combobox.Input
          {...field}
          placeholder={placeholder}
          dir="auto"
          className={classes(inputClass, 'pr-9 rtl:pr-3 rtl:pl-9 rtl:text-right')}
        />
        <Combobox.Clear
          aria-label={m.ui_clear()}
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
              {(each: ChoosableCustomerFragment) => (
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
  if (search === '') return m.customers_type_to_find();
  if (fetching) return m.ui_loading();
  return found === 0 ? m.customers_nobody_found() : null;
}
