import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import { classes } from './classes';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const looks: Record<ButtonLook, string> = {
  primary: 'bg-primary text-on-primary hover:bg-primary-hover font-semibold shadow-card',
  secondary: 'bg-surface text-ink border border-line-strong hover:bg-hover font-medium shadow-card',
  quiet: 'text-ink-muted hover:bg-hover hover:text-ink font-medium',
  danger: 'bg-danger-fill text-on-danger hover:bg-danger-hover font-semibold',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-[0.8125rem] gap-1.5 rounded-md',
  md: 'h-9 px-3.5 text-sm gap-2 rounded-md max-sm:h-11 max-sm:px-4',
  lg: 'h-12 px-5 text-base gap-2 rounded-lg',
};

const shared =
  'relative inline-flex shrink-0 items-center justify-center whitespace-nowrap select-none transition-colors duration-100 ' +
  'disabled:opacity-50 disabled:cursor-not-allowed aria-disabled:opacity-50 active:translate-y-px';

/** The classes of a button, for the rare element that must look like one (a file input's label). */
export function buttonClass(look: ButtonLook = 'secondary', size: ButtonSize = 'md'): string {
  return classes(shared, looks[look], sizes[size]);
}

interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shows a spinner and refuses further presses. */
  busy?: boolean;
}

export function Button({
  look = 'secondary',
  size = 'md',
  icon,
  busy = false,
  type = 'button',
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- the default above is `button`
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(buttonClass(look, size), className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends ComponentProps<typeof Link> {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: ReactNode;
}

/** Goes somewhere and looks like a button. */
export function ButtonLink({ look = 'secondary', size = 'md', icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={classes(buttonClass(look, size), className)}>
      {icon}
      {children}
    </Link>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** What it does, for those who don't see the icon; also the tooltip. */
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, type = 'button', className, ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- the default above is `button`
      type={type}
      aria-label={label}
      className={classes(
        'inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-muted transition-colors duration-100',
        'hover:bg-hover hover:text-ink disabled:opacity-50 max-sm:size-11',
        className,
      )}
    >
      {icon}
    </button>
  );
}
