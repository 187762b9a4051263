import { Client } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import {
  invitationKeys,
  parcel,
  room as readRoom,
  signatures,
  type Room,
  type RoomKey,
} from '../../lib/api/types';
import { Blinder } from '../../lib/credential/blinder';
import type { BlindRequest } from '../../lib/credential/blind';
import type { Bytes } from '../../lib/credential/bytes';
import { readInvitation } from '../../lib/credential/code';
import { IssuanceError } from '../../lib/credential/fault';
import { readKeys, readRing, type KeyRing, type Keys } from '../../lib/credential/ring';
import type { Shelf } from '../../lib/store/shelf';

/** What was begun with an invitation and must be gone on with, not begun again. */
interface Pending {
  publicKeys: string;
  invitation: string;
  requests: BlindRequest[];
}

/** Where a person stands before the doors. */
export type Stage =
  | 'loading'
  | 'unknown' // no such room
  | 'unreachable'
  | 'door' // may ask for a credential, if the room still gives any
  | 'registered' // has one; the doors are shut
  | 'inside';

type Blinding = Pick<Blinder, 'blind' | 'finish' | 'stop'>;

interface EntranceOptions {
  roomCode: string;
  /** What followed the # of the address: an invitation code, a credential, or nothing. */
  fragment: string;
  shelf: Shelf;
  client?: Client;
  blinder?: Blinding;
}

/** The way from a link to a credential that is kept on this device. */
export class Entrance {
  stage: Stage = $state('loading');
  room: Room | undefined = $state.raw();
  /** The credentials; only this device has them. */
  ring: KeyRing | undefined = $state.raw();
  invitation: string | undefined = $state();
  /** The id of the group whose keys signed the credentials. */
  group = $state('');
  working = $state(false);
  /** Why the last attempt failed. */
  problem: Problem | IssuanceError | undefined = $state.raw();

  readonly #options: EntranceOptions;
  readonly #client: Client;
  readonly #blinder: Blinding;

  constructor(options: EntranceOptions) {
    this.#options = options;
    this.#client = options.client ?? new Client();
    this.#blinder = options.blinder ?? new Blinder();
    this.invitation = readInvitation(options.fragment);
  }

  /** Whether the room gives credentials to people without an invitation. */
  get openRoom(): boolean {
    return this.room?.open_room === true && this.room.keys.some(({ open }) => open);
  }

  /** Whether somebody new can still be admitted, now or when registration begins. */
  get admits(): boolean {
    return this.room !== undefined && !this.room.issuance_over && this.room.status !== 'closed';
  }

  /** Whether pressing the button can lead in. */
  get ready(): boolean {
    const status = this.room?.status;
    const giving = this.admits && (status === 'registering' || status === 'open');
    return giving && (this.invitation !== undefined || this.openRoom);
  }

  /** The key of one's own group, to be compared with the projector; undefined where it has many. */
  get key(): RoomKey | undefined {
    const keys = this.room?.privacy === 'linked' ? this.room.keys : [];
    return (
      keys.find(({ group }) => group === this.group) ?? (keys.length === 1 ? keys[0] : undefined)
    );
  }

