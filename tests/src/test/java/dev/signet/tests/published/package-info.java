/** Networks of the literature, declared as a user declares them. */
package dev.signet.tests.published;
