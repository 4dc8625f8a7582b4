import type { PreviewFiguresFragment } from '@/generated/graphql';
import type { Problem } from '@/ui/states';
import { ErrorMessage } from '@/ui/states';

/** What an act would do, in the server's words. */
export function Preview({ preview, problem }: { preview: PreviewFiguresFragment | undefined; problem: Problem | undefined }) {
  return (
    <div aria-live="polite" className="grid gap-2">
      <ErrorMessage problem={problem} />
      {!problem && preview && (
        <ul className="grid gap-1.5 rounded-lg bg-sunken px-4 py-3">
          {preview.words.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      )}
      {!problem && !preview && <div className="skeleton h-16" />}
    </div>
  );
}
