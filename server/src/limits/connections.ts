import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './network-of.ts';

/** Connections that one address may hold open. A street booth or an office behind one address stays far below. */
const MAX_OF_ONE = 400;

/**
 * Cuts off connections of an address that holds too many, so that one slow client cannot take the places of all. Not behind
 * a proxy, where every connection is the proxy's. Counted in memory alone.
 */
export function limitConnections(server: Pick<Server, 'on'>, most: number = MAX_OF_ONE): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const place = networkOf(socket.remoteAddress ?? '');
    const count = (open.get(place) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(place, count);
    socket.once('close', () => {
      const left = (open.get(place) ?? 1) - 1;
      if (left === 0) open.delete(place);
      else open.set(place, left);
    });
  });
}
