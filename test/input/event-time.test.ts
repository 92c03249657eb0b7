import { describe, expect, it } from 'vitest';
import { readOne } from './given.ts';

const at = async (fields: object) => {
  const note = await readOne('a.json', JSON.stringify({ child: { name: 'Dawn' }, ...fields }));
  return { time: note.fields.eventAt?.time, box: note.fields.eventTime };
};

describe('a time that stands apart from its date', () => {
  it('is joined to it', async () => {
    expect(await at({ eventAt: '02/03/2026', eventTime: '3.30pm' })).toEqual({ time: '15:30', box: true });
    expect(await at({ eventAt: '2026-03-02T09:00', eventTime: '15:30' })).toEqual({ time: '09:00', box: true });
  });

  it('may have been left blank, or not exported', async () => {
    expect(await at({ eventAt: '2026-03-02', eventTime: '' })).toEqual({ time: undefined, box: null });
    expect(await at({ eventAt: '2026-03-02' })).toEqual({ time: undefined, box: undefined });
  });

  it('that nobody can read rejects the note', async () => {
    await expect(at({ eventAt: '2026-03-02', eventTime: 'teatime' })).rejects.toThrow(/time of day/);
  });

  it('left blank in a form is blank', async () => {
    const note = await readOne('a.md', '# New Case Note for Dawn\n\nContact Date: 02/03/2026\nTime:\n\n## Detailed Notes\n\nSaw her.\n');
    expect(note.fields.eventTime).toBeNull();
    expect(note.fields.eventAt?.day).toBe('2026-03-02');
  });
});
