import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { ReadPhoneDocument } from '@/generated/graphql';
import { toLatinDigits } from '@/ui/format/digits';
import { useSettled } from '@/ui/useSettled';

/** Fewer digits are a phone that is still being typed. */
const enoughDigits = 7;

/** What the server says of a phone while it is being typed: how it is read, or why it can't be. */
export function useTypedPhone(typed: string): { readonly read?: string | undefined; readonly problem?: string | undefined } {
  const phone = useSettled(typed.trim(), 400);
  const enough = toLatinDigits(phone).replace(/\D/g, '').length >= enoughDigits;
  const [{ data, error, fetching }] = useQuery({ query: ReadPhoneDocument, variables: { text: phone }, pause: !enough });
  if (!enough || fetching || typed.trim() !== phone) return {};
  const refusal = error && refusalOf(error);
  return { read: data?.readPhone, problem: refusal?.field === 'phone' ? refusal.message : undefined };
}
