// The module worker that blinds and unblinds, see blinder.ts.

import { answer, type Call } from './answer';

addEventListener('message', ({ data }: MessageEvent<Call>) => {
  void answer(data).then((reply) => postMessage(reply));
});
