import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { StaleNotice } from '@/ui/StaleNotice';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { Section } from './Section';

export function States() {
  return (
    <Section title={m.gallery_states()}>
      <ErrorMessage problem={{ message: m.gallery_refusal(), next: m.gallery_refusal_next() }} className="max-w-xl" />
      <div className="max-w-xl">
        <StaleNotice onTakeTheirs={() => undefined} onKeepMine={() => undefined}>
          {m.gallery_stale_saved()}
        </StaleNotice>
      </div>
      <LoadingState shape="cards" count={4} />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Card>
          <LoadingState shape="form" count={3} />
        </Card>
        <Card>
          <LoadingState shape="detail" />
        </Card>
        <Card>
          <LoadingState shape="text" count={5} />
        </Card>
      </div>
    </Section>
  );
}
