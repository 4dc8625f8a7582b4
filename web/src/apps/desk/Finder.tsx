import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { useViewer } from '@/features/access';
import { CommandPalette } from '@/ui/palette/CommandPalette';
import type { CommandProvider } from '@/ui/palette/commands';
import { commandProviders } from './commands';
import { useDestinations } from './navigation';

export { preloadCommands } from './commands';

/** The palette of the front desk with all its providers; loaded at the first Ctrl K. */
export default function Finder({ open, onClose }: { open: boolean; onClose: () => void }) {
  const client = useClient();
  const navigate = useNavigate();
  const destinations = useDestinations();
  const { permissions } = useViewer();
  const [providers, setProviders] = useState<readonly CommandProvider[]>();

  useEffect(() => {
    let here = true;
    void commandProviders({ client, navigate, destinations, permissions }).then((loaded) => {
      if (here) setProviders(loaded);
    });
    return () => {
      here = false;
    };
  }, [client, navigate, destinations, permissions]);

  return providers && <CommandPalette open={open} onClose={onClose} providers={providers} />;
}
