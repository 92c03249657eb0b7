import { describe, expect, it } from 'vitest';
import { contactKind, isInPerson, isVisit } from '../../src/casenote/contact.ts';
import { readOne } from '../input/given.ts';

const kindOf = async (contactType: unknown) => contactKind(await readOne('a.json', JSON.stringify({ child: { name: 'Dawn' }, contactType })));

describe('the kind of a contact', () => {
  it.each([
    ['Statutory Visit', 'statutory'],
    ['CHILD PROTECTION', 'statutory'],
    ['CP visit (fortnightly)', 'statutory'],
    ['Home visit', 'home'],
    ['Unannounced visit - evening', 'home'],
    ['Assessment session', 'assessment'],
    ['Child Protection Conference', 'meeting'],
    ['Core group (virtual)', 'meeting'],
    ['Telephone call', 'call'],
    ['Email to school', 'written'],
    ['School visit', 'visitElsewhere'],
    ['CNX9', 'unknown'],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%s: %s', async (type, kind) => expect(await kindOf(type)).toBe(kind));

  it('says whether it is a visit, and in person', () => {
    expect((['statutory', 'home', 'assessment', 'directWork', 'meeting', 'call', undefined] as const).map(isVisit)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect((['statutory', 'directWork', 'meeting', 'call', 'written', 'unknown', undefined] as const).map(isInPerson)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
