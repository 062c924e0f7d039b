import { render } from 'ink';
import { KeyStream } from '../terminal/key-stream.ts';
import { colourDepth } from '../terminal/pictures/colour-depth.ts';
import type { PictureTerminal } from '../terminal/pictures/show.ts';
import { chooseSymbols } from '../terminal/symbols.ts';
import { Boundary } from './Boundary.tsx';
import type { WizardDriver } from './screen.ts';
import type { ShowPicture } from './stage.ts';
import { Wizard } from './Wizard.tsx';

/** The terminal at both ends; the person sees nothing else meanwhile. */
export type Terminal = PictureTerminal & { stdout: NodeJS.WriteStream };

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
  const colours = colourDepth(env, stdout);
  const showPicture: ShowPicture = async (show) => {
    // Ink has let go of it for whoever comes, and without anything to wait for, the program would end.
    stdin.ref?.();
    const pictures = await import('../terminal/pictures/show.ts');
    return pictures.showPicture(terminal, { ...show, signal: closed.signal });
  };
  const closed = new AbortController();
  let thrown: { error: unknown } | null = null;
  const failed = (error: unknown) => {
    thrown = { error };
    // React is in the middle of its work here.
    queueMicrotask(() => app.unmount());
  };
  const wizard = () => (
    <Boundary failed={failed}>
      <Wizard
        {...{ driver, symbols, colours, dropKeys, showPicture }}
        columns={stdout.columns}
        rows={stdout.rows}
      />
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
    close: () => {
      closed.abort();
      void app.waitUntilRenderFlush().then(() => app.unmount());
    },
  };
}
