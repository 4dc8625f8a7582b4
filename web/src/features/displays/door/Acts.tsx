import type { ReactNode } from 'react';
import type { DoorNowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { formatTime } from '@/ui/format/dates';
import { Money } from '@/ui/Money';

type Offer = DoorNowFragment['offers'][number];

interface ActsProps {
  door: DoorNowFragment;
  busy: boolean;
  onBook(offer: Offer): void;
  onExtend(offer: Offer): void;
  onEnd(): void;
}

/** What whoever stands at the door may do now: book it, stay longer, end. Each end is shown with its price. */
export function Acts({ door, busy, onBook, onExtend, onEnd }: ActsProps) {
  if (door.state === 'FREE') {
    if (door.offers.length === 0) return <p className="text-lg">{m.displays_desk_books()}</p>;
    return (
      <Choice title={m.displays_book_now()} hint={m.displays_book_hint()}>
        <Offers offers={door.offers} zone={door.zone} busy={busy} onChoose={onBook} />
      </Choice>
    );
  }
  if (door.state !== 'TAKEN') return null;
  return (
    <>
      {door.extensions.length > 0 && (
        <Choice title={m.displays_longer()} hint={m.displays_longer_hint()}>
          <Offers offers={door.extensions} zone={door.zone} busy={busy} onChoose={onExtend} />
        </Choice>
      )}
      {door.mayEnd ? (
        <Button look="danger" size="lg" onClick={onEnd}>
          {m.displays_end()}
        </Button>
      ) : (
        <p className="text-lg text-ink-muted">{m.displays_ends_at_desk()}</p>
      )}
    </>
  );
}

function Choice({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-2xl font-semibold">{title}</h2>
      <p className="mb-4 text-ink-muted">{hint}</p>
      {children}
    </section>
  );
}

function Offers({ offers, zone, busy, onChoose }: { offers: readonly Offer[]; zone: string; busy: boolean; onChoose(offer: Offer): void }) {
  return (
    <ul className="grid grid-cols-2 gap-3">
      {offers.map((offer) => (
        <li key={offer.endsAt}>
          <Button disabled={busy} className="h-20 w-full flex-col gap-0.5" onClick={() => onChoose(offer)}>
            <span className="text-lg">{m.displays_until({ time: formatTime(offer.endsAt, zone) })}</span>
            <Money value={offer.amount} className="text-sm text-ink-muted" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
