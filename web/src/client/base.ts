/** `/t/nile-house` where the path names the house: it leads every path of the server. Empty where the host names it. */
export const base = /^\/t\/[a-z0-9-]+(?=\/|$)/.exec(location.pathname)?.[0] ?? '';

/** The whole address of a path of this house, to pass on or to open. */
export function addressOf(path: string): string {
  return `${location.origin}${base}${path}`;
}

/** Where a page of ours or of somebody else is, as the server names it. */
export function placeOf(url: string): string {
  return url.startsWith('/') ? base + url : url;
}
