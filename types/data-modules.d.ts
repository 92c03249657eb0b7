/** Term lists and pages become plain data when the program is built (see scripts/data-modules.mjs). */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}

/** A file as it is: what a page carries within itself. */
declare module '*?raw' {
  const text: string;
  export default text;
}

/** What a sentence model was taught, as scripts/weights-file.mjs unpacks it. */
declare module '*.weights' {
  const weights: { readonly bias: number; readonly scale: number; readonly table: Int8Array };
  export default weights;
}

declare module '*.md' {
  const text: string;
  export default text;
}

/** What the build worked out once and keeps under a name; undefined where nothing is kept, as in a program that was not built. */
declare module '*.kept' {
  const kept: (name: string) => Int32Array | undefined;
  export default kept;
}
