import fc from 'fast-check';

/**
 * The properties are tried on the same texts every time: a build that fails today fails tomorrow, and one person’s change never
 * fails on what another day’s throw of the dice found. `npm run test:properties` throws the dice.
 */
fc.configureGlobal({ seed: Number(process.env.CASELINT_SEED ?? 1) });
