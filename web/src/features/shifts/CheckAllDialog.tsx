import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { VerifyCashDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { ErrorState, LoadingState } from '@/ui/states';
import { ChainState } from './ChainState';

/** Looks at every cash entry there ever was. Mount it to open it. */
export function CheckAllDialog({ onClose }: { onClose(): void }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: VerifyCashDocument, requestPolicy: 'network-only' });
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.shifts_check_title()}
      description={m.shifts_check_hint()}
      footer={
        <Button look="primary" onClick={onClose}>
          {m.ui_done()}
        </Button>
      }
    >
      {fetching && <LoadingState shape="text" count={2} />}
      {!fetching && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!fetching && data && <ChainState chain={data.verifyCash} />}
    </Dialog>
  );
}
