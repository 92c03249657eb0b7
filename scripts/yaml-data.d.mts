import type { Plugin } from 'esbuild';

export const yamlForEsbuild: Plugin;
export const yamlForVite: { name: string; enforce: 'pre'; load(id: string): string | undefined };
