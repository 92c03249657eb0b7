import type { Plugin } from 'esbuild';

export const dataForEsbuild: Plugin;
export const dataForVite: { name: string; enforce: 'pre'; load(id: string): string | undefined };
