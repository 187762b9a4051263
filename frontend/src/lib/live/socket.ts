import type { Centrifuge } from 'centrifuge';
import { parseCode, Problem } from '../api/problem';

/** Who opens the socket; goes in its first frame, never in its address. */
export type Identity =
  | { consultation: string; token: string }
  | { consultation: string; presenter: string }
  | { consultation: string };

/** What a connection tells its owner. */
export interface SocketHandlers {
  /** The channels are joined; `gap` where messages may have been missed before. */
  joined(gap: { missed: boolean; again: boolean }): void;
  published(data: unknown): void;
  /** The connection is lost; it comes back by itself unless it was refused. */
  lost(): void;
}

/** A connection that reconnects by itself. */
export interface Socket {
  call(method: string, data: unknown): Promise<unknown>;
  close(): void;
}

/** Opens a {@link Socket}. */
export type OpenSocket = (identity: Identity, handlers: SocketHandlers) => Promise<Socket>;

function address(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`;
}

/** Loads the real-time client and connects. */
export const openSocket: OpenSocket = async (identity, handlers) => {
  const { Centrifuge, State } = await import('centrifuge');
  const client = new Centrifuge(address(), {
    data: identity,
    minReconnectDelay: 500,
    maxReconnectDelay: 20_000,
    timeout: 6000,
  });
  client.on('subscribed', ({ recovered, wasRecovering }) =>
    handlers.joined({ missed: !recovered, again: wasRecovering }),
  );
  client.on('publication', ({ data }) => handlers.published(data));
  client.on('connecting', () => handlers.lost());
  client.on('disconnected', () => handlers.lost());
  client.connect();
  return {
    call: (method, data) => call(client, client.state === State.Connected, method, data),
    close: () => client.disconnect(),
  };
};

async function call(client: Centrifuge, connected: boolean, method: string, data: unknown) {
  if (!connected) throw new Problem('offline');
  try {
    const reply: unknown = (await client.rpc(method, data)).data;
    return reply;
  } catch (error) {
    throw socketProblem(error);
  }
}

/** Codes from 1000 on are refusals of the domain, named by the message; others are the transport's. */
export function socketProblem(error: unknown): Problem {
  const { code, message } = shapeOf(error);
  return code >= 1000
    ? new Problem(parseCode(message), { detail: message })
    : new Problem('offline');
}

function shapeOf(error: unknown): { code: number; message: string } {
  if (typeof error !== 'object' || error === null) return { code: 0, message: '' };
  const code = 'code' in error && typeof error.code === 'number' ? error.code : 0;
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  return { code, message };
}
