import { defineConfig } from '@playwright/test';
import journeys from '../playwright.config';

/** The pictures are taken by the same browser as the journeys, one after another. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  outputDir: '../test-results/screenshots',
  timeout: 600_000,
  workers: 1,
});
