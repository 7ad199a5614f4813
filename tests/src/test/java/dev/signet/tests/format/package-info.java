/** A second implementation of inference, from docs/model-format.md alone. */
package dev.signet.tests.format;
