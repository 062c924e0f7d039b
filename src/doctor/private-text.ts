/** What the checks say is pasted into tickets: no account's name and no phone's number stays in it. */

/** 40 hex digits, or 8 and 16: see `backup/properties`. */
const UDID = /(?<![0-9a-z])(?:[0-9a-f]{40}|[0-9a-f]{8}-[0-9a-f]{16})(?![0-9a-z])/gi;
/** Folders whose next part is the name of an account, and such parts that name nobody. */
const ACCOUNTS = new Set(['users', 'home']);
const NOBODYS = new Set(['', 'shared', 'public', 'default']);

/** A path as it is said: from home on with `~`, accounts and UDIDs by what they are. */
export function shownPath(path: string, home: string): string {
  const rest = home.length > 1 && path.startsWith(home) ? path.slice(home.length) : null;
  const isBelow = rest !== null && /^(?:[\\/]|$)/.test(rest);
  const parts = (isBelow ? `~${rest}` : path).split(/([\\/])/);
  const account = parts.findIndex((part) => ACCOUNTS.has(part.toLowerCase())) + 2;
  const name = account > 1 ? (parts[account] ?? '') : '';
  if (!isBelow && !NOBODYS.has(name.toLowerCase())) parts[account] = '<user>';
  return withoutUdids(parts.join(''));
}

/** Any text without the UDIDs in it. */
export function withoutUdids(text: string): string {
  return text.replace(UDID, '<udid>');
}

/** A path as `shownPath` gives it, as a POSIX shell reads it. */
export function shellPath(shown: string): string {
  return shown.replace(/[^\w~/.,:=@%+-]/g, '\\$&');
}
