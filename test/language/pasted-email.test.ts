import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSection } from '../given.ts';
