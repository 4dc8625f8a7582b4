import { CalendarPlus, Copy, RefreshCw, Unlink } from 'lucide-react';
import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button, buttonClass } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { addressOf } from '@/client/base';

interface CalendarLinkProps {
  /** On this host; nothing while there is no link. */
  path: string | undefined;
  /** Whether it is the reader's own calendar that is to subscribe. */
  own?: boolean;
  busy: boolean;
  make(): Promise<{ readonly refusal?: Refusal | undefined }>;
  revoke(): Promise<{ readonly refusal?: Refusal | undefined }>;
}

/** A private link to bookings for a calendar elsewhere: made, copied, made anew, taken back. */
export function CalendarLink({ path, own = false, busy, make, revoke }: CalendarLinkProps) {
  const [refusal, setRefusal] = useState<Refusal>();
  const url = path === undefined ? undefined : addressOf(path);

  async function act(change: typeof make, done: string): Promise<void> {
    const outcome = await change();
    setRefusal(outcome.refusal);
    if (!outcome.refusal) showToast(done, { tone: 'success' });
  }

  async function copy(): Promise<void> {
    if (url === undefined) return;
    await navigator.clipboard.writeText(url);
    showToast(m.series_feed_copied(), { tone: 'success' });
  }

  return (
    <Card title={m.series_feed()}>
      <div className="grid gap-3">
      <p className="text-ink-muted">{m.series_feed_hint()}</p>
      {url === undefined ? (
        <div>
          <Button busy={busy} icon={<CalendarPlus aria-hidden className="size-4" />} onClick={() => void act(make, m.series_feed_made())}>
            {m.series_feed_make()}
          </Button>
        </div>
      ) : (
        <>
          <FormField label={m.series_feed_link()} required hint={m.series_feed_private()}>
            {(field) => <Input {...field} readOnly dir="ltr" className="figures text-[0.8125rem] rtl:text-right" value={url} onFocus={(event) => event.target.select()} />}
          </FormField>
          <div className="flex flex-wrap gap-2">
            {own && (
              <a className={buttonClass('primary')} href={url.replace(/^https?:/, 'webcal:')}>
                <CalendarPlus aria-hidden className="size-4" />
                {m.series_feed_subscribe()}
              </a>
            )}
            <Button look={own ? 'secondary' : 'primary'} icon={<Copy aria-hidden className="size-4" />} onClick={() => void copy()}>
              {m.series_feed_copy()}
            </Button>
            <Button busy={busy} icon={<RefreshCw aria-hidden className="size-4" />} onClick={() => void act(make, m.series_feed_made())}>
              {m.series_feed_renew()}
            </Button>
            <Button busy={busy} icon={<Unlink aria-hidden className="size-4" />} onClick={() => void act(revoke, m.series_feed_revoked())}>
              {m.series_feed_revoke()}
            </Button>
          </div>
        </>
      )}
      <ErrorMessage problem={refusal} />
      </div>
    </Card>
  );
}
