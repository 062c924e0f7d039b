/** Before any test: the suite needs the Node that the program needs, not whatever started it. */
export default function setup(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 13)) {
    throw new Error(
      `the tests need Node 22.13 or newer, this is ${process.versions.node}: run "npm test"`,
    );
  }
}
