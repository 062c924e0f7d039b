/** Where the owner takes pictures. Screenshots and some photos have no position. */
export const PLACES = {
  home: { zone: 'Europe/Berlin', position: { latitude: 47.9959, longitude: 7.8522 } },
  lake: { zone: 'Europe/Berlin', position: { latitude: 47.8936, longitude: 8.1462 } },
  alps: { zone: 'Europe/Zurich', position: { latitude: 46.6242, longitude: 8.0414 } },
  lisbon: { zone: 'Europe/Lisbon', position: { latitude: 38.7117, longitude: -9.1366 } },
  sintra: { zone: 'Europe/Lisbon', position: { latitude: 38.7876, longitude: -9.3905 } },
  coast: { zone: 'Europe/Lisbon', position: { latitude: 38.6929, longitude: -9.4219 } },
  unlocated: { zone: 'Europe/Berlin', position: null },
} as const;

export type PlaceName = keyof typeof PLACES;

/** Seconds east of UTC at a place at an instant, daylight saving included. */
export function timeZoneOffset(place: PlaceName, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: PLACES[place].zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d{2}):(\d{2})$/.exec(name);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
