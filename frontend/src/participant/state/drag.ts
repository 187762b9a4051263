// Dragging a row of a list with a pointer. What is pure comes first.

/** Where a row lies before anything is dragged, from the top of the page. */
export interface Box {
  top: number;
  bottom: number;
}

/**
 * The line a dragged row would take. Its leading edge decides, as it passes
 * the middle of another row: rows of different heights then never swap back
 * and forth under a resting finger.
 */
export function lineOf(boxes: readonly Box[], from: number, moved: number): number {
  const dragged = boxes[from];
  if (dragged === undefined) return from;
  const top = dragged.top + moved;
  const bottom = dragged.bottom + moved;
  const above = boxes.filter(({ top: t, bottom: b }, i) => {
    const middle = (t + b) / 2;
    return i < from ? middle < top : i > from && middle < bottom;
  });
  return above.length;
}

/** How far each other row makes way, in multiples of the dragged row's height. */
export function shiftOf(row: number, from: number, to: number): -1 | 0 | 1 {
  if (row > from && row <= to) return -1;
  return row < from && row >= to ? 1 : 0;
}

/** How fast the page scrolls when the pointer is near its edge, in pixels a frame. */
export function scrollSpeed(y: number, height: number, edge = 96): number {
  if (y < edge) return -Math.ceil((edge - y) / 8);
  if (y > height - edge) return Math.ceil((y - (height - edge)) / 8);
  return 0;
}

interface DragOptions {
  /** The row is lifted, is over a line, and is put down there. */
  lifted: (row: number) => void;
  dropped: (row: number, line: number) => void;
}

/** Makes the rows of a list draggable by their `.grip`; attach it to the list. */
export function draggable({ lifted, dropped }: DragOptions): (list: HTMLElement) => () => void {
  return (list) => {
    const start = (event: PointerEvent) => {
      const grip = event.target instanceof Element ? event.target.closest('.grip') : null;
      const row = grip?.closest<HTMLElement>('li');
      if (!row || !(grip instanceof HTMLElement) || event.button !== 0) return;
      event.preventDefault();
      const from = [...list.children].indexOf(row);
      lifted(from);
      follow(list, grip, event, from, (line) => dropped(from, line));
    };
    list.addEventListener('pointerdown', start);
    return () => list.removeEventListener('pointerdown', start);
  };
}

/** Follows one pointer from the grip until it is let go. */
function follow(
  list: HTMLElement,
  grip: HTMLElement,
  { pointerId, clientY }: PointerEvent,
  from: number,
  done: (line: number) => void,
): void {
  const rows = [...list.children].filter((child) => child instanceof HTMLElement);
  const boxes = rows.map((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return { top: top + window.scrollY, bottom: bottom + window.scrollY };
  });
  const height = boxes[from] ? boxes[from].bottom - boxes[from].top : 0;
  const began = clientY + window.scrollY;
  let y = clientY;
  let frame = 0;

  const line = () => lineOf(boxes, from, y + window.scrollY - began);
  const draw = () => {
    window.scrollBy(0, scrollSpeed(y, window.innerHeight));
    const to = line();
    rows.forEach((row, i) => {
      const by = i === from ? y + window.scrollY - began : shiftOf(i, from, to) * height;
      row.style.translate = `0 ${by}px`;
    });
    frame = requestAnimationFrame(draw);
  };
  const move = (event: PointerEvent) => {
    y = event.clientY;
  };
  const end = (event: PointerEvent) => {
    cancelAnimationFrame(frame);
    const to = event.type === 'pointerup' ? line() : from;
    for (const row of rows) row.style.translate = '';
    stop.abort();
    done(to);
  };
  const stop = new AbortController();
  const { signal } = stop;
  grip.setPointerCapture(pointerId);
  grip.addEventListener('pointermove', move, { signal });
  grip.addEventListener('pointerup', end, { signal });
  grip.addEventListener('pointercancel', end, { signal });
  draw();
}
