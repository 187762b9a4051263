// The few colours that stand for all colours of a picture (median cut: Heckbert
// 1982, Color image quantization for frame buffer display, doi
// 10.1145/965145.801294).

const most = 256;

interface Colour {
  value: number;
  count: number;
}

type Channel = 16 | 8 | 0;
const channels: readonly Channel[] = [16, 8, 0];

function part(colour: number, channel: Channel): number {
  return (colour >> channel) & 255;
}

/** At most 256 colours for these pixels; all of them where they are few enough. */
export function paletteOf(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const value of pixels) counts.set(value, (counts.get(value) ?? 0) + 1);
  const colours = [...counts].map(([value, count]) => ({ value, count }));
  if (colours.length <= most) return colours.map(({ value }) => value);
  colours.sort((a, b) => b.count - a.count);
  const kept = colours.slice(0, most / 4).map(({ value }) => value); // large areas stay exact
  return [...kept, ...boxes(colours.slice(most / 4), most - kept.length).map(middle)];
}

/** Cuts the colours into boxes, always the widest box next, at its median. */
function boxes(colours: Colour[], wanted: number): Colour[][] {
  const list = [colours];
  while (list.length < wanted) {
    list.sort((a, b) => worth(a) - worth(b));
    const widest = list.pop();
    if (widest === undefined || widest.length < 2) return widest ? [...list, widest] : list;
    const { channel } = extent(widest);
    widest.sort((a, b) => part(a.value, channel) - part(b.value, channel));
    const cut = median(widest);
    list.push(widest.slice(0, cut), widest.slice(cut));
  }
  return list;
}

function worth(box: Colour[]): number {
  return box.length < 2 ? 0 : extent(box).width * Math.sqrt(total(box));
}

function total(box: Colour[]): number {
  return box.reduce((sum, { count }) => sum + count, 0);
}

/** Where half of the pixels of a sorted box are on each side; neither side is empty. */
function median(box: Colour[]): number {
  const half = total(box) / 2;
  let before = 0;
  const at = box.findIndex(({ count }) => (before += count) >= half) + 1;
  return Math.min(Math.max(at, 1), box.length - 1);
}

/** The channel in which a box is widest. */
function extent(box: Colour[]): { channel: Channel; width: number } {
  const widths = channels.map((channel) => {
    let [low, high] = [255, 0];
    for (const { value } of box) {
      low = Math.min(low, part(value, channel));
      high = Math.max(high, part(value, channel));
    }
    return { channel, width: high - low };
  });
  return widths.reduce((best, one) => (one.width > best.width ? one : best));
}

/** The mean colour of a box. */
function middle(box: Colour[]): number {
  const all = total(box);
  const mean = (channel: Channel) =>
    Math.round(box.reduce((sum, { value, count }) => sum + part(value, channel) * count, 0) / all);
  return channels.reduce<number>((colour, channel) => colour | (mean(channel) << channel), 0);
}

/** Finds the entry of the palette that is nearest to a colour. */
export function nearest(palette: number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, i) => [colour, i]));
  return (colour) => {
    const found = known.get(colour) ?? closest(palette, colour);
    known.set(colour, found);
    return found;
  };
}

function closest(palette: number[], colour: number): number {
  let [best, least] = [0, Infinity];
  palette.forEach((one, i) => {
    const distance = channels
      .map((channel) => (part(one, channel) - part(colour, channel)) ** 2)
      .reduce((sum, square) => sum + square);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}
