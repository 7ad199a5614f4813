/** Pictures without a screen and without fonts. */
package dev.signet.examples.plot;
