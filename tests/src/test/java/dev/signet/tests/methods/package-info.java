/** Published methods as they are declared, one network each; docs/methods.md links here. */
package dev.signet.tests.methods;
