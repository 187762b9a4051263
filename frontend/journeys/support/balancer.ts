import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * Passes connections on to several nodes in turn. Websockets, which browsers
 * open by connections of their own, have a turn of their own; a node that does
 * not answer is left out.
 */
export class Balancer {
  /** Ports of the nodes. */
  readonly nodes: number[] = [];
  /** How many websockets each node's port got. */
  readonly sockets = new Map<number, number>();
  readonly #server = createServer((client) => this.#welcome(client));
  readonly #clients = new Set<Socket>();
  readonly #turns = { socket: 0, other: 0 };

  /** Begins to listen, on a free port; gives its address. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    for (const client of this.#clients) client.destroy();
  }

  #welcome(client: Socket): void {
    this.#clients.add(client);
    client.on('error', () => client.destroy()).on('close', () => this.#clients.delete(client));
    client.once('data', (first) => {
      client.pause();
      const kind = /^upgrade: websocket/im.test(first.toString('latin1')) ? 'socket' : 'other';
      const from = this.#turns[kind]++ % this.nodes.length;
      this.#join(client, first, kind, [...this.nodes.slice(from), ...this.nodes.slice(0, from)]);
    });
  }

  /** Joins a client to the first node that answers. */
  #join(client: Socket, first: Buffer, kind: 'socket' | 'other', ports: number[]): void {
    const [port, ...others] = ports;
    if (port === undefined) return void client.destroy();
    const node = connect(port, '127.0.0.1');
    node.once('connect', () => {
      if (kind === 'socket') this.sockets.set(port, (this.sockets.get(port) ?? 0) + 1);
      node.write(first);
      node.removeAllListeners('error').on('error', () => client.destroy());
      client.pipe(node).pipe(client);
      client.on('close', () => node.destroy());
      node.on('close', () => client.destroy());
    });
    node.once('error', () => this.#join(client, first, kind, others));
  }
}
