import { Component, type ReactNode } from 'react';
import { CrashedPage } from './problems';

interface CatchCrashProps {
  /** The address: another one is another chance. */
  place: string;
  children: ReactNode;
}

interface Crash {
  readonly at: string | undefined;
}

/** Keeps the crash of one page, or code that could not be fetched, from taking everything with it. */
export class CatchCrash extends Component<CatchCrashProps, Crash> {
  override state: Crash = { at: undefined };

  static getDerivedStateFromError(): Crash {
    return { at: '' };
  }

  static getDerivedStateFromProps({ place }: CatchCrashProps, { at }: Crash): Crash | null {
    if (at === '') return { at: place };
    return at !== undefined && at !== place ? { at: undefined } : null;
  }

  override render(): ReactNode {
    return this.state.at === undefined ? this.props.children : <CrashedPage />;
  }
}
