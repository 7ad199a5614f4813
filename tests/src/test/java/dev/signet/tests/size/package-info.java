/** How the compiler and what it writes grow with the number of layers. */
package dev.signet.tests.size;
