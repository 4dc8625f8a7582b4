import type { ReactNode } from 'react';

/** One line of the palette. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Quiet text after the label: a phone, a state. */
  readonly detail?: string;
  readonly icon?: ReactNode;
  run(): void;
}

/** A source of commands, asked anew for each text; the order of providers is the order of groups. */
export interface CommandProvider {
  readonly id: string;
  readonly heading: string;
  find(text: string, signal: AbortSignal): Promise<readonly Command[]>;
}

export interface CommandGroup {
  readonly id: string;
  readonly heading: string;
  readonly commands: readonly Command[];
}

/** Whether every word of what was typed begins a word of the label: `ne cu` finds `New customer`. */
export function matchesWords(label: string, text: string): boolean {
  const words = label.toLocaleLowerCase().split(/\s+/);
  return text
    .toLocaleLowerCase()
    .trim()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** A provider over commands that are known beforehand. */
export function fixedCommands(id: string, heading: string, commands: readonly Command[]): CommandProvider {
  return {
    id,
    heading,
    find: (text) =>
      Promise.resolve(text.trim() === '' ? commands : commands.filter((each) => matchesWords(each.label, text))),
  };
}
