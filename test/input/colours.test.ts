import { expect, it } from 'vitest';
import { carriesColours } from '../../src/input/colours.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('knows a file that carries one of the policy’s colours', () => {
  expect(carriesColours(bytes('<span style="color: green">Child seen</span>'))).toBe(true);
  expect(carriesColours(bytes('<font COLOR="#00B050">Child seen</font>'))).toBe(true);
  expect(carriesColours(bytes('{"reason": "<font color=\\"red\\">Child not seen</font>"}'))).toBe(true);
  expect(carriesColours(new Uint8Array(Buffer.from('\ufeff<span style="color: blue">x</span>', 'utf16le')))).toBe(true);
});

it('takes black, grey and the plain word for none', () => {
  expect(carriesColours(bytes('<span style="color: black">Child seen</span>'))).toBe(false);
  expect(carriesColours(bytes('Her favourite color is on the wall.'))).toBe(false);
  expect(carriesColours(bytes(''))).toBe(false);
});
