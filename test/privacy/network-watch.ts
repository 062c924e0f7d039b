/**
 * Loaded before the program (`node --import`): writes down every handle of the network that Node makes, in all of
 * its threads. Whatever reaches the network from JavaScript, `fetch` too, makes one of these.
 */
import { createHook } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import threads, { type WorkerOptions } from 'node:worker_threads';

const HANDLES = /^(?:TCP|UDP|QUERY|GETADDRINFO|GETNAMEINFO|PIPESERVER|PIPECONNECT|HTTP2|TLS)/;

createHook({
  init(_id, kind) {
    if (HANDLES.test(kind)) appendFileSync(process.env.NETWORK_FOUND ?? '', `${kind}\n`);
  },
}).enable();

// A thread is not given what its process was given, unless it is told.
threads.Worker = class extends threads.Worker {
  constructor(script: string | URL, options: WorkerOptions = {}) {
    const execArgv = [...(options.execArgv ?? []), '--import', import.meta.url];
    super(script, { ...options, execArgv });
  }
};
syncBuiltinESMExports();
