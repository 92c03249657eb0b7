import { defineConfig } from 'vitest/config';
import { yamlForVite } from './scripts/yaml-data.mjs';

export default defineConfig({
  plugins: [yamlForVite],
  test: { include: ['test/**/*.test.ts', 'rules/**/*.test.ts'], testTimeout: 60_000 },
});
