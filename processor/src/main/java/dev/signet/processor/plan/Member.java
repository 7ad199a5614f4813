package dev.signet.processor.plan;

/**
 * A field or constant of a generated class.
 *
 * @param ref its name to be
 * @param type its type
 * @param value what it starts with
 */
public record Member(Ref ref, Type type, Code.Expr value) {}
