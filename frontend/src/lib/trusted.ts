// Trusted Types: the pages run under `require-trusted-types-for 'script'`, so
// the address of a worker must come from a policy that the server's
// Content-Security-Policy names ("parley").

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): unknown;
  };
}

let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/** The address of one of our own workers, as `?worker&url` imports it, made fit for `new Worker`. */
export function workerURL(url: string): URL {
  const { href, origin } = new URL(url, location.href);
  if (origin !== location.origin) throw new TypeError('a worker must come from the same origin');
  if (!('trustedTypes' in window)) return new URL(href);
  const factory = window.trustedTypes as PolicyFactory;
  policy ??= factory.createPolicy('parley', { createScriptURL: (own) => own });
  return policy.createScriptURL(href) as URL;
}
