import type { Plugin } from 'esbuild';

export function dataForEsbuild(outdir?: string): Plugin;
export const dataForVite: { name: string; enforce: 'pre'; load(id: string): string | undefined };
