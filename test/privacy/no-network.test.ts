/** Nothing that could reach the network is in the sources, and no page that is written loads anything. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { calls, homeWithCase } from '../cli/calls.ts';
import { CHECKOUT, run } from '../cli/program.ts';

const MODULES = 'http|https|http2|net|tls|dgram|dns|dns/promises|inspector|inspector/promises|quic';
const IMPORT = new RegExp(`['"\`](?:node:)?(?:${MODULES}|undici|ws|axios|got|node-fetch)['"\`]`);
const GLOBAL = /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon)\s*[(.<]/;

const sources = ['src', 'bin'].flatMap((folder) =>
  readdirSync(join(CHECKOUT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);
const reaching = (text: string) => IMPORT.test(text) || GLOBAL.test(text);

test('no source names a module, a package or a function that reaches the network', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((path) => reaching(readFileSync(path, 'utf8')))).toEqual([]);
});

test.each([
  "import { get } from 'node:https';",
  "const net = await import('net');",
  'require("dns/promises")',
  "await fetch('https://example.com')",
  'new WebSocket(address)',
])('that would be seen: %s', (text) => {
  expect(reaching(text)).toBe(true);
});

/** What a browser would load, or where it would send something. */
const LOADS = [
  /<(?:script|img|iframe|link|object|embed|audio|video|source|form|base)\b[^>]*\b(?:src|srcset|href|data|action)\s*=\s*["']?(?!data:|#)[^"'>\s]*:?\/\//i,
  /@import|url\(\s*["']?(?!data:|#)/i,
  /<meta[^>]*http-equiv=["']?refresh/i,
];

test.concurrent('the pages that are written load nothing, and tell the browser so', async () => {
  const at = homeWithCase();
  const practice = inject('practice');
  const extract = calls(practice, at)['backroll extract'] ?? [];
  const [page, report] = await Promise.all([
    run([...extract, '--sheet'], { env: at.env }).then(() =>
      readFileSync(join(at.to, 'contact-sheet.html'), 'utf8'),
    ),
    run(['report', at.saved, '--format', 'html'], { env: at.env }).then(({ stdout }) => stdout),
  ]);
  for (const html of [page, report]) {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    for (const load of LOADS) expect(html).not.toMatch(load);
  }
});
