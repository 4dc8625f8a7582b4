import { encode } from 'uqr';
import { m } from '@/locales/compiled/messages.js';

/** What sets an app up that shows digits. */
export interface AppToSetUp {
  readonly secret: string;
  readonly uri: string;
}

/** The code that an app reads, and the same in letters for who can't scan it. Black on white in every theme: a camera needs the quiet border too. */
export function AppCode({ app }: { app: AppToSetUp }) {
  const { data, size } = encode(app.uri, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((black, x) => (black ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <div className="grid justify-items-center gap-3">
      <svg role="img" aria-label={m.sign_in_app_code()} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="size-48 rounded-lg border border-line">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p className="text-center text-xs text-ink-muted">{m.sign_in_app_by_hand()}</p>
      <p dir="ltr" className="figures rounded-md bg-sunken px-3 py-2 text-center text-sm break-all select-all" data-testid="app-secret">
        {app.secret.match(/.{1,4}/g)?.join(' ')}
      </p>
    </div>
  );
}
