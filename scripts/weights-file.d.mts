export function pack(table: Int8Array): string;
export function unpack(packed: string, places: number): Int8Array;
