/** `docs/licences.md`: under which licence each package is that backroll is made of or with. */
import { type Locked, lockedPackages } from './locked.ts';

/** The whole page, as Markdown. */
export function licencesPage(): string {
  const packages = lockedPackages();
  return `# Licences

Every package in \`package-lock.json\`, the direct ones and theirs. \`npm run licences\` writes this page; a test fails
when it is out of date, or when a licence turns up that nobody looked at. The texts of those that are bundled into the
program are beside it, in \`dist/program/licences.txt\`.

## In the program

${table(packages.filter(({ forDevelopment }) => !forDevelopment))}

## Only for working on it

${table(packages.filter(({ forDevelopment }) => forDevelopment))}
`;
}

function table(packages: readonly Locked[]): string {
  const rows = packages
    .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
    .sort();
  return ['| package | version | licence |', '|---|---|---|', ...new Set(rows)].join('\n');
}
