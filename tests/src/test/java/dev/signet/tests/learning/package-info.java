/** A small network on a small task: learning, repeating, saving. */
package dev.signet.tests.learning;
