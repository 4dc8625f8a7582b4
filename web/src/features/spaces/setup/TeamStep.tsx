import { UsersSettings } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';

/** Who else works here. Alone is fine too. */
export function TeamStep({ onNext }: { onNext(): void }) {
  return (
    <>
      <UsersSettings />
      <div className="mt-6 flex justify-end">
        <Button look="primary" size="lg" onClick={onNext}>
          {m.spaces_guide_finish()}
        </Button>
      </div>
    </>
  );
}
