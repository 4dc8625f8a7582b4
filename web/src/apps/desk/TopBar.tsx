import { Search } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { Kbd } from '@/ui/Kbd';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { ConnectionIndicator } from './ConnectionIndicator';
import { UserMenu } from './UserMenu';

export function TopBar({ onFind }: { onFind: () => void }) {
  return (
    <header className="sticky top-0 z-20 flex h-14 shrink-0 items-center gap-2 border-b border-line bg-canvas px-4 sm:px-6 print:hidden">
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={onFind}
        className="flex h-9 min-w-0 flex-1 items-center gap-2.5 rounded-md border border-line-strong bg-surface px-3 text-ink-faint shadow-card hover:border-control sm:max-w-sm"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{m.desk_find()}</span>
        <span aria-hidden className="ms-auto flex gap-1 max-md:hidden">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      <div className="ms-auto flex items-center gap-1">
        <ConnectionIndicator />
        <span className="contents max-sm:hidden">
          <LocaleSwitch />
          <ThemeSwitch />
        </span>
        <UserMenu />
      </div>
    </header>
  );
}
