import { defineConfig } from 'vitest/config';
import { dataForVite } from './scripts/data-modules.mjs';

export default defineConfig({
  plugins: [dataForVite],
  test: { include: ['test/**/*.test.ts', 'rules/**/*.test.ts'], setupFiles: ['test/seed.ts'], testTimeout: 60_000 },
});
