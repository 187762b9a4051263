/** The line icons, each one path on a 24 × 24 grid. */
export const icons = {
  anonymous: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7M3 3l18 18',
  unlinked: 'M9 15l6-6M10 6l2-2a4 4 0 0 1 6 6l-2 2M14 18l-2 2a4 4 0 0 1-6-6l2-2M3 3l18 18',
  people:
    'M5 9a3 3 0 1 0 6 0a3 3 0 1 0-6 0M13 9a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2 19c0-3 2.5-5 6-5s6 2 6 5M15 14c4 0 7 2 7 5',
  cover:
    'M3 3l18 18M10 6.2A9.8 9.8 0 0 1 12 6c5 0 8.5 4 10 6a17 17 0 0 1-3 3.2M6.5 7.7A16.6 16.6 0 0 0 2 12c1.5 2 5 6 10 6 1.6 0 3-.4 4.3-1',
  disagree: 'M6 6l12 12M18 6L6 18',
  pass: 'M5 12h14',
  agree: 'M4 12.5l5 5L20 6.5',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  left: 'M15 6l-6 6 6 6',
  right: 'M9 6l6 6-6 6',
  now: 'M7 12a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
  later: 'M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  help: 'M9 9a3 3 0 1 1 4.5 2.6C12.4 12.3 12 13 12 14M12 17.5h.01M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0',
  close: 'M6 6l12 12M18 6L6 18',
  join: 'M12 4v9M8 9l4 4 4-4M5 19h14',
  divide: 'M4 12h16M12 3v5M9.5 5.5L12 3l2.5 2.5M12 21v-5M9.5 18.5L12 21l2.5-2.5',
  add: 'M12 5v14M5 12h14',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof icons;
