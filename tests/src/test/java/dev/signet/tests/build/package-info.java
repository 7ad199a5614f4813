/** The processor under the compilers and build tools that people use. */
package dev.signet.tests.build;
