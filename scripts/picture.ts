// `npm run picture`: plays the practice phone's case in a real pseudo-terminal and draws the README's pictures of
// the screens that were really there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const launcher = join(root, 'bin', 'backroll.js');
const folder = mkdtempSync(join(tmpdir(), 'backroll-picture-'));
const size = { cols: 80, rows: 24 };
const cell = { width: 8.4, height: 18 };
/** The 16 base colours of a dark terminal; the wizard uses no others. */
const PALETTE = [
  '#2e3440',
  '#e06c75',
  '#98c379',
  '#e5c07b',
  '#61afef',
  '#c678dd',
  '#56b6c2',
  '#d8dee9',
  '#6b7486',
  '#ef7b85',
  '#a8d389',
  '#f0cb85',
  '#71bfff',
  '#d688ed',
  '#66c6d2',
  '#ffffff',
];

const screen = new xterm.Terminal({ ...size, allowProposedApi: true });

function shown(): string {
  const { active } = screen.buffer;
  return Array.from({ length: size.rows }, (_, row) =>
    active.getLine(active.baseY + row)?.translateToString(true),
  ).join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One row as runs of one colour. */
function row(index: number): string {
  const line = screen.buffer.active.getLine(screen.buffer.active.baseY + index);
  if (!line) return '';
  let spans = '';
  let run = { text: '', style: '' };
  const flush = () => {
    if (run.text.trim() !== '') spans += `<tspan${run.style}>${escaped(run.text)}</tspan>`;
    else spans += run.text;
  };
  const end = line.translateToString(true).length;
  for (let x = 0; x < end; x += 1) {
    const at = line.getCell(x);
    if (!at || at.getWidth() === 0) continue;
    const fill = at.isFgPalette() ? ` fill="${PALETTE[at.getFgColor()] ?? PALETTE[7]}"` : '';
    const style = `${fill}${at.isBold() ? ' font-weight="bold"' : ''}`;
    if (style !== run.style) {
      flush();
      run = { text: '', style };
    }
    run.text += at.getChars() || ' ';
  }
  flush();
  const y = (index + 1.7) * cell.height;
  return `<text x="16" y="${y.toFixed(1)}" xml:space="preserve">${spans}</text>`;
}

function draw(name: string, title: string): void {
  const width = Math.round(size.cols * cell.width + 32);
  const height = Math.round((size.rows + 1.6) * cell.height);
  const rows = Array.from({ length: size.rows }, (_, index) => row(index)).join('\n');
  writeFileSync(
    join(root, 'docs', 'screens', `${name}.svg`),
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
<rect width="100%" height="100%" rx="10" fill="#1e222a"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#d8dee9">
${rows}
</g>
</svg>
`,
  );
}

const node = process.execPath;
spawnSync(node, [launcher, 'practice', join(folder, 'phone'), '--quiet'], { stdio: 'ignore' });
const wizard = spawn(
  node,
  [launcher, '--root', join(folder, 'phone'), '--to', join(folder, 'recovered')],
  { ...size, name: 'xterm-256color', cwd: folder, env: { ...process.env, FORCE_COLOR: '1' } },
);

let look: () => void = () => {};
wizard.onData((text) => screen.write(text, () => look()));

function sees(text: string): Promise<void> {
  return new Promise((resolve) => {
    look = () => {
      if (shown().includes(text)) resolve();
    };
    look();
  });
}

/** What must be on the screen, and the keys pressed then; a word behind them draws the screen first. */
const PLAY: readonly [see: string, press: string, draw?: [name: string, title: string]][] = [
  ['Whose iPhone', '1'],
  ['leave these things alone', '1'],
  ['Does the iPhone still work', '1'],
  ['still in the Photos app', '2'],
  ['at the bottom of the Photos app', '3'],
  ['Recently Deleted on the phone?', '2'],
  ['Recently Deleted on iCloud.com?', '2'],
  ['When was the photo taken?', '2026-05-01..2026-05-03\r'],
  ['When was it deleted?', '2026-08\r'],
  ['emptied by hand', '2'],
  ['Is iCloud Photos switched on?', '1'],
  ['Since when', '2026-07\r'],
  ['off or offline', '2'],
  ['Where else could', '\t\r'],
  ['Which backup', '1', ['backups', 'Three backups, the likeliest first, each with its reason']],
  ['protect the backup', '3'],
  ['How shall we look', '1'],
  ['Which photos', ' \u001b[B \u001b[B '],
  ['3 ticked', '\r', ['photos', 'The photos of a backup, with what it holds of each']],
  ['Where shall the photos', '\r'],
  ['Is your photo there?', '1', ['saved', 'The photos are saved, and proved byte for byte']],
];

for (const [text, keys, picture] of PLAY) {
  await sees(text);
  if (picture) draw(...picture);
  wizard.write(keys);
}
await new Promise<void>((resolve) => wizard.onExit(() => resolve()));
rmSync(folder, { recursive: true, force: true });
