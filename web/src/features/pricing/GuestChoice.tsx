import { X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { GuestsByNameDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { SearchInput } from '@/ui/SearchInput';
import type { Guest } from './form';

/** Guests by name: those chosen as chips, others by typing. */
export function GuestChoice({ value, onChange }: { value: readonly Guest[]; onChange(guests: readonly Guest[]): void }) {
  const [text, setText] = useState('');
  const search = text.trim();
  const [{ data }] = useQuery({ query: GuestsByNameDocument, variables: { search }, pause: search === '' });
  const found = (search === '' ? [] : (data?.customers.nodes ?? [])).filter(({ id }) => value.every((guest) => guest.id !== id));
  return (
    <div className="grid gap-2">
      <SearchInput label={m.pricing_find_guest()} placeholder={m.pricing_find_guest()} value={text} onSearch={setText} />
      {found.length > 0 && (
        <ul className="rounded-md border border-line">
          {found.map(({ id, name, humanId }) => (
            <li key={id}>
              <button
                type="button"
                className="flex w-full items-center justify-between gap-3 px-3 py-1.5 text-start hover:bg-hover max-sm:min-h-11"
                onClick={() => {
                  onChange([...value, { id, name }]);
                  setText('');
                }}
              >
                <bdi>{name}</bdi>
                <span className="figures text-xs text-ink-muted">{humanId}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {value.map(({ id, name }) => (
            <li key={id} className="flex items-center rounded-full border border-primary bg-accent-soft ps-3 text-[0.8125rem] text-accent">
              <bdi>{name}</bdi>
              <IconButton
                className="size-8 text-accent"
                label={m.pricing_remove({ name })}
                icon={<X aria-hidden className="size-3.5" />}
                onClick={() => onChange(value.filter((guest) => guest.id !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
