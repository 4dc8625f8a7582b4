import { useQuery } from 'urql';
import { useAct } from '@/client/useAct';
import { EndSignInsDocument, SignInsOfDocument, type UserRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { showToast } from '@/ui/toast';
import { SignInList } from '../SignInList';

/** Where a colleague is signed in, for those who may end it; nothing for those who may not look. */
export function SignInsOf({ user }: { user: UserRowFragment }) {
  const [{ data }, ask] = useQuery({ query: SignInsOfDocument, variables: { userId: user.id } });
  const [endAll, ending] = useAct(EndSignInsDocument);
  const signIns = data?.signIns;
  const again = () => ask({ requestPolicy: 'network-only' });
  if (!signIns) return null;

  async function end(): Promise<void> {
    const outcome = await endAll({ userId: user.id });
    if (outcome.refusal) showToast(outcome.refusal.message, { tone: 'danger' });
    else showToast(m.access_sign_in_ended(), { tone: 'success' });
    again();
  }

  return (
    <Card
      title={m.access_sign_ins_of()}
      flush
      className="mt-6"
      actions={
        signIns.length > 1 && (
          <Button size="sm" busy={ending} onClick={() => void end()}>
            {m.access_end_all()}
          </Button>
        )
      }
    >
      <SignInList signIns={signIns} onEnded={again} />
    </Card>
  );
}
