/** Networks of the literature at their full size, run by hand. */
package dev.signet.tests.zoo;
