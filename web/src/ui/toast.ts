import { useSyncExternalStore } from 'react';

/** A short notice. With `undo` it stays ten seconds and can be taken back. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'success' | 'danger';
  readonly undo?: () => void;
  /** Milliseconds it stays when nobody touches it. */
  readonly lasts: number;
}

const undoMs = 10_000;
const noticeMs = 5_000;
const shownAtOnce = 4;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

interface ToastOptions {
  tone?: Toast['tone'];
  undo?: () => void;
}

/** Shows a notice at the foot of the screen. */
export function showToast(text: string, { tone = 'plain', undo }: ToastOptions = {}): void {
  const toast: Toast = { id: nextId++, text, tone, lasts: undo ? undoMs : noticeMs, ...(undo && { undo }) };
  change([...toasts, toast].slice(-shownAtOnce));
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}
