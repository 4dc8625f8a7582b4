import { Outlet } from 'react-router';
import { RequireSignIn } from '@/features/access';

/** Pages made for paper: signed in, without navigation. */
export function PaperFrame() {
  return (
    <RequireSignIn>
      <Outlet />
    </RequireSignIn>
  );
}
