/** How every page looks: on a screen in light and dark, on a narrow one, and on paper. */
import { type Html, html } from './html.ts';

/** Rules for a `<style>`; those of a page of its own stand after them. */
const COMMON = html`:root {
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
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--edge); color: var(--quiet); font-size: 0.9em; }
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
  footer { break-inside: avoid; }
  a { text-decoration: none; }
}
`;

/** The style of a page: what all have in common, then its own rules. */
export function styleOf(own: Html): Html {
  return html`<style>
${COMMON}${own}</style>
`;
}
