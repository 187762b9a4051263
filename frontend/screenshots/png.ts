// Makes a screenshot small: at most 256 colours, in a palette. Pages are set in
// few colours, so that nobody sees a difference. (PNG, third edition, W3C 2025.)
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { nearest, paletteOf } from './palette';

interface Picture {
  width: number;
  height: number;
  /** One 0xRRGGBB for each pixel, row by row. */
  pixels: Uint32Array;
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** The same picture in fewer bytes. Takes what Chromium writes: 8 bits a channel, not interlaced. */
export function shrink(png: Buffer): Buffer {
  const picture = decode(png);
  return encode(picture, paletteOf(picture.pixels));
}

function* chunks(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = signature.length; at < png.length;) {
    const size = png.readUInt32BE(at);
    yield {
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + size),
    };
    at += size + 12;
  }
}

function decode(png: Buffer): Picture {
  const all = [...chunks(png)];
  const header = all[0]?.data ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  const data = all.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * channels, channels);
  const pixels = Uint32Array.from({ length: width * height }, (_, i) =>
    bytes.readUIntBE(i * channels, 3),
  );
  return { width, height, pixels };
}

/** Undoes the row filters: each byte was stored as a difference from its neighbours. */
function unfilter(raw: Buffer, row: number, step: number): Buffer {
  const rows = raw.length / (row + 1);
  const out = Buffer.alloc(rows * row);
  for (let y = 0; y < rows; y++) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= step ? (out[at - step] ?? 0) : 0;
      const up = y > 0 ? (out[at - row] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[at - row - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function encode({ width, height, pixels }: Picture, palette: number[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, i) => colours.writeUIntBE(colour, i * 3, 3));
  const index = nearest(palette);
  const rows = Buffer.alloc(height * (width + 1)); // each row begins with filter 0
  pixels.forEach((colour, i) => (rows[i + Math.floor(i / width) + 1] = index(colour)));
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
