import { Search } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { classes } from '../classes';
import { PaletteFrame } from '../dialog/Dialog';
import { Kbd } from '../Kbd';
import type { Command, CommandProvider } from './commands';
import { endTypeAhead, typedAhead } from './typeAhead';
import { findAll, usePaletteSearch } from './usePaletteSearch';

interface CommandPaletteProps {
  open: boolean;
  onClose(): void;
  /** Keep the same array between renders. */
  providers: readonly CommandProvider[];
}

/** Type, arrow, Enter. The first line is chosen; Enter waits for the answer to what was typed last. */
export function CommandPalette({ open, onClose, providers }: CommandPaletteProps) {
  return (
    <PaletteFrame open={open} onClose={onClose} title={m.ui_palette_title()}>
      <PaletteBody providers={providers} onClose={onClose} />
    </PaletteFrame>
  );
}

function PaletteBody({ providers, onClose }: Omit<CommandPaletteProps, 'open'>) {
  const [text, setText] = useState(() => typedAhead().text);
  const [chosen, setChosen] = useState(0);
  const { groups, answers, failed } = usePaletteSearch(providers, text);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const lines = groups.flatMap((group) => group.commands);
  const settled = answers === text;
  const lineId = (index: number) => `${id}-${index}`;

  function run(command: Command | undefined): void {
    if (!command) return;
    onClose();
    command.run();
  }

  async function runFirst(): Promise<void> {
    const asked = text;
    const { groups: found } = await findAll(providers, asked, new AbortController().signal);
    if (input.current?.value === asked) run(found[0]?.commands[0]);
  }

  useEffect(() => {
    const { entered } = typedAhead();
    endTypeAhead();
    if (entered) void runFirst();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the input is there
  }, []);

  function press(event: KeyboardEvent): void {
    // An input method uses these keys itself while composing.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && lines.length > 0) {
      event.preventDefault();
      setChosen((chosen + step + lines.length) % lines.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (settled) run(lines[chosen]);
      else void runFirst();
    }
  }

  return (
    <>
      <div className="flex shrink-0 items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-4.5 shrink-0 text-ink-faint" />
        <input
          ref={input}
          autoFocus
          role="combobox"
          aria-expanded={lines.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={lines.length > 0 ? lineId(chosen) : undefined}
          aria-label={m.ui_palette_title()}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={m.ui_palette_placeholder()}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none rtl:text-right"
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={m.ui_palette_results()}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto p-1.5"
      >
        {groups.map((group) => (
          <div key={group.id} role="group" aria-label={group.heading} className="mb-1">
            <p aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-faint">
              {group.heading}
            </p>
            {group.commands.map((command) => {
              const own = lines.indexOf(command);
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox above takes the keys
                <div
                  key={command.id}
                  ref={own === chosen ? keepInView : undefined}
                  id={lineId(own)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={own === chosen}
                  className={classes(
                    'flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-2.5 max-sm:min-h-12',
                    own === chosen && 'bg-accent-soft',
                  )}
                  onPointerMove={() => setChosen(own)}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => run(command)}
                >
                  <span aria-hidden className="text-ink-muted [&>svg]:size-4.5">
                    {command.icon}
                  </span>
                  <bdi className="truncate font-medium">{command.label}</bdi>
                  {command.detail !== undefined && <bdi className="ms-auto truncate text-ink-muted">{command.detail}</bdi>}
                </div>
              );
            })}
          </div>
        ))}
        {settled && lines.length === 0 && !failed && (
          <p className="px-3 py-8 text-center text-ink-muted">{m.ui_palette_empty({ query: text })}</p>
        )}
        {failed && <p className="px-3 py-3 text-danger">{m.ui_palette_failed()}</p>}
      </div>
      <p aria-live="polite" className="sr-only">
        {settled ? m.ui_rows({ count: String(lines.length) }) : ''}
      </p>
      <div aria-hidden className="flex shrink-0 gap-5 border-t border-line px-4 py-2 text-xs text-ink-muted max-sm:hidden">
        <span className="flex items-center gap-1.5">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> {m.ui_palette_hint_move()}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>↵</Kbd> {m.ui_palette_hint_run()}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>Esc</Kbd> {m.ui_palette_hint_close()}
        </span>
      </div>
    </>
  );
}

function keepInView(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: 'nearest' });
}
