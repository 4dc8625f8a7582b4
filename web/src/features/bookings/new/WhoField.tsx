import { X } from 'lucide-react';
import { GuestIds, GuestPicker, NewGuest, type Guest, type NewPerson } from '@/features/sessions/start';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { toLatinDigits } from '@/ui/format/digits';

/** For whom a booking is: somebody the house knows, or somebody new. */
export type Person = { readonly kind: 'known'; readonly guest: Guest } | { readonly kind: 'new'; readonly person: NewPerson };

interface WhoFieldProps {
  who: Person | undefined;
  onWho(who: Person | undefined): void;
  problems: { readonly name?: string | undefined; readonly phone?: string | undefined };
}

/** Somebody without a login too, known or new (B13). */
export function WhoField({ who, onWho, problems }: WhoFieldProps) {
  const choose = (guest: Guest) => onWho({ kind: 'known', guest });
  if (!who) return <GuestPicker onChoose={choose} onNew={(text) => onWho({ kind: 'new', person: personIn(text) })} />;
  if (who.kind === 'known') {
    const { guest } = who;
    return (
      <div className="flex items-center gap-3 rounded-lg border border-line bg-canvas px-3 py-2.5">
        <span className="min-w-0 flex-1">
          <span className="block truncate text-base font-semibold">
            <bdi>{guest.name}</bdi>
          </span>
          <GuestIds guest={guest} />
        </span>
        <IconButton label={m.calendar_change_who()} icon={<X aria-hidden className="size-4.5" />} onClick={() => onWho(undefined)} />
      </div>
    );
  }
  return (
    <>
      <NewGuest person={who.person} onChange={(person) => onWho({ kind: 'new', person })} onKnown={choose} problems={problems} />
      <Button look="quiet" size="sm" className="justify-self-start max-sm:h-11" onClick={() => onWho(undefined)}>
        {m.calendar_search_again()}
      </Button>
    </>
  );
}

/** What was typed in the search belongs into the phone when it is digits, else into the name. */
function personIn(text: string): NewPerson {
  const digits = /^[+\d\s()-]{4,}$/.test(toLatinDigits(text));
  return digits ? { name: '', phone: text } : { name: text, phone: '' };
}
