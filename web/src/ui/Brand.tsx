import { classes } from './classes';

/** The mark and the name. */
export function Brand({ className, name = 'CoWorkFlow' }: { className?: string; name?: string }) {
  return (
    <span className={classes('flex min-w-0 items-center gap-2.5', className)}>
      <svg aria-hidden viewBox="0 0 32 32" className="size-8 shrink-0">
        <rect width="32" height="32" rx="9" className="fill-primary" />
        <path
          d="M9 21.5V13a3.5 3.5 0 0 1 3.5-3.5h7A3.5 3.5 0 0 1 23 13v8.5M7 18h18M12 18v4.5M20 18v4.5"
          className="fill-none stroke-on-primary stroke-[2.2]"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="truncate text-[0.9375rem] font-semibold tracking-tight rtl:tracking-normal">{name}</span>
    </span>
  );
}
