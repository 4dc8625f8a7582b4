import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { RequiredStepsDocument, RequireStepsDocument, type Role } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Checkbox } from '@/ui/fields';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { roleName } from '../roles';

/** Of whom a second step can be required: people, not tablets at doors. */
const people: readonly Role[] = ['OWNER', 'MANAGER', 'STAFF', 'MEMBER'];

/** Of which roles the house requires a second step. */
export function RequiredSteps() {
  const [{ data, error }, ask] = useQuery({ query: RequiredStepsDocument });
  const required = data?.requiredSecondSteps;
  return (
    <Card title={m.sign_in_required_title()} className="mt-4 max-w-3xl">
      {!required && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!required && !error && <LoadingState shape="text" count={3} />}
      {required && <Choice key={required.join(' ')} required={required} />}
    </Card>
  );
}

function Choice({ required }: { required: readonly Role[] }) {
  const [require, busy] = useAct(RequireStepsDocument);
  const [chosen, setChosen] = useState(required);
  const [refusal, setRefusal] = useState<Refusal>();
  const changed = people.some((role) => chosen.includes(role) !== required.includes(role));

  async function save(): Promise<void> {
    const outcome = await require({ roles: [...chosen] });
    setRefusal(outcome.refusal);
    if (!outcome.refusal) showToast(m.sign_in_required_saved(), { tone: 'success' });
  }

  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{m.sign_in_required_title()}</legend>
      <p className="text-ink-muted">{m.sign_in_required_hint()}</p>
      <div className="flex flex-wrap gap-x-6">
        {people.map((role) => (
          <Checkbox
            key={role}
            label={roleName(role)}
            checked={chosen.includes(role)}
            onChange={(event) => setChosen(event.target.checked ? [...chosen, role] : chosen.filter((each) => each !== role))}
          />
        ))}
      </div>
      <ErrorMessage problem={refusal} />
      <Button className="justify-self-start" busy={busy} disabled={!changed} onClick={() => void save()}>
        {m.access_save()}
      </Button>
    </fieldset>
  );
}
