import { formatLocale } from '@/ui/format/digits';

/** Pieces in stock, or with `signed` a change of them, kept in its direction in either language. */
export function Stock({ count, signed = false, className = '' }: { count: number; signed?: boolean; className?: string }) {
  const text = new Intl.NumberFormat(formatLocale(), { signDisplay: signed ? 'exceptZero' : 'auto' }).format(count);
  return <bdi className={`figures ${className}`}>{text}</bdi>;
}
