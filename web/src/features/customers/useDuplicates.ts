import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { PossibleDuplicatesDocument, type CustomerRowFragment } from '@/generated/graphql';
import { toLatinDigits } from '@/ui/format/digits';
import { useSettled } from '@/ui/useSettled';

interface Typed {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** Fewer digits are a phone that is still being typed. */
const phoneDigits = 7;
const emailShape = /^\S+@\S+\.\S+$/;

/**
 * Who may be the same person as the one being typed, and what the server says of the phone so far. The phone is
 * asked by itself, so that one that can't be read doesn't hide who has the same name.
 */
export function useDuplicates(typed: Typed, exceptId: string | null) {
  const name = useSettled(typed.name.trim());
  const email = useSettled(typed.email.trim());
  const phone = useSettled(typed.phone.trim());
  const askName = name.length > 1 ? name : null;
  const askEmail = emailShape.test(email) ? email : null;
  const askPhone = toLatinDigits(phone).replace(/\D/g, '').length >= phoneDigits;

  const [byName] = useQuery({
    query: PossibleDuplicatesDocument,
    variables: { name: askName, email: askEmail, exceptId },
    pause: askName === null && askEmail === null,
    requestPolicy: 'network-only',
  });
  const [byPhone] = useQuery({
    query: PossibleDuplicatesDocument,
    variables: { phone, exceptId },
    pause: !askPhone,
    requestPolicy: 'network-only',
  });

  const found = new Map<string, CustomerRowFragment>();
  if (askPhone) for (const each of byPhone.data?.possibleDuplicates ?? []) found.set(each.id, each);
  if (askName ?? askEmail) for (const each of byName.data?.possibleDuplicates ?? []) found.set(each.id, each);

  const refusal = askPhone && byPhone.error && !byPhone.fetching ? refusalOf(byPhone.error) : undefined;
  return {
    duplicates: [...found.values()],
    phoneProblem: refusal?.field === 'phone' && typed.phone.trim() === phone ? refusal.message : undefined,
  };
}
