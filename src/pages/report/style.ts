/** How a report looks, beside what every page has in common. */
import { html } from '../html.ts';
import { styleOf } from '../style.ts';

export const STYLE = styleOf(html`main { max-width: 60rem; }
h2 { margin-bottom: 0.75rem; padding-bottom: 0.4rem; border-bottom: 1px solid var(--edge); }
main ul { padding-left: 1.2rem; list-style: disc; }
main li { margin-top: 0.3rem; }
main p + p, .table + p, p + .table { margin-top: 0.75rem; }
blockquote { margin: 0 0 1rem; padding: 0.5rem 1rem; border-left: 4px solid var(--edge); background: var(--card); }
blockquote footer { margin: 0.3rem 0 0; padding: 0; border: 0; }
.none { color: var(--quiet); }
.table { overflow-x: auto; }
.table:focus-visible { outline-offset: 4px; }
table { width: 100%; border-collapse: collapse; font-size: 0.92em; }
th, td { padding: 0.45rem 0.75rem 0.45rem 0; border-bottom: 1px solid var(--edge); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 600; }
td { min-width: 6rem; }
@media print {
  main { max-width: none; }
  tr, li, blockquote { break-inside: avoid; }
  h2 { break-after: avoid; }
  .table { overflow: visible; }
}
`);
