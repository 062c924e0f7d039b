/** How the page looks: on a screen in light and dark, on a narrow one, and on paper. */
import { html } from './html.ts';

export const STYLE = html`<style>
:root {
  color-scheme: light dark;
  --page: #f7f4ee; --card: #fffdf9; --well: #ece7dd; --edge: #d9d2c4;
  --ink: #26231d; --quiet: #5d574b; --link: #1b4f8f;
  --good: #1d6338; --warn: #7d4600; --bad: #9b2418;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #161512; --card: #201e1a; --well: #2b2823; --edge: #3b372f;
    --ink: #ede8de; --quiet: #b8b0a1; --link: #a5c8f7;
    --good: #93d3a7; --warn: #edbf78; --bad: #f4a89c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 84rem; padding: 2.5rem clamp(1rem, 4vw, 3rem);
  background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, ui-serif, serif; font-weight: 500; line-height: 1.2; }
h1 { margin: 0 0 1rem; font-size: clamp(1.9rem, 1.4rem + 2vw, 2.75rem); }
h2 { margin: 0; font-size: 1.4rem; }
p, ul, dl, dd, figure { margin: 0; padding: 0; }
ul { list-style: none; }
header p { max-width: 44rem; }
.good { color: var(--good); }
.warn { color: var(--warn); }
.bad { color: var(--bad); }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--card); }
.skip:focus { left: 1rem; top: 0.75rem; }
main:focus { outline: none; }
section { margin-top: 3rem; }
.day { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.9rem; margin-bottom: 1rem; padding-bottom: 0.5rem; border-bottom: 1px solid var(--edge); }
.day p, .about, .files span.plain, .terms dd, footer, .losses .about { color: var(--quiet); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1.25rem; }
.card {
  background: var(--card); border: 1px solid var(--edge); border-radius: 10px; overflow: hidden;
}
/* What lies far down is laid out once it is near: thousands of photos open sooner. */
section:nth-of-type(n + 40) .card, .card:nth-child(n + 40) { content-visibility: auto; contain-intrinsic-size: auto 24rem; }
figure { position: relative; height: 100%; }
.picture { display: grid; place-items: center; aspect-ratio: 1; background: var(--well); color: var(--quiet); }
.picture img { display: block; width: 100%; height: 100%; min-height: 0; object-fit: contain; }
.picture span { padding: 0.3rem 0.9rem; border: 1px solid currentColor; border-radius: 99px; }
figcaption { padding: 0.75rem 1rem 1rem; font-size: 0.9em; line-height: 1.4; }
.files li { margin-top: 0.45rem; }
.files span { display: block; }
.files li:first-child a { font-weight: 600; font-size: 1rem; }
/* The picture opens the first file, without a second link to it. */
.files li:first-child a::after { content: ""; position: absolute; inset: 0 0 auto; aspect-ratio: 1; }
.files li:first-child a:focus-visible::after { outline: 3px solid var(--link); outline-offset: -6px; border-radius: 10px; }
.files ~ p { margin-top: 0.6rem; }
.losses li { max-width: 44rem; margin-top: 0.9rem; }
.terms dl { max-width: 44rem; }
.terms dt { margin-top: 0.9rem; font-weight: 600; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--edge); font-size: 0.9em; }
footer p { max-width: 44rem; }
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --card: #fff; --well: #f4f2ee; --edge: #bbb;
    --ink: #000; --quiet: #444; --link: #000; --good: #000; --warn: #000; --bad: #000;
  }
  @page { margin: 14mm; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .skip { display: none; }
  section { margin-top: 7mm; }
  .day { break-after: avoid; break-inside: avoid; margin-bottom: 3mm; }
  .cards { grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 4mm; }
  figcaption { padding: 2mm 2.5mm; font-size: 8pt; }
  .files li:first-child a { font-size: 9pt; }
  .card { content-visibility: visible !important; break-inside: avoid; border-radius: 2mm; }
  .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .losses li, .terms dt, .terms dd, footer { break-inside: avoid; }
  .terms dt { break-after: avoid; }
  a { text-decoration: none; }
}
</style>
`;
