// What somebody is told at the doors.
import { privacy, status } from './agenda';
import { bool, list, num, object, str, withDefault, type Of } from './parse';
import { id, lang, text } from './text';

export const roomKey = object({
  group: id,
  theme: id,
  name: text,
  open: bool,
  public_key: str,
  fingerprint: str,
});
export type RoomKey = Of<typeof roomKey>;

export const invitationKeys = object({ keys: list(roomKey) });

export const room = object({
  consultation: id,
  room_code: str,
  title: text,
  hosts: text,
  date: str,
  place: text,
  languages: list(lang),
  status,
  open_room: bool,
  issuance_over: bool,
  min_cell: num,
  protocol_hash: str,
  privacy,
  keys: list(roomKey),
  rehearsal: withDefault(bool, false),
});
export type Room = Of<typeof room>;
