// The shapes of the wire.
export * from './text';
export * from './agenda';
export * from './entry';
export * from './words';
export * from './results';
export * from './snapshot';
export * from './own';
