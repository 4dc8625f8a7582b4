import { localDigits } from '@/ui/format/digits';

/** A phone number as people read it, left to right in either language; a dash where there is none. */
export function Phone({ phone }: { phone: string | null | undefined }) {
  if (!phone) return <span className="text-ink-faint">–</span>;
  return (
    <bdi dir="ltr" className="figures whitespace-nowrap">
      {localDigits(phone)}
    </bdi>
  );
}
