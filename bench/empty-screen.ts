/** An Ink program that shows one line and asks nothing, and is otherwise started as backroll starts its own. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { render, Text, useApp, useInput } = await import('ink');
const { createElement } = await import('react');
const { KeyStream } = await import('../src/terminal/key-stream.ts');

function Empty() {
  const { exit } = useApp();
  useInput((_text, key) => key.ctrl && exit());
  return createElement(Text, null, 'Nothing is asked here.');
}

const keys: InstanceType<typeof KeyStream> = new KeyStream(process.stdin, () =>
  app.waitUntilRenderFlush(),
);
keys.setRawMode(true);
const app = render(createElement(Empty), {
  stdin: keys,
  stdout: process.stdout,
  interactive: true,
  exitOnCtrlC: false,
  patchConsole: true,
  maxFps: 20,
  incrementalRendering: false,
});
