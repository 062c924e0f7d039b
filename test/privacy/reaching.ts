/** Reaches for the network in every way that Node has, in a thread too: all of it must be seen. */
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns';
import { createServer } from 'node:net';
import { isMainThread, Worker } from 'node:worker_threads';

if (isMainThread) {
  new Worker(new URL(import.meta.url), { execArgv: [] });
  lookup('localhost', () => {});
  const server = createServer().listen(0, () => server.close());
  const socket = createSocket('udp4').bind(0, () => socket.close());
} else {
  // Nobody answers there, and that is not what matters.
  fetch('http://127.0.0.1:4999').catch(() => {});
}
