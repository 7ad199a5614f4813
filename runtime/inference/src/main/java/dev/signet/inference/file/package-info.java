/**
 * Model files: the safetensors container, its JSON header, and what a model stores in it. Anything
 * wrong with a file is one {@link dev.signet.inference.file.ModelFileException}.
 */
package dev.signet.inference.file;
