/**
 * Java text: types, members and code as data, laid out in one pass. The vocabulary and the layout
 * are JavaPoet's, of which it is the part that {@code write} uses; JavaPoet lays out every file
 * twice, the first time for its imports, and takes a tenth of a cold compilation. Knows nothing of
 * networks.
 */
package dev.signet.processor.text;
