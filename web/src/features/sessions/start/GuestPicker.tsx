import { Search, UserPlus } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useClient } from 'urql';
import { GuestsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { classes } from '@/ui/classes';
import { inputClass } from '@/ui/fields';
import { localDigits } from '@/ui/format/digits';
import { ErrorMessage } from '@/ui/states';
import { guestsFor, useGuests, type Guest } from './useGuests';

interface GuestPickerProps {
  onChoose(guest: Guest): void;
  /** Somebody who isn't in the list: what was typed so far. Left out: only known guests. */
  onNew?: (text: string) => void;
}

function keepInView(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: 'nearest' });
}

type Line = { readonly kind: 'guest'; readonly guest: Guest } | { readonly kind: 'new' };

/** Search as you type; arrows choose, Enter takes. Enter waits for the answer to what was typed last. */
export function GuestPicker({ onChoose, onNew }: GuestPickerProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { guests, answers, refusal } = useGuests(text);
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const settled = answers === text;
  const lines: readonly Line[] = [...guests.map((guest) => ({ kind: 'guest' as const, guest })), ...(onNew ? [{ kind: 'new' as const }] : [])];

  function take(line: Line | undefined): void {
    if (line?.kind === 'guest') onChoose(line.guest);
    else if (line) onNew?.(text.trim());
  }

  async function takeFirst(): Promise<void> {
    const asked = text;
    const { data } = await client.query(GuestsDocument, guestsFor(asked)).toPromise();
    if (!data || input.current?.value !== asked) return;
    const found = data.customers.nodes;
    const guest = found.find((each) => !each.activeSession) ?? found[0];
    take(guest ? { kind: 'guest', guest } : { kind: 'new' });
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((chosen + step + lines.length) % Math.max(1, lines.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (settled) take(lines[chosen]);
      else void takeFirst();
    }
  }

  return (
    <div>
      <label htmlFor={`${id}-input`} className="mb-1.5 block text-[0.8125rem] font-medium">
        {m.sessions_who()}
      </label>
      <span className="relative block">
        <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint" />
        <input
          ref={input}
          id={`${id}-input`}
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={`${id}-${chosen}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={m.sessions_who_placeholder()}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
          className={classes(inputClass, 'px-9 rtl:text-right')}
        />
      </span>
      <ErrorMessage problem={refusal} className="mt-2" />
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={m.sessions_who()}
        className="mt-2 grid gap-0.5"
      >
        {lines.map((line, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox above takes the keys
          <div
            key={line.kind === 'guest' ? line.guest.id : 'new'}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            ref={index === chosen ? keepInView : undefined}
            aria-selected={index === chosen}
            className={classes(
              'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5',
              index === chosen && 'bg-accent-soft',
            )}
            onPointerMove={() => setChosen(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(line)}
          >
            {line.kind === 'guest' ? <GuestLine guest={line.guest} /> : <NewLine text={text.trim()} />}
          </div>
        ))}
      </div>
    </div>
  );
}

function GuestLine({ guest }: { guest: Guest }) {
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <bdi>{guest.name}</bdi>
        </span>
        <GuestIds guest={guest} />
      </span>
      {guest.activeSession && <Badge tone="accent">{m.sessions_sits_at({ place: guest.activeSession.resource.name })}</Badge>}
    </>
  );
}

/** How the desk tells two people of one name apart. */
export function GuestIds({ guest }: { guest: Pick<Guest, 'humanId' | 'phone'> }) {
  return (
    <span className="flex gap-3 text-xs text-ink-muted">
      <bdi className="figures">{guest.humanId}</bdi>
      {guest.phone && (
        <bdi dir="ltr" className="figures">
          {localDigits(guest.phone)}
        </bdi>
      )}
    </span>
  );
}

function NewLine({ text }: { text: string }) {
  return (
    <>
      <UserPlus aria-hidden className="size-4.5 text-accent" />
      <span className="font-medium text-accent">{text === '' ? m.sessions_new_customer() : m.sessions_new_customer_named({ name: text })}</span>
    </>
  );
}
