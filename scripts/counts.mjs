// The plain line of counts: what vitest wrote down, plus the one picture drawn through the built bot. Fails when anything failed.
import { readFileSync } from 'node:fs';

const [, , file, picture] = process.argv;
const { numPassedTests, numFailedTests, numTotalTests, success } = JSON.parse(readFileSync(file, 'utf8'));
const drawn = picture === '1' ? 1 : 0;
const failed = numFailedTests + (success || numFailedTests > 0 ? 0 : 1) + (1 - drawn);
console.log(`${numPassedTests + drawn} passed, ${failed} failed`);
if (failed > 0 || numTotalTests === 0) process.exitCode = 1;
