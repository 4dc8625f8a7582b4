import { Compass, RotateCcw, TriangleAlert } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/states';

export function NotFoundPage() {
  return (
    <EmptyState
      alone
      icon={<Compass />}
      title={m.desk_not_found()}
      hint={m.desk_not_found_hint()}
      action={
        <ButtonLink to="/" look="primary">
          {m.desk_to_house()}
        </ButtonLink>
      }
    />
  );
}

/** What a route shows when its code threw or could not be fetched. */
export function CrashedPage() {
  return (
    <EmptyState
      alone
      icon={<TriangleAlert />}
      title={m.desk_crashed()}
      hint={m.desk_crashed_hint()}
      action={
        <Button look="primary" icon={<RotateCcw aria-hidden className="size-4" />} onClick={() => location.reload()}>
          {m.desk_reload()}
        </Button>
      }
    />
  );
}
