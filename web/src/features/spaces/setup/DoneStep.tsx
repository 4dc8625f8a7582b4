import { CalendarPlus, LayoutGrid, PartyPopper } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { ButtonLink } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';

/** The house is open: what comes first. */
export function DoneStep({ name, places }: { name: string; places: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${m.spaces_guide_done_title({ name })} · CoWorkFlow`;
    heading.current?.focus();
  }, [name]);
  return (
    <div className="flex flex-col items-center py-16 text-center">
      <div aria-hidden className="mb-5 flex size-14 items-center justify-center rounded-xl bg-accent-soft text-accent">
        <PartyPopper className="size-7" />
      </div>
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold tracking-tight outline-none rtl:tracking-normal">
        {m.spaces_guide_done_title({ name })}
      </h1>
      <p className="mt-2 text-ink-muted">{m.spaces_guide_done_places({ count: places, number: formatNumber(places) })}</p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <ButtonLink to="/calendar?new=any" look="primary" size="lg" icon={<CalendarPlus aria-hidden className="size-5" />}>
          {m.spaces_guide_book()}
        </ButtonLink>
        <ButtonLink to="/" size="lg" icon={<LayoutGrid aria-hidden className="size-5" />}>
          {m.spaces_guide_house()}
        </ButtonLink>
      </div>
    </div>
  );
}
