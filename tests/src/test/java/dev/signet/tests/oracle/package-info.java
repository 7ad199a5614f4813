/** Whole small networks against a plain re-implementation in double precision. */
package dev.signet.tests.oracle;
