import { render } from 'ink';
import { KeyStream, type TerminalInput } from '../terminal/key-stream.ts';
import { chooseSymbols } from '../terminal/symbols.ts';
import { Boundary } from './Boundary.tsx';
import type { WizardDriver } from './screen.ts';
import { Wizard } from './Wizard.tsx';

export interface Terminal {
  stdin: TerminalInput;
  stdout: NodeJS.WriteStream;
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
}

export interface OpenWizard {
  /** Settles when the terminal is the caller's again; rejects with what a view threw. */
  finished: Promise<void>;
  /** Draws what is still to be drawn, leaves it standing and gives the terminal back. */
  close: () => void;
}

/** Shows the wizard on a terminal. Both ends must be one: the caller has made sure. */
export function openWizard(driver: WizardDriver, terminal: Terminal): OpenWizard {
  const { stdin, stdout, env, platform } = terminal;
  const keys = new KeyStream(stdin, () => app.waitUntilRenderFlush());
  const symbols = chooseSymbols(env, platform);
  const dropKeys = () => keys.dropWaiting();
  let thrown: { error: unknown } | null = null;
  const failed = (error: unknown) => {
    thrown = { error };
    // React is in the middle of its work here.
    queueMicrotask(() => app.unmount());
  };
  const wizard = () => (
    <Boundary failed={failed}>
      <Wizard {...{ driver, symbols, dropKeys }} columns={stdout.columns} rows={stdout.rows} />
    </Boundary>
  );
  // Ahead of Ink's own listener, which draws at once and must not draw the old layout in the new window.
  const resized = () => app.rerender(wizard());
  stdout.on('resize', resized);
  const hungUp = () => driver.stop();
  stdin.once('end', hungUp);
  // Before the first frame, or what is typed early would be echoed into it.
  keys.setRawMode(true);
  const app = render(wizard(), {
    stdin: keys,
    stdout,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: true,
    maxFps: 20,
    incrementalRendering: false,
  });
  const finished = app
    .waitUntilExit()
    .then(() => {
      if (thrown !== null) throw thrown.error;
    })
    .finally(() => {
      stdout.removeListener('resize', resized);
      stdin.removeListener('end', hungUp);
    });
  return {
    finished,
    close: () => void app.waitUntilRenderFlush().then(() => app.unmount()),
  };
}
