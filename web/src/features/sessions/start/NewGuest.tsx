import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { GuestsLikeThisDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { GuestIds } from './GuestPicker';
import type { Guest } from './useGuests';

/** A person who is here for the first time. */
export interface NewPerson {
  readonly name: string;
  readonly phone: string;
}

interface NewGuestProps {
  person: NewPerson;
  onChange(person: NewPerson): void;
  /** It is somebody the house knows. */
  onKnown(guest: Guest): void;
  problems: { readonly name?: string | undefined; readonly phone?: string | undefined };
}

const pauseMs = 250;

/** Name and phone of a new customer; people who may be the same are shown before a second record is made. */
export function NewGuest({ person, onChange, onKnown, problems }: NewGuestProps) {
  const [asked, setAsked] = useState(person);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(person), pauseMs);
    return () => clearTimeout(timer);
  }, [person]);
  const name = asked.name.trim();
  const phone = asked.phone.trim();
  const [{ data }] = useQuery({
    query: GuestsLikeThisDocument,
    variables: { name: name || null, phone: phone || null },
    pause: name === '' && phone === '',
  });
  const alike = name === '' && phone === '' ? [] : (data?.possibleDuplicates ?? []);

  return (
    <div className="grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField label={m.sessions_name()} required error={problems.name}>
          {(field) => (
            <Input
              {...field}
              autoFocus={person.name === ''}
              autoComplete="off"
              value={person.name}
              onChange={(event) => onChange({ ...person, name: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={m.sessions_phone()} error={problems.phone}>
          {(field) => (
            <Input
              {...field}
              autoFocus={person.name !== ''}
              type="tel"
              dir="ltr"
              className="figures rtl:text-right"
              autoComplete="off"
              value={person.phone}
              onChange={(event) => onChange({ ...person, phone: event.target.value })}
            />
          )}
        </FormField>
      </div>
      <div aria-live="polite">
        {alike.length > 0 && (
          <div className="rounded-lg border border-accent-line bg-accent-soft p-3">
            <p className="mb-1 font-medium">{m.sessions_same_person()}</p>
            <ul>
              {alike.map((guest) => (
                <li key={guest.id} className="flex min-h-11 items-center gap-3">
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">
                      <bdi>{guest.name}</bdi>
                    </span>
                    <GuestIds guest={guest} />
                  </span>
                  <Button size="sm" className="max-sm:h-11" onClick={() => onKnown(guest)}>
                    {m.sessions_take_this_one()}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  );
}
