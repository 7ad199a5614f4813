/** Networks whose generated sources are kept as golden files. */
package dev.signet.tests.golden;
