import { useEffect, useState } from 'react';
import { fileAsData } from './files';

/** A stored image for an `<img>`; nothing until it is here. Images never change, so each is fetched once. */
export function useLogo(id: string | null | undefined): string | undefined {
  const [shown, setShown] = useState<{ id: string; data: string }>();
  useEffect(() => {
    if (!id) return;
    let wanted = true;
    void fileAsData(`/files/assets/${id}`).then((data) => {
      if (wanted && data !== undefined) setShown({ id, data });
    });
    return () => {
      wanted = false;
    };
  }, [id]);
  return id && shown?.id === id ? shown.data : undefined;
}
