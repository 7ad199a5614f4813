/** Choices as a user writes them, one or two of each kind, for the tests to draw from. */
package dev.signet.tests.choices;
