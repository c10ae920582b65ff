// Opens a server at a port on loopback, or at the next free one when somebody else has it.
import type { Server } from 'node:http';

const TRIES = 20;

/** The port that was free; 0 takes any. */
export async function listenFrom(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port <= wanted + TRIES && port < 65_536; port += 1) {
    if (await listens(server, port)) return portOf(server);
  }
  throw new Error(`No port from ${wanted} to ${wanted + TRIES} is free for the sandbox's page; set SANDBOX_PORT to another one.`);
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}
