import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from './classes';
import { inputClass } from './fields';

interface SearchInputProps {
  value: string;
  /** Called after a short pause in typing, and at once when cleared. */
  onSearch(text: string): void;
  label?: string;
  placeholder?: string;
  autoFocus?: boolean;
  className?: string;
}

const pauseMs = 120;

export function SearchInput({ value, onSearch, label, placeholder, autoFocus, className }: SearchInputProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === sent.current) return;
    const send = () => {
      sent.current = text;
      onSearch(text);
    };
    const timer = setTimeout(send, text === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [text, onSearch]);

  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  return (
    <search className={classes('relative block', className)}>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint" />
      <input
        ref={input}
        type="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={label ?? m.ui_search()}
        placeholder={placeholder ?? m.ui_search()}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={classes(inputClass, 'ps-9 pe-9 rtl:text-right [&::-webkit-search-cancel-button]:hidden')}
      />
      {text !== '' && (
        <button
          type="button"
          aria-label={m.ui_clear_search()}
          className="absolute inset-y-0 end-1 my-auto flex size-7 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  );
}
