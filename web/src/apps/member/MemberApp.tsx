import { lazy, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { RequireMember } from '@/features/members';
import { fetched } from '@/ui/fetched';
import { NotFoundPage } from '../desk/problems';
import { MemberFrame } from './MemberFrame';

function page(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await fetched(load) }));
}

const JoinPage = page(async () => (await import('@/features/members/join')).JoinPage);
const PublicPage = page(async () => (await import('@/features/members/public')).PublicPage);
const BookPage = page(async () => (await import('@/features/members/book')).BookPage);
const MyBookingsPage = page(async () => (await import('@/features/members/mine')).MyBookingsPage);
const PlanPage = page(async () => (await import('@/features/members/mine')).PlanPage);
const InvoicesPage = page(async () => (await import('@/features/members/mine')).InvoicesPage);
const HerePage = page(async () => (await import('@/features/members/mine')).HerePage);
const ProfilePage = page(async () => (await import('@/features/members/profile')).ProfilePage);

/** The member site, and the pages around it that are open to strangers. */
export function MemberApp() {
  return (
    <Routes>
      <Route path="/join/:invitation?" element={<JoinPage />} />
      <Route path="/space/:key" element={<PublicPage />} />
      <Route
        element={
          <RequireMember>
            <MemberFrame />
          </RequireMember>
        }
      >
        <Route path="/book" element={<BookPage />} />
        <Route path="/here/:resourceId" element={<HerePage />} />
        <Route path="/me" element={<MyBookingsPage />} />
        <Route path="/me/plan" element={<PlanPage />} />
        <Route path="/me/invoices" element={<InvoicesPage />} />
        <Route path="/me/profile" element={<ProfilePage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
