import { Languages, Map as MapIcon, Monitor, Moon, Sun } from 'lucide-react';
import type { NavigateFunction } from 'react-router';
import type { Client } from 'urql';
import { m } from '@/locales/compiled/messages.js';
import { fixedCommands, type CommandProvider } from '@/ui/palette/commands';
import { preferences, setPreferences } from '@/ui/preferences';
import type { Destination } from './navigation';

/** What a capability's provider may use. */
export interface CommandTools {
  readonly client: Client;
  readonly navigate: NavigateFunction;
  /** The pages this person may open. */
  readonly destinations: readonly Destination[];
  /** What this person may do. */
  readonly permissions: readonly string[];
}

/** Providers of the capabilities, in the order their results appear; each is fetched when the palette first opens. */
const capabilities: readonly (() => Promise<(tools: CommandTools) => CommandProvider>)[] = [
  async () => (await import('@/features/sessions/palette')).findEverything,
  async () => (await import('@/features/sessions/palette')).findProfiles,
  async () => (await import('@/features/sessions/palette')).deskActions,
];

/** Fetches the code of the capabilities ahead of the first Ctrl K. */
export function preloadCommands(): void {
  for (const load of capabilities) void load();
}

/** Everything Ctrl K knows: what the capabilities find, then pages, then actions. */
export async function commandProviders(tools: CommandTools): Promise<readonly CommandProvider[]> {
  const makers = await Promise.all(capabilities.map((load) => load()));
  return [...makers.map((make) => make(tools)), pages(tools), actions()];
}

function pages({ navigate, destinations, permissions }: CommandTools): CommandProvider {
  const mayDraw = permissions.includes('floor_plans.write');
  return fixedCommands(
    'pages',
    m.desk_go_to(),
    [
      ...destinations.map(({ path, label, Icon }) => ({ path, label: label(), icon: <Icon /> })),
      ...(mayDraw ? [{ path: '/floor-plans', label: m.plan_editor_title(), icon: <MapIcon /> }] : []),
    ].map(({ path, label, icon }) => ({ id: path, label, icon, run: () => void navigate(path) })),
  );
}

function actions(): CommandProvider {
  const arabic = preferences().locale === 'ar';
  return fixedCommands('actions', m.desk_actions(), [
    {
      id: 'language',
      label: arabic ? m.desk_to_english() : m.desk_to_arabic(),
      icon: <Languages />,
      run: () => setPreferences({ locale: arabic ? 'en' : 'ar' }),
    },
    { id: 'light', label: m.desk_theme_light(), icon: <Sun />, run: () => setPreferences({ theme: 'light' }) },
    { id: 'dark', label: m.desk_theme_dark(), icon: <Moon />, run: () => setPreferences({ theme: 'dark' }) },
    { id: 'system', label: m.desk_theme_system(), icon: <Monitor />, run: () => setPreferences({ theme: 'system' }) },
  ]);
}
