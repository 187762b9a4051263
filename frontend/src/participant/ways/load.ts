import { language } from '../../lib/i18n/language.svelte';

/** Loads the pages of dots, quadratic votes, grades and comparisons with their texts. */
export async function loadWays() {
  const { default: page } = await import('./Ways.svelte');
  await language.start();
  return page;
}

/** Loads the results of such steps with their texts. */
export async function loadWayResult() {
  const { default: part } = await import('../../lib/ways/WayResult.svelte');
  await language.start();
  return part;
}
