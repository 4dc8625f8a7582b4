import { Footprints, X } from 'lucide-react';
import { useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { GuestIds, GuestPicker } from '../start/GuestPicker';
import type { Guest } from '../start/useGuests';

interface BuyerProps {
  guest: Guest | undefined;
  onGuest(guest: Guest | undefined): void;
}

/** Who buys: a passer-by unless somebody known is chosen, who may owe. */
export function Buyer({ guest, onGuest }: BuyerProps) {
  const [choosing, setChoosing] = useState(false);
  if (choosing) {
    return (
      <div className="grid gap-2">
        <GuestPicker
          onChoose={(chosen) => {
            setChoosing(false);
            onGuest(chosen);
          }}
        />
        <Button look="quiet" size="sm" className="justify-self-start max-sm:h-11" onClick={() => setChoosing(false)}>
          {m.sessions_as_passer_by()}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex items-center gap-3 rounded-lg border border-line bg-canvas px-3 py-2">
      {!guest && <Footprints aria-hidden className="size-4.5 shrink-0 text-ink-muted" />}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{guest ? <bdi>{guest.name}</bdi> : m.sessions_passer_by()}</span>
        {guest ? <GuestIds guest={guest} /> : <span className="text-xs text-ink-muted">{m.sessions_passer_by_hint()}</span>}
      </span>
      {guest ? (
        <IconButton label={m.sessions_as_passer_by()} icon={<X aria-hidden className="size-4.5" />} onClick={() => onGuest(undefined)} />
      ) : (
        <Button size="sm" onClick={() => setChoosing(true)}>
          {m.sessions_choose_customer()}
        </Button>
      )}
    </div>
  );
}
