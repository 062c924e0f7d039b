import { gunzipSync } from 'node:zlib';

const unpacked = (parts: string[]) => gunzipSync(Buffer.from(parts.join(''), 'base64'));

/**
 * A HEIC as an iPhone held upright makes it, but of 64 × 48 pixels: it says "turn by 270 degrees" (`irot`),
 * its tiles are put together by a grid, and it has EXIF (iPhone X, 2026-05-01 09:05:12 +02:00, a place,
 * orientation 6, 64 × 48) and the head of an ICC profile. Its quarters as stored: red, green; blue, grey.
 *
 * Made by `heif-enc -q 50` (libheif 1.15) from a JPEG that holds the EXIF and the profile; `irot` was
 * then put behind the other properties. Gzipped, as base64.
 */
export const HEIC = unpacked([
  'H4sIAAAAAAACA2NgYJBJK6ksyEjNTGYAgtzMNEMQOzczMY2BgakmN7UkkQECFDNScoqgbIaCzOQSBjTAV5BZkgtmMQGx',
  'QGZKIkSJA4MBkPTJzMlPZgQyXBwYmBkYIVqYFsBYDJ1AXTA2jOYAqgQDZk2YGCMPkPDNzMxLg0gAsSiQk8oE0gVUk1GW',
  'bMiAJAh2THpRZgoDikqgPteKTJAZjAWZBUUFQNonsyA5HyhQDDTCmZG5AO4vuQ8Mf/7++MHAwM+sANQq4cDIw/j/P0gB',
  'M8MEsBOYGeR2MTkoAiXVnRgZ0WQWKDSyTnv1ZNnODQogPphQVAKqZXNhPFh8oBNog0hmcUEq1DYHKEYXA4XhhOT8nKKC',
  'onyQu1tAEiygKMsrKQpyd1KIiIxSQI6OxOTiAgbaAoGCzIpMcDRwcHAAKc7MovwSUJTIZBbkwtINMFqZGpkYmFiYW1rb',
  'gHyNzKLUNFiSScnMTQdHPCh6+ZJTipPBiQMUR3NzIQmoVYNxvXDDU8Pv/7f/tL+/2P6kUZrfgiP6vxfYvTqyf+GXjWyP',
  'l3d+nmJ/OOC/+iKFxU7p8/9Fvb16Rly209ZFxHyufvmKdVqRKgdf7b14ZMJsvrXnz0ew9HnOzV/6pUNh6qxcBe5A0w6P',
  '2BgLpYn3795a+oC578K+nk0qrm+eJddfU3uzZNXckwcP8rqm14Fc6+vLoAVOlayM/OA0zgbEXowCYDYnEAcwCoFTJCNI',
  'pj0THD0gj0V2qMLZy0AmORYU5KQyZAZk5OelKkQA43ECM9gQESDuniAIZrMD8fwFTHCNDguY4WwDIwMjMysDUysDQwUD',
  'SxDD0IhB28DIysAAlCjAAcjA5AcJflZoPrnBALGEyRWSdGDiH6CpixHsNwaUXMgNpZWQxQH7TTBNNQQAAA==',
]);

/** 4096 × 3072 pixels of one grey, without anything else: small to keep, long to convert. `heif-enc -q 10`. */
export const LARGE_HEIC = unpacked([
  'H4sIAAAAAAACA2NgYJBJK6ksyEjNTGYAgtzMNEMQOzczMY2BgdExN7UkkQECFDNScoqgbIaCzOQSBjTAV5BZkgtmMQKx',
  'UmZOPthIFwcgnxEsnAqhGRi4ZwIJ5czMvDS4elEgJ5UJyssoSzYEMQ9mFhQVAOnFmQXJ+UC6HCjhzMhcALdzyweGP39/',
  '/GBg4GdWAGqUcGDkYfz/H6SAmWECiACiLbuYHBSBklpOjIxoMgsYGjgYDohFr1RZtnODAkgITCgqAZWzuzAeLNqQ5AC0',
  'RSSzuCAVYqEAEPOAGQWZFZkgBjMHBweQEsssyIUFFdC/zI1MzUB/LsxNSQQGFPdUDcb1LAIJlQbx+2u+Pj7eL7u77O3t',
  '7Xl3cVF3/shet/9jfEdZ65iXt5OO9QUHqJNJRdIFKzR1eRcem0+mfgZmJr3JfF9+kK2dgXlWO/magUiqgCLt7E8o0c7I',
  'SoFutiUUaJb9QIHmCAcKNC9tIF8zYyEFCYWPfL0sOhSkkC/k6+XuIF+v4AXy9UpOIF+vPAX2aiSQr9dIgXy9NhTo9aIg',
  'M0QeIF9vBgX2FlOgt5WC/DuRAr2zKNBLSZmzgQK9uynQu58Cvccp0HtmgPReoEDvlVG9w1rvjSGo92YDAErdv23+DAAA',
]);

/** The one place in `HEIC` where a box of this type begins to hold something. */
export function inside(type: string, heic: Buffer = HEIC): number {
  const at = heic.indexOf(type, 0, 'latin1');
  if (at < 0) throw new Error(`no box ${type}`);
  return at + 4;
}

/** A copy of `HEIC` with other bytes from a place on. */
export function patched(at: number, bytes: number[]): Buffer {
  const copy = Buffer.from(HEIC);
  copy.set(bytes, at);
  return copy;
}
