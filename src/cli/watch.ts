export async function watch(): Promise<void> {}