  async start(): Promise<void> {
    await this.look();
    if (!this.room) return;
    const { fragment, shelf } = this.#options;
    const kept = await shelf.get(this.#path('credential'));
    const carried = readRing(fragment);
    if (kept !== undefined) this.#hold(readKeys(kept));
    else if (carried) await this.#keep({ keys: carried, group: '' });
    this.#settle();
  }

  /** Looks at the room again, as while waiting for the doors. */
  async look(): Promise<void> {
    try {
      const path = `/rooms/${encodeURIComponent(this.#options.roomCode)}`;
      this.room = await this.#client.get(path, readRoom);
      if (this.stage !== 'loading') this.#settle();
    } catch (error) {
      if (this.room) return; // what is known stays on the screen
      const missing = error instanceof Problem && ['not_found', 'invalid'].includes(error.code);
      this.stage = missing ? 'unknown' : 'unreachable';
    }
  }

  /** Takes an invitation as somebody typed it; false where it is mistyped. */
  take(typed: string): boolean {
    this.invitation = readInvitation(typed);
    this.problem = undefined;
    return this.invitation !== undefined;
  }

  /** Takes the keys that another device left under words, and says why not where it cannot. */
  async collect(typed: string): Promise<'taken' | 'mistyped' | 'nothing'> {
    const { collect, readWords } = await import('../../lib/credential/parcel');
    const words = readWords(typed);
    if (!words) return 'mistyped';
    const room = this.room?.consultation ?? '';
    const left = async (id: string) =>
      fromBase64(
        (await this.#client.post(`/consultations/${room}/parcels/${id}/collect`, undefined, parcel))
          .sealed,
      );
    try {
      const keys = readRing(await collect(words, room, left));
      if (!keys) return 'nothing';
      await this.#keep({ keys, group: '' });
    } catch (error) {
      const unfit =
        error instanceof Problem ? error.code === 'not_found' : error instanceof DOMException;
      if (unfit) return 'nothing';
      throw error;
    }
    this.#settle();
    return 'taken';
  }

  /** Gets a credential and keeps it. Repeating it after a failure is safe. */
  async join(): Promise<void> {
    if (this.working || !this.ready) return;
    this.working = true;
    this.problem = undefined;
    try {
      await this.#obtain();
      this.#settle();
    } catch (error) {
      const known = error instanceof Problem || error instanceof IssuanceError;
      this.problem = known ? error : new Problem('unknown');
    } finally {
      this.working = false;
      this.#blinder.stop();
    }
  }

  /** After erasing: back to the door, without the invitation. */
  leave(): void {
    this.ring = undefined;
    this.group = '';
    this.invitation = undefined;
    this.#settle();
    void this.look();
  }

  async #obtain(): Promise<void> {
    const invitation = this.invitation ?? '';
    const keys = await this.#keysFor(invitation);
    const { requests } = await this.#begin(keys, invitation);
    const blinded = requests.map((request) => toBase64(request.blinded));
    const signed = await (invitation === ''
      ? this.#post('room-credentials', { room_code: this.#options.roomCode, blinded })
      : this.#post('credentials', { invitation, blinded }));
    const ring: Record<string, string> = {};
    for (const [i, { theme, public_key }] of keys.entries()) {
      const [request, signature] = [requests[i], signed[i]];
      if (!request || signature === undefined) throw new IssuanceError('signature');
      const spki = fromBase64(public_key);
      ring[theme] = await this.#blinder.finish(spki, request, fromBase64(signature));
    }
    await this.#keep({ keys: ring, group: keys[0]?.group ?? '' });
    await this.#options.shelf.delete(this.#path('pending'));
  }

  /** The keys to be signed with must be ones that everybody sees: none made for one person. */
  async #keysFor(invitation: string): Promise<RoomKey[]> {
    const keys = this.room?.keys ?? [];
    const path = `/consultations/${this.room?.consultation ?? ''}/invitations/keys`;
    const told =
      invitation === ''
        ? keys.filter(({ open }) => open)
        : (await this.#client.post(path, { invitation }, invitationKeys)).keys;
    const known = new Set(keys.map(({ public_key }) => public_key));
    if (told.length === 0 || !told.every(({ public_key }) => known.has(public_key)))
      throw new IssuanceError('key');
    return told;
  }

  /** Blinds a message for each key, or goes on with what was begun: the server signs nothing else. */
  async #begin(keys: RoomKey[], invitation: string): Promise<Pending> {
    const { shelf } = this.#options;
    const publicKeys = keys.map(({ public_key }) => public_key).join(' ');
    const kept = (await shelf.get(this.#path('pending'))) as Pending | undefined;
    if (kept?.publicKeys === publicKeys && kept.invitation === invitation) return kept;
    const requests: BlindRequest[] = [];
    for (const key of keys) requests.push(await this.#blinder.blind(fromBase64(key.public_key)));
    const pending = { publicKeys, invitation, requests };
    await shelf.put(this.#path('pending'), pending);
    return pending;
  }

  async #post(what: string, body: object): Promise<string[]> {
    const path = `/consultations/${this.room?.consultation ?? ''}/${what}`;
    return (await this.#client.post(path, body, signatures)).signatures;
  }

  async #keep(kept: Keys): Promise<void> {
    await this.#options.shelf.put(this.#path('credential'), kept);
    this.#hold(kept);
  }

  #hold({ keys, group }: Keys): void {
    this.ring = keys;
    this.group = group;
    this.invitation = undefined;
  }

  #settle(): void {
    const status = this.room?.status;
    if (this.ring === undefined) this.stage = 'door';
    else this.stage = status === 'open' || status === 'closed' ? 'inside' : 'registered';
  }

  #path(name: string): string {
    return `${this.room?.consultation ?? ''}/${name}`;
  }
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
