/** How the contact sheet looks, beside what every page has in common. */
import { html } from '../html.ts';
import { styleOf } from '../style.ts';

export const STYLE =
  styleOf(html`.day { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.9rem; margin-bottom: 1rem; padding-bottom: 0.5rem; border-bottom: 1px solid var(--edge); }
.day p, .about, .files span.plain, .terms dd, .losses .about { color: var(--quiet); }
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
@media print {
  .day { break-after: avoid; break-inside: avoid; margin-bottom: 3mm; }
  .cards { grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 4mm; }
  figcaption { padding: 2mm 2.5mm; font-size: 8pt; }
  .files li:first-child a { font-size: 9pt; }
  .card { content-visibility: visible !important; break-inside: avoid; border-radius: 2mm; }
  .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .losses li, .terms dt, .terms dd { break-inside: avoid; }
  .terms dt { break-after: avoid; }
}
`);
