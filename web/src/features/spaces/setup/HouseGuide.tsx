import { useEffect, useRef, type ReactNode } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { RequireSignIn, useMay } from '@/features/access';
import { GuideHouseDocument, SpaceSettingsDocument, type GuideHouseQuery, type SpaceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ErrorState, LoadingState } from '@/ui/states';
import { BrandStep } from './BrandStep';
import { DoneStep } from './DoneStep';
import { nextStep, reach, type Step } from './guide';
import { LayoutStep } from './LayoutStep';
import { PricesStep } from './PricesStep';
import { Progress } from './Progress';
import { SetupFrame } from './SetupFrame';
import { TeamStep } from './TeamStep';

/** The steps after the first, for whoever may set the house up. */
export function HouseGuide() {
  return (
    <RequireSignIn>
      <Guide />
    </RequireSignIn>
  );
}

type Open = Exclude<Step, 'space'> | 'done';
const openable: readonly Open[] = ['layout', 'prices', 'brand', 'team', 'done'];

function Guide() {
  const may = [useMay('floor_plans.write'), useMay('spaces.write')].every(Boolean);
  const { step: asked } = useParams();
  const [house, askHouse] = useQuery({ query: GuideHouseDocument, pause: !may });
  const [settings, askSettings] = useQuery({ query: SpaceSettingsDocument, pause: !may });
  const step = openable.find((each) => each === asked);
  if (!may) return <Navigate to="/" replace />;
  const problem = house.error ?? settings.error;
  if (!house.data || !settings.data) {
    return (
      <SetupFrame mayLeave>
        {problem ? (
          <ErrorState
            problem={refusalOf(problem)}
            onRetry={() => {
              askHouse({ requestPolicy: 'network-only' });
              askSettings({ requestPolicy: 'network-only' });
            }}
          />
        ) : (
          <LoadingState shape="form" count={5} />
        )}
      </SetupFrame>
    );
  }
  const { floorPlans, resources } = house.data;
  if (!step) {
    const next = nextStep({ places: resources.length, floors: floorPlans.length });
    return <Navigate to={next ? `/setup/${next}` : '/'} replace />;
  }
  return <OpenStep key={step} step={step} house={house.data} space={settings.data.space} />;
}

function OpenStep({ step, house, space }: { step: Open; house: GuideHouseQuery; space: SpaceDetailFragment }) {
  const navigate = useNavigate();
  const client = useClient();
  const [floor] = house.floorPlans;
  /** What the step changed is what the next one begins with. */
  const look = () => client.query(GuideHouseDocument, {}, { requestPolicy: 'network-only' }).toPromise();

  async function go(to: Open): Promise<void> {
    await look();
    if (to === 'brand' || to === 'team' || to === 'done') reach(to);
    void navigate(`/setup/${to}`);
  }

  switch (step) {
    case 'layout':
      return (
        <Page step="layout" title={m.spaces_guide_layout_title()} hint={m.spaces_guide_layout_hint()} wide>
          <LayoutStep floor={floor} onMade={() => void look()} onNext={() => void go('prices')} />
        </Page>
      );
    case 'prices':
      if (!floor) return <Navigate to="/setup/layout" replace />;
      return (
        <Page step="prices" title={m.spaces_guide_prices_title()} hint={m.spaces_guide_prices_hint()}>
          <PricesStep floor={floor} space={space} onNext={() => void go('brand')} />
        </Page>
      );
    case 'brand':
      return (
        <Page step="brand" title={m.spaces_guide_brand_title()} hint={m.spaces_guide_brand_hint()} wide>
          <BrandStep space={space} onNext={() => void go('team')} />
        </Page>
      );
    case 'team':
      return (
        <Page step="team" title={m.spaces_guide_team_title()} hint={m.spaces_guide_team_hint()}>
          <TeamStep onNext={() => void go('done')} />
        </Page>
      );
    case 'done':
      return (
        <SetupFrame mayLeave>
          <DoneStep name={space.name} places={house.resources.length} />
        </SetupFrame>
      );
  }
}

interface PageProps {
  step: Step;
  title: string;
  hint: string;
  wide?: boolean;
  children: ReactNode;
}

function Page({ step, title, hint, wide = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · CoWorkFlow`;
    // The way on is announced and reached by keyboard.
    heading.current?.focus();
  }, [title]);
  return (
    <SetupFrame wide={wide} mayLeave>
      <Progress step={step} />
      <h1 ref={heading} tabIndex={-1} className="mt-6 text-2xl font-semibold tracking-tight outline-none rtl:tracking-normal">
        {title}
      </h1>
      <p className="mt-1.5 mb-6 max-w-2xl text-ink-muted">{hint}</p>
      {children}
    </SetupFrame>
  );
}
