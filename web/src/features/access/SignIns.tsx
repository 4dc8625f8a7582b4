import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { EndOtherSignInsDocument, MySignInsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { SignInList } from './SignInList';

/** Where one is signed in oneself, each with a way to end it. */
export function SignIns() {
  const [{ data, error }, ask] = useQuery({ query: MySignInsDocument });
  const [endOthers, ending] = useAct(EndOtherSignInsDocument);
  const mine = data?.mySignIns;
  const again = () => ask({ requestPolicy: 'network-only' });
  const others = (mine ?? []).filter((each) => !each.current).length;

  async function endAll(): Promise<void> {
    const outcome = await endOthers({});
    if (outcome.refusal) showToast(outcome.refusal.message, { tone: 'danger' });
    else showToast(m.access_others_ended(), { tone: 'success' });
    again();
  }

  return (
    <Card
      title={m.access_sign_ins()}
      flush
      actions={
        others > 0 && (
          <Button size="sm" busy={ending} onClick={() => void endAll()}>
            {m.access_end_others()}
          </Button>
        )
      }
    >
      {mine && <SignInList signIns={mine} onEnded={again} />}
      {!mine && error && <ErrorState problem={refusalOf(error)} onRetry={again} />}
      {!mine && !error && <LoadingState shape="rows" count={2} />}
    </Card>
  );
}
