import { useQuery } from 'urql';
import { PossibleDuplicatesDocument, type CustomerRowFragment } from '@/generated/graphql';
import { useSettled } from '@/ui/useSettled';

interface Typed {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** Who may be the same person as the one being typed. */
export function useDuplicates(typed: Typed, exceptId: string | null): readonly CustomerRowFragment[] {
  const name = useSettled(typed.name.trim());
  const phone = useSettled(typed.phone.trim());
  const email = useSettled(typed.email.trim());
  const nothing = name.length < 2 && phone === '' && email === '';
  const [{ data }] = useQuery({
    query: PossibleDuplicatesDocument,
    variables: { name: name || null, phone: phone || null, email: email || null, exceptId },
    pause: nothing,
    requestPolicy: 'network-only',
  });
  return nothing ? [] : (data?.possibleDuplicates ?? []);
}
