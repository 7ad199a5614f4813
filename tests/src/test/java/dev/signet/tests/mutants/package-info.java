/**
 * Mutants: valid declarations with one mistake that a user might make, drawn from a seed. Whatever
 * the mistake, the compiler says it once, where it stands.
 */
package dev.signet.tests.mutants;
